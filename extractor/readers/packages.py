"""Zip packages of office files, checked before any parser sees them."""

from __future__ import annotations

import io
import zipfile
import zlib

MAX_PARTS = 5_000
MAX_INFLATED = 400_000_000
"""Bytes that all parts together may unpack to."""

MAX_RATIO = 300
"""How many times its packed size a large part may unpack to."""

LARGE = 5_000_000
_CHUNK = 1 << 20
_FORBIDDEN = tuple(
    mark.encode(coding) for mark in ("<!DOCTYPE", "<!ENTITY") for coding in ("utf-8", "utf-16-le", "utf-16-be")
)


def refusal(data: bytes) -> str | None:
    """Why an office package must not be opened; `None` where nothing speaks against it.

    Every part is unpacked in small pieces, so that sizes that lie are found too; XML parts must not declare
    entities or a document type, which office files never need.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return _refusal(package)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError, RuntimeError):
        return "The file is damaged or cut off: ask the sender for it again."


def _refusal(package: zipfile.ZipFile) -> str | None:
    parts = package.infolist()
    if len(parts) > MAX_PARTS:
        return f"The file has {len(parts)} parts, more than any office file needs; it was not opened."
    total = 0
    for part in parts:
        if part.file_size > max(LARGE, MAX_RATIO * part.compress_size):
            return "The file unpacks to far more than it should (a decompression bomb); it was not opened."
        with package.open(part) as stream:
            markup = part.filename.lower().endswith((".xml", ".rels", ".vml"))
            tail = b""
            while chunk := stream.read(_CHUNK):
                total += len(chunk)
                if total > MAX_INFLATED:
                    return "The file unpacks to more than 400 MB; it was not opened."
                if markup and any(mark in tail + chunk for mark in _FORBIDDEN):
                    return "The file declares XML entities, which office files never need; it was not opened."
                tail = chunk[-32:]
    return None

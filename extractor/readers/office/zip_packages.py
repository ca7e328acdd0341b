"""Zip packages of office files, checked before any parser sees them."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

MAX_PARTS = 5_000
MAX_INFLATED = 400_000_000
"""Bytes that all parts together may unpack to."""

MAX_RATIO = 300
"""How many times its packed size a large part may unpack to."""

LARGE = 5_000_000
MAX_SPREAD = 20_000_000
"""Cells from the first to the last of a sheet, the empty ones counted: a parser keeps a place for each."""

_CHUNK = 1 << 20
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
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


def sprawl(data: bytes) -> str | None:
    """Why a workbook that `refusal` lets pass must not be opened still: a value far out on one of its sheets."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheets = [name for name in package.namelist() if name.startswith("xl/worksheets/")]
        widest = max((_spread(package.read(name)) for name in sheets), default=0)
    if widest <= MAX_SPREAD:
        return None
    return (
        f"A sheet spreads over {widest} cells, nearly all of them empty, which is more than can be read: delete what "
        "stands far out, save the workbook and read it again."
    )


def _spread(sheet: bytes) -> int:
    """How many cells lie between the first and the last of a sheet, by the places that its XML gives them."""
    found = _PLACE.findall(sheet)
    columns = [_column(letters) for letters in {letters for letters, _ in found}] or [0]
    rows = [int(row) for row in {row for _, row in found}] or [0]
    return (max(columns) - min(columns) + 1) * (max(rows) - min(rows) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number

"""A second file in one file's bytes, behind a document's end or before its beginning: no viewer shows it."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from extractor.document.model import Problem, Severity, Source
from extractor.intake import media_types as kinds
from extractor.intake.media_types import PDF, media_type
from extractor.intake.sources import clean_name

_ZIPS = frozenset(
    (kinds.DOCX, kinds.XLSX, kinds.XLSB, kinds.ODS, kinds.ODT, kinds.ODP, kinds.OFD, kinds.PPTX, kinds.XPS, kinds.ZIP)
)
_OTHERS = frozenset((PDF, kinds.XLS, kinds.OLE, *kinds.IMAGES))
_CALLED = {
    kinds.RAR: "RAR", kinds.SEVEN_ZIP: "7z", kinds.PNG: "PNG", kinds.JPEG: "JPEG", kinds.XLS: "XLS", kinds.ZIP: "ZIP",
    kinds.GZIP: "gzip", kinds.CAB: "CAB", kinds.RTF: "RTF", kinds.HTML: "HTML", PDF: "PDF", kinds.PROGRAM: "EXE",
}  # fmt: skip
_FOOT = b"PK\x05\x06"
_FOOT_SIZE = 22
_PADDING = b"\0\r\n\t \x1a"
_END = b"%%EOF"
_MAX_NAMES = 4
_READABLE = "take it out with an archive program, or ask the sender for each as a file of its own"


def appended(source: Source) -> Problem | None:
    """What tells that the bytes hold another file behind or before the document; `None` where they do not."""
    kind, data = source.identity.media_type, source.data
    if kind in _ZIPS:
        message = _around_a_zip(data)
    elif kind in _OTHERS:
        message = _zip_behind(data) or (_behind_a_pdf(data) if kind == PDF else None)
    else:
        return None
    return None if message is None else Problem("read", f"{message}: {_READABLE}.", Severity.ERROR)


def _around_a_zip(data: bytes) -> str | None:
    foot = data.rfind(_FOOT)
    if foot < 0 or foot + _FOOT_SIZE > len(data):
        return None
    size, offset, comment = struct.unpack_from("<IIH", data, foot + 12)
    before = foot - size - offset
    if before > 0 and offset != 0xFFFFFFFF and data.startswith(b"PK\x03\x04") and data.find(_FOOT, 0, before) >= 0:
        return f"Before this one the file holds another ({_named(data[:before])}), which was not opened"
    rest = data[foot + _FOOT_SIZE + comment :].strip(_PADDING)
    return f"Behind its end the file holds another ({_named(rest)}), which was not opened" if _is_a_file(rest) else None


def _zip_behind(data: bytes) -> str | None:
    """An archive that ends the file, and begins behind the document's own beginning."""
    foot = data.rfind(_FOOT, max(0, len(data) - 70_000))
    if foot < 0 or foot + _FOOT_SIZE > len(data):
        return None
    comment = int.from_bytes(data[foot + 20 : foot + 22], "little")
    if data[foot + _FOOT_SIZE + comment :].strip(_PADDING):
        return None
    names = _names(data)
    return f"Behind its end the file holds an archive (ZIP: {names}), which was not opened" if names else None


def _behind_a_pdf(data: bytes) -> str | None:
    end = data.rfind(_END)
    rest = data[end + len(_END) :].strip(_PADDING) if end >= 0 else b""
    return f"Behind its end the file holds another ({_named(rest)}), which was not opened" if _is_a_file(rest) else None


def _is_a_file(data: bytes) -> bool:
    return bool(data) and media_type(data) not in (kinds.UNKNOWN, kinds.TEXT)


def _named(data: bytes) -> str:
    names = _names(data)
    kind = media_type(data)
    return f"ZIP: {names}" if names else _CALLED.get(kind, kind)


def _names(data: bytes) -> str:
    """The names of an archive's first parts; nothing where it is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [clean_name(entry.filename) for entry in archive.infolist()]
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError, KeyError, RuntimeError):
        return ""
    more = f" and {len(names) - _MAX_NAMES} more" if len(names) > _MAX_NAMES else ""
    return ", ".join(names[:_MAX_NAMES]) + more

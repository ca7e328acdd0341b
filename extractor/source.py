"""Bytes become a source: who it is by its hash, and what it is by its content, never by its name."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Iterator

from extractor.document import Identity, Problem, Source

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLS = "application/vnd.ms-excel"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIL = "message/rfc822"
OUTLOOK = "application/vnd.ms-outlook"
ZIP = "application/zip"
PNG, JPEG, TIFF = "image/png", "image/jpeg", "image/tiff"
OLE = "application/x-ole-storage"
TEXT = "text/plain"
UNKNOWN = "application/octet-stream"

IMAGES = frozenset((PNG, JPEG, TIFF))
WORKBOOKS = frozenset((XLSX, XLS))
CONTAINERS = frozenset((MAIL, OUTLOOK, ZIP))

_HEAD = 1024
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
)
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("__substg1.0_", OUTLOOK),
    ("__properties_version1.0", OUTLOOK),
    ("Workbook", XLS),
    ("Book", XLS),
)
_HEADER = re.compile(rb"(?im)^(?:received|return-path|mime-version|message-id|from|delivered-to|x-[\w-]+): ?\S.*$")
_HEADER_LINE = re.compile(rb"^[!-9;-~]+:[ \t]?[^\r\n]*\r?\n")


def open_source(name: str, data: bytes) -> Source:
    """A source with its identity. `name` is for people; nothing is read from or written to it."""
    digest = hashlib.sha256(data).hexdigest()
    return Source(Identity(name, digest, len(data), media_type(data)), data)


def media_type(data: bytes) -> str:
    """What the bytes are, by their content; `application/octet-stream` where nothing fits."""
    head = data[:_HEAD]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(data)
    if head.startswith(_OLE_MAGIC):
        return _ole_kind(data)
    if b"%PDF-" in head:  # after the containers, which may hold one right after their own heading
        return PDF
    if _HEADER_LINE.match(head) and len(_HEADER.findall(data[:8192])) >= 2:
        return MAIL
    return _plain_kind(data)


def _zip_kind(data: bytes) -> str:
    """An office file by the parts it must have; else an archive, damaged or not."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return ZIP
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names:
        return XLSX
    return DOCX if "word/document.xml" in names else ZIP


def _ole_kind(data: bytes) -> str:
    """A compound file by the names of its streams, which stand in it as UTF-16."""
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return OLE


def _plain_kind(data: bytes) -> str:
    """Text where the beginning is that in a coding that people use, without control characters."""
    head = data[:4096]
    for coding in ("utf-16",) if head.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8", "gb18030"):
        try:
            text = head.decode(coding)
        except UnicodeDecodeError as error:
            if error.start < len(head) - 4:  # else a character that the cut went through
                continue
            text = head[: error.start].decode(coding)
        if not any(c < " " and c not in "\t\r\n\f\x1b" for c in text):
            return TEXT
    return UNKNOWN


def clean_name(name: str) -> str:
    """A name from inside a file as it may be shown: no control characters, no way out of a folder.

    It is still never used as a path.
    """
    parts = [p for p in re.split(r"[/\\]+", name) if p not in ("", ".", "..")]
    text = "".join(c if c.isprintable() else "\ufffd" for c in "/".join(parts))
    return text[:200] or "unnamed"


def unpack(source: Source) -> Iterator[Source | Problem]:
    """The documents inside a container, named `outer.zip/inner.pdf`; itself where it is none.

    Containers inside containers are unpacked too, within limits; what was left out comes as a problem.
    """
    if source.identity.media_type not in CONTAINERS:
        yield source
        return
    from extractor.readers import archive

    yield from archive.unpack(source)

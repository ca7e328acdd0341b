"""What bytes are, by their content and never by a name."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from extractor.intake.decoding import wide_coding

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSB = "application/vnd.ms-excel.sheet.binary.macroenabled.12"
XLS = "application/vnd.ms-excel"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODT = "application/vnd.oasis.opendocument.text"
SPREADSHEET_XML = "application/vnd.ms-excel+xml"
WORD_XML = "application/msword+xml"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MAIL = "message/rfc822"
OUTLOOK = "application/vnd.ms-outlook"
TNEF = "application/vnd.ms-tnef"
ZIP = "application/zip"
RAR, SEVEN_ZIP, GZIP, TAR = (
    "application/vnd.rar",
    "application/x-7z-compressed",
    "application/gzip",
    "application/x-tar",
)
BZIP2, XZ, ZSTD, CAB = (
    "application/x-bzip2",
    "application/x-xz",
    "application/zstd",
    "application/vnd.ms-cab-compressed",
)
LZH, ARJ, ACE, LZ4, COMPRESS, ISO = (
    "application/x-lzh-compressed",
    "application/x-arj",
    "application/x-ace-compressed",
    "application/x-lz4",
    "application/x-compress",
    "application/x-iso9660-image",
)
PROGRAM = "application/vnd.microsoft.portable-executable"
XPS, ODP, EPUB, IWORK, DJVU = (
    "application/vnd.ms-xpsdocument",
    "application/vnd.oasis.opendocument.presentation",
    "application/epub+zip",
    "application/vnd.apple.iwork",
    "image/vnd.djvu",
)
PNG, JPEG, TIFF = "image/png", "image/jpeg", "image/tiff"
GIF, BMP, WEBP = "image/gif", "image/bmp", "image/webp"
HEIC, AVIF, JP2, PSD = "image/heic", "image/avif", "image/jp2", "image/vnd.adobe.photoshop"
EMF, WMF, SVG = "image/emf", "image/wmf", "image/svg+xml"
OLE = "application/x-ole-storage"
RTF, OFD, DWG, POSTSCRIPT = "application/rtf", "application/ofd", "image/vnd.dwg", "application/postscript"
HTML = "text/html"
TEXT = "text/plain"
UNKNOWN = "application/octet-stream"

IMAGES = frozenset((PNG, JPEG, TIFF, GIF, BMP, WEBP))
WORKBOOKS = frozenset((XLSX, XLSB, XLS, ODS, SPREADSHEET_XML))
CONTAINERS = frozenset((MAIL, OUTLOOK, TNEF, ZIP))

_HEAD = 1024
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"II+\x00", TIFF),
    (b"MM\x00+", TIFF),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"\x78\x9f\x3e\x22", TNEF),
    (b"Rar!\x1a\x07", RAR),
    (b"7z\xbc\xaf\x27\x1c", SEVEN_ZIP),
    (b"\x1f\x8b\x08", GZIP),
    (b"BZh", BZIP2),
    (b"\xfd7zXZ\x00", XZ),
    (b"\x28\xb5\x2f\xfd", ZSTD),
    (b"MSCF\x00\x00\x00\x00", CAB),
    (b"\x60\xea", ARJ),
    (b"\x04\x22\x4d\x18", LZ4),
    (b"\x1f\x9d", COMPRESS),
    (b"AT&TFORM", DJVU),
    (b"8BPS", PSD),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", JP2),
    (b"\xd7\xcd\xc6\x9a", WMF),
    (b"{\\rtf", RTF),
    (b"AC10", DWG),
    (b"%!PS-Adobe", POSTSCRIPT),
)
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("__substg1.0_", OUTLOOK),
    ("__properties_version1.0", OUTLOOK),
    ("Workbook", XLS),
    ("Book", XLS),
)
_ZIP_PARTS = (
    ("xl/workbook.xml", XLSX),
    ("xl/workbook.bin", XLSB),
    ("word/document.xml", DOCX),
    ("ppt/presentation.xml", PPTX),
    ("ofd.xml", OFD),
    ("fixeddocseq.fdseq", XPS),
    ("fixeddocumentsequence.fdseq", XPS),
)
_HEADER = re.compile(
    rb"(?im)^(?:received|return-path|mime-version|message-id|from|delivered-to|content-type(?=:\s*[\w-]+/)|x-[\w-]+)"
    rb": ?\S.*$"
)
_HEADER_LINE = re.compile(rb"^[!-9;-~]+:[ \t]?[^\r\n]*\r?\n")
_HTML = re.compile(r"<(?:!doctype\s+html|html|table|head|body|meta|tr|style)\b", re.IGNORECASE)
_SPREADSHEET = re.compile(r"urn:schemas-microsoft-com:office:spreadsheet")
_DRAWING = re.compile(
    r"(?:\s|<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\])?\s*>)*<(?:\w+:)?svg\b", re.DOTALL | re.IGNORECASE
)
"""A drawing by its first element: a page of HTML may hold drawings."""
_XML = re.compile(r"^\s*<(?:\?xml|[\w:]+[\s>])")


def media_type(data: bytes) -> str:
    """What the bytes are; `application/octet-stream` where nothing fits."""
    head = data[:_HEAD]
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK00PK\x03\x04")):
        return _zip_kind(data)
    if head.startswith(_OLE_MAGIC):
        return _ole_kind(data)
    if head[257:262] == b"ustar":
        return TAR
    if b"%PDF-" in head:  # after the containers, which may hold one right after their own heading
        return PDF
    rarer = _by_place(head, data)
    if rarer is not None:
        return rarer
    if _is_mail(data):
        return MAIL
    return _plain_kind(data)


def _by_place(head: bytes, data: bytes) -> str | None:
    """Kinds whose sign stands further in, or is short and needs a second one."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if (
        head[:2] == b"BM"
        and head[6:10] == b"\0\0\0\0"
        and int.from_bytes(head[14:18], "little") in (12, 40, 64, 108, 124)
    ):
        return BMP
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"hevc", b"msf1"):
        return HEIC
    if head[4:12] in (b"ftypavif", b"ftypavis"):
        return AVIF
    if head[:4] == b"\x01\0\0\0" and head[40:44] == b" EMF":
        return EMF
    if head[2:5] == b"-lh" and head[6:7] == b"-":
        return LZH
    if head[7:14] == b"**ACE**":
        return ACE
    if head[:2] == b"MZ" and b"\0" in head[:64]:
        return PROGRAM
    return ISO if data[32769:32774] == b"CD001" else None


BOXED = re.compile(rb"(?m)^From [^\r\n]*\r?\n(?=[!-9;-~]+:[ \t])")
"""Where a mail begins in a mailbox (mbox)."""


def is_box(data: bytes) -> bool:
    """Whether mails follow each other in one file."""
    return BOXED.match(data) is not None


def _is_mail(data: bytes) -> bool:
    head = data[:8192].lstrip(b"\xef\xbb\xbf\r\n")
    head = head.partition(b"\n")[2] if is_box(head) else head
    return bool(_HEADER_LINE.match(head)) and len(_HEADER.findall(head)) >= 2


def _zip_kind(data: bytes) -> str:
    """An office file by the parts it must have; else an archive, damaged or not."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {name.lower().replace("\\", "/") for name in archive.namelist()}
            declared = archive.read("mimetype")[:80] if "mimetype" in names else b""
    except (
        zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError, KeyError, RuntimeError,
    ):  # fmt: skip
        return ZIP
    for kind in (ODS, ODT, ODP, EPUB):
        if declared.decode("latin-1").strip().startswith(kind):
            return kind
    if any(name.startswith("index/") and name.endswith(".iwa") for name in names) or "index.zip" in names:
        return IWORK
    return next((kind for part, kind in _ZIP_PARTS if part in names), ZIP)


def _ole_kind(data: bytes) -> str:
    """A compound file by the names of its streams, which stand in it as UTF-16."""
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return OLE


def _plain_kind(data: bytes) -> str:
    """Text where the beginning is that in a coding that people use, without control characters.

    And what of text is a page of HTML or a workbook or document in XML.
    """
    head = data[:4096]
    for coding in _codings(head):
        try:
            text = head.decode(coding)
        except UnicodeDecodeError as error:
            if error.start < 4096 - 4:  # else a character that the cut went through
                continue
            text = head[: error.start].decode(coding)
        allowed = _KOREAN_SHIFTS if b"\x1b$)C" in head else _WHITE
        if not any(c < " " and c not in allowed for c in text):
            return _marked_up(text)
    text = head.decode("utf-8", "replace")
    if 0 < text.count("\ufffd") <= _FEW_LOST * len(text) and not any(c < " " and c not in _WHITE for c in text):
        return _marked_up(text)
    return UNKNOWN


_FEW_LOST = 0.03
"""The share of characters that may be damaged in what is still text."""

_WHITE = "\t\r\n\f\x1b\x0b"
_KOREAN_SHIFTS = f"{_WHITE}\x0e\x0f"
"""What may stand in text below the space; ISO-2022-KR changes its letters by two more."""


def _codings(head: bytes) -> tuple[str, ...]:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    if (wide := wide_coding(head)) is not None:
        return (wide,)
    return ("utf-8", "gb18030", "big5", "shift_jis", "euc_kr", "cp1252")


def _marked_up(text: str) -> str:
    if _XML.match(text.lstrip("\ufeff")):
        if _SPREADSHEET.search(text):
            return SPREADSHEET_XML
        if (
            "schemas.microsoft.com/office/word/2003/wordml" in text
            or "schemas.microsoft.com/office/2006/xmlPackage" in text
        ):
            return WORD_XML
        if _DRAWING.match(text.lstrip("\ufeff")):
            return SVG
    return HTML if _HTML.search(text[:2048]) else TEXT

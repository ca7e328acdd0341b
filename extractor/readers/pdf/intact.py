"""Whether the bytes of a PDF are whole: what viewers and libraries pass over in silence is told.

A compressed part with a fault ends at the fault, and its page with it; of two files in one only the last is shown.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

from extractor.document.model import Problem, Severity

MOST = 64_000_000
"""Bytes that are unpacked of one file to see whether they can be."""

_HEAD = 3_000
"""Bytes before a stream in which its dictionary begins."""

_STREAM = re.compile(rb">>\s*stream\r?\n")
_OTHER = re.compile(
    rb"/Subtype\s*/(?:Image|Type1C|CIDFontType0C|OpenType|XML)|/Length1\b|/N\s+[134]\b"
    rb"|/(?:DCT|JPX|JBIG2|CCITTFax|LZW|RunLength|ASCIIHex)Decode|/Crypt\b"
)
"""Pictures, fonts, colours, descriptions, and what is packed otherwise: no text is lost with them, or none is tried."""

_LENGTH = re.compile(rb"/Length\s+(\d+)(?!\s+\d+\s+R)")
_SECOND = re.compile(rb"%%EOF\s{0,8}%PDF-\d")


def faults(data: bytes) -> Iterator[Problem]:
    """What of a PDF's bytes is torn, or lies before the document that viewers show."""
    torn, count = _torn(data)
    if torn:
        parts = f"{torn} of its {count} compressed parts" if count > 1 else "its compressed part"
        message = (
            f"The PDF is damaged ({parts} cannot be unpacked to the end), so that pages may lack text: "
            "ask the sender for it again."
        )
        yield Problem("read", message, Severity.ERROR)
    others = len(_SECOND.findall(data))
    if others:
        message = (
            f"The file holds {others + 1} PDF documents one after the other, of which viewers show the last alone; "
            "that one was read. Ask the sender for each as a file of its own."
        )
        yield Problem("read", message, Severity.ERROR)


def _torn(data: bytes) -> tuple[int, int]:
    """How many compressed streams cannot be unpacked to their ends, and how many were tried."""
    if b"/Encrypt" in data:
        return 0, 0
    torn, count, left = 0, 0, MOST
    for found in _STREAM.finditer(data):
        start = data.rfind(b"obj", max(found.start() - _HEAD, 0), found.start())
        head = data[max(start, found.start() - _HEAD, 0) : found.start()]
        if b"/FlateDecode" not in head or _OTHER.search(head):
            continue
        packed = _packed(data, found.end(), head)
        if not packed.strip(b"\0"):  # blanked, and no page's any more
            continue
        size = _unpacked(packed, left, in_letters=b"/ASCII85Decode" in head)
        count += 1
        torn += size is None
        left -= size or 0
        if left <= 0:
            break
    return torn, count


def _packed(data: bytes, start: int, head: bytes) -> bytes:
    """A stream's bytes, by its stated length where it ends there."""
    length = _LENGTH.search(head)
    if length and len(length[1]) < 12:
        end = start + int(length[1])
        if data[end : end + 20].lstrip().startswith(b"endstream"):
            return data[start:end]
    end = data.find(b"endstream", start)
    return data[start : end if end >= 0 else len(data)]


def _unpacked(packed: bytes, most: int, *, in_letters: bool) -> int | None:
    """How many bytes a stream unpacks to, up to `most`; none where it has a fault."""
    try:
        if in_letters:
            packed = base64.a85decode(b"".join(packed.split()).removesuffix(b"~>"))
        unpacking = zlib.decompressobj()
        size = len(unpacking.decompress(packed, most))
    except (ValueError, zlib.error):
        return None
    return size if unpacking.eof or unpacking.unconsumed_tail else None

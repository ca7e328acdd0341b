"""Pictures of a page of HTML: those that lie in its own text (`data:`), and those that are not in the file."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

from lxml import etree

MAX_PICTURES = 40
"""Of one page that are taken out of it."""

_HELD = re.compile(
    r"data:(?:image|application)/[\w.+-]+((?:;[\w=.\"-]+)*),([^\s\"')>]+(?:[^\S\r\n]*[\r\n]\s*[A-Za-z0-9+/=]+)*)",
    re.IGNORECASE,
)
_OUTSIDE = re.compile(
    r"(?:cid|https?|file|ftp):|[\w.%/\\-]+\.(?:png|jpe?g|gif|bmp|webp|tiff?|svg|emf|wmf)\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\s*(\d+)")
SMALL = 60
"""Dots or points of a side that is given, up to which a picture is an icon or counts who opened the page."""


def held(element: etree._Element) -> Iterator[bytes]:
    """The files that an element's attributes hold, whichever they are: of a picture, an object, a ground."""
    for value in element.values():
        text = value if isinstance(value, str) else ""
        if "data:" in text[:4_000].lower():
            yield from held_in(text)


def held_in(text: str) -> Iterator[bytes]:
    """The files that lie in a text, as an attribute or a style sheet has them."""
    for marks, packed in _HELD.findall(text):
        try:
            data = _unpacked(packed) if ";base64" in marks.lower() else unquote_to_bytes(packed)
        except (binascii.Error, ValueError):
            data = b""
        yield data


def _unpacked(packed: str) -> bytes:
    plain = re.sub(rb"[^A-Za-z0-9+/]", b"", unquote_to_bytes(packed))
    return base64.b64decode(plain + b"=" * (-len(plain) % 4))


def elsewhere(element: etree._Element) -> str | None:
    """Where a picture is that the page shows and does not hold; none for icons, and for what is no picture."""
    if element.tag not in ("img", "embed", "object"):
        return None
    source = (element.get("src") or element.get("data") or "").strip()
    sides = (_NUMBER.match(element.get(side) or "") for side in ("width", "height"))
    if any(side and int(side[1]) <= SMALL for side in sides) or not _OUTSIDE.match(source):
        return None
    return source[:80]

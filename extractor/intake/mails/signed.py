"""Mails whose content lies inside their signature (S/MIME, opaque): the content, by the frame of CMS (RFC 5652).

The signature is not verified: that is the mail program's business. What is encrypted stays closed.
"""

from __future__ import annotations

from collections.abc import Iterator

_SIGNED = bytes.fromhex("06092a864886f70d010702")
_ENVELOPED = bytes.fromhex("06092a864886f70d010703")
_DATA = bytes.fromhex("06092a864886f70d010701")


def is_encrypted(data: bytes) -> bool:
    """Whether only the receiver's key opens it."""
    return _ENVELOPED in data[:64]


def content(data: bytes) -> bytes | None:
    """What was signed; `None` where there is none or it cannot be found."""
    if _SIGNED not in data[:64]:
        return None
    at = data.find(_DATA, 0, 4096)
    if at < 0:
        return None
    pieces = list(_octets(data, at + len(_DATA), 0))
    return b"".join(pieces) or None


def _octets(data: bytes, at: int, depth: int) -> Iterator[bytes]:
    """The octets of the value that begins here, in pieces where it is in pieces."""
    if depth > 8 or at + 2 > len(data):
        return
    tag, size, start = _head(data, at)
    if tag == 0x04:
        yield data[start : start + (size or 0)]
        return
    if tag not in (0xA0, 0x24):
        return
    end = start + size if size is not None else len(data)
    while start + 2 <= min(end, len(data)) and data[start : start + 2] != b"\0\0":
        inner, length, begins = _head(data, start)
        if inner not in (0x04, 0x24):
            return
        if length is None:
            yield from _octets(data, start, depth + 1)
            return
        if inner == 0x04:
            yield data[begins : begins + length]
        else:
            yield from _octets(data, start, depth + 1)
        start = begins + length


def _head(data: bytes, at: int) -> tuple[int, int | None, int]:
    """A value's tag, its length (`None` where it ends with a mark), and where it begins."""
    tag, first = data[at], data[at + 1]
    if first < 0x80:
        return tag, first, at + 2
    if first == 0x80:
        return tag, None, at + 2
    count = first & 0x7F
    return tag, int.from_bytes(data[at + 2 : at + 2 + count], "big"), at + 2 + count

"""Outlook's own parcel (TNEF, usually winmail.dat): all its parts, by [MS-OXTNEF].

A file is a run of attributes, each with its length; an attachment begins with its rendering data, and its long
name and a message within it stand in a list of MAPI properties.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from extractor.document.model import Problem, Severity, Source
from extractor.intake import sources
from extractor.intake.decoding import decoded
from extractor.intake.html import Unseen
from extractor.intake.mails.hypertext import Hypertext
from extractor.intake.mails.mail_bodies import body, left_out
from extractor.intake.mails.mail_pictures import shown_in
from extractor.intake.mails.rtf import as_html, unpacked

MAX_DEPTH = 4
MAX_PARTS = 500
_SUBJECT, _BODY, _MESSAGE_PROPERTIES = 0x00018004, 0x0002800C, 0x00069003
_BEGINS, _TITLE, _DATA, _PROPERTIES = 0x00069002, 0x00018010, 0x0006800F, 0x00069005
_P_SUBJECT, _P_BODY, _P_HTML, _P_RTF = 0x0037, 0x1000, 0x1013, 0x1009
_P_DATA, _P_LONG, _P_SHORT, _P_SHOWN = 0x3701, 0x3707, 0x3704, 0x3001
_FIXED = {0x0002: 4, 0x0003: 4, 0x0004: 4, 0x0005: 8, 0x0006: 8, 0x0007: 8, 0x000A: 4, 0x000B: 4, 0x0014: 8,
          0x0040: 8, 0x0048: 16, 0x0000: 4, 0x0001: 4}  # fmt: skip
_VARIABLE = (0x001E, 0x001F, 0x0102, 0x000D)
_CUT = "is an Outlook parcel (TNEF) that is damaged or cut off: ask the sender to send its files as plain attachments."


@dataclass(slots=True)
class _Attached:
    title: bytes = b""
    data: bytes | None = None
    properties: dict[int, bytes] = field(default_factory=dict)


@dataclass(slots=True)
class _Parcel:
    subject: bytes = b""
    words: bytes = b""
    properties: dict[int, bytes] = field(default_factory=dict)
    attached: list[_Attached] = field(default_factory=list)
    whole: bool = True


def parts(source: Source, depth: int = 1) -> Iterator[Source | Problem]:
    """The words and files of a parcel, those of messages within it too."""
    name = source.identity.name
    parcel = _opened(source.data)
    unseen = Unseen()
    rich = _rich(parcel)
    own = _words(name, parcel, rich, unseen)
    if own is not None:
        yield own
    if _P_RTF in parcel.properties and not _has_words(parcel, rich):
        message = f"The words of {name} are damaged and were not read: open the mail in Outlook."
        yield Problem("unpack", message, Severity.ERROR)
    yield from left_out(name, unseen)
    yield from shown_in(name, rich)
    for number, attached in enumerate(parcel.attached, 1):
        yield from _part(attached, name, number, depth)
    if not parcel.whole:
        yield Problem("unpack", f"{name} {_CUT}", Severity.ERROR)
    elif own is None and not parcel.attached:
        yield Problem("unpack", f"{name} is an Outlook parcel (TNEF) with nothing in it.", Severity.NOTE)


def _opened(data: bytes) -> _Parcel:
    """The attributes sorted into the message's own and those of each attachment."""
    parcel = _Parcel()
    at = 6
    while at + 9 <= len(data):
        tag, size = struct.unpack_from("<II", data, at + 1)
        held = data[at + 9 : at + 9 + size]
        if len(held) < size or len(parcel.attached) > MAX_PARTS:
            parcel.whole = False
            if not (tag == _DATA and parcel.attached):
                return parcel
        _sort(parcel, tag, held)
        at += 9 + size + 2
    return parcel


def _sort(parcel: _Parcel, tag: int, held: bytes) -> None:
    last = parcel.attached[-1] if parcel.attached else None
    if tag == _BEGINS:
        parcel.attached.append(_Attached())
    elif tag == _SUBJECT:
        parcel.subject = held
    elif tag == _BODY:
        parcel.words = held
    elif tag == _MESSAGE_PROPERTIES:
        parcel.properties = dict(_properties(held))
    elif last is not None and tag == _TITLE:
        last.title = held
    elif last is not None and tag == _DATA:
        last.data = held
    elif last is not None and tag == _PROPERTIES:
        last.properties = dict(_properties(held))


def _properties(data: bytes) -> Iterator[tuple[int, bytes]]:
    """MAPI properties by their numbers; the list ends where it cannot be followed."""
    if len(data) < 4:
        return
    (count,) = struct.unpack_from("<I", data)
    at = 4
    try:
        for _ in range(min(count, 5_000)):
            kind, number = struct.unpack_from("<HH", data, at)
            at += 4
            if number >= 0x8000:
                at = _past_name(data, at)
            base, many = kind & 0x0FFF, bool(kind & 0x1000)
            values = struct.unpack_from("<I", data, at)[0] if many or base in _VARIABLE else 1
            at += 4 if many or base in _VARIABLE else 0
            for _ in range(min(values, 5_000)):
                if base in _VARIABLE:
                    (size,) = struct.unpack_from("<I", data, at)
                    value, at = data[at + 4 : at + 4 + size], at + 4 + size + (-size) % 4
                else:
                    size = _FIXED[base]
                    value, at = data[at : at + size], at + size
                if base == 0x001F:
                    value = value.decode("utf-16-le", "replace").encode()
                yield number, value
    except (struct.error, KeyError):
        return


def _past_name(data: bytes, at: int) -> int:
    kind, size = struct.unpack_from("<II", data, at + 16)
    return at + 24 if kind == 0 else at + 24 + size + (-size) % 4


def _words(name: str, parcel: _Parcel, rich: Hypertext, unseen: Unseen) -> Source | None:
    subject = parcel.properties.get(_P_SUBJECT) or parcel.subject
    plain = parcel.properties.get(_P_BODY) or parcel.words
    return body(name, _text(subject), _text(plain), rich, unseen)


def _rich(parcel: _Parcel) -> Hypertext:
    """The words with their look, as HTML."""
    page = parcel.properties.get(_P_HTML, b"")
    return Hypertext(_text(page) if page else as_html(unpacked(parcel.properties.get(_P_RTF, b""))))


def _has_words(parcel: _Parcel, rich: Hypertext) -> bool:
    plain = parcel.properties.get(_P_BODY) or parcel.words
    return bool(_text(plain).strip() or rich.words)


def _text(data: bytes) -> str:
    return decoded(data).text.rstrip("\0") if data else ""


def _part(attached: _Attached, name: str, number: int, depth: int) -> Iterator[Source | Problem]:
    names = (attached.properties.get(p) for p in (_P_LONG, _P_SHORT, _P_SHOWN))
    label = next((text for raw in (*names, attached.title) if raw and (text := _text(raw))), f"part {number}")
    full = f"{name}/{sources.clean_name(label)}"
    within = attached.properties.get(_P_DATA, b"")
    inner = within[16:] if within[16:20] == b"\x78\x9f\x3e\x22" else b""
    if inner:
        if depth >= MAX_DEPTH:
            yield Problem(
                "unpack", f"{full} lies {depth} mails deep and was not opened: open it in Outlook.", Severity.ERROR
            )
        else:
            yield from parts(sources.open_source(full, inner), depth + 1)
    elif attached.data is not None or within:
        yield sources.open_source(full, attached.data if attached.data is not None else within[16:])
    else:
        yield Problem(
            "unpack", f"{full} is a link, or an object of another program, and was not read.", Severity.WARNING
        )

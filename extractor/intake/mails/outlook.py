"""Outlook messages (MSG): their words and the files attached to them, by the streams of the compound file.

Properties are streams named by their tag and type ([MS-OXMSG] 2.1.3, tags by [MS-OXPROPS]); a message that
is attached to another is a storage within it and is read in place. olefile reads the compound file: the
libraries for MSG proper are under the GPL, or bring a command line and leave attached messages out.
"""

from __future__ import annotations

import importlib.util
import io
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING

from extractor.document.model import Problem, Severity, Source
from extractor.intake import sources
from extractor.intake.decoding import decoded
from extractor.intake.html import Unseen
from extractor.intake.mails.hypertext import Hypertext
from extractor.intake.mails.mail_bodies import body, left_out
from extractor.intake.mails.mail_pictures import is_large, shown_in
from extractor.intake.mails.rtf import as_html, unpacked

if TYPE_CHECKING:
    from olefile import OleFileIO

MAX_DEPTH = 4
_SUBJECT, _BODY, _HTML, _RTF = 0x0037, 0x1000, 0x1013, 0x1009
_DATA, _SHORT_NAME, _LONG_NAME, _CONTENT_ID, _DISPLAY_NAME = 0x3701, 0x3704, 0x3707, 0x3712, 0x3001
_ATTACHMENT = "__attach_version1.0_"
_MESSAGE = "__substg1.0_3701000D"
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp")

Path = tuple[str, ...]
"""The way to a storage within the compound file."""


def parts(source: Source) -> Iterator[Source | Problem]:
    """The words and the files of a message, those of attached messages too; a problem where it cannot be."""
    name = source.identity.name
    if importlib.util.find_spec("olefile") is None:
        message = f"{name} is an Outlook message: install gauger[office], or save it as .eml and read that."
        yield Problem("unpack", message, Severity.ERROR)
        return
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(source.data)) as file:
            found = list(_parts(file, (), name, 1))
    except (OSError, ValueError, IndexError, KeyError, struct.error, RecursionError, MemoryError):
        message = f"{name} is a damaged Outlook message: ask the sender for it again."
        yield Problem("unpack", message, Severity.ERROR)
        return
    yield from found
    if not found:
        yield Problem("unpack", f"{name} has neither words nor attachments.", Severity.WARNING)


def _parts(file: OleFileIO, at: Path, name: str, depth: int) -> Iterator[Source | Problem]:
    html = _binary(file, at, _HTML)
    unseen = Unseen()
    plain, packed = _text(file, at, _BODY), _binary(file, at, _RTF)
    rich = Hypertext(decoded(html).text if html else as_html(unpacked(packed)) if packed else "")
    own = body(name, _text(file, at, _SUBJECT), plain, rich, unseen)
    if own is not None:
        yield own
    if packed and not (plain.strip() or rich.words):
        message = f"The words of {name} are damaged and were not read: open the mail in Outlook and save it as .eml."
        yield Problem("unpack", message, Severity.ERROR)
    yield from left_out(name, unseen)
    yield from shown_in(name, rich)
    storages = sorted({e[len(at)] for e in file.listdir(streams=False, storages=True) if _below(e, at)})
    for number, storage in enumerate(storages, 1):
        yield from _attached(file, (*at, storage), name, number, depth)


def _below(entry: list[str], at: Path) -> bool:
    return len(entry) == len(at) + 1 and tuple(entry[:-1]) == at and entry[-1].startswith(_ATTACHMENT)


def _attached(file: OleFileIO, at: Path, name: str, number: int, depth: int) -> Iterator[Source | Problem]:
    label = next(filter(None, (_text(file, at, t) for t in (_LONG_NAME, _SHORT_NAME, _DISPLAY_NAME))), "")
    full = f"{name}/{sources.clean_name(label or f'part {number}')}"
    if file.exists("/".join((*at, _MESSAGE))):
        if depth < MAX_DEPTH:
            yield from _parts(file, (*at, _MESSAGE), full, depth + 1)
        else:
            yield Problem("unpack", f"{full} lies {depth} mails deep and was not opened.", Severity.ERROR)
        return
    data = _binary(file, at, _DATA)
    if data is None:
        message = f"{full} is a link, or an object of another program, and was not read."
        yield Problem("unpack", message, Severity.WARNING)
    elif not (_text(file, at, _CONTENT_ID) and label.lower().endswith(_PICTURES)) or is_large(data):
        yield sources.open_source(full, data)


def _text(file: OleFileIO, at: Path, tag: int) -> str:
    """A property that is text, as Unicode or in the sender's coding; empty where there is none."""
    wide = _stream(file, at, f"{tag:04X}001F")
    if wide is not None:
        return wide.decode("utf-16-le", "replace").rstrip("\0")
    narrow = _stream(file, at, f"{tag:04X}001E")
    return decoded(narrow).text.rstrip("\0") if narrow is not None else ""


def _binary(file: OleFileIO, at: Path, tag: int) -> bytes | None:
    return _stream(file, at, f"{tag:04X}0102")


def _stream(file: OleFileIO, at: Path, tag: str) -> bytes | None:
    path = "/".join((*at, f"__substg1.0_{tag}"))
    if not file.exists(path):
        return None
    data: bytes = file.openstream(path).read()
    return data

"""Words in Microsoft's Rich Text Format as HTML: the form in which Outlook keeps many a mail, compressed.

Sources: MS-OXRTFCP (the compression), MS-OXRTFEX (HTML within RTF), RTF specification 1.9.1.
"""

from __future__ import annotations

import html
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

MAX_RTF = 5_000_000
"""Bytes of it that are unpacked and read."""

_HEAD = struct.Struct("<IIII")
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_RING = 4_096
_AT_FIRST = (
    rb"{\rtf1\ansi\mac\deff0\deftab720{\fonttbl;}{\f0\fnil \froman \fswiss \fmodern \fscript \fdecor MS Sans Serif"
    rb"SymbolArialTimes New RomanCourier{\colortbl\red0\green0\blue0"
    b"\r\n"
    rb"\par \pard\plain\f0\fs20\b\i\u\tab\tx"
)
"""What the compression takes for written before anything is."""

_TOKEN = re.compile(r"\\([A-Za-z]{1,32})(-?\d{1,9})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z])|([{}])|([^\\{}\r\n]+)")
_PASSED_OVER = frozenset(
    ("colortbl", "stylesheet", "info", "pict", "object", "themedata", "listtable", "listoverridetable", "fldinst")
)
"""Groups of which nothing is shown."""

_SIGNS = {"par": "\n", "line": "\n", "sect": "\n", "page": "\n", "tab": "\t", "bullet": "•", "endash": "–",
          "emdash": "—", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"}  # fmt: skip
_CODINGS = {0: "cp1252", 128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5hkscs", 161: "cp1253", 162: "cp1254",
            204: "cp1251", 238: "cp1250"}  # fmt: skip
"""Codings by the number of a font's character set."""

_CELL, _ROW = "\0", "\1"


def unpacked(data: bytes) -> bytes:
    """Compressed RTF as RTF; what is cut off ends where it does."""
    if len(data) < _HEAD.size:
        return b""
    _, _, kind, _ = _HEAD.unpack_from(data)
    if kind == _PLAIN:
        return data[_HEAD.size :][:MAX_RTF]
    return _inflated(data[_HEAD.size :]) if kind == _PACKED else b""


def _inflated(data: bytes) -> bytes:
    ring = bytearray(_AT_FIRST.ljust(_RING, b" "))
    at, end, made = 0, len(_AT_FIRST), bytearray()
    while at < len(data) and len(made) < MAX_RTF:
        flags, at = data[at], at + 1
        for bit in range(8):
            if at >= len(data):
                break
            if not flags >> bit & 1:
                piece, at = data[at : at + 1], at + 1
            else:
                start, count = divmod(int.from_bytes(data[at : at + 2], "big"), 16)
                at += 2
                if start == end:
                    return bytes(made)
                piece = b""
                for k in range(count + 2):  # what is copied may be written meanwhile
                    one = ring[(start + k) % _RING]
                    ring[(end + k) % _RING] = one
                    piece += bytes((one,))
            for one in piece:
                ring[end] = one
                end = (end + 1) % _RING
            made += piece
    return bytes(made)


@dataclass(frozen=True, slots=True)
class _Look:
    """How text is written within one group."""

    passed: bool = False
    in_rtf: bool = False
    struck: bool = False
    hidden: bool = False
    coding: str = "cp1252"
    follow: int = 1


_Piece = tuple[str, str]
"""A text, and the tag that its look asks for; empty for none."""


def as_html(data: bytes) -> str:
    """RTF as HTML: the one that it was made of, or one with its paragraphs, tables, and what is struck or hidden."""
    text = data[:MAX_RTF].decode("latin-1")
    if not text.startswith("{\\rtf"):
        return ""
    encloses = "\\fromhtml" in text[:2_000]
    pieces = [(_paired(piece), tag) for piece, tag in _pieces(text, encloses=encloses)]
    if encloses:
        return "".join(piece for piece, _ in pieces)
    return "".join(_blocks("".join(_tagged(html.escape(piece), tag) for piece, tag in pieces)))


def _paired(text: str) -> str:
    """The text without halves of characters beyond 16 bits."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _tagged(text: str, tag: str) -> str:
    return f"<{tag}>{text}</{tag.split()[0]}>" if tag else text


def _blocks(made: str) -> Iterator[str]:
    """Paragraphs and tables; a row is what ends with the mark of one."""
    rows: list[str] = []
    parts = made.split(_ROW)
    for k, part in enumerate(parts):
        before, _, cells = part.rpartition("\n") if k == len(parts) - 1 or _CELL not in part else _at_row(part)
        if before and rows:
            yield f"<table>{''.join(rows)}</table>"
            rows = []
        yield from (f"<p>{line}</p>" for line in before.split("\n") if line.strip())
        if k < len(parts) - 1:
            rows.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells.split(_CELL)[:-1]) + "</tr>")
        elif cells.strip(_CELL):
            yield f"<table>{''.join(rows)}</table>" if rows else ""
            yield f"<p>{cells}</p>"
            rows = []
    if rows:
        yield f"<table>{''.join(rows)}</table>"


def _at_row(part: str) -> tuple[str, str, str]:
    """What stands before a row, and the row: it begins on the line of its first cell."""
    first = part.index(_CELL)
    before, mark, start = part[:first].rpartition("\n")
    return before, mark, (start + part[first:]).replace("\n", "<br>")


def _pieces(text: str, *, encloses: bool) -> Iterator[_Piece]:
    reader = _Reader(text, encloses=encloses)
    for found in _TOKEN.finditer(text):
        yield from reader.read(found)
    yield from reader.written()


class _Reader:
    """The state of reading a text from token to token: the looks of the open groups, the fonts, bytes not yet decoded.

    `encloses` says that the text encloses HTML, of which its own RTF is no part.
    """

    def __init__(self, text: str, *, encloses: bool) -> None:
        self._text, self._encloses = text, encloses
        self._looks, self._look = list[_Look](), _Look()
        self._skip = 0
        """How many signs stand in the place of a character that was given by its number."""
        self._fonts, self._coding, self._font_table = dict[int, str](), "cp1252", 0
        self._font = 0
        self._held = b""

    def read(self, found: re.Match[str]) -> Iterator[_Piece]:
        """What one token writes."""
        word, number, byte, sign, brace, plain = found.groups()
        if byte is not None and not self._skip:
            self._held += bytes((int(byte, 16),))
            return
        yield from self.written()
        if brace == "{":
            self._looks.append(self._look)
        elif brace == "}":
            self._look = self._looks.pop() if self._looks else _Look()
            self._font_table = self._font_table if len(self._looks) >= self._font_table else 0
        elif self._skip and (plain or byte or (sign and sign in "\\{}")):
            rest = (plain or "")[self._skip :]
            self._skip = max(self._skip - len(plain or "x"), 0)
            yield from self._shown(rest)
        elif plain is not None:
            yield from self._shown(plain)
        elif sign == "*":
            is_html = self._encloses and self._text.startswith("\\htmltag", found.end())
            self._look = replace(self._look, passed=not is_html)
        elif sign is not None:
            said = {"~": " ", "_": "-", "\n": "\n", "\r": "\n"}.get(sign, sign if sign in "\\{}" else "")
            yield from self._shown(said)
        elif word is not None:
            yield from self._word(word, number)

    def written(self) -> Iterator[_Piece]:
        """The bytes that were held back, as text."""
        if self._held:
            yield from self._shown(self._held.decode(self._look.coding, "replace"))
            self._held = b""

    def _shown(self, said: str) -> Iterator[_Piece]:
        look = self._look
        if not look.passed and not (self._encloses and look.in_rtf) and not self._font_table:
            yield said, "s" if look.struck else 'span style="display:none"' if look.hidden else ""

    def _word(self, word: str, number: str | None) -> Iterator[_Piece]:
        """What a control word writes."""
        if word == "u" and number:
            yield from self._shown(chr(int(number) % 0x10000))
            self._skip = self._look.follow
        elif word in _SIGNS:
            yield from self._shown(_SIGNS[word])
        elif word in ("cell", "nestcell", "row", "nestrow"):
            yield from ((piece, "") for piece, _ in self._shown(_ROW if word.endswith("row") else _CELL))
        elif not self._of_fonts(word, number):
            self._look = _changed(self._look, word, number)

    def _of_fonts(self, word: str, number: str | None) -> bool:
        """Takes a word that says in which coding bytes are written; `False` where it says something else."""
        if word == "fonttbl":
            self._font_table = len(self._looks)
        elif word == "f" and number:
            self._font = int(number)
            self._look = replace(self._look, coding=self._fonts.get(self._font, self._coding))
        elif word == "fcharset" and number and self._font_table:
            self._fonts[self._font] = _CODINGS.get(int(number), self._coding)
        elif word == "ansicpg" and number:
            coding = {"936": "gb18030", "950": "big5hkscs", "65001": "utf-8"}.get(number, f"cp{number}")
            self._coding = coding if _is_known(coding) else "cp1252"
            self._look = replace(self._look, coding=self._coding)
        else:
            return False
        return True


def _changed(look: _Look, word: str, number: str | None) -> _Look:
    """The look after a word that changes it."""
    is_on = number != "0"
    if word in ("strike", "striked", "deleted"):
        return replace(look, struck=is_on)
    if word == "v":
        return replace(look, hidden=is_on)
    if word == "plain":
        return replace(look, struck=False, hidden=False)
    if word == "htmlrtf":
        return replace(look, in_rtf=is_on)
    if word == "uc" and number:
        return replace(look, follow=min(abs(int(number)), 8))
    return replace(look, passed=True) if word in _PASSED_OVER else look


def _is_known(coding: str) -> bool:
    try:
        "".encode(coding)
    except LookupError:
        return False
    return True

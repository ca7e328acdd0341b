"""Characters that a PDF prints and PDFium leaves out of its text: lone signs of a font that is not in the file.

Where neither the file nor the machine has a glyph, a text of one character has a box without any width, and PDFium
skips it: of "≥ 2.00" it keeps "2.00". A lone space looks the same, so pdfminer, which goes by the font's encoding and
needs no glyphs, says what stands at such a place.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from classifier.facts import Box
from extractor.document.model import Problem, Severity
from extractor.readers.pdf import native
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Glyphs
from extractor.readers.pdf.text.holes import holes
from extractor.readers.pdf.unseen.paint import TEXT, Paint, Places

NARROW = 0.01
"""Points: a text that is less across is left out by PDFium."""

NEAR = 0.5
"""Points along the line between the places that PDFium and pdfminer give one character."""

_NO_INK = (3, 7)
_NAMED_ENCODINGS = frozenset({"WinAnsiEncoding", "MacRomanEncoding", "StandardEncoding"})
"""Their letters are in every machine's fonts: what is lost of them is a space."""


@dataclass(frozen=True, slots=True)
class _Printed:
    """A character by pdfminer: where it starts, and its box, both in the file's points; empty where it has no code."""

    character: str
    start: tuple[float, float]
    box: Box


def with_dropped(
    glyphs: Glyphs, paint: Paint, frame: Frame, data: bytes, number: int, passwords: tuple[str, ...] = ()
) -> tuple[Glyphs, tuple[Problem, ...]]:
    """A page's characters with those that PDFium left out put back in; those that cannot be read are told."""
    rows = _dropped(glyphs, paint)
    if not len(rows):
        return glyphs, ()
    try:
        printed = list(_printed(data, number, frame, _fonts_of(paint.items[rows].tolist()), passwords))
    except Exception:  # pdfminer raises whatever a damaged file makes it stumble over
        message = (
            f"Page {number}: signs whose font is not in the file may be missing (such as ≥ before a number); "
            "compare the page itself with what was read."
        )
        return glyphs, (Problem("read", message, Severity.WARNING, number),)
    unread: list[int] = []
    for row in rows[::-1].tolist():  # from the end, so that places before it stay what they are
        found = _at(paint.boxes[row], printed)
        if found is None or _is_there(glyphs, found, frame):
            continue
        place = _place(glyphs, paint, row)
        unread = [k + (k >= place) for k in unread]
        if not found.character:
            unread.insert(0, place)
        glyphs = _inserted(glyphs, place, found.character, frame.box(*found.box))
    if not unread:
        return glyphs, ()
    lacking = replace(glyphs, lost=tuple(unread))
    return glyphs, (holes(lacking, number, Severity.ERROR, installed=True),)


def _dropped(glyphs: Glyphs, paint: Paint) -> Places:
    """Texts with ink and without width, in a font that is not in the file."""
    texts = paint.of(TEXT)
    texts = texts[np.abs(paint.boxes[texts, 2] - paint.boxes[texts, 0]) < NARROW]
    texts = texts[~np.isin(paint.items[texts], glyphs.owner)]
    return np.array([k for k in texts.tolist() if _may_print(int(paint.items[k]))], np.intp)


def _may_print(item: int) -> bool:
    font = native.object_font(item)
    return bool(font) and not native.is_embedded(font) and native.render_mode(item) not in _NO_INK


def _fonts_of(items: list[int]) -> set[str]:
    name = ctypes.create_string_buffer(128)
    found = set()
    for font in set(map(native.object_font, items)):
        native.font_name(font, ctypes.addressof(name), 128)
        found.add(name.value.decode("latin-1"))
    return found


def _printed(data: bytes, number: int, frame: Frame, used: set[str], passwords: tuple[str, ...]) -> Iterator[_Printed]:
    """The characters of a page's uncommon fonts that are not in the file, and all spaces.

    `used` names the fonts of the texts that were dropped; none is looked for where none of them is such a font.
    """
    import pdfplumber
    from pdfminer.layout import LTChar, LTContainer

    with pdfplumber.open(io.BytesIO(data), pages=[number], password=_password(data, passwords)) as document:
        page = document.pages[0]
        fonts = [font for font in _fonts(page.page_obj.resources) if _is_uncommon(font)]
        names = {name for font in fonts for name in _names(font) if name}
        if used.isdisjoint(names) and all(map(str.isascii, names)):
            return
        unnamed = {name for font in fonts if _has_unknown_names(font) for name in _names(font) if name}
        waiting: list[Any] = [page.layout]
        while waiting:
            item = waiting.pop()
            if isinstance(item, LTContainer):
                waiting.extend(item)
            elif isinstance(item, LTChar):
                text = item.get_text()
                if item.fontname not in names and not text.isspace():
                    continue
                is_known = len(text) == 1 and item.fontname not in unnamed
                box = (*_in_file(item.x0, item.y0, frame), *_in_file(item.x1, item.y1, frame))
                yield _Printed(text if is_known else "", _in_file(*item.matrix[4:], frame), box)


def _password(data: bytes, passwords: tuple[str, ...]) -> str:
    """The first that opens the document."""
    from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
    from pdfminer.pdfparser import PDFParser

    for password in ("", *passwords):
        try:
            PDFDocument(PDFParser(io.BytesIO(data)), password=password)
        except PDFPasswordIncorrect:
            continue
        return password
    return ""


def _fonts(resources: Any, depth: int = 3) -> Iterator[dict[str, Any]]:
    """The fonts among some resources, and in their forms."""
    from pdfminer.pdftypes import resolve1

    known = resolve1(resources) or {}
    yield from filter(None, map(resolve1, (resolve1(known.get("Font")) or {}).values()))
    for form in map(resolve1, (resolve1(known.get("XObject")) or {}).values()) if depth else ():
        if form is not None and form.get("Resources"):
            yield from _fonts(form.get("Resources"), depth - 1)


def _is_uncommon(font: dict[str, Any]) -> bool:
    """Whether a font is not in the file, and its letters perhaps not in the machine's."""
    from pdfminer.pdftypes import resolve1

    for own in (font, *(resolve1(x) for x in resolve1(font.get("DescendantFonts")) or ())):
        descriptor = resolve1(own.get("FontDescriptor")) or {}
        if any(name in descriptor for name in ("FontFile", "FontFile2", "FontFile3")):
            return False
    return _name(resolve1(font.get("Encoding"))) not in _NAMED_ENCODINGS


def _names(font: dict[str, Any]) -> Iterator[str]:
    """What PDFium and pdfminer may call a font; the two go by different entries of it."""
    from pdfminer.pdftypes import resolve1

    for own in (font, *(resolve1(x) for x in resolve1(font.get("DescendantFonts")) or ())):
        yield _name(resolve1(own.get("BaseFont")))
        yield _name(resolve1((resolve1(own.get("FontDescriptor")) or {}).get("FontName")))


def _has_unknown_names(font: dict[str, Any]) -> bool:
    """Whether a font's own encoding has names that stand for no letter: pdfminer then gives the code's usual one."""
    from pdfminer.encodingdb import name2unicode
    from pdfminer.pdftypes import resolve1

    encoding = resolve1(font.get("Encoding"))
    changes = resolve1(encoding.get("Differences")) if isinstance(encoding, dict) else None
    for name in changes or () if "ToUnicode" not in font else ():
        if not isinstance(name, int | float):
            try:
                name2unicode(_name(name))
            except (KeyError, ValueError):
                return True
    return False


def _name(literal: Any) -> str:
    name = getattr(literal, "name", "")
    return name if isinstance(name, str) else str(name)


def _in_file(across: float, up: float, frame: Frame) -> tuple[float, float]:
    """A point of pdfminer's page, which is turned as the file asks, in the file's coordinates."""
    left, low, right, high = frame.media
    asked = (frame.quarters + frame.turned) % 4
    if asked == 1:
        return right - up, across + low
    if asked == 2:
        return right - across, high - up
    if asked == 3:
        return left + up, high - across
    return across + left, up + low


def _at(box: Any, printed: list[_Printed]) -> _Printed | None:
    """The sign that is printed from a place on; none where it is a space, or nothing is known of it."""
    x, y = float(box[0]), float(box[1])
    near = [one for one in printed if abs(one.start[0] - x) < NEAR and abs(one.start[1] - y) < _height(one) / 2]
    found = min(near, key=lambda one: abs(one.start[0] - x) + abs(one.start[1] - y), default=None)
    return None if found is None or found.character.isspace() else found


def _height(one: _Printed) -> float:
    return abs(one.box[3] - one.box[1])


def _is_there(glyphs: Glyphs, found: _Printed, frame: Frame) -> bool:
    """Whether the text layer has the same character at the spot, printed by another text."""
    x0, top, x1, bottom = frame.box(*found.box)
    at = glyphs.box
    over = (np.minimum(at[:, 2], x1) - np.maximum(at[:, 0], x0) > 0.5 * (x1 - x0)) & (
        np.minimum(at[:, 3], bottom) - np.maximum(at[:, 1], top) > 0.5 * (bottom - top)
    )
    return any(glyphs.text[k] == found.character for k in np.flatnonzero(over & ~glyphs.white).tolist())


def _place(glyphs: Glyphs, paint: Paint, row: int) -> int:
    """Where in the text a dropped character belongs: before the next text that is painted."""
    later = paint.of(TEXT)
    later = later[later > row]
    after = np.isin(glyphs.owner, paint.items[later[:50]])
    found = np.flatnonzero(after)
    return int(found[0]) if len(found) else len(glyphs)


def _inserted(glyphs: Glyphs, place: int, character: str, box: Box) -> Glyphs:
    """One more character; an empty one is white space, over which a person is told."""
    return replace(
        glyphs,
        text=glyphs.text[:place] + (character or " ") + glyphs.text[place:],
        box=np.insert(glyphs.box, place, box, axis=0),
        line=np.insert(glyphs.line, place, box, axis=0),
        size=np.insert(glyphs.size, place, box[3] - box[1]),
        turned=np.insert(glyphs.turned, place, 0),
        white=np.insert(glyphs.white, place, not character),
        owner=np.insert(glyphs.owner, place, 0),
        lost=tuple(k + (k >= place) for k in glyphs.lost),
    )

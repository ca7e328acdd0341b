"""Characters that a PDF prints and PDFium leaves out of its text: lone signs of a font that is not in the file.

Where neither the file nor the machine has a glyph, a text of one character has a box without any width, and PDFium
skips it: of "≥ 2.00" it keeps "2.00". A lone space looks the same, so pdfminer, which goes by the font's encoding and
needs no glyphs, says what stands at such a place.
"""

from __future__ import annotations

import ctypes
from dataclasses import replace
from typing import Any

import numpy as np

from extractor.document.model import Problem, Severity
from extractor.layout.lines import DESCENT
from extractor.readers.pdf import bulk, native
from extractor.readers.pdf.text.frame import FileBox, Frame
from extractor.readers.pdf.text.glyphs import Glyphs
from extractor.readers.pdf.text.holes import holes
from extractor.readers.pdf.unseen.paint import TEXT, Paint, Places
from extractor.readers.pdf.unseen.printed import Printed, PrintedPages, as_named

NARROW = 0.01
"""Points: a text that is less across is left out by PDFium."""

NEAR = 0.5
"""Points along the line between the places that PDFium and pdfminer give one character."""

_NO_INK = (3, 7)


def with_dropped(
    glyphs: Glyphs, paint: Paint, frame: Frame, second: PrintedPages, number: int
) -> tuple[Glyphs, tuple[Problem, ...]]:
    """A page's characters with those that PDFium left out put back in; those that cannot be read are told.

    `second` is the same document by pdfminer, `number` the page's from 1.
    """
    rows = _dropped(glyphs, paint)
    if not len(rows):
        return glyphs, ()
    try:
        printed = second.characters(number, frame, _fonts_of(paint.items[rows].tolist()))
    except Exception:  # pdfminer raises whatever a damaged file makes it stumble over
        message = (
            f"Page {number}: signs whose font is not in the file may be missing (such as ≥ before a number); "
            "compare the page itself with what was read."
        )
        return glyphs, (Problem("read", message, Severity.WARNING, number),)
    unread: list[int] = []
    last = len(glyphs)
    for row in rows[::-1].tolist():  # from the end, so that places before it stay what they are
        found = _at(paint.boxes[row], printed)
        if found is None or _is_there(glyphs, found, frame):
            continue
        place = _place(glyphs, paint, row)
        if last < place and not glyphs.owner[last:place].any():  # before the sign that was put back just now
            place = last
        if found.character and place and _is_filler(glyphs, place - 1) and place - 1 not in unread:
            place -= 1
            glyphs = _without(glyphs, place)
            unread = [k - (k > place) for k in unread]
        last = place
        unread = [k + (k >= place) for k in unread]
        if not found.character:
            unread.insert(0, place)
        glyphs = _inserted(glyphs, place, found.character, frame.box(*_on_base(found)))
    if not unread:
        return glyphs, ()
    lacking = replace(glyphs, lost=tuple(unread))
    return glyphs, (holes(lacking, number, Severity.ERROR, installed=True),)


def _dropped(glyphs: Glyphs, paint: Paint) -> Places:
    """Texts with ink and without width, in a font that is not in the file."""
    texts = paint.of(TEXT)
    texts = texts[np.abs(paint.boxes[texts, 2] - paint.boxes[texts, 0]) < NARROW]
    if len(texts):
        texts = texts[~bulk.among(paint.items[texts], np.unique(glyphs.owner))]
    return np.array([k for k in texts.tolist() if _may_print(int(paint.items[k]))], np.intp)


def _may_print(item: int) -> bool:
    font = native.object_font(item)
    return bool(font) and not native.is_embedded(font) and native.render_mode(item) not in _NO_INK


def _fonts_of(items: list[int]) -> set[str]:
    name = ctypes.create_string_buffer(128)
    found = set()
    for font in set(map(native.object_font, items)):
        native.font_name(font, ctypes.addressof(name), 128)
        found.add(as_named(name.value))
    return found


def _at(box: Any, printed: list[Printed]) -> Printed | None:
    """The sign that is printed from a place on; none where it is a space, or nothing is known of it."""
    x, y = float(box[0]), float(box[1])
    near = [one for one in printed if abs(one.start[0] - x) < NEAR and abs(one.start[1] - y) < _height(one) / 2]
    found = min(near, key=lambda one: abs(one.start[0] - x) + abs(one.start[1] - y), default=None)
    return None if found is None or found.character.isspace() else found


def _height(one: Printed) -> float:
    return abs(one.box[3] - one.box[1])


def _is_there(glyphs: Glyphs, found: Printed, frame: Frame) -> bool:
    """Whether the text layer has the same character at the spot, printed by another text."""
    x0, top, x1, bottom = frame.box(*found.box)
    at = glyphs.box
    over = (np.minimum(at[:, 2], x1) - np.maximum(at[:, 0], x0) > 0.5 * (x1 - x0)) & (
        np.minimum(at[:, 3], bottom) - np.maximum(at[:, 1], top) > 0.5 * (bottom - top)
    )
    return any(glyphs.text[k] == found.character for k in np.flatnonzero(over & ~glyphs.white).tolist())


def _on_base(one: Printed) -> FileBox:
    """A sign's box as type of a font that is not in the file is placed where a machine has such a font."""
    x0, y0, x1, y1 = one.box
    if abs(one.start[0] - x0) > NEAR or not y0 <= one.start[1] <= y1:
        return one.box  # turned
    low = one.start[1] - DESCENT * (y1 - y0)
    return x0, low, x1, low + y1 - y0


def _is_filler(glyphs: Glyphs, k: int) -> bool:
    """Whether PDFium put a space there itself: it saw a gap where the sign is."""
    return glyphs.text[k] == " " and not glyphs.owner[k]


def _place(glyphs: Glyphs, paint: Paint, row: int) -> int:
    """Where in the text a dropped character belongs: before the next text that is painted."""
    later = paint.of(TEXT)
    later = later[later > row]
    after = np.isin(glyphs.owner, paint.items[later[:50]])
    found = np.flatnonzero(after)
    return int(found[0]) if len(found) else len(glyphs)


def _without(glyphs: Glyphs, place: int) -> Glyphs:
    rows = ("box", "line", "size", "turned", "white", "owner")
    kept = {name: np.delete(getattr(glyphs, name), place, axis=0) for name in rows}
    lost = tuple(k - (k > place) for k in glyphs.lost)
    return replace(glyphs, text=glyphs.text[:place] + glyphs.text[place + 1 :], lost=lost, **kept)


def _inserted(glyphs: Glyphs, place: int, character: str, box: FileBox) -> Glyphs:
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

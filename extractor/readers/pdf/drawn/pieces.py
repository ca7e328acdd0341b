"""Writing beside the words of a line that is no text: a value as a small picture, as outlines, or in a drawn glyph.

Each such piece is recognised by itself and its words are laid among the page's characters, where they stand.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium

from classifier.box import Box
from extractor.document.layout_settings import LAYOUT
from extractor.document.model import Problem, Severity
from extractor.readers import ocr
from extractor.readers.pdf import native
from extractor.readers.pdf.drawn.patterned import SHOWS_TEXT
from extractor.readers.pdf.drawn.pictures import LEAST_SHARE
from extractor.readers.pdf.rendering import render_part
from extractor.readers.pdf.text.frame import FileBox, Frame
from extractor.readers.pdf.text.glyphs import Flags, Floats, Glyphs
from extractor.readers.pdf.unseen.laid import appended
from extractor.readers.pdf.unseen.paint import IMAGE, PATH, Paint
from extractor.readers.pdf.unseen.printed import PrintedPages

MAX_PIECES = 8
"""Of one page that are looked at."""

MAX_SHAPES = 120
"""Outlines beside words from which on a page is a drawing, and none of them is taken for writing."""


LEAST_CORNERS = 14
"""Points of the outlines of a piece: a ruling, a box or an arrow has fewer."""

SURE = 0.85
DOUBTFUL = 0.6
"""How sure recognition must be to take a piece for text, and to tell that there may be one."""

_TELLING = re.compile(r"\d.*\d|\d\s*[^\W\d]|[^\W\d]\s*\d")
"""A value has two figures, or one with a letter of its unit."""

OF_A_BOX = 6
"""Points up to which a shape is a box, a tick or an arrow, and no letter (the few letters with no more are left)."""

MARGIN = 2.0
DPI = 300


@dataclass(frozen=True, slots=True)
class Piece:
    """Where writing stands that is no text, in points of the page as it is read, and the size of the type beside it."""

    box: Box
    size: float


def pieces(glyphs: Glyphs, paint: Paint, frame: Frame) -> list[Piece]:
    """Small pictures and outlines of letters that follow words on their line; the topmost of them."""
    pictures, shapes = _small_pictures(paint, frame), _letters(glyphs, paint)
    if not (pictures or shapes):
        return []
    shown = np.flatnonzero(~glyphs.white & (glyphs.turned == 0))
    if not len(shown):
        return []
    lines = _Lines(glyphs.box[shown], glyphs.size[shown])
    boxes = [*pictures, *_outlines(shapes, frame, float(np.median(lines.size)))]
    found = [Piece(box, size) for box in boxes if (size := lines.beside(box)) is not None and box.width >= size]
    found.sort(key=lambda piece: (piece.box.top, piece.box.x0))
    return found[:MAX_PIECES]


@dataclass(frozen=True, slots=True)
class _Lines:
    """The page's visible characters."""

    box: Floats
    size: Floats

    def beside(self, box: Box) -> float | None:
        """The size of the type that stands before a box on its line; none where nothing does, or words are upon it."""
        middle = (box.top + box.bottom) / 2
        centre = (self.box[:, 1] + self.box[:, 3]) / 2
        level = np.abs(centre - middle) < LAYOUT.drawn.piece_level * self.size
        if not level.any():
            return None
        on = self.box[level]
        over = (np.minimum(on[:, 2], box.x1) - np.maximum(on[:, 0], box.x0)) > 0.3
        before = (on[:, 2] <= box.x0 + 1) & (on[:, 2] > box.x0 - LAYOUT.drawn.piece_reach * self.size[level])
        if over.any() or not before.any():
            return None
        size = float(np.median(self.size[level][before]))
        least, most = LAYOUT.drawn.piece_height
        return size if least * size <= box.height <= most * size else None


def _small_pictures(paint: Paint, frame: Frame) -> list[Box]:
    rows = paint.of(IMAGE)
    if not 0 < len(rows) <= MAX_SHAPES:
        return []
    least = LEAST_SHARE * frame.box(*frame.shown).area
    boxes = (frame.box(*place) for place in paint.boxes[rows].tolist() if all(map(math.isfinite, place)))
    return [box for box in boxes if box.area < least and box.width >= box.height]


def _letters(glyphs: Glyphs, paint: Paint) -> list[tuple[FileBox, int]]:
    """Shapes of the size of letters, or of a row of them, with as many points as letters have."""
    rows = paint.of(PATH)
    if not len(rows) or not len(glyphs):
        return []
    least, most = LAYOUT.drawn.letter_height
    low, high = least * float(glyphs.size.min()), most * float(glyphs.size.max())
    sides = paint.boxes[rows, 2:] - paint.boxes[rows, :2]
    rows = rows[((sides >= low) & np.isfinite(sides)).all(axis=1) & (sides[:, 1] <= high)]
    if not 0 < len(rows) <= MAX_SHAPES:
        return []
    places = zip(paint.boxes[rows].tolist(), paint.items[rows].tolist(), strict=True)
    found = (((a, b, c, d), native.count_segments(item)) for (a, b, c, d), item in places)
    return [(box, corners) for box, corners in found if corners > OF_A_BOX]


def _outlines(shapes: list[tuple[FileBox, int]], frame: Frame, typical: float) -> Iterator[Box]:
    """The boxes of rows of letters."""
    for row in _rows([(frame.box(*box), corners) for box, corners in shapes], typical):
        if sum(corners for _, corners in row) >= LEAST_CORNERS:
            box = row[0][0]
            for other, _ in row[1:]:
                box = box.union(other)
            yield box


def _rows(shapes: list[tuple[Box, int]], size: float) -> list[list[tuple[Box, int]]]:
    """Shapes that follow each other on one line."""
    rows: list[list[tuple[Box, int]]] = []
    for shape in sorted(shapes, key=lambda each: each[0].x0):
        row = next((row for row in rows if _goes_on(row[-1][0], shape[0], size)), None)
        if row is None:
            rows.append([shape])
        else:
            row.append(shape)
    return rows


def _goes_on(last: Box, box: Box, size: float) -> bool:
    shared = min(last.bottom, box.bottom) - max(last.top, box.top)
    return -0.5 * size < box.x0 - last.x1 < size and shared > 0.5 * min(last.height, box.height)


def written_glyphs(glyphs: Glyphs, second: PrintedPages, number: int) -> Flags:
    """A flag for each character: its glyph is a drawing (Type 3) that writes a text of its own, whatever its code says.

    `second` is the document by pdfminer, which is asked only where there are such fonts.
    """
    none = np.zeros(len(glyphs), np.bool_)
    if not second.may_draw_letters:
        return none
    drawn = _unnamed(glyphs) if len(glyphs) else none
    if not drawn.any() or not second.may_write_in_glyphs:
        return none
    try:
        writes = any(SHOWS_TEXT.search(drawing) for drawing in second.glyph_drawings(number))
    except Exception:  # pdfminer raises whatever a damaged file makes it stumble over
        return none
    return drawn if writes else none


def _unnamed(glyphs: Glyphs) -> Flags:
    """Characters of fonts without a name, as those of drawings are."""
    firsts = np.concatenate([[0], np.flatnonzero(glyphs.owner[1:] != glyphs.owner[:-1]) + 1])
    owners = glyphs.owner[firsts].tolist()
    fonts = {owner: native.object_font(owner) for owner in set(owners) if owner}
    name = ctypes.create_string_buffer(4)
    unnamed = {font for font in set(fonts.values()) if native.font_name(font, ctypes.addressof(name), 4) <= 1}
    if not unnamed:
        return np.zeros(len(glyphs), np.bool_)
    marks = np.array([fonts.get(owner) in unnamed for owner in owners], np.bool_)
    found: Flags = np.repeat(marks, np.diff([*firsts, len(glyphs)])) & ~glyphs.white
    return found


def of_glyphs(glyphs: Glyphs, places: Flags) -> list[Piece]:
    """The pieces that some characters make, an object each."""
    found = []
    for owner in np.unique(glyphs.owner[places]).tolist():
        mine = np.flatnonzero((glyphs.owner == owner) & places)
        box = glyphs.box[mine]
        around = Box(*box[:, :2].min(axis=0).tolist(), *box[:, 2:].max(axis=0).tolist())
        found.append(Piece(around, float(glyphs.size[mine].max())))
    return found[:MAX_PIECES]


def with_pieces(
    glyphs: Glyphs, sheet: pdfium.PdfPage, frame: Frame, found: list[Piece], number: int
) -> tuple[Glyphs, tuple[Problem, ...]]:
    """The characters with those that are recognised in the pieces; only what has a figure counts."""
    read: list[str] = []
    doubtful: list[str] = []
    for piece in found:
        box = piece.box
        around = Box(box.x0 - MARGIN, box.top - MARGIN, box.x1 + MARGIN, box.bottom + MARGIN)
        text, sure = ocr.read_line(render_part(sheet, frame, around, DPI))
        if not _TELLING.search(text) or sure < DOUBTFUL:
            continue
        if sure < SURE:
            doubtful.append(text)
            continue
        read.append(text)
        glyphs = appended(glyphs, text, _places(text, piece), min(piece.size, piece.box.height))
    return glyphs, tuple(_told(read, doubtful, number))


def _places(text: str, piece: Piece) -> Floats:
    """A box for each character of a text over the width of its piece, its height that of the type beside it."""
    box, half = piece.box, min(piece.size, piece.box.height) / 2
    step, middle = box.width / max(len(text), 1), (box.top + box.bottom) / 2
    return np.array(
        [(box.x0 + k * step, middle - half, box.x0 + (k + 1) * step, middle + half) for k in range(len(text))],
        np.float32,
    )


def _told(read: list[str], doubtful: list[str], number: int) -> Iterator[Problem]:
    if read:
        message = f"Page {number} shows writing beside its text that is drawn; it was recognised: {'; '.join(read)}."
        yield Problem("read", message, Severity.NOTE, number)
    if doubtful:
        message = (
            f"Page {number} shows writing beside its text that is drawn and could not be recognised for sure "
            f"({'; '.join(doubtful)}): look at it yourself."
        )
        yield Problem("read", message, Severity.WARNING, number)


def unread(found: list[Piece], number: int, why: str, stage: str, severity: Severity) -> Problem:
    """What is told of pieces that were not recognised."""
    many = "a small picture or drawing" if len(found) == 1 else f"{len(found)} small pictures or drawings"
    message = f"Page {number} shows {many} beside its text that may hold a value, and {why}."
    return Problem(stage, message, severity, number)

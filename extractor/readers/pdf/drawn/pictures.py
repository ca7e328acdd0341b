"""Pictures on a PDF page that may hold a table or other writing, told from photographs and graphs by their look.

A look costs some milliseconds, recognition seconds: only what looks worth it is recognised.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from classifier.box import Box
from extractor.document.page import Word
from extractor.readers.pdf.rendering import render_part
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.unseen.paint import IMAGE, Paint

LEAST_SHARE = 0.03
"""Of the page's area that a picture must cover to be worth a look."""

MAX_INSETS = 4
"""Pictures of one page that are looked at, the largest ones."""

MANY_WORDS = 3
"""Words of the text layer upon a picture from which on the picture lies under the text."""

LOOK_DPI = 100

LONG = 0.6
"""The share of a picture's side that a dark stroke must run along to be a ruling of a table."""

SMALL = 50
"""Dots of a side below which a picture holds no table."""

DARK = 140
DARKEST = 0.4
"""Grey values of ink, and the share of ink from which on a picture is no paper."""

NEAR = 2.0
"""Points between the parts of one picture: some programs cut a large one into strips or tiles."""

MAX_TILES = 400

CONTRAST = 40
"""Of 255, by which ink stands off what lies around it."""

REACH = 12
"""Dots around a dot that count as its surroundings."""

LEAST_STROKES = 8
"""Strokes along a row of dots from which on it may run through a line of writing."""

LEAST_LINES = 3
"""Lines of writing that make a picture worth recognition."""

LINE_HEIGHT = (4, 40)
"""Dots down that a line of writing takes at `LOOK_DPI`."""

_Shares = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Pictured:
    """A picture that may hold writing: where it stands on the page as it is read, and whether it surely is a table."""

    box: Box
    is_table: bool


def pictures_of(page: pdfium.PdfPage, frame: Frame, paint: Paint, words: Sequence[Word]) -> tuple[Pictured, ...]:
    """Large pictures with writing in them and hardly a word of the text layer upon them, from the top down."""
    boxes = sorted(_boxes(frame, paint, words), key=lambda box: box.area, reverse=True)[:MAX_INSETS]
    found = []
    for box in sorted(boxes, key=lambda b: (b.top, b.x0)):
        image = render_part(page, frame, box, LOOK_DPI)
        ruled, written = is_ruled(image), is_written(image)
        if ruled or written:
            found.append(Pictured(box, ruled and written))
    return tuple(found)


def _boxes(frame: Frame, paint: Paint, words: Sequence[Word]) -> Iterator[Box]:
    """The shown parts of large pictures that do not lie under the page's text."""
    rows = paint.of(IMAGE)
    if not len(rows):
        return
    shown = frame.box(*frame.shown)
    least = LEAST_SHARE * shown.area
    parts = [frame.box(*box) for box in paint.boxes[rows].tolist() if np.isfinite(box).all()]
    for part in dict.fromkeys(_joined(parts)):
        box = part.intersection(shown)
        is_large = box.overlaps(box) and box.area >= least
        if is_large and sum(_inside(word, box) for word in words) < MANY_WORDS:
            yield box


def _inside(word: Word, box: Box) -> bool:
    x, y = word.box.middle, word.box.middle_height
    return box.x0 < x < box.x1 and box.top < y < box.bottom


def _joined(parts: list[Box]) -> list[Box]:
    """Pictures with the strips and tiles of one put together: first along, then down."""
    if not 1 < len(parts) <= MAX_TILES:
        return parts
    rows = _in_a_row(sorted(parts, key=lambda b: (round(b[1]), b[0])), 1)
    return _in_a_row(sorted(rows, key=lambda b: (round(b[0]), b[1])), 0)


def _in_a_row(parts: list[Box], side: int) -> list[Box]:
    """Parts with each that follows on the one before put to it; `side` is 0 in a column, 1 in a row."""
    along = 1 - side
    made: list[Box] = []
    for part in parts:
        last = made[-1] if made else None
        if last and _same(last, part, side) and abs(part[along] - last[along + 2]) < NEAR:
            made[-1] = last.union(part)
        else:
            made.append(part)
    return made


def _same(one: Box, other: Box, side: int) -> bool:
    return abs(one[side] - other[side]) < NEAR and abs(one[side + 2] - other[side + 2]) < NEAR


def is_ruled(image: npt.NDArray[np.uint8]) -> bool:
    """Whether dark strokes run along most of a picture (rows, columns, colours) as lines of a table do.

    Three level and two upright, or as many the other way round.
    """
    if min(image.shape[:2]) < SMALL:
        return False
    dark = np.minimum(np.minimum(image[:, :, 0], image[:, :, 1]), image[:, :, 2]) < DARK
    level, upright = _strokes(dark.mean(axis=1)), _strokes(dark.mean(axis=0))
    return bool(dark.mean() < DARKEST and max(level, upright) >= 3 and min(level, upright) >= 2)


def _strokes(shares: _Shares) -> int:
    """How many separate rows (or columns) of dots are dark for the most part."""
    long = shares > LONG
    return int((long[1:] & ~long[:-1]).sum() + long[0])


def is_written(image: npt.NDArray[np.uint8]) -> bool:
    """Whether lines of writing run across or down a picture: rows of many strokes with clear rows between them."""
    if min(image.shape[:2]) < SMALL:
        return False
    ink = _ink(image)
    return any(_lines(each) >= LEAST_LINES for each in (ink, ink.T))


def _ink(image: npt.NDArray[np.uint8]) -> npt.NDArray[np.bool_]:
    """What stands off its surroundings, light or dark: a photographed sheet is shaded, a head of a table is filled.

    All in whole numbers: thrice the grey value, and sums instead of means.
    """
    grey = image[:, :, 0].astype(np.int32)
    grey += image[:, :, 1]
    grey += image[:, :, 2]
    padded = np.pad(grey, ((REACH + 1, REACH), (REACH + 1, REACH)), mode="edge")
    size = 2 * REACH + 1
    down = padded.cumsum(axis=0, dtype=np.int32)
    across = (down[size:] - down[:-size]).cumsum(axis=1, dtype=np.int32)
    grey *= size**2
    grey -= across[:, size:]
    grey += across[:, :-size]
    np.abs(grey, out=grey)
    ink: npt.NDArray[np.bool_] = grey > 3 * CONTRAST * size**2
    return ink


def _lines(ink: npt.NDArray[np.bool_]) -> int:
    """Rows of writing: bands of a letter's height with many strokes, between rows with few."""
    strokes = (ink[:, 1:] & ~ink[:, :-1]).sum(axis=1)
    busy = strokes >= LEAST_STROKES
    edges = np.flatnonzero(np.diff(np.concatenate(([False], busy, [False])).astype(np.int8)))
    heights = edges[1::2] - edges[::2]
    return int(((heights >= LINE_HEIGHT[0]) & (heights <= LINE_HEIGHT[1])).sum())

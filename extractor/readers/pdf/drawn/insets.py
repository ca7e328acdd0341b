"""Tables that a page holds as pictures among its text: the picture is recognised, its words are added.

Most pictures are photographs and graphs. One is read only where ruled lines cross it, and it is kept only
where most cells of the grid then hold words, which a graph's do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from classifier.facts import Box
from extractor.pages import Page, Word, compose
from extractor.readers import ocr
from extractor.readers.pdf.rendering import render
from extractor.readers.pdf.text.frame import Frame
from extractor.tables import Grid

LEAST_SHARE = 0.06
"""Of the page's area that a picture must cover to be worth a look."""

MAX_INSETS = 4
MANY_WORDS = 3
"""Words of the text layer upon a picture from which on the picture lies under the text."""

LONG = 0.6
"""The share of a picture's side that a dark stroke must run along to be a ruling of a table."""

MOST_CELLS = 0.5
"""The share of a grid's cells that must hold words."""

SMALL = 50
"""Dots of a side below which a picture holds no table."""

DARK = 140
DARKEST = 0.4
"""Grey values of ink, and the share of ink from which on a picture is no paper."""


_PICTURES = (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM)
_object, _kind = raw.FPDFPage_GetObject, raw.FPDFPageObj_GetType


@dataclass(frozen=True, slots=True)
class Inset:
    """What was recognised in a picture: words in segments in lines, and grids, in the page's coordinates."""

    lines: tuple[tuple[tuple[Word, ...], ...], ...]
    grids: tuple[Grid, ...]


def read_insets(page: pdfium.PdfPage, frame: Frame, plain: Page) -> tuple[Inset, ...]:
    """The tables in a page's pictures."""
    boxes = list(_pictures(page, frame, plain))[:MAX_INSETS]
    if not boxes:
        return ()
    image = np.rot90(render(page), frame.turned)
    shown = frame.box(*frame.shown)
    found = (_inset(image, shown, box, plain.number) for box in boxes)
    return tuple(inset for inset in found if inset is not None)


def with_insets(page: Page, insets: tuple[Inset, ...]) -> Page:
    """The page with the words of its pictures after its own. Tables are left to be filled again."""
    own = [[list(page.words[s.first : s.last]) for s in line.segments] for line in page.lines]
    added = [[list(group) for group in line] for inset in insets for line in inset.lines]
    lines = [*own, *added]
    made = compose(lines, number=page.number, width=page.width, height=page.height)
    return replace(made, turned=page.turned)


def _pictures(page: pdfium.PdfPage, frame: Frame, plain: Page) -> Iterator[Box]:
    """Large pictures with hardly a word of the text layer upon them, cut to the shown part of the page."""
    if not _any_picture(page):
        return
    shown = frame.box(*frame.shown)
    least = LEAST_SHARE * (shown[2] - shown[0]) * (shown[3] - shown[1])
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        x0, top, x1, bottom = frame.box(*item.get_bounds())
        box = max(x0, shown[0]), max(top, shown[1]), min(x1, shown[2]), min(bottom, shown[3])
        is_large = max(box[2] - box[0], 0) * max(box[3] - box[1], 0) >= least
        if is_large and sum(_inside(word, box) for word in plain.words) < MANY_WORDS:
            yield box


def _any_picture(page: pdfium.PdfPage) -> bool:
    """Whether the page may have a picture at all: a page of text has thousands of other objects."""
    count = raw.FPDFPage_CountObjects(page.raw)
    handles = (_object(page.raw, k) for k in range(count))
    return any(_kind(handle) in _PICTURES for handle in handles)


def _inside(word: Word, box: Box) -> bool:
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] < x < box[2] and box[1] < y < box[3]


def _inset(image: ocr.Image, shown: Box, box: Box, number: int) -> Inset | None:
    scale = image.shape[1] / (shown[2] - shown[0])
    x0, x1 = (round((x - shown[0]) * scale) for x in (box[0], box[2]))
    top, bottom = (round((y - shown[1]) * scale) for y in (box[1], box[3]))
    part = np.ascontiguousarray(image[top:bottom, x0:x1])
    if not is_ruled(part):
        return None
    read = ocr.read_image(part, number=number, width=box[2] - box[0], height=box[3] - box[1])
    filled = sum(bool(c.spans) for t in read.tables for c in t.cells)
    if read.turned or filled < 4 or filled < MOST_CELLS * sum(len(t.cells) for t in read.tables):
        return None
    return _moved(read, box[0], box[1])


def is_ruled(image: npt.NDArray[np.uint8]) -> bool:
    """Whether three level and two upright dark strokes or more run along most of a picture."""
    if min(image.shape[:2]) < SMALL:
        return False
    dark = image.min(axis=2) < DARK
    level, upright = dark.mean(axis=1), dark.mean(axis=0)
    return bool(dark.mean() < DARKEST and _strokes(level) >= 3 and _strokes(upright) >= 2)


def _strokes(shares: npt.NDArray[np.float64]) -> int:
    """How many separate rows (or columns) of dots are dark for the most part."""
    long = shares > LONG
    return int((long[1:] & ~long[:-1]).sum() + long[0])


def _moved(read: Page, dx: float, dy: float) -> Inset:
    def shifted(box: Box) -> Box:
        return box[0] + dx, box[1] + dy, box[2] + dx, box[3] + dy

    words = [replace(word, box=shifted(word.box)) for word in read.words]
    lines = tuple(tuple(tuple(words[s.first : s.last]) for s in line.segments) for line in read.lines)
    grids = tuple(
        Grid(tuple(shifted(cell.box) for cell in table.cells if cell.box is not None)) for table in read.tables
    )
    return Inset(lines, grids)

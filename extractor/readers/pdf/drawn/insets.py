"""Tables that a page holds as pictures among its text: the picture is recognised, its words are added.

What was recognised is kept where most cells of a ruled grid hold words, or where most lines are a name with a number;
of a graph neither is so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium

from classifier.box import Box
from extractor.document.layout_settings import LAYOUT, LayoutSettings
from extractor.document.page import Cell, Line, Page, Table, Word, recomposed
from extractor.readers import ocr
from extractor.readers.pdf.drawn.pictures import Pictured
from extractor.readers.pdf.rendering import render_part
from extractor.readers.pdf.text.frame import Frame

MOST_CELLS = 0.5
"""The share of a grid's cells that must hold words."""

LEAST_CELLS = 4
LEAST_TELLING = 3
"""Filled cells of a ruled grid, and lines of a name with a number, that make a table."""

QUOTED = 80
"""Characters that are quoted of a picture that holds no table."""

LEAST_NAME = 2
"""Letters that a line's name has at least: the marks of an axis have none."""


@dataclass(frozen=True, slots=True)
class Inset:
    """What was recognised in a picture that stands at `box` of the page; the reading has its own coordinates."""

    read: Page
    box: Box


def read_insets(
    page: pdfium.PdfPage, frame: Frame, pictures: Iterable[Pictured], number: int, by: LayoutSettings = LAYOUT
) -> tuple[tuple[Inset, ...], tuple[str, ...]]:
    """The tables in a page's pictures, and how the writing in pictures that turned out to hold none begins."""
    kept: list[Inset] = []
    left: list[str] = []
    for pictured in pictures:
        x0, top, x1, bottom = pictured.box
        image = render_part(page, frame, pictured.box)
        read = ocr.read_image(image, number=number, width=x1 - x0, height=bottom - top, by=by)
        if _is_filled(read.tables) or (not read.tables and is_told_in_lines(read)):
            kept.append(Inset(read, pictured.box))
        elif read.words:
            left.append(" ".join(read.text.split())[:QUOTED])
    return tuple(kept), tuple(left)


def _is_filled(tables: Sequence[Table]) -> bool:
    filled = sum(bool(c.spans) for t in tables for c in t.cells)
    return filled >= LEAST_CELLS and filled >= MOST_CELLS * sum(len(t.cells) for t in tables)


def is_told_in_lines(read: Page) -> bool:
    """Whether most of the lines that have a number begin with a name and go on with a number, as a list of values."""
    lines = [line for line in read.lines if any(map(str.isdigit, read.text[line.start : line.end]))]
    telling = sum(_is_telling(read.text, line) for line in lines)
    return telling >= LEAST_TELLING and 2 * telling > len(lines)


def _is_telling(text: str, line: Line) -> bool:
    pieces = [text[s.start : s.end] for s in line.segments]
    if len(pieces) == 1:
        name, colon, value = pieces[0].replace("：", ":").partition(":")
        pieces = [name, value] if colon else pieces
    is_named = sum(map(str.isalpha, pieces[0])) >= LEAST_NAME
    return is_named and any(any(map(str.isdigit, piece)) for piece in pieces[1:])


def with_insets(page: Page, insets: Iterable[Inset]) -> Page:
    """The page with the words and tables of its pictures after its own."""
    lines: list[list[Sequence[Word]]] = [[page.words_of(s) for s in line.segments] for line in page.lines]
    tables = list(page.tables)
    at = len(page.text)
    for inset in insets:
        words = [replace(word, box=_placed(word.box, inset)) for word in inset.read.words]
        lines += [[words[s.first : s.last] for s in line.segments] for line in inset.read.lines]
        tables += [_table(table, inset, at) for table in inset.read.tables]
        at += len(inset.read.text)
    return replace(recomposed(page, lines), tables=tuple(tables))


def _table(table: Table, inset: Inset, at: int) -> Table:
    cells = (
        Cell(c.row, c.column, c.rows, c.columns, tuple((a + at, b + at) for a, b in c.spans), _at(c.box, inset))
        for c in table.cells
    )
    return Table(table.rows, table.columns, tuple(cells), _at(table.box, inset))


def _at(box: Box | None, inset: Inset) -> Box | None:
    return None if box is None else _placed(box, inset)


def _placed(box: Box, inset: Inset) -> Box:
    """A box of a picture as it was read on the page: the picture may have been turned to be read."""
    x0, top, x1, bottom = box
    width, height = inset.read.width, inset.read.height
    if inset.read.turned == 1:  # it was turned counter-clockwise: what was at the right is now above
        x0, top, x1, bottom = height - bottom, x0, height - top, x1
    elif inset.read.turned == 2:
        x0, top, x1, bottom = width - x1, height - bottom, width - x0, height - top
    elif inset.read.turned == 3:
        x0, top, x1, bottom = top, width - x1, bottom, width - x0
    return Box(x0 + inset.box.x0, top + inset.box.top, x1 + inset.box.x0, bottom + inset.box.top)

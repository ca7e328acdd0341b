"""Tables: pdfplumber's way of finding them, over lines that pdfium read; words fall into cells by their middles.

Lines are joined, their crossings taken, and each smallest rectangle of crossings is a cell. Cells that were
merged on the page are larger rectangles, and cover several rows or columns of the grid.
"""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from classifier.box import Box, around
from extractor.document.layout_settings import LAYOUT, LayoutSettings
from extractor.document.page import Cell, Page, Table, Word
from extractor.layout.crossings import cells, crossings
from extractor.layout.joining import joined, tables
from extractor.layout.lines import Rule

MAX_MERGED = 1_500
"""More lines than this, once joined, are a drawing: the finder's time grows with their square."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A level or upright line on a page, in points from its top left corner."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells as boxes, before any word is in them."""

    boxes: tuple[Box, ...]


def find_grids(edges: Sequence[Edge], width: float, height: float, by: LayoutSettings = LAYOUT) -> tuple[Grid, ...]:
    """Grids of two cells or more that the lines of a page make."""
    inner = [e for e in edges if not _frames_page(e, width, height)]
    if len(inner) < 4:
        return ()
    upright = joined(((e.x0, e.top, e.bottom) for e in inner if e.top != e.bottom), by.snap)
    level = joined(((e.top, e.x0, e.x1) for e in inner if e.top == e.bottom), by.snap)
    if len(upright) + len(level) > MAX_MERGED:
        return ()
    if min(len(upright), len(level)) < 2:  # of two lines and two are four corners
        return ()
    upright, level = (
        joined(upright, by.snap),
        joined(level, by.snap),
    )  # as pdfplumber does: joined lines may snap once more
    return tuple(Grid(tuple(table)) for table in tables(list(cells(crossings(upright, level, by.reach)))))


def find_grids_by_pdfplumber(data: bytes, number: int) -> tuple[Grid, ...]:
    """The same by pdfplumber alone: the reference, and the way out where pdfium fails."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data), pages=[number]) as document:
        tables = document.pages[0].find_tables()
        return tuple(Grid(tuple(Box(*cell) for cell in t.cells)) for t in tables if len(t.cells) > 1)


def _frames_page(edge: Edge, width: float, height: float) -> bool:
    """A line along the sheet's rim: paper, not table."""
    if edge.top == edge.bottom:
        return not 1 < edge.top < height - 1
    return not 1 < edge.x0 < width - 1


def rules_of(grids: Iterable[Grid]) -> tuple[Rule, ...]:
    """The upright sides of all cells: where words of two cells are kept apart."""
    sides = {(x, box.top, box.bottom) for grid in grids for box in grid.boxes for x in (box.x0, box.x1)}
    return tuple(Rule(*side) for side in sorted(sides))


def crosses(page: Page, rules: Sequence[Rule], by: LayoutSettings = LAYOUT) -> bool:
    """Whether a side of a cell may run through what the page takes for one run of words."""
    if not rules or not page.words:
        return False
    left, top, right, bottom = np.array([s.box for line in page.lines for s in line.segments]).T
    slack = by.beside * (bottom - top)
    x, first, last = np.array([(r.x, r.top, r.bottom) for r in rules]).T[:, :, None]
    through = (x > left - slack) & (x < right + slack) & (first <= bottom) & (last >= top)
    return bool(through.any())


def with_tables(page: Page, grids: Iterable[Grid]) -> Page:
    """The page with a table for each grid with words in two cells or more; less is a frame or a drawing."""
    grids = tuple(grids)
    if not grids:
        return page
    words = sorted(page.words, key=_middle_height)
    heights = list(map(_middle_height, words))
    found = []
    for grid in grids:
        table = _fill(page, grid, words, heights)
        if sum(bool(cell.spans) for cell in table.cells) > 1:
            found.append(table)
    return replace(page, tables=(*page.tables, *sorted(found, key=_place)))


def _place(table: Table) -> tuple[float, float]:
    assert table.box is not None
    return table.box.top, table.box.x0


def _middle_height(word: Word) -> float:
    return word.box.middle_height


def _fill(page: Page, grid: Grid, words: Sequence[Word], heights: Sequence[float]) -> Table:
    columns = _lines([b[0] for b in grid.boxes] + [b[2] for b in grid.boxes])
    rows = _lines([b[1] for b in grid.boxes] + [b[3] for b in grid.boxes])
    places = {box: _covered(box, rows, columns) for box in grid.boxes}
    owner = {
        (r, c): box
        for box, (row, column, down, across) in places.items()
        for r in range(row, row + down)
        for c in range(column, column + across)
    }
    held: dict[Box, list[Word]] = {box: [] for box in grid.boxes}
    for word in words[bisect_right(heights, rows[0]) : bisect_right(heights, rows[-1])]:
        row = bisect_right(rows, _middle_height(word)) - 1
        column = bisect_right(columns, word.box.middle) - 1
        box = owner.get((row, column))
        if box is not None:
            held[box].append(word)
    cells = (Cell(*places[box], _spans(page, held[box]), box) for box in grid.boxes)
    ordered = tuple(sorted(cells, key=lambda c: (c.row, c.column)))
    return Table(len(rows) - 1, len(columns) - 1, ordered, around(grid.boxes))


def _lines(values: Iterable[float]) -> list[float]:
    """The grid's lines: values closer than a point are one."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > 1:
            kept.append(value)
    return kept


def _covered(box: Box, rows: list[float], columns: list[float]) -> tuple[int, int, int, int]:
    row, column = bisect_right(rows, box.top + 0.01) - 1, bisect_right(columns, box.x0 + 0.01) - 1
    down, across = bisect_right(rows, box.bottom + 0.01) - 1, bisect_right(columns, box.x1 + 0.01) - 1
    return row, column, max(down - row, 1), max(across - column, 1)


def _spans(page: Page, words: list[Word]) -> tuple[tuple[int, int], ...]:
    """Runs of the page's text that hold these words and no other, in reading order."""
    spans: list[tuple[int, int]] = []
    for word in sorted(words, key=lambda w: w.start):
        if spans and _adjoins(page, spans[-1][1], word.start):
            spans[-1] = (spans[-1][0], word.end)
        else:
            spans.append((word.start, word.end))
    return tuple(spans)


def _adjoins(page: Page, end: int, start: int) -> bool:
    between = page.text[end:start]
    return between.isspace() and "\n" not in between

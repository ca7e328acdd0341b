"""Blocks laid out as one page without end: a line 20 points high, a table's column 100 wide, all made up.

Evidence names paragraph or cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from classifier.box import Box
from extractor.document.page import Cell, Page, Table, Word, compose
from extractor.readers.office.made_page import COLUMN, ROW, letters, words_in_box
from extractor.readers.office.word.blocks import Block, TableCell, WordTable, lines_of

WIDTH = 600.0
_BREAK = re.compile(r"\t+| {3,}")

_Spots = dict[int, list[tuple[int, int]]]
"""Of each cell of a table the lines of the page, and the segments on them, that are its own."""


@dataclass(slots=True)
class _Sheet:
    """The page while it grows."""

    lines: list[list[list[Word]]] = field(default_factory=list)
    tables: list[tuple[WordTable, _Spots]] = field(default_factory=list)


def page_of(blocks: Iterable[Block]) -> Page:
    """The blocks as a page of origin `flow`."""
    sheet = _Sheet()
    for block in blocks:
        _add(sheet, block)
    page = compose(sheet.lines, number=1, width=WIDTH, height=max(len(sheet.lines), 1) * ROW, origin="flow")
    return replace(page, tables=tuple(_table(page, table, spots) for table, spots in sheet.tables))


def _add(sheet: _Sheet, block: Block) -> None:
    if isinstance(block, WordTable):
        _add_table(sheet, block)
        return
    for line in block.lines:
        _add_line(sheet, line, block.place)
    for box in block.boxes:
        for inner in box:
            _add(sheet, inner)


def _add_line(sheet: _Sheet, text: str, locator: str) -> None:
    pieces = [piece for piece in _BREAK.split(text) if piece.split()]
    if not pieces:
        return
    y, step = len(sheet.lines) * ROW, WIDTH / len(pieces)
    boxes = [Box(k * step, y + 4, (k + 1) * step - 12, y + ROW - 4) for k in range(len(pieces))]
    sheet.lines.append([words_in_box(p, b, locator) for p, b in zip(pieces, boxes, strict=True)])


def _add_table(sheet: _Sheet, table: WordTable) -> None:
    number, spots = len(sheet.tables) + 1, _Spots()
    by_row: dict[int, list[tuple[int, TableCell, list[str]]]] = {}
    for k, cell in enumerate(table.cells):
        by_row.setdefault(cell.row, []).append((k, cell, _lines(cell)))
    for row in sorted(by_row):
        for k in range(max(len(lines) for _, _, lines in by_row[row])):
            there = [(index, cell, lines[k]) for index, cell, lines in by_row[row] if k < len(lines)]
            _add_row(sheet, there, number, spots)
    sheet.tables.append((table, spots))


def _lines(cell: TableCell) -> list[str]:
    return [line for line in lines_of(cell.blocks) if line.split()]


def _add_row(sheet: _Sheet, there: list[tuple[int, TableCell, str]], number: int, spots: _Spots) -> None:
    """Lines of a row's cells side by side, as one line of the page."""
    y = len(sheet.lines) * ROW
    line: list[list[Word]] = []
    for index, cell, text in there:
        x0, x1 = cell.column * COLUMN, (cell.column + cell.columns) * COLUMN - 12
        locator = f"Table {number}!{letters(cell.column)}{cell.row + 1}"
        spots.setdefault(index, []).append((len(sheet.lines), len(line)))
        line.append(words_in_box(text, Box(x0, y + 4, x1, y + ROW - 4), locator))
    sheet.lines.append(line)


def _table(page: Page, table: WordTable, spots: _Spots) -> Table:
    """The table with the spans of its cells, once the page's text is laid out."""
    cells = tuple(
        Cell(c.row, c.column, c.rows, c.columns, tuple(_span(page, *spot) for spot in spots.get(k, ())))
        for k, c in enumerate(table.cells)
    )
    return Table(table.rows, table.columns, cells)


def _span(page: Page, line: int, segment: int) -> tuple[int, int]:
    found = page.lines[line].segments[segment]
    return found.start, found.end

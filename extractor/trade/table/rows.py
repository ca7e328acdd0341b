"""Rows of pieces: the one view that printed pages, sheets and text documents share here.

On a printed page a piece is a word and its box is in points. In a sheet or a text document's table the
pieces are
the words of cells, and their boxes are laid out on a lattice of `PITCH` × `ROW` units, one cell of the
table each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from classifier.facts import Box
from extractor.document.page import Cell, Line, Page, Table, Word, around

PITCH = 100.0
ROW = 12.0
_HEIGHT = 9.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with a box; `chunk` is equal for pieces with no wide gap between them."""

    start: int
    end: int
    box: Box
    chunk: int

    @property
    def middle(self) -> float:
        """The centre between left and right."""
        return (self.box[0] + self.box[2]) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces on one base line of one page, from left to right. `latticed` where they are cells of a table."""

    page: Page
    pieces: tuple[Piece, ...]
    box: Box
    latticed: bool = False

    @property
    def height(self) -> float:
        """How tall its type is."""
        return self.box[3] - self.box[1]

    def text(self, first: int, last: int) -> str:
        """The page's text from one piece to another (exclusive)."""
        return self.page.text[self.pieces[first].start : self.pieces[last - 1].end]


def rows(pages: Sequence[Page]) -> tuple[tuple[Row, ...], ...]:
    """The rows of each sheet's and text document's tables, and of all printed pages together as one run."""
    printed = tuple(row for page in pages if not _latticed(page) for row in _printed(page))
    tables = tuple(tuple(_table(page, table)) for page in pages if _latticed(page) for table in page.tables)
    return ((printed,) if printed else ()) + tuple(table for table in tables if table)


def chunks(row: Row) -> Iterator[tuple[int, int]]:
    """Runs of pieces (first, last exclusive) with no gap between them that is wider than a letter or two."""
    first = 0
    for k in range(1, len(row.pieces) + 1):
        if k == len(row.pieces) or _apart(row, k):
            yield first, k
            first = k


def _apart(row: Row, k: int) -> bool:
    before, after = row.pieces[k - 1], row.pieces[k]
    if row.latticed:
        return before.chunk != after.chunk
    gap = after.box[0] - before.box[2]
    return gap > 0.75 * row.height or (before.chunk != after.chunk and gap > 0.55 * row.height)


def _latticed(page: Page) -> bool:
    return page.origin in ("sheet", "flow") and bool(page.tables)


def _printed(page: Page) -> Iterator[Row]:
    for line in page.lines:
        pieces = tuple(_pieces(page, line))
        box = around(p.box for p in pieces)
        if box is not None:
            yield Row(page, pieces, box)


def _pieces(page: Page, line: Line) -> Iterator[Piece]:
    for number, segment in enumerate(line.segments):
        for word in page.words[segment.first : segment.last]:
            yield Piece(word.start, word.end, word.box, number)


def _table(page: Page, table: Table) -> Iterator[Row]:
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    for _, cells in sorted(by_row.items()):
        pieces = tuple(p for cell in sorted(cells, key=lambda c: c.column) for p in _celled(page, cell))
        box = around(p.box for p in pieces)
        if box is not None:
            yield Row(page, pieces, box, latticed=True)


def _celled(page: Page, cell: Cell) -> Iterator[Piece]:
    top = cell.row * ROW
    box = (cell.column * PITCH + 1, top, (cell.column + 1) * PITCH - 1, top + _HEIGHT)
    for span in cell.spans:
        for word in _inside(page, span):
            yield Piece(word.start, word.end, box, cell.column)


def _inside(page: Page, span: tuple[int, int]) -> tuple[Word, ...]:
    return page.words_in(*span) if span[1] > span[0] else ()

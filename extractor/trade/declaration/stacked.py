"""The rows of a text document as a declaration needs them: line after line through all its tables and what is between.

A form in Word is often drawn as several tables, the head in one, the remark in another, the lines in a third; and a
cell holds a label over its value, or a name over its elements, a paragraph each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from classifier.box import Box, around
from extractor.document.page import Line, Page
from extractor.trade.declaration.columns import heads
from extractor.trade.declaration.labels import Labels
from extractor.trade.table.rows import PITCH, ROW, Piece, Row, rows

_FLOW = "flow"
_HEIGHT = 9.0


def runs(pages: Sequence[Page], words: Labels) -> Iterator[Sequence[Row]]:
    """The runs of rows of some pages; those of a text document's tables are one run from each title to the next."""
    yield from rows([p for p in pages if not _has_tables(p)])
    for page in pages:
        if _has_tables(page):
            yield from _by_title(_by_lines(page), words)


def _has_tables(page: Page) -> bool:
    return page.origin == _FLOW and bool(page.tables)


def _by_lines(page: Page) -> list[Row]:
    """The lines of a page as rows of a lattice: in the column of its cell, or of its segment outside the tables."""
    columns = {
        word.start: cell.column
        for table in page.tables
        for cell in table.cells
        for span in cell.spans
        if span[1] > span[0]
        for word in page.words_in(*span)
    }
    made: list[Row] = []
    for line in page.lines:
        pieces = tuple(_pieces(page, line, columns, len(made) * ROW))
        box = around(p.box for p in pieces)
        if box is not None:
            made.append(Row(page, pieces, box, latticed=True))
    return made


def _pieces(page: Page, line: Line, columns: dict[int, int], top: float) -> Iterator[Piece]:
    for number, segment in enumerate(line.segments):
        for word in page.words[segment.first : segment.last]:
            column = columns.get(word.start, number)
            box = Box(column * PITCH + 1, top, (column + 1) * PITCH - 1, top + _HEIGHT)
            yield Piece(word.start, word.end, box, column)


def _by_title(stacked: Sequence[Row], words: Labels) -> Iterator[Sequence[Row]]:
    """Rows parted before each title of a declaration that lines of another stand above: a document may hold several."""
    titles = words.wordings.words("declaration_title")
    first, has_lines = 0, False
    for n, row in enumerate(stacked):
        if has_lines and any(t in row.text(0, len(row.pieces)) for t in titles):
            yield stacked[first:n]
            first, has_lines = n, False
        has_lines = has_lines or heads(n, stacked, words) is not None
    yield stacked[first:]

"""What stands beside a head in a ruled table: all lines of the cells in its row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from extractor.document.page import Page


class Span(NamedTuple):
    """A stretch of a page's text."""

    start: int
    end: int


def beside_in_tables(page: Page, is_head: Callable[[int, int], bool]) -> Iterator[tuple[int, int]]:
    """The lower lines of the cells of several lines that stand right of a head of one line.

    Their first lines stand at the head's height, and are found there.
    """
    for table in page.tables:
        heads = {c.row: c.column for c in reversed(table.cells) if len(c.spans) == 1 and is_head(*c.spans[0])}
        for cell in table.cells:
            if heads.get(cell.row, cell.column) < cell.column:
                yield from cell.spans[1:]

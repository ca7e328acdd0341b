"""The table that a word of a page stands in, as a person sees it: cells in rows and columns, ruled or not.

Where a page draws no lines, the segments of neighbouring lines are the cells: the line with most of them gives the
columns, and a segment belongs to those whose middle it covers, or else to the nearest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from extractor.document.page import Line, Page, Segment, Table

Span = tuple[int, int]


class Axis(StrEnum):
    """Which way the parts of a table lie that belong together."""

    COLUMN = "column"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: the spans of the page's text in it, and the rows and columns that it covers, each from 0."""

    spans: tuple[Span, ...]
    rows: range
    columns: range

    def along(self, axis: Axis) -> range:
        """The parts of an axis that it covers."""
        return self.columns if axis is Axis.COLUMN else self.rows

    def across(self, axis: Axis) -> range:
        """Its places in those parts."""
        return self.rows if axis is Axis.COLUMN else self.columns


@dataclass(frozen=True)
class Region:
    """The table around a word of a page."""

    page: Page
    cells: tuple[GridCell, ...]

    def count(self, axis: Axis) -> int:
        """How many columns (or rows) it has."""
        return max((c.along(axis).stop for c in self.cells), default=0)

    def part(self, axis: Axis, index: int) -> tuple[GridCell, ...]:
        """The cells of one column (or row) and of no other, in order."""
        own = (c for c in self.cells if c.along(axis) == range(index, index + 1))
        return tuple(sorted(own, key=lambda c: c.across(axis).start))

    def shared(self, axis: Axis, index: int) -> tuple[GridCell, ...]:
        """The cells that one column (or row) shares with others: a merged cell holds for all that it covers."""
        several = (c for c in self.cells if index in c.along(axis) and len(c.along(axis)) > 1)
        return tuple(several)

    def text(self, cell: GridCell) -> str:
        """What a cell says, its lines joined by a blank."""
        return " ".join(self.page.text[start:end].strip() for start, end in cell.spans)

    def head(self, axis: Axis, index: int) -> str:
        """What the first cell of a column (or row) says."""
        return next((self.text(c) for c in self.part(axis, index)), "")

    def at(self, place: int) -> GridCell | None:
        """The cell that a place of the page's text stands in."""
        return next((c for c in self.cells for start, end in c.spans if start <= place < end), None)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """All its cells' spans."""
        return tuple(span for c in self.cells for span in c.spans)


def region_at(page: Page, place: int) -> Region | None:
    """The table that a place of the page's text stands in; `None` for running text."""
    for table in page.tables:
        made = Region(page, tuple(_ruled(table)))
        if table.columns > 1 and made.at(place) is not None:
            return made
    return _unruled(page, place)


def lines_of(page: Page) -> Region:
    """The page's lines as rows of one cell each: for what stands in no table."""
    rows = (GridCell(((line.start, line.end),), range(n, n + 1), range(1)) for n, line in enumerate(page.lines))
    return Region(page, tuple(rows))


def _ruled(table: Table) -> Iterator[GridCell]:
    for cell in table.cells:
        rows = range(cell.row, cell.row + cell.rows)
        yield GridCell(cell.spans, rows, range(cell.column, cell.column + cell.columns))


def _unruled(page: Page, place: int) -> Region | None:
    at = next((n for n, line in enumerate(page.lines) if line.start <= place < line.end), None)
    if at is None or len(page.lines[at].segments) < 2:
        return None
    first = last = at
    while first > 0 and len(page.lines[first - 1].segments) > 1:
        first -= 1
    while last + 1 < len(page.lines) and len(page.lines[last + 1].segments) > 1:
        last += 1
    lines = page.lines[first : last + 1]
    model = max(lines, key=lambda line: len(line.segments)).segments
    return Region(page, tuple(_segments(lines, model)))


def _segments(lines: Sequence[Line], model: Sequence[Segment]) -> Iterator[GridCell]:
    middles = [_middle(s) for s in model]
    for row, line in enumerate(lines):
        for segment in line.segments:
            left, _, right, _ = segment.box
            covered = [n for n, x in enumerate(middles) if left <= x <= right]
            near = min(range(len(middles)), key=lambda n: abs(middles[n] - _middle(segment)))
            columns = range(covered[0], covered[-1] + 1) if covered else range(near, near + 1)
            yield GridCell(((segment.start, segment.end),), range(row, row + 1), columns)


def _middle(segment: Segment) -> float:
    return segment.box.middle

"""Columns as wide as their cells, told by rows that fill every one.

Heads that begin at the left of their columns and numbers that end at the right stand over nothing of each other, and
only their order says which belongs to which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractor.trade.language.lexicon import Lexicon, whole
from extractor.trade.table.cells import looks_like_number
from extractor.trade.table.heads.columns import Column
from extractor.trade.table.rows import Row, chunks

_LEAST_NUMBERS = 2
_LONGEST_LINE = 3
Extent = tuple[float, float]


def stretched(columns: Sequence[Column], rows: Sequence[Row], lexicon: Lexicon) -> tuple[Column, ...]:
    """The columns with the extents that their cells have in rows with as many cells as there are columns.

    As they are where there is no such row, or where such rows do not agree.
    """
    if len({(c.x0, c.x1) for c in columns}) < len(columns):
        return tuple(columns)  # piles share an extent, and their rows are no full ones
    full = [cells for row in rows if not row.latticed and (cells := _cells(row, columns, lexicon)) is not None]
    if not full:
        return tuple(columns)
    own = [(min(r[k][0] for r in full), max(r[k][1] for r in full)) for k in range(len(columns))]
    if any(own[k][1] > own[k + 1][0] for k in range(len(own) - 1)):
        return tuple(columns)
    return tuple(replace(c, x0=x0, x1=x1) for c, (x0, x1) in zip(columns, _joined(columns, own), strict=True))


def _joined(columns: Sequence[Column], own: Sequence[Extent]) -> Iterator[Extent]:
    """The extents of cells and heads together, as far as they are no neighbour's cells."""
    for k, (c, (x0, x1)) in enumerate(zip(columns, own, strict=True)):
        left = own[k - 1][1] if k else float("-inf")
        right = own[k + 1][0] if k + 1 < len(own) else float("inf")
        yield min(x0, max(c.x0, left)), max(x1, min(c.x1, right))


def _cells(row: Row, columns: Sequence[Column], lexicon: Lexicon) -> list[Extent] | None:
    """The extents of a row's cells where there are as many as columns, and numbers among them; `None` else."""
    runs = list(chunks(row))
    if len(runs) < len(columns):
        runs = [part for first, last in runs for part in _cut(row, first, last, columns, lexicon)]
    numbers = sum(looks_like_number(row.text(first, last)) for first, last in runs)
    if len(runs) != len(columns) or numbers < _LEAST_NUMBERS:
        return None
    return [(row.pieces[first].box.x0, row.pieces[last - 1].box.x1) for first, last in runs]


def _cut(row: Row, first: int, last: int, columns: Sequence[Column], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """A run cut behind a line's number, and between a number and its unit where units have a column of their own."""
    if first == 0 and last > 1 and columns[0].role == "line_number":
        text = row.text(0, 1).rstrip(".")
        if text.isdecimal() and len(text) <= _LONGEST_LINE:
            yield 0, 1
            first = 1
    is_counted = last - first == 2 and looks_like_number(row.text(first, first + 1))
    is_parted = is_counted and any(c.role == "unit" for c in columns)
    if is_parted and whole(lexicon.units, row.text(first + 1, last)) is not None:
        yield first, first + 1
        first += 1
    yield first, last

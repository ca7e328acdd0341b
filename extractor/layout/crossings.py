"""Cells of a ruled table: each smallest rectangle whose corners are crossings of lines, and whose sides are lines.

The same cells as pdfplumber's finder gives, which compares every crossing of a page with every other; here a
crossing is compared only with those on its own two lines.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from classifier.box import Box

Line = tuple[float, float, float]
"""Where a line lies on its own axis, and from where to where it runs along the other."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Crossings:
    """Where lines cross: each point with the numbers of the upright and of the level lines that meet in it."""

    upright: dict[Point, frozenset[int]]
    level: dict[Point, frozenset[int]]


def crossings(upright: Sequence[Line], level: Sequence[Line], reach: float) -> Crossings:
    """The points in which upright lines (x, top, bottom) meet level ones (y, left, right), or fall `reach` short."""
    rows = sorted(set(level))
    heights = [y for y, _, _ in rows]
    ups: dict[Point, list[int]] = defaultdict(list)
    levels: dict[Point, list[int]] = defaultdict(list)
    for number, (x, top, bottom) in enumerate(sorted(set(upright))):
        first, last = bisect_left(heights, top - reach), bisect_right(heights, bottom + reach)
        for k, (y, left, right) in enumerate(rows[first:last], first):
            if left - reach <= x <= right + reach:
                ups[x, y].append(number)
                levels[x, y].append(k)
    return Crossings(
        {point: frozenset(numbers) for point, numbers in ups.items()},
        {point: frozenset(numbers) for point, numbers in levels.items()},
    )


def cells(found: Crossings) -> Iterator[Box]:
    """The smallest rectangle to the right of and below each crossing that has one, in the order of the crossings."""
    columns: dict[float, list[float]] = defaultdict(list)
    rows: dict[float, list[float]] = defaultdict(list)
    points = sorted(found.upright)
    for x, y in points:
        columns[x].append(y)
        rows[y].append(x)
    for x, y in points:
        corner = _corner(found, (x, y), columns[x], rows[y])
        if corner is not None:
            yield Box(x, y, *corner)


def _corner(found: Crossings, point: Point, column: Sequence[float], row: Sequence[float]) -> Point | None:
    """The lower right corner of a cell whose upper left one is given."""
    x, y = point
    upright, level = found.upright, found.level
    beside: list[float] | None = None
    for below in column[bisect_right(column, y) :]:
        if upright[x, below].isdisjoint(upright[point]):
            continue
        if beside is None:
            beside = [right for right in row[bisect_right(row, x) :] if not level[right, y].isdisjoint(level[point])]
        for right in beside:
            corner = (right, below)
            if (
                corner in upright
                and not upright[corner].isdisjoint(upright[right, y])
                and not level[corner].isdisjoint(level[x, below])
            ):
                return corner
    return None

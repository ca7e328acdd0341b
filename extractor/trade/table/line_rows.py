"""Which rows belong to which line: a line's numbers stand on one row, its words may stand above and below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.document.layout_settings import LAYOUT
from extractor.trade.table.rows import Row


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of one line: `first` to `last` (exclusive) about its `anchor`, and those near enough to be its words."""

    anchor: int
    first: int
    last: int
    words_first: int
    words_last: int


def blocks(
    rows: Sequence[Row], anchors: Sequence[int], barriers: frozenset[int], start: int, end: int
) -> tuple[Block, ...]:
    """The block of each anchor among rows `start` to `end` (exclusive).

    Between two lines the widest gap parts them; barriers (headings, totals, charges) end a block at once.
    """
    leading = _leading(rows, anchors, barriers, start)
    cuts = [
        start,
        *(_cut(rows, i, j, barriers, leading) for i, j in pairwise(anchors)),
        end,
    ]
    return tuple(_block(rows, anchor, cuts[k], cuts[k + 1], barriers) for k, anchor in enumerate(anchors))


def _leading(rows: Sequence[Row], anchors: Sequence[int], barriers: frozenset[int], start: int) -> int:
    """How many rows of words stand right above the first anchor: a table that centres its cells has some."""
    if not anchors:
        return 0
    first = anchors[0]
    while first > start and first - 1 not in barriers and _near(rows, first - 1, first):
        first -= 1
    return anchors[0] - first


def _cut(rows: Sequence[Row], i: int, j: int, barriers: frozenset[int], leading: int) -> int:
    """The first row that belongs to anchor j rather than i."""
    if rows[j].band is not None and rows[j].band != rows[i].band:
        return min(k for k in range(i + 1, j + 1) if rows[k].band == rows[j].band and rows[k].page is rows[j].page)
    between = [k for k in range(i + 1, j + 1) if k in barriers]
    if between:
        return min(j, between[-1] + 1)
    page = next((k for k in range(i + 1, j + 1) if rows[k].page is not rows[k - 1].page), None)
    if page is not None:
        return page
    gaps = {k: _gap(rows, k - 1, k) for k in range(i + 1, j + 1)}
    widest = max(gaps.values())
    if widest - min(gaps.values()) < LAYOUT.trade.even_gaps * rows[i].height:
        return max(i + 1, j - leading)
    return max(k for k, gap in gaps.items() if gap >= widest - 0.5)


def _block(rows: Sequence[Row], anchor: int, first: int, last: int, barriers: frozenset[int]) -> Block:
    top, bottom = anchor, anchor + 1
    while top > first and top - 1 not in barriers and _near(rows, top - 1, top):
        top -= 1
    while bottom < last and bottom not in barriers and _near(rows, bottom - 1, bottom):
        bottom += 1
    end = min([k for k in barriers if anchor < k < last], default=last)
    begin = max([k + 1 for k in barriers if first <= k < anchor], default=first)
    return Block(anchor, begin, end, top, bottom)


def _near(rows: Sequence[Row], upper: int, lower: int) -> bool:
    one, other = rows[upper], rows[lower]
    if one.band is not None or other.band is not None:
        return one.page is other.page and one.band == other.band
    return one.page is other.page and _gap(rows, upper, lower) <= LAYOUT.trade.line_gap * max(one.height, other.height)


def _gap(rows: Sequence[Row], upper: int, lower: int) -> float:
    return rows[lower].box.top - rows[upper].box.bottom

"""What each block sees: left of it, above it, at its column's head, in the line before, in the section's title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import median

import numpy as np

from extractor.document.layout_settings import LAYOUT
from extractor.places.blocks import Block, blocks_of
from extractor.rows.annotated_rows import MarkedRow

_ROWS_UP = 120

_SHARED, _LEAST = 0.35, 1e-6
"""The share of the narrower of two blocks that makes them stand above each other; no block counts as narrower, in
points."""

_TITLE = 60
_PAGES_BACK = 8

_SPANNED, _NEAR = 3, 1.3
"""A label that spans a line stands within so many rows of it and so many heights of type."""


_Bound = tuple[float, float, Block]
"""A block between its left and its right end."""


@dataclass(frozen=True, slots=True)
class Sight:
    """The blocks that a block sees; nearest first.

    `previous` is the nearest label in a line before, further left; `title` the nearest line above that stands alone and
    says no value; `head` the farthest label of its column. `spanning` are labels to the left, a little higher or lower,
    whose lines span the block's.
    """

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    above: tuple[Block, ...]
    head: Block | None
    previous: Block | None
    title: Block | None
    spanning: tuple[Block, ...]


class Surroundings:
    """The blocks of one page with what they see, each looked up once.

    A column that has no label on its page goes on from the page `before`, as a table does that runs over.
    """

    def __init__(self, rows: Sequence[MarkedRow], before: Surroundings | None = None) -> None:
        self.blocks = blocks_of(rows)
        self._before = before
        self._rows: list[list[Block]] = [[] for _ in rows]
        for block in self.blocks:
            self._rows[block.row].append(block)
        heights = [row.bottom - row.top for row in rows if row.bottom > row.top]
        self.height = max(median(heights) if heights else 1.0, 1e-6)
        self._seen: dict[int, Sight] = {}
        self._titles: list[Block | None] | None = None
        self._labels: dict[int, tuple[_Bound, ...]] = {}
        self._lefts = np.array([b.marked.slot.left for b in self.blocks], np.float64)
        self._rights = np.array([b.marked.slot.right for b in self.blocks], np.float64)
        self._enough = _SHARED * np.maximum(self._rights - self._lefts, _LEAST)
        self._firsts = [0, *accumulate(map(len, self._rows))]

    def sight(self, block: Block) -> Sight:
        """What the block sees."""
        known = self._seen.get(block.index)
        if known is None:
            known = self._seen[block.index] = self._look(block)
        return known

    def distance(self, lower: Block, upper: Block) -> float:
        """The gap between two blocks, one above the other, in heights of type."""
        return (lower.top - upper.bottom) / self.height

    def gap(self, block: Block, left: Block) -> float:
        """The gap between two blocks side by side, in heights of type."""
        return (block.marked.slot.left - left.marked.slot.right) / self.height

    def _look(self, block: Block) -> Sight:
        row = self._rows[block.row]
        above = self._above(block)
        loose_from = block
        head: Block | None = None
        for other in above:
            if self._continues(block, loose_from, other):
                loose_from, head = other, other if other.is_label else head
        previous, title = self._label_before(block), self._title_above(block)
        if block.marked.amounts and not any(b.is_label for b in above):
            further, top = self._on_pages_before(block)
            above, head = [*above, *further], top or head
        before, behind = tuple(reversed(row[: block.column])), tuple(row[block.column + 1 :])
        return Sight(before, behind, tuple(above), head, previous, title, self._spanning(block, before))

    def _above(self, block: Block) -> list[Block]:
        """The blocks in the rows above that share a block's room, the nearest row first."""
        lowest = max(0, block.row - _ROWS_UP)
        found = self._sharing(block, self._firsts[lowest], self._firsts[block.row])
        return sorted(found, key=lambda b: -b.row)

    def _sharing(self, block: Block, first: int = 0, last: int | None = None) -> list[Block]:
        """Of this page's blocks those that have much of the narrower one's stretch of a line in common with a block."""
        slot = block.marked.slot
        shared = np.minimum(self._rights[first:last], slot.right) - np.maximum(self._lefts[first:last], slot.left)
        enough = np.minimum(self._enough[first:last], _SHARED * max(slot.right - slot.left, _LEAST))
        return [self.blocks[first + k] for k in np.flatnonzero(shared > enough).tolist()]

    def _label_before(self, block: Block) -> Block | None:
        """The nearest label in the rows above that begins no further right."""
        left = block.marked.slot.left
        for number in range(block.row - 1, max(-1, block.row - 1 - _ROWS_UP), -1):
            for start, _, label in self._labels_of(number):
                if start <= left:
                    return label
        return None

    def _title_above(self, block: Block) -> Block | None:
        """The nearest block above that is alone in its row and may be a title."""
        if self._titles is None:
            self._titles = [None]
            for row in self._rows:
                titled = len(row) == 1 and _is_title(row[0])
                self._titles.append(row[0] if titled else self._titles[-1])
        title = self._titles[block.row]
        return title if title is not None and block.row - title.row <= _ROWS_UP else None

    def _labels_of(self, row: int) -> tuple[_Bound, ...]:
        """The labels of a row."""
        known = self._labels.get(row)
        if known is None:
            known = self._labels[row] = tuple(
                (b.marked.slot.left, b.marked.slot.right, b) for b in self._rows[row] if b.is_label
            )
        return known

    def _on_pages_before(self, block: Block) -> tuple[list[Block], Block | None]:
        """The column's blocks on the pages before, up to the first page that labels it, and its head there."""
        found: list[Block] = []
        page, pages = self._before, 0
        while page is not None and pages < _PAGES_BACK:
            column = page._sharing(block)
            lowest = next((b for b in reversed(column) if b.marked.amounts and not b.is_label), None)
            column = [b for b in reversed(column) if lowest is not None and b.row <= lowest.row]
            found += column
            if lowest is None or any(b.is_label for b in column):
                head = page.sight(lowest).head if lowest is not None else None
                return (found, head) if lowest is not None else ([], None)
            page, pages = page._before, pages + 1
        return [], None

    def _spanning(self, block: Block, left: Sequence[Block]) -> tuple[Block, ...]:
        if not block.marked.amounts or any(b.named for b in left):
            return ()
        found: list[tuple[float, int, Block]] = []
        start = block.marked.slot.left
        for number in range(max(0, block.row - _SPANNED), min(len(self._rows), block.row + _SPANNED + 1)):
            if number == block.row or not self._rows[number]:
                continue
            first = self._rows[number][0]  # all of a row are as high
            away = max(self.distance(block, first), self.distance(first, block), 0.0)
            if away > _NEAR:
                continue
            for _, end, other in self._labels_of(number):
                if end <= start and (other.named or other.marked.mentions):
                    found.append((3 * away + 0.08 * self.gap(block, other), other.index, other))
        return tuple(b for _, _, b in sorted(found)[:2])

    def _continues(self, block: Block, last: Block, other: Block) -> bool:
        table = block.marked.slot.table
        if table is not None:
            return other.marked.slot.table == table
        return self.distance(last, other) <= LAYOUT.places.column_gap


def _is_title(block: Block) -> bool:
    """Whether a block that is alone in its row says no value and is short."""
    return not block.marked.amounts and block.letters >= 2 and len(block.text) <= _TITLE

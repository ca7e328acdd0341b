"""What each block sees: left of it, above it, at its column's head, in the line before, in the section's title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extractor.places.blocks import Block, blocks_of
from extractor.rows.annotated_rows import MarkedRow

_ROWS_UP = 120
_LOOSE = 3.2
"""Outside of tables a column goes on upwards while its gaps are no more than so many heights of type."""

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
        self._bounds = [[(b.marked.slot.left, b.marked.slot.right, b) for b in row] for row in self._rows]
        self._labels: dict[int, tuple[_Bound, ...]] = {}

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
        row, slot = self._rows[block.row], block.marked.slot
        left, right = slot.left, slot.right
        above, previous, title = [], None, None
        loose_from = block
        head: Block | None = None
        for number in range(block.row - 1, max(-1, block.row - 1 - _ROWS_UP), -1):
            for start, end, other in self._bounds[number]:
                if end > left and start < right and _share_room(left, right, start, end):
                    above.append(other)
                    if self._continues(block, loose_from, other):
                        loose_from, head = other, other if other.is_label else head
            if previous is None:
                previous = next((label for start, _, label in self._labels_of(number) if start <= left), None)
            if title is None and len(self._bounds[number]) == 1 and _is_title(self._rows[number][0]):
                title = self._rows[number][0]
        if block.marked.amounts and not any(b.is_label for b in above):
            further, top = self._on_pages_before(block)
            above, head = [*above, *further], top or head
        before, behind = tuple(reversed(row[: block.column])), tuple(row[block.column + 1 :])
        return Sight(before, behind, tuple(above), head, previous, title, self._spanning(block, before))

    def _labels_of(self, row: int) -> tuple[_Bound, ...]:
        """The labels of a row."""
        known = self._labels.get(row)
        if known is None:
            known = self._labels[row] = tuple(bound for bound in self._bounds[row] if bound[2].is_label)
        return known

    def _on_pages_before(self, block: Block) -> tuple[list[Block], Block | None]:
        """The column's blocks on the pages before, up to the first page that labels it, and its head there."""
        found: list[Block] = []
        page, pages = self._before, 0
        while page is not None and pages < _PAGES_BACK:
            column = [b for b in page.blocks if _shares_room(block, b)]
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
        return self.distance(last, other) <= _LOOSE


def _shares_room(one: Block, other: Block) -> bool:
    a, b = one.marked.slot, other.marked.slot
    return _share_room(a.left, a.right, b.left, b.right)


def _share_room(left: float, right: float, start: float, end: float) -> bool:
    """Whether two stretches of a line have much of the shorter one in common."""
    shared = (right if right < end else end) - (left if left > start else start)
    across, other = right - left, end - start
    shorter = across if across < other else other
    return shared > 0.35 * (shorter if shorter > 1e-6 else 1e-6)


def _is_title(block: Block) -> bool:
    """Whether a block that is alone in its row says no value and is short."""
    return not block.marked.amounts and block.letters >= 2 and len(block.text) <= _TITLE

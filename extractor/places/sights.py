"""What each block sees: left of it, above it, at its column's head, in the line before, in the section's title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from extractor.marks import MarkedRow
from extractor.places.blocks import Block, blocks_of

_ROWS_UP = 60
_LOOSE = 3.2
"""Outside of tables a column goes on upwards while its gaps are no more than so many heights of type."""

_TITLE = 60


@dataclass(frozen=True, slots=True)
class Sight:
    """The blocks that a block sees; nearest first. `previous` is the nearest label in a line before, further left;
    `title` the nearest line above that stands alone and says no value; `head` the farthest label of its column."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    above: tuple[Block, ...]
    head: Block | None
    previous: Block | None
    title: Block | None


class Surroundings:
    """The blocks of one page with what they see, each looked up once."""

    def __init__(self, rows: Sequence[MarkedRow]) -> None:
        self.blocks = blocks_of(rows)
        self._rows: list[list[Block]] = [[] for _ in rows]
        for block in self.blocks:
            self._rows[block.row].append(block)
        heights = [row.bottom - row.top for row in rows if row.bottom > row.top]
        self.height = max(median(heights) if heights else 1.0, 1e-6)
        self._seen: dict[int, Sight] = {}

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
        above, previous, title = [], None, None
        loose_from = block
        head: Block | None = None
        for number in range(block.row - 1, max(-1, block.row - 1 - _ROWS_UP), -1):
            for other in self._rows[number]:
                if _shares_room(block, other):
                    above.append(other)
                    if self._continues(block, loose_from, other):
                        loose_from, head = other, other if other.is_label else head
            if previous is None:
                previous = next((o for o in self._rows[number] if o.is_label and _is_left(o, block)), None)
            if title is None and _is_title(self._rows[number]):
                title = self._rows[number][0]
        return Sight(
            tuple(reversed(row[: block.column])), tuple(row[block.column + 1 :]), tuple(above), head, previous, title
        )

    def _continues(self, block: Block, last: Block, other: Block) -> bool:
        table = block.marked.slot.table
        if table is not None:
            return other.marked.slot.table == table
        return self.distance(last, other) <= _LOOSE


def _shares_room(one: Block, other: Block) -> bool:
    a, b = one.marked.slot, other.marked.slot
    shared = min(a.right, b.right) - max(a.left, b.left)
    return shared > 0.35 * max(min(a.right - a.left, b.right - b.left), 1e-6)


def _is_left(one: Block, of: Block) -> bool:
    return one.marked.slot.left <= of.marked.slot.left


def _is_title(row: Sequence[Block]) -> bool:
    return len(row) == 1 and not row[0].marked.amounts and row[0].letters >= 2 and len(row[0].text) <= _TITLE

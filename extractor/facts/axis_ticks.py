"""The ticks of a graph's axis: bare numbers in a column of bare numbers, in rows that name nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.rows.annotated_rows import Marked, MarkedRow


def ticks_of(rows: Sequence[MarkedRow]) -> frozenset[Marked]:
    """Bare numbers that stand in a column of bare numbers, in rows that name nothing: the ticks of a graph's axis."""
    found: set[Marked] = set()
    told = [(_bare(row), any(m.labels or m.cues or m.mentions for m in row.slots)) for row in rows]
    for (bare, _), (others, names) in (*pairwise(told), *((b, a) for a, b in pairwise(told))):
        if not names and bare:
            found.update(m for m in bare if any(aligned(other, m) for other in others))
    return frozenset(found)


def _bare(row: MarkedRow) -> list[Marked]:
    return [m for m in row.slots if is_bare(m)]


def is_bare(marked: Marked) -> bool:
    """Whether a slot is a number without a unit and without words."""
    return bool(marked.amounts) and marked.amounts[0].unit is None and not any(map(str.isalpha, marked.text))


def aligned(one: Marked, other: Marked) -> bool:
    """Whether two slots stand over each other in part."""
    return min(one.slot.right, other.slot.right) > max(one.slot.left, other.slot.left)

"""The ticks of a graph's axis: bare numbers in a column of bare numbers, in rows that name nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.rows.annotated_rows import Marked, MarkedRow


def ticks_of(rows: Sequence[MarkedRow]) -> frozenset[Marked]:
    """Bare numbers that stand in a column of bare numbers, in rows that name nothing: the ticks of a graph's axis."""
    found: set[Marked] = set()
    for row, other in (*pairwise(rows), *((b, a) for a, b in pairwise(rows))):
        if any(m.labels or m.cues or m.mentions for m in other.slots):
            continue
        for marked in row.slots:
            if is_bare(marked) and any(is_bare(m) and aligned(m, marked) for m in other.slots):
                found.add(marked)
    return frozenset(found)


def is_bare(marked: Marked) -> bool:
    return bool(marked.amounts) and marked.amounts[0].unit is None and not any(map(str.isalpha, marked.text))


def aligned(one: Marked, other: Marked) -> bool:
    return min(one.slot.right, other.slot.right) > max(one.slot.left, other.slot.left)

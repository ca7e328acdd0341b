"""Whether a confidence means what it says: of the facts stated at 0.9, are nine in ten right?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpora.intervals import Share
from corpora.tally import Belief

EDGES = (0.0, 0.5, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts whose confidence lies from `low` up to, but not at, `high` (at 1 the end belongs to it).

    `confidence` is their mean confidence, `None` for an empty bin; `right` how many of them match a label.
    """

    low: float
    high: float
    confidence: float | None
    right: Share


def table(beliefs: Sequence[Belief], edges: Sequence[float] = EDGES) -> tuple[Bin, ...]:
    """The bins between edges that rise from 0 to 1; every fact with a confidence falls in one of them."""
    return tuple(_bin(low, high, beliefs) for low, high in pairwise(edges))


def _bin(low: float, high: float, beliefs: Sequence[Belief]) -> Bin:
    held = [b for b in beliefs if low <= b.confidence < high or b.confidence == high == 1.0]
    mean = sum(b.confidence for b in held) / len(held) if held else None
    return Bin(low, high, mean, Share(sum(b.right for b in held), len(held)))

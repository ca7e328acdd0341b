"""A value's cell that is merged over the rows of several properties: whose value it is, the paper does not say."""

from __future__ import annotations

from dataclasses import replace

from classifier.facts import Fact
from extractor.facts.candidates import Candidate

Cells = dict[tuple[int, int, int], list[Fact]]
"""By table, cell and the value's place in it: the facts that were read there."""

DOUBT = "its cell is merged over the rows of several properties"
_DOUBTED = 0.6


def doubted(candidates: tuple[Candidate, ...], cells: Cells) -> tuple[Candidate, ...]:
    """The candidates, those doubted whose value's cell gave a value to more than one property."""
    shared = {f for facts in cells.values() if len({f.property for f in facts}) > 1 for f in facts}
    return tuple(_doubted(c) if c.fact in shared else c for c in candidates) if shared else candidates


def _doubted(candidate: Candidate) -> Candidate:
    fact = candidate.fact
    return replace(candidate, fact=replace(fact, doubt=fact.doubt or DOUBT, confidence=min(fact.confidence, _DOUBTED)))

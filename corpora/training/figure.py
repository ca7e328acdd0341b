"""The daily figure: each paper read by trees that saw no paper of its supplier, with an interval over documents."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from corpora import reliability
from corpora.tally import Belief
from corpora.training.papers import UNKNOWN, Paper

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_DRAWS = 2_000
TAKEN = 0.5
"""From this probability a reading counts as taken."""
_EDGES = (0.0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)


def figures(papers: Sequence[Paper], chances: Sequence[Matrix], threshold: float = TAKEN) -> dict[str, Any]:
    """F1 of the readings by document and pooled, and reached labels."""
    counts = [counted(p, c, threshold) for p, c in zip(papers, chances, strict=True)]
    each = [f1 for one in counts if (f1 := f1_of(one)) is not None]
    hit, false, missed = (sum(c[n] for c in counts) for n in range(3))
    return {
        "documents": len(each),
        "f1_by_document": _mean(each),
        "interval": interval(each),
        "f1": 2 * hit / max(1, 2 * hit + false + missed),
        "reached": [sum(p.reached for p in papers), sum(p.required for p in papers)],
    }


def beliefs(papers: Sequence[Paper], chances: Sequence[Matrix]) -> tuple[Belief, ...]:
    """Each reading of which it is known whether it is right, with the probability that was claimed of it."""
    return tuple(
        Belief(float(chance), answer == 1)
        for p, own in zip(papers, chances, strict=True)
        for answer, chance in zip(p.answers, own, strict=True)
        if answer != UNKNOWN
    )


def table(told: Sequence[Belief]) -> Iterator[str]:
    """The reliability table in Markdown: claimed against true, with counts and 95 % intervals (Wilson)."""
    yield "| claimed | readings | mean claimed | right | share right | 95 % interval |"
    yield "|---|---|---|---|---|---|"
    for b in reliability.table(told, _EDGES):
        if b.right.value is None or b.right.interval is None:
            continue
        low, high = b.right.interval
        yield (
            f"| {b.low:g} to {b.high:g} | {b.right.trials} | {b.confidence:.3f} | {b.right.hits} | "
            f"{b.right.value:.3f} | {low:.3f} to {high:.3f} |"
        )


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 90 % bootstrap interval of a mean over documents, or of a mean of paired differences; 0, 0 for none."""
    if not values:
        return 0.0, 0.0
    chance = random.Random(0)  # noqa: S311  # no secret
    means = sorted(_mean(chance.choices(values, k=len(values))) for _ in range(_DRAWS))
    return means[_DRAWS // 20], means[-_DRAWS // 20]


def counted(paper: Paper, chances: Matrix, threshold: float = TAKEN) -> tuple[int, int, int]:
    """Readings of one paper that are right and taken, taken and wrong, right and not taken."""
    pairs = [(a, float(c)) for a, c in zip(paper.answers, chances, strict=True) if a != UNKNOWN]
    hit = sum(a == 1 and c >= threshold for a, c in pairs)
    false = sum(a == 0 and c >= threshold for a, c in pairs)
    return hit, false, sum(a == 1 for a, _ in pairs) - hit


def f1_of(counts: tuple[int, int, int]) -> float | None:
    """F1 of one paper; `None` where none of its readings is right."""
    hit, false, missed = counts
    return 2 * hit / (2 * hit + false + missed) if hit + missed else None


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0

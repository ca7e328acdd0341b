"""The daily figure: each paper read by trees that saw no paper of its producer, with an interval over documents."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from typing import Any

from corpora.training.fit import as_model, fitted
from corpora.training.papers import Paper
from extractor.scoring.scorer import probabilities

_FOLDS = 8
"""Producers are left out in so many groups: one by one would take a training for each."""

_DRAWS = 2_000
_EDGES = (0.0, 0.05, 0.15, 0.3, 0.5, 0.7, 0.9, 0.97, 1.01)


def left_out(papers: Sequence[Paper], features: Sequence[str], threshold: float = 0.3) -> dict[str, Any]:
    """F1 of the readings by document and pooled, reached labels, and the calibration table."""
    producers = sorted({p.producer for p in papers})
    fold = {name: k % _FOLDS for k, name in enumerate(producers)}
    told: list[tuple[int, float]] = []
    counts: list[tuple[int, int, int]] = []
    for k in range(_FOLDS):
        trained = [p for p in papers if fold[p.producer] != k]
        model = as_model(fitted(trained, features))
        for paper in (p for p in papers if fold[p.producer] == k):
            pairs = [
                (answer, float(chance))
                for answer, chance in zip(
                    paper.answers, probabilities(model, paper.readings, paper.samples), strict=True
                )
                if answer >= 0
            ]
            told += pairs
            counts.append(_counted(pairs, threshold))
    each = [2 * hit / (2 * hit + false + missed) for hit, false, missed in counts if hit + missed]
    hit, false, missed = (sum(c[n] for c in counts) for n in range(3))
    return {
        "documents": len(each),
        "f1_by_document": _mean(each),
        "interval": interval(each),
        "f1": 2 * hit / max(1, 2 * hit + false + missed),
        "reached": [sum(p.reached for p in papers), sum(p.required for p in papers)],
        "calibration": [_bin(told, low, high) for low, high in itertools.pairwise(_EDGES)],
    }


def interval(values: Sequence[float]) -> tuple[float, float]:
    """The 90 % bootstrap interval of a mean over documents, or of a mean of paired differences; 0, 0 for none."""
    if not values:
        return 0.0, 0.0
    chance = random.Random(0)  # noqa: S311  # no secret
    means = sorted(_mean(chance.choices(values, k=len(values))) for _ in range(_DRAWS))
    return means[_DRAWS // 20], means[-_DRAWS // 20]


def _counted(pairs: Sequence[tuple[int, float]], threshold: float) -> tuple[int, int, int]:
    hit = sum(a == 1 and p >= threshold for a, p in pairs)
    false = sum(a == 0 and p >= threshold for a, p in pairs)
    return hit, false, sum(a == 1 for a, _ in pairs) - hit


def _bin(told: Sequence[tuple[int, float]], low: float, high: float) -> dict[str, float]:
    inside = [a for a, p in told if low <= p < high]
    return {"from": low, "readings": len(inside), "right": _mean(inside)}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0

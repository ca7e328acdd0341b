"""Trains both passes with LightGBM and calibrates them: the same papers give the same model.

Whatever is learned from scores is learned from scores of papers that were left out, with all papers of their supplier:
the second pass from the first, and the calibration from both.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from corpora.training import calibration
from corpora.training.lightgbm_text import stored_trees
from corpora.training.papers import UNKNOWN, WEIGHED, Paper
from extractor.scoring.scorer import SECOND, Calibration, neighbours, scores
from extractor.scoring.trees import from_data

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_ROUNDS = 120
_INNER = 4
OUTER = 8
"""Suppliers are left out in so many groups: one by one would take a training for each."""
_SETTINGS: Mapping[str, Any] = {
    "objective": "binary",
    "learning_rate": 0.1,
    "num_leaves": 15,
    "min_data_in_leaf": 8,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 2.0,
    "verbose": -1,
    "num_threads": 1,
    "seed": 7,
    "deterministic": True,
    "force_row_wise": True,
}
VERSION = "values/2"


def fitted(papers: Sequence[Paper], features: Sequence[str], shares: Sequence[float] | None = None) -> dict[str, Any]:
    """The model in its stored form, calibrated on scores of suppliers that were left out.

    `shares` gives each paper more or less weight than one.
    """
    return calibrated(papers, features, left_out(papers, features, shares), shares)


def calibrated(
    papers: Sequence[Paper],
    features: Sequence[str],
    unseen: Sequence[Matrix],
    shares: Sequence[float] | None = None,
) -> dict[str, Any]:
    """As `fitted`, with the scores of left out papers at hand (`left_out`)."""
    made = grown(papers, features, shares)
    made["calibration"] = asdict(curve(papers, unseen, shares))
    return made


def curve(papers: Sequence[Paper], unseen: Sequence[Matrix], shares: Sequence[float] | None = None) -> Calibration:
    """The calibration by the scores of left out papers."""
    import numpy as np

    given = [(p, s, u) for p, s, u in zip(papers, _shares(papers, shares), unseen, strict=True) if p.places]
    if not given:
        return Calibration()
    answers = np.concatenate([np.array(p.answers) for p, _, _ in given])
    weights = np.concatenate([np.full(len(p.answers), _weight(p) * s) for p, s, _ in given])
    told = np.concatenate([u for _, _, u in given])
    known = answers != UNKNOWN
    return calibration.fitted(told[known], answers[known], weights[known])


def left_out(papers: Sequence[Paper], features: Sequence[str], shares: Sequence[float] | None = None) -> list[Matrix]:
    """The scores of each paper's readings by trees that saw no paper of its supplier."""
    import numpy as np

    each, weight = [fold(p.supplier, OUTER) for p in papers], _shares(papers, shares)
    found: list[Matrix] = [np.zeros(0)] * len(papers)
    for k in sorted(set(each)):
        inside = [n for n, own in enumerate(each) if own != k]
        if not any(papers[n].places for n in inside):
            continue
        made = grown([papers[n] for n in inside], features, [weight[n] for n in inside])
        first, second = from_data(made["first"]), from_data(made["second"])
        for n, own in enumerate(each):
            if own == k:
                found[n] = scores(first, second, papers[n].places, papers[n].samples)
    return found


def grown(papers: Sequence[Paper], features: Sequence[str], shares: Sequence[float] | None = None) -> dict[str, Any]:
    """Both passes without a calibration; the second learns from what the first says of papers it was not shown."""
    import numpy as np

    weight = _shares(papers, shares)
    given = [(p, s) for p, s in zip(papers, weight, strict=True) if p.places]
    samples = np.vstack([p.samples for p, _ in given])
    answers = np.concatenate([np.array(p.answers) for p, _ in given])
    weights = np.concatenate([np.full(len(p.answers), _weight(p) * s) for p, s in given])
    owner = np.concatenate([np.full(len(p.answers), k) for k, (p, _) in enumerate(given)])
    known = answers != UNKNOWN
    folds = np.array([fold(p.supplier, _INNER) for p, _ in given])[owner]
    unseen = np.zeros(len(answers))
    for k in range(_INNER):
        outside = known & (folds != k)
        trees = from_data(_grown(samples[outside], answers[outside], weights[outside]))
        unseen[folds == k] = trees.probabilities(samples[folds == k])
    around = np.vstack([neighbours(p.places, unseen[owner == k]) for k, (p, _) in enumerate(given)])
    first = _grown(samples[known], answers[known], weights[known])
    both = np.hstack([samples, around])
    second = _grown(both[known], answers[known], weights[known])
    return {
        "version": VERSION,
        "corpus": _hash(given),
        "properties": sorted(WEIGHED),
        "features": [*features, *SECOND],
        "first": first,
        "second": second,
    }


def fold(supplier: str, many: int) -> int:
    """The group that a supplier is left out in: the same whatever others there are."""
    return int(hashlib.sha256(supplier.encode("utf-8", "replace")).hexdigest(), 16) % many


def _shares(papers: Sequence[Paper], shares: Sequence[float] | None) -> Sequence[float]:
    return [1.0] * len(papers) if shares is None else shares


def _weight(paper: Paper) -> float:
    """A list of a hundred models does not weigh as much as a hundred sheets."""
    return float((max(paper.answers.count(1), 4) / 4) ** -0.5)


def weight(paper: Paper) -> float:
    """What a paper's answers weigh together."""
    return _weight(paper) * sum(a != UNKNOWN for a in paper.answers)


def _grown(samples: Matrix, answers: Matrix, weights: Matrix) -> list[dict[str, Any]]:
    import lightgbm

    data = lightgbm.Dataset(samples, answers, weight=weights, params={"verbose": -1})
    booster = lightgbm.train(dict(_SETTINGS), data, _ROUNDS, keep_training_booster=True)
    return list(stored_trees(booster.model_to_string()))


def _hash(papers: Sequence[tuple[Paper, float]]) -> str:
    """What the trees were trained on, as a hash of its answers, weights and features."""
    digest = hashlib.sha256()
    for paper, share in papers:
        digest.update(json.dumps([paper.answers, share, paper.samples.shape]).encode())
        digest.update(paper.samples.tobytes())
    return f"sha256:{digest.hexdigest()}"

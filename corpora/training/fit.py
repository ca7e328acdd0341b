"""Trains both passes with LightGBM (a development dependency): the same papers give the same trees."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from corpora.training.papers import UNKNOWN, WEIGHED, Paper
from extractor.scoring.scorer import SECOND, neighbours
from extractor.scoring.trees import from_data

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_ROUNDS = 120
_INNER = 4
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
VERSION = "values/1"


def fitted(papers: Sequence[Paper], features: Sequence[str]) -> dict[str, Any]:
    """The model in its stored form. The second pass learns from what the first says of papers it was not shown."""
    import numpy as np

    given = [p for p in papers if p.readings]
    samples = np.vstack([p.samples for p in given])
    answers = np.concatenate([np.array(p.answers) for p in given])
    weights = np.concatenate([np.full(len(p.answers), _weight(p)) for p in given])
    owner = np.concatenate([np.full(len(p.answers), k) for k, p in enumerate(given)])
    known = answers != UNKNOWN
    folds = _folds(given)
    unseen = np.zeros(len(answers))
    for fold in range(_INNER):
        outside = known & (folds[owner] != fold)
        trees = from_data(_grown(samples[outside], answers[outside], weights[outside]))
        unseen[folds[owner] == fold] = trees.probabilities(samples[folds[owner] == fold])
    around = np.vstack([neighbours(p.readings, unseen[owner == k]) for k, p in enumerate(given)])
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


def _weight(paper: Paper) -> float:
    """A list of a hundred models does not weigh as much as a hundred sheets."""
    return float((max(paper.answers.count(1), 4) / 4) ** -0.5)


def _folds(papers: Sequence[Paper]) -> NDArray[np.int64]:
    """An inner fold for each paper, the same for all of a producer."""
    import numpy as np

    return np.array([int(hashlib.sha256(p.producer.encode()).hexdigest(), 16) % _INNER for p in papers])


def _grown(samples: Matrix, answers: Matrix, weights: Matrix) -> list[dict[str, Any]]:
    import lightgbm

    data = lightgbm.Dataset(samples, answers, weight=weights, params={"verbose": -1})
    booster = lightgbm.train(dict(_SETTINGS), data, _ROUNDS)
    return [_flat(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def _flat(root: Mapping[str, Any]) -> dict[str, Any]:
    """A tree as lists by node, parents before their children."""
    tree: dict[str, Any] = {"feature": [], "threshold": [], "left": [], "right": [], "value": []}
    _add(tree, root)
    return tree


def _add(tree: dict[str, Any], node: Mapping[str, Any]) -> int:
    at = len(tree["value"])
    is_leaf = "leaf_value" in node
    tree["feature"].append(0 if is_leaf else node["split_feature"])
    tree["threshold"].append(0.0 if is_leaf else node["threshold"])
    tree["value"].append(node["leaf_value"] if is_leaf else 0.0)
    tree["left"].append(at)
    tree["right"].append(at)
    if not is_leaf:
        tree["left"][at] = _add(tree, node["left_child"])
        tree["right"][at] = _add(tree, node["right_child"])
    return at


def _hash(papers: Sequence[Paper]) -> str:
    """What the trees were trained on, as a hash of its answers and features."""
    digest = hashlib.sha256()
    for paper in papers:
        digest.update(json.dumps([paper.answers, paper.samples.shape]).encode())
        digest.update(paper.samples.tobytes())
    return f"sha256:{digest.hexdigest()}"

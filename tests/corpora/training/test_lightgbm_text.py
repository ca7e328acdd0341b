"""Trees read from LightGBM's text are those that it tells as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from corpora.training.lightgbm_text import stored_trees

lightgbm = pytest.importorskip("lightgbm")


def trained(samples: Any, answers: Any, rounds: int) -> Any:
    settings = {"objective": "binary", "num_leaves": 15, "min_data_in_leaf": 3, "verbose": -1, "num_threads": 1}
    return lightgbm.train(settings, lightgbm.Dataset(samples, answers, params={"verbose": -1}), rounds)


def as_json(booster: Any) -> list[Mapping[str, Any]]:
    """The same trees by LightGBM's JSON, node for node."""
    return [nodes(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def nodes(root: Mapping[str, Any]) -> Mapping[str, Any]:
    tree: dict[str, Any] = {"feature": [], "threshold": [], "left": [], "right": [], "value": []}

    def add(node: Mapping[str, Any]) -> int:
        at = len(tree["value"])
        is_leaf = "leaf_value" in node
        row = (0, 0.0, at, at, node["leaf_value"]) if is_leaf else (node["split_feature"], node["threshold"], 0, 0, 0.0)
        for name, value in zip(tree, row, strict=True):
            tree[name].append(value)
        if not is_leaf:
            tree["left"][at], tree["right"][at] = add(node["left_child"]), add(node["right_child"])
        return at

    add(root)
    return tree


@pytest.mark.parametrize("seed", range(3))
def test_each_tree_is_the_same_as_in_the_json_to_the_last_digit(seed: int) -> None:
    chance = np.random.default_rng(seed)
    samples = chance.normal(size=(400, 5)) * [1, 1e-7, 1e9, 1, 1]
    samples[chance.random(samples.shape) < 0.1] = np.nan
    answers = (np.nan_to_num(samples[:, 0]) + chance.normal(size=400) > 0).astype(float)
    booster = trained(samples, answers, 25)
    made = list(stored_trees(booster.model_to_string()))
    assert as_json(booster) == made
    assert max(len(tree["value"]) for tree in made) > 9


def test_a_tree_that_splits_nothing_is_one_leaf() -> None:
    booster = trained(np.ones((20, 2)), np.array([0.0, 1.0] * 10), 2)
    made = list(stored_trees(booster.model_to_string()))
    assert as_json(booster) == made
    assert all(len(tree["value"]) == 1 for tree in made)


def test_a_text_without_the_lists_of_a_tree_is_refused() -> None:
    with pytest.raises(KeyError):
        list(stored_trees("tree\n\nTree=0\nnum_leaves=2\n\nend of trees\n"))

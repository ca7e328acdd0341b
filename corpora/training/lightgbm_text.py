"""LightGBM's own text of a model, as the trees that are stored.

In: the text of `Booster.model_to_string`, whose numbers have 17 digits and so come back as the same doubles. Its JSON
says the same at four times the cost. Out: each tree as lists by node, parents before their children.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_ENDLESS = 1e300
"""Stands for infinity, which JSON lacks: the threshold where a split asks only whether a number is there."""


def stored_trees(text: str) -> Iterator[dict[str, Any]]:
    """The trees of a model of numbers alone; raises `KeyError` where a tree lacks one of its lists."""
    body, _, _ = text.partition("\nend of trees")
    for block in body.split("\nTree=")[1:]:
        yield _stored(dict(line.split("=", 1) for line in block.splitlines()[1:] if "=" in line))


def _stored(told: dict[str, str]) -> dict[str, Any]:
    """One tree; LightGBM numbers splits from 0 upwards and leaves from -1 downwards, the root first."""
    values = [float(v) for v in told["leaf_value"].split()]
    splits = len(values) - 1
    features = [int(v) for v in told["split_feature"].split()] if splits else []
    thresholds = [max(-_ENDLESS, min(float(v), _ENDLESS)) for v in told["threshold"].split()] if splits else []
    left = [int(v) for v in told["left_child"].split()] if splits else []
    right = [int(v) for v in told["right_child"].split()] if splits else []
    tree: dict[str, Any] = {"feature": [], "threshold": [], "left": [], "right": [], "value": []}
    waiting: list[tuple[int, str, int]] = [(0 if splits else -1, "", 0)]
    while waiting:
        node, side, parent = waiting.pop()
        at = len(tree["value"])
        is_leaf = node < 0
        tree["feature"].append(0 if is_leaf else features[node])
        tree["threshold"].append(0.0 if is_leaf else thresholds[node])
        tree["value"].append(values[-node - 1] if is_leaf else 0.0)
        tree["left"].append(at)
        tree["right"].append(at)
        if side:
            tree[side][parent] = at
        if not is_leaf:
            waiting += [(right[node], "right", at), (left[node], "left", at)]
    return tree

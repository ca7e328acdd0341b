"""Gradient-boosted trees as plain data, and their evaluation by numpy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


_AT_ONCE = 256
"""So many samples are walked at once, so that what they take fits into the processor's cache."""


@dataclass(frozen=True, slots=True)
class Trees:
    """A forest: a row for each tree, padded to the largest.

    At node n a sample goes `left[n]` where its feature is at most the threshold, else `right[n]`; a leaf is its own
    child and has a value.
    """

    feature: Matrix
    threshold: Matrix
    left: Matrix
    right: Matrix
    value: Matrix
    depth: int

    def probabilities(self, samples: Matrix) -> Matrix:
        """The probability of each sample (rows × features → rows)."""
        import numpy as np

        if not len(samples):
            return np.zeros(0)
        total = np.concatenate([self._summed(samples[k : k + _AT_ONCE]) for k in range(0, len(samples), _AT_ONCE)])
        answer: Matrix = 1.0 / (1.0 + np.exp(-total))
        return answer

    def _summed(self, samples: Matrix) -> Matrix:
        """The sum of all trees' leaves for each of a few samples, all trees walked at once."""
        import numpy as np

        trees, most = self.value.shape
        first = (np.arange(trees) * most)[:, None]
        feature, threshold, value = self.feature.ravel(), self.threshold.ravel(), self.value.ravel()
        left, right = self.left.ravel(), self.right.ravel()
        own = np.arange(len(samples))[None, :]
        node = np.broadcast_to(first, (trees, len(samples)))
        for _ in range(self.depth):
            goes = samples[own, feature[node]] <= threshold[node]
            node = first + np.where(goes, left[node], right[node])
        total: Matrix = value[node].sum(axis=0)
        return total


def from_data(data: Sequence[Mapping[str, Any]]) -> Trees:
    """The forest in its stored form: a mapping of `feature`, `threshold`, `left`, `right`, `value` for each tree."""
    import numpy as np

    most = max(len(t["value"]) for t in data)

    def stacked(key: str, kind: type) -> Any:
        return np.array([[*t[key], *([0] * (most - len(t[key])))] for t in data], dtype=kind)

    depth = max(_depth(t) for t in data)
    return Trees(
        stacked("feature", np.int64),
        stacked("threshold", np.float64),
        stacked("left", np.int64),
        stacked("right", np.int64),
        stacked("value", np.float64),
        depth,
    )


def _depth(tree: Mapping[str, Any]) -> int:
    """How many questions a sample is asked at most. Children stand behind their parents."""
    depths = [0] * len(tree["value"])
    for node in range(len(depths)):
        for child in {tree["left"][node], tree["right"][node]} - {node}:
            depths[child] = depths[node] + 1
    return max(depths)

"""The learned score: two passes over a document's readings; the second sees what the first said of the others."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from classifier.law.vocabulary import Vocabulary
from extractor.document.page import Page
from extractor.places.blocks import units_of
from extractor.rows.annotated_rows import MarkedRow
from extractor.scoring.features import Features
from extractor.scoring.readings import Reading, leaves, readings
from extractor.scoring.trees import Trees, from_data

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

SECOND = (
    *("first pass", "best rival", "best in row", "mean in row", "best in column", "best in block"),
    *("below the best", "same value elsewhere"),
)
"""What the second pass sees besides the features."""


@dataclass(frozen=True, slots=True)
class Model:
    """Trees of both passes with where they come from: `version`, and the hash of the `corpus` they were trained on.

    `properties` are those whose readings they weigh, `features` the names of the first pass's columns.
    """

    version: str
    corpus: str
    properties: tuple[str, ...]
    features: tuple[str, ...]
    first: Trees
    second: Trees


@dataclass(frozen=True, slots=True)
class Scored:
    """A reading with its probability."""

    reading: Reading
    probability: float


class Scorer:
    """Scores the readings of documents by one model."""

    def __init__(self, vocabulary: Vocabulary, model: Model) -> None:
        self._features = Features(vocabulary)
        self._by_unit = units_of(vocabulary, model.properties)
        self._model = model
        known = {name: k for k, name in enumerate(self._features.names)}
        self._columns = [known.get(name, -1) for name in model.features]

    def scored(self, pages: Sequence[tuple[Page, Sequence[MarkedRow]]]) -> tuple[Scored, ...]:
        """Every reading of a document's marked pages with its probability."""
        found = readings(leaves(pages), self._by_unit)
        samples = self._as_trained(self._features.of(found, len(pages)))
        return tuple(
            Scored(r, float(p)) for r, p in zip(found, probabilities(self._model, found, samples), strict=True)
        )

    def _as_trained(self, samples: Matrix) -> Matrix:
        """The columns that the trees were trained with, by name.

        Words that the catalogue has won since are not looked at, and what it has lost is never seen.
        """
        import numpy as np

        given = np.zeros((len(samples), len(self._columns)))
        for column, known in enumerate(self._columns):
            if known >= 0:
                given[:, column] = samples[:, known]
        return given


def probabilities(model: Model, found: Sequence[Reading], samples: Matrix) -> Matrix:
    """Both passes."""
    import numpy as np

    if not found:
        return np.zeros(0)
    first = model.first.probabilities(samples)
    return model.second.probabilities(np.hstack([samples, neighbours(found, first)]))


def neighbours(found: Sequence[Reading], first: Matrix) -> Matrix:
    """What the first pass said of each reading's rivals, of its row and column, and of equal values: a row each."""
    import numpy as np

    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for k, r in enumerate(found):
        page, block = r.leaf.page.number, r.block
        groups["quantity", *r.key].append(k)
        groups["block", page, block.index, r.name].append(k)
        groups["row", page, block.row, r.name].append(k)
        groups["column", page, _room(r), r.name].append(k)
        groups["property", r.name].append(k)
        groups["value", r.name, round(r.size, 9)].append(k)
    best = {name: max(first[k] for k in members) for name, members in groups.items() if name[0] == "property"}
    rows = []
    for k, r in enumerate(found):
        page, block = r.leaf.page.number, r.block

        def others(*key: object, k: int = k) -> list[float]:
            return [float(first[j]) for j in groups[key] if j != k]

        row = others("row", page, block.row, r.name)
        rows.append(
            [
                float(first[k]),
                max(others("quantity", *r.key), default=0.0),
                max(row, default=-1.0),
                sum(row) / len(row) if row else -1.0,
                max(others("column", page, _room(r), r.name), default=-1.0),
                max(others("block", page, block.index, r.name), default=-1.0),
                float(best["property", r.name] - first[k]),
                max(others("value", r.name, round(r.size, 9)), default=-1.0),
            ]
        )
    return np.array(rows)


def _room(reading: Reading) -> int:
    """The column that a block stands in, told by its middle in steps of three heights of type."""
    slot = reading.block.marked.slot
    return round((slot.left + slot.right) / 2 / (3 * reading.leaf.around.height))


def from_stored(data: Mapping[str, Any]) -> Model:
    """The model in its stored form (`corpora/training/fit.py` makes it)."""
    return Model(
        data["version"],
        data["corpus"],
        tuple(data["properties"]),
        tuple(data["features"][: -len(SECOND)]),
        from_data(data["first"]),
        from_data(data["second"]),
    )


def shipped(folder: Path) -> Model | None:
    """The model that the catalogue's folder ships; `None` where it ships none."""
    file = folder / "models" / "values.json"
    return from_stored(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None

"""The learned score: two passes over a document's readings; the second sees what the first said of the others."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from classifier.law.vocabulary import Vocabulary
from extractor.document.page import Page
from extractor.places.blocks import units_of
from extractor.rows.annotated_rows import MarkedRow
from extractor.scoring.features import Features
from extractor.scoring.readings import Place, Reading, leaves, readings
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
class Calibration:
    """What makes a probability of the trees' score: a logistic curve over its log-odds (Platt 1999).

    It is fitted on papers whose supplier the trees did not see. Its slope is above 0, so that no order changes.
    """

    slope: float = 1.0
    offset: float = 0.0

    def of(self, scores: Matrix) -> Matrix:
        """The probability of each score; both from 0 to 1."""
        import numpy as np

        within = np.clip(scores, _LEAST, 1 - _LEAST)
        odds = np.log(within / (1 - within))
        answer: Matrix = 1.0 / (1.0 + np.exp(-(self.slope * odds + self.offset)))
        return answer


_LEAST = 1e-6
"""A score is taken as no nearer to 0 and 1, where log-odds have no end."""


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
    calibration: Calibration = field(default_factory=Calibration)


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
        self._columns = columns(self._features.names, model.features)

    def scored(self, pages: Sequence[tuple[Page, Sequence[MarkedRow]]]) -> tuple[Scored, ...]:
        """Every reading of a document's marked pages with its probability."""
        found = readings(leaves(pages), self._by_unit)
        samples = as_trained(self._features.of(found, len(pages)), self._columns)
        chances = probabilities(self._model, [r.place for r in found], samples)
        return tuple(Scored(r, float(p)) for r, p in zip(found, chances, strict=True))


def columns(names: Sequence[str], wanted: Sequence[str]) -> tuple[int, ...]:
    """Which of the features `names` each of those wanted is, -1 for one that is not among them."""
    known = {name: k for k, name in enumerate(names)}
    return tuple(known.get(name, -1) for name in wanted)


def as_trained(samples: Matrix, wanted: Sequence[int]) -> Matrix:
    """The columns that trees were trained with, by name (`columns`).

    Words that the catalogue has won since are not looked at, and what it has lost is never seen.
    """
    import numpy as np

    given = np.zeros((len(samples), len(wanted)))
    for column, known in enumerate(wanted):
        if known >= 0:
            given[:, column] = samples[:, known]
    return given


def probabilities(model: Model, found: Sequence[Place], samples: Matrix) -> Matrix:
    """Both passes, calibrated: a probability for each place, whose features are a row of `samples`."""
    return model.calibration.of(scores(model.first, model.second, found, samples))


def scores(first: Trees, second: Trees, found: Sequence[Place], samples: Matrix) -> Matrix:
    """Both passes as the trees have them, shape (places,); `samples` has a row of features for each place."""
    import numpy as np

    if not found:
        return np.zeros(0)
    return second.probabilities(np.hstack([samples, neighbours(found, first.probabilities(samples))]))


def neighbours(found: Sequence[Place], first: Matrix) -> Matrix:
    """What the first pass said of each reading's rivals, of its row and column, and of equal values: a row each."""
    import numpy as np

    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for k, at in enumerate(found):
        for key in _keys(at):
            groups[key].append(k)
    best = {key: max(first[k] for k in members) for key, members in groups.items() if key[0] == "property"}
    rows = []
    for k, at in enumerate(found):
        rival, block, in_row, column, _, value = (groups[key] for key in _keys(at))

        def others(members: Sequence[int], k: int = k) -> list[float]:
            return [float(first[j]) for j in members if j != k]

        row = others(in_row)
        rows.append(
            [
                float(first[k]),
                max(others(rival), default=0.0),
                max(row, default=-1.0),
                sum(row) / len(row) if row else -1.0,
                max(others(column), default=-1.0),
                max(others(block), default=-1.0),
                float(best["property", at.name] - first[k]),
                max(others(value), default=-1.0),
            ]
        )
    return np.array(rows)


def _keys(at: Place) -> tuple[tuple[object, ...], ...]:
    """The groups that a reading is in: rivals, block, row, column, property, equal values."""
    return (
        ("quantity", at.page, at.block, at.number),
        ("block", at.page, at.block, at.name),
        ("row", at.page, at.row, at.name),
        ("column", at.page, at.column, at.name),
        ("property", at.name),
        ("value", at.name, at.size),
    )


def from_stored(data: Mapping[str, Any]) -> Model:
    """The model in its stored form (`corpora/training/fit.py` makes it)."""
    return Model(
        data["version"],
        data["corpus"],
        tuple(data["properties"]),
        tuple(data["features"][: -len(SECOND)]),
        from_data(data["first"]),
        from_data(data["second"]),
        Calibration(**data.get("calibration", {})),
    )


def shipped(folder: Path) -> Model | None:
    """The model that the catalogue's folder ships; `None` where it ships none."""
    file = folder / "models" / "values.json"
    return from_stored(json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None

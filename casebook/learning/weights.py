"""The scorer's weights that go from office to office: trees over named features, and nothing of a paper.

What a pack holds is the model in use: no paper, no supplier, no name that the shipped catalogue does not have. One that
comes in is a proposal only where it reads the importing office's own suppliers better, of which it saw none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, NonNegativeInt, StringConstraints, model_validator

from casebook.learning.training import Trained, TrainingError, old, papers_at_hand, proposal, seen
from casebook.state.scorer import ScorerState, data_of, packed, scorer_of, unpacked
from casebook.store.database import Store
from classifier.law.catalogue import Catalogue
from corpora.training import kept
from corpora.training.comparing import judged
from corpora.training.fit import VERSION
from corpora.training.papers import WEIGHED, Paper
from extractor.scoring import scorer
from extractor.scoring.features import Features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_FROZEN = ConfigDict(frozen=True, extra="forbid")
_TREES = 2_000
_NODES = 1_000
_FEATURES = 5_000
Name = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Nodes = Annotated[tuple[NonNegativeInt, ...], Field(min_length=1, max_length=_NODES)]
Numbers = Annotated[tuple[FiniteFloat, ...], Field(min_length=1, max_length=_NODES)]
Leaf = Annotated[FiniteFloat, Field(ge=-100, le=100)]


class PackedTree(BaseModel):
    """A tree as `extractor/scoring/trees.py` has it: children stand behind their parents, a leaf is its own child."""

    model_config = _FROZEN
    feature: Nodes
    threshold: Numbers
    left: Nodes
    right: Nodes
    value: Annotated[tuple[Leaf, ...], Field(min_length=1, max_length=_NODES)]

    @model_validator(mode="after")
    def _is_a_tree(self) -> PackedTree:
        size = len(self.value)
        if any(len(part) != size for part in (self.feature, self.threshold, self.left, self.right)):
            raise ValueError("a tree's lists are not of one length")
        for node, (left, right) in enumerate(zip(self.left, self.right, strict=True)):
            if not (left == right == node or (node < left < size and node < right < size)):
                raise ValueError("a tree's branches lead to no leaf")
        return self


Forest = Annotated[tuple[PackedTree, ...], Field(min_length=1, max_length=_TREES)]


class PackedCurve(BaseModel):
    """What makes probabilities of scores; its slope is above 0, so that no order changes."""

    model_config = _FROZEN
    slope: Annotated[FiniteFloat, Field(gt=0, le=100)]
    offset: Annotated[FiniteFloat, Field(ge=-100, le=100)]


class PackedModel(BaseModel):
    """The scorer's weights: both forests, the names of their features and the calibration."""

    model_config = _FROZEN
    version: Name
    corpus: Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
    properties: Annotated[tuple[Name, ...], Field(min_length=1, max_length=100)]
    features: Annotated[tuple[Name, ...], Field(min_length=1, max_length=_FEATURES)]
    first: Forest
    second: Forest
    calibration: PackedCurve

    @model_validator(mode="after")
    def _fits(self) -> PackedModel:
        if self.version != VERSION:
            raise ValueError(f"the weights are {self.version!r} and this gauger has {VERSION!r}: they do not fit")
        if self.features[-len(scorer.SECOND) :] != scorer.SECOND or not set(self.properties) <= WEIGHED:
            raise ValueError("the weights are of features or properties that this gauger does not have")
        both = len(self.features)
        for forest, known in ((self.first, both - len(scorer.SECOND)), (self.second, both)):
            if any(feature >= known for tree in forest for feature in tree.feature):
                raise ValueError("a tree asks for a feature that has no name")
        return self


def weights(state: ScorerState, catalogue: Catalogue) -> PackedModel | None:
    """The weights of the model that an office accepted; `None` where it reads by the shipped one.

    Features that the shipped `catalogue` does not have keep their column and lose their name.
    """
    now = state.in_use
    if now is None:
        return None
    made = unpacked(data_of(now))
    known = {*Features(catalogue.vocabulary).names, *scorer.SECOND}
    names = [name if name in known else f"own {number}" for number, name in enumerate(made["features"], 1)]
    return PackedModel.model_validate_json(json.dumps({**made, "features": names}))


def tried(
    store: Store,
    catalogue: Catalogue,
    given: PackedModel,
    source: str,
    folders: Sequence[Path] = (),
    without: Collection[str] = (),
    told: Callable[[str], None] = lambda _: None,
    shipped: Path = kept.SHIPPED,
) -> Trained:
    """Weights from elsewhere beside the model in use, on what people of this office confirmed; nothing is written.

    `source` names the pack that they came in. Raises as `trained` does, and `TrainingError` for weights that the
    casebook has already: those were judged on suppliers that they did not see, and now they would not be.
    """
    state = scorer_of(store)
    model = _stored(given)
    if any(p.model == packed(model).hash for _, p in state.proposed):
        raise TrainingError("the weights are known here already: gauger learn models lists them")
    features = Features(catalogue.vocabulary)
    office = papers_at_hand(store, catalogue, folders, without, told)
    new = scorer.from_stored(model)
    wanted = scorer.columns(features.names, new.features)

    def chances(paper: Paper) -> Matrix:
        return scorer.probabilities(new, paper.places, scorer.as_trained(paper.samples, wanted))

    told("the weights")
    base = kept.read(shipped).by_names(features.names)
    made = judged(model, base, office, old(state, features.names), chances, seen(state))
    proposed = replace(proposal(made, (), state), source=source, judged=len(office))
    return Trained(made, proposed, office)


def _stored(given: PackedModel) -> dict[str, Any]:
    """The model in its stored form, as `corpora/training/fit.py` makes it."""
    made: dict[str, Any] = given.model_dump(mode="json")
    return made

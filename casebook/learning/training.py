"""The scorer trained again on the shipped papers and the office's own, and proposed where it is better.

Nothing is kept before all is known: a training that is ended in the middle leaves the casebook as it was.
"""

from __future__ import annotations

import base64
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from casebook.learning.office_papers import office_papers
from casebook.record.actions.scorer import ModelProposed, SupplierFigure, TrainedOn
from casebook.state.scorer import ScorerState, data_of, packed, scorer_of, unpacked
from casebook.store.database import Store
from classifier.law.catalogue import Catalogue
from classifier.loading.load import shipped as catalogue_folder
from corpora.training import kept
from corpora.training.comparing import Comparison, compared, hash_of
from corpora.training.folders import of_folder
from corpora.training.papers import Paper
from extractor.language.terms import Terms
from extractor.rows.annotated_rows import Marker
from extractor.scoring import scorer
from extractor.scoring.features import Features

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

_FINE = 3


class TrainingError(Exception):
    """There is nothing to train on, or nothing to train with; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Trained:
    """What a training came to: the comparison, and the proposal, kept or not."""

    comparison: Comparison
    proposed: ModelProposed
    papers: tuple[Paper, ...]


def trained(
    store: Store,
    catalogue: Catalogue,
    folders: Sequence[Path] = (),
    without: Collection[str] = (),
    told: Callable[[str], None] = lambda _: None,
    shipped: Path = kept.SHIPPED,
) -> Trained:
    """The model trained on the shipped papers, on what people of the casebook confirmed and on labelled folders.

    Nothing is written. `shipped` holds the papers that come with the program. Raises `TrainingError` where there is
    nothing to train on, `LabelsError` for a folder that cannot be used, `KeptError` where those papers are lacking.
    """
    try:
        import lightgbm  # noqa: F401
    except ImportError as lacking:
        raise TrainingError("training needs the extra `learn`: pip install 'gauger[learn]'") from lacking
    features = Features(catalogue.vocabulary)
    office = papers_at_hand(store, catalogue, folders, without, told)
    state = scorer_of(store)
    made = compared(kept.read(shipped), office, features.names, old(state, features.names), seen(state), told)
    return Trained(made, proposal(made, office, state), office)


def papers_at_hand(
    store: Store,
    catalogue: Catalogue,
    folders: Sequence[Path] = (),
    without: Collection[str] = (),
    told: Callable[[str], None] = lambda _: None,
) -> tuple[Paper, ...]:
    """What people of the casebook confirmed, and labelled folders. Raises `TrainingError` where there are no papers."""
    features = Features(catalogue.vocabulary)
    papers = list(office_papers(store, catalogue, without, lambda done, of: told(f"casebook: {done} of {of}")))
    marker = Marker(catalogue.vocabulary, Terms(catalogue.vocabulary))
    for folder in folders:
        told(f"folder {folder.name}")
        papers += of_folder(folder, catalogue.vocabulary, marker, features)
    office = _once(papers)
    if not office:
        raise TrainingError(
            "there is nothing to train on: no value was confirmed, corrected or signed. Review some papers first, or "
            "name a labelled folder with --papers"
        )
    return office


def _once(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    """Each paper once, though it lies in the casebook and in a folder, or under two names; those with readings only."""
    return tuple({(p.supplier, p.places, p.answers): p for p in papers if p.places}.values())


def old(state: ScorerState, features: Sequence[str]) -> Callable[[Paper], Matrix]:
    """The probabilities of the model in use for a paper that has these features.

    Raises `TrainingError` where no model is in use and the catalogue ships none.
    """
    now = state.in_use
    model = scorer.from_stored(unpacked(data_of(now))) if now else scorer.shipped(catalogue_folder())
    if model is None:
        raise TrainingError("the catalogue ships no model to compare with; install gauger again")
    wanted = scorer.columns(features, model.features)
    return lambda p: scorer.probabilities(model, p.places, scorer.as_trained(p.samples, wanted))


def seen(state: ScorerState) -> dict[str, int]:
    """What the model in use took of the papers that it was trained on, before it saw their supplier."""
    now = state.in_use
    return {p.readings: int(p.taken or "0", 16) for p in now.papers} if now else {}


def proposal(made: Comparison, office: Sequence[Paper], state: ScorerState) -> ModelProposed:
    """A trained model with how it compares, as the ledger keeps it."""
    model = packed(made.model)
    now = state.in_use
    return ModelProposed(
        model=model.hash,
        data=base64.b64encode(model.data).decode("ascii"),
        old=now.model if now else "",
        share=round(made.share, _FINE),
        difference=round(made.difference, _FINE + 2),
        interval=_rounded(made.interval),
        others=round(made.others, _FINE + 2),
        others_interval=_rounded(made.others_interval),
        suppliers=tuple(
            SupplierFigure(s.name, s.papers, s.readings, s.old, s.new, s.gained, s.lost, s.chance)
            for s in made.suppliers
        ),
        papers=tuple(TrainedOn(p.name, p.supplier, h, f"{made.taken[h]:x}") for p in office for h in (hash_of(p),)),
    )


def _rounded(ends: tuple[float, float]) -> tuple[float, float]:
    return round(ends[0], _FINE + 2), round(ends[1], _FINE + 2)

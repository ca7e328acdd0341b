"""What can happen to the scorer of a casebook: a model is proposed, and accepted by a person.

They stand in the ledger under a key of their own (`state/scorer.py`), with the model itself, so that what read a paper
on a day can be had again by its hash. An acceptance is taken back by `Undone`, as any person's step.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TrainedOn:
    """A paper that a model was trained on: the document (a SHA-256, or the name of a labelled one) and its supplier.

    `readings` is the hash of its readings and answers, `taken` the readings, as bits of a hexadecimal number, that the
    model took before it saw the supplier.
    """

    document: str
    supplier: str
    readings: str
    taken: str


@dataclass(frozen=True, slots=True)
class SupplierFigure:
    """How the old model and the new read a supplier that the new one did not see: `training/comparing.py`."""

    supplier: str
    papers: int
    readings: int
    old: float
    new: float
    gained: int
    lost: int
    chance: float


@dataclass(frozen=True, slots=True)
class ModelProposed:
    """A model was trained that reads suppliers it did not see better than the one in use.

    `model` is the SHA-256 of its stored form and `data` that form, compressed, in base 64; `old` is the hash of the
    model that it was compared with, `share` what a paper of the office weighed. Of one that came in a pack `source`
    names whose it was, with the pack's SHA-256; `judged` papers of the office are then those that it was tried on, and
    `papers` are none, for it saw none of them.
    """

    model: str
    data: str
    old: str
    share: float
    difference: float
    interval: tuple[float, float]
    others: float
    others_interval: tuple[float, float]
    suppliers: tuple[SupplierFigure, ...]
    papers: tuple[TrainedOn, ...]
    source: str = ""
    judged: int = 0


@dataclass(frozen=True, slots=True)
class ModelAccepted:
    """A person accepted a proposed model, by its hash: papers are read by it from then on."""

    model: str


ScorerAction = ModelProposed | ModelAccepted

SCORER_NAMES: Mapping[Any, str] = {ModelProposed: "model_proposed", ModelAccepted: "model_accepted"}
"""The name of each in the ledger, at most 20 characters: written there for ever, so never renamed."""

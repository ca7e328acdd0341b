"""What can happen to a shipment: events of a noun of its own, beside those of documents and items.

A shipment stands in the ledger under a key of its own (`shipments.key_of`), a paper under its SHA-256, an item under
its key. Days are the days that people name; when an event was written stands with the event itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class ShipmentOpened:
    """A shipment of this name was begun."""

    name: str


@dataclass(frozen=True, slots=True)
class PaperPut:
    """A paper, by its SHA-256, was put into the shipment; `name` is the one that it was met under."""

    paper: str
    name: str


@dataclass(frozen=True, slots=True)
class PaperTakenOut:
    """A paper, by its SHA-256, was taken out of the shipment."""

    paper: str


@dataclass(frozen=True, slots=True)
class LinesJoined:
    """A person found that two items of the shipment's papers are the same goods."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class LinesParted:
    """A person found that two items of the shipment's papers are not the same goods."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class SheetChosen:
    """A person said by which paper's item a goods line is judged: `row` is a row of the line, `sheet` the item."""

    row: str
    sheet: str


@dataclass(frozen=True, slots=True)
class QuestionSettled:
    """A person settled a question on the shipment's papers, by its key, with these words."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class ShipmentQuestioned:
    """Customs questioned the shipment on a day; `asks` is what it asks, in its words."""

    day: date
    asks: str


@dataclass(frozen=True, slots=True)
class ShipmentAnswered:
    """The papers that answer the questioning were handed in on a day."""

    day: date


@dataclass(frozen=True, slots=True)
class SupplierAsked:
    """A maker was asked on a day; `questions` are the keys of what was asked, `digest` is the letter's SHA-256."""

    maker: str
    day: date
    questions: tuple[str, ...]
    digest: str


@dataclass(frozen=True, slots=True)
class SupplierReplied:
    """A maker's reply was read back: `reply` is the file's SHA-256, `answered` are the keys of what it answers."""

    maker: str
    reply: str
    answered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetWritten:
    """The shipment's set of papers was written; `digest` is the SHA-256 of its manifest. A draft is not ready."""

    digest: str
    is_draft: bool


@dataclass(frozen=True, slots=True)
class ShipmentDeclared:
    """The shipment was declared; `digest` is the SHA-256 of the manifest of the set that it was declared by."""

    digest: str


@dataclass(frozen=True, slots=True)
class ShipmentClosed:
    """The shipment is done with."""


@dataclass(frozen=True, slots=True)
class ShipmentReopened:
    """A closed shipment is taken up again."""


@dataclass(frozen=True, slots=True)
class ShipmentStepUndone:
    """A person took back a step on the shipment; `step` is the number of its event in the ledger."""

    step: int


@dataclass(frozen=True, slots=True)
class ShipmentStepRedone:
    """A person took up again a step that was taken back; `step` is the number of its event in the ledger."""

    step: int


ShipmentAction = (
    ShipmentOpened
    | PaperPut
    | PaperTakenOut
    | LinesJoined
    | LinesParted
    | SheetChosen
    | QuestionSettled
    | ShipmentQuestioned
    | ShipmentAnswered
    | SupplierAsked
    | SupplierReplied
    | SetWritten
    | ShipmentDeclared
    | ShipmentClosed
    | ShipmentReopened
    | ShipmentStepUndone
    | ShipmentStepRedone
)

SHIPMENT_NAMES: Mapping[Any, str] = {
    ShipmentOpened: "shipment_opened",
    PaperPut: "paper_put",
    PaperTakenOut: "paper_taken_out",
    LinesJoined: "lines_joined",
    LinesParted: "lines_parted",
    SheetChosen: "sheet_chosen",
    QuestionSettled: "question_settled",
    ShipmentQuestioned: "shipment_questioned",
    ShipmentAnswered: "shipment_answered",
    SupplierAsked: "supplier_asked",
    SupplierReplied: "supplier_replied",
    SetWritten: "set_written",
    ShipmentDeclared: "shipment_declared",
    ShipmentClosed: "shipment_closed",
    ShipmentReopened: "shipment_reopened",
    ShipmentStepUndone: "shipment_step_undone",
    ShipmentStepRedone: "shipment_step_redone",
}
"""The name of each in the ledger, at most 20 characters: written there for ever, so never renamed."""

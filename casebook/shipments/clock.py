"""The clock of a questioning: by when customs wants the papers, and which of them are there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from casebook.shipments.goods.papers import Member
from casebook.shipments.shipment import Questioning, Shipment
from classifier.law.acts import Bilingual
from classifier.law.calendar import Deadline
from classifier.law.catalogue import Catalogue

_KINDS = {
    "declaration": ("customs_declaration",),
    "contract": ("contract", "order"),
    "reports": ("test_report", "datasheet", "safety_data_sheet"),
}
"""The papers of the casebook that are what customs asks for."""
_SET = "statement"
"""What the set of the shipment holds."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One of the papers that customs asks for.

    `there` names what the shipment has of it, none for what the exporter must still add.
    """

    key: str
    text: Bilingual
    there: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """A questioning with its deadline; `left` are the working days from `today` to it, negative where it is past."""

    questioning: Questioning
    deadline: Deadline
    left: int
    papers: tuple[Wanted, ...]
    source: str

    @property
    def is_running(self) -> bool:
        """Whether it was not answered yet."""
        return self.questioning.answered is None


def clock(shipment: Shipment, members: Sequence[Member], catalogue: Catalogue, today: date) -> Clock | None:
    """The clock of the last questioning; `None` where there was none, or the catalogue gives no period for it."""
    period = catalogue.calendar.questioning
    if not shipment.questionings or period is None:
        return None
    last = shipment.questionings[-1]
    deadline = catalogue.calendar.deadline(last.day, period.days)
    left = catalogue.calendar.between(today, deadline.day)
    return Clock(last, deadline, left, tuple(_wanted(shipment, members, catalogue)), period.source)


def _wanted(shipment: Shipment, members: Sequence[Member], catalogue: Catalogue) -> Iterator[Wanted]:
    cues = catalogue.vocabulary.cues.get("customs_paper")
    replies = {reply for letter in shipment.letters for reply in letter.replies}
    for key, terms in (cues.groups if cues else {}).items():
        kinds = _KINDS.get(key, ())
        there = tuple(m.paper.shown for m in members if m.kind in kinds and m.sha256 not in replies)
        if key == _SET and any(not is_draft for _, is_draft in shipment.sets):
            there = ("03-statement.docx",)
        text = Bilingual(next(iter(terms.get("en", ())), key), next(iter(terms.get("zh", ())), None))
        yield Wanted(key, text, there)

"""`gauger check DRAFT --shipment NAME`: the shipment's papers, as people have left them, laid beside the draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.commands.session import Order
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.checking.beside.files import Beside
    from casebook.checking.beside.papers import Paper
    from casebook.checking.check import Checked
    from casebook.shipments.goods.lines import Case
    from casebook.shipments.goods.questions import Question
    from extractor.document.page import Page


@dataclass(frozen=True, slots=True)
class Laid:
    """What a shipment lays beside a draft.

    `files` are how far each paper was read, `names` and `pages` are by SHA-256; `asks` counts its open questions.
    """

    name: str = ""
    papers: Sequence[Paper] = ()
    files: Sequence[tuple[str, Beside]] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    pages: Mapping[str, tuple[Page, ...]] = field(default_factory=dict)
    asks: int = 0
    case: Case | None = None
    asked: Sequence[Question] = ()
    taken_out: frozenset[str] = frozenset()
    """The papers that a person took out of it: what the casebook has of them does not count either."""

    def told(self, language: str) -> str | None:
        """That the shipment itself has open questions, where it has."""
        if not self.asks:
            return None
        if language == "zh":
            return f"[note] 该票货物 {self.name} 尚有 {self.asks} 个未决问题：gauger shipment '{self.name}'"
        questions = "1 question" if self.asks == 1 else f"{self.asks} questions"
        return f"[note] the shipment {self.name} has {questions} open: gauger shipment '{self.name}'"

    def answered(self, made: Checked) -> Checked:
        """The check with what the shipment's people have settled."""
        if self.case is None:
            return made
        from casebook.shipments.declaring import with_answers

        return with_answers(made, self.case, self.asked)


NOTHING = Laid()


def laid(order: Order, name: str | None, draft: str) -> Laid:
    """The papers of the shipment of a name, none for no name; raises `Refused` with the candidates for a wrong one."""
    if name is None:
        return NOTHING
    from casebook.shipments.declaring import files_beside, papers_beside
    from casebook.shipments.goods.lines import laid_out
    from casebook.shipments.goods.questions import questions
    from casebook.shipments.keeping import ShipmentError, found
    from casebook.store.database import read_store
    from casebook.workers.worker import catalogue_of

    assert order.casebook is not None
    catalogue = catalogue_of(order.layers)
    with closing(read_store(order.casebook)) as store:
        try:
            shipment = found(store, name)
        except ShipmentError as trouble:
            raise Refused(inert(str(trouble), 400), Exit.NO_INPUT) from trouble
        case = laid_out(store, shipment, catalogue)
    asked = questions(case, catalogue)
    members = [m for m in case.members if m.sha256 != draft]
    return Laid(
        inert(shipment.name),
        papers_beside(case, draft),
        files_beside(case, draft),
        {m.sha256: m.name for m in members},
        {m.sha256: m.folder.pages for m in members},
        sum(q.settled is None for q in asked),
        case,
        asked,
        frozenset(shipment.taken_out),
    )

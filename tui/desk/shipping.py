"""What the shipment screens ask and do, without a screen: a shipment as it stands, and each step on it kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from casebook.declaring.declaration import ChangedMeanwhileError
from casebook.declaring.filing import UnwritableError
from casebook.declaring.filling.own import NO_OWN_WORDS
from casebook.record.actions.shipments import (
    LinesJoined,
    LinesParted,
    PaperTakenOut,
    QuestionSettled,
    SheetChosen,
    ShipmentAction,
    ShipmentDeclared,
)
from casebook.record.events import Stamp
from casebook.shipments.goods.papers import Member
from casebook.shipments.keeping import ShipmentError, acted, shipments, undone
from casebook.shipments.shipment import Shipment, Stage
from casebook.shipments.standing import Standing, standing
from casebook.state.people.holds import HeldError
from casebook.store.database import StoreError
from tui.desk.reviewer import Reviewer

NOTHING_TO_ASK = "there is nothing to ask a maker: every item has what it needs, and no papers contradict each other"
TROUBLES = (ShipmentError, UnwritableError, ChangedMeanwhileError, HeldError, StoreError, ModuleNotFoundError)
"""What may keep a step from being taken; each says why."""


@dataclass(slots=True)
class Shipping:
    """A person at work on the shipments of a casebook."""

    reviewer: Reviewer

    def all(self) -> tuple[Shipment, ...]:
        """Every shipment: the open ones first, the newest of each first."""
        several = shipments(self.reviewer.store)
        return tuple(sorted(several, key=lambda s: s.stage in (Stage.DECLARED, Stage.ANSWERED, Stage.CLOSED)))

    def standing(self, key: str) -> Standing:
        """A shipment as it stands now; raises `ShipmentError` where it is gone."""
        found = next((s for s in shipments(self.reviewer.store) if s.key == key), None)
        if found is None:
            raise ShipmentError("there is no such shipment any more")
        mine = self.reviewer
        return standing(mine.store, found, mine.bench, mine.who, datetime.now(UTC))

    def settle(self, made: Standing, question: str, answer: str) -> None:
        """Keeps a person's answer to a question."""
        self._act(made, QuestionSettled(question, answer), answer)

    def choose(self, made: Standing, line: int, sheet: str, question: str, answer: str) -> None:
        """Keeps which paper is right: its item is the one that the line is judged by."""
        row = next(one.line.rows[0].entry.key for one in made.lines if one.line.number == line)
        actions: list[ShipmentAction] = [SheetChosen(row, sheet), QuestionSettled(question, answer)]
        acted(self.reviewer.store, made.case.shipment, actions, self._stamp(answer))

    def join(self, made: Standing, items: Sequence[str], why: str, *, is_one: bool) -> None:
        """Keeps that two items are the same goods, or are not."""
        first, second = items
        self._act(made, LinesJoined(first, second) if is_one else LinesParted(first, second), why)

    def take_out(self, made: Standing, paper: str, why: str) -> None:
        """Takes a paper out of the shipment."""
        self._act(made, PaperTakenOut(paper), why)

    def declare(self, made: Standing) -> None:
        """Keeps that it was declared by the ready set that was written last; raises `ShipmentError` without one."""
        now = next((s for s in shipments(self.reviewer.store) if s.key == made.case.shipment.key), made.case.shipment)
        ready = [digest for digest, is_draft in now.sets if not is_draft]
        if not ready:
            raise ShipmentError("no ready set of it was written: w writes it")
        self._act(made, ShipmentDeclared(ready[-1]), None)

    def enter_mass(self, made: Standing, line: int, why: str) -> None:
        """Enters net mass ÷ quantity as the mass of a line's goods."""
        from casebook.shipments.entering import mass_entered

        mass_entered(self.reviewer.store, made, line, date.today(), self._stamp(why))
        self.reviewer.load()

    def undo(self, made: Standing, *, again: bool) -> str:
        """Takes back the last step on the shipment, or takes it up again; says which."""
        told = undone(self.reviewer.store, made.case.shipment, self._stamp(None), again=again)
        return f"{'taken up again' if again else 'taken back'}: {told}"

    def write_set(self, made: Standing, out: Path) -> str:
        """Writes the set; says what was written, and whether it is a draft."""
        from casebook.shipments.handing_in.the_set import made_set, written

        mine = self.reviewer
        folders = (Path.cwd(),) if "://" in mine.store.name else (Path.cwd(), Path(mine.store.name).resolve().parent)
        new = made_set(mine.store, made, NO_OWN_WORDS, mine.limits, folders, self._stamp(None))
        written(mine.store, made, new, out, self._stamp(None))
        told = f"{len(new.files)} files written to {out}"
        return (
            f"{told}; it is a DRAFT: its cover says what is missing" if new.is_draft else f"{told}: ready to be stamped"
        )

    def write_letters(self, made: Standing, out: Path) -> str:
        """Writes the letters to makers with their forms; says what was written."""
        from casebook.shipments.letters.sending import written

        sent = list(written(self.reviewer.store, made, out, date.today(), self._stamp(None)))
        if not sent:
            return NOTHING_TO_ASK
        return "; ".join(f"{one.asks.maker}: {one.letter} and {one.form.name}" for one in sent)

    def paper(self, made: Standing, sha256: str) -> Member | None:
        """The shipment's paper of a SHA-256."""
        return next((m for m in made.case.members if m.sha256 == sha256), None)

    def _act(self, made: Standing, action: ShipmentAction, why: str | None) -> None:
        acted(self.reviewer.store, made.case.shipment, [action], self._stamp(why))

    def _stamp(self, why: str | None) -> Stamp:
        return replace(self.reviewer.stamp, why=why)


def trouble_of(trouble: Exception) -> str:
    """What kept a step from being taken, and what to do, in words."""
    if isinstance(trouble, ModuleNotFoundError):
        return "writing needs the extra: pip install 'gauger[export]'"
    return str(trouble)

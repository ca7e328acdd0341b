"""Steps on a shipment taken back and taken up again: events too, so that nothing is ever lost from the ledger.

What went out cannot be taken back: a set that was written, letters to makers, their replies.
"""

from __future__ import annotations

from collections.abc import Sequence

from casebook.record.actions.shipments import (
    LinesJoined,
    LinesParted,
    PaperTakenOut,
    QuestionSettled,
    SheetChosen,
    ShipmentAnswered,
    ShipmentClosed,
    ShipmentDeclared,
    ShipmentQuestioned,
    ShipmentReopened,
    ShipmentStepRedone,
    ShipmentStepUndone,
)
from casebook.record.ledger import Event

_STEPS = (
    LinesJoined,
    LinesParted,
    PaperTakenOut,
    QuestionSettled,
    SheetChosen,
    ShipmentAnswered,
    ShipmentClosed,
    ShipmentDeclared,
    ShipmentQuestioned,
    ShipmentReopened,
)
"""What a person may take back."""


def counting(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events of a shipment that count, oldest first: without steps taken back, and without the taking back."""
    gone = _undone(events)
    return tuple(
        e for e in events if e.seq not in gone and not isinstance(e.action, ShipmentStepUndone | ShipmentStepRedone)
    )


def to_undo(events: Sequence[Event]) -> Event | None:
    """The last step that counts and may be taken back."""
    return next((e for e in reversed(counting(events)) if isinstance(e.action, _STEPS)), None)


def to_redo(events: Sequence[Event]) -> Event | None:
    """The step that was taken back last, where no step was taken since."""
    gone = _undone(events)
    later = [e for e in events if isinstance(e.action, (*_STEPS, ShipmentStepUndone))]
    if not gone or not isinstance(later[-1].action, ShipmentStepUndone):
        return None
    last = next(e for e in reversed(events) if isinstance(e.action, ShipmentStepUndone) and e.action.step in gone)
    return next(e for e in events if isinstance(last.action, ShipmentStepUndone) and e.seq == last.action.step)


def _undone(events: Sequence[Event]) -> frozenset[int]:
    gone: set[int] = set()
    for event in events:
        match event.action:
            case ShipmentStepUndone(step=step):
                gone.add(step)
            case ShipmentStepRedone(step=step):
                gone.discard(step)
            case _:
                pass
    return frozenset(gone)


_TOLD = {
    LinesJoined: "the same goods",
    LinesParted: "other goods",
    PaperTakenOut: "a paper taken out",
    QuestionSettled: "an answer",
    SheetChosen: "judged by another paper",
    ShipmentAnswered: "answered to customs",
    ShipmentClosed: "closed",
    ShipmentDeclared: "declared",
    ShipmentQuestioned: "questioned by customs",
    ShipmentReopened: "reopened",
}


def told(event: Event) -> str:
    """A step in words: what, by whom, with its answer or reason."""
    said = event.action.answer if isinstance(event.action, QuestionSettled) else event.why
    return f"{_TOLD[type(event.action)]} ({event.who})" + (f": {said}" if said else "")

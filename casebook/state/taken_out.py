"""People whose work teaches nothing any more: taken out by another person, by an event that can be undone."""

from __future__ import annotations

from casebook.record import ledger
from casebook.record.actions.forms import FormStepUndone, PersonTakenOut
from casebook.store.database import Store

PEOPLE = "form-people"
"""The key that events about a person's work on all papers stand under."""


def people_out(store: Store) -> frozenset[str]:
    """Their names."""
    with store.reading() as connection:
        events = ledger.events_of(connection, PEOPLE)
    back = {e.action.event for e in events if isinstance(e.action, FormStepUndone)}
    return frozenset(e.action.person for e in events if isinstance(e.action, PersonTakenOut) and e.seq not in back)

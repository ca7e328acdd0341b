"""Whether an act is in force on a day: law is dated data, and this is an answer apart from what an item
is.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from classifier.law.acts import Event, Instrument
from classifier.law.catalogue import Catalogue


class InForce(StrEnum):
    """The answer for one day; `UNKNOWN` where the catalogue holds no date of effect."""

    YES = "yes"
    NO = "no"
    SUSPENDED = "suspended"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Status:
    """Whether an act is in force, the act that decides it (by its id), and a note with dates and reports."""

    in_force: InForce
    instrument: str
    note: str


def status(catalogue: Catalogue, instrument: str, day: date) -> Status:
    """The status of an act (by its id) on a day; raises `KeyError` for an act that the catalogue does not
    hold.

    A reported event changes no answer; its text is in the note of every day from its `first`.
    """
    act = catalogue.instruments[instrument]
    events = [event for event in catalogue.events if instrument in event.affects]
    answer, deciding, reason = _decided(act, events, day)
    notes = [reason, *(_told(event) for event in events if event.effect == "reported" and event.first <= day)]
    return Status(answer, deciding, "; ".join(notes))


def _decided(act: Instrument, events: list[Event], day: date) -> tuple[InForce, str, str]:
    for event in events:
        if event.effect == "repeals" and event.first <= day:
            return InForce.NO, event.instrument, event.text.en
    for event in events:
        if event.effect == "suspends" and event.first <= day and (event.last is None or day <= event.last):
            return InForce.SUSPENDED, event.instrument, _suspension(act, event, day)
    if act.effective is None:
        return InForce.UNKNOWN, act.id, f"{act.name} has no date of effect in the catalogue"
    if day < act.effective:
        return InForce.NO, act.id, f"{act.name} takes effect on {act.effective}"
    return InForce.YES, act.id, f"{act.name} has been in effect since {_since(act.effective, events, day)}"


def _suspension(act: Instrument, event: Event, day: date) -> str:
    not_yet = act.effective is not None and day < act.effective
    early = f"; {act.name} would only take effect on {act.effective}" if not_yet else ""
    return f"{act.name} is {event.text.en}{early}"


def _since(effective: date, events: list[Event], day: date) -> str:
    ended = [e.last for e in events if e.effect == "suspends" and e.last is not None and e.last < day]
    return f"{effective}, with a suspension through {max(ended)}" if ended else str(effective)


def _told(event: Event) -> str:
    return f"reported: {event.text.en}"

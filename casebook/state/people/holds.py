"""An item that a person has checked out: nobody else decides it until it is returned, or until the claim runs out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from casebook.state.model import Claim, ItemState
from casebook.state.people.persons import same_person

LASTS = timedelta(minutes=15)


class HeldError(Exception):
    """Another person has checked out the item; the message says who and until when."""


def until(now: datetime) -> str:
    """When a claim made now runs out (UTC, ISO 8601)."""
    return (now.astimezone(UTC) + LASTS).isoformat(timespec="seconds")


def holder(item: ItemState, who: str, now: datetime) -> Claim | None:
    """The claim of another person that still stands."""
    claim = item.claim
    if claim is None or same_person(claim.who, who) or datetime.fromisoformat(claim.until) <= now:
        return None
    return claim


def is_mine(item: ItemState, who: str, now: datetime) -> bool:
    """Whether this person's claim stands and has more than half its time left."""
    claim = item.claim
    if claim is None or not same_person(claim.who, who):
        return False
    return datetime.fromisoformat(claim.until) - now > LASTS / 2


def refuse(item: ItemState, who: str, now: datetime) -> None:
    """Raises `HeldError` where another person has the item."""
    claim = holder(item, who, now)
    if claim is not None:
        clock = datetime.fromisoformat(claim.until).astimezone().strftime("%H:%M")
        told = f"{claim.who} has checked out this item until {clock}; take another one meanwhile"
        raise HeldError(f"{told}, or take it over with H where that session is dead")

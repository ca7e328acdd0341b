"""A document in hand: its events, what they fold to and its pages; acting on it keeps the event first.

Another person may act on the same document at the same time, so every act first takes in what the ledger has
gained, in the same turn to write.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from casebook.record import ledger
from casebook.record.actions import (
    NAMES,
    UNDOABLE,
    Action,
    Claimed,
    Confirmed,
    Redone,
    Released,
    Reopened,
    Signed,
    Undone,
    Viewed,
    items_of,
)
from casebook.record.events import Stamp
from casebook.record.ledger import Event
from casebook.state.loading import pages_of
from casebook.state.model import DocumentState, ItemState
from casebook.state.people import holds
from casebook.state.people.signing import was_signed
from casebook.store import tables
from casebook.store.database import Store

if TYPE_CHECKING:
    from extractor.document.page import Page


class StaleError(Exception):
    """An item is not what the person had before the eyes any more; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A document as it stood after the last of `events`."""

    document: str
    events: tuple[Event, ...] = ()
    pages: tuple[Page, ...] = ()
    state: DocumentState = field(default_factory=lambda: DocumentState(""))

    @property
    def last(self) -> int:
        """The number of its last event; 0 for none."""
        return self.events[-1].seq if self.events else 0

    @property
    def name(self) -> str:
        """What the document was last called."""
        return self.state.names[-1] if self.state.names else self.document[:12]


def opened(store: Store, document: str) -> Folder:
    """The document as the casebook has it, pages and all."""
    pages = pages_of(store, document)
    with store.reading() as connection:
        events = ledger.events_of(connection, document)
    return _folded(Folder(document, (), pages), events)


def refreshed(store: Store, folder: Folder) -> Folder:
    """The document with what others have done to it meanwhile."""
    with store.reading() as connection:
        news = _since(connection, folder)
    return _folded(folder, news) if news else folder


def acted(store: Store, folder: Folder, actions: Sequence[Action], stamp: Stamp) -> Folder:
    """The document after these actions, which are in the ledger by then.

    Raises `HeldError`, and keeps nothing, where an item they speak of is in another person's hands, and `StaleError`
    where an item that is signed, or a fact that is accepted, has become another since this folder was taken.
    """
    from casebook.record.codec import named

    with store.writing() as connection:
        news = _since(connection, folder)
        before, folder = folder, _folded(folder, news) if news else folder
        for action in (a for a in actions if isinstance(a, Signed | Confirmed)):
            _refuse_stale(action, before.state.items.get(action.item), folder.state.items.get(action.item))
        for key in _spoken_of(folder, actions):
            holds.refuse(folder.state.items[key], stamp.who, datetime.now(UTC))
        ledger.append(connection, folder.document, [named(a) for a in actions], stamp)
        news = _since(connection, folder)
    return _folded(folder, news)


def _refuse_stale(action: Signed | Confirmed, before: ItemState | None, now: ItemState | None) -> None:
    if before is None or now is None:
        raise StaleError("the document no longer has this item; go back to the queue")
    if isinstance(action, Confirmed):
        was, fact = before.fact(action.fact), now.fact(action.fact)
        is_same = was is not None and fact is not None and was.current == fact.current
    else:
        stood, stands = ((i.current, i.reopened, i.signatures) for i in (before, now))
        is_same = stood == stands
    if not is_same:
        raise StaleError("it was changed since you opened it; look at it again")


def shown(store: Store, folder: Folder, view: Viewed, stamp: Stamp) -> Folder:
    """The document with a person's look at an item kept; whoever has the item in hand, looking is free."""
    from casebook.record.codec import named

    with store.writing() as connection:
        ledger.append(connection, folder.document, [named(view)], stamp)
        news = _since(connection, folder)
    return _folded(folder, news)


def claimed(store: Store, folder: Folder, item: str, stamp: Stamp) -> Folder:
    """The document with the item checked out by this person; raises `HeldError` where another has it."""
    now = datetime.now(UTC)
    folder = refreshed(store, folder)
    if item not in folder.state.items or holds.is_mine(folder.state.items[item], stamp.who, now):
        return folder
    return acted(store, folder, [Claimed(item, holds.until(now))], stamp)


def taken_over(store: Store, folder: Folder, item: str, stamp: Stamp) -> Folder:
    """The document with an item checked out by this person, whoever had it: for a session that died.

    Raises `ValueError` without a reason, which the ledger keeps.
    """
    from casebook.record.codec import named

    if not stamp.why:
        raise ValueError("taking an item out of another person's hands needs a reason")
    claim = Claimed(item, holds.until(datetime.now(UTC)))
    with store.writing() as connection:
        ledger.append(connection, folder.document, [named(claim)], stamp)
        news = _since(connection, folder)
    return _folded(folder, news)


def released(store: Store, folder: Folder, item: str, stamp: Stamp) -> Folder:
    """The document with the item put back, if this person had it."""
    state = folder.state.items.get(item)
    if state is None or state.claim is None or state.claim.who != stamp.who:
        return folder
    return acted(store, folder, [Released(item)], stamp)


def taken_back(store: Store, folder: Folder, step: Event, stamp: Stamp, *, again: bool = False) -> Folder:
    """The document without a step, or with it again; an item that was signed since is reopened with it.

    Raises `HeldError` where an item of the step is in another person's hands.
    """
    action: Action = Redone(step.seq) if again else Undone(step.seq)
    touched = items_of(step.action)
    folder = acted(store, folder, [action], stamp)
    signed = [Reopened(item) for item in touched if was_signed(item, folder.events, step.seq)]
    why = "a step from before the signature was taken back or done again"
    return acted(store, folder, signed, replace(stamp, why=why)) if signed else folder


def steps(store: Store, who: str) -> tuple[Event, ...]:
    """A person's own steps over the whole casebook, restarts or not, with what was undone and redone."""
    kinds = [NAMES[kind] for kind in (*UNDOABLE, Undone, Redone)]
    table = tables.ledger.c
    mine = select(table.seq).where(table.who == who, table.kind.in_(kinds)).order_by(table.seq)
    with store.reading() as connection:
        return tuple(ledger.event_at(connection, seq) for seq in connection.scalars(mine).all())


def _spoken_of(folder: Folder, actions: Sequence[Action]) -> set[str]:
    """The items that actions touch: an undo touches those of the step that it takes back."""
    steps_by_number = {e.seq: e.action for e in folder.events}
    meant = [steps_by_number.get(a.event, a) if isinstance(a, Undone | Redone) else a for a in actions]
    named = {key for a in meant for key in items_of(a)}
    return named & set(folder.state.items)


def _since(connection: Connection, folder: Folder) -> tuple[Event, ...]:
    table = tables.ledger.c
    news = select(table.seq).where(table.document == folder.document, table.seq > folder.last)
    numbers = connection.scalars(news.order_by(table.seq)).all()
    return tuple(ledger.event_at(connection, seq) for seq in numbers)


def _folded(folder: Folder, news: Sequence[Event]) -> Folder:
    from casebook.state.fold import folded

    events = (*folder.events, *news)
    return replace(folder, events=events, state=folded(folder.document, events))

"""Shipments in the casebook: opened, found by their names, and every step kept before it counts.

A shipment has no table: the ledger holds it whole, under a key that sorts after every SHA-256, so that an older
casebook needs no change, and a casebook without shipments is found to have none at once.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence

from sqlalchemy import Connection, select

from casebook.record import ledger
from casebook.record.actions.shipments import (
    LinesJoined,
    LinesParted,
    PaperPut,
    PaperTakenOut,
    ShipmentAction,
    ShipmentAnswered,
    ShipmentOpened,
    ShipmentReopened,
    ShipmentStepRedone,
    ShipmentStepUndone,
)
from casebook.record.events import Stamp
from casebook.shipments.shipment import Shipment, Stage, folded
from casebook.shipments.undo import to_redo, to_undo, told
from casebook.store import tables
from casebook.store.database import Store

_PREFIX = "shipment-"
_FIRST = "s"
"""Every key of a shipment sorts at or after this and every SHA-256 before, in any order of letters."""
LONGEST = 80
"""Characters of a shipment's name."""


class ShipmentError(ValueError):
    """A shipment cannot be had, or not be changed so; the message says why and what to do."""


def key_of(name: str) -> str:
    """The key of a shipment in the ledger: the same for spellings that differ in case, width or spaces."""
    return f"{_PREFIX}{hashlib.sha256(_folded(name).encode('utf-8', 'replace')).hexdigest()[:40]}"


def is_shipment(key: str) -> bool:
    """Whether a key of the ledger is a shipment's."""
    return key.startswith(_PREFIX)


def _folded(name: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def tidy(name: str) -> str:
    """A name as it is kept: on one line; raises `ShipmentError` for one that is empty or too long."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not any(c.isalnum() for c in plain):
        raise ShipmentError("a shipment needs a name with a letter or a number, such as: --shipment 2026-118")
    if len(plain) > LONGEST:
        raise ShipmentError(f"the shipment's name has {len(plain)} characters; {LONGEST} are the most")
    return plain


def opened(store: Store, name: str, stamp: Stamp) -> Shipment:
    """The shipment of a name, begun where it is not there yet. Raises `ShipmentError` for a name that cannot be."""
    from casebook.record.codec import named as written

    plain = tidy(name)
    key = key_of(plain)
    with store.writing() as connection:
        state = _state(connection, key)
        if not state.is_known:
            ledger.append(connection, key, [written(ShipmentOpened(plain))], stamp)
            state = _state(connection, key)
    return state


def put(store: Store, shipment: Shipment, papers: Sequence[tuple[str, str]], stamp: Stamp) -> Shipment:
    """The shipment with these papers (SHA-256 and name) in it.

    Those that it has, and those that a person took out of it, are left as they are. Raises `ShipmentError` where it is
    closed.
    """
    news = [p for p in dict(papers) if p not in shipment.papers and p not in shipment.taken_out]
    return acted(store, shipment, [PaperPut(p, dict(papers)[p]) for p in news], stamp) if news else shipment


def acted(store: Store, shipment: Shipment, actions: Sequence[ShipmentAction], stamp: Stamp) -> Shipment:
    """The shipment after these steps, which are in the ledger by then; what others did meanwhile is taken in first.

    Raises `ShipmentError` where it is closed and this is not its reopening, or a step speaks of a paper it lacks.
    """
    from casebook.record.codec import named as written

    with store.writing() as connection:
        now = _state(connection, shipment.key)
        for action in actions:
            _refuse(now, action)
        ledger.append(connection, shipment.key, [written(a) for a in actions], stamp)
        return _state(connection, shipment.key)


def undone(store: Store, shipment: Shipment, stamp: Stamp, *, again: bool = False) -> str:
    """Takes back the last step on a shipment, or takes up `again` the one taken back last; tells which.

    Raises `ShipmentError` where there is none.
    """
    from casebook.record.codec import named as written

    with store.writing() as connection:
        events = tuple(ledger.events_of(connection, shipment.key))
        step = to_redo(events) if again else to_undo(events)
        if step is None:
            raise ShipmentError("nothing was taken back" if again else "no step of a person is left to take back")
        action = ShipmentStepRedone(step.seq) if again else ShipmentStepUndone(step.seq)
        ledger.append(connection, shipment.key, [written(action)], stamp)
    return told(step)


def _refuse(shipment: Shipment, action: ShipmentAction) -> None:
    if not shipment.is_known:
        raise ShipmentError("there is no such shipment; gauger shipments lists them")
    if shipment.is_closed and not isinstance(action, ShipmentReopened):
        raise ShipmentError(f"the shipment {shipment.name} is closed; reopen it first: --reopen")
    if isinstance(action, PaperTakenOut) and action.paper not in shipment.papers:
        raise ShipmentError(f"the shipment {shipment.name} has no such paper")
    if isinstance(action, ShipmentAnswered) and shipment.stage is not Stage.QUESTIONED:
        raise ShipmentError(f"the shipment {shipment.name} waits for no answer: first --questioned DAY")
    if isinstance(action, LinesJoined | LinesParted) and action.first == action.second:
        raise ShipmentError("name two lines: a line is the same goods as itself")


def found(store: Store, name: str) -> Shipment:
    """The shipment of a name or of the beginning of one; raises `ShipmentError` with the candidates."""
    with store.reading() as connection:
        exact = _state(connection, key_of(name))
    if exact.is_known:
        return exact
    several = shipments(store)
    fitting = [s for s in several if _folded(name) in _folded(s.name) or s.key == name]
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(s.name for s in (fitting or several)[:12])
    if fitting:
        raise ShipmentError(f"several shipments are called so: {names}")
    told = f"there are: {names}" if names else "open one with: gauger scan FOLDER --shipment NAME"
    raise ShipmentError(f"there is no shipment {name}; {told}")


def shipments(store: Store) -> tuple[Shipment, ...]:
    """Every shipment of the casebook, the newest first."""
    table = tables.ledger.c
    mine = select(table.document).where(table.document >= _FIRST).distinct()
    with store.reading() as connection:
        keys = [k for k in connection.scalars(mine) if k.startswith(_PREFIX)]
        several = [_state(connection, key) for key in keys]
    return tuple(sorted((s for s in several if s.is_known), key=lambda s: (s.opened_at, s.name), reverse=True))


def _state(connection: Connection, key: str) -> Shipment:
    return folded(key, ledger.events_of(connection, key))

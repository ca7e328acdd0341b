"""The casebook's scorer: models that were proposed, and the one that a person accepted.

It has no table: the ledger holds the models whole, under a key that no document and no shipment has, so that an older
casebook needs no change, and what is undone is had again.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from casebook.record import ledger
from casebook.record.actions import NAMES, Undone
from casebook.record.actions.scorer import ModelAccepted, ModelProposed
from casebook.record.events import Stamp
from casebook.record.ledger import Event
from casebook.state.undo import effective
from casebook.store import tables
from casebook.store.database import Store

KEY = "scorer"
"""The key of the scorer's events: it sorts among the shipments', and begins as none of them does."""


class ScorerError(ValueError):
    """A model cannot be had, or not be accepted; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A model by its hash; `data` is its stored form, compressed."""

    hash: str
    data: bytes


@dataclass(frozen=True, slots=True)
class ScorerState:
    """The proposals with their events, oldest first, and the acceptances that count."""

    proposed: tuple[tuple[Event, ModelProposed], ...] = ()
    accepted: tuple[Event, ...] = ()

    @property
    def in_use(self) -> ModelProposed | None:
        """The model that was accepted last; `None` where the shipped one is in use."""
        if not self.accepted:
            return None
        action = self.accepted[-1].action
        assert isinstance(action, ModelAccepted)
        return self.by_hash(action.model)

    def by_hash(self, beginning: str) -> ModelProposed:
        """The proposed model of a hash or of the beginning of one, the newest of several alike.

        Raises `ScorerError` for none, and for several different ones.
        """
        wanted = beginning.removeprefix("sha256:").casefold()
        found = {p.model: p for _, p in self.proposed if wanted and p.model.startswith(wanted)}
        if len(found) == 1:
            return next(iter(found.values()))
        known = ", ".join(dict.fromkeys(p.model[:12] for _, p in self.proposed)) or "none was proposed"
        raise ScorerError(f"model {beginning!r} not found among the proposals: {known}")


def packed(model: Mapping[str, Any]) -> Kept:
    """A model in its stored form, compressed, with the SHA-256 of its canonical JSON."""
    text = json.dumps(model, sort_keys=True, separators=(",", ":")).encode()
    return Kept(hashlib.sha256(text).hexdigest(), zlib.compress(text, 9))


def unpacked(data: bytes) -> dict[str, Any]:
    """The stored form of what `packed` gave; raises `ScorerError` where it is none."""
    try:
        made: dict[str, Any] = json.loads(zlib.decompress(data))
    except (zlib.error, ValueError) as trouble:
        raise ScorerError(
            f"the model cannot be read ({trouble}); take it back: gauger learn retire HASH --why TEXT"
        ) from trouble
    return made


def data_of(proposed: ModelProposed) -> bytes:
    """The compressed model of a proposal; raises `ScorerError` where it is not the one of its hash."""
    try:
        data = base64.b64decode(proposed.data, validate=True)
        text = zlib.decompress(data)
    except (ValueError, zlib.error) as trouble:
        raise ScorerError(f"model {proposed.model[:12]} cannot be read ({trouble}); train anew") from trouble
    if hashlib.sha256(text).hexdigest() != proposed.model:
        raise ScorerError(f"model {proposed.model[:12]} is not what its hash says; check the ledger: gauger verify")
    return data


def scorer_of(store: Store) -> ScorerState:
    """What happened to the scorer of a casebook."""
    with store.reading() as connection:
        return _state(connection)


def in_use(store: Store) -> Kept | None:
    """The model that papers are read by; `None` where it is the shipped one."""
    kinds = select(tables.ledger.c.seq).where(tables.ledger.c.document == KEY)
    accepted = kinds.where(tables.ledger.c.kind == NAMES[ModelAccepted]).limit(1)
    with store.reading() as connection:
        if connection.scalar(accepted) is None:
            return None
        proposed = _state(connection).in_use
    return None if proposed is None else Kept(proposed.model, data_of(proposed))


def propose(store: Store, proposed: ModelProposed, stamp: Stamp) -> ScorerState:
    """Keeps a proposal; one of the same model as before is not kept again."""
    from casebook.record.codec import named

    with store.writing() as connection:
        state = _state(connection)
        if all(p.model != proposed.model for _, p in state.proposed):
            ledger.append(connection, KEY, [named(proposed)], stamp)
        return _state(connection)


def accept(store: Store, beginning: str, stamp: Stamp) -> ModelProposed:
    """Keeps that a person accepts a proposed model, by its hash or the beginning of one.

    Raises `ScorerError` where there is none, where it is in use already, or where it was compared with another one
    than is in use now.
    """
    from casebook.record.codec import named

    with store.writing() as connection:
        state = _state(connection)
        proposed, now = state.by_hash(beginning), state.in_use
        data_of(proposed)
        if now is not None and now.model == proposed.model:
            raise ScorerError(f"model {proposed.model[:12]} is in use already")
        if proposed.old != (now.model if now else ""):
            raise ScorerError(
                f"model {proposed.model[:12]} was compared with another model than is in use now; "
                "compare it again: gauger learn train"
            )
        ledger.append(connection, KEY, [named(ModelAccepted(proposed.model))], stamp)
    return proposed


def undo(store: Store, stamp: Stamp) -> str:
    """Takes the last acceptance back, in one step; gives the hash of the model in use before, empty for the shipped.

    Raises `ScorerError` where none counts.
    """
    from casebook.record.codec import named

    with store.writing() as connection:
        state = _state(connection)
        if not state.accepted:
            raise ScorerError("the shipped model is in use; there is no acceptance to take back")
        ledger.append(connection, KEY, [named(Undone(state.accepted[-1].seq))], stamp)
        now = _state(connection).in_use
    return now.model if now else ""


def _state(connection: Connection) -> ScorerState:
    events = effective(ledger.events_of(connection, KEY))
    proposed = tuple((e, e.action) for e in events if isinstance(e.action, ModelProposed))
    return ScorerState(proposed, tuple(e for e in events if isinstance(e.action, ModelAccepted)))

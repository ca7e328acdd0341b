"""The append-only ledger: what happened, who did it, and a hash chain that shows whether anyone touched it since.

Each record's hash covers the record and the hash before it; `meta` keeps the head, so that records cut off at the end
are missed too. A ledger rewritten as a whole is detected only by a head kept elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Connection, delete, insert, select

from casebook.record.actions import Action
from casebook.record.events import GENESIS, Record, Stamp
from casebook.store import tables
from casebook.store.database import Store


@dataclass(frozen=True, slots=True)
class Event:
    """An action with its place in the ledger."""

    seq: int
    at: str
    who: str
    why: str | None
    program: str
    catalogue: str
    document: str
    action: Action


@dataclass(frozen=True, slots=True)
class Head:
    """The last record's number and hash; number 0 where the ledger is empty."""

    seq: int
    hash: str


class FaultKind(StrEnum):
    """What was done to the ledger."""

    CHANGED = "changed"
    MISSING = "missing"
    REORDERED = "reordered"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with the ledger, at an event's number."""

    kind: FaultKind
    seq: int
    message: str


def append(connection: Connection, document: str, actions: Sequence[tuple[str, str]], stamp: Stamp) -> int:
    """Adds events about a document inside the caller's turn to write; gives the last one's number.

    Each action comes as `casebook.codec.named` gives it: its name and its body in canonical JSON.
    """
    return append_all(connection, [(document, kind, body) for kind, body in actions], stamp)


def append_all(connection: Connection, news: Sequence[tuple[str, str, str]], stamp: Stamp) -> int:
    """As `append`, for events (document, name, body) about several documents; they are numbered in their order."""
    last = head(connection)
    records = []
    for document, kind, body in news:
        record = Record(
            seq=last.seq + 1,
            at=stamp.at or datetime.now(UTC).isoformat(timespec="milliseconds"),
            who=stamp.who,
            why=stamp.why,
            program=stamp.program,
            catalogue=stamp.catalogue,
            kind=kind,
            document=document,
            body=body,
            prev=last.hash,
        )
        records.append(replace(record, hash=record.digest()))
        last = Head(records[-1].seq, records[-1].hash)
    if records:
        connection.execute(insert(tables.ledger), [asdict(record) for record in records])
        _keep_head(connection, last)
    return last.seq


def act(store: Store, document: str, action: Action, stamp: Stamp) -> int:
    """Adds one event in a turn of its own; gives its number."""
    from casebook.record.codec import named

    with store.writing() as connection:
        return append(connection, document, [named(action)], stamp)


def head(connection: Connection) -> Head:
    """The last record of the ledger."""
    newest = select(tables.ledger.c.seq, tables.ledger.c.hash).order_by(tables.ledger.c.seq.desc()).limit(1)
    row = connection.execute(newest).first()
    return Head(0, GENESIS) if row is None else Head(row.seq, row.hash)


def _keep_head(connection: Connection, last: Head) -> None:
    connection.execute(delete(tables.meta).where(tables.meta.c.name == "head"))
    connection.execute(insert(tables.meta).values(name="head", value=f"{last.seq}:{last.hash}"))


def events_of(connection: Connection, document: str) -> tuple[Event, ...]:
    """All events about a document, oldest first."""
    return tuple(event_of(record) for record in records_of(connection, document))


def records_of(connection: Connection, document: str) -> tuple[Record, ...]:
    """The rows of a document as they stand, oldest first."""
    mine = select(tables.ledger).where(tables.ledger.c.document == document).order_by(tables.ledger.c.seq)
    return tuple(Record(**row) for row in connection.execute(mine).mappings())


def event_at(connection: Connection, seq: int) -> Event:
    """The event of a number; raises `KeyError` if there is none."""
    row = connection.execute(select(tables.ledger).where(tables.ledger.c.seq == seq)).mappings().first()
    if row is None:
        raise KeyError(f"the ledger has no event {seq}")
    return event_of(Record(**row))


def event_of(record: Record) -> Event:
    """What a row of the ledger says; raises `ValueError` for one that this version does not know."""
    from casebook.record.codec import action_of

    action = action_of(record.kind, record.body)
    return Event(
        record.seq,
        record.at,
        record.who,
        record.why,
        record.program,
        record.catalogue,
        record.document,
        action,
    )


def records(connection: Connection) -> Iterator[Record]:
    """Every row of the ledger as it stands, by number."""
    for row in connection.execute(select(tables.ledger).order_by(tables.ledger.c.seq)).mappings():
        yield Record(**row)


def verify(store: Store) -> tuple[Fault, ...]:
    """What is wrong with the ledger; nothing where it is whole."""
    with store.reading() as connection:
        rows = list(records(connection))
        kept = connection.scalar(select(tables.meta.c.value).where(tables.meta.c.name == "head"))
    return (*_faults(rows), *_cut_off(rows, kept))


def _faults(rows: Sequence[Record]) -> Iterator[Fault]:
    hashes = {r.hash: r.seq for r in rows}
    seq, prev = 0, GENESIS
    for row in rows:
        if row.seq != seq + 1:
            yield Fault(FaultKind.MISSING, seq + 1, f"events {seq + 1} to {row.seq - 1} are missing")
        elif row.prev != prev and row.prev in (*hashes, GENESIS):
            after = hashes.get(row.prev, 0)
            message = f"event {row.seq} does not follow event {seq}: it was written after {after}"
            yield Fault(FaultKind.REORDERED, row.seq, message)
        elif row.digest() != row.hash:
            yield Fault(FaultKind.CHANGED, row.seq, f"event {row.seq} ({row.kind}, {row.at}) is not what was written")
        elif row.prev != prev:
            message = f"event {seq} is not the one that event {row.seq} was written after"
            yield Fault(FaultKind.CHANGED, seq, message)
        seq, prev = row.seq, row.hash


def _cut_off(rows: Sequence[Record], kept: str | None) -> Iterator[Fault]:
    last = rows[-1].seq if rows else 0
    written = int(kept.partition(":")[0]) if kept else 0
    if last < written:
        yield Fault(FaultKind.MISSING, last + 1, f"events {last + 1} to {written} are missing at the end")
    elif rows and kept != f"{last}:{rows[-1].hash}":
        yield Fault(FaultKind.CHANGED, last, f"event {last} is not the head that was kept")

"""Keeping what was read: events first, then the tables that make finding quick. All of a document or
nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from casebook import alike, ledger, tables
from casebook.actions import NAMES, UNDOABLE, Action, Determined, ItemOutcome, Scanned, Signed
from casebook.events import Stamp
from casebook.limits import MAX_ATTEMPTS
from casebook.state import DocumentState
from casebook.store import Store

if TYPE_CHECKING:
    from casebook.summary import Row
    from casebook.worker import Answer, Job
    from extractor.document import Identity
    from extractor.pages import Page


Judged = Sequence[tuple["ItemOutcome", "Row"]]
"""A document's items as they came out, each with the row by which it is found."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What a reading depends on beside the bytes: program, catalogue, and whether pictures were
    recognised."""

    program: str
    catalogue: str
    options: str

    def after(self, attempt: int) -> Edition:
        """This edition for a reading that was ended from outside at its attempt of that number."""
        return replace(self, options=f"{self.options}#{attempt}")


def is_kept(store: Store, document: str, edition: Edition) -> bool:
    """Whether the newest reading of a document is of this edition; one with recognised pictures serves for
    one without as well."""
    options, _, attempt = (_options(store, document, edition) or "").partition("#")
    wanted = (edition.options, edition.options.replace("no-ocr", "ocr"))
    return options in wanted and (not attempt or int(attempt) >= MAX_ATTEMPTS)


def attempts(store: Store, document: str, edition: Edition) -> int:
    """How often the reading of a document was ended from outside in this edition; 0 once it was not."""
    options, _, attempt = (_options(store, document, edition) or "").partition("#")
    return int(attempt) if attempt and options == edition.options else 0


def _options(store: Store, document: str, edition: Edition) -> str | None:
    """The options of a document's newest reading, where it is of this program and catalogue."""
    table = tables.readings.c
    mine = select(table.options).where(
        table.document == document,
        table.program == edition.program,
        table.catalogue == edition.catalogue,
    )
    with store.reading() as connection:
        return connection.scalar(mine)


def has_work(store: Store, document: str) -> bool:
    """Whether any person has said anything about a document."""
    people = [NAMES[kind] for kind in (*UNDOABLE, Signed)]
    table = tables.ledger.c
    theirs = select(table.seq).where(table.document == document, table.kind.in_(people)).limit(1)
    with store.reading() as connection:
        return connection.scalar(theirs) is not None


def state_of(store: Store, document: str) -> DocumentState:
    """Everything that is known of a document; an empty state for one that was never scanned."""
    from casebook.review import folded

    with store.reading() as connection:
        return folded(document, ledger.events_of(connection, document))


def pages_of(store: Store, document: str) -> tuple[Page, ...]:
    """The pages of the newest reading; none where the document was never read."""
    from casebook.codec import unpacked

    with store.reading() as connection:
        data = connection.scalar(select(tables.pages.c.data).where(tables.pages.c.document == document))
    return () if data is None else unpacked(data)


def keep_reading(store: Store, identity: Identity, answer: Answer, edition: Edition, stamp: Stamp) -> None:
    """Keeps a document that was read anew: its name, the reading, its pages and what came of its items."""
    from casebook.codec import named

    with store.writing() as connection:
        news = [*(named(s) for s in _new_name(connection, identity)), ("extracted", answer.extracted)]
        seq = ledger.append(connection, identity.sha256, news, stamp)
        connection.execute(delete(tables.readings).where(tables.readings.c.document == identity.sha256))
        edition_columns = {
            "program": edition.program,
            "catalogue": edition.catalogue,
            "options": edition.options,
        }
        row = {"document": identity.sha256, "extracted": seq, **edition_columns}
        connection.execute(insert(tables.readings).values(row))
        connection.execute(delete(tables.pages).where(tables.pages.c.document == identity.sha256))
        connection.execute(insert(tables.pages).values(document=identity.sha256, data=answer.pages))
        alike.keep(connection, identity.sha256, answer.gist)


def keep_answer(store: Store, identity: Identity, answer: Answer, job: Job, stamp: Stamp) -> None:
    """Keeps what came of a document's items, where that is news, and the rows by which they are found."""
    from casebook.codec import named

    determined = Determined(job.as_of, job.policy, answer.outcomes)
    with store.writing() as connection:
        news: list[Action] = list(_new_name(connection, identity))
        if _last_determined(connection, identity.sha256) != determined:
            news.append(determined)
        if news:
            ledger.append(connection, identity.sha256, [named(n) for n in news], stamp)
        keep_rows(connection, identity, tuple(zip(answer.outcomes, answer.rows, strict=True)), job)


def keep_rows(connection: Connection, identity: Identity, items: Judged, job: Job) -> None:
    """Keeps the rows by which a document's items are found, in the caller's turn to write."""
    connection.execute(delete(tables.items).where(tables.items.c.document == identity.sha256))
    rows = list(_rows(identity, items, job))
    if rows:
        connection.execute(insert(tables.items), rows)


def _new_name(connection: Connection, identity: Identity) -> Iterable[Scanned]:
    scanned = Scanned(identity.name, identity.size)
    return () if scanned in _actions(connection, identity.sha256, "scanned") else (scanned,)


def _last_determined(connection: Connection, document: str) -> Action | None:
    return next(reversed(_actions(connection, document, "determined")), None)


def _actions(connection: Connection, document: str, kind: str) -> tuple[Action, ...]:
    from casebook.codec import action_of

    table = tables.ledger.c
    mine = select(table.body).where(table.document == document, table.kind == kind).order_by(table.seq)
    return tuple(action_of(kind, body) for body in connection.scalars(mine))


def _rows(identity: Identity, items: Judged, job: Job) -> Iterable[dict[str, object]]:
    for position, (outcome, row) in enumerate(items):
        yield {
            "item": outcome.item,
            "document": identity.sha256,
            "position": position,
            "name": identity.name,
            "label": row.label,
            "line": row.line,
            "product": row.product,
            "outcome": row.outcome,
            "codes": " ".join(row.codes),
            "near": " ".join(row.near),
            "deciding": row.deciding,
            "missing": "\n".join(row.missing),
            "as_of": job.as_of,
            "policy": job.policy,
        }

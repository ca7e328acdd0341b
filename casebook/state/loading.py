"""What the casebook has of a document: state, ledger rows, pages, and whether people worked on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from casebook.record import ledger
from casebook.record.actions import NAMES, UNDOABLE, Signed
from casebook.record.events import Record
from casebook.state.model import DocumentState
from casebook.store import tables
from casebook.store.database import Store

if TYPE_CHECKING:
    from extractor.document.page import Page


def has_work(connection: Connection, document: str) -> bool:
    """Whether any person has said anything about a document."""
    people = [NAMES[kind] for kind in (*UNDOABLE, Signed)]
    table = tables.ledger.c
    theirs = select(table.seq).where(table.document == document, table.kind.in_(people)).limit(1)
    return connection.scalar(theirs) is not None


def state_of(store: Store, document: str) -> DocumentState:
    """Everything that is known of a document; an empty state for one that was never scanned."""
    from casebook.state.fold import folded

    with store.reading() as connection:
        return folded(document, ledger.events_of(connection, document))


def records_of(store: Store, document: str) -> tuple[Record, ...]:
    """The rows of the ledger about a document, oldest first."""
    with store.reading() as connection:
        return ledger.records_of(connection, document)


def pages_of(store: Store, document: str) -> tuple[Page, ...]:
    """The pages of the newest reading; none where the document was never read."""
    from casebook.record.codec import unpacked

    data = packed_pages_of(store, document)
    return () if data is None else unpacked(data, document)


def packed_pages_of(store: Store, document: str) -> bytes | None:
    """The pages of the newest reading as `codec.packed` made them; `None` where the document was never read."""
    with store.reading() as connection:
        data: bytes | None = connection.scalar(select(tables.pages.c.data).where(tables.pages.c.document == document))
    return data

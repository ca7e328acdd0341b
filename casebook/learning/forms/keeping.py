"""Forms in the casebook: every step kept as an event, and the papers known again by their fingerprints.

A form has no table: the ledger holds it whole, under a key that no SHA-256 begins as. The fingerprints of papers are
kept beside, and can be made again from the pages.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from pydantic import TypeAdapter
from sqlalchemy import BigInteger, Column, Connection, Integer, String, Table, Text, delete, insert, inspect, select

from casebook.learning.forms.state import Forms, folded
from casebook.record import ledger
from casebook.record.actions import NAMES, Redone, Undone
from casebook.record.actions.forms import FORM_NAMES, FormAction
from casebook.record.events import Record, Stamp
from casebook.record.ledger import Event
from casebook.state.loading import pages_of
from casebook.store import tables
from casebook.store.database import Store
from extractor.forms.likeness.fingerprint import fingerprint
from extractor.forms.model import Form

PREFIX = "form-"
WORDS = f"{PREFIX}words"
"""The key that events about accepted words stand under."""

prints = Table(
    "form_prints",
    tables.metadata,
    Column("document", String(64), primary_key=True),
    Column("extracted", BigInteger().with_variant(Integer, "sqlite"), nullable=False),
    Column("print", Text, nullable=False),
)
_FORM: TypeAdapter[Form] = TypeAdapter(Form)


def key_of(form: Form) -> str:
    """The key of a form that is first met in a paper of this fingerprint."""
    return f"{PREFIX}{form.key}"


def forms_of(store: Store) -> Forms:
    """All forms of a casebook as they stand."""
    with store.reading() as connection:
        return _forms(connection)


def ever(store: Store) -> Forms:
    """All forms with the marks that rested on steps since undone, too: papers may have been read by them."""
    with store.reading() as connection:
        return _forms(connection, with_undone=True)


def _forms(connection: Connection, *, with_undone: bool = False) -> Forms:
    table = tables.ledger.c
    kinds = list(FORM_NAMES.values())
    mine = select(tables.ledger).where(table.kind.in_(kinds)).order_by(table.seq)
    rows = connection.execute(mine).mappings().all()
    if not rows:
        return Forms({})
    return folded([ledger.event_of(Record(**row)) for row in rows], frozenset() if with_undone else _undone(connection))


def _undone(connection: Connection) -> frozenset[int]:
    """The numbers of documents' events that people took back, and did not do again."""
    table = tables.ledger.c
    kinds = [NAMES[Undone], NAMES[Redone]]
    rows = connection.execute(select(table.kind, table.body).where(table.kind.in_(kinds)).order_by(table.seq))
    back: set[int] = set()
    for kind, body in rows:
        event = int(json.loads(body)["event"])
        if kind == NAMES[Undone]:
            back.add(event)
        else:
            back.discard(event)
    return frozenset(back)


def acted(store: Store, steps: Iterable[tuple[str, FormAction]], stamp: Stamp) -> Forms:
    """The forms after these steps, each under its form's key; they are in the ledger by then, all in one turn."""
    from casebook.record.codec import named

    with store.writing() as connection:
        ledger.append_all(connection, [(key, *named(action)) for key, action in steps], stamp)
        return _forms(connection)


def steps_of(store: Store, key: str) -> tuple[Event, ...]:
    """The events about a form, oldest first."""
    with store.reading() as connection:
        return ledger.events_of(connection, key)


def prints_of(store: Store, documents: Sequence[str] | None = None, *, keeps: bool = True) -> Mapping[str, Form]:
    """The fingerprint of each paper of the casebook, or of some, by SHA-256; those not known yet are made.

    They are kept but where `keeps` says that the casebook is only read.
    """
    readings = tables.readings.c
    if keeps:
        with store.writing() as connection:
            prints.create(connection, checkfirst=True)
    with store.reading() as connection:
        rows = connection.execute(select(readings.document, readings.extracted)).all()
        known = connection.execute(select(prints)).all() if inspect(connection).has_table(prints.name) else ()
        kept = {r.document: (r.extracted, r.print) for r in known}
    wanted = None if documents is None else set(documents)
    found: dict[str, Form] = {}
    news: list[dict[str, object]] = []
    for document, extracted in rows:
        if wanted is not None and document not in wanted:
            continue
        if document in kept and kept[document][0] == extracted:
            found[document] = _FORM.validate_json(kept[document][1])
            continue
        found[document] = fingerprint(pages_of(store, document))
        text = _FORM.dump_json(found[document]).decode()
        news.append({"document": document, "extracted": extracted, "print": text})
    if news and keeps:
        with store.writing() as connection:
            connection.execute(delete(prints).where(prints.c.document.in_([n["document"] for n in news])))
            connection.execute(insert(prints), news)
    return found


def papers_of(store: Store, forms: Forms, key: str, *, keeps: bool = True) -> tuple[str, ...]:
    """The papers of the casebook, by SHA-256, that are of a form or have drifted from it; `keeps` as in `prints_of`."""
    every = prints_of(store, keeps=keeps)
    return tuple(d for d, shape in every.items() if (own := forms.of(shape)) is not None and own.key == key)

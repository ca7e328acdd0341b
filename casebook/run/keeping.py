"""Keeping what was read: events first, then the tables that make finding quick. All of a document or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from casebook.duplicates import near_duplicates
from casebook.record import ledger
from casebook.record.actions import Action, Determined, Scanned
from casebook.record.events import Stamp
from casebook.run.files import opening
from casebook.state.loading import has_work
from casebook.state.rows.item_rows import keep_rows, rows_of
from casebook.store import tables
from casebook.store.database import Store
from casebook.workers.limits import MAX_ATTEMPTS

if TYPE_CHECKING:
    from casebook.workers.job import Answer, Job
    from extractor.document.model import Identity


@dataclass(frozen=True, slots=True)
class Edition:
    """What a reading depends on beside the bytes: program, catalogue, and whether pictures were recognised."""

    program: str
    catalogue: str
    options: str

    def after(self, attempt: int) -> Edition:
        """The same edition for a reading that was ended from outside at its attempt of that number."""
        return replace(self, options=f"{self.options}#{attempt}")


def edition_of(job: Job, catalogue: str, *, ocr: bool) -> Edition:
    """The edition of a job's readings under the catalogue of that hash."""
    return Edition(job.program, catalogue, opening.options(ocr=ocr, passwords=job.passwords, model=job.model))


def is_kept(store: Store, document: str, edition: Edition) -> bool:
    """Whether the newest reading of a document is of this edition.

    One with recognised pictures serves for one without as well.
    """
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


@dataclass(frozen=True, slots=True)
class News:
    """An answer to keep: on a document that was read anew, or without an edition on a reading that is kept.

    Of a copy only the name is news.
    """

    identity: Identity
    answer: Answer
    edition: Edition | None = None
    is_copy: bool = False

    @property
    def document(self) -> str:
        """The document's SHA-256."""
        return self.identity.sha256


def keep_all(store: Store, several: Sequence[News], job: Job, stamp: Stamp) -> frozenset[str]:
    """Keeps answers on different documents in one turn, for a turn costs the disk more than what is written.

    Gives the documents that people have worked on and that were read anew: their readings are kept, and what
    comes of their items is to be asked again.
    """
    several = [n for n in several if n.edition or _is_news(store, n, job)]
    if not several:
        return frozenset()
    worked = set()
    with store.writing() as connection:
        known = _known(connection, [n.document for n in several])
        _keep_new(connection, [n for n in several if n.document not in known], job, stamp)
        for old in (n for n in several if n.document in known):
            if old.edition:
                _keep_reading(connection, old.identity, old.answer, old.edition, stamp)
            if old.edition and has_work(connection, old.document):
                worked.add(old.document)
            elif old.is_copy:
                _append(connection, old.identity, _new_name(connection, old.identity), stamp)
            else:
                _keep_answer(connection, old.identity, old.answer, job, stamp)
    return frozenset(worked)


def _known(connection: Connection, documents: Sequence[str]) -> frozenset[str]:
    """Those of the documents that the ledger speaks of."""
    table = tables.ledger.c
    return frozenset(connection.scalars(select(table.document).where(table.document.in_(documents)).distinct()))


def _is_news(store: Store, news: News, job: Job) -> bool:
    """Whether a kept reading's answer differs from what the casebook has."""
    with store.reading() as connection:
        if any(_new_name(connection, news.identity)):
            return True
        if news.is_copy:
            return False
        judged = tuple(zip(news.answer.outcomes, news.answer.rows, strict=True))
        mine = select(tables.items).where(tables.items.c.document == news.document).order_by(tables.items.c.position)
        kept = [dict(row) for row in connection.execute(mine).mappings()]
        last = _last_determined(connection, news.document)
        return last != _determined(news.answer, job) or kept != list(
            rows_of(news.identity, judged, (job.as_of, job.policy))
        )


def _keep_new(connection: Connection, several: Sequence[News], job: Job, stamp: Stamp) -> None:
    """Keeps documents that the casebook never heard of, so that nothing has to be looked up or put away."""
    from casebook.record.codec import named

    if not several:
        return
    events = []
    for n in several:
        scanned, determined = Scanned(n.identity.name, n.identity.size), _determined(n.answer, job)
        actions = (named(scanned), ("extracted", n.answer.extracted), named(determined))
        events += [(n.document, kind, body) for kind, body in actions]
    first = ledger.append_all(connection, events, stamp) - len(events) + 1
    readings = [_reading(n, first + 3 * at + 1) for at, n in enumerate(several)]
    connection.execute(insert(tables.readings), readings)
    connection.execute(insert(tables.pages), [{"document": n.document, "data": n.answer.pages} for n in several])
    near_duplicates.keep_all(connection, {n.document: n.answer.fingerprint for n in several})
    judged = ((n, tuple(zip(n.answer.outcomes, n.answer.rows, strict=True))) for n in several)
    if rows := [row for n, items in judged for row in rows_of(n.identity, items, (job.as_of, job.policy))]:
        connection.execute(insert(tables.items), rows)


def _reading(news: News, extracted: int) -> dict[str, object]:
    """The row of a reading whose event has that number."""
    assert news.edition is not None
    return {
        "document": news.document,
        "extracted": extracted,
        "program": news.edition.program,
        "catalogue": news.edition.catalogue,
        "options": news.edition.options,
    }


def keep_reading(store: Store, identity: Identity, answer: Answer, edition: Edition, stamp: Stamp) -> None:
    """Keeps a document that was read anew: its name, the reading, its pages and what came of its items."""
    with store.writing() as connection:
        _keep_reading(connection, identity, answer, edition, stamp)


def _keep_reading(connection: Connection, identity: Identity, answer: Answer, edition: Edition, stamp: Stamp) -> None:
    from casebook.record.codec import named

    news = [*(named(s) for s in _new_name(connection, identity)), ("extracted", answer.extracted)]
    seq = ledger.append(connection, identity.sha256, news, stamp)
    connection.execute(delete(tables.readings).where(tables.readings.c.document == identity.sha256))
    connection.execute(insert(tables.readings).values(_reading(News(identity, answer, edition), seq)))
    connection.execute(delete(tables.pages).where(tables.pages.c.document == identity.sha256))
    connection.execute(insert(tables.pages).values(document=identity.sha256, data=answer.pages))
    near_duplicates.keep(connection, identity.sha256, answer.fingerprint)


def keep_answer(store: Store, identity: Identity, answer: Answer, job: Job, stamp: Stamp) -> None:
    """Keeps what came of a document's items, where that is news, and the rows by which they are found."""
    with store.writing() as connection:
        _keep_answer(connection, identity, answer, job, stamp)


def _keep_answer(connection: Connection, identity: Identity, answer: Answer, job: Job, stamp: Stamp) -> None:
    news: list[Action] = list(_new_name(connection, identity))
    determined = _determined(answer, job)
    if _last_determined(connection, identity.sha256) != determined:
        news.append(determined)
    _append(connection, identity, news, stamp)
    keep_rows(connection, identity, tuple(zip(answer.outcomes, answer.rows, strict=True)), (job.as_of, job.policy))


def _determined(answer: Answer, job: Job) -> Determined:
    return Determined(job.as_of, job.policy, answer.outcomes)


def _append(connection: Connection, identity: Identity, news: Iterable[Action], stamp: Stamp) -> None:
    from casebook.record.codec import named

    if actions := [named(n) for n in news]:
        ledger.append(connection, identity.sha256, actions, stamp)


def _new_name(connection: Connection, identity: Identity) -> Iterable[Scanned]:
    scanned = Scanned(identity.name, identity.size)
    return () if scanned in _actions(connection, identity.sha256, "scanned") else (scanned,)


def _last_determined(connection: Connection, document: str) -> Action | None:
    return next(reversed(_actions(connection, document, "determined")), None)


def _actions(connection: Connection, document: str, kind: str) -> tuple[Action, ...]:
    from casebook.record.codec import action_of

    table = tables.ledger.c
    mine = select(table.body).where(table.document == document, table.kind == kind).order_by(table.seq)
    return tuple(action_of(kind, body) for body in connection.scalars(mine))

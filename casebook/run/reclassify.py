"""Judging everything in a casebook anew, without reading any document again.

Another day, another catalogue, another policy.

What was read, with what people have made of it, is folded from the ledger in worker processes; this process
alone writes, many documents at a turn. Only what came out otherwise becomes an event. A document that a person
worked on meanwhile is judged once more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from casebook.record import ledger
from casebook.record.actions import Determined, ItemOutcome
from casebook.record.events import Stamp
from casebook.state.fold import folded
from casebook.state.rows import item_rows
from casebook.state.rows.summary import Row, row
from casebook.store import tables
from casebook.store.database import Store, open_store
from casebook.workers.job import Job
from casebook.workers.pool import pool
from casebook.workers.worker import catalogue_of
from classifier.judging.classify import classify

if TYPE_CHECKING:
    from extractor.document.model import Identity

A_TURN = 100
"""Documents that are judged and written together."""


@dataclass(frozen=True, slots=True)
class Rejudged:
    """A document's items as they come out now.

    `before` are the outcomes that the ledger has, `last` the number of the newest event that was taken in.
    """

    identity: Identity
    items: tuple[tuple[ItemOutcome, Row], ...]
    before: dict[str, str]
    is_news: bool
    last: int


@dataclass(slots=True)
class Changes:
    """What a reclassification came to: documents, items, and how often each outcome became another."""

    documents: int = 0
    items: int = 0
    moves: Counter[tuple[str, str]] = field(default_factory=Counter)
    moved: list[tuple[str, str, str, str]] = field(default_factory=list)
    """Document, item, outcome before and outcome now."""

    def add(self, made: Rejudged) -> None:
        """Counts one document in."""
        self.documents += 1
        self.items += len(made.items)
        for outcome, found in made.items:
            was = made.before.get(outcome.item, "")
            if was != outcome.outcome:
                self.moves[was, outcome.outcome] += 1
                self.moved.append((made.identity.name, found.label, was, outcome.outcome))


def reclassified(store: Store, job: Job, who: str, workers: int) -> Iterator[Changes]:
    """Judges every document that was read; gives the changes so far after each turn."""
    stamp = Stamp(who, job.program, catalogue_of(job.layers).sha256)
    changes = Changes()
    waiting = iter(_documents(store))
    place = place_of(store)
    with pool(workers, job) as crew:
        queue: list[Future[list[Rejudged]]] = []
        while True:
            for turn in islice(_turns(waiting), workers * 2 - len(queue)):
                queue.append(crew.schedule(judged, args=(place, turn, job)))
            if not queue:
                return
            made = queue.pop(0).result()
            left = _keep(store, made, job, stamp)
            while left:
                again = judged(place, tuple(left), job)
                left = _keep(store, again, job, stamp)
            for one in made:
                changes.add(one)
            yield changes


def _turns(documents: Iterator[str]) -> Iterator[tuple[str, ...]]:
    while turn := tuple(islice(documents, A_TURN)):
        yield turn


def _documents(store: Store) -> Sequence[str]:
    with store.reading() as connection:
        return tuple(connection.scalars(select(tables.readings.c.document).order_by(tables.readings.c.extracted)))


def judged(place: str, documents: Sequence[str], job: Job) -> list[Rejudged]:
    """Runs in a worker: the documents folded and classified; one without a reading is left out."""
    store = _opened(place)
    made = []
    for document in documents:
        one = _judged(store, document, job)
        if one is not None:
            made.append(one)
    return made


@cache
def _opened(place: str) -> Store:
    return open_store(place, make=False)


def place_of(store: Store) -> str:
    """What opens the same casebook in another process."""
    url = store.engine.url
    if url.drivername.startswith("sqlite"):
        return str(url.database)
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=False)


def _judged(store: Store, document: str, job: Job) -> Rejudged | None:
    with store.reading() as connection:
        events = ledger.events_of(connection, document)
    state = folded(document, events)
    if state.reading is None:
        return None
    seen = [(key, s.current) for key, s in state.items.items() if s.stands]
    made = [classify(i, catalogue_of(job.layers), as_of=job.as_of, policy=job.policy) for _key, i in seen]
    outcomes = [
        ItemOutcome(key, str(d.outcome), tuple(d.codes), tuple(d.near))
        for (key, _item), d in zip(seen, made, strict=True)
    ]
    rows = [row(item, d) for (_key, item), d in zip(seen, made, strict=True)]
    last = next((e.action for e in reversed(events) if isinstance(e.action, Determined)), None)
    before = {o.item: o.outcome for o in last.outcomes} if last else {}
    is_news = last != Determined(job.as_of, job.policy, tuple(outcomes))
    items = tuple(zip(outcomes, rows, strict=True))
    return Rejudged(state.reading.identity, items, before, is_news, events[-1].seq)


def _keep(store: Store, made: Sequence[Rejudged], job: Job, stamp: Stamp) -> list[str]:
    """Writes a turn; gives the documents that someone worked on since they were judged."""
    from casebook.record.codec import named

    changed = []
    table = tables.ledger.c
    with store.writing() as connection:
        documents = [m.identity.sha256 for m in made]
        newest = select(table.document, func.max(table.seq)).where(table.document.in_(documents))
        last = {r[0]: r[1] for r in connection.execute(newest.group_by(table.document))}
        for one in made:
            document = one.identity.sha256
            if last.get(document) != one.last:
                changed.append(document)
                continue
            if one.is_news:
                news = Determined(job.as_of, job.policy, tuple(o for o, _row in one.items))
                ledger.append(connection, document, [named(news)], stamp)
            item_rows.keep_rows(connection, one.identity, one.items, (job.as_of, job.policy))
    return changed

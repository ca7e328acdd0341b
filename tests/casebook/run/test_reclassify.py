from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import stand_ins
from stand_ins import ENTERED

from casebook.record.actions import Corrected
from casebook.record.events import Stamp
from casebook.record.ledger import act, head, verify
from casebook.run.bulk import Run, Settings
from casebook.run.files.discover import found
from casebook.run.reclassify import Changes, judged, place_of, reclassified
from casebook.state.loading import state_of
from casebook.store.database import Store, open_store
from casebook.workers.job import Job

JOB = Job(date(2026, 12, 1), "default", "0.1.0", reader=stand_ins.read)


@pytest.fixture
def store(place: str, tmp_path: Path) -> Iterator[Store]:
    (tmp_path / "in").mkdir()
    for word in "123":
        (tmp_path / "in" / f"{word}.pdf").write_text(f"%PDF-{word}")
    made = open_store(place)
    list(Run(Settings(JOB, "ann", 1), made).results(found([tmp_path / "in"])))
    yield made
    made.close()


def again(store: Store, job: Job) -> Changes:
    *_, last = reclassified(store, replace(job, reader=None), "ann", 1)
    return last


def test_judging_as_before_changes_nothing(store: Store) -> None:
    with store.reading() as connection:
        before = head(connection)
    changes = again(store, JOB)
    assert (3, 3, []) == (changes.documents, changes.items, changes.moved)
    with store.reading() as connection:
        assert before == head(connection)


def test_another_day_is_kept_as_an_event(store: Store) -> None:
    again(store, replace(JOB, as_of=date(2026, 1, 1)))
    with store.reading() as connection:
        assert head(connection).seq == 12
    assert verify(store) == ()


def test_what_a_person_entered_is_what_is_judged(store: Store) -> None:
    document = next(iter(_documents(store)))
    item = next(iter(state_of(store, document).items.values()))
    act(store, document, Corrected(item.key, item.facts[0].key, ENTERED), Stamp("ann", "0.1.0", "c"))
    made = judged(place_of(store), [document], JOB)[0]
    assert made.last == 10
    assert state_of(store, document).items[item.key].current.facts[0].value == ENTERED.value


def _documents(store: Store) -> list[str]:
    from sqlalchemy import select

    from casebook.store import tables

    with store.reading() as connection:
        return list(connection.scalars(select(tables.readings.c.document)))

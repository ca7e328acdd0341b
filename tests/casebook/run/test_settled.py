"""What is settled of a document: nobody need read or judge it again, as long as nothing has changed that counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import stand_ins
from stand_ins import ENTERED

from casebook.record.actions import Claimed, Corrected, Scanned
from casebook.record.events import Stamp
from casebook.record.ledger import act, head
from casebook.run.bulk import Result, Run, Settings
from casebook.run.files.discover import found
from casebook.run.keeping import edition_of
from casebook.run.settled import settled
from casebook.state.loading import state_of
from casebook.store.database import Store, open_store
from casebook.workers.job import Answer, Job
from casebook.workers.limits import Limits
from casebook.workers.worker import catalogue_of
from extractor.document.model import Identity

JOB = Job(date(2026, 12, 1), "default", "0.1.0", limits=Limits(seconds=300), reader=stand_ins.read)
BY = Stamp("ann", "0.1.0", catalogue_of(()).sha256)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "one.pdf"
    path.write_text("%PDF-1")
    return path


def scanned(store: Store, paper: Path, job: Job = JOB) -> Result:
    (result,) = Run(Settings(job, "ann", 1, ocr=False), store).results(list(found([paper])))
    return result


def asked(store: Store, paper: Path, job: Job = JOB, catalogue: str = BY.catalogue, name: str = "") -> Answer | None:
    data = paper.read_bytes()
    identity = Identity(name or str(paper), hashlib.sha256(data).hexdigest(), len(data), "application/pdf")
    return settled(store, identity, edition_of(job, catalogue, ocr=False), job)


def test_what_is_settled_is_what_was_read_and_nothing_is_written(store: Store, paper: Path) -> None:
    assert asked(store, paper) is None
    read = scanned(store, paper).answer
    with store.reading() as connection:
        before = head(connection)
    made = asked(store, paper)
    assert made is not None
    for part in ("sha256", "kind", "status", "problems", "outcomes", "extracted", "pages"):
        assert getattr(made, part) == getattr(read, part), part
    with store.reading() as connection:
        assert head(connection) == before


@pytest.mark.parametrize("job", [replace(JOB, as_of=date(2026, 12, 2)), replace(JOB, policy="strict")])
def test_another_day_or_policy_settles_anew(store: Store, paper: Path, job: Job) -> None:
    scanned(store, paper)
    assert asked(store, paper, job) is None
    scanned(store, paper, job)
    assert asked(store, paper, job) is not None
    assert asked(store, paper) is None


def test_another_program_has_settled_nothing(store: Store, paper: Path) -> None:
    scanned(store, paper)
    assert asked(store, paper, replace(JOB, program="0.2.0")) is None


def test_another_catalogue_or_name_or_other_bytes_are_not_settled(store: Store, paper: Path) -> None:
    scanned(store, paper)
    assert asked(store, paper, catalogue="sha256:other") is None
    assert asked(store, paper, name="two.pdf") is None
    other = paper.rename(paper.with_name("two.pdf"))
    read = scanned(store, other).answer
    made = asked(store, other)
    assert made is not None
    assert made.extracted == read.extracted
    assert '"two.pdf"' not in made.extracted and "two.pdf" in made.extracted
    other.write_text("%PDF-2")
    assert asked(store, other) is None


def test_what_changes_no_item_leaves_it_settled(store: Store, paper: Path) -> None:
    document = scanned(store, paper).answer.sha256
    for action in (Scanned("elsewhere/one.pdf", 6), Claimed(f"{document}/1", "2026-12-01T00:00:00Z")):
        act(store, document, action, BY)
        assert asked(store, paper) is not None


def test_a_person_s_step_is_to_be_judged(store: Store, paper: Path) -> None:
    document = scanned(store, paper).answer.sha256
    (item,) = state_of(store, document).items.values()
    act(store, document, Corrected(item.key, item.facts[0].key, ENTERED), BY)
    assert asked(store, paper) is None

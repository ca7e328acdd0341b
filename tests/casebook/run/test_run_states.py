"""Each transition of a document's state in a bulk run, with workers that answer when they are told to."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path

import pytest

from casebook.duplicates import near_duplicates
from casebook.run import bulk, in_hand
from casebook.run.bulk import How, Run, Settings
from casebook.run.files.discover import Document
from casebook.run.states import (
    Answered,
    AwaitingRecognition,
    Copy,
    Kept,
    Reading,
    Recognising,
    Rejudging,
    Unpacking,
)
from casebook.store.database import Store, open_store
from casebook.workers import worker
from casebook.workers.job import Unpacked
from extractor.document.model import Status
from extractor.intake.sources import open_source
from tests.casebook.run.waiting_workers import JOB, Workers, going, paper, results, state


@pytest.fixture
def workers() -> Workers:
    return Workers()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(str(tmp_path / "a.casebook"))
    near_duplicates.ready(made)
    yield made
    made.close()


@pytest.fixture
def has_ocr(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casebook.run.files.opening.has_ocr", lambda: True)


def test_a_new_document_is_read_then_answered(store: Store, workers: Workers, tmp_path: Path) -> None:
    run = going(store, workers)
    run.take(paper(tmp_path, "1"))
    assert isinstance(state(run), Reading)
    workers.do()
    assert [How.READ] == [r.how for r in results(run)]
    assert not run.is_open


def test_a_document_that_cannot_be_opened_is_answered_at_once(store: Store, workers: Workers, tmp_path: Path) -> None:
    run = going(store, workers)
    run.take(Document(tmp_path / "gone.pdf", "gone.pdf"))
    assert isinstance(state(run), Answered)
    assert [How.FAILED] == [r.how for r in results(run)]
    assert workers.given == []


def test_a_copy_waits_for_the_document_that_it_repeats(store: Store, workers: Workers, tmp_path: Path) -> None:
    run = going(store, workers)
    run.take(paper(tmp_path, "1"))
    run.take(paper(tmp_path, "1", "b.pdf"))
    assert Copy("a.pdf") == state(run, 1)
    workers.do()
    assert [("a.pdf", How.READ, None), ("b.pdf", How.COPY, "a.pdf")] == [
        (r.name, r.how, r.copy_of) for r in results(run)
    ]


def test_a_copy_of_a_document_set_aside_waits_aside(
    store: Store, workers: Workers, tmp_path: Path, has_ocr: None
) -> None:
    run = going(store, workers)
    run.take(paper(tmp_path, "picture"))
    run.take(paper(tmp_path, "picture", "b.pdf"))
    workers.do()
    assert [] == results(run)
    assert ["b.pdf"] == [s.name for s in run.order.copies]
    run.recognise(is_alone=True)
    workers.do()
    assert [How.READ, How.COPY] == [r.how for r in results(run)]


def test_what_the_casebook_has_is_judged_here_or_by_a_worker_where_there_is_much_of_it(
    store: Store, workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = going(store, workers)
    run.take(paper(tmp_path, "1"))
    workers.do()
    results(run)
    again = going(store, workers)
    again.take(paper(tmp_path, "1"))
    assert Kept() == state(again)
    assert [How.KEPT] == [r.how for r in results(again)]
    monkeypatch.setattr(in_hand, "JUDGED_HERE", 0)
    third = going(store, workers)
    third.take(paper(tmp_path, "1"))
    assert isinstance(state(third), Rejudging)
    workers.do()
    assert [How.KEPT] == [r.how for r in results(third)]


def test_a_worker_that_cannot_judge_what_is_kept_leaves_it_to_this_process(
    store: Store, workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = going(store, workers)
    run.take(paper(tmp_path, "1"))
    workers.do()
    results(run)
    monkeypatch.setattr(in_hand, "JUDGED_HERE", 0)
    again = going(store, workers)
    again.take(paper(tmp_path, "1"))
    workers.fail(TimeoutError())
    assert [(How.KEPT, Status.READ)] == [(r.how, r.answer.status) for r in results(again)]


def test_a_container_makes_way_for_the_documents_in_it(
    store: Store, workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casebook.run.files.opening.is_container", lambda source: source.identity.name == "a.zip")
    run = going(store, workers)
    run.take(paper(tmp_path, "outer", "a.zip"))
    assert isinstance(state(run), Unpacking)
    inner = tuple(open_source(f"a.zip/{n}.pdf", f"%PDF-{n}".encode()) for n in (1, 2))
    workers.given[-1][3].set_result(Unpacked(inner, ()))
    assert [] == results(run)
    assert ["a.zip/1.pdf", "a.zip/2.pdf"] == [s.name for s in run.order.slots]
    assert all(isinstance(s.state, Reading) for s in run.order.slots)


def test_a_container_that_cannot_be_unpacked_is_answered(
    store: Store, workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casebook.run.files.opening.is_container", lambda source: True)
    monkeypatch.setattr("casebook.run.files.opening.has_pages", lambda source: False)
    run = going(store, workers)
    run.take(paper(tmp_path, "outer", "a.zip"))
    workers.fail(TimeoutError())
    (result,) = results(run)
    assert (How.FAILED, Status.UNREADABLE) == (result.how, result.answer.status)


def test_a_document_with_pictures_waits_then_is_recognised(
    store: Store, workers: Workers, tmp_path: Path, has_ocr: None
) -> None:
    run = going(store, workers)
    run.take(paper(tmp_path, "picture"))
    assert (5, False) == (workers.given[-1][2], workers.given[-1][1][2])
    workers.do()
    run.collect(stopping=False)
    assert isinstance(state(run), AwaitingRecognition)
    assert [] == list(run.ready())
    assert [b""] == [s.source.data for s in run.recognition.waiting]
    run.recognise(is_alone=True)
    (slot,) = run.recognition.running
    assert isinstance(slot.state, Recognising) and slot.source.data
    assert (50, True) == (workers.given[-1][2], workers.given[-1][1][2])
    workers.do()
    assert [How.READ] == [r.how for r in results(run)]
    assert not run.is_open


def test_a_document_whose_values_wait_for_their_pictures_goes_to_the_second_task(
    store: Store, workers: Workers, tmp_path: Path, has_ocr: None
) -> None:
    run = going(store, workers)
    run.take(paper(tmp_path, "1"))
    function, args, _seconds, future = workers.given[-1]
    future.set_result(replace(function(*args), to_hear=True))
    results(run)
    run.recognise(is_alone=True)
    assert worker.heard is workers.given[-1][0]


def test_a_document_that_is_gone_when_its_pictures_are_due_is_answered(
    store: Store, workers: Workers, tmp_path: Path, has_ocr: None
) -> None:
    run = going(store, workers)
    run.take(paper(tmp_path, "picture"))
    workers.do()
    results(run)
    (tmp_path / "a.pdf").unlink()
    run.recognise(is_alone=True)
    assert [How.FAILED] == [r.how for r in results(run)]


@pytest.mark.parametrize("pictures", [False, True])
def test_a_task_lost_with_its_pool_is_given_out_again_three_times(
    store: Store, workers: Workers, tmp_path: Path, has_ocr: None, pictures: bool
) -> None:
    run = going(store, workers)
    run.take(paper(tmp_path, "picture" if pictures else "1"))
    if pictures:
        workers.do()
        results(run)
        run.recognise(is_alone=True)
    for losses in (1, 2, 3):
        workers.fail(BrokenProcessPool())
        assert [] == results(run)
        (slot,) = (*run.order.slots, *run.recognition.running)
        assert isinstance(slot.state, Recognising if pictures else Reading)
        assert losses == slot.state.losses
    workers.fail(BrokenProcessPool())
    (result,) = results(run)
    assert "with all the others" in result.answer.problems[-1].message
    assert result.answer.status is (Status.PARTLY_READ if pictures else Status.UNREADABLE)


def test_no_lost_task_is_given_out_again_once_the_run_is_to_stop(
    store: Store, workers: Workers, tmp_path: Path
) -> None:
    run = going(store, workers)
    run.take(paper(tmp_path, "1"))
    workers.fail(BrokenProcessPool())
    run.collect(stopping=True)
    assert isinstance(state(run), Answered)


def test_a_run_that_is_to_stop_lets_go_of_what_no_worker_has_begun(
    store: Store, workers: Workers, tmp_path: Path, has_ocr: None
) -> None:
    run = going(store, workers)
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        run.take(paper(tmp_path, name[0], name))
    run.take(paper(tmp_path, "b", "copy of b.pdf"))
    workers.given[0][3].set_running_or_notify_cancel()
    workers.given[2][3].set_result(worker.answer(*workers.given[2][1]))
    run.drop_waiting()
    assert ["a.pdf", "c.pdf"] == [s.name for s in run.order.slots]


def test_a_run_takes_nothing_more_once_it_is_to_stop(
    store: Store, workers: Workers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "_crew", lambda settings: nullcontext(workers))
    run = Run(Settings(JOB, "ann", 2), store, stop=True)
    assert [] == list(run.results([paper(tmp_path, "1")]))


def test_an_answer_from_outside_counts_as_an_attempt(store: Store, workers: Workers, tmp_path: Path) -> None:
    run = going(store, workers)
    run.take(paper(tmp_path, "1"))
    workers.fail(TimeoutError())
    (result,) = results(run)
    assert "the limit of 5 seconds" in result.answer.problems[0].message
    assert "the next scan tries it again" in result.answer.problems[0].message

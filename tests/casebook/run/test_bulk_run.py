from __future__ import annotations

import json
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
from casebook.run.bulk import How, Result, Run, Settings
from casebook.run.files.discover import Document, Found, Unreachable, found
from casebook.state.loading import pages_of, state_of
from casebook.store.database import Store, open_store
from casebook.workers.job import Job
from casebook.workers.limits import Limits
from extractor.document.model import Status
from extractor.document.page import of_document

JOB = Job(date(2026, 12, 1), "default", "0.1.0", limits=Limits(seconds=300), reader=stand_ins.read)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()


def papers(folder: Path, *words: str) -> list[Found]:
    folder.mkdir(exist_ok=True)
    for number, word in enumerate(words):
        (folder / f"{number:02d}.pdf").write_text(f"%PDF-{word}")
    return list(found([folder]))


def scanned(store: Store, entries: list[Found], job: Job = JOB, workers: int = 2) -> list[Result]:
    return list(Run(Settings(job, "ann", workers), store).results(entries))


def test_answers_come_in_the_order_of_the_paths(store: Store, tmp_path: Path) -> None:
    results = scanned(store, papers(tmp_path / "in", "1", "2", "3", "4", "5"))
    assert [f"cell {n}" for n in range(1, 6)] == [r.answer.rows[0].label for r in results]
    assert verify(store) == ()


def test_a_crash_a_hang_and_a_bug_cost_their_own_document_only(store: Store, tmp_path: Path) -> None:
    job = replace(JOB, limits=Limits(seconds=8))
    results = scanned(store, papers(tmp_path / "in", "1", "crash", "hang", "2", "bug", "memory", "3"), job)
    statuses = [r.answer.status for r in results]
    bad = Status.UNREADABLE
    assert [Status.READ, bad, bad, Status.READ, bad, bad, Status.READ] == statuses
    messages = [r.answer.problems[0].message for r in results if r.answer.problems]
    assert "ended the reading process" in messages[0]
    assert "the limit of 8 seconds" in messages[1]
    assert "stand_ins.py, line" in messages[2] and "KeyError" not in messages[2]
    assert "of memory" in messages[3]


def test_the_same_bytes_are_not_read_twice(store: Store, tmp_path: Path) -> None:
    entries = papers(tmp_path / "in", "1", "bug")
    first = scanned(store, entries)
    second = scanned(store, entries, replace(JOB, reader=None))
    assert [r.how for r in first] == [How.READ, How.READ]
    assert [r.how for r in second] == [How.KEPT, How.KEPT]
    assert [r.answer.line for r in first] == [r.answer.line for r in second]


@pytest.mark.parametrize("word", ["crash", "memory"])
def test_a_reading_ended_from_outside_is_tried_three_times_and_no_more(store: Store, tmp_path: Path, word: str) -> None:
    entries = papers(tmp_path / "in", word)
    results = [scanned(store, entries)[0] for _ in range(4)]
    assert [How.READ, How.READ, How.READ, How.KEPT] == [r.how for r in results]
    assert "the next scan tries it again" in results[0].answer.problems[0].message
    assert "tried 3 times" in results[3].answer.problems[0].message


def test_a_reading_ended_from_outside_may_go_well_the_next_time(store: Store, tmp_path: Path) -> None:
    entries = papers(tmp_path / "in", "once")
    marker = replace(JOB, passwords=(str(tmp_path / "tried"),))
    assert [Status.UNREADABLE, Status.READ] == [scanned(store, entries, marker)[0].answer.status for _ in "12"]
    assert scanned(store, entries, marker)[0].how is How.KEPT


def test_what_is_made_of_a_document_has_a_limit(store: Store, tmp_path: Path) -> None:
    job = replace(JOB, limits=Limits(output_mb=0))
    assert "the limit is 0 MB" in scanned(store, papers(tmp_path / "in", "1"), job)[0].answer.problems[0].message


def test_recognition_that_fails_leaves_what_was_read_without_it(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casebook.run.files.opening.has_ocr", lambda: True)
    result = scanned(store, papers(tmp_path / "in", "picture-crash"))[0]
    assert (Status.PARTLY_READ, 1) == (result.answer.status, len(result.answer.rows))
    assert "ended the reading process" in result.answer.problems[-1].message


def test_a_document_that_says_nearly_the_same_is_shown_as_such(store: Store, tmp_path: Path) -> None:
    entries = papers(tmp_path / "in", "long 1", "long 1 again", "long 500")
    for _ in "12":
        results = scanned(store, entries)
        assert [None, results[0].name, None] == [r.like for r in results]


def test_another_program_reads_again(store: Store, tmp_path: Path) -> None:
    entries = papers(tmp_path / "in", "1")
    scanned(store, entries)
    assert [r.how for r in scanned(store, entries, replace(JOB, program="0.2.0"))] == [How.READ]


def test_another_day_is_judged_without_reading(store: Store, tmp_path: Path) -> None:
    entries = papers(tmp_path / "in", "1")
    scanned(store, entries)
    again = scanned(store, entries, replace(JOB, as_of=date(2026, 1, 1), reader=None))
    assert json.loads(again[0].answer.line)["as_of"] == "2026-01-01"


def test_a_copy_is_shown_as_one(store: Store, tmp_path: Path) -> None:
    results = scanned(store, papers(tmp_path / "in", "1", "1"))
    assert [r.how for r in results] == [How.READ, How.COPY]
    assert results[0].name == results[1].copy_of
    problems = json.loads(results[1].answer.line)["document"]["problems"]
    assert [("note", f"the same bytes as {results[0].name}")] == [(p["severity"], p["message"]) for p in problems]


def test_a_file_that_is_gone_is_an_answer_and_is_tried_again(store: Store, tmp_path: Path) -> None:
    gone: list[Found] = [
        Document(tmp_path / "gone.pdf", "gone.pdf"),
        Unreachable("x.pdf", "Permission denied"),
    ]
    results = scanned(store, gone)
    assert [r.how for r in results] == [How.FAILED, How.FAILED]
    assert "Permission denied" in results[1].answer.problems[0].message


def test_a_file_beyond_the_limit_of_size_is_named_with_the_limit(store: Store, tmp_path: Path) -> None:
    job = replace(JOB, limits=Limits(file_mb=0))
    results = scanned(store, papers(tmp_path / "in", "1"), job)
    assert "the limit is 0 MB" in results[0].answer.problems[0].message


def test_the_pages_are_kept_for_whoever_looks(store: Store, tmp_path: Path) -> None:
    result = scanned(store, papers(tmp_path / "in", "1"))[0]
    sha256 = result.answer.sha256
    assert of_document([stand_ins.page()], sha256) == pages_of(store, sha256)


def test_a_persons_value_is_what_a_second_scan_judges(store: Store, tmp_path: Path) -> None:
    entries = papers(tmp_path / "in", "1")
    sha256 = scanned(store, entries)[0].answer.sha256
    item = next(iter(state_of(store, sha256).items.values()))
    act(store, sha256, Corrected(item.key, item.facts[0].key, ENTERED), Stamp("ann", "0.1.0", "c"))
    for job in (JOB, replace(JOB, program="0.2.0")):
        facts = json.loads(scanned(store, entries, job)[0].answer.line)["items"][0]["facts"]
        assert (facts[0]["low"], facts[0]["method"]) == ("5", "entered")


def test_stopping_keeps_what_is_done_and_the_next_run_goes_on(store: Store, tmp_path: Path) -> None:
    entries = papers(tmp_path / "in", *(str(n) for n in range(1, 41)))
    run = Run(Settings(JOB, "ann", 1), store)
    done: list[Result] = []
    for result in run.results(entries):
        done.append(result)
        run.stop = True
    assert len(done) < 40
    rest = scanned(store, entries)
    assert len(rest) == 40
    assert [r.answer.problems for r in rest if r.how is How.FAILED] == []
    assert {How.KEPT, How.READ} == {r.how for r in rest}


def test_an_archive_gives_a_report_for_each_document_in_it(store: Store, tmp_path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.pdf", "%PDF-1")
        archive.writestr("two.pdf", "%PDF-2")
    results = scanned(store, [Document(tmp_path / "a.zip", "a.zip"), *papers(tmp_path / "in", "3")])
    assert [r.name for r in results[:2]] == ["a.zip/one.pdf", "a.zip/two.pdf"]
    assert [r.answer.rows[0].label for r in results] == ["cell 1", "cell 2", "cell 3"]


def test_a_picture_is_read_a_second_time_with_recognition(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casebook.run.files.opening.has_ocr", lambda: True)
    assert scanned(store, papers(tmp_path / "in", "picture"))[0].answer.problems == ()


def test_text_that_has_no_encoding_costs_a_character_and_not_the_document(store: Store, tmp_path: Path) -> None:
    result = scanned(store, papers(tmp_path / "in", "surrogate"))[0]
    assert (result.answer.status, result.answer.rows[0].label) == (Status.READ, "a\ufffd")


@pytest.mark.parametrize("workers", [1, 2])
def test_documents_with_text_do_not_wait_behind_scans(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr("casebook.run.files.opening.has_ocr", lambda: True)
    scans, texts = [f"picture {n}" for n in range(4)], [str(n) for n in range(1, 41)]
    done = tmp_path / "done"
    job = replace(JOB, reader=stand_ins.read_texts_first, passwords=(str(done), str(len(texts))))
    results = scanned(store, papers(tmp_path / "in", *scans, *texts), job, workers)
    assert [*["text"] * 40, *["picture"] * 4] == done.read_text().split()
    assert len(results) == 44


def test_a_scan_is_answered_when_its_pictures_are_recognised(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("casebook.run.files.opening.has_ocr", lambda: True)
    entries = papers(tmp_path / "in", "picture", *(str(n) for n in range(1, 21)))
    assert "cell picture" == scanned(store, entries, workers=1)[-1].answer.rows[0].label


def test_a_copy_of_a_scan_waits_for_it(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casebook.run.files.opening.has_ocr", lambda: True)
    results = scanned(store, papers(tmp_path / "in", "picture", "picture", "1"))
    scan, copy = sorted((r for r in results if "picture" in r.answer.rows[0].label), key=lambda r: r.name)
    assert (How.READ, How.COPY, scan.name) == (scan.how, copy.how, copy.copy_of)
    assert results.index(scan) < results.index(copy)


def test_an_archives_copy_of_a_file_behind_it_is_no_failure(store: Store, tmp_path: Path) -> None:
    import zipfile

    job = replace(JOB, reader=stand_ins.read_slowly)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.pdf", "%PDF-1")
    results = scanned(store, [Document(tmp_path / "a.zip", "a.zip"), *papers(tmp_path / "in", "1")], job)
    assert [How.COPY, How.READ] == sorted(r.how for r in results)


def test_many_kept_documents_are_judged_by_the_workers(store: Store, tmp_path: Path) -> None:
    entries = papers(tmp_path / "in", *(str(n) for n in range(1, 31)), *(str(n) for n in range(1, 31)))
    first, second = scanned(store, entries), scanned(store, entries)
    assert [r.answer.line for r in first] == [r.answer.line for r in second]
    assert {How.KEPT, How.COPY} == {r.how for r in second}


def test_a_second_run_writes_nothing(store: Store, tmp_path: Path) -> None:
    entries = papers(tmp_path / "in", "1", "2", "1")
    scanned(store, entries)
    with store.reading() as connection:
        before = head(connection)
    scanned(store, entries)
    with store.reading() as connection:
        assert before == head(connection)

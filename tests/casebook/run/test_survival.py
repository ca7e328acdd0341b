"""Nothing that ends a run loses what was read: whole runs as a person starts them, whose processes or whose
database are killed at random moments.

Once of each kind here, three times in `make test-long`; more by hand, with what each kill left told in the file:
`GAUGER_KILLS=50 pytest tests/casebook/run/test_survival.py -o junit_family=xunit1 --junitxml kills.xml`.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import databases
import pytest
from databases import Server
from runs import DOCUMENTS, end, events, faults, lines, papers, some_of, started, statuses

from casebook.store.database import StoreError, open_store
from tui.speech.exits import Exit

Told = Callable[[str, object], None]
ROUNDS = int(os.environ.get("GAUGER_KILLS", "1"))
rounds = pytest.mark.parametrize("number", range(ROUNDS))
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The reports of a run that nothing disturbs."""
    return lines(papers(tmp_path_factory.mktemp("calm") / "calm"))


@pytest.fixture(scope="module")
def own() -> Iterator[Server]:
    """A server of these tests alone, to be killed."""
    if databases.lacking() and not os.environ.get(databases.REQUIRED):
        pytest.skip(str(databases.lacking()))
    with databases.server() as running:
        yield running


@rounds
def test_a_run_killed_at_any_moment_goes_on_to_the_result_of_an_undisturbed_one(
    number: int, place: str, calm: list[str], tmp_path: Path, record_property: Told
) -> None:
    folder = papers(tmp_path / "run")
    process = started(folder, place)
    some_of(process)
    end(process)
    record_property("kept", events(place).get("extracted", 0))
    assert faults(place) == ()
    assert lines(folder, place) == calm
    assert faults(place) == ()
    assert {"extracted": DOCUMENTS, "determined": DOCUMENTS}.items() <= events(place).items()


@rounds
def test_a_killed_worker_costs_one_attempt_at_one_document(
    number: int, calm: list[str], tmp_path: Path, record_property: Told
) -> None:
    folder = papers(tmp_path / "run")
    place = str(folder / "a.casebook")
    process = started(folder, place)
    said = some_of(process)
    try:
        hit = end(process, worker=True) if process.poll() is None else None
        out, err = process.communicate(timeout=300)
        out = said + out
    finally:
        end(process) if process.poll() is None else None
    record_property("hit", hit)
    record_property("lost", statuses(out).count("unreadable"))
    assert not err, err.decode()
    assert process.returncode == 0
    assert len(statuses(out)) == DOCUMENTS
    assert statuses(out).count("unreadable") <= 2
    assert faults(place) == ()
    assert lines(folder, place) == calm


@rounds
@pytest.mark.parametrize("whole", [True, False], ids=["server", "process of it"])
def test_a_killed_database_ends_the_run_in_a_sentence_and_loses_nothing(
    number: int, whole: bool, own: Server, calm: list[str], tmp_path: Path, record_property: Told
) -> None:
    folder, place = papers(tmp_path / "run"), own.fresh()
    process = started(folder, place)
    said = some_of(process)
    own.kill() if whole else own.kill_one()
    out, err = process.communicate(timeout=300)
    own.start()
    record_property("kept", events(place).get("extracted", 0))
    if process.returncode:
        assert (Exit.NO_CASEBOOK, 1) == (process.returncode, len(err.decode().splitlines())), err.decode()
        assert "does not answer; what it was given so far is kept" in err.decode()
    else:
        assert len(statuses(said + out)) == DOCUMENTS
    assert faults(place) == ()
    assert lines(folder, place) == calm
    assert faults(place) == ()
    assert {"extracted": DOCUMENTS, "determined": DOCUMENTS}.items() <= events(place).items()


def test_what_a_library_prints_stays_out_of_the_reports_and_off_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.pdf").write_text("%PDF-loud")
    out, err = started(tmp_path).communicate(timeout=300)
    assert (["read"], b"") == (statuses(out), err)


def test_the_driver_writes_no_line_of_its_own_of_a_lost_connection(own: Server) -> None:
    store = open_store(own.fresh())
    store.close()
    handlers = logging.getLogger("psycopg").handlers  # without one of its own, a warning goes to the terminal
    assert [logging.NullHandler] == [type(h) for h in handlers]


def test_a_database_that_is_gone_is_told_with_what_to_do(own: Server) -> None:
    store = open_store(own.fresh())
    own.kill()
    with (
        pytest.raises(StoreError, match=r"cannot be read .* See that it runs and give the same command"),
        store.reading(),
    ):
        pass
    own.start()
    with store.reading():
        pass
    store.close()

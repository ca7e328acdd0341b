"""Nothing a file does stops a run, and nothing that ends a run loses what was read: whole runs as a person starts
them, some of them killed at random moments."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[2]
ROUNDS = int(os.environ.get("GAUGER_KILLS", "5"))
DOCUMENTS = 14

_RUN = """
import sys
sys.path[:0] = [{root!r}, {here!r}]
import stand_ins
from datetime import date
from pathlib import Path
from casebook.discover import found
from casebook.run import Run, Settings
from casebook.store import open_store
from casebook.worker import Job
if __name__ == "__main__":
    store = open_store("a.casebook")
    job = Job(date(2026, 12, 1), "default", "0.1.0", reader=stand_ins.read_slowly)
    for result in Run(Settings(job, "ann", 2), store).results(found([Path("in")])):
        print(result.answer.line, flush=True)
"""


def started(folder: Path) -> subprocess.Popen[bytes]:
    script = folder / "run.py"
    script.write_text(_RUN.format(root=str(ROOT), here=str(Path(__file__).parent)))
    return subprocess.Popen(
        [sys.executable, str(script)], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def lines(folder: Path) -> list[str]:
    """The reports of a run that nothing disturbs."""
    out, _err = started(folder).communicate(timeout=120)
    return sorted(out.decode().splitlines())


def papers(folder: Path) -> Path:
    (folder / "in").mkdir(parents=True)
    for number in range(DOCUMENTS):
        (folder / "in" / f"{number:02d}.pdf").write_text(f"%PDF-{number}")
    return folder


def faults(casebook: Path) -> tuple[str, tuple[object, ...]]:
    """What the database and the ledger say of themselves."""
    from casebook.ledger import verify
    from casebook.store import open_store

    with sqlite3.connect(casebook) as connection:
        (said,) = connection.execute("PRAGMA integrity_check").fetchone()
    store = open_store(casebook)
    try:
        return said, verify(store)
    finally:
        store.close()


def events(casebook: Path) -> dict[str, int]:
    """How many readings and judgements the ledger has."""
    with sqlite3.connect(casebook) as connection:
        return dict(connection.execute("SELECT kind, count(*) FROM ledger GROUP BY kind"))


def _end(process: subprocess.Popen[bytes], *, worker: bool) -> None:
    """Kills a run, or one of the processes that read for it; whatever it started goes with it at the end."""
    family = psutil.Process(process.pid).children(recursive=True)
    victims = [c for c in family if "resource_tracker" not in " ".join(c.cmdline())] if worker else [process]
    if victims:
        os.kill(random.choice(victims).pid, signal.SIGKILL)
    if not worker:
        process.wait()
        for child in family:
            if child.is_running():
                child.kill()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_run_killed_at_any_moment_goes_on_to_the_result_of_an_undisturbed_one(tmp_path: Path) -> None:
    expected = lines(papers(tmp_path / "calm"))
    for number in range(ROUNDS):
        folder = papers(tmp_path / str(number))
        process = started(folder)
        time.sleep(random.uniform(0.3, 3.0))
        _end(process, worker=False)
        if (folder / "a.casebook").exists():
            assert faults(folder / "a.casebook") == ("ok", ())
        assert lines(folder) == expected
        assert faults(folder / "a.casebook") == ("ok", ())
        assert {"extracted": DOCUMENTS, "determined": DOCUMENTS}.items() <= events(folder / "a.casebook").items()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_killed_worker_costs_one_attempt_at_one_document(tmp_path: Path) -> None:
    expected = lines(papers(tmp_path / "calm"))
    for number in range(ROUNDS):
        folder = papers(tmp_path / str(number))
        process = started(folder)
        time.sleep(random.uniform(1.0, 3.0))
        if process.poll() is None:
            _end(process, worker=True)
        try:
            out, _err = process.communicate(timeout=60)
        except subprocess.TimeoutExpired:
            _end(process, worker=False)
            raise
        told = [json.loads(line)["document"]["status"] for line in out.decode().splitlines()]
        assert told.count("unreadable") <= 2
        assert faults(folder / "a.casebook") == ("ok", ())
        assert lines(folder) == expected

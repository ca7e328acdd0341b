"""A real scheduler with two worker processes on this machine, one of which is killed in the middle."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import stand_ins

from casebook.record.ledger import verify
from casebook.run.bulk import How, Run, Settings
from casebook.run.files.discover import found
from casebook.store.database import open_store
from casebook.workers.cluster import ClusterError, cluster, threads
from casebook.workers.job import Job

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

HERE = Path(__file__).parents[1]
JOB = Job(date(2026, 12, 1), "default", "0.1.0", reader=stand_ins.read_slowly)
PAPERS = 24


@dataclass(frozen=True, slots=True)
class Running:
    """A scheduler's address and its workers."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


def _dask(*words: str, cwd: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": f"{HERE.parents[1]}{os.pathsep}{HERE}"}
    command = [sys.executable, "-m", "distributed.cli." + words[0], *words[1:]]
    return subprocess.Popen(command, cwd=cwd, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Running]:
    place = "--host", "127.0.0.1"
    scheduler = _dask("dask_scheduler", *place, "--port", "0", "--no-dashboard", cwd=tmp_path)
    assert scheduler.stderr is not None
    port = next(m[1] for line in scheduler.stderr if (m := re.search(rb"tcp://127\.0\.0\.1:(\d+)", line))).decode()
    workers = tuple(
        _dask("dask_worker", f"tcp://127.0.0.1:{port}", "--no-nanny", "--nthreads", "1", "--no-dashboard", cwd=tmp_path)
        for _ in "12"
    )
    address = f"dask://127.0.0.1:{port}"
    until = time.monotonic() + 300
    while threads(address) < 2 and time.monotonic() < until:
        time.sleep(0.05)
    yield Running(address, workers)
    for process in (*workers, scheduler):
        process.kill()  # how a scheduler leaves is not what is tested, and on a busy machine it takes its time
    for process in (*workers, scheduler):
        process.wait()


def test_a_worker_killed_in_the_middle_loses_nothing_and_doubles_nothing(running: Running, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(PAPERS):
        (tmp_path / "in" / f"{number:02d}.pdf").write_text(f"%PDF-{number}")
    store = open_store(tmp_path / "a.casebook")
    settings = Settings(JOB, "ann", 2, cluster=running.address)
    labels = []
    for result in Run(settings, store).results(found([tmp_path / "in"])):
        labels.append(result.answer.rows[0].label)
        if len(labels) == 4:
            running.workers[0].send_signal(signal.SIGKILL)
    assert [f"cell {n}" for n in range(PAPERS)] == labels
    with store.reading() as connection:
        kinds = connection.exec_driver_sql("SELECT kind, count(*) FROM ledger GROUP BY kind").all()
    assert {"scanned": PAPERS, "extracted": PAPERS, "determined": PAPERS} == {kind: n for kind, n in kinds}  # noqa: C416  # rows are no pairs to a type checker
    assert verify(store) == ()
    again = [r.how for r in Run(Settings(JOB, "ann", 1), store).results(found([tmp_path / "in"]))]
    assert again == [How.KEPT] * PAPERS
    store.close()


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casebook.workers.cluster.ANSWERS_WITHIN", 0.5)
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))  # held, so that nobody else answers there, and not listened at
        address = f"dask://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(ClusterError, match="no scheduler answers"), cluster(address, JOB):
            pass


def test_another_engine_is_told_how_one_is_named() -> None:
    with pytest.raises(ClusterError, match="dask://HOST:8786"), cluster("ray://x", JOB):
        pass

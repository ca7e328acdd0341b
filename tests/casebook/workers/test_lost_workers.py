"""A run whose workers die as soon as they start ends in a sentence, however much was waiting for them."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pytest
import stand_ins

from casebook.run.bulk import Run, Settings
from casebook.run.files.discover import found
from casebook.store.database import open_store
from casebook.workers import worker
from casebook.workers.job import Job
from casebook.workers.pool import WorkersLost, pool
from tui.speech.exits import Exit
from tui.speech.troubles import told

JOB = Job(date(2026, 12, 1), "default", "0.1.0", reader=stand_ins.read)
LARGER_THAN_A_PIPE = 200_000
LONG = 60
"""Seconds after which what does not end counts as hanging."""


def ends_at_once(job: Job) -> None:
    """Stands in for what readies a worker."""
    os._exit(3)


def ended(what: threading.Thread) -> bool:
    what.start()
    what.join(LONG)
    return not what.is_alive()


def test_a_run_whose_workers_die_at_their_start_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "set_up", ends_at_once)
    papers = tmp_path / "in"
    papers.mkdir()
    for number in range(40):
        (papers / f"{number:02d}.pdf").write_bytes(b"%PDF-" + b"%d " % number * LARGER_THAN_A_PIPE)
    store = open_store(str(tmp_path / "a.casebook"))
    came: list[Exception] = []

    def run() -> None:
        try:
            list(Run(Settings(JOB, "ann", 2), store).results(found([papers])))
        except WorkersLost as lost:
            came.append(lost)

    assert ended(threading.Thread(target=run, daemon=True))
    assert "--workers" in str(came[0])
    assert told(came[0]) is Exit.NO_WORKERS


def test_what_waits_in_a_pool_that_breaks_is_told_as_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "set_up", ends_at_once)
    troubles: list[Sequence[type]] = []

    def wait() -> None:
        with pool(1, JOB) as crew:
            tasks = [crew.schedule(len, args=(bytes(LARGER_THAN_A_PIPE),)) for _ in range(20)]
            troubles.append([type(task.exception()) for task in tasks])

    assert ended(threading.Thread(target=wait, daemon=True))
    assert troubles == [[BrokenProcessPool] * 20]

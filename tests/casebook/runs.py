"""Whole runs in processes of their own, as a person starts them, over documents that stand-ins read slowly."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
from sqlalchemy import text

from casebook.record.ledger import Fault, verify
from casebook.store.database import open_store

ROOT = Path(__file__).parents[2]
DOCUMENTS = 14
_KINDS = text("SELECT kind, count(*) FROM ledger GROUP BY kind")

_RUN = """
import sys
import stand_ins
from datetime import date
from pathlib import Path
from casebook.run.files.discover import found
from casebook.workers.pool import PRELOAD, warm_up
from casebook.run.bulk import Run, Settings
from casebook.store.database import open_store
from casebook.workers.job import Job

def run():
    PRELOAD[:] = ["muted"]
    warm_up()
    store = open_store({place!r})
    job = Job(date(2026, 12, 1), "default", "0.1.0", reader=stand_ins.read_slowly)
    for result in Run(Settings(job, "ann", 2), store).results(found([Path("in")])):
        print(result.answer.line, flush=True)

if __name__ == "__main__":
    from tui.speech.troubles import told
    try:
        run()
    except Exception as error:
        sys.exit(told(error))
"""


def papers(folder: Path) -> Path:
    """A folder with documents to read in it."""
    (folder / "in").mkdir(parents=True)
    for number in range(DOCUMENTS):
        (folder / "in" / f"{number:02d}.pdf").write_text(f"%PDF-{number}")
    return folder


def started(folder: Path, place: str = "a.casebook") -> subprocess.Popen[bytes]:
    """A run of a folder's documents under way."""
    script = folder / "run.py"
    script.write_text(_RUN.format(place=place))
    # By the environment, for the fork server looks nowhere else.
    known = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(Path(__file__).parent)))}
    return subprocess.Popen(
        [sys.executable, str(script)],
        cwd=folder,
        env=known,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
    )


def some_of(process: subprocess.Popen[bytes]) -> bytes:
    """Waits until a run has given some number of its reports, none and all but one included, and a moment longer;
    gives those reports."""
    assert process.stdout is not None
    count = random.randrange(DOCUMENTS)
    said = b"".join(process.stdout.readline() for _ in range(count))
    time.sleep(random.uniform(0, 0.15 if count else 1.5))
    return said


def lines(folder: Path, place: str = "a.casebook") -> list[str]:
    """The reports of a run that nothing disturbs, in their order."""
    process = started(folder, place)
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err.decode()
    return out.decode().splitlines()


def faults(place: str) -> tuple[Fault | str, ...]:
    """What the database and the ledger say of themselves; nothing where both are whole."""
    store = open_store(place)
    try:
        said: list[str] = []
        if store.engine.dialect.name == "sqlite":
            with store.reading() as connection:
                said = [str(word) for (word,) in connection.execute(text("PRAGMA integrity_check"))]
        return (*(word for word in said if word != "ok"), *verify(store))
    finally:
        store.close()


def events(place: str) -> dict[str, int]:
    """How many events of each kind the ledger has."""
    store = open_store(place)
    try:
        with store.reading() as connection:
            return {str(kind): int(n) for kind, n in connection.execute(_KINDS)}
    finally:
        store.close()


def statuses(out: bytes) -> list[str]:
    """What became of each document, by the reports of a run."""
    return [json.loads(line)["document"]["status"] for line in out.decode().splitlines()]


def _command(process: psutil.Process) -> str:
    """How a process was started; as one to be left alone where it has ended meanwhile."""
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return "resource_tracker"


def end(process: subprocess.Popen[bytes], *, worker: bool = False) -> str | None:
    """Kills a run with whatever it started, or one of the processes that read for it; gives what was hit."""
    family = psutil.Process(process.pid).children(recursive=True)
    if worker:
        victims = [c for c in family if "resource_tracker" not in _command(c)]
        if victims:
            victims[hit := random.randrange(len(victims))].send_signal(signal.SIGKILL)
            return f"process {hit + 1} of {len(victims)}"
        return None
    process.kill()
    process.wait()
    for child in family:
        if child.is_running():
            child.kill()
    return "run"

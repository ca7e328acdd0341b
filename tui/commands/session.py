"""What scan and score share: an order as typed, and a run made from it with its progress on stderr."""

from __future__ import annotations

import getpass
import signal
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tui.speech.exits import Exit
from tui.speech.talk import say
from tui.speech.troubles import Refused
from tui.speech.version import version

if TYPE_CHECKING:
    from casebook.learning.trial import ReadBy
    from casebook.run.bulk import Result, Run
    from casebook.run.files.discover import Found
    from casebook.run.recognition_queue import Recognition
    from casebook.store.database import Store
    from casebook.workers.job import Job


@dataclass(frozen=True, slots=True)
class Order:
    """How to read and judge. `casebook` is `None` where nothing is to be kept."""

    casebook: str | None
    as_of: date
    policy: str
    layers: tuple[Path, ...]
    workers: int | None
    ocr: bool
    password_file: Path | None = None
    engine: str | None = None


def read_by(store: Store) -> ReadBy:
    """The model and the forms that a casebook's papers are read by."""
    from casebook.learning.forms.keeping import forms_of
    from casebook.learning.trial import ReadBy
    from casebook.state.scorer import in_use

    model, book = in_use(store), forms_of(store).book
    return ReadBy(b"" if model is None else model.data, book if book.forms else None)


def job_of(order: Order, store: Store) -> Job:
    """What holds for all documents of an order; raises `Refused` for a policy that the catalogue does not have."""
    from casebook.workers.job import Job
    from casebook.workers.worker import catalogue_of

    policies = catalogue_of(order.layers).policies
    if order.policy not in policies:
        raise Refused(f"policy {order.policy!r} not found; the catalogue has {', '.join(policies)}", Exit.USAGE)
    by = read_by(store)
    passwords = _passwords(order.password_file)
    return Job(order.as_of, order.policy, version(), order.layers, passwords, model=by.model, forms=by.forms)


def made(order: Order, store: Store, documents: int) -> Run:
    """A run as it was ordered; raises `Refused` for a policy that the catalogue does not have."""
    from casebook.run.bulk import Run, Settings
    from casebook.workers.processes import cores, start

    job = job_of(order, store)
    for lacking in _lacking(start().note):
        say(f"gauger: {lacking}")
    workers = _threads(order.engine) if order.engine else order.workers
    workers = workers or max(1, min(cores(), documents))
    return Run(Settings(job, getpass.getuser(), workers, order.ocr, order.engine), store)


def _threads(engine: str) -> int:
    """How many documents the cluster reads at a time; raises `Refused` where it cannot be used."""
    from casebook.workers.cluster import ClusterError, threads

    try:
        return threads(engine)
    except ClusterError as trouble:
        raise Refused(str(trouble), Exit.USAGE) from trouble


def _lacking(note: str | None) -> Iterator[str]:
    from casebook.workers.limits import has_resource_limits

    if note:
        yield note
    if not has_resource_limits():
        yield "this system cannot limit a process's memory: a document may use all of it"


def _passwords(file: Path | None) -> tuple[str, ...]:
    return () if file is None else tuple(line for line in file.read_text("utf-8").splitlines() if line)


def followed(run: Run, found: Sequence[Found], total: int) -> Iterator[Result]:
    """The run's results, with its progress told while it lasts; Ctrl-C lets it finish what is in hand."""
    counts: Counter[str] = Counter()
    with stopping(run), _shown(total) as update:
        for result in run.results(found):
            counts[_word(result)] += 1
            update(counts, _pictures(run.recognition))
            yield result


def _pictures(made: Recognition) -> str:
    """How recognition goes; nothing where there is none."""
    if not made.is_open and not made.pages:
        return ""
    left = len(made.waiting) + len(made.running)
    rate = f", {made.pages_a_minute:.1f} a minute" if made.pages_a_minute else ""
    return f"; {made.pages} pages recognised{rate}, {left} documents to go"


def _word(result: Result) -> str:
    outcomes = [r.outcome for r in result.answer.rows]
    for word in ("controlled", "listed_elsewhere", "undetermined", "close", "not_controlled"):
        if word in outcomes:
            return word.replace("_", " ")
    return "unreadable" if result.answer.status == "unreadable" else "nothing listed"


@contextmanager
def stopping(run: Run) -> Iterator[None]:
    """Lets the first Ctrl-C end a run after the documents in hand; the second raises `KeyboardInterrupt` at once."""

    def stop(_signal: int, _frame: object) -> None:
        if run.stop:
            raise KeyboardInterrupt
        run.stop = True
        say("\ngauger: stopping after the documents in hand; Ctrl-C again stops at once")

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


_RECENT = 30.0
"""Seconds over which the rate is taken: what is known from before goes by faster than what is read."""


@contextmanager
def _shown(total: int):  # type: ignore[no-untyped-def]
    """Gives a function that tells the counts: one line that renews itself on a terminal."""
    if total < 2:
        yield lambda counts, pictures: None
        return
    last = [time.monotonic()]
    recent: deque[tuple[float, int]] = deque([(last[0], 0)])
    is_terminal = sys.stderr.isatty()

    def update(counts: Counter[str], pictures: str) -> None:
        now = time.monotonic()
        if now - last[0] > (0.1 if is_terminal else 10):
            last[0] = now
            recent.append((now, counts.total()))
            while len(recent) > 2 and now - recent[1][0] > _RECENT:
                recent.popleft()
            text = _progress(counts, total, now - recent[0][0], counts.total() - recent[0][1]) + pictures
            print(f"\r\x1b[2K{text}" if is_terminal else text, end="" if is_terminal else "\n", file=sys.stderr)

    yield update
    if is_terminal:
        print("\r\x1b[2K", end="", file=sys.stderr, flush=True)


def _progress(counts: Counter[str], total: int, seconds: float, recent: int) -> str:
    """The line on a run of which so many documents came in the last seconds."""
    done = counts.total()
    rate = recent / seconds if seconds else 0.0
    left = (max(total, done) - done) / rate if rate else 0.0
    outcomes = ", ".join(f"{n} {word}" for word, n in counts.most_common())
    return f"{done}/{max(total, done)} documents, {rate:.1f} a second, {_minutes(left)} left: {outcomes}"


def _minutes(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}"

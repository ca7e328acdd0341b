"""`gauger watch`: read what is dropped into a folder, as soon as it is whole, until Ctrl-C."""

from __future__ import annotations

import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from classifier.judging.determination import in_words
from tui.commands.session import Order, job_of, made, stopping
from tui.commands.shipments.letters import FORMS, met
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import say, write
from tui.speech.troubles import Refused

if TYPE_CHECKING:
    from casebook.run.bulk import Result, Run
    from casebook.run.files.watch import Watcher
    from casebook.store.database import Store


def run(paths: tuple[Path, ...], order: Order, every: float, settle: float, *, once: bool = False) -> int:
    """Watches until it is stopped; with `once`, until everything in the folder is whole and read."""
    from casebook.workers.pool import warm_up

    warm_up()
    from casebook.run.files.watch import Watcher
    from casebook.store.database import open_store

    missing = next((p for p in paths if not p.is_dir()), None)
    if missing is not None:
        raise Refused(f"{inert(str(missing))} is not a folder; name one to watch")
    assert order.casebook is not None
    watcher = Watcher(paths, settle)
    say(f"gauger: watching {', '.join(inert(str(p)) for p in paths)}; Ctrl-C stops")
    with closing(open_store(order.casebook)) as store:
        going = made(order, store, len(paths) * 2)
        with stopping(going):
            while not going.stop:
                _round(watcher, going, store, order)
                if once and not watcher.waiting:
                    return Exit.SETTLED
                _pause(going, every)
    say("gauger: stopped; the same command goes on where it stopped")
    return Exit.INTERRUPTED


def _pause(going: Run, seconds: float) -> None:
    until = time.monotonic() + seconds
    while not going.stop and time.monotonic() < until:
        time.sleep(0.1)


def _round(watcher: Watcher, going: Run, store: Store, order: Order) -> None:
    """Reads what is whole now, and tells of each document in a line."""
    from casebook.run.bulk import How, Run

    batch = watcher.whole(time.monotonic())
    if not batch:
        return
    # Forms and model are taken once a round: what people accepted since the last one holds for it.
    this = Run(replace(going.settings, job=job_of(order, store)), store)
    for result in this.results(batch):
        if result.how is not How.KEPT:
            write(told(result))
        if result.how is not How.FAILED and result.name.lower().endswith(FORMS):
            met(store, result.answer.sha256, result.name, order)
        this.stop = going.stop


def told(result: Result) -> str:
    """A line on a document, with nothing in it that a terminal obeys."""
    answer = result.answer
    outcomes = ", ".join(sorted({in_words(r.outcome) for r in answer.rows})) or "no item"
    reasons = "; ".join(p.message for p in answer.problems if p.severity == "error")
    also = f" (a copy of {result.copy_of})" if result.copy_of else ""
    also = also or (f" (nearly the same as {result.like})" if result.like else "")
    return inert(f"{result.name}: {outcomes}{also}{': ' + reasons if reasons else ''}", 400)

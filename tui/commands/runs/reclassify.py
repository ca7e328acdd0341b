"""`gauger reclassify`: judge what a casebook has anew, for another day, catalogue or policy."""

from __future__ import annotations

import getpass
import time
from contextlib import closing
from typing import TYPE_CHECKING

from classifier.judging.determination import in_words
from tui.commands.session import Order
from tui.speech.exits import Exit
from tui.speech.inert import inert
from tui.speech.talk import say, write
from tui.speech.troubles import Refused
from tui.speech.version import version
from tui.speech.words import counted

if TYPE_CHECKING:
    from casebook.run.reclassify import Changes

MOST_MOVES = 40
_TOLD_EVERY = 5.0


def run(order: Order) -> int:
    """Judges and tells what came out otherwise; gives the exit code."""
    from casebook.workers.pool import warm_up
    from casebook.workers.processes import cores

    warm_up()
    from casebook.run.reclassify import Changes, reclassified
    from casebook.store.database import open_store
    from casebook.workers.job import Job
    from casebook.workers.worker import catalogue_of

    policies = catalogue_of(order.layers).policies
    if order.policy not in policies:
        raise Refused(f"policy {order.policy!r} not found; the catalogue has {', '.join(policies)}", Exit.USAGE)
    assert order.casebook is not None
    job = Job(order.as_of, order.policy, version(), order.layers)
    changes, started, told = Changes(), time.monotonic(), time.monotonic()
    with closing(open_store(order.casebook, make=False)) as store:
        for changes in reclassified(store, job, getpass.getuser(), order.workers or cores()):
            if time.monotonic() - told > _TOLD_EVERY:
                told = time.monotonic()
                say(f"{counted(changes.documents, 'document')}, {counted(changes.items, 'item')} judged")
    _tell(changes, order, time.monotonic() - started)
    return Exit.REVIEW if changes.moved else Exit.SETTLED


def _tell(changes: Changes, order: Order, seconds: float) -> None:
    for name, label, was, now in changes.moved[:MOST_MOVES]:
        write(f"{inert(label)} ({inert(name)}): {_said(was)} → {_said(now)}")
    if len(changes.moved) > MOST_MOVES:
        write(f"… and {len(changes.moved) - MOST_MOVES} more")
    moves = ", ".join(f"{n} {_said(a)} → {_said(b)}" for (a, b), n in changes.moves.most_common())
    write(
        f"{counted(changes.documents, 'document')}, {counted(changes.items, 'item')} judged as of {order.as_of} "
        f"in {seconds:.1f} s; "
        f"{moves or 'nothing came out otherwise'}."
    )


def _said(outcome: str) -> str:
    return in_words(outcome) or "not judged"

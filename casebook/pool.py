"""Worker processes that each document has to itself: a crash or a hang costs that document and no other.
 A server process imports the libraries once and forks a worker from itself in some hundredths of a second;
where the system has no such server, workers start from nothing.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pebble import ProcessPool

    from casebook.worker import Job

PRELOAD = ["__main__", "casebook.warm"]
TASKS_A_WORKER = 50
"""A worker is replaced after so many documents: what a library leaks goes with it."""


@dataclass(frozen=True, slots=True)
class Start:
    """How this system starts a worker; `note` says what it lacks."""

    method: str
    note: str | None = None


def start() -> Start:
    """The best way there is on this system to start a worker."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        return Start("forkserver")
    return Start(
        "spawn", "this system has no fork server: each reading process starts from nothing, which is slower"
    )


def warm_up() -> None:
    """Begins to import the workers' libraries in the background, where the system can."""
    if start().method != "forkserver":
        return
    from multiprocessing import forkserver

    forkserver.set_forkserver_preload(PRELOAD)
    forkserver.ensure_running()


def cores() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


@contextmanager
def pool(workers: int, job: Job) -> Iterator[ProcessPool]:
    """A pool of readers for the length of a block; an exception ends them at once."""
    from pebble import ProcessPool

    from casebook.worker import set_up

    context = multiprocessing.get_context(start().method)
    made = ProcessPool(
        max_workers=workers, max_tasks=TASKS_A_WORKER, initializer=set_up, initargs=(job,), context=context
    )
    try:
        yield made
    except BaseException:
        made.stop()  # type: ignore[no-untyped-call]
        raise
    finally:
        made.close()  # type: ignore[no-untyped-call]
        made.join()

"""Worker processes that each document has to itself: a crash or a hang costs that document and no other.
 A server process imports the libraries once and forks a worker from itself in some hundredths of a second;
where the system has no such server, workers start from nothing.
"""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pebble import ProcessPool

    from casebook.workers.worker import Job


class Crew(Protocol):
    """Whoever does tasks: a pool of processes here, or a cluster. A task that takes longer than `timeout`
    seconds ends with `TimeoutError`, one whose process dies with pebble's `ProcessExpired`."""

    def schedule(
        self, function: Callable[..., Any], args: tuple[Any, ...] = (), *, timeout: float | None = None
    ) -> Future[Any]:
        """Puts a task into the queue."""


PRELOAD = ["casebook.workers.fork_server", "__main__"]
TASKS_A_WORKER = 50
"""A worker is replaced after so many documents: what a library leaks goes with it."""

LOCK_SECONDS = 10.0
"""How long a process waits for its turn at the queue of tasks. One that is killed in its turn gives it back to
nobody: the others end themselves after so long, and the pool is renewed. Pebble's own 60 seconds look like a hang."""

_NEW_POOLS = 5
"""How many new pools are tried for one task before the trouble is told as what it is: no document's."""


@dataclass(frozen=True, slots=True)
class Start:
    """How this system starts a worker; `note` says what it lacks."""

    method: str
    note: str | None = None


def start() -> Start:
    """The best way there is on this system to start a worker."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        return Start("forkserver")
    return Start("spawn", "this system has no fork server: each reading process starts from nothing, which is slower")


def warm_up(preload: Sequence[str] = PRELOAD) -> None:
    """Begins to import the workers' libraries in the background, where the system can; nothing where it has begun."""
    if start().method != "forkserver":
        return
    from multiprocessing import forkserver

    forkserver.set_forkserver_preload(list(preload))
    forkserver.ensure_running()


def cores() -> int:
    """How many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def wait_briefly() -> None:
    """Has pebble, in this process, wait no longer for a turn at the queue than it takes to tell that nobody has it."""
    from pebble import CONSTS

    CONSTS.channel_lock_timeout = LOCK_SECONDS


def readers(workers: int, job: Job) -> ProcessPool:
    """A pool of processes that read; whoever asked for it stops it."""
    from pebble import ProcessPool

    from casebook.workers.worker import set_up

    wait_briefly()
    context = multiprocessing.get_context(start().method)
    return ProcessPool(
        max_workers=workers, max_tasks=TASKS_A_WORKER, initializer=set_up, initargs=(job,), context=context
    )


class _Renewed:
    """A pool that is replaced when it breaks: when a worker dies that has no task in hand, or when the process
    that all workers are forked from is ended, every task that waits is lost with it."""

    def __init__(self, workers: int, job: Job) -> None:
        self._workers, self._job = workers, job
        self._made = readers(workers, job)

    def schedule(
        self, function: Callable[..., Any], args: tuple[Any, ...] = (), *, timeout: float | None = None
    ) -> Future[Any]:
        """Puts a task into the queue, of a new pool where the old one is broken. Raises `RuntimeError` where one
        pool after the other breaks."""
        for _ in range(_NEW_POOLS):
            try:
                return self._made.schedule(function, args=args, timeout=timeout)
            except RuntimeError:  # it broke since the last task, or as its workers were started
                self.stop()
                self._made = readers(self._workers, self._job)
        return self._made.schedule(function, args=args, timeout=timeout)

    def stop(self) -> None:
        """Ends the workers at once."""
        self._made.stop()  # type: ignore[no-untyped-call]
        self._made.join()

    def finish(self) -> None:
        """Lets the workers end what they have in hand."""
        self._made.close()  # type: ignore[no-untyped-call]
        self._made.join()


@contextmanager
def pool(workers: int, job: Job) -> Iterator[Crew]:
    """A pool of readers for the length of a block; an exception ends them at once."""
    made = _Renewed(workers, job)
    try:
        yield made
    except BaseException:
        made.stop()
        raise
    made.finish()

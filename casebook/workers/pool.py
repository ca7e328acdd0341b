"""Worker processes that each document has to itself: a crash or a hang costs that document and no other.

A server process imports the libraries once and forks a worker from itself in some hundredths of a second; where
the system has no such server, workers start from nothing.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from casebook.workers.processes import start, wait_briefly

if TYPE_CHECKING:
    from concurrent.futures import Future

    from pebble import ProcessPool

    from casebook.workers.job import Job


class Crew(Protocol):
    """Whoever does tasks: a pool of processes here, or a cluster.

    A task that takes longer than `timeout` seconds ends with `TimeoutError`, one whose process dies with pebble's
    `ProcessExpired`.
    """

    def schedule(
        self, function: Callable[..., Any], args: tuple[Any, ...] = (), *, timeout: float | None = None
    ) -> Future[Any]:
        """Puts a task into the queue."""


PRELOAD = ["casebook.workers.forked_from", "__main__"]
"""What the server process imports before it forks workers."""

TASKS_A_WORKER = 50
"""A worker is replaced after so many documents: what a library leaks goes with it."""


_NEW_POOLS = 5
"""How many new pools are tried for one task before the trouble is told as what it is: no document's."""


def warm_up(preload: Sequence[str] = PRELOAD) -> None:
    """Begins to import the workers' libraries in the background, where the system can; nothing where it has begun."""
    if start().method != "forkserver":
        return
    from multiprocessing import forkserver

    forkserver.set_forkserver_preload(list(preload))
    forkserver.ensure_running()


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
    """A pool that is replaced when it breaks.

    When a worker dies that has no task in hand, or when the process that all workers are forked from is ended, every
    task that waits is lost with it.
    """

    def __init__(self, workers: int, job: Job) -> None:
        self._workers, self._job = workers, job
        self._made = readers(workers, job)

    def schedule(
        self, function: Callable[..., Any], args: tuple[Any, ...] = (), *, timeout: float | None = None
    ) -> Future[Any]:
        """Puts a task into the queue, of a new pool where the old one is broken.

        Raises `RuntimeError` where one pool after the other breaks.
        """
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

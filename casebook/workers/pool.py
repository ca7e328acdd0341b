"""Worker processes that each document has to itself: a crash or a hang costs that document and no other.

A server process imports the libraries once and forks a worker from itself in some hundredths of a second; where
the system has no such server, workers start from nothing.
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, InvalidStateError
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Protocol

from casebook.workers.limits import MAX_ATTEMPTS
from casebook.workers.processes import start, wait_briefly

if TYPE_CHECKING:
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


_LOOK = 0.5
"""Seconds between two looks whether a pool still works."""


class WorkersLost(Exception):
    """One pool after the other breaks before any of its workers has done a task: no document's fault."""


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
    task that waits is lost with it. Pebble then ends the tasks that it had begun to send, and leaves those behind them
    waiting for ever: a look in the background ends these too.
    """

    def __init__(self, workers: int, job: Job) -> None:
        self._workers, self._job = workers, job
        self._made = readers(workers, job)
        self._given: set[Future[Any]] = set()
        self._is_useful, self._useless = False, 0
        self._turn, self._ended = threading.Lock(), threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def schedule(
        self, function: Callable[..., Any], args: tuple[Any, ...] = (), *, timeout: float | None = None
    ) -> Future[Any]:
        """Puts a task into the queue, of a new pool where the old one is broken.

        Raises `WorkersLost` where one pool after the other breaks.
        """
        with self._turn:
            while self._useless < MAX_ATTEMPTS:
                try:
                    task: Future[Any] = self._made.schedule(function, args=args, timeout=timeout)
                except RuntimeError:  # it broke since the last task, or as its workers were started
                    self._renew()
                    continue
                self._given.add(task)
                task.add_done_callback(self._done)
                return task
        raise WorkersLost(
            f"reading processes end before they read anything, {MAX_ATTEMPTS} times in a row: see that nothing ends "
            f"them and that there is memory for {self._workers} (--workers takes fewer), then give the command again; "
            "what was read is kept"
        )

    def _done(self, task: Future[Any]) -> None:
        """Runs in pebble's threads, which a renewal waits for: it must not wait for its turn."""
        self._given.discard(task)
        if not task.cancelled() and not isinstance(task.exception(), BrokenProcessPool):
            self._is_useful = True

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK):
            with self._turn:
                if self._given and not self._made.active:
                    self._renew()

    def _renew(self) -> None:
        """A new pool in the broken one's place; what that one left waiting ends as lost."""
        self._halt()
        self._useless = 0 if self._is_useful else self._useless + 1
        self._is_useful = False
        for task in list(self._given):
            with suppress(InvalidStateError):  # it was called off meanwhile
                task.set_exception(BrokenProcessPool("the pool broke before the task was begun"))
        self._made = readers(self._workers, self._job)

    def _halt(self) -> None:
        self._made.stop()  # type: ignore[no-untyped-call]
        self._made.join()

    def stop(self) -> None:
        """Ends the workers at once."""
        self._ended.set()
        with self._turn:
            self._halt()

    def finish(self) -> None:
        """Lets the workers end what they have in hand."""
        self._ended.set()
        with self._turn:
            self._made.close()  # type: ignore[no-untyped-call]
            self._made.join()


@contextmanager
def pool(workers: int, job: Job) -> Iterator[Crew]:
    """A pool of readers for the length of a block; an exception ends them at once.

    Giving it a task raises `WorkersLost` where no worker lives long enough to do one.
    """
    made = _Renewed(workers, job)
    try:
        yield made
    except BaseException:
        made.stop()
        raise
    made.finish()

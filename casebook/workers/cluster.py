"""Readers on other machines: a Dask cluster does what the pool of this machine does.

Each task runs in a reading process of its own that the cluster's worker starts, under the same limits, so that a
document which crashes a library never ends a worker of the cluster. Only the machine that gives the orders
writes the casebook: a task that the scheduler gives out twice, because a worker died, is still kept once.

A worker of the cluster needs this package at the same version, and must not be a daemonic process:
`dask worker tcp://HOST:8786 --no-nanny`, or `distributed.worker.daemon: false` in its configuration.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from casebook.workers.pool import Crew, readers, warm_up

if TYPE_CHECKING:
    from pebble import ProcessPool

    from casebook.workers.job import Job

SCHEME = "dask://"
ANSWERS_WITHIN = 10.0
"""Seconds that a scheduler may take to answer."""


class ClusterError(Exception):
    """The cluster cannot be used; the message says why and what to do."""


class _Tasks:
    """A client's executor with the pool's way of taking tasks."""

    def __init__(self, executor: Any, job: Job) -> None:
        self._executor, self._job = executor, job

    def schedule(
        self, function: Callable[..., Any], args: tuple[Any, ...] = (), *, timeout: float | None = None
    ) -> Future[Any]:
        """Puts a task into the cluster's queue."""
        made: Future[Any] = self._executor.submit(isolated, function, args, timeout, self._job)
        return made


@contextmanager
def cluster(address: str, job: Job) -> Iterator[Crew]:
    """The cluster whose scheduler is at `dask://HOST:PORT`, for the length of a block.

    Raises `ClusterError` where the extra is missing, nobody answers, or there is no worker.
    """
    client = _client(address)
    try:
        if not client.nthreads():
            raise ClusterError(f"{address}: the scheduler has no workers; start some with: dask worker")
        yield _Tasks(client.get_executor(retries=3, pure=False), job)
    finally:
        client.close()


def threads(address: str) -> int:
    """How many tasks the cluster does at a time. Raises `ClusterError` as `cluster` does."""
    client = _client(address)
    try:
        return sum(client.nthreads().values())
    finally:
        client.close()


def _client(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError as lacking:
        raise ClusterError("--engine needs the extra: pip install 'gauger[cluster]'") from lacking
    if not address.startswith(SCHEME):
        raise ClusterError(f"{address}: an engine is named as {SCHEME}HOST:8786")
    try:
        return Client(f"tcp://{address.removeprefix(SCHEME)}", timeout=ANSWERS_WITHIN, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError) as trouble:
        raise ClusterError(f"{address}: no scheduler answers ({trouble}); start one with: dask scheduler") from (
            trouble
        )


def isolated(function: Callable[..., Any], args: tuple[Any, ...], timeout: float | None, job: Job) -> Any:
    """Runs on a worker of the cluster: the task in a process of its own, with its limit of time."""
    limit = None if timeout is None else timeout
    return _pool(job).schedule(function, args=args, timeout=limit).result()


@cache
def _pool(job: Job) -> ProcessPool:
    """The reading processes of this worker of the cluster, ended with it."""
    from distributed import get_worker

    warm_up()
    made = readers(get_worker().state.nthreads, job)
    atexit.register(made.stop)
    return made

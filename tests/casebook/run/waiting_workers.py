"""Workers that answer when a test tells them to, and a run in hand with them."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import stand_ins

from casebook.run.answering import answers
from casebook.run.bulk import Recognition, Result
from casebook.run.files.discover import Document
from casebook.run.in_hand import InHand
from casebook.run.states import (
    State,
)
from casebook.run.tasks import Dispatcher
from casebook.store.database import Store
from casebook.workers.job import Job
from casebook.workers.limits import Limits

JOB = Job(date(2026, 12, 1), "default", "0.1.0", limits=Limits(seconds=5, ocr_seconds=50), reader=stand_ins.read)


@dataclass
class Workers:
    """Workers that do nothing by themselves: each task waits in `given` until a test ends it."""

    given: list[tuple[Callable[..., Any], tuple[Any, ...], float | None, Future[Any]]] = field(default_factory=list)

    def schedule(
        self, function: Callable[..., Any], args: tuple[Any, ...] = (), *, timeout: float | None = None
    ) -> Future[Any]:
        future: Future[Any] = Future()
        self.given.append((function, args, timeout, future))
        return future

    def do(self) -> None:
        """Does the newest task as a worker would."""
        function, args, _seconds, future = self.given[-1]
        future.set_result(function(*args))

    def fail(self, trouble: Exception) -> None:
        self.given[-1][3].set_exception(trouble)


def going(store: Store, workers: Workers, *, ocr: bool = True) -> InHand:
    made = answers(store, JOB, who="ann", ocr=ocr)
    return InHand(made, Dispatcher(workers, JOB), Recognition(), 2, ocr)


def paper(tmp_path: Path, word: str, name: str = "a.pdf") -> Document:
    path = tmp_path / name
    path.write_text(f"%PDF-{word}")
    return Document(path, name)


def state(run: InHand, at: int = 0) -> State:
    return run.order.slots[at].state


def results(run: InHand) -> list[Result]:
    run.collect(stopping=False)
    return list(run.ready())

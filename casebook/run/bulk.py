"""A bulk run: files in, answers out in the order of the paths; nothing that one file does stops the others.

Each document is read in a worker process with limits of its own. What is read is kept at once; what was kept
by an earlier run of the same program and catalogue is not read again, only classified anew with what people
have made of it since. A document whose pictures must be recognised is set aside and answered when that is done:
those behind it do not wait.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from casebook.duplicates import near_duplicates
from casebook.run.answering import answers
from casebook.run.files.discover import Document, Found, Unreachable
from casebook.run.in_hand import InHand
from casebook.run.recognition_queue import Recognition
from casebook.run.states import How, Result
from casebook.run.tasks import Dispatcher
from casebook.store.database import Store
from casebook.workers.job import Job
from casebook.workers.pool import Crew, pool

__all__ = ["How", "Recognition", "Result", "Run", "Settings"]

AHEAD = 16
"""How many documents may wait for each worker: enough to keep it busy, few enough to hold in memory."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told: the job of every worker, who runs it, how many workers, and whether to recognise pictures.

    `cluster` is a scheduler's address; without one the workers run on this machine.
    """

    job: Job
    who: str
    workers: int = 1
    ocr: bool = True
    cluster: str | None = None


@dataclass(slots=True)
class Run:
    """A run that can be followed from outside. `stop` asks it to finish what is in hand and take nothing more."""

    settings: Settings
    store: Store
    stop: bool = False
    recognition: Recognition = field(default_factory=Recognition)

    def results(self, found: Iterable[Found]) -> Iterator[Result]:
        """An answer for each document; raises `StoreError` where the casebook cannot be written."""
        waiting = (f for f in found if isinstance(f, Document | Unreachable))
        near_duplicates.ready(self.store)
        settings = self.settings
        with _crew(settings) as crew:
            made = answers(self.store, settings.job, who=settings.who, ocr=settings.ocr)
            tasks = Dispatcher(crew, settings.job)
            going = InHand(made, tasks, self.recognition, settings.workers, settings.ocr)
            while (more := self._fill(going, waiting)) or going.is_open:
                if self.stop:
                    going.drop_waiting()
                going.recognise(is_alone=not more)
                going.wait()
                going.collect(stopping=self.stop)
                yield from going.ready()

    def _fill(self, going: InHand, waiting: Iterator[Document | Unreachable]) -> bool:
        """Takes documents up to the length of the queue; false where there is nothing more to take."""
        while not self.stop and len(going.order.slots) < AHEAD * self.settings.workers:
            entry = next(waiting, None)
            if entry is None:
                return False
            going.take(entry)
        return not self.stop


def _crew(settings: Settings) -> AbstractContextManager[Crew]:
    """Who reads: processes of this machine, or those of a cluster."""
    if settings.cluster is None:
        return pool(settings.workers, settings.job)
    from casebook.workers.cluster import cluster

    return cluster(settings.cluster, settings.job)

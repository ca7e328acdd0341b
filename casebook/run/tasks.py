"""What is given to workers: each task with its limit of time, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from casebook.run import rejudging
from casebook.run.files import opening
from casebook.workers import limits
from casebook.workers.job import Answer, Job, Unpacked
from casebook.workers.worker import answer, heard, inner
from extractor.document.model import Identity, Problem, Source

if TYPE_CHECKING:
    from concurrent.futures import Future

    from casebook.record.events import Record
    from casebook.workers.pool import Crew

Outcome = Answer | Unpacked | Problem
"""What a task gives: an answer on a document, the documents inside it, or the problem that ended the task."""


@dataclass(frozen=True, slots=True)
class Task:
    """Work that a worker was given, and the seconds that it may take."""

    future: Future[Any]
    seconds: float

    @property
    def is_done(self) -> bool:
        """Whether it has ended, well or not."""
        return self.future.done()

    @property
    def is_waiting(self) -> bool:
        """Whether no worker has begun it."""
        return not self.future.running() and not self.future.done()

    @property
    def is_lost(self) -> bool:
        """Whether it ended with its pool: no fault of the document's."""
        return not self.future.cancelled() and isinstance(self.future.exception(), BrokenProcessPool)

    def outcome(self, memory_mb: int) -> Outcome:
        """What it gave once it has ended, or the problem that ended it."""
        from pebble import ProcessExpired

        try:
            made: Outcome = self.future.result()
            return made
        except TimeoutError:
            return limits.too_slow(self.seconds)
        except ProcessExpired as end:
            return limits.died(end.exitcode, memory_mb)
        except MemoryError:
            return limits.too_large(memory_mb)
        except BrokenProcessPool:
            return limits.crashed("with all the others")
        except CancelledError:
            return limits.failed("its reading was called off")
        except Exception:
            return limits.failed("what its reading gave could not be handed on")


@dataclass(frozen=True, slots=True)
class Dispatcher:
    """Gives the workers of a run their tasks."""

    crew: Crew
    job: Job

    def unpack(self, source: Source) -> Task:
        """Takes the documents out of an archive or a mail."""
        return self._task(inner, (source, self.job.passwords))

    def read(self, source: Source, *, pictures: bool) -> Task:
        """Reads a document. Pictures have a longer limit, and a task of their own, so that a hang shows early."""
        return self._task(answer, (source, self.job, pictures), pictures=pictures)

    def recognise(self, source: Source, plain: Answer) -> Task:
        """Reads a document again with its pictures, or where only deciding values need them, compares those."""
        if plain.needs_ocr:
            return self.read(source, pictures=True)
        return self._task(heard, (source, plain, self.job), pictures=True)

    def rejudge(self, records: Sequence[Record], identity: Identity) -> Task:
        """Judges anew what the casebook has of a document."""
        return self._task(rejudging.answer, (records, identity, None, self.job))

    def _task(self, function: Callable[..., Any], arguments: tuple[Any, ...], *, pictures: bool = False) -> Task:
        bounds = self.job.limits
        seconds = bounds.ocr_seconds if pictures and opening.has_ocr() else bounds.seconds
        return Task(self.crew.schedule(function, args=arguments, timeout=seconds), seconds)

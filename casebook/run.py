"""A bulk run: files in, answers out in the order of the paths, and nothing that one file does stops the
others.
 Each document is read in a worker process with limits of its own. What is read is kept at once; what was kept
by an earlier run of the same program and catalogue is not read again, only classified anew with what people
have made of it since.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from casebook import alike, limits, recording, sources
from casebook.discover import Document, Found, Unreachable
from casebook.events import Stamp
from casebook.pool import Crew, pool
from casebook.recording import Edition
from casebook.store import Store
from casebook.worker import (
    Answer,
    Job,
    Unpacked,
    answer,
    answer_of,
    catalogue_of,
    inner,
    unread,
    without_recognition,
)
from classifier.catalogue import Catalogue
from extractor.document import Problem, Severity, Source

if TYPE_CHECKING:
    from concurrent.futures import Future

AHEAD = 16
"""How many documents may wait for each worker: enough to keep it busy, few enough to hold in memory."""
_TICK = 0.2


class How(StrEnum):
    """How an answer came about."""

    READ = "read"
    KEPT = "kept"
    COPY = "copy"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """One document's answer. `copy_of` names the document of this run that has the same bytes, `like` one
    that says nearly the same."""

    name: str
    how: How
    answer: Answer
    copy_of: str | None = None
    like: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told: the job that every worker does, who runs it, how many workers, and whether to
    recognise pictures. `cluster` is a scheduler's address; without one the workers run on this machine."""

    job: Job
    who: str
    workers: int = 1
    ocr: bool = True
    cluster: str | None = None


@dataclass(slots=True)
class _Slot:
    """One document's place in the queue: a task under way, a result, or neither where it is kept or a
    copy. `plain` is what was read without recognition, while recognition is under way; `losses` is how often
    its task was lost with the pool.
    """

    source: Source
    task: Future[Any] | None = None
    is_container: bool = False
    ocr: bool = False
    plain: Answer | None = None
    losses: int = 0
    result: Result | None = None
    copy_of: str | None = None

    @property
    def is_open(self) -> bool:
        """Whether a worker, or we ourselves, still have to finish it."""
        if self.task is None or self.result is not None:
            return False
        return not (self.is_container and self.task.done())


@dataclass(slots=True)
class Run:
    """A run under way. `stop` asks it to finish what is in hand and take nothing more."""

    settings: Settings
    store: Store
    stop: bool = False
    _slots: deque[_Slot] = field(default_factory=deque)
    _names: dict[str, str] = field(default_factory=dict)
    _alikes: alike.Alikes = field(default_factory=alike.Alikes)

    def results(self, found: Iterable[Found]) -> Iterator[Result]:
        """An answer for each document, in order; raises `StoreError` where the casebook cannot be written."""
        waiting = (f for f in found if isinstance(f, Document | Unreachable))
        alike.ready(self.store)
        with _crew(self.settings) as workers:
            while self._fill(waiting, workers) or self._slots:
                if self.stop:
                    self._drop_waiting()
                self._collect(workers)
                yield from self._next(workers)

    def _fill(self, waiting: Iterator[Document | Unreachable], workers: Crew) -> bool:
        """Takes documents up to the length of the queue; false where there is nothing more to take."""
        while not self.stop and len(self._slots) < AHEAD * self.settings.workers:
            entry = next(waiting, None)
            if entry is None:
                return False
            got = sources.opened(entry, self.settings.job.limits)
            self._slots.append(self._queued(got, workers) if isinstance(got, Source) else self._failed(*got))
        return not self.stop

    def _queued(self, source: Source, workers: Crew, *, is_inner: bool = False) -> _Slot:
        if sources.is_container(source) and not is_inner:
            limit = self.settings.job.limits.seconds
            task = workers.schedule(inner, args=(source,), timeout=limit)
            return _Slot(source, task, is_container=True)
        first = self._names.setdefault(source.identity.sha256, source.identity.name)
        if first != source.identity.name:
            return _Slot(source, copy_of=first)
        slot = _Slot(source)
        if not recording.is_kept(self.store, source.identity.sha256, self._edition):
            self._schedule(slot, workers, ocr=self.settings.ocr and not sources.has_ocr())
        return slot

    def _schedule(self, slot: _Slot, workers: Crew, *, ocr: bool) -> None:
        """Pictures are recognised in a second task with a longer limit, so that a hang is found out soon."""
        slot.ocr = ocr
        slot.task = workers.schedule(answer, args=(slot.source, self.settings.job, ocr), timeout=self._limit(slot))

    def _limit(self, slot: _Slot) -> float:
        bounds = self.settings.job.limits
        return bounds.ocr_seconds if slot.ocr and sources.has_ocr() else bounds.seconds

    def _collect(self, workers: Crew) -> None:
        """Keeps every answer that has come in, whatever its turn."""
        if self._slots and self._slots[0].is_open:
            tasks = [s.task for s in self._slots if s.task and s.is_open]
            wait(tasks, timeout=_TICK, return_when=FIRST_COMPLETED)
        for slot in self._slots:
            if slot.task and slot.task.done() and not slot.result and not slot.is_container:
                self._receive(slot, workers)

    def _next(self, workers: Crew) -> Iterator[Result]:
        """The results whose turn it is; an archive makes way for the documents in it."""
        while self._slots and not self._slots[0].is_open:
            slot = self._slots.popleft()
            if slot.is_container:
                self._slots.extendleft(reversed(self._unpacked(slot, workers)))
            else:
                yield self._compared(slot.result or self._kept(slot))

    def _compared(self, result: Result) -> Result:
        """The result with the earlier document of this run that says nearly the same."""
        if result.copy_of:
            return result
        own = result.answer.gist or alike.kept(self.store, result.answer.sha256)
        return replace(result, like=self._alikes.like(result.name, own))

    def _receive(self, slot: _Slot, workers: Crew) -> None:
        if self._is_lost(slot):
            slot.losses += 1
            self._schedule(slot, workers, ocr=slot.ocr)
            return
        made = self._outcome(slot)
        assert not isinstance(made, Unpacked)
        if isinstance(made, Answer) and made.needs_ocr and self.settings.ocr and not slot.ocr:
            slot.plain = made
            self._schedule(slot, workers, ocr=True)
            return
        self._keep(slot, *self._attempted(slot, made))

    def _is_lost(self, slot: _Slot) -> bool:
        """Whether a task ended with its pool, and is to be given out again: no fault of the document's."""
        assert slot.task is not None
        if self.stop or slot.losses >= limits.MAX_ATTEMPTS or slot.task.cancelled():
            return False
        return isinstance(slot.task.exception(), BrokenProcessPool)

    def _attempted(self, slot: _Slot, made: Answer | Problem) -> tuple[Answer, Edition]:
        """The answer to keep and its edition: a reading that was ended from outside counts as an attempt."""
        troubles = made.problems if isinstance(made, Answer) else (made,)
        outside = next((p for p in troubles if limits.is_outside(p)), None)
        edition, job = self._edition, self.settings.job
        if outside is not None:
            attempt = recording.attempts(self.store, slot.source.identity.sha256, edition) + 1
            edition, made = edition.after(attempt), limits.counted(outside, attempt)
        if isinstance(made, Answer):
            return made, edition
        if slot.plain is not None:
            return without_recognition(slot.plain, made, job), edition
        return answer_of(unread(slot.source, made), (), self._catalogue, job), edition

    def _keep(self, slot: _Slot, made: Answer, edition: Edition) -> None:
        identity, job = slot.source.identity, self.settings.job
        recording.keep_reading(self.store, identity, made, edition, self._stamp)
        slot.result = self._kept(slot, How.READ) if recording.has_work(self.store, identity.sha256) else None
        if slot.result is None:
            recording.keep_answer(self.store, identity, made, job, self._stamp)
            slot.result = Result(identity.name, How.READ, made)

    def _unpacked(self, slot: _Slot, workers: Crew) -> list[_Slot]:
        """The documents of an archive, after the archive itself where it had troubles."""
        made = self._outcome(slot)
        if not isinstance(made, Unpacked):
            assert isinstance(made, Problem)
            return [self._failed(slot.source, made)]
        nothing = Problem("open", "there is no document in it", Severity.ERROR)
        troubles = made.problems or (() if made.sources else (nothing,))
        own = [self._failed(slot.source, *troubles)] if troubles else []
        return own + [self._queued(s, workers, is_inner=True) for s in made.sources]

    def _outcome(self, slot: _Slot) -> Answer | Unpacked | Problem:
        """What a finished task gave, or the problem that ended it."""
        from pebble import ProcessExpired

        assert slot.task is not None
        try:
            made: Answer | Unpacked = slot.task.result()
            return made
        except TimeoutError:
            return limits.too_slow(self._limit(slot))
        except ProcessExpired as end:
            return limits.crashed(f"exit code {end.exitcode}")
        except MemoryError:
            return limits.too_large(self.settings.job.limits.memory_mb)
        except BrokenProcessPool:
            return limits.crashed("with all the others")
        except (Exception, CancelledError) as bug:
            return limits.failed(f"{type(bug).__name__}: {bug}")

    def _kept(self, slot: _Slot, how: How = How.KEPT) -> Result:
        """The answer on a document that the casebook has, with what people have made of it."""
        identity = slot.source.identity
        state = recording.state_of(self.store, identity.sha256)
        if state.reading is None:
            return self._failed(slot.source, Problem("open", "its copy was not read", Severity.ERROR)).result  # type: ignore[return-value]
        reading = sources.under_name(state.reading, identity, slot.copy_of)
        items = [s.current for s in state.items.values() if s.seen]
        made = answer_of(reading, items, self._catalogue, self.settings.job)
        recording.keep_answer(self.store, identity, made, self.settings.job, self._stamp)
        return Result(identity.name, How.COPY if slot.copy_of else how, made, slot.copy_of)

    def _failed(self, source: Source, *problems: Problem) -> _Slot:
        """A place for a document that could not be tried: not kept, so that the next run tries again."""
        reading = replace(unread(source, problems[0]), problems=problems)
        made = answer_of(reading, (), self._catalogue, self.settings.job)
        return _Slot(source, result=Result(source.identity.name, How.FAILED, made))

    def _drop_waiting(self) -> None:
        """Leaves only what a worker has in hand or has finished, and what is kept."""
        for slot in self._slots:
            if slot.task is not None and not slot.task.running() and not slot.task.done():
                slot.task.cancel()
        dropped = {s.source.identity.name for s in self._slots if s.task is not None and s.task.cancelled()}
        self._slots = deque(
            s for s in self._slots if s.source.identity.name not in dropped and s.copy_of not in dropped
        )

    @property
    def _catalogue(self) -> Catalogue:
        return catalogue_of(self.settings.job.layers)

    @property
    def _edition(self) -> Edition:
        job = self.settings.job
        options = sources.options(ocr=self.settings.ocr, passwords=job.passwords)
        return Edition(job.program, self._catalogue.sha256, options)

    @property
    def _stamp(self) -> Stamp:
        return Stamp(self.settings.who, self.settings.job.program, self._catalogue.sha256)


def _crew(settings: Settings) -> AbstractContextManager[Crew]:
    """Who reads: processes of this machine, or those of a cluster."""
    if settings.cluster is None:
        return pool(settings.workers, settings.job)
    from casebook.cluster import cluster

    return cluster(settings.cluster, settings.job)

"""A bulk run: files in, answers out in the order of the paths, and nothing that one file does stops the
others.
 Each document is read in a worker process with limits of its own. What is read is kept at once; what was kept
by an earlier run of the same program and catalogue is not read again, only classified anew with what people
have made of it since. A document whose pictures must be recognised is set aside and answered when that is done:
those behind it do not wait.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace

from casebook.duplicates import near_duplicates
from casebook.record.events import Stamp
from casebook.run import keeping, opening, rejudging
from casebook.run.discover import Document, Found, Unreachable
from casebook.run.keeping import Edition, News
from casebook.run.recognition_queue import Recognition
from casebook.run.slots import How, Result, Slot, outcome
from casebook.state.loading import records_of
from casebook.store.database import Store
from casebook.workers import limits
from casebook.workers.job import Answer, Job, Unpacked
from casebook.workers.pool import Crew, pool
from casebook.workers.worker import (
    answer,
    answer_of,
    catalogue_of,
    heard,
    inner,
    unread,
    without_recognition,
    without_witness,
)
from classifier.law.catalogue import Catalogue
from extractor.document.model import Problem, Severity, Source, Status

__all__ = ["How", "Recognition", "Result", "Run", "Settings"]

AHEAD = 16
"""How many documents may wait for each worker: enough to keep it busy, few enough to hold in memory."""
_TICK = 0.2
_AT_HAND = 20
"""Kept documents that this process judges itself before it troubles a worker, which takes a while to start."""


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
class Run:
    """A run under way. `stop` asks it to finish what is in hand and take nothing more."""

    settings: Settings
    store: Store
    stop: bool = False
    recognition: Recognition = field(default_factory=Recognition)
    _slots: deque[Slot] = field(default_factory=deque)
    _copies: list[Slot] = field(default_factory=list)
    """Copies of documents that are set aside."""
    _names: dict[str, str] = field(default_factory=dict)
    _unanswered: set[str] = field(default_factory=set)
    _alikes: near_duplicates.Alikes = field(default_factory=near_duplicates.Alikes)
    _judged_here: int = 0

    def results(self, found: Iterable[Found]) -> Iterator[Result]:
        """An answer for each document; raises `StoreError` where the casebook cannot be written."""
        waiting = (f for f in found if isinstance(f, Document | Unreachable))
        near_duplicates.ready(self.store)
        with _crew(self.settings) as workers:
            while (more := self._fill(waiting, workers)) or self._is_open:
                if self.stop:
                    self._drop_waiting()
                self._recognise(workers, is_alone=not more and not any(s.is_open for s in self._slots))
                self._collect(workers)
                yield from self._next(workers)

    @property
    def _is_open(self) -> bool:
        return bool(self._slots or self._copies or self.recognition.is_open)

    def _fill(self, waiting: Iterator[Document | Unreachable], workers: Crew) -> bool:
        """Takes documents up to the length of the queue; false where there is nothing more to take."""
        while not self.stop and len(self._slots) < AHEAD * self.settings.workers:
            entry = next(waiting, None)
            if entry is None:
                return False
            got = opening.opened(entry, self.settings.job.limits)
            if isinstance(got, Source):
                self._slots.append(self._queued(got, workers))
                self._slots[-1].path = entry.path if isinstance(entry, Document) else None
            else:
                self._slots.append(self._failed(*got))
        return not self.stop

    def _queued(self, source: Source, workers: Crew, *, is_inner: bool = False) -> Slot:
        if opening.is_container(source) and not is_inner:
            limit = self.settings.job.limits.seconds
            task = workers.schedule(inner, args=(source,), timeout=limit)
            return Slot(source, task, is_container=True)
        first = self._names.setdefault(source.identity.sha256, source.identity.name)
        if first != source.identity.name:
            return Slot(source, copy_of=first)
        slot = Slot(source)
        self._unanswered.add(slot.sha256)
        if keeping.is_kept(self.store, slot.sha256, self._edition):
            self._schedule_kept(slot, workers)
        else:
            self._schedule(slot, workers, ocr=self.settings.ocr and not opening.has_ocr())
        return slot

    def _schedule(self, slot: Slot, workers: Crew, *, ocr: bool) -> None:
        """Pictures are recognised in a second task with a longer limit, so that a hang is found out soon."""
        slot.ocr, job = ocr, self.settings.job
        if slot.plain is not None and not slot.plain.needs_ocr:
            slot.task = workers.schedule(heard, args=(slot.source, slot.plain, job), timeout=self._limit(slot))
        else:
            slot.task = workers.schedule(answer, args=(slot.source, job, ocr), timeout=self._limit(slot))

    def _schedule_kept(self, slot: Slot, workers: Crew) -> None:
        """Has what the casebook has judged by a worker, where there are many such documents."""
        if self._judged_here < _AT_HAND:
            self._judged_here += 1
            return
        records = records_of(self.store, slot.sha256)
        slot.is_kept = True
        arguments = (records, slot.source.identity, slot.copy_of, self.settings.job)
        slot.task = workers.schedule(rejudging.answer, args=arguments, timeout=self._limit(slot))

    def _limit(self, slot: Slot) -> float:
        bounds = self.settings.job.limits
        return bounds.ocr_seconds if slot.ocr and opening.has_ocr() else bounds.seconds

    def _recognise(self, workers: Crew, *, is_alone: bool) -> None:
        """Gives out the documents with pictures whose turn it is, opened again where their bytes were let go."""
        for slot in self.recognition.due(self.settings.workers, is_alone=is_alone):
            if slot.path is not None and not slot.source.data:
                got = opening.opened(Document(slot.path, slot.name), self.settings.job.limits)
                if isinstance(got, tuple):
                    slot.result = self._failed(*got).result
                    continue
                slot.source = replace(slot.source, data=got.data)
            self._schedule(slot, workers, ocr=True)

    def _collect(self, workers: Crew) -> None:
        """Keeps every answer that has come in, whatever its turn."""
        if not self._slots or self._slots[0].is_open:
            tasks = [s.task for s in (*self._slots, *self.recognition.running) if s.task and s.is_open]
            wait(tasks, timeout=_TICK, return_when=FIRST_COMPLETED)
        came = [s for s in (*self._slots, *self.recognition.running) if s.has_come]
        received = [(slot, news) for slot in came if (news := self._received(slot, workers))]
        worked = keeping.keep_all(self.store, [n for _slot, n in received], self.settings.job, self._stamp)
        for slot, news in received:
            if slot.sha256 in worked and not slot.copy_of:
                slot.result = self._kept(slot, How.READ)
            else:
                slot.result = Result(slot.name, slot.how, news.answer, slot.copy_of)

    def _next(self, workers: Crew) -> Iterator[Result]:
        """The results whose turn it is; an archive makes way for the documents in it."""
        for slot in self.recognition.done():
            yield self._answered(slot)
        while self._slots and not self._slots[0].is_open:
            slot = self._slots.popleft()
            if slot.is_container:
                self._slots.extendleft(reversed(self._unpacked(slot, workers)))
            elif slot.waits_for_recognition:
                self.recognition.put(slot)
            elif slot.copy_of and slot.sha256 in self._unanswered:
                self._copies.append(slot)
            else:
                yield self._answered(slot)
        ready = [s for s in self._copies if s.sha256 not in self._unanswered]
        self._copies = [s for s in self._copies if s.sha256 in self._unanswered]
        yield from map(self._answered, ready)

    def _answered(self, slot: Slot) -> Result:
        """The slot's result with the earlier document of this run that says nearly the same."""
        result = slot.result or self._kept(slot)
        if result.copy_of:
            return result
        self._unanswered.discard(slot.sha256)
        own = result.answer.gist or near_duplicates.kept(self.store, result.answer.sha256)
        return replace(result, like=self._alikes.like(result.name, own))

    def _received(self, slot: Slot, workers: Crew) -> News | None:
        """What a task gave, to be kept; none where the document goes on to another task or waits for one."""
        if self._is_lost(slot):
            slot.losses += 1
            self._schedule(slot, workers, ocr=slot.ocr)
            return None
        made = outcome(slot, self._limit(slot), self.settings.job.limits)
        assert not isinstance(made, Unpacked)
        if slot.is_kept:
            again = made if isinstance(made, Answer) else None
            slot.result = None if again else self._kept(slot)
            return News(slot.source.identity, again, is_copy=slot.copy_of is not None) if again else None
        waits = isinstance(made, Answer) and (made.needs_ocr or made.to_hear)
        if isinstance(made, Answer) and waits and self.settings.ocr and not slot.ocr:
            slot.plain, slot.task = made, None
            return None
        if isinstance(made, Answer) and slot.ocr:
            self.recognition.count(made)
        return News(slot.source.identity, *self._attempted(slot, made))

    def _is_lost(self, slot: Slot) -> bool:
        """Whether a task ended with its pool, and is to be given out again: no fault of the document's."""
        assert slot.task is not None
        if self.stop or slot.is_kept or slot.losses >= limits.MAX_ATTEMPTS or slot.task.cancelled():
            return False
        return isinstance(slot.task.exception(), BrokenProcessPool)

    def _attempted(self, slot: Slot, made: Answer | Problem) -> tuple[Answer, Edition]:
        """The answer to keep and its edition: a reading that was ended from outside counts as an attempt."""
        troubles = made.problems if isinstance(made, Answer) else (made,)
        outside = next((p for p in troubles if limits.is_outside(p)), None)
        edition, job = self._edition, self.settings.job
        if outside is not None:
            attempt = keeping.attempts(self.store, slot.sha256, edition) + 1
            edition, made = edition.after(attempt), limits.counted(outside, attempt)
        if isinstance(made, Answer):
            return made, edition
        if slot.plain is not None:
            fallen_back = without_recognition if slot.plain.needs_ocr else without_witness
            return fallen_back(slot.plain, made, job), edition
        return answer_of(unread(slot.source, made), (), self._catalogue, job), edition

    def _unpacked(self, slot: Slot, workers: Crew) -> list[Slot]:
        """The documents of an archive, after the archive itself where it had troubles."""
        made = outcome(slot, self._limit(slot), self.settings.job.limits)
        if not isinstance(made, Unpacked):
            assert isinstance(made, Problem)
            if not opening.has_pages(slot.source):
                return [self._failed(slot.source, made)]
            made = Unpacked((slot.source,), (made,))  # its pages can be read where what it carries cannot
        nothing = Problem("open", "there is no document in it", Severity.ERROR)
        troubles = made.problems or (() if made.sources else (nothing,))
        own = [self._failed(slot.source, *troubles, gave=bool(made.sources))] if troubles else []
        return own + [self._queued(s, workers, is_inner=True) for s in made.sources]

    def _kept(self, slot: Slot, how: How = How.KEPT) -> Result:
        """The answer on a document that the casebook has, with what people have made of it."""
        records, job = records_of(self.store, slot.sha256), self.settings.job
        made = rejudging.answer(records, slot.source.identity, slot.copy_of, job)
        if isinstance(made, Problem):
            return self._failed(slot.source, made).result  # type: ignore[return-value]
        news = News(slot.source.identity, made, is_copy=slot.copy_of is not None)
        keeping.keep_all(self.store, (news,), job, self._stamp)
        return Result(slot.name, How.COPY if slot.copy_of else how, made, slot.copy_of)

    def _failed(self, source: Source, *problems: Problem, gave: bool = False) -> Slot:
        """A place for a document that could not be tried: not kept, so that the next run tries again. A container
        that gave documents was read, or where more than notes stand against it, in part."""
        noted = all(p.severity is Severity.NOTE for p in problems)
        status = Status.UNREADABLE if not gave else Status.READ if noted else Status.PARTLY_READ
        reading = replace(unread(source, problems[0]), problems=problems, status=status)
        made = answer_of(reading, (), self._catalogue, self.settings.job)
        return Slot(source, result=Result(source.identity.name, How.FAILED, made))

    def _drop_waiting(self) -> None:
        """Leaves only what a worker has in hand or has finished, and what is kept."""
        hand = (*self._slots, *self.recognition.running)
        for slot in hand:
            if slot.task is not None and not slot.task.running() and not slot.task.done():
                slot.task.cancel()
        dropped = {s.name for s in hand if s.waits_for_recognition or (s.task is not None and s.task.cancelled())}
        dropped |= {s.name for s in self.recognition.waiting}
        left = [s for s in self._slots if s.name not in dropped and s.copy_of not in dropped]
        self._slots = deque(left)
        self._copies = [s for s in self._copies if s.copy_of not in dropped]
        self.recognition.drop(dropped)

    @property
    def _catalogue(self) -> Catalogue:
        return catalogue_of(self.settings.job.layers)

    @property
    def _edition(self) -> Edition:
        job = self.settings.job
        options = opening.options(ocr=self.settings.ocr, passwords=job.passwords)
        return Edition(job.program, self._catalogue.sha256, options)

    @property
    def _stamp(self) -> Stamp:
        return Stamp(self.settings.who, self.settings.job.program, self._catalogue.sha256)


def _crew(settings: Settings) -> AbstractContextManager[Crew]:
    """Who reads: processes of this machine, or those of a cluster."""
    if settings.cluster is None:
        return pool(settings.workers, settings.job)
    from casebook.workers.cluster import cluster

    return cluster(settings.cluster, settings.job)

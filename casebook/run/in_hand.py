"""The documents that a bulk run has in hand: each is moved from state to state until its answer is given out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, wait
from dataclasses import dataclass, field, replace

from casebook.duplicates import near_duplicates
from casebook.run.answering import Answers
from casebook.run.files import opening
from casebook.run.files.discover import Document, Unreachable
from casebook.run.keeping import News
from casebook.run.order import Order
from casebook.run.recognition_queue import Recognition
from casebook.run.states import (
    Answered,
    AwaitingRecognition,
    Copy,
    How,
    Kept,
    Reading,
    Recognising,
    Rejudging,
    Result,
    Slot,
    State,
    Unpacking,
)
from casebook.run.tasks import Dispatcher, Outcome, Task
from casebook.workers import limits
from casebook.workers.job import Answer, Unpacked
from extractor.document.model import Problem, Severity, Source

_TICK = 0.2
"""Seconds for which a run waits for a worker before it looks whether it is to stop."""

JUDGED_HERE = 20
"""Kept documents that this process judges itself before it troubles a worker, which takes a while to start."""


@dataclass(slots=True)
class InHand:
    """The documents of a run that are taken and not answered yet; `workers` is how many read at a time."""

    answers: Answers
    tasks: Dispatcher
    recognition: Recognition
    workers: int = 1
    ocr: bool = True
    order: Order = field(default_factory=Order)
    _near_duplicates: near_duplicates.NearDuplicates = field(default_factory=near_duplicates.NearDuplicates)
    _judged_here: int = 0

    @property
    def is_open(self) -> bool:
        """Whether any document is without its answer."""
        return self.order.is_open or self.recognition.is_open

    @property
    def _slots(self) -> Sequence[Slot]:
        return (*self.order.slots, *self.recognition.running)

    def take(self, entry: Document | Unreachable) -> None:
        """Opens a file and gives it its place."""
        got = opening.opened(entry, self.tasks.job.limits)
        if isinstance(got, Source):
            path = entry.path if isinstance(entry, Document) else None
            self.order.slots.append(Slot(got, self._first_state(got), path))
        else:
            self.order.slots.append(self._failed(*got))

    def _first_state(self, source: Source, *, is_inner: bool = False) -> State:
        if opening.is_container(source) and not is_inner:
            return Unpacking(self.tasks.unpack(source))
        identity = source.identity
        if (first := self.order.first_of(identity)) is not None:
            return Copy(first)
        if not self.answers.is_kept(identity.sha256):
            pictures = self.ocr and not opening.has_ocr()  # read once: its answer tells what is lacking
            return Reading(self.tasks.read(source, pictures=pictures), pictures)
        if self._judged_here < JUDGED_HERE:
            self._judged_here += 1
            return Kept()
        return Rejudging(self.tasks.rejudge(self.answers.records(identity.sha256), identity))

    def recognise(self, *, is_alone: bool) -> None:
        """Gives out the documents with pictures whose turn it is, opened again where their bytes were let go."""
        is_alone = is_alone and not any(s.is_open for s in self.order.slots)
        for slot in self.recognition.due(self.workers, is_alone=is_alone):
            assert isinstance(slot.state, AwaitingRecognition)
            if slot.path is not None and not slot.source.data:
                got = opening.opened(Document(slot.path, slot.name), self.tasks.job.limits)
                if isinstance(got, tuple):
                    slot.state = Answered(self.answers.failed(*got))
                    continue
                slot.source = replace(slot.source, data=got.data)
            slot.state = slot.state.begun(self.tasks.recognise(slot.source, slot.state.plain))

    def wait(self) -> None:
        """Waits, for a moment at most, until a worker is done, where the next answer depends on one."""
        if not self.order.slots or self.order.slots[0].is_open:
            tasks = [s.task.future for s in self._slots if s.task is not None and s.is_open]
            wait(tasks, timeout=_TICK, return_when=FIRST_COMPLETED)

    def collect(self, *, stopping: bool) -> None:
        """Keeps every answer that has come in, whatever its turn."""
        came = [s for s in self._slots if s.is_open and s.task is not None and s.task.is_done]
        received = [(slot, news) for slot in came if (news := self._received(slot, stopping=stopping))]
        worked = self.answers.keep([news for _slot, news in received])
        for slot, news in received:
            how = How.KEPT if isinstance(slot.state, Rejudging) else How.READ
            is_worked = slot.sha256 in worked
            result = self.answers.kept(slot.source, How.READ) if is_worked else Result(slot.name, how, news.answer)
            slot.state = Answered(result)

    def _received(self, slot: Slot, *, stopping: bool) -> News | None:
        """What a task gave, to be kept; none where the document has gone on to another state instead."""
        state = slot.state
        assert isinstance(state, Rejudging | Reading | Recognising)
        if not isinstance(state, Rejudging) and not stopping and _is_lost(state):
            slot.state = state.lost(self._again(slot.source, state))
            return None
        made = self._outcome(state.task)
        assert not isinstance(made, Unpacked)
        if isinstance(state, Rejudging):
            if isinstance(made, Answer):
                return News(slot.source.identity, made)
            slot.state = Answered(self.answers.kept(slot.source))
            return None
        if isinstance(state, Reading) and self._needs_pictures(state, made):
            assert isinstance(made, Answer)
            slot.state = state.waits(made)
            return None
        if isinstance(made, Answer) and (isinstance(state, Recognising) or state.pictures):
            self.recognition.count(made)
        return self.answers.news(slot.source, made, state.plain if isinstance(state, Recognising) else None)

    def _again(self, source: Source, state: Reading | Recognising) -> Task:
        if isinstance(state, Recognising):
            return self.tasks.recognise(source, state.plain)
        return self.tasks.read(source, pictures=state.pictures)

    def _needs_pictures(self, state: Reading, made: Answer | Problem) -> bool:
        waits = isinstance(made, Answer) and (made.needs_ocr or made.to_hear)
        return waits and self.ocr and not state.pictures

    def _outcome(self, task: Task) -> Outcome:
        return task.outcome(self.tasks.job.limits.memory_mb)

    def ready(self) -> Iterator[Result]:
        """The results whose turn it is; an archive makes way for the documents in it."""
        for slot in self.recognition.done():
            yield self._answered(slot)
        slots = self.order.slots
        while slots and not slots[0].is_open:
            slot = slots.popleft()
            match slot.state:
                case Unpacking(task):
                    slots.extendleft(reversed(self._unpacked(slot.source, task)))
                case AwaitingRecognition():
                    self.recognition.put(slot)
                case Copy() if self.order.waits_for_first(slot):
                    self.order.copies.append(slot)
                case _:
                    yield self._answered(slot)
        yield from map(self._answered, self.order.ready_copies())

    def _answered(self, slot: Slot) -> Result:
        """The slot's result with the earlier document of this run that says nearly the same."""
        result = self._result(slot)
        if result.copy_of:
            return result
        self.order.has_answer(slot.sha256)
        own = result.answer.fingerprint or near_duplicates.kept(self.answers.store, result.answer.sha256)
        return replace(result, like=self._near_duplicates.like(result.name, own))

    def _result(self, slot: Slot) -> Result:
        match slot.state:
            case Answered(result):
                return result
            case Copy(first):
                return self.answers.kept(slot.source, How.COPY, first)
            case _:
                return self.answers.kept(slot.source)

    def _unpacked(self, source: Source, task: Task) -> list[Slot]:
        """The documents of an archive, after the archive itself where it had troubles."""
        made = self._outcome(task)
        if not isinstance(made, Unpacked):
            assert isinstance(made, Problem)
            if not opening.has_pages(source):
                return [self._failed(source, made)]
            made = Unpacked((source,), (made,))  # its pages can be read where what it carries cannot
        nothing = Problem("open", "there is no document in it", Severity.ERROR)
        troubles = made.problems or (() if made.sources else (nothing,))
        own = [self._failed(source, *troubles, gave=bool(made.sources))] if troubles else []
        return own + [Slot(s, self._first_state(s, is_inner=True)) for s in made.sources]

    def _failed(self, source: Source, *problems: Problem, gave: bool = False) -> Slot:
        return Slot(source, Answered(self.answers.failed(source, *problems, gave=gave)))

    def drop_waiting(self) -> None:
        """Leaves only what a worker has in hand or has finished, and what is kept."""
        hand = self._slots
        for task in (s.task for s in hand):
            if task is not None and task.is_waiting:
                task.future.cancel()
        dropped = {s.name for s in hand if isinstance(s.state, AwaitingRecognition)}
        dropped |= {s.name for s in hand if s.task is not None and s.task.future.cancelled()}
        dropped |= {s.name for s in self.recognition.waiting}
        self.order.drop(dropped)
        self.recognition.drop(dropped)


def _is_lost(state: Reading | Recognising) -> bool:
    """Whether its task ended with the pool, and is to be given out again."""
    return state.losses < limits.MAX_ATTEMPTS and state.task.is_lost

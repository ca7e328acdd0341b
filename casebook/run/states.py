"""The states of a document in a bulk run, from its place in the queue to its answer.

    unpacking ──→ the documents inside it
    copy, kept ──────────────────────────────────────────────→ answered
    rejudging ───────────────────────────────────────────────→ answered
    reading ──→ (awaiting recognition ──→ recognising) ──────→ answered

Each state holds what is known in it and nothing else; its methods are the only ways out of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from casebook.run.tasks import Task
from casebook.workers.job import Answer
from extractor.document.model import Source


class How(StrEnum):
    """How an answer came about."""

    READ = "read"
    KEPT = "kept"
    COPY = "copy"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Result:
    """One document's answer.

    `copy_of` names the document of this run that has the same bytes, `like` one that says nearly the same.
    """

    name: str
    how: How
    answer: Answer
    copy_of: str | None = None
    like: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer is there."""

    result: Result


@dataclass(frozen=True, slots=True)
class Unpacking:
    """A worker takes the documents out of an archive or a mail."""

    task: Task


@dataclass(frozen=True, slots=True)
class Copy:
    """It has the bytes of an earlier document of this run, and is answered once that one is."""

    first: str


@dataclass(frozen=True, slots=True)
class Kept:
    """The casebook has its reading, which this process judges anew when its turn comes."""


@dataclass(frozen=True, slots=True)
class Rejudging:
    """The casebook has its reading, which a worker judges anew."""

    task: Task


@dataclass(frozen=True, slots=True)
class Reading:
    """A worker reads it; `pictures` says that it recognises pictures too, `losses` how many tasks were lost."""

    task: Task
    pictures: bool
    losses: int = 0

    def lost(self, task: Task) -> Reading:
        """The same work given out again, after its task ended with the pool."""
        return Reading(task, self.pictures, self.losses + 1)

    def waits(self, plain: Answer) -> AwaitingRecognition:
        """It was read without its pictures, which are needed."""
        return AwaitingRecognition(plain, self.losses)


@dataclass(frozen=True, slots=True)
class AwaitingRecognition:
    """It was read without its pictures (`plain`), and waits for a worker that recognises them."""

    plain: Answer
    losses: int = 0

    def begun(self, task: Task) -> Recognising:
        """A worker has it in hand."""
        return Recognising(task, self.plain, self.losses)


@dataclass(frozen=True, slots=True)
class Recognising:
    """A worker recognises its pictures; `plain` is what was read without them, and stays where that fails."""

    task: Task
    plain: Answer
    losses: int = 0

    def lost(self, task: Task) -> Recognising:
        """The same work given out again, after its task ended with the pool."""
        return Recognising(task, self.plain, self.losses + 1)


AtWork = Rejudging | Reading | Recognising
"""The states in which a worker will give an answer."""

State = Unpacking | Copy | Kept | AtWork | AwaitingRecognition | Answered


@dataclass(slots=True)
class Slot:
    """A document's place in the run: its bytes, its state, and the file that it can be opened from again."""

    source: Source
    state: State
    path: Path | None = None

    @property
    def name(self) -> str:
        """The document's name for people."""
        return self.source.identity.name

    @property
    def sha256(self) -> str:
        """The hash of the document's bytes."""
        return self.source.identity.sha256

    @property
    def task(self) -> Task | None:
        """What a worker does for it; none where no worker is asked, or once its answer was taken."""
        return self.state.task if isinstance(self.state, Unpacking | Rejudging | Reading | Recognising) else None

    @property
    def is_open(self) -> bool:
        """Whether a worker has yet to finish it, or its answer to be taken."""
        if isinstance(self.state, Unpacking):
            return not self.state.task.is_done
        return isinstance(self.state, Rejudging | Reading | Recognising)

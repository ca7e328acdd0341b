"""One document's place in a bulk run: what is known of it so far, and what its task gave."""

from __future__ import annotations

from concurrent.futures import CancelledError
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from casebook.workers import limits
from casebook.workers.job import Answer, Unpacked
from casebook.workers.limits import Limits
from extractor.document.model import Problem, Source

if TYPE_CHECKING:
    from concurrent.futures import Future


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


@dataclass(slots=True)
class Slot:
    """A document's place: a task under way, a result, or neither where it is kept or a copy.

    `path` is the file that it can be opened from again. `is_kept` says that its task judges what the casebook
    has, `ocr` that pictures are recognised in it; `plain` is what was read without, `losses` how often its task
    was lost with the pool.
    """

    source: Source
    task: Future[Any] | None = None
    is_container: bool = False
    is_kept: bool = False
    ocr: bool = False
    plain: Answer | None = None
    losses: int = 0
    result: Result | None = None
    copy_of: str | None = None
    path: Path | None = None

    @property
    def name(self) -> str:
        """The document's name for people."""
        return self.source.identity.name

    @property
    def sha256(self) -> str:
        """The document's bytes."""
        return self.source.identity.sha256

    @property
    def is_open(self) -> bool:
        """Whether a worker, or we ourselves, still have to finish it."""
        if self.task is None or self.result is not None:
            return False
        return not (self.is_container and self.task.done())

    @property
    def has_come(self) -> bool:
        """Whether a worker is done with it and nobody looked at what it gave."""
        return self.is_open and self.task is not None and self.task.done()

    @property
    def waits_for_recognition(self) -> bool:
        """Whether it was read and is to be read again with its pictures."""
        return self.plain is not None and self.task is None and self.result is None

    @property
    def how(self) -> How:
        """How its answer came about, once a task has given it."""
        if self.copy_of:
            return How.COPY
        return How.KEPT if self.is_kept else How.READ


def outcome(slot: Slot, seconds: float, bounds: Limits) -> Answer | Unpacked | Problem:
    """What a finished task gave that had so many seconds, or the problem that ended it."""
    from pebble import ProcessExpired

    assert slot.task is not None
    try:
        made: Answer | Unpacked | Problem = slot.task.result()
        return made
    except TimeoutError:
        return limits.too_slow(seconds)
    except ProcessExpired as end:
        return limits.died(end.exitcode, bounds.memory_mb)
    except MemoryError:
        return limits.too_large(bounds.memory_mb)
    except BrokenProcessPool:
        return limits.crashed("with all the others")
    except CancelledError:
        return limits.failed("its reading was called off")
    except Exception:
        return limits.failed("what its reading gave could not be handed on")

"""The answers of a bulk run: of what the casebook has, of what a task gave, and of what could not be tried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from casebook.record.events import Record, Stamp
from casebook.run import keeping, opening, rejudging
from casebook.run.keeping import Edition, News
from casebook.run.states import How, Result
from casebook.state.loading import records_of
from casebook.store.database import Store
from casebook.workers import limits
from casebook.workers.job import Answer, Job
from casebook.workers.worker import answer_of, catalogue_of, unread, without_recognition, without_witness
from extractor.document.model import Problem, Severity, Source, Status


@dataclass(frozen=True, slots=True)
class Answers:
    """How answers are made in one run. `edition` is that of its readings, `stamp` that of its events."""

    store: Store
    job: Job
    edition: Edition
    stamp: Stamp

    def is_kept(self, document: str) -> bool:
        """Whether the casebook has a reading of this edition, so that the document need not be read."""
        return keeping.is_kept(self.store, document, self.edition)

    def records(self, document: str) -> Sequence[Record]:
        """What the casebook has of a document."""
        return records_of(self.store, document)

    def kept(self, source: Source, how: How = How.KEPT, copy_of: str | None = None) -> Result:
        """The answer on a document that the casebook has, with what people have made of it."""
        identity = source.identity
        made = rejudging.answer(self.records(identity.sha256), identity, copy_of, self.job)
        if isinstance(made, Problem):
            return self.failed(source, made)
        self.keep((News(identity, made, is_copy=copy_of is not None),))
        return Result(identity.name, how, made, copy_of)

    def keep(self, several: Sequence[News]) -> frozenset[str]:
        """Keeps answers; gives the documents among them that people have worked on, to be judged again."""
        return keeping.keep_all(self.store, several, self.job, self.stamp)

    def failed(self, source: Source, *problems: Problem, gave: bool = False) -> Result:
        """The answer on a document that could not be tried: not kept, so that the next run tries again.

        A container that gave documents was read; where more than notes stand against it, in part.
        """
        noted = all(p.severity is Severity.NOTE for p in problems)
        status = Status.UNREADABLE if not gave else Status.READ if noted else Status.PARTLY_READ
        reading = replace(unread(source, problems[0]), problems=problems, status=status)
        made = answer_of(reading, (), catalogue_of(self.job.layers), self.job)
        return Result(source.identity.name, How.FAILED, made)

    def news(self, source: Source, made: Answer | Problem, plain: Answer | None) -> News:
        """What a reading gave, to be kept: where it failed, `plain`, which was read without pictures.

        A reading that was ended from outside counts as an attempt.
        """
        document, edition = source.identity.sha256, self.edition
        troubles = made.problems if isinstance(made, Answer) else (made,)
        outside = next((p for p in troubles if limits.is_outside(p)), None)
        if outside is not None:
            attempt = keeping.attempts(self.store, document, edition) + 1
            edition, made = edition.after(attempt), limits.counted(outside, attempt)
        return News(source.identity, self._settled(source, made, plain), edition)

    def _settled(self, source: Source, made: Answer | Problem, plain: Answer | None) -> Answer:
        if isinstance(made, Answer):
            return made
        if plain is not None:
            fallen_back = without_recognition if plain.needs_ocr else without_witness
            return fallen_back(plain, made, self.job)
        return answer_of(unread(source, made), (), catalogue_of(self.job.layers), self.job)


def answers(store: Store, job: Job, *, who: str, ocr: bool) -> Answers:
    """The answers of a run of this job by this person, with recognition of pictures or without."""
    catalogue = catalogue_of(job.layers).sha256
    options = opening.options(ocr=ocr, passwords=job.passwords, model=job.model)
    return Answers(store, job, Edition(job.program, catalogue, options), Stamp(who, job.program, catalogue))

"""How a shipment stands.

Each goods line as it is judged and signed, the open questions, and what keeps it from going out.

A set is ready only where nothing stands against declaring any of its lines, somebody has signed each, whatever the
policy lets go unsigned, and no question is open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from casebook.declaring.filing import subjects_of
from casebook.declaring.readiness import REVIEW, Objection, Subject, objections
from casebook.links.model_names import ModelNames
from casebook.review import taken_out
from casebook.review.judging import Bench
from casebook.shipments.clock import Clock, clock
from casebook.shipments.goods.lines import Case, GoodsLine, laid_out
from casebook.shipments.goods.papers import Entry
from casebook.shipments.goods.questions import About, Question, questions
from casebook.shipments.keeping import shipments
from casebook.shipments.parts import Rests, resting
from casebook.shipments.shipment import Shipment
from casebook.state.people.signing import rules_of
from casebook.store.database import Store
from classifier.judging.classify import classify
from classifier.judging.determination import Determination, Outcome

_GRAVE = (Outcome.CONTROLLED, Outcome.LISTED_ELSEWHERE)


@dataclass(frozen=True, slots=True)
class LineStanding:
    """A goods line with its item as it is judged; `against` is what stands against declaring it.

    `with_mass` is what the item would be with the mass that net mass and quantity give, where no paper states one.
    """

    line: GoodsLine
    subject: Subject
    against: tuple[Objection, ...]
    with_mass: Determination | None
    rests: Rests | None = None
    """The signature that it rests on, or an earlier one on another paper of its model."""

    @property
    def made(self) -> Determination:
        """What the law makes of the line's item."""
        return self.subject.made

    @property
    def subject_entry(self) -> Entry:
        """The item's place among the shipment's papers."""
        return self.line.subject


@dataclass(frozen=True, slots=True)
class Standing:
    """A shipment as it stands on a day, for a person."""

    case: Case
    lines: tuple[LineStanding, ...]
    questions: tuple[Question, ...]
    bench: Bench
    clock: Clock | None = None
    removals: tuple[Objection, ...] = ()
    """Items that one person found to be no goods, where the policy asks two: until then the set waits for them."""

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions that nobody has settled."""
        return tuple(q for q in self.questions if q.settled is None)

    @property
    def against(self) -> tuple[Objection, ...]:
        """All that keeps the set from being ready, each with what to do."""
        return tuple(self._against())

    @property
    def is_ready(self) -> bool:
        """Whether nothing does."""
        return not self.against

    def _against(self) -> Iterator[Objection]:
        name = self.case.shipment.name
        if not self.lines:
            told = "it has no goods" if self.case.members else "it has no papers"
            yield Objection(name, told, f"put papers in: gauger scan FOLDER --shipment '{name}'")
        for line in self.lines:
            yield from line.against
        yield from self.removals
        for question in self.open:
            yield Objection(f"question {question.key}", question.says.en, remedy(question, name))


def remedy(question: Question, name: str) -> str:
    """The command by which a person settles a question on the shipment of a name."""
    if question.about is About.NAMES:
        return f"gauger shipment '{name}' --join {' '.join(question.items)} --why REASON, or --part"
    return f"gauger shipment '{name}' --settle {question.key} --why ANSWER"


def standing(store: Store, shipment: Shipment, bench: Bench, who: str, now: datetime) -> Standing:
    """The shipment as it stands for a person who would hand it in."""
    case = laid_out(store, shipment, bench.catalogue)
    subjects = subjects_of(store, [line.place for line in case.lines], bench)
    rests = resting(store, case.lines, shipment, shipments(store), ModelNames(bench.catalogue.vocabulary))
    lines = tuple(
        LineStanding(
            line,
            about,
            tuple(_objections(line, about, bench, who, now)),
            _weighed(line, about, bench),
            rests.get(line.number),
        )
        for line, about in zip(case.lines, subjects, strict=True)
    )
    ticking = clock(shipment, case.members, bench.catalogue, now.astimezone().date())
    removals = tuple(_half_removed(case, bench))
    return Standing(case, lines, questions(case, bench.catalogue), bench, ticking, removals)


def _half_removed(case: Case, bench: Bench) -> Iterator[Objection]:
    """What one person has taken out of a paper and another has yet to: a removal counts as a signature does."""
    rules = rules_of(bench.house)
    for member in case.members:
        for item in member.removed:
            people, needed = taken_out.signers(item), taken_out.needed(item, rules)
            if len(people) < needed:
                reason = f"{', '.join(people)} took it out of {member.paper.shown}; {needed} people have to"
                yield Objection(
                    item.name, reason, f"another person takes it out too, or puts it back: {REVIEW}", item.key
                )


def _objections(line: GoodsLine, about: Subject, bench: Bench, who: str, now: datetime) -> Iterator[Objection]:
    made = tuple(objections(about, bench, who, now))
    yield from made
    if not made and not about.signed.signers:
        yield Objection(about.place.label, "nobody has signed it", f"look at it and sign: {REVIEW}", about.item.key)
    yield from _graver(line, about, bench)


def _graver(line: GoodsLine, about: Subject, bench: Bench) -> Iterator[Objection]:
    """Another paper of the same model by which the goods would be more than the signed one makes of them."""
    mine = about.made.outcome
    for entry in line.joined:
        if entry.key == about.item.key:
            continue
        made = bench.judged(entry.state)
        if made.outcome in _GRAVE and mine not in _GRAVE:
            codes = ", ".join(made.codes)
            reason = f"by {entry.member.paper.shown} it is {str(made.outcome).replace('_', ' ')} ({codes})"
            yield Objection(line.label, reason, "settle which paper is right: gauger review", about.item.key)


def _weighed(line: GoodsLine, about: Subject, bench: Bench) -> Determination | None:
    item = about.item.current
    if line.mass is None or item.of("mass") or about.made.outcome is not Outcome.UNDETERMINED:
        return None
    made = classify(item.having(line.mass), bench.catalogue, as_of=bench.as_of, policy=bench.policy)
    return made if made.outcome is not Outcome.UNDETERMINED else None

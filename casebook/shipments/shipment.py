"""What a shipment is after everything that happened to it: a pure fold over its events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from casebook.record.actions.shipments import (
    LinesJoined,
    LinesParted,
    PaperPut,
    PaperTakenOut,
    QuestionSettled,
    SetWritten,
    SheetChosen,
    ShipmentAnswered,
    ShipmentClosed,
    ShipmentDeclared,
    ShipmentOpened,
    ShipmentQuestioned,
    ShipmentReopened,
    SupplierAsked,
    SupplierReplied,
)
from casebook.record.ledger import Event
from casebook.shipments.undo import counting

Pair = frozenset[str]
"""Two items by their keys."""


class Stage(StrEnum):
    """Where a shipment stands."""

    OPEN = "open"
    DECLARED = "declared"
    QUESTIONED = "questioned"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class LineWord:
    """A person's word on two items: that they are the same goods, or that they are not; who, when and why."""

    items: Pair
    is_one: bool
    who: str
    at: str
    why: str | None = None

    def __str__(self) -> str:
        because = f": {self.why}" if self.why else ""
        return f"{'joined' if self.is_one else 'parted'} by {self.who} on {self.at[:10]}{because}"


@dataclass(frozen=True, slots=True)
class Settled:
    """What a person said of a question; who and when."""

    answer: str
    who: str
    at: str


@dataclass(frozen=True, slots=True)
class Questioning:
    """A questioning by customs: its day, what it asks, and the day it was answered."""

    day: date
    asks: str
    answered: date | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A letter to a maker: its day, the keys of what it asks, and which of them a reply has answered."""

    maker: str
    day: date
    questions: tuple[str, ...]
    digest: str
    answered: tuple[str, ...] = ()
    replies: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[str, ...]:
        """What no reply has answered."""
        return tuple(q for q in self.questions if q not in self.answered)


@dataclass(frozen=True, slots=True)
class Shipment:
    """A shipment.

    `papers` are names by SHA-256, in the order in which they were put in; `taken_out` are those that a person took out,
    with the name, by whom and why: no scan puts them in again.
    """

    key: str
    name: str = ""
    opened_at: str = ""
    opened_by: str = ""
    papers: Mapping[str, str] = field(default_factory=dict)
    taken_out: Mapping[str, str] = field(default_factory=dict)
    words: tuple[LineWord, ...] = ()
    chosen: Mapping[str, str] = field(default_factory=dict)
    """By the key of a row the item that a person has its line judged by."""
    settled: Mapping[str, Settled] = field(default_factory=dict)
    questionings: tuple[Questioning, ...] = ()
    letters: tuple[Asked, ...] = ()
    sets: tuple[tuple[str, bool], ...] = ()
    """The sets that were written: the SHA-256 of each manifest, and whether it was a draft."""
    declared: str | None = None
    is_closed: bool = False
    last: int = 0

    @property
    def is_known(self) -> bool:
        """Whether it was ever opened."""
        return bool(self.name)

    @property
    def stage(self) -> Stage:
        """Where it stands."""
        if self.is_closed:
            return Stage.CLOSED
        if self.questionings:
            return Stage.ANSWERED if self.questionings[-1].answered else Stage.QUESTIONED
        return Stage.DECLARED if self.declared else Stage.OPEN

    @property
    def reminders(self) -> tuple[Asked, ...]:
        """The letters that still wait for an answer; one that a later letter to the same maker repeats is left out."""
        later = [(one, self.letters[k + 1 :]) for k, one in enumerate(self.letters)]
        return tuple(
            one
            for one, after in later
            if one.open and not any(a.maker == one.maker and set(one.open) <= set(a.questions) for a in after)
        )

    def word(self, first: str, second: str) -> LineWord | None:
        """What a person said last of two items."""
        pair = frozenset((first, second))
        return next((w for w in reversed(self.words) if w.items == pair), None)


def folded(key: str, events: Iterable[Event]) -> Shipment:
    """The shipment's state after its events, oldest first."""
    several = tuple(events)
    state = Shipment(key)
    for event in counting(several):
        state = _after(state, event)
    return replace(state, last=several[-1].seq) if several else state


def _after(state: Shipment, event: Event) -> Shipment:
    match event.action:
        case ShipmentOpened(name=name):
            if state.is_known:
                return state
            return replace(state, name=name, opened_at=event.at, opened_by=event.who)
        case PaperPut(paper=paper, name=name):
            others = {p: told for p, told in state.taken_out.items() if p != paper}
            return replace(state, papers={**state.papers, paper: name}, taken_out=others)
        case PaperTakenOut(paper=paper):
            left = {p: n for p, n in state.papers.items() if p != paper}
            told = f"{state.papers.get(paper, paper[:12])}: {event.who}, {event.at[:10]}: {event.why or ''}"
            return replace(state, papers=left, taken_out={**state.taken_out, paper: told})
        case LinesJoined(first=first, second=second) | LinesParted(first=first, second=second):
            is_one = isinstance(event.action, LinesJoined)
            word = LineWord(frozenset((first, second)), is_one, event.who, event.at, event.why)
            return replace(state, words=(*state.words, word))
        case SheetChosen(row=row, sheet=sheet):
            return replace(state, chosen={**state.chosen, row: sheet})
        case QuestionSettled(question=question, answer=answer):
            return replace(state, settled={**state.settled, question: Settled(answer, event.who, event.at)})
        case SetWritten(digest=digest, is_draft=is_draft):
            return replace(state, sets=(*state.sets, (digest, is_draft)))
        case ShipmentDeclared(digest=digest):
            return replace(state, declared=digest)
        case ShipmentClosed():
            return replace(state, is_closed=True)
        case ShipmentReopened():
            return replace(state, is_closed=False)
        case _:
            return _asked(state, event)


def _asked(state: Shipment, event: Event) -> Shipment:
    """What others ask of the exporter, and what the exporter asks of makers."""
    match event.action:
        case ShipmentQuestioned(day=day, asks=asks):
            return replace(state, questionings=(*state.questionings, Questioning(day, asks)))
        case ShipmentAnswered(day=day) if state.questionings:
            last = replace(state.questionings[-1], answered=day)
            return replace(state, questionings=(*state.questionings[:-1], last))
        case SupplierAsked(maker=maker, day=day, questions=questions, digest=digest):
            return replace(state, letters=(*state.letters, Asked(maker, day, questions, digest)))
        case SupplierReplied(maker=maker, reply=reply, answered=answered):
            letters = tuple(_replied(one, reply, answered) if one.maker == maker else one for one in state.letters)
            return replace(state, letters=letters)
        case _:
            return state


def _replied(letter: Asked, reply: str, answered: tuple[str, ...]) -> Asked:
    mine = tuple(q for q in answered if q in letter.questions and q not in letter.answered)
    replies = letter.replies if reply in letter.replies else (*letter.replies, reply)
    return replace(letter, answered=(*letter.answered, *mine), replies=replies)

"""Undo and redo as events: nothing is taken out of the ledger, an event merely counts or does not count."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casebook.record.actions import UNDOABLE, Confirmed, Redone, Undone
from casebook.record.actions.forming import PartsMarked
from casebook.record.ledger import Event


@dataclass(frozen=True, slots=True)
class History:
    """One person's steps, oldest first: those that count, and those that were taken back."""

    done: tuple[Event, ...] = ()
    undone: tuple[Event, ...] = ()

    @property
    def to_undo(self) -> Event | None:
        """The step that undo takes back."""
        return self.done[-1] if self.done else None

    @property
    def to_redo(self) -> Event | None:
        """The step that redo brings again."""
        return self.undone[-1] if self.undone else None


def effective(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events that count.

    Without undo and redo themselves, without what is undone, and without a person's word on a fact that an undo or redo
    since has given another value.
    """
    several = tuple(events)
    taken_back: set[int] = set()
    then: dict[int, frozenset[int]] = {}
    for event in several:
        match event.action:
            case Undone(event=seq):
                taken_back.add(seq)
            case Redone(event=seq):
                taken_back.discard(seq)
            case Confirmed():
                then[event.seq] = frozenset(taken_back)
    steps = {e.seq: e for e in several}
    idle = taken_back | {n for n, was in then.items() if any(_decides(steps, n, s) for s in was ^ taken_back)}
    return tuple(e for e in several if not _is_undo(e) and (e.seq not in idle or not _is_undoable(e)))


def _decides(steps: Mapping[int, Event], confirmed: int, step: int) -> bool:
    """Whether an earlier step gave the fact the value that was confirmed."""
    word, made = steps[confirmed].action, steps[step].action if step in steps else None
    if step > confirmed or made is None or isinstance(made, Confirmed):
        return False
    key = getattr(word, "item", ""), getattr(word, "fact", "")
    if isinstance(made, PartsMarked):
        facts = {(at.item, at.fact) for mark in made.marks for at in mark.facts}
        return key in facts | {(mark.to, seed.fact) for mark in made.marks for seed in mark.seeds}
    return (getattr(made, "item", None), getattr(made, "fact", None)) == key


def history(events: Iterable[Event], who: str) -> History:
    """What a person may undo and redo; a new step after an undo makes what was undone final."""
    done: list[Event] = []
    undone: list[Event] = []
    for event in (e for e in events if e.who == who):
        match event.action:
            case Undone(event=seq):
                _move(done, undone, seq)
            case Redone(event=seq):
                _move(undone, done, seq)
            case _ if _is_undoable(event):
                done.append(event)
                undone.clear()
    return History(tuple(done), tuple(undone))


def _move(source: list[Event], target: list[Event], seq: int) -> None:
    for event in [e for e in source if e.seq == seq]:
        source.remove(event)
        target.append(event)


def _is_undo(event: Event) -> bool:
    return isinstance(event.action, Undone | Redone)


def _is_undoable(event: Event) -> bool:
    return isinstance(event.action, UNDOABLE)

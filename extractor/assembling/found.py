"""Items with the notes about them, as the stages of the chain hand them on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from classifier.facts import Fact, Item
from extractor.document.model import Problem, Severity
from extractor.goods.items import Assembled


@dataclass(frozen=True, slots=True)
class Found:
    """Items, notes about them, and every fact that an item or a note speaks of."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...] = ()
    told: tuple[Fact, ...] = ()


def collected(several: Iterable[Assembled]) -> Found:
    """The items together, each reading that lost as a note."""
    assembled = tuple(several)
    notes = tuple(
        Problem("facts", f"{one.item.label}: {reason}", Severity.NOTE) for one in assembled for reason in one.set_aside
    )
    told = tuple(fact for one in assembled for fact in one.read)
    return Found(tuple(one.item for one in assembled), tuple(dict.fromkeys(notes)), told)


def together(several: Iterable[Found]) -> Found:
    """What was found apart, as one."""
    parts = tuple(several)
    return Found(
        tuple(item for one in parts for item in one.items),
        tuple(problem for one in parts for problem in one.problems),
        tuple(fact for one in parts for fact in one.told),
    )

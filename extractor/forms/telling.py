"""What marks did to a paper, told: what they took away stays with its items, and the reading has a word on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from classifier.facts import AsMarked, Fact, Item
from extractor.document.model import Problem, Severity
from extractor.facts.candidates import Candidate
from extractor.forms.applying import MarkedReading
from extractor.forms.book import Met
from extractor.forms.folding import folded

STAGE = "forms"
LEFT_OUT = (
    "The marks of this form leave goods of this paper out, so they were not followed: gauger learn forms shows them."
)


def is_of_goods(candidate: Candidate) -> bool:
    """Whether a value stands where a person marked one of the goods' own on an earlier paper."""
    return candidate.fact.marked is not None and candidate.fact.marked.mark != ""


def keeps_all(items: Sequence[Item], candidates: Sequence[Candidate]) -> bool:
    """Whether items have all that the reader found, so that nothing can have been taken away from them.

    What is a cell's or a pack's is another property's on some items, so that it has to be looked at.
    """
    kept = {_what(f) for item in items for f in item.facts}
    return all(c.level is None and _what(c.fact) in kept for c in candidates)


def with_withheld(items: Sequence[Item], plain: Sequence[Item], made: MarkedReading) -> tuple[Item, ...]:
    """The items as marked, each with the values that it has without the marks and no item has with them."""
    kept = {_what(f) for item in items for f in item.facts}
    said = {_what(c.fact): c.fact.marked for c in made.withheld}
    other = next((f.marked for item in items for f in item.facts if f.marked is not None), None)
    names = {folded(item.label) for item in items}
    lost: list[tuple[str | None, Fact]] = []
    for one in plain:
        label = folded(one.label)
        for fact in one.facts:
            if not isinstance(fact.value, str) and (what := _what(fact)) not in kept:
                lost.append((label if label in names else None, _named(fact, said.get(what) or other)))
    found = []
    for item in items:
        own = (fact for label, fact in lost if label in (None, folded(item.label)))
        found.append(replace(item, withheld=tuple(dict.fromkeys(own))))
    return tuple(found)


def _what(fact: Fact) -> tuple[str, str, str | None]:
    return fact.property, str(fact.value), fact.kind


def _named(fact: Fact, marked: AsMarked | None) -> Fact:
    return fact if marked is None else replace(fact, marked=replace(marked, agrees=False))


def notes(items: Sequence[Item], made: MarkedReading, met: Met) -> tuple[Problem, ...]:
    """What was read as marked, what was set aside and what was not found again; the reading's notes."""
    read = Counter(f.marked.said for item in items for f in item.facts if f.marked is not None)
    aside = Counter(c.fact.marked.said for c in made.withheld if c.fact.marked is not None)
    changed = " (the form has changed since)" if met.has_drifted else ""
    lines = [f"{_several(n, 'value')} read {said}{changed}" for said, n in read.items()]
    lines += [f"{_several(n, 'value')} set aside {said}{changed}" for said, n in aside.items()]
    return tuple(Problem(STAGE, text, Severity.NOTE) for text in (*lines, *made.dropped))


def _several(count: int, noun: str) -> str:
    return f"1 {noun}" if count == 1 else f"{count} {noun}s"

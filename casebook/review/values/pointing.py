"""What speaks against taking words of a page for a property: they are another's already, or of another unit."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.review.values.typed_values import Grammar
from casebook.state.model import DocumentState
from classifier.facts import Evidence, Fact


def doubts(name: str, place: Evidence, state: DocumentState, grammar: Grammar) -> tuple[str, ...]:
    """Why a person may have pointed at the wrong words for a property.

    A sentence each, none where nothing speaks against it.
    """
    return tuple(dict.fromkeys((*_taken(name, place, state), *_of_another_unit(name, place, grammar))))


def _taken(name: str, place: Evidence, state: DocumentState) -> Iterator[str]:
    for item in state.items.values():
        for fact in item.current.facts if item.stands else ():
            if fact.property != name and not isinstance(fact.value, str) and _stands_in(fact, place):
                yield f"it is the {fact.property.replace('_', ' ')} of {item.name} already: {fact.value}"


def _stands_in(fact: Fact, place: Evidence) -> bool:
    """Whether a fact's value stands in these words: a quote that begins at its label ends with the value."""
    same = ((e.page, e.cell) == (place.page, place.cell) for e in fact.evidence)
    return any(on and place.span[0] < e.span[1] <= place.span[1] for on, e in zip(same, fact.evidence, strict=True))


def _of_another_unit(name: str, place: Evidence, grammar: Grammar) -> Iterator[str]:
    known = grammar.words.properties.get(name)
    if known is None or known.unit is None:
        return
    amounts = grammar.numbers.find(place.text)
    if amounts and all(a.unit is not None and a.unit.canonical != known.unit for a in amounts):
        units = ", ".join(dict.fromkeys(a.unit.name for a in amounts if a.unit is not None))
        yield f"{units} is no unit of it: the {name.replace('_', ' ')} is measured in {known.unit}"

"""Marks that follow from what a person said of a paper's values: where each stands, and what stands there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from classifier.facts import Evidence, Fact, Kind
from classifier.law.vocabulary import Property, Unit, Vocabulary
from classifier.quantity import Interval
from extractor.document.page import Page
from extractor.facts.values.value_kinds import as_claimed
from extractor.forms.folding import folded
from extractor.forms.model import NAME, FormMark, Place, Says
from extractor.forms.naming import place_of_name
from extractor.forms.places import Spot, spots
from extractor.rows.annotated_rows import MarkedRow

_CLOSE = Decimal("0.001")
Pages = Sequence[tuple[Page, Sequence[MarkedRow]]]


@dataclass(frozen=True, slots=True)
class Told:
    """A value as a person has it: of which goods, which property, its ends in the canonical unit, its kind.

    Where it stands: the page's number and the quoted words, and `span` of the page's text where that is known.
    """

    name: str
    property: str
    low: Decimal | None
    high: Decimal | None
    kind: Kind | None = None
    page: int | None = None
    text: str = ""
    span: tuple[int, int] | None = None


def told(name: str, fact: Fact) -> Told | None:
    """A fact as a person has confirmed or entered it; `None` for text, and for a value without a place."""
    if isinstance(fact.value, str) or not fact.evidence:
        return None
    interval, place = fact.value.interval, fact.evidence[0]
    return Told(name, fact.property, interval.low, interval.high, fact.kind, place.page, place.text, place.span)


class Deriving:
    """A paper on which a person has said what its values are; `names` are its goods', all of them."""

    def __init__(self, pages: Pages, names: Sequence[str], vocabulary: Vocabulary) -> None:
        self._pages, self._names = pages, names
        self._properties = vocabulary.properties
        self._units = vocabulary.units
        self._spots = spots(pages, names if len(names) > 1 else ())

    def value(self, right: Told) -> FormMark | None:
        """The mark of the place of a value; `None` where the paper has the value nowhere, or nobody can say where."""
        known = self._properties.get(right.property)
        if known is None:
            return None
        fitting = [(s, u) for s in self._spots if (u := self._unit(s, known, right)) is not None]
        best = _likeliest(fitting, right)
        if best is None:
            return None
        spot, unit = best
        kind = None if spot.amount.kind is not None else right.kind
        printed = None if spot.amount.unit == unit else unit.name
        return FormMark(self._anchor(spot), Says.VALUE, right.property, kind, printed)

    def aside(self, says: Says, evidence: Evidence) -> FormMark | None:
        """The mark of the place of a value that is none of the goods'; `None` where no quantity stands there."""
        for spot in self._spots:
            start, end = spot.span
            is_here = evidence.page in (None, spot.page.number) and start < evidence.span[1] <= end
            if is_here and spot.page.text[slice(*evidence.span)] == evidence.text:
                return FormMark(self._anchor(spot), says)
        return None

    def name(self) -> FormMark | None:
        """The mark of the place of the goods' name, on a paper of one model."""
        place = place_of_name(self._names[0], self._pages) if len(self._names) == 1 else None
        return None if place is None else FormMark(place, Says.NAME)

    def _anchor(self, spot: Spot) -> Place:
        """The spot's place; of several models' it is each model's."""
        place = spot.place
        if len(self._names) < 2:
            return place
        if place.head == NAME:
            return replace(place, column=0)
        return replace(place, label=NAME, section="", nth=0) if place.label == NAME else place

    def _unit(self, spot: Spot, known: Property, right: Told) -> Unit | None:
        """The unit by which a spot's quantity is the value, its own or one that stands elsewhere."""
        own = spot.amount.unit
        fits = own is not None and own.canonical == known.unit
        # "m Ah" is read as metres: the person's unit stands, where the words around it leave no doubt of the place.
        if own is not None and not fits and not all(_merit(spot, right)[3:]):
            return None
        units: Iterable[Unit] = (own,) if own is not None and fits else self._units
        for unit in units:
            if unit.canonical == known.unit:
                interval = as_claimed(spot.amount.interval.scaled(unit.factor), spot.amount.kind or right.kind)
                if _states(interval, right):
                    return unit
        return None


ONE_MODEL = FormMark(Place(""), Says.ONE)
"""The mark that a form is of one model."""


def _likeliest(fitting: Sequence[tuple[Spot, Unit]], right: Told) -> tuple[Spot, Unit] | None:
    """The one of the places that have the value that is most likely meant."""
    ranked = sorted(fitting, key=lambda pair: _merit(pair[0], right), reverse=True)
    if len(ranked) > 1 and _merit(ranked[0][0], right) == _merit(ranked[1][0], right) and right.span is None:
        # The same figure at two places of which nothing tells one: the first that says what it is.
        return ranked[0] if ranked[0][0].place.label or ranked[0][0].place.head else None
    return ranked[0] if ranked else None


def _merit(spot: Spot, right: Told) -> tuple[bool, ...]:
    start, end = spot.span
    quoted = _plain(right.text)
    own, label = _plain(spot.page.text[start:end]), folded(right.text)
    return (
        right.page in (None, spot.page.number),
        right.span is not None and start < right.span[1] <= end,
        bool(spot.name) and folded(spot.name) == folded(right.name),
        own != "" and own in quoted,
        bool(label) and (label in spot.place.label or spot.place.label in label) and spot.place.label != "",
    )


def _states(interval: Interval, right: Told) -> bool:
    wanted = [end for end in (right.low, right.high) if end is not None]
    if len(wanted) < 2 or right.kind in (Kind.MINIMUM, Kind.MAXIMUM):
        return any(_near(w, end) for w in wanted for end in (interval.low, interval.high))
    return _near(right.low, interval.low) and _near(right.high, interval.high)


def _near(one: Decimal | None, other: Decimal | None) -> bool:
    return one is not None and other is not None and abs(one - other) <= _CLOSE * max(abs(one), abs(other))


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)

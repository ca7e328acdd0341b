"""Where on a paper the place of a mark is, of which of several models, and what is stated there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from classifier.facts import AsMarked, Fact, Kind
from classifier.quantity import Quantity
from extractor.facts.candidates import Candidate, quote
from extractor.facts.test_conditions import conditions_of
from extractor.forms.folding import has_letters
from extractor.forms.model import NAME, Place, Said
from extractor.forms.places import Spot, bare_label
from extractor.rows.designations import designation

CONFIDENCE = 0.97


def found(
    place: Place, among: Sequence[Spot], *, strict: bool, units: frozenset[str] = frozenset()
) -> tuple[Spot, ...]:
    """The spots at a place: one, or one for each model where the models' names stand in its label or head.

    Not `strict`, a head that was worded otherwise is forgiven where the label leaves no choice. With folded signs of
    `units` a label that prints its unit, or does so no more, is the same label where none has the same words.
    """
    parts = [s for s in among if s.place.part == place.part]
    if place.label == NAME:
        under = [s for s in parts if s.place.head == place.head and has_letters(s.first, 1)]
        # A running title or a page's number has the place of a row without a head, and no goods' name.
        if not place.head and any(s.place.label == NAME for s in under):
            under = [s for s in under if s.place.label == NAME]
        columns = {s.place.column for s in under}
        return tuple(s for s in under if len(columns) == 1 or s.place.column == place.column)
    here = [s for s in parts if s.place.label == place.label]
    if not here and units and place.label:
        bare = bare_label(place.label, units)
        here = [s for s in parts if bare_label(s.place.label, units) == bare]
        if len({s.place.label for s in here}) > 1:
            return ()
    if place.head == NAME:
        in_row = tuple(_of_one_row([s for s in here if s.over], place))
        if in_row or strict:
            return in_row
    under = [s for s in here if s.place.head == place.head]
    if not under and not strict:
        under = [s for s in here if s.place.column == place.column] or here
        return tuple(under) if len(under) == 1 else ()
    return _of_one_place(under, place)


def name_at(spot: Spot, place: Place) -> str:
    """The goods' name at a spot whose place has it in its label or head; empty where it has it in neither."""
    return _named(spot.first if place.label == NAME else spot.over if place.head == NAME else "")


@lru_cache(maxsize=4096)
def _named(text: str) -> str:
    """The designation in a cell that holds hardly more, else all of it; a list asks for one name row after row."""
    name = designation([text]) if text else None
    return name if name and len(name) + 12 >= len(text) else text


def _of_one_row(under: list[Spot], place: Place) -> list[Spot]:
    """The spots of the one row among several of one label."""
    if len({(s.page.number, s.row) for s in under}) > 1:
        under = [s for s in under if s.place.section == place.section] or under
    if len({(s.page.number, s.row) for s in under}) > 1:
        under = [s for s in under if s.place.nth == place.nth]
    return under


def _of_one_place(under: list[Spot], place: Place) -> tuple[Spot, ...]:
    """Of spots with one label and head, the one of the place's section, column and turn."""
    if len(under) > 1:
        under = [s for s in under if s.place.section == place.section] or under
    if len(under) > 1:
        under = [s for s in under if s.place.column == place.column]
    if len(under) > 1:
        under = [s for s in under if s.place.nth == place.nth]
    return tuple(under) if len(under) == 1 else ()


class Columns:
    """The columns under the names of models, where marks found them on a paper."""

    def __init__(self) -> None:
        self._found: list[tuple[Spot, str]] = []

    def add(self, spot: Spot, name: str) -> None:
        """Keeps where a value under a model's name stands."""
        self._found.append((spot, name))

    def placed(self, candidate: Candidate) -> Candidate:
        """A candidate of no model that stands in one of these columns as that model's, unsure; else as it is."""
        place = next(iter(candidate.fact.evidence), None)
        if place is None or candidate.models:
            return candidate
        names = {name for spot, name in self._found if spot.page.number == place.page and _is_under(place.span, spot)}
        if len(names) != 1:
            return candidate
        (name,) = names
        seen = candidate.fact.marked or AsMarked("", f"in the column that was marked as that of {name}")
        return replace(candidate, fact=replace(candidate.fact, marked=replace(seen, agrees=False)), models=(name,))


def _is_under(span: tuple[int, int], spot: Spot) -> bool:
    """Whether the last words of a quote, which are its value, stand above or below a spot."""
    last = next(reversed(spot.page.words_in(span[1] - 1, span[1])), None)
    slot = spot.marked.slot
    return last is not None and min(last.box.x1, slot.right) > max(last.box.x0, slot.left)


@dataclass(frozen=True, slots=True)
class Stated:
    """A property's value with its kind, before it has its evidence."""

    property: str
    value: Quantity
    kind: Kind | None


def fact_of(spot: Spot, said: Said, stated: Stated) -> Fact:
    """What stands at a spot as a fact, with its quotes and whose mark it was read by."""
    quotes = [quote(spot.page, spot.span, str(said))]
    if spot.left is not None:
        quotes.append(quote(spot.page, spot.left.slot.span(0, len(spot.left.text)), str(said)))
    return Fact(
        property=stated.property,
        value=stated.value,
        kind=stated.kind,
        conditions=conditions_of(spot.marked, spot.amount, spot.left or spot.marked, ""),
        evidence=tuple(quotes),
        confidence=CONFIDENCE,
        marked=AsMarked(said.mark.key, str(said)),
    )


def is_same(one: Fact, other: Stated) -> bool:
    """Whether a fact is what a paper states by a mark."""
    return one.property == other.property and one.value == other.value and other.kind in (None, one.kind)


def alone(candidate: Candidate, said: Said) -> Candidate:
    """The candidate as the only model's; what was another's until now is unsure."""
    if not candidate.models and candidate.section is None:
        return candidate
    moved = replace(candidate.fact, marked=AsMarked(said.mark.key, str(said)))
    return replace(candidate, fact=moved, models=(), section=None)

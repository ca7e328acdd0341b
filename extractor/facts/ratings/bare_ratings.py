"""Ratings without words: "3.7V, 350mAh, 1.295Wh", "LiFePO4 battery 12.8 V 100 Ah", "INR18650 2500mAh".

In a title, a description or a rating line the unit alone tells the property. A lone voltage or a lone mass tells
nothing (it may be a charger's, or a parcel's); a capacity or an energy does, and then its neighbours do too: a mass
right behind them is one piece's, unless it is so much a carton.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from classifier.law.vocabulary import Property
from extractor.facts.wordings import Wordings
from extractor.language.numbers.quantities import Amount
from extractor.rows.annotated_rows import Marked

_BY_UNIT = {
    "Ah": "capacity",
    "Wh": "energy",
    "V": "nominal_voltage",
    "Wh/kg": "gravimetric_energy_density",
    "Wh/L": "volumetric_energy_density",
    "mAh/g": "specific_capacity",
    "g": "mass",
}
_TELLING = frozenset(("Ah", "Wh", "Wh/kg", "Wh/L", "mAh/g"))


@dataclass(frozen=True, slots=True)
class Rating:
    """A quantity whose property its unit tells."""

    property: Property
    amount: Amount


def ratings(marked: Marked, properties: Mapping[str, Property], words: Wordings, *, lone: bool) -> tuple[Rating, ...]:
    """The ratings in a slot: runs of neighbouring quantities with at least one telling unit among them.

    `lone` accepts a single telling quantity (a title or a description); else a run needs two of different units.
    """
    found: list[Rating] = []
    wired = words.wired.search(marked.text) is not None
    for run in _runs(marked, words):
        units = [a.unit.canonical for a in run if a.unit is not None]
        told = wired or (_TELLING & set(units) and (lone or len(set(units)) > 1))
        if not told:
            continue
        found += [Rating(properties[_BY_UNIT[u]], a) for a, u in zip(run, units, strict=True) if _plain(a)]
    return tuple(found)


def _runs(marked: Marked, words: Wordings) -> list[list[Amount]]:
    """Neighbouring quantities of rating units, with nothing but marks between them."""
    runs: list[list[Amount]] = []
    last: Amount | None = None
    for amount in marked.amounts:
        if amount.unit is None or amount.unit.canonical not in _BY_UNIT:
            continue
        goes_on = last is not None and words.between_ratings.match(marked.text[last.end : amount.start])
        if amount.unit.canonical == "g" and (not goes_on or words.for_each.match(marked.text, amount.end)):
            continue
        if goes_on:
            runs[-1].append(amount)
        else:
            runs.append([amount])
        last = amount
    return runs


def _plain(amount: Amount) -> bool:
    """Whether it is one number: a range of volts is an operating window."""
    return amount.interval.is_point and amount.kind is None

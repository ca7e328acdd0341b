"""Conditions out of a file's checked shapes: properties and units are known, a range has two ends in order."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from classifier.law.conditions import (
    RATE,
    RATE_UNITS,
    Condition,
    MeasuredUnder,
    OneOf,
    Range,
    Relation,
    SomeOf,
    Threshold,
)
from classifier.loading.name_lookup import Names
from classifier.loading.yaml_source import KeyPath
from classifier.quantity import plain

_FLOORS = (("at_least", Relation.AT_LEAST), ("above", Relation.ABOVE))
_CEILINGS = (("at_most", Relation.AT_MOST), ("below", Relation.BELOW))
_SPELLED_IN = {RATE: RATE_UNITS, "MPa": "pressure_unit"}
"""The list of phrases that spells a unit of `under`."""


def condition(names: Names, at: KeyPath, shape: Any) -> Condition:
    """The condition of a shape; raises `CatalogueError` for a property or a unit that nothing defines."""
    if hasattr(shape, "any_of"):
        return SomeOf(1, _parts(names, (*at, "any_of"), shape.any_of))
    if hasattr(shape, "count"):
        if shape.count > len(shape.of):
            raise names.source.error((*at, "count"), f"{shape.count} of {len(shape.of)} conditions are never met")
        return SomeOf(shape.count, _parts(names, (*at, "of"), shape.of))
    found = names.property((*at, "property"), shape.property)
    if hasattr(shape, "one_of"):
        if found.unit is not None:
            raise names.source.error((*at, "one_of"), f"{found.name} is a number in {found.unit}, not a term")
        return OneOf(shape.property, tuple(shape.one_of), tuple(shape.open))
    if hasattr(shape, "test"):
        return _threshold(names, at, shape, Relation(shape.test), shape.limit)
    return _range(names, at, shape)


def _parts(names: Names, at: KeyPath, shapes: list[Any]) -> tuple[Condition, ...]:
    return tuple(condition(names, (*at, number), shape) for number, shape in enumerate(shapes))


def _threshold(names: Names, at: KeyPath, shape: Any, relation: Relation, limit: Decimal) -> Threshold:
    found = names.property((*at, "property"), shape.property)
    canonical = names.canonical((*at, "unit"), found, limit, shape.unit)
    under = (
        MeasuredUnder(shape.under.value, shape.under.unit, _spelled(names, shape.under.unit)) if shape.under else None
    )
    printed = f"{relation} {plain(limit)} {shape.unit}" + (f" at {under}" if under else "")
    return Threshold(shape.property, relation, canonical, found.unit or "", printed, under)


def _spelled(names: Names, unit: str) -> tuple[str, ...]:
    """How papers write the unit of a test condition."""
    return names.words.phrases.get(_SPELLED_IN[unit], (unit,))


def _range(names: Names, at: KeyPath, shape: Any) -> Range:
    floors = [(key, r, n) for key, r in _FLOORS if (n := getattr(shape, key)) is not None]
    ceilings = [(key, r, n) for key, r in _CEILINGS if (n := getattr(shape, key)) is not None]
    if len(floors) != 1 or len(ceilings) != 1:
        raise names.source.error(
            (*at, "property"), "a range has one lower end (at_least or above) and one upper end (at_most or below)"
        )
    (_, lower, low), (key, upper, high) = floors[0], ceilings[0]
    if low >= high:
        raise names.source.error((*at, key), f"the upper end {plain(high)} is not above the lower end {plain(low)}")
    return Range(_threshold(names, at, shape, lower, low), _threshold(names, at, shape, upper, high))

"""Goods for the tests: items made of a product's name and values as a paper would print them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from classifier.facts import Fact, Item, Kind
from classifier.judging.classify import classify
from classifier.judging.determination import Determination
from classifier.law.catalogue import Catalogue
from classifier.loading.load import load
from classifier.quantity import Interval, Quantity, at_least, at_most, between, point

IN_FORCE = date(2026, 11, 22)


@cache
def law() -> Catalogue:
    """The shipped catalogue, loaded once."""
    return load()


def fact(name: str, printed: str, kind: Kind | None = None, conditions: str | None = None) -> Fact:
    """A fact as printed: `5`, `4.8..5.0`, `>=5`, `<=70`, in the canonical unit, or a term where it has no
    unit.
    """
    known = law().vocabulary.properties.get(name)
    unit = known.unit if known else None
    if unit is None:
        return Fact(name, printed, conditions=conditions)
    return Fact(name, Quantity(interval(printed), unit), kind, conditions)


def interval(printed: str) -> Interval:
    if printed.startswith(">="):
        return at_least(printed[2:])
    if printed.startswith("<="):
        return at_most(printed[2:])
    if ".." in printed:
        return between(*printed.split(".."))
    return point(printed)


def item(*products: str, complete: bool = True, line: str | None = None, **values: str) -> Item:
    """An item of these products with one fact for each keyword."""
    return replace(made_of(products, values), complete=complete, line=line)


def made_of(products: tuple[str, ...], values: dict[str, str]) -> Item:
    """An item of these products with these values by property."""
    return Item("a model", products, facts=tuple(fact(name, printed) for name, printed in values.items()))


def judged(it: Item, policy: str = "default", as_of: date = IN_FORCE) -> Determination:
    return classify(it, law(), as_of=as_of, policy=policy)


def answer(*products: str, policy: str = "default", **values: str) -> tuple[str, tuple[str, ...]]:
    """The outcome and the codes (or the near ones) of an item with these values."""
    found = judged(made_of(products, values), policy)
    return str(found.outcome), found.codes or found.near


def missing(*products: str, **values: str) -> tuple[str, ...]:
    return judged(made_of(products, values)).missing


def step(number: Decimal) -> Decimal:
    """A thousandth of a number: what is taken or added to stand just beside a limit."""
    return number / 1000

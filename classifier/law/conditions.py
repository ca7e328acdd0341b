"""What an entry may ask of a property: a closed set of frozen types.

`Threshold` is one number (≥, >, ≤, <), `Range` two of them on one property, `OneOf` a term, `SomeOf` at least so many
of several conditions (*or* is one of them). A number may be asked for under a test condition: 220 MPa, 0.1C.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from classifier import truth
from classifier.quantity import Interval, exceeds, plain, reaches
from classifier.truth import Truth


class Relation(StrEnum):
    """How the law puts a number: 不低于, 大于, 不高于, 小于."""

    AT_LEAST = ">="
    ABOVE = ">"
    AT_MOST = "<="
    BELOW = "<"

    @property
    def is_floor(self) -> bool:
        """Whether more of the property meets it."""
        return self in (Relation.AT_LEAST, Relation.ABOVE)

    @property
    def opposite(self) -> Relation:
        """What holds exactly where this does not."""
        return _OPPOSITES[self]


_OPPOSITES = {
    Relation.AT_LEAST: Relation.BELOW,
    Relation.BELOW: Relation.AT_LEAST,
    Relation.ABOVE: Relation.AT_MOST,
    Relation.AT_MOST: Relation.ABOVE,
}
_JUDGED: Mapping[Relation, Callable[[Interval, Decimal], Truth]] = {
    Relation.AT_LEAST: reaches,
    Relation.ABOVE: exceeds,
    Relation.AT_MOST: lambda interval, limit: truth.negated(exceeds(interval, limit)),
    Relation.BELOW: lambda interval, limit: truth.negated(reaches(interval, limit)),
}


@dataclass(frozen=True, slots=True)
class MeasuredUnder:
    """Under what a number is to be measured: `220 MPa` (the pressure) or `0.1 C` (the rate).

    `spelled` are the spellings of the unit in papers, to the letter.
    """

    value: Decimal
    unit: str
    spelled: tuple[str, ...]

    def named_by(self, conditions: str | None) -> Truth:
        """Whether a value's printed conditions name it, name another one, or name none."""
        found = set(measured(conditions or "", self.unit, self.spelled))
        if self.value in found:
            return Truth.TRUE
        return Truth.FALSE if found else Truth.UNKNOWN

    def __str__(self) -> str:
        return f"{plain(self.value)}{'' if self.unit == RATE else ' '}{self.unit}"


RATE = "C"
"""The unit of a rate of charge or discharge: how much of the capacity in an hour."""
RATE_UNITS = "rate_unit"
"""The vocabulary's list of its spellings."""
_FRACTION = re.compile(r"(?<![A-Za-z0-9])C/(\d{1,2})(?!\d)")


def measured(text: str, unit: str, spelled: tuple[str, ...]) -> Iterator[Decimal]:
    """The numbers of a unit that printed conditions name, in that unit; rates also as fractions (`C/10`)."""
    for match in _pattern(unit, spelled).finditer(text):
        yield Decimal(match[1])
    if unit == RATE:
        yield from (1 / Decimal(match[1]) for match in _FRACTION.finditer(text) if int(match[1]))


@cache
def _pattern(unit: str, spelled: tuple[str, ...]) -> re.Pattern[str]:
    """A number and its unit; "C" is none of a rate before a letter, a digit, a degree sign or a stroke."""
    units = "|".join(map(re.escape, sorted(spelled, key=len, reverse=True))) or "(?!)"
    end = r"(?![A-Za-z0-9°/])" if unit == RATE else ""
    return re.compile(rf"(?<![\d.])(\d{{1,5}}(?:\.\d+)?)\s?(?:{units}){end}")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number against a property.

    `limit` in the canonical `unit`, `printed` as the law prints it; `under` is the test condition that the law names
    with it.
    """

    property: str
    relation: Relation
    limit: Decimal
    unit: str
    printed: str
    under: MeasuredUnder | None = None

    def judge(self, interval: Interval) -> Truth:
        """Whether every number of the interval meets it, none does, or only some."""
        return _JUDGED[self.relation](interval, self.limit)

    def __str__(self) -> str:
        return f"{self.relation} {plain(self.limit)} {self.unit}" + (f" at {self.under}" if self.under else "")


@dataclass(frozen=True, slots=True)
class Range:
    """A property between two numbers: both are to be met."""

    low: Threshold
    high: Threshold

    @builtins.property  # a member of this class is called `property`
    def property(self) -> str:
        """The property that both speak of."""
        return self.low.property

    @builtins.property  # a member of this class is called `property`
    def under(self) -> MeasuredUnder | None:
        """The test condition of both."""
        return self.low.under

    @builtins.property  # a member of this class is called `property`
    def printed(self) -> str:
        """The range as the law prints it."""
        return f"{self.low.printed} and {self.high.printed}"

    def judge(self, interval: Interval) -> Truth:
        """Whether every number of the interval lies in the range, none does, or only some."""
        return truth.both((self.low.judge(interval), self.high.judge(interval)))

    def __str__(self) -> str:
        return f"{self.low} and {self.high}"


@dataclass(frozen=True, slots=True)
class OneOf:
    """A term against a textual property; a term in `leaves_open` is wider, and settles nothing."""

    property: str
    terms: tuple[str, ...]
    leaves_open: tuple[str, ...] = ()

    def judge(self, stated: tuple[str, ...]) -> Truth:
        """True if any stated term is asked for; unknown if nothing, or only a wider term, is stated."""
        if any(term in self.terms for term in stated):
            return Truth.TRUE
        if not stated or any(term in self.leaves_open for term in stated):
            return Truth.UNKNOWN
        return Truth.FALSE

    def __str__(self) -> str:
        return f"is {' or '.join(self.terms)}"


@dataclass(frozen=True, slots=True)
class SomeOf:
    """At least `count` of `parts`: *or* is one of several, *n of m* any number of them."""

    count: int
    parts: tuple[Condition, ...]

    @builtins.property
    def property(self) -> str:
        """The properties that it speaks of, each once."""
        return " or ".join(dict.fromkeys(leaf.property for leaf in leaves(self)))

    def judge(self, parts: tuple[Truth, ...]) -> Truth:
        """What follows from the truths of its parts, which stand in their order."""
        if parts.count(Truth.TRUE) >= self.count:
            return Truth.TRUE
        return Truth.UNKNOWN if len(parts) - parts.count(Truth.FALSE) >= self.count else Truth.FALSE

    def __str__(self) -> str:
        told = " or ".join(f"{part.property} {part}" for part in self.parts)
        return told if self.count == 1 else f"{self.count} of: {told}"


Measured = Threshold | Range
Leaf = Threshold | Range | OneOf
Condition = Threshold | Range | OneOf | SomeOf


def leaves(condition: Condition) -> tuple[Leaf, ...]:
    """The conditions on one property each that a condition is made of."""
    if isinstance(condition, SomeOf):
        return tuple(leaf for part in condition.parts for leaf in leaves(part))
    return (condition,)


def thresholds(condition: Condition) -> tuple[Threshold, ...]:
    """Every number that a condition puts against a property."""
    found: list[Threshold] = []
    for leaf in leaves(condition):
        if isinstance(leaf, Range):
            found += [leaf.low, leaf.high]
        elif isinstance(leaf, Threshold):
            found.append(leaf)
    return tuple(found)

"""What an entry may ask of a property: a closed set of two frozen types."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from classifier.quantity import Interval, exceeds, plain, reaches
from classifier.truth import Truth


class Relation(StrEnum):
    """How the law puts a number: at or above (不低于), or above (大于)."""

    AT_LEAST = ">="
    ABOVE = ">"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number against a property: `limit` in the canonical `unit`, `printed` as the law prints it."""

    property: str
    relation: Relation
    limit: Decimal
    unit: str
    printed: str

    def judge(self, interval: Interval) -> Truth:
        """Whether every number of the interval meets it, none does, or only some."""
        return reaches(interval, self.limit) if self.relation is Relation.AT_LEAST else exceeds(interval, self.limit)

    def __str__(self) -> str:
        return f"{self.relation} {plain(self.limit)} {self.unit}"


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


Condition = Threshold | OneOf

"""What is counted: integers that add up, over documents, halves and sorts of documents."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from corpora.intervals import Share


@dataclass(frozen=True, slots=True)
class Counts:
    """Facts found (true positives), facts that are none (false positives), required facts missed."""

    found: int = 0
    false: int = 0
    missed: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.found + other.found, self.false + other.false, self.missed + other.missed)

    @property
    def precision(self) -> Share:
        return Share(self.found, self.found + self.false)

    @property
    def recall(self) -> Share:
        return Share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; `None` where nothing was counted."""
        among = 2 * self.found + self.false + self.missed
        return 2 * self.found / among if among else None


@dataclass(frozen=True, slots=True)
class Tally:
    """All counts but those of the facts. A pair `x`, `x_right` is a share."""

    documents: int = 0
    without_report: int = 0
    kinds_right: int = 0
    items: int = 0
    items_found: int = 0
    items_invented: int = 0
    value_kinds: int = 0
    value_kinds_right: int = 0
    outcomes: int = 0
    outcomes_right: int = 0
    cleared_wrongly: int = 0
    coded: int = 0
    codes_right: int = 0
    facts_reported: int = 0
    facts_with_evidence: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that went wrong, for a person to look at."""

    document: str
    what: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Belief:
    """How sure the program was of a stated fact, and whether a label says so too."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """The counts of one document. `by_property` holds a pair for each thing counted, so a name may recur."""

    name: str
    made: bool
    half: str | None
    tally: Tally
    by_property: tuple[tuple[str, Counts], ...]
    misses: tuple[Miss, ...] = ()
    beliefs: tuple[Belief, ...] = ()


def total(tallies: Iterable[Tally]) -> Tally:
    """The sum; all zeros for none."""
    return sum(tallies, Tally())


def summed(counts: Iterable[Counts]) -> Counts:
    """The sum; all zeros for none."""
    return sum(counts, Counts())

"""What people do with a value that was read, or give one that was not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from classifier.facts import Fact


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value comes from that the quoted words do not hold.

    How it came (`mail`, `telephone`, `test_report`, `page_image`), of which day, from whom; `sha256` is that of the
    file that says it, where there is one.
    """

    kind: str
    day: date
    person: str
    sha256: str | None = None

    def __str__(self) -> str:
        words = f"{self.kind.replace('_', ' ')} of {self.day}, {self.person}"
        return f"{words}, SHA-256 {self.sha256}" if self.sha256 else words


@dataclass(frozen=True, slots=True)
class FactJudged:
    """A person's word on a fact of an item."""

    item: str
    fact: str


@dataclass(frozen=True, slots=True)
class Confirmed(FactJudged):
    """A person found the fact as the page has it.

    `account` is the operating system's account that it came from; `at_sight` tells that the value stood on the screen,
    and was not typed before it did. Older ledgers tell neither.
    """

    account: str | None = None
    at_sight: bool = False


@dataclass(frozen=True, slots=True)
class Rejected(FactJudged):
    """A person found that the fact is none."""


@dataclass(frozen=True, slots=True)
class FactGiven(FactJudged):
    """A person gave a fact its `value`; `source` is where it comes from, where its quote does not hold it.

    `account` is the operating system's account that it came from; older ledgers do not name it.
    """

    value: Fact
    source: Source | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Corrected(FactGiven):
    """The value stands in the place of one that was read, which stays beside it."""


@dataclass(frozen=True, slots=True)
class Added(FactGiven):
    """The reading lacks the fact."""


@dataclass(frozen=True, slots=True)
class Moved(FactJudged):
    """A person found that a fact belongs to another item of the document."""

    to: str

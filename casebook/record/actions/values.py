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
class Confirmed:
    """A person found a fact as the page has it."""

    item: str
    fact: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """A person put `value` in a fact's place; the original stays beside it.

    `source` is where the value comes from, where its quote does not hold it.
    """

    item: str
    fact: str
    value: Fact
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """A person found that a fact is none."""

    item: str
    fact: str


@dataclass(frozen=True, slots=True)
class Added:
    """A person entered a fact that the reading lacks; `source` as of a correction."""

    item: str
    fact: str
    value: Fact
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """A person found that a fact belongs to another item of the document."""

    item: str
    fact: str
    to: str

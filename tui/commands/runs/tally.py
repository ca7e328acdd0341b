"""What a run came to so far, in what a person is told at its end: counts, and of lists only as much as is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from casebook.reports.run_report import Gathered
from tui.speech.exits import Exit

if TYPE_CHECKING:
    from casebook.run.bulk import Result
    from casebook.state.rows.summary import Row

MOST_ROWS = 60
"""A longer table is nobody's to read: what needs a person comes first, and the rest is counted."""
_WEIGHTS = ("controlled", "listed_elsewhere", "undetermined", "close", "not_controlled", "not_applicable")


def weight(entry: tuple[str, Row]) -> int:
    """What needs a person most comes first."""
    return _WEIGHTS.index(entry[1].outcome)


@dataclass(slots=True)
class Shortlist:
    """The items of a run in their order, or of too many the first that need a person most; `count` is of all."""

    rows: list[tuple[str, Row]] = field(default_factory=list)
    count: int = 0
    is_settled: bool = True

    def add(self, name: str, rows: Iterable[Row]) -> None:
        """Takes a document's items in."""
        for row in rows:
            self.count += 1
            self.is_settled = self.is_settled and row.is_settled
            self.rows.append((name, row))
        if len(self.rows) > 10 * MOST_ROWS:
            self.rows = self.first

    @property
    def first(self) -> list[tuple[str, Row]]:
        """What is shown: all of a few in their order, of many those that need a person most."""
        return self.rows if self.count <= MOST_ROWS else sorted(self.rows, key=weight)[:MOST_ROWS]


@dataclass(slots=True)
class Tally:
    """What a run came to so far."""

    documents: int = 0
    how: Counter[str] = field(default_factory=Counter)
    items: Shortlist = field(default_factory=Shortlist)
    gathered: Gathered = field(default_factory=Gathered)
    kinds: dict[str, str] = field(default_factory=dict)
    """The kind of each document that was opened, by its SHA-256."""

    def add(self, result: Result) -> None:
        """Counts one document in."""
        self.documents += 1
        self.gathered.add(result)
        self.how[result.how] += 1
        if result.how != "failed":
            self.kinds[result.answer.sha256] = result.answer.kind
        self.items.add(result.name, result.answer.rows)

    @property
    def exit(self) -> Exit:
        """What the run's exit code says."""
        if self.gathered.unread:
            return Exit.UNREADABLE
        return Exit.SETTLED if self.items.is_settled else Exit.REVIEW

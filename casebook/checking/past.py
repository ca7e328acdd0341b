"""Declarations that were filed, as a table by day and line: which would have been wrong on their own day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from casebook.checking.check import Checked
from casebook.checking.findings import Severity
from classifier.law.timeline import InForce
from extractor.language.phrases import Phrases, Shape
from extractor.trade.declaration import Declaration

_DAY = Shape(r"(?<!\d)(20\d\d)\s*(?:[-/.]|<<year>>)?\s*(\d{1,2})\s*(?:[-/.]|<<month>>)?\s*(\d{1,2})(?!\d)")
_NOT_ASKED = (InForce.NO, InForce.SUSPENDED)


@dataclass(frozen=True, slots=True)
class Filed:
    """One line that was filed.

    `wrong` are the findings that stop a filing, `asked` those that ask something; `is_binding` is false on a day on
    which the act that the findings rest on asked for nothing.
    """

    day: date
    document: str
    line: int | None
    item: str
    outcome: str
    wrong: tuple[str, ...]
    asked: tuple[str, ...]
    is_binding: bool = True


def day_of(declaration: Declaration, phrases: Phrases) -> date | None:
    """The day of a declaration: of its filing, else of the trade; `None` where it prints neither."""
    for name in ("declaration_date", "trade_date"):
        found = phrases.pattern(_DAY).search(declaration.header[name].value) if name in declaration.header else None
        if found is not None:
            try:
                return date(*(int(part) for part in found.groups()))
            except ValueError:
                continue
    return None


def filed(made: Checked, document: str, day: date) -> Iterator[Filed]:
    """The head and the lines of a declaration that was checked by the law of a day."""
    for number in (None, *(line.number for line in made.lines)):
        line = next((one for one in made.lines if one.number == number), None)
        found = [f for f in made.findings if f.line == number]
        wrong = tuple(dict.fromkeys(str(f.kind) for f in found if f.severity is Severity.MUST))
        others = (f for f in found if f.severity not in (Severity.MUST, Severity.NOTE))
        asked = tuple(dict.fromkeys(str(f.kind) for f in others))
        if line is None:
            if found:
                yield Filed(day, document, None, "", "", wrong, asked)
            continue
        is_binding = line.made.status.in_force not in _NOT_ASKED
        yield Filed(day, document, number, line.item, str(line.made.outcome), wrong, asked, is_binding)


def by_day(rows: Sequence[Filed]) -> tuple[Filed, ...]:
    """The rows in the order of their days, documents and lines."""
    return tuple(sorted(rows, key=lambda row: (row.day, row.document, row.line or 0)))

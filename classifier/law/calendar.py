"""Working days of Chinese authorities, and a deadline counted in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from classifier.law.acts import Bilingual

_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Year:
    """One year's days off beside its weekends, and the weekend days that are worked, by the notice `source`."""

    off: frozenset[date]
    worked: frozenset[date]
    source: str
    date: date


@dataclass(frozen=True, slots=True)
class Period:
    """So many working days that an act gives, and where it says so."""

    days: int
    source: str
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day of a period, the notices that it was counted by, and the years of which no notice is known.

    There weekends alone were taken for days off.
    """

    day: date
    sources: tuple[str, ...]
    unknown: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years that are known; `questioning` is the period to answer a questioning by customs."""

    years: Mapping[int, Year] = field(default_factory=dict)
    questioning: Period | None = None

    def is_worked(self, day: date) -> bool:
        """Whether authorities work on a day; of a year that is not known by its weekday alone."""
        year = self.years.get(day.year)
        if year is not None and day in year.worked:
            return True
        is_off = year is not None and day in year.off
        return not is_off and day.weekday() < _SATURDAY

    def deadline(self, start: date, days: int) -> Deadline:
        """The last of so many working days after a day, which is not counted itself."""
        day, left, met = start, days, {start.year}
        while left:
            day += timedelta(days=1)
            met.add(day.year)
            left -= self.is_worked(day)
        known = tuple(self.years[y].source for y in sorted(met) if y in self.years)
        return Deadline(day, known, tuple(y for y in sorted(met) if y not in self.years))

    def between(self, start: date, end: date) -> int:
        """The working days after `start` up to `end`; negative where `end` is past."""
        if end < start:
            return -self.between(end, start)
        days = (start + timedelta(days=k) for k in range(1, (end - start).days + 1))
        return sum(1 for d in days if self.is_worked(d))

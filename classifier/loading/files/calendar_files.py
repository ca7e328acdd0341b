"""The working days out of the checked files; a later layer's year replaces an earlier one's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

from classifier.law.acts import Bilingual
from classifier.law.calendar import Calendar, Period, Year
from classifier.loading.layers import Checked


def calendar(files: Iterable[Checked]) -> Calendar:
    """The calendar of all layers.

    Raises `CatalogueError` for a day of another year, or a stretch that ends before it begins.
    """
    made = Calendar()
    for file in files:
        if file.kind == "calendar":
            content = file.content
            years = {number: _year(number, shape, file) for number, shape in content.years.items()}
            asked = content.questioning
            text = Bilingual(asked.text.en, asked.text.zh) if asked else None
            period = Period(asked.days, asked.source, text) if asked and text else made.questioning
            made = Calendar({**made.years, **years}, period)
    return made


def _year(number: int, shape: Any, file: Checked) -> Year:
    for at, (first, last) in enumerate(shape.off):
        if first > last:
            raise file.source.error(("years", number, "off", at), "this stretch of days ends before it begins")
    off = frozenset(d for first, last in shape.off for d in _days(first, last))
    for day in sorted(off | set(shape.worked)):
        if day.year != number:
            raise file.source.error(("years", number), f"{day} is no day of {number}")
    return Year(off, frozenset(shape.worked), shape.source, shape.date)


def _days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=k) for k in range((last - first).days + 1))

"""Working days: a year's days off with the notice that orders them, and the periods that are counted in them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BaseModel, Field

from classifier.loading.shapes.common import Bilingual, Text

Day = date
Days = Annotated[list[Day], Field(min_length=2, max_length=2)]


class YearShape(BaseModel, extra="forbid", frozen=True):
    """A year: `off` are stretches of days off, first and last day; `worked` are weekend days that are worked."""

    source: Text
    date: date
    off: list[Days] = Field(min_length=1)
    worked: list[Day] = []


class PeriodShape(BaseModel, extra="forbid", frozen=True):
    """So many working days, and which act says so."""

    days: int = Field(ge=1, le=365)
    source: Text
    text: Bilingual


class CalendarFile(BaseModel, extra="forbid", frozen=True):
    """`calendar.yaml`: the working days of Chinese authorities by year, and the period to answer a questioning."""

    years: dict[int, YearShape] = {}
    questioning: PeriodShape | None = None

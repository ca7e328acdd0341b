"""Names, numbers, texts and sources: what all files are made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

Language = Literal[
    "en", "zh", "ja", "ko", "de", "fr", "es", "it", "ru", "ar", "pl", "nl", "pt", "tr", "cs", "hu", "sv", "th", "vi"
]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Group = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9][A-E][0-9]{3}(\.[a-z0-9]+)*$")]
NeighbourCode = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z./ -]*$")]
Tariff = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}([0-9]{2})?$")]
HeadingNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{4,10}$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Number = Annotated[Decimal, Field(gt=0, allow_inf_nan=False)]
TermLists = dict[Language, list[Text]]
OutcomeName = Literal["controlled", "close", "not_controlled", "listed_elsewhere", "undetermined", "not_applicable"]
StandingName = Literal["yes", "no", "suspended", "unknown"]


class Bilingual(BaseModel, extra="forbid", frozen=True):
    """One text in Chinese and in English."""

    zh: Text | None = None
    en: Text


class SourceShape(BaseModel, extra="forbid", frozen=True):
    """Where a text was read, and when; of a report its title and the sentence that says so."""

    text: Text
    url: Text | None = None
    seen: date | None = None
    title: Text | None = None
    quote: Text | None = None

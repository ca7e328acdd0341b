"""The files of the law: acts, what happens to them, their entries and conditions, and pointers."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Discriminator, Field, Tag

from classifier.loading.shapes.common import (
    Bilingual,
    Name,
    NeighbourCode,
    Number,
    OutcomeName,
    SourceShape,
    Tariff,
    Text,
)


class InstrumentShape(BaseModel, extra="forbid", frozen=True):
    """An act of the state.

    `declared` says that its codes are the ones that a remark may name, `cited` how it is named in Chinese, `checked`
    when somebody last looked whether it still stands so.
    """

    id: Text
    issuers: list[Text] = Field(min_length=1)
    number: Text
    title: Bilingual
    promulgated: date | None = None
    effective: date | None = None
    declared: bool = False
    cited: Text | None = None
    checked: date | None = None
    advice: Bilingual | None = None
    source: SourceShape


class EventShape(BaseModel, extra="forbid", frozen=True):
    """What happens to an instrument over time, and by which act.

    What is only `reported` settles nothing: while it lasts, whether the act is in force is not known for certain where
    it `reports` a suspension or an end. `part` is what of the act it is about, if not the whole; `afterwards` is told
    once it is over.
    """

    effect: Literal["suspends", "repeals", "reported"]
    reports: Literal["suspends", "repeals"] | None = None
    instrument: Text
    affects: list[Text] = Field(min_length=1)
    first: date
    last: date | None = None
    reading: bool = False
    text: Bilingual
    part: Bilingual | None = None
    afterwards: Bilingual | None = None
    source: SourceShape


class UnderShape(BaseModel, extra="forbid", frozen=True):
    """Under what a number is to be measured: a pressure in MPa, a rate in C."""

    value: Number
    unit: Literal["MPa", "C"]


class ThresholdShape(BaseModel, extra="forbid", frozen=True):
    """A number that the law puts against a property; `under` is the test condition that it names with it."""

    property: Name
    test: Literal[">=", ">", "<=", "<"]
    limit: Number
    unit: Text
    under: UnderShape | None = None


class RangeShape(BaseModel, extra="forbid", frozen=True):
    """A property between two numbers: `at_least` or `above` the one, `at_most` or `below` the other."""

    property: Name
    at_least: Number | None = None
    above: Number | None = None
    at_most: Number | None = None
    below: Number | None = None
    unit: Text
    under: UnderShape | None = None


class OneOfShape(BaseModel, extra="forbid", frozen=True):
    """A term that the law asks for; `open` are wider terms, which leave it unknown."""

    property: Name
    one_of: list[Name] = Field(min_length=1)
    open: list[Name] = []


class AnyOfShape(BaseModel, extra="forbid", frozen=True):
    """Several conditions of which one has to be met."""

    any_of: list[ConditionShape] = Field(min_length=2)


class SomeOfShape(BaseModel, extra="forbid", frozen=True):
    """Several conditions of which at least `count` have to be met."""

    count: int = Field(ge=1)
    of: list[ConditionShape] = Field(min_length=2)


_KEYS = {"one_of": "term", "any_of": "any", "of": "some", "count": "some", "test": "threshold", "limit": "threshold"}
_ENDS = ("at_least", "above", "at_most", "below")


def _which_condition(value: Any) -> str:
    keys = tuple(value) if isinstance(value, dict) else ()
    found = next((kind for key, kind in _KEYS.items() if key in keys), None)
    return found or ("range" if any(key in keys for key in _ENDS) else "threshold")


ConditionShape = Annotated[
    Annotated[ThresholdShape, Tag("threshold")]
    | Annotated[RangeShape, Tag("range")]
    | Annotated[OneOfShape, Tag("term")]
    | Annotated[AnyOfShape, Tag("any")]
    | Annotated[SomeOfShape, Tag("some")],
    Discriminator(_which_condition),
]


class OpenProduct(BaseModel, extra="forbid", frozen=True):
    """A product of which the text does not say whether the entry takes it in."""

    product: Name
    question: Bilingual


class FlagShape(BaseModel, extra="forbid", frozen=True):
    """A caution about an entry's text."""

    kind: Literal["chinese_candidate", "english_candidate", "suspected_misprint", "reading", "unconfirmed"]
    text: Bilingual


class ParentShape(BaseModel, extra="forbid", frozen=True):
    """A heading of a list, under which entries stand."""

    code: NeighbourCode
    zh: Text | None = None
    en: Text
    flags: list[FlagShape] = []


class EntryShape(BaseModel, extra="forbid", frozen=True):
    """One row of a control list: its words, what it speaks of, and its criteria, all of which must hold."""

    code: NeighbourCode
    parent: Text | None = None
    zh: Text | None = None
    en: Text
    criterion: Bilingual | None = None
    products: list[Name] = Field(min_length=1)
    open_products: list[OpenProduct] = []
    criteria: list[ConditionShape] = []
    tariff_lines: list[Tariff] = []
    source: Text
    flags: list[FlagShape] = []
    advice: Bilingual | None = None


class PointerShape(BaseModel, extra="forbid", frozen=True):
    """A rule outside the list that is told with an answer: for some products and outcomes, or (none named) for all.

    `destinations` says where the goods go for it to matter; with `instrument` it is told while that act stands. What is
    `asked` is told only where somebody asks.
    """

    id: Name
    products: list[Name] = []
    outcomes: list[OutcomeName] = []
    destinations: list[Text] = []
    instrument: Text | None = None
    asked: bool = False
    text: Bilingual
    source: SourceShape


class InstrumentFile(BaseModel, extra="forbid", frozen=True):
    """`instruments/*.yaml`: an act with its events and entries; a file of pointers or events alone has no act."""

    instrument: InstrumentShape | None = None
    parents: list[ParentShape] = []
    events: list[EventShape] = []
    entries: list[EntryShape] = []
    pointers: list[PointerShape] = []

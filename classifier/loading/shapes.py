"""What each kind of catalogue file may hold, as pydantic models: the check at load and the published schemas.

Imported only when a catalogue is loaded or a schema is printed, so that importing `classifier` stays cheap.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Discriminator, Field, StringConstraints, Tag

Language = Literal["en", "zh", "ja", "ko", "de", "fr", "es", "it", "ru", "ar"]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
Group = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]*$")]
Code = Annotated[str, StringConstraints(pattern=r"^[0-9][A-E][0-9]{3}(\.[a-z0-9]+)*$")]
NeighbourCode = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z][0-9A-Za-z./ -]*$")]
Tariff = Annotated[str, StringConstraints(pattern=r"^[0-9]{8}([0-9]{2})?$")]
HeadingNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{4,10}$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Number = Annotated[Decimal, Field(gt=0, allow_inf_nan=False)]
TermLists = dict[Language, list[Text]]


class Bilingual(BaseModel, extra="forbid", frozen=True):
    """One text in Chinese and in English."""

    zh: Text | None = None
    en: Text


class UnitShape(BaseModel, extra="forbid", frozen=True):
    """A printed unit and what it is in the canonical one."""

    name: Text
    canonical: str
    factor: Number
    aliases: list[Text] = []
    symbols: list[Text] = []
    words: list[Text] = []
    prefixes: list[Name] = []
    loose: dict[Name, list[Text]] = {}
    made_of: Text | None = None


class UnitsFile(BaseModel, extra="forbid", frozen=True):
    """`vocabulary/units.yaml`."""

    units: list[UnitShape]


class PropertyShape(BaseModel, extra="forbid", frozen=True):
    """A property; a later layer that only adds words leaves out the rest."""

    unit: str | None = None
    reported: bool | None = None
    families: list[str] | None = None
    terms: TermLists = {}


class PropertiesFile(BaseModel, extra="forbid", frozen=True):
    """`vocabulary/properties.yaml`."""

    properties: dict[Name, PropertyShape]


class ProductShape(BaseModel, extra="forbid", frozen=True):
    """A product; a later layer that only adds words leaves out `family`."""

    family: Name | None = None
    terms: TermLists = {}


class ProductsFile(BaseModel, extra="forbid", frozen=True):
    """`vocabulary/products.yaml`."""

    products: dict[Name, ProductShape]


class CuesFile(BaseModel, extra="forbid", frozen=True):
    """`vocabulary/cues.yaml`: lists of words by name, group and language."""

    cues: dict[Name, dict[Group, TermLists]]


class PrefixShape(BaseModel, extra="forbid", frozen=True):
    """What stands before a unit and multiplies it: its signs (`m`) and its words (`milli`, 毫)."""

    factor: Number
    signs: list[Text] = []
    words: list[Text] = []


class BetweenShape(BaseModel, extra="forbid", frozen=True):
    """The words of a range that stand around its numbers; `close` is none where none is needed."""

    open: Text
    middle: list[Text] = Field(min_length=1)
    close: list[Text] = []


class GrammarShape(BaseModel, extra="forbid", frozen=True):
    """How quantities are written. `signs` gives for a sign what else is printed for it, `scales` for a factor its
    words; `before`, `behind` and `refused` are lists of words by group."""

    signs: dict[Text, Text] = {}
    thousands_blanks: str = ""
    scales: dict[Text, list[Text]] = {}
    prefixes: dict[Name, PrefixShape] = {}
    per: list[Text] = []
    powers: dict[Text, list[Text]] = {}
    range: list[Text] = []
    between: list[BetweenShape] = []
    plus_minus: list[Text] = []
    plus_minus_misread: list[Text] = []
    before: dict[Name, list[Text]] = {}
    behind: dict[Name, list[Text]] = {}
    open_end: list[Text] = []
    refused: dict[Name, list[Text]] = {}
    months: list[Text] = []


class GrammarFile(BaseModel, extra="forbid", frozen=True):
    """`vocabulary/grammar.yaml`."""

    grammar: GrammarShape


class SourceShape(BaseModel, extra="forbid", frozen=True):
    """Where a text was read, and when."""

    text: Text
    url: Text | None = None
    seen: date | None = None


class InstrumentShape(BaseModel, extra="forbid", frozen=True):
    """An act of the state. `declared` says that its codes are the ones that a determination may name."""

    id: Text
    issuers: list[Text] = Field(min_length=1)
    number: Text
    title: Bilingual
    promulgated: date | None = None
    effective: date | None = None
    declared: bool = False
    advice: Bilingual | None = None
    source: SourceShape


class EventShape(BaseModel, extra="forbid", frozen=True):
    """What happens to an instrument over time, and by which act; `reported` changes no answer."""

    effect: Literal["suspends", "repeals", "reported"]
    instrument: Text
    affects: list[Text] = Field(min_length=1)
    first: date
    last: date | None = None
    reading: bool = False
    text: Bilingual
    source: SourceShape


class ThresholdShape(BaseModel, extra="forbid", frozen=True):
    """A number that the law puts against a property."""

    property: Name
    test: Literal[">=", ">"]
    limit: Number
    unit: Text


class OneOfShape(BaseModel, extra="forbid", frozen=True):
    """A term that the law asks for; `open` are wider terms, which leave it unknown."""

    property: Name
    one_of: list[Name] = Field(min_length=1)
    open: list[Name] = []


def _which_condition(value: Any) -> str:
    return "term" if isinstance(value, dict) and "one_of" in value else "threshold"


ConditionShape = Annotated[
    Annotated[ThresholdShape, Tag("threshold")] | Annotated[OneOfShape, Tag("term")],
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
    """A rule outside the list that is told with an answer: for some products, or (none named) for all."""

    id: Name
    products: list[Name] = []
    text: Bilingual
    source: SourceShape


class InstrumentFile(BaseModel, extra="forbid", frozen=True):
    """`instruments/*.yaml`: an act with its events and entries; a file of pointers or events alone has no
    act.
    """

    instrument: InstrumentShape | None = None
    events: list[EventShape] = []
    entries: list[EntryShape] = []
    pointers: list[PointerShape] = []


class LimitShape(BaseModel, extra="forbid", frozen=True):
    """A value beyond which a number is doubted; `chemistry` narrows it to items that state one of these,
    or whose nominal voltage is a multiple of `cell_voltage`; `doubts` names the property to confirm,
    where it is another.
    """

    id: Name
    products: list[Name] = Field(min_length=1)
    property: Name
    above: Number | None = None
    below: Number | None = None
    unit: Text
    chemistry: list[Name] = []
    cell_voltage: Number | None = None
    doubts: Name | None = None
    text: Bilingual
    source: Text


class LimitsFile(BaseModel, extra="forbid", frozen=True):
    """`limits.yaml`: what nature allows."""

    limits: list[LimitShape]


class HeadingShape(BaseModel, extra="forbid", frozen=True):
    """What a tariff heading covers; `names_goods` where it names goods so plainly that it fits no others."""

    text: Bilingual
    names_goods: bool = False


class ExpectedShape(BaseModel, extra="forbid", frozen=True):
    """The headings that fit some products, each by the digits that a number begins with."""

    products: list[Name] = Field(min_length=1)
    headings: list[HeadingNumber] = Field(min_length=1)


class TariffFile(BaseModel, extra="forbid", frozen=True):
    """`tariff.yaml`: which tariff headings fit which goods, as hints; a later row for a product replaces an
    earlier one.
    """

    source: Text
    text: Bilingual | None = None
    headings: dict[HeadingNumber, HeadingShape] = {}
    expected: list[ExpectedShape] = []


class ElementOrderShape(BaseModel, extra="forbid", frozen=True):
    """The elements that some tariff numbers ask for, in their order, and their legal units."""

    numbers: list[HeadingNumber] = Field(min_length=1)
    order: list[Name] = Field(min_length=1)
    legal_units: list[Text] = []
    note: Text | None = None


class DeclarationFile(BaseModel, extra="forbid", frozen=True):
    """`declaration.yaml`: declaration elements and legal units by the digits that a tariff number begins with."""

    source: Text
    date: date
    elements: list[ElementOrderShape] = []


class CloseShape(BaseModel, extra="forbid", frozen=True):
    """How near below a limit is close: `within` is a part of the limit."""

    id: Text
    date: date
    text: Bilingual
    within: Number


class KindredGood(BaseModel, extra="forbid", frozen=True):
    """A product that no entry names and that is close to one; `property` and `limit` narrow it."""

    product: Name
    near: list[Code] = Field(min_length=1)
    text: Bilingual
    property: Name | None = None
    limit: Number | None = None
    unit: Text | None = None


class KindredShape(BaseModel, extra="forbid", frozen=True):
    """Which goods are close by their nature."""

    id: Text
    date: date
    text: Bilingual
    goods: list[KindredGood]


class OneSidedShape(BaseModel, extra="forbid", frozen=True):
    """How far a number printed only as a maximum reaches down, and one printed only as a minimum up."""

    id: Text
    date: date
    text: Bilingual
    low_factor: Number
    high_factor: Number
    properties: list[Name] = Field(min_length=1)


class StatedFirstShape(BaseModel, extra="forbid", frozen=True):
    """Up to what distance (a part of the stated value) a stated value counts alone against a derived one."""

    id: Text
    date: date
    text: Bilingual
    within: Number


DocumentKind = Literal[
    "test_report", "datasheet", "safety_data_sheet", "technology", "invoice", "packing_list", "customs_declaration",
    "order", "contract", "transport_document", "other",
]


class TrustShape(BaseModel, extra="forbid", frozen=True):
    """Which kind of document is believed where two disagree, the most trusted first."""

    id: Text
    date: date
    text: Bilingual
    order: list[DocumentKind] = Field(min_length=2)


SignedOutcome = Literal["controlled", "close", "not_controlled"]


class SecondSignatureShape(BaseModel, extra="forbid", frozen=True):
    """Which outcomes two people sign; an empty list asks it of none."""

    id: Text
    date: date
    text: Bilingual
    outcomes: list[SignedOutcome]


class BlindEntryShape(BaseModel, extra="forbid", frozen=True):
    """Who types the deciding values before seeing them, and for which outcomes."""

    id: Text
    date: date
    text: Bilingual
    who: Literal["second", "everyone", "nobody"]
    outcomes: list[SignedOutcome] = Field(min_length=1)


class PolicyFile(BaseModel, extra="forbid", frozen=True):
    """`policy/*.yaml`: what a house has decided where the law is silent; a rule left out is not used.

    `second_signature` and `blind_entry` are the exception: left out, they are those of the policy of the same name
    in an earlier layer, else those of `default`. To ask less is to be written, not forgotten.
    """

    policy: Name
    text: Bilingual
    close: CloseShape | None = None
    kindred: KindredShape | None = None
    one_sided: OneSidedShape | None = None
    stated_first: StatedFirstShape | None = None
    trust: TrustShape | None = None
    second_signature: SecondSignatureShape | None = None
    blind_entry: BlindEntryShape | None = None

"""House policy: what an office has decided where the law is silent."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from classifier.loading.shapes.common import Bilingual, Code, Name, Number, Text


class LawAgeShape(BaseModel, extra="forbid", frozen=True):
    """How many days the law data may be old before an answer warns of it."""

    id: Text
    date: date
    text: Bilingual
    days: Number


class ProbabilityShape(BaseModel, extra="forbid", frozen=True):
    """How probable a fact has to be for a verdict to rest on it."""

    id: Text
    date: date
    text: Bilingual
    floor: Number


class OneReadingShape(BaseModel, extra="forbid", frozen=True):
    """When two readings of one property contradict each other, and when that does not matter.

    They contradict from a distance on (a part of the smaller). It does not matter which is right where all of them lie
    on one side of a limit, away from it by a part of the limit.
    """

    id: Text
    date: date
    text: Bilingual
    apart: Number
    clear: Number | None = None


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
    "test_report",
    "datasheet",
    "safety_data_sheet",
    "technology",
    "invoice",
    "packing_list",
    "customs_declaration",
    "order",
    "contract",
    "transport_document",
    "other",
]


class TrustShape(BaseModel, extra="forbid", frozen=True):
    """Which kind of document is believed where two disagree, the most trusted first."""

    id: Text
    date: date
    text: Bilingual
    order: list[DocumentKind] = Field(min_length=2)


class WitnessShape(BaseModel, extra="forbid", frozen=True):
    """Which values are compared with the picture of their place: those that a verdict rests on, all, or none."""

    id: Text
    date: date
    text: Bilingual
    values: Literal["deciding", "all", "none"]


SignedOutcome = Literal["controlled", "close", "listed_elsewhere", "not_controlled"]


class SecondSignatureShape(BaseModel, extra="forbid", frozen=True):
    """Which outcomes two people sign; an empty list asks it of none."""

    id: Text
    date: date
    text: Bilingual
    outcomes: list[SignedOutcome]


PublicKey = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class SecondPersonShape(BaseModel, extra="forbid", frozen=True):
    """By what two people who sign are told apart, beside their names: the operating system's account, a signing key.

    An empty list asks for nothing but names. `keys`: people's public keys by their names; no other counts then.
    """

    id: Text
    date: date
    text: Bilingual
    by: list[Literal["account", "key"]]
    keys: dict[Text, PublicKey] = {}


class BlindEntryShape(BaseModel, extra="forbid", frozen=True):
    """Who types the deciding values before seeing them, and for which outcomes."""

    id: Text
    date: date
    text: Bilingual
    who: Literal["second", "everyone", "nobody"]
    outcomes: list[SignedOutcome] = Field(min_length=1)


SourceKind = Literal["mail", "telephone", "test_report", "packing_list"]


class OutsideSourceShape(BaseModel, extra="forbid", frozen=True):
    """Which outcomes may rest on a value that the paper does not state, by how the value came.

    A kind left out carries none.
    """

    id: Text
    date: date
    text: Bilingual
    outcomes: dict[SourceKind, list[SignedOutcome]]


class UnsignedShape(BaseModel, extra="forbid", frozen=True):
    """Which outcomes go out though nobody signed them; an empty list lets none."""

    id: Text
    date: date
    text: Bilingual
    outcomes: list[Literal["not_controlled", "not_applicable"]]


class FewerLooksShape(BaseModel, extra="forbid", frozen=True):
    """After how many values in a row of one form that people found right its next ones are asked about less."""

    id: Text
    date: date
    text: Bilingual
    in_a_row: Annotated[Number, Field(ge=10)]


class PolicyFile(BaseModel, extra="forbid", frozen=True):
    """`policy/*.yaml`: what a house has decided where the law is silent; a rule left out is not used.

    `second_signature`, `second_person`, `blind_entry`, `outside_source`, `unsigned` and `witness` are the exception:
    left out, they are those of the policy of the same name in an earlier layer, else those of `default`. To ask less
    is to be written, not forgotten.
    """

    policy: Name
    text: Bilingual
    close: CloseShape | None = None
    kindred: KindredShape | None = None
    one_sided: OneSidedShape | None = None
    stated_first: StatedFirstShape | None = None
    trust: TrustShape | None = None
    law_age: LawAgeShape | None = None
    probability: ProbabilityShape | None = None
    one_reading: OneReadingShape | None = None
    second_signature: SecondSignatureShape | None = None
    blind_entry: BlindEntryShape | None = None
    witness: WitnessShape | None = None
    outside_source: OutsideSourceShape | None = None
    unsigned: UnsignedShape | None = None
    second_person: SecondPersonShape | None = None
    fewer_looks: FewerLooksShape | None = None

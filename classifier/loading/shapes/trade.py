"""What is known of goods beside the law: limits of nature, tariff headings, declaration elements."""

from __future__ import annotations

from datetime import date

from pydantic import BaseModel, Field

from classifier.loading.shapes.common import Bilingual, HeadingNumber, Name, Number, Text


class LimitShape(BaseModel, extra="forbid", frozen=True):
    """A value beyond which a number is doubted.

    `chemistry` narrows it to items that state one of these, or whose nominal voltage is a multiple of `cell_voltage`;
    `doubts` names the property to confirm, where it is another.
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
    """What a tariff heading covers; `names_goods` where it names goods so plainly that it fits no others.

    `asks` where goods under it that nothing names are asked about.
    """

    text: Bilingual
    names_goods: bool = False
    asks: bool = False
    numbers: list[HeadingNumber] = []
    source: Text | None = None


class ExpectedShape(BaseModel, extra="forbid", frozen=True):
    """The headings that fit some products, each by the digits that a number begins with.

    Where the source is `second_hand` (no act names the number for these goods), a number that differs is to be checked,
    not wrong.
    """

    products: list[Name] = Field(min_length=1)
    headings: list[HeadingNumber] = Field(min_length=1)
    source: Text | None = None
    second_hand: bool = True


class TariffFile(BaseModel, extra="forbid", frozen=True):
    """`tariff.yaml`.

    Which tariff headings fit which goods, as hints; a later row for a product replaces an earlier one.
    """

    source: Text
    text: Bilingual | None = None
    headings: dict[HeadingNumber, HeadingShape] = {}
    expected: list[ExpectedShape] = []


class ElementOrderShape(BaseModel, extra="forbid", frozen=True):
    """The elements that some tariff numbers ask for, in their order, and their legal units."""

    numbers: list[HeadingNumber] = Field(min_length=1)
    order: list[Name] = Field(min_length=1)
    optional: list[Name] = []
    legal_units: list[Text] = []
    refused: dict[Name, list[Text]] = {}
    note: Text | None = None


class DeclarationFile(BaseModel, extra="forbid", frozen=True):
    """`declaration.yaml`: declaration elements and legal units by the digits that a tariff number begins with.

    `codes` are the figures that an element may have, whatever the number.
    """

    source: Text
    date: date
    codes: dict[Name, list[Text]] = {}
    elements: list[ElementOrderShape] = []

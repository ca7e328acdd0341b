"""The files of the vocabulary."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from classifier.loading.shapes.common import Group, Name, Number, TermLists, Text


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
    shown: Text | None = None


class UnitsFile(BaseModel, extra="forbid", frozen=True):
    """`vocabulary/reading/units.yaml`."""

    units: list[UnitShape]


class PropertyShape(BaseModel, extra="forbid", frozen=True):
    """A property; a later layer that only adds words leaves out the rest."""

    unit: str | None = None
    reported: bool | None = None
    families: list[str] | None = None
    called: dict[Literal["en", "zh"], Text] = {}
    unit_settles: bool | None = None
    terms: TermLists = {}


class PropertiesFile(BaseModel, extra="forbid", frozen=True):
    """`vocabulary/goods/properties.yaml`."""

    properties: dict[Name, PropertyShape]


class ProductShape(BaseModel, extra="forbid", frozen=True):
    """A product; a later layer that only adds words leaves out `family`."""

    family: Name | None = None
    called: dict[Literal["en", "zh"], Text] = {}
    unlisted: bool = False
    terms: TermLists = {}


class ProductsFile(BaseModel, extra="forbid", frozen=True):
    """`vocabulary/goods/products.yaml`."""

    products: dict[Name, ProductShape]


class CuesFile(BaseModel, extra="forbid", frozen=True):
    """`vocabulary/reading/cues.yaml`: lists of words by name, group and language."""

    cues: dict[Name, dict[Group, TermLists]]


class PhrasesFile(BaseModel, extra="forbid", frozen=True):
    """`vocabulary/reading/phrases.yaml`: words that stand inside patterns, by list and language."""

    phrases: dict[Name, TermLists]


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
    """How quantities are written.

    `signs` gives for a sign what else is printed for it, `scales` for a factor its words; `before`, `behind` and
    `refused` are lists of words by group.
    """

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
    """`vocabulary/reading/grammar.yaml`."""

    grammar: GrammarShape

"""The words of the field as loaded from `catalogue/vocabulary/`: properties, products, units and cues.

Adding a word is a change to the data; these types only say what shape the data has. Terms are by language
(`en`, `zh`, `ja`, `ko`, `de`, `fr`, `es`, `it`; some in `ru` and `ar`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from classifier.law.goods import GoodsTable

Terms = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit: one `name` = `factor` of `canonical`. `aliases` are spellings, matched by exact letters.

    `made_of` is a product or quotient of other units (`A·h`, `g/cm3`), met in every spelling of those. `shown` is how
    people write it, where that is not its name (`g/cm³`).
    """

    name: str
    canonical: str
    factor: Decimal
    aliases: tuple[str, ...]
    made_of: str | None = None
    shown: str | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """The words of a range that stand around its numbers: "between 2.4 and 2.6", 介于2.4和2.6之间."""

    open: str
    middle: tuple[str, ...]
    close: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grammar:
    """How quantities are written: signs and words, each list as in `vocabulary/reading/grammar.yaml`.

    `signs` maps one printed character to the one that it stands for; `scales` maps a word to its factor, `powers` a
    word to its exponent; `before`, `behind` and `refused` map a group to its words.
    """

    signs: Mapping[str, str] = field(default_factory=dict)
    thousands_blanks: str = ""
    scales: Mapping[str, Decimal] = field(default_factory=dict)
    per: tuple[str, ...] = ()
    powers: Mapping[str, int] = field(default_factory=dict)
    range: tuple[str, ...] = ()
    between: tuple[Between, ...] = ()
    plus_minus: tuple[str, ...] = ()
    plus_minus_misread: tuple[str, ...] = ()
    before: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    behind: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    open_end: tuple[str, ...] = ()
    refused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    months: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Property:
    """Something a paper states.

    `unit` is canonical (`None`: the value is text); a decoy (`reported` false) is a look-alike kept apart so that its
    numbers are not taken for another property's. `families` are those of the products that it says something of (none
    named: all): a kiln's "rated voltage" is its mains supply. `called` is its name in a paper of ours by language; the
    first term where there is none. `unit_settles` says that its unit measures nothing else, so that a column in it is
    read whatever its head calls it; such a value is doubted.
    """

    name: str
    unit: str | None
    terms: Terms
    reported: bool = True
    families: tuple[str, ...] = ()
    called: Mapping[str, str] = field(default_factory=dict)
    unit_settles: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """Something the law, or a neighbour of it, may speak of.

    `family` groups what is read alike (`battery`, `cathode`, `precursor`, `anode`, `machine`, `technology`, `other`).
    `called` is its name in a paper of ours by language; the first term where there is none. `unlisted` says that no act
    speaks of it, and that it is known as what it is all the same.
    """

    name: str
    family: str
    terms: Terms
    called: Mapping[str, str] = field(default_factory=dict)
    unlisted: bool = False


@dataclass(frozen=True, slots=True)
class Cues:
    """Named lists of words that say something about their surroundings.

    Kinds of value, document kinds, uses, column heads of trade papers.
    """

    name: str
    groups: Mapping[str, Terms]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of a catalogue, its layers merged."""

    units: tuple[Unit, ...] = ()
    properties: Mapping[str, Property] = field(default_factory=dict)
    products: Mapping[str, Product] = field(default_factory=dict)
    cues: Mapping[str, Cues] = field(default_factory=dict)
    grammar: Grammar = field(default_factory=Grammar)
    phrases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that stand inside patterns, by list."""
    goods: GoodsTable = field(default_factory=GoodsTable)

    def family(self, product: str) -> str:
        """The family of a product; `other` for a name that it does not hold."""
        known = self.products.get(product)
        return known.family if known else "other"

    def with_unit(self, number: str, unit: str) -> str:
        """A number with its canonical unit as people write it; a bare number where the unit is 1."""
        shown = next((u.shown for u in self.units if u.name == unit and u.shown), unit)
        return number if unit in ("", "1") else f"{number} {shown}"

"""The nouns of the law as loaded from a catalogue: acts, what happens to them, their entries, and house
policy.

Dates are plain dates without a time; a `last` day is included.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from classifier.law.conditions import Condition


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in English and, where there is one, in Chinese."""

    en: str
    zh: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a text was read, and when."""

    text: str
    url: str | None = None
    seen: date | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """An act. `declared`: its codes may be named in a determination and a remark (the others are
    neighbours).
    """

    id: str
    issuers: tuple[str, ...]
    number: str
    title: Bilingual
    promulgated: date | None
    effective: date | None
    declared: bool
    advice: Bilingual | None
    source: Source

    @property
    def name(self) -> str:
        """Issuers, number and year, as an act is always to be cited."""
        return f"{' and '.join(self.issuers)} {self.number}"


@dataclass(frozen=True, slots=True)
class Event:
    """What `instrument` does to the acts in `affects` from `first` to `last` (no `last`: until further
    notice).

    `effect` is `suspends`, `repeals`, or `reported`: heard of but seen in no official text, and so
    without effect on any answer. `reading` says that the dates are a reading of the text.
    """

    effect: str
    instrument: str
    affects: tuple[str, ...]
    first: date
    last: date | None
    reading: bool
    text: Bilingual
    source: Source


@dataclass(frozen=True, slots=True)
class OpenProduct:
    """A product of which the text does not say whether the entry takes it in, with the question to settle."""

    product: str
    question: Bilingual


@dataclass(frozen=True, slots=True)
class Flag:
    """A caution about an entry's text: `chinese_candidate`, `suspected_misprint`, `reading`,
    `unconfirmed`…
    """

    kind: str
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list: it takes in an item of its products that meets all of its criteria."""

    code: str
    instrument: str
    parent: str | None
    zh: str | None
    en: str
    criterion: Bilingual | None
    products: tuple[str, ...]
    open_products: tuple[OpenProduct, ...]
    criteria: tuple[Condition, ...]
    tariff_lines: tuple[str, ...]
    source: str
    flags: tuple[Flag, ...]
    advice: Bilingual | None

    @property
    def all_products(self) -> tuple[str, ...]:
        """The products that it names, and those that it leaves open."""
        return self.products + tuple(p.product for p in self.open_products)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A rule outside the list that is told with an answer; without `products` it is told with every one."""

    id: str
    products: tuple[str, ...]
    text: Bilingual
    source: Source


@dataclass(frozen=True, slots=True)
class Limit:
    """A value in the canonical unit beyond which a number of these products is doubted.

    With `chemistry` it speaks only of items that state one of these, or whose nominal voltage is a
    multiple of `cell_voltage` (V). `doubts` is the property to confirm.
    """

    id: str
    products: tuple[str, ...]
    property: str
    above: Decimal | None
    below: Decimal | None
    unit: str
    chemistry: tuple[str, ...]
    cell_voltage: Decimal | None
    doubts: str
    text: Bilingual
    source: str


@dataclass(frozen=True, slots=True)
class Rule:
    """The head of every house rule: what it is called, since when, and what it says."""

    id: str
    date: date
    text: Bilingual

    def __str__(self) -> str:
        return f"{self.id}: {self.text.en}"


@dataclass(frozen=True, slots=True)
class CloseRule:
    """An item is close where each criterion that it fails is failed by at most this part of the limit."""

    rule: Rule
    within: Decimal


@dataclass(frozen=True, slots=True)
class KindredGood:
    """A product close to the entries `near` by its nature, or where `property` is at or above `limit`."""

    product: str
    near: tuple[str, ...]
    text: Bilingual
    property: str | None
    limit: Decimal | None


@dataclass(frozen=True, slots=True)
class KindredRule:
    """Which goods are close by their nature."""

    rule: Rule
    goods: tuple[KindredGood, ...]


@dataclass(frozen=True, slots=True)
class OneSidedRule:
    """A maximum alone reaches down to `low_factor` of itself, a minimum alone up to `high_factor`."""

    rule: Rule
    low_factor: Decimal
    high_factor: Decimal
    properties: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatedFirstRule:
    """A stated value counts alone unless the derived one lies further away than this part of it."""

    rule: Rule
    within: Decimal


@dataclass(frozen=True, slots=True)
class TrustRule:
    """Which kind of document counts alone where documents disagree, the most trusted first; kinds that
    `order` does not name stand behind it.
    """

    rule: Rule
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SecondSignatureRule:
    """The outcomes that two people of different names sign. `policy` is the policy that says so."""

    rule: Rule
    outcomes: tuple[str, ...]
    policy: str


@dataclass(frozen=True, slots=True)
class BlindEntryRule:
    """Of which outcomes the deciding values are typed before they are seen, and by whom: `second` is the second
    person to sign, `everyone` each of them, `nobody` none. `policy` is the policy that says so.
    """

    rule: Rule
    who: str
    outcomes: tuple[str, ...]
    policy: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A tariff heading by its first digits, with what it covers; `names_goods`: it fits no other goods."""

    digits: str
    text: Bilingual
    names_goods: bool


@dataclass(frozen=True, slots=True)
class ElementOrder:
    """The declaration elements of tariff numbers that begin with `number`, in their order, and the legal units; with
    the source and date of the record."""

    number: str
    order: tuple[str, ...]
    legal_units: tuple[str, ...]
    source: str
    date: date


@dataclass(frozen=True, slots=True)
class TariffHints:
    """Which headings fit which products: hints, which decide nothing. A product without a row gets none."""

    headings: Mapping[str, Heading] = field(default_factory=dict)
    expected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: Bilingual | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a house has decided where the law is silent; a rule that is `None` is not used.

    Of the two rules on signing a policy that leaves one out has the one of the policy before it.
    """

    name: str
    text: Bilingual
    close: CloseRule | None = None
    kindred: KindredRule | None = None
    one_sided: OneSidedRule | None = None
    stated_first: StatedFirstRule | None = None
    trust: TrustRule | None = None
    second_signature: SecondSignatureRule | None = None
    blind_entry: BlindEntryRule | None = None

"""The nouns of house policy, and the tariff hints: what decides where the law is silent, and what decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from classifier.law.acts import Bilingual


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
class LawAgeRule:
    """From how many days on the law data is old enough to be warned of."""

    rule: Rule
    days: int


@dataclass(frozen=True, slots=True)
class ProbabilityRule:
    """How probable a fact has to be for a verdict to rest on it (0 to 1)."""

    rule: Rule
    floor: float


@dataclass(frozen=True, slots=True)
class OneReadingRule:
    """From what distance on (a part of the smaller) two readings of one property contradict each other.

    `clear` is the part of a limit by which all of them have to lie on its one side for it not to matter which is right;
    without it, it always matters.
    """

    rule: Rule
    apart: Decimal
    clear: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TrustRule:
    """Which kind of document counts alone where documents disagree, the most trusted first.

    Kinds that `order` does not name stand behind it.
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
class SecondPersonRule:
    """By what people who sign one item are told apart, beside their names: `account` (of the operating system), `key`.

    `keys` are people's public keys (64 hexadecimal digits) by their names; `policy` is the policy that says so.
    """

    rule: Rule
    by: tuple[str, ...]
    keys: Mapping[str, str]
    policy: str


@dataclass(frozen=True, slots=True)
class BlindEntryRule:
    """Of which outcomes the deciding values are typed before they are seen, and by whom.

    `second` is the second person to sign, `everyone` each of them, `nobody` none. `policy` is the policy that says so.
    """

    rule: Rule
    who: str
    outcomes: tuple[str, ...]
    policy: str


@dataclass(frozen=True, slots=True)
class WitnessRule:
    """Which values are compared with the picture of their place: `deciding`, `all` or `none`."""

    rule: Rule
    values: str


@dataclass(frozen=True, slots=True)
class OutsideSourceRule:
    """The outcomes that may rest on a value which the paper does not state.

    They are listed by how the value came (`mail`, `telephone`, `test_report`). `policy` is the policy that says so.
    """

    rule: Rule
    outcomes: Mapping[str, tuple[str, ...]]
    policy: str


@dataclass(frozen=True, slots=True)
class UnsignedRule:
    """The outcomes that go out though nobody signed them. `policy` is the policy that says so."""

    rule: Rule
    outcomes: tuple[str, ...]
    policy: str


@dataclass(frozen=True, slots=True)
class FewerLooksRule:
    """After how many values in a row of one form that people found right nobody is led to each of the next ones.

    It holds for values that mark and reader both have, and not for those that let goods go.
    """

    rule: Rule
    in_a_row: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A tariff heading by its first digits, with what it covers; `names_goods`: it fits no other goods.

    `numbers` are all the numbers of ten digits under it, where they are on record; `asks`: goods under it that nothing
    names are asked about.
    """

    digits: str
    text: Bilingual
    names_goods: bool
    source: str | None = None
    numbers: tuple[str, ...] = ()
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Expected:
    """The headings that fit a product, by their first digits, and where that was read; `is_second_hand`: in no act."""

    headings: tuple[str, ...]
    source: str
    is_second_hand: bool


@dataclass(frozen=True, slots=True)
class ElementOrder:
    """The declaration elements of tariff numbers that begin with `number`, in their order, and the legal units.

    With the source and date of the record. `optional` are those that may stay blank, `codes` the figures that an
    element may begin with, `refused` what goods of these numbers cannot have there.
    """

    number: str
    order: tuple[str, ...]
    optional: tuple[str, ...]
    legal_units: tuple[str, ...]
    source: str
    date: date
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    refused: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def order_of(number: str, orders: Iterable[ElementOrder]) -> ElementOrder | None:
    """The elements on record for a tariff number; `None` where none are."""
    return next((order for order in orders if number.startswith(order.number)), None)


@dataclass(frozen=True, slots=True)
class TariffHints:
    """Which headings fit which products: hints, which decide nothing. A product without a row gets none."""

    headings: Mapping[str, Heading] = field(default_factory=dict)
    expected: Mapping[str, Expected] = field(default_factory=dict)
    text: Bilingual | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a house has decided where the law is silent; a rule that is `None` is not used.

    Of the five rules on signing and the one on the witness a policy that leaves one out has the one of the policy
    before it.
    """

    name: str
    text: Bilingual
    close: CloseRule | None = None
    kindred: KindredRule | None = None
    one_sided: OneSidedRule | None = None
    stated_first: StatedFirstRule | None = None
    trust: TrustRule | None = None
    law_age: LawAgeRule | None = None
    probability: ProbabilityRule | None = None
    one_reading: OneReadingRule | None = None
    second_signature: SecondSignatureRule | None = None
    blind_entry: BlindEntryRule | None = None
    witness: WitnessRule | None = None
    outside_source: OutsideSourceRule | None = None
    unsigned: UnsignedRule | None = None
    second_person: SecondPersonRule | None = None
    fewer_looks: FewerLooksRule | None = None

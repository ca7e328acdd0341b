"""Values as a paper prints them, each with what it says: text and label come from the same numbers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from classifier.quantity import plain

FACTORS = {
    "mAh": "0.001",
    "mAH": "0.001",
    "kWh": "1000",
    "KWh": "1000",
    "mWh": "0.001",
    "kg": "1000",
    "Kg": "1000",
    "t": "1000000",
    "吨": "1000000",
    "m³": "1000",
    "立方米": "1000",
    "cm³": "0.001",
}
"""One of the printed unit in the property's canonical one; a unit that is absent is canonical already."""


@dataclass(frozen=True, slots=True)
class Value:
    """A number of one property as printed (`shown`, without its unit) and as meant, in the canonical unit.

    `items` are the labels of the goods it holds for; none means every item of its paper. A value that is not
    `required` may be overlooked at no cost.
    """

    property: str
    shown: str
    unit: str
    low: str | None
    high: str | None
    kind: str | None = None
    required: bool = True
    items: tuple[str, ...] = ()
    kind_also: tuple[str | None, ...] = ()

    def of(self, *items: str) -> Value:
        """The same value, of these goods."""
        return replace(self, items=items)

    def optional(self) -> Value:
        """The same value, which nobody has to find."""
        return replace(self, required=False)

    def or_kind(self, *kinds: str | None) -> Value:
        """The same value, where the paper's word can be read in other ways too."""
        return replace(self, kind_also=kinds)

    def as_shown(self, shown: str) -> Value:
        """The same value in another spelling."""
        return replace(self, shown=shown)

    def with_comma(self) -> Value:
        """The same value with a decimal comma."""
        return replace(self, shown=self.shown.replace(".", ","))


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's mark, raised: once its size is lost it sticks to what stands beside it."""

    shown: str


Piece = str | Value | Note
Text = tuple[Piece, ...]
"""A run of text in which values stand."""


def exact(prop: str, number: str, unit: str, kind: str | None = None, *, shown: str = "{}") -> Value:
    """A number and no more: `shown` may frame it ("Φ{}")."""
    meant = _meant(number, unit)
    return Value(prop, shown.format(number), unit, meant, meant, kind)


def nominal(prop: str, number: str, unit: str) -> Value:
    """A number that its paper calls nominal."""
    return exact(prop, number, unit, "nominal")


def typical(prop: str, number: str, unit: str) -> Value:
    """A number that its paper calls typical."""
    return exact(prop, number, unit, "typical")


def rated(prop: str, number: str, unit: str) -> Value:
    """A number that its paper calls rated."""
    return exact(prop, number, unit, "rated")


def about(prop: str, number: str, unit: str, *, shown: str = "approx. {}") -> Value:
    """A number that claims no more than to be near."""
    return exact(prop, number, unit, "approximate", shown=shown)


def least(prop: str, number: str, unit: str, *, shown: str = "≥ {}") -> Value:
    """At least this."""
    return Value(prop, shown.format(number), unit, _meant(number, unit), None, "minimum")


def most(prop: str, number: str, unit: str, *, shown: str = "≤ {}") -> Value:
    """At most this."""
    return Value(prop, shown.format(number), unit, None, _meant(number, unit), "maximum")


def within(prop: str, number: str, off: str, unit: str, kind: str | None = None, *, shown: str = "{} ± {}") -> Value:
    """A number and how far it may be off."""
    low, high = Decimal(number) - Decimal(off), Decimal(number) + Decimal(off)
    text = shown.format(number, off)
    return Value(prop, text, unit, _meant(str(low), unit), _meant(str(high), unit), kind)


def between(prop: str, low: str, high: str, unit: str, *, shown: str = "{}–{}") -> Value:
    """From one number to another."""
    return Value(prop, shown.format(low, high), unit, _meant(low, unit), _meant(high, unit))


def with_unit(value: Value) -> Text:
    """A value followed by its unit."""
    return (value, f" {value.unit}" if value.unit != "%" else "%")


def tight(value: Value) -> Text:
    """A value with its unit glued to it, as many makers print it."""
    return (value, value.unit)


def shown(text: Iterable[Piece]) -> str:
    """What a run of text looks like."""
    return "".join(piece if isinstance(piece, str) else piece.shown for piece in text)


def _meant(number: str, unit: str) -> str:
    plain_number = Decimal(number.replace(",", "").replace(" ", ""))
    return plain(plain_number * Decimal(FACTORS.get(unit, "1")))

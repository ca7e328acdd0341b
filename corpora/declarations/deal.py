"""What a declaration is drawn from: a deal with its head, its lines, and what the law makes of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

ELEMENTS: Mapping[str, tuple[str, ...]] = {
    "8507": (
        *("brand_type", "preference", "use", "electrode_material", "specific_energy", "brand", "model"),
        *("capacity", "mercury", "rated_voltage", "gtin", "cas", "other"),
    ),
    "8506": ("brand_type", "preference", "use", "material", "brand", "model", "capacity", "mercury", "gtin", "cas"),
    "3801": (
        *("brand_type", "preference", "use", "state", "process", "composition", "brand", "model"),
        *("specification", "gtin", "cas"),
    ),
}
"""The elements of numbers by their first digits, in order, by the generator's own knowledge."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A value of the head with the code beside it, if it has one."""

    value: str
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line. Numbers are as printed; `quantities` are pairs of number and unit, the traded one last.

    `figures` are the item's: capacity in Ah, voltage in V, mass in g, Wh/kg; none for goods that are no battery.
    """

    product: str
    number: str
    name: str
    english: str
    model: str
    brand: str
    elements: Mapping[str, str]
    told: str
    quantities: tuple[tuple[str, str], ...]
    price: str
    amount: str
    kilograms: str
    outcome: str
    codes: tuple[str, ...] = ()
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    source_place: Printed = Printed("")
    article: str = ""

    @property
    def traded(self) -> tuple[str, str]:
        """The quantity that the price is for."""
        return self.quantities[-1]

    @property
    def is_battery(self) -> bool:
        """Whether it carries its own proof: pieces, kilograms, Ah, V and Wh/kg."""
        return self.product in ("lithium_ion_cell", "lithium_ion_pack")


@dataclass(frozen=True, slots=True)
class Deal:
    """A deal: the head by key, its lines, their currency (word and code), the remark, and the marks before it."""

    direction: str
    head: Mapping[str, Printed]
    lines: tuple[Line, ...]
    currency: tuple[str, str]
    countries: tuple[Printed, Printed]
    remark: str
    seller: str
    buyer: str
    number: str
    style: str = "items"
    """How its remark names lines."""


def plain(number: Decimal) -> str:
    """A number without the noughts that mean nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

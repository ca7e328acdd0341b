"""Whether a line multiplies out: quantity × unit price = amount, within the rounding of what is printed.

Arithmetic is the strongest evidence for which column is which: three columns that multiply out on every
line are
quantity, price and amount, whatever stands above them.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_HUNDRED, _NOTHING = Decimal(100), Decimal(0)
_LEAST = Decimal("0.005")
"""Half a cent, by which an amount may differ however exactly it is printed."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a cell with the decimals it was printed with; `percent` where a percent sign follows it."""

    value: Decimal
    places: int = 0
    percent: bool = False

    @property
    def rounding(self) -> Decimal:
        """Half a unit of the last place printed."""
        return _half_unit(self.places)


@lru_cache(maxsize=64)
def _half_unit(places: int) -> Decimal:
    return Decimal(5).scaleb(-places - 1)


def multiplies_out(
    quantity: Figure,
    price: Figure,
    amount: Figure,
    discount: Figure | None = None,
    base: Figure | None = None,
) -> bool:
    """Whether the amount follows from quantity and price: plainly, per `base` units, or less the discount.

    Signs do not count: a credit note prints the amount, the quantity or neither as negative.
    """
    pieces, each, wanted = abs(quantity.value), abs(price.value), abs(amount.value)
    plain, of_price = abs(quantity.value * price.value), pieces * price.rounding
    of_quantity = each * quantity.rounding if quantity.places else _NOTHING
    if base and base.value > 0:
        plain, of_price, of_quantity = plain / base.value, of_price / base.value, of_quantity / base.value
    margin = of_price + of_quantity + max(amount.rounding, _LEAST)
    if discount is None:
        return abs(plain - wanted) <= margin
    return any(abs(reading - wanted) <= margin for reading in _discounted(plain, quantity.value, discount))


def _discounted(plain: Decimal, quantity: Decimal, discount: Figure) -> tuple[Decimal, ...]:
    """The amount without the discount, with it in percent, off the line, or off each unit."""
    off = abs(discount.value)
    by_rate = plain * (_HUNDRED - off) / _HUNDRED
    if discount.percent:
        return (plain, by_rate)
    return (plain, by_rate, plain - off, plain - off * abs(quantity))

"""Which columns hold a line's quantity, unit price and amount, and whether a row of them multiplies out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.trade.language.arithmetic import Figure, multiplies_out
from extractor.trade.table.cells import Reading
from extractor.trade.table.heads.columns import Column

Numbers = Mapping[int, Reading]
"""Column index → the number that one row has there."""

_THREE = ("quantity", "unit_price", "amount")


@dataclass(frozen=True, slots=True)
class Binding:
    """The column index of each number of a line; `None` where the table has no such column.

    `per` is the number of units that a price is for.
    """

    quantity: int | None
    unit_price: int | None
    amount: int | None
    discount: int | None = None
    price_base: int | None = None
    per: int | None = None

    def consistent(self, numbers: Numbers) -> bool | None:
        """Whether a row multiplies out; `None` where it lacks one of the three numbers.

        A price that says in its own cell for how many units it is ("4.85/100") is for as many; one that says nothing
        beside others that do may be for one.
        """
        quantity, price, amount = (self.of(name, numbers) for name in _THREE)
        if quantity is None or price is None or amount is None:
            return None
        discount, base = self.of("discount", numbers), self.of("price_base", numbers)
        off = discount.figure if discount else None
        told = (price.per,) if price.per else (self.per or 1, 1)
        several = (base.figure,) if base else tuple(Figure(Decimal(per)) for per in told)
        return any(multiplies_out(quantity.figure, price.figure, amount.figure, off, each) for each in several)

    def of(self, name: str, numbers: Numbers) -> Reading | None:
        """A row's number of one kind."""
        column = getattr(self, name)
        return None if column is None else numbers.get(column)


def bound(columns: Sequence[Column]) -> Binding:
    """The first column of each kind."""

    def first(role: str) -> int | None:
        return next((k for k, c in enumerate(columns) if c.role == role), None)

    price = first("unit_price")
    per = columns[price].per if price is not None else None
    return Binding(first("quantity"), price, first("amount"), first("discount"), first("price_base"), per)

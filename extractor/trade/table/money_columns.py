"""Which columns are quantity, unit price and amount: by their heads, and where those do not multiply out,
by sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product

from extractor.trade.language.arithmetic import multiplies_out
from extractor.trade.table.cells import Reading
from extractor.trade.table.column_heads import OTHER, Column

Numbers = Mapping[int, Reading]
"""Column index → the number that one row has there."""

_THREE = ("quantity", "unit_price", "amount")
_REPAIRABLE = frozenset(
    {"quantity", "unit_price", "amount", "tax", "tax_base", "price_base", "discount", "packages", OTHER}
)


@dataclass(frozen=True, slots=True)
class Binding:
    """The column index of each number of a line; `None` where the table has no such column."""

    quantity: int | None
    unit_price: int | None
    amount: int | None
    discount: int | None = None
    price_base: int | None = None

    def consistent(self, numbers: Numbers) -> bool | None:
        """Whether a row multiplies out; `None` where it lacks one of the three numbers."""
        quantity, price, amount = (self.of(name, numbers) for name in _THREE)
        if quantity is None or price is None or amount is None:
            return None
        discount, base = self.of("discount", numbers), self.of("price_base", numbers)
        return multiplies_out(
            quantity.figure,
            price.figure,
            amount.figure,
            discount.figure if discount else None,
            base.figure if base else None,
        )

    def of(self, name: str, numbers: Numbers) -> Reading | None:
        """A row's number of one kind."""
        column = getattr(self, name)
        return None if column is None else numbers.get(column)


def bind(columns: Sequence[Column], rows: Sequence[Numbers]) -> Binding:
    """The binding under which most rows multiply out; the heads' own on a tie, the first column of each
    kind first.

    Other columns than the heads name are taken only if the heads' fail on most rows and the others hold on
    most.
    """
    by_head = max(_bindings(columns), key=lambda b: _score(b, columns, rows))
    held, failed = _tally(by_head, rows)
    if held > failed or len(rows) < 2:
        return by_head
    repaired = max(_repairs(columns, rows), key=lambda b: _score(b, columns, rows), default=by_head)
    good, bad = _tally(repaired, rows)
    return repaired if good > held and good >= 4 * bad and good >= 2 else by_head


def _bindings(columns: Sequence[Column]) -> tuple[Binding, ...]:
    several: list[list[int | None]] = [
        [*(k for k, c in enumerate(columns) if c.role == role)] or [None]
        for role in ("quantity", "unit_price", "amount", "discount", "price_base")
    ]
    if several[3] != [None]:
        several[3] = [*several[3], None]
    return tuple(Binding(*choice) for choice in product(*several))


def _repairs(columns: Sequence[Column], rows: Sequence[Numbers]) -> Sequence[Binding]:
    filled = [
        k for k, c in enumerate(columns) if c.role in _REPAIRABLE and sum(k in row for row in rows) * 2 > len(rows)
    ]
    return [Binding(q, p, a) for q, p, a in permutations(filled, 3)] if len(filled) <= 6 else []


def _score(binding: Binding, columns: Sequence[Column], rows: Sequence[Numbers]) -> tuple[int, int, int, bool]:
    """Rows that multiply out; numbers that are there; columns that stay what their heads say; whether no discount
    is needed: of a list price and a net price, the net one is what the line is sold at."""
    held, _ = _tally(binding, rows)
    present = sum(binding.of(name, row) is not None for row in rows for name in _THREE)
    named = sum(k is not None and columns[k].role == name for name in _THREE for k in [getattr(binding, name)])
    return held, present, named, binding.discount is None


def _tally(binding: Binding, rows: Sequence[Numbers]) -> tuple[int, int]:
    """How many rows multiply out and how many do not."""
    verdicts = [binding.consistent(row) for row in rows]
    return verdicts.count(True), verdicts.count(False)

"""Lines of trade papers, and the tables that hold them: amounts and totals are computed, never typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpora.made.drawing.layouts import words
from corpora.made.drawing.paper import Cells, Goods
from corpora.made.drawing.values import Text, Value, exact

CELL = "lithium_ion_cell"
PACK = "lithium_ion_pack"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of goods. `description` may hold values of the goods; `net` and `gross` are in kilograms."""

    model: str
    description: Text
    product: str
    outcome: str
    quantity: str
    unit: str
    price: str
    tariff: str = ""
    codes: tuple[str, ...] = ()
    net: str = ""
    gross: str = ""
    outcome_also: tuple[str, ...] = ()

    @property
    def amount(self) -> Decimal:
        """Quantity times unit price."""
        return Decimal(self.quantity) * Decimal(self.price)


def goods(lines: Sequence[Line], seller: str) -> tuple[Goods, ...]:
    """The items of a paper: its lines, counted from 1."""
    return tuple(
        Goods(
            line.model,
            line.product,
            line.outcome,
            line.codes,
            maker=seller,
            line=str(number),
            outcome_also=line.outcome_also,
        )
        for number, line in enumerate(lines, 1)
    )


def described(line: Line) -> Text:
    """The description, its values tied to the line."""
    return tuple(p.of(line.model) if isinstance(p, Value) else p for p in line.description)


def quantity(line: Line, *, with_unit: bool = False) -> Text:
    """The quantity with thousands separated, and its unit where it has no column of its own."""
    value = exact("quantity", f"{Decimal(line.quantity):,}", "").of(line.model)
    return (value, f" {line.unit}") if with_unit else (value,)


def unit_price(line: Line) -> Text:
    """What one piece costs."""
    return (exact("unit_price", line.price, "").of(line.model),)


def amount(line: Line) -> Text:
    """What the line costs, with thousands separated."""
    return (exact("amount", money(line.amount), "").of(line.model),)


def net_mass(line: Line) -> Text:
    """The line's net mass, which a reader may leave out."""
    return (exact("net_mass", line.net, "").of(line.model).optional(),)


def tariff(line: Line) -> Text:
    """The tariff number in the paper's own spelling; nothing where the line has none."""
    if not line.tariff:
        return ("",)
    digits = "".join(sign for sign in line.tariff if sign.isdigit())
    return (Value("tariff_line", line.tariff, "", digits, digits).of(line.model),)


def money(value: Decimal) -> str:
    """An amount with thousands separated and two decimals."""
    return f"{value:,.2f}"


def total(lines: Sequence[Line]) -> str:
    """The sum of the lines' amounts."""
    return money(sum((line.amount for line in lines), Decimal()))


def invoice_rows(lines: Sequence[Line], *, first: int = 1, unit_beside: bool = False) -> tuple[Cells, ...]:
    """Number, description, tariff number, quantity, unit (where not beside it), unit price, amount."""
    return tuple(
        (
            (str(number),),
            described(line),
            tariff(line),
            quantity(line, with_unit=unit_beside),
            *(() if unit_beside else ((line.unit,),)),
            unit_price(line),
            amount(line),
        )
        for number, line in enumerate(lines, first)
    )


def packing_rows(lines: Sequence[Line]) -> tuple[Cells, ...]:
    """Number, description, quantity with unit, net and gross mass."""
    return tuple(
        ((str(number),), described(line), quantity(line, with_unit=True), net_mass(line), (line.gross,))
        for number, line in enumerate(lines, 1)
    )


def closing(label: str, figure: str, columns: int) -> Cells:
    """A row whose label stands before the last column: a total, or what is carried to the next page."""
    return words(*("",) * (columns - 2), label, figure)

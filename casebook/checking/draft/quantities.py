"""What a line counts: in the legal units of its number, the same number twice, and times the price the amount."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from casebook.checking.draft.drafts import Draft
from casebook.checking.draft.units import KILOGRAMS
from casebook.checking.findings import Finding, Kind, finding
from classifier.law.acts import Bilingual
from classifier.quantity import plain
from extractor.trade.declaration import DeclaredLine, Measured

_PER = (Decimal(1), Decimal(100), Decimal(1000))
_HALF = Decimal("0.5")
_TWICE = 2
_LEGAL = ("first", "second")
"""Legal quantities that stand before the traded one where a line prints three."""


def quantity_findings(draft: Draft, line: DeclaredLine, number: int) -> Iterator[Finding]:
    """What is wrong with the quantities of one line."""
    yield from _units(draft, line, number)
    yield from _counts(draft, line, number)
    yield from _product(draft, line, number)


def _units(draft: Draft, line: DeclaredLine, number: int) -> Iterator[Finding]:
    """The legal units come first, each in its row; a flat table that prints one quantity prints the traded one."""
    order = draft.order(line)
    if order is None or not line.quantities:
        return
    if len(line.quantities) == 1:
        if any(len(x.quantities) > 1 for x in draft.declaration.lines) and len(order.legal_units) > 1:
            lacking = "、".join(
                u for u in order.legal_units if draft.units.of(u) != draft.units.of(line.quantities[0].unit)
            )
            says = Bilingual(
                f"Line {number}: {order.number} is declared in {' and '.join(order.legal_units)}; "
                f"{lacking} is not there.",
                f"第{number}项：{order.number} 的法定单位为{'和'.join(order.legal_units)}，未申报{lacking}。",
            )
            yield finding(number, Kind.UNIT_WRONG, says, draft.quote(line.quantities[0]))
        yield from _as_mass(draft, line, number)
        return
    for wanted, got in zip(order.legal_units, line.quantities, strict=False):
        if draft.units.of(wanted) != draft.units.of(got.unit):
            says = Bilingual(
                f"Line {number}: the legal unit of {order.number} is {wanted}, not {got.unit}.",
                f"第{number}项：{order.number} 的法定单位为{wanted}，申报为{plain(got.value)}{got.unit}。",
            )
            yield finding(number, Kind.UNIT_WRONG, says, draft.quote(got))


def _as_mass(draft: Draft, line: DeclaredLine, number: int) -> Iterator[Finding]:
    """A quantity in a unit of mass that is not the line's net mass is a count in the wrong unit."""
    (count,), net = line.quantities, line.net_mass
    if net is None or not draft.units.is_mass(count.unit):
        return
    own = count.value * KILOGRAMS[draft.units.of(count.unit)]
    if own > _TWICE * net.value or net.value > _TWICE * own:
        says = Bilingual(
            f"Line {number}: the quantity is {plain(count.value)} {count.unit}, "
            f"and the line's net mass {plain(net.value)} kg; the unit is not that of the quantity.",
            f"第{number}项：数量为 {plain(count.value)}{count.unit}，而净重为 {plain(net.value)} 千克，数量单位不符。",
        )
        yield finding(number, Kind.UNIT_WRONG, says, draft.quote(count), draft.quote(net))


def _counts(draft: Draft, line: DeclaredLine, number: int) -> Iterator[Finding]:
    """The traded quantity is the legal one where both are in one unit."""
    *legal, traded = line.quantities or (None,)
    if traded is None or len(legal) < len(_LEGAL):
        return
    for one in legal:
        if draft.units.of(one.unit) == draft.units.of(traded.unit) and one.value != traded.value:
            first, last = (f"{plain(q.value)} {q.unit}" for q in (one, traded))
            says = Bilingual(
                f"Line {number}: {first} as the legal quantity, {last} as the traded one.",
                f"第{number}项：法定数量为 {first}，成交数量为 {last}。",
            )
            yield finding(number, Kind.SUM_WRONG, says, draft.quote(one), draft.quote(traded))


def _product(draft: Draft, line: DeclaredLine, number: int) -> Iterator[Finding]:
    """Quantity × unit price = amount, the price being for 1, 100 or 1,000."""
    price, amount = line.unit_price, line.amount
    if price is None or amount is None or not line.quantities:
        return
    if any(_multiplies(q.value, price, amount) for q in line.quantities):
        return
    count = line.traded or line.quantities[0]
    terms, product = f"{plain(count.value)} × {price.printed}", plain(count.value * price.value)
    says = Bilingual(
        f"Line {number}: {terms} is {product}, not {amount.printed}.",
        f"第{number}项：{terms} = {product}，总价申报为 {amount.printed}。",
    )
    yield finding(number, Kind.SUM_WRONG, says, draft.quote(count), draft.quote(price), draft.quote(amount))


def _multiplies(count: Decimal, price: Measured, amount: Measured) -> bool:
    exponent = price.value.as_tuple().exponent
    half = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0) / 2
    for per in _PER:
        off = abs(count * price.value / per - amount.value)
        if off <= max(count * half / per if price.value != price.value.to_integral_value() else Decimal(0), _HALF):
            return True
    return False

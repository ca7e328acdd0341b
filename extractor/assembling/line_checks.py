"""What lines that were found are worth: an order's or a table's of another thing, and what does not fit on them."""

from __future__ import annotations

from collections.abc import Iterable

from classifier.facts import Fact
from extractor import trade
from extractor.document.model import Problem

_MONEY = frozenset(("unit_price", "amount"))


def is_an_order(listed: trade.TradeReading) -> bool:
    """Whether lines found in a paper of another kind are an order's or a consignment's.

    Most of them multiply out, or give a quantity with its mass. A table of registers has numbers in columns too.
    """
    full = [line for line in listed.lines if is_priced(line) or _is_weighed(line)]
    return len(full) * 3 >= len(listed.lines) * 2


def are_values(listed: trade.TradeReading, facts: Iterable[Fact]) -> bool:
    """Whether the money of most lines is what the paper's own heads call ampere-hours, volts and watt-hours."""
    told = {(e.page, e.cell, e.span) for f in facts for e in f.evidence}
    money = [[f for f in line.facts if f.property in ("quantity", *_MONEY)] for line in listed.lines]
    values = [m for m in money if any((e.page, e.cell, e.span) in told for f in m for e in f.evidence)]
    return len(values) * 2 > len(listed.lines)


def is_priced(line: trade.TradeLine) -> bool:
    """Whether a line's quantity, unit price and amount are all there, above nought, and multiply out."""
    money = {f.property: f for f in line.facts if f.property in ("quantity", "unit_price", "amount")}
    sound = all(f.doubt is None and (f.quantity.interval.high or 0) > 0 for f in money.values())
    return len(money) == 3 and sound and not line.problems


def _is_weighed(line: trade.TradeLine) -> bool:
    return {"quantity", "net_mass"} <= {f.property for f in line.facts}


def misfits(listed: trade.TradeReading) -> tuple[Problem, ...]:
    """What does not fit on the lines or between them and the totals."""
    own = (Problem("lines", f"line {line.line or line.label}: {p}") for line in listed.lines for p in line.problems)
    lost = (
        Problem("lines", f"{one.says}: a line may not have been read; look at the page", page=one.page)
        for one in listed.lost
    )
    return (*own, *(Problem("totals", p) for p in listed.problems), *lost)

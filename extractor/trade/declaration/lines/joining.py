"""The declared lines beside the lines that the tables of a file give: one is one, whichever paper names it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from classifier.facts import Fact
from extractor.trade.lines import TradeLine, TradeReading
from extractor.trade.table.lines.losses import Lost, not_counted

_COUNTED = ("quantity", "amount", "net_mass")
_TAX = "tariff_line"


def joined(listed: TradeReading, declared: Sequence[TradeLine], pages: frozenset[int]) -> TradeReading:
    """The lines of a file with what its declaration says of each.

    `pages` are the numbers of the declaration's pages. Where all lines stand on those, the declaration's own reading
    counts alone; else each line takes the elements of the declared line that has its figures.
    """
    if not declared:
        return listed
    others = [line for line in listed.lines if not _stands_on(line, pages)]
    if not others:
        return TradeReading(tuple(declared), lost=tuple(_lost(declared, min(pages))))
    left = list(declared)
    lines = []
    for line in listed.lines:
        twin = max(left, key=lambda one: _likeness(line, one), default=None)
        if twin is None or not _likeness(line, twin):
            lines.append(line)
            continue
        left.remove(twin)
        lines.append(_with(line, twin))
    return replace(listed, lines=tuple(lines))


def _lost(declared: Sequence[TradeLine], page: int) -> Iterator[Lost]:
    """What the item numbers of a declaration, which count from 1, tell of lines that were not read."""
    numbers = {int(line.line) for line in declared if line.line is not None and line.line.isdecimal()}
    left = sorted(set(range(1, max(numbers, default=0) + 1)) - numbers)
    if left and len(left) <= len(numbers) and len(numbers) == len(declared):
        yield Lost(not_counted(left), page)


def _stands_on(line: TradeLine, pages: frozenset[int]) -> bool:
    return all(page in pages for page, _, _ in line.description)


def _likeness(line: TradeLine, declared: TradeLine) -> int:
    """How many figures two lines share; none where their numbers for customs are of other goods."""
    one, two = _texts(line), _texts(declared)
    if one and two and not any(a.startswith(b[:6]) for a in one for b in two):
        return 0
    same = sum(bool(_values(line, name) & _values(declared, name)) for name in _COUNTED)
    return same + 2 * (line.label == declared.label) if same else 0


def _texts(line: TradeLine) -> set[str]:
    return {f.value for f in line.facts if f.property == _TAX and isinstance(f.value, str)}


def _values(line: TradeLine, name: str) -> set[Decimal | None]:
    return {f.quantity.interval.low for f in line.facts if f.property == name}


def _with(line: TradeLine, declared: TradeLine) -> TradeLine:
    """A line with the facts of the declared one that it has none of."""
    has = {f.property for f in line.facts}
    more: list[Fact] = [f for f in declared.facts if f.property not in has]
    return replace(line, facts=(*line.facts, *more))

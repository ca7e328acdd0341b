"""Goods in columns: quotations whose models stand side by side, with a row for how many, a row for what each costs.

Model           KF-2       KF-5
Quantity (set)  2          1
Unit price      468,000    795,000
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extractor.document.page import Page
from extractor.language.tokens import fold
from extractor.trade.language.amounts import NUMBER, decimal_sign
from extractor.trade.language.arithmetic import multiplies_out
from extractor.trade.language.lexicon import Lexicon
from extractor.trade.table.cells import TARIFF, Reading, reading
from extractor.trade.table.heads.columns import Column, headed
from extractor.trade.table.lines.entries import Entry
from extractor.trade.table.rows import Row, chunks, rows

_TOLD = ("quantity", "unit_price", "amount")
_MONEY = frozenset({"unit_price", "amount"})
_MEANT = 0.75
"""How much of a row's first cell must say that it tells quantities, prices or amounts."""
_LEAST = 2
"""The fewest of these rows that make a list of goods for sale."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """The span of a cell's words on the page, and its extent."""

    start: int
    end: int
    x0: float
    x1: float


@dataclass(slots=True)
class _Side:
    """Models side by side: the cell of each, and what the rows below them told so far."""

    page: Page
    models: Sequence[_Cell]
    numbers: Sequence[dict[str, Reading]] = field(default_factory=list)
    tariffs: dict[int, tuple[int, int]] = field(default_factory=dict)


def in_columns(pages: Sequence[Page], names: Iterable[str], lexicon: Lexicon) -> tuple[Entry, ...]:
    """A line for each of some models that stand side by side over rows of quantities and prices.

    Two such rows at least, one of them of money, each with a number for every model; where there are three, they
    multiply out.
    """
    wanted = {fold(name) for name in names}
    found = [side for run in rows(pages, by_cells=True) for side in _sides(run, wanted, lexicon)]
    return tuple(entry for side in found for entry in _entries(side))


def _sides(run: Sequence[Row], wanted: set[str], lexicon: Lexicon) -> Iterator[_Side]:
    side: _Side | None = None
    for row in run:
        cells = [_cell(row, *chunk) for chunk in chunks(row)]
        named = [c for c in cells if fold(row.page.text[c.start : c.end]) in wanted]
        if len(named) > 1:
            if side is not None:
                yield side
            side = _Side(row.page, named, [{} for _ in named])
        elif side is not None and row.page is side.page and len(cells) > len(side.models):
            _add(side, cells, lexicon)
    if side is not None:
        yield side


def _cell(row: Row, first: int, last: int) -> _Cell:
    pieces = row.pieces
    return _Cell(pieces[first].start, pieces[last - 1].end, pieces[first].box.x0, pieces[last - 1].box.x1)


def _add(side: _Side, cells: Sequence[_Cell], lexicon: Lexicon) -> None:
    """What a row tells of each model, where its first cell says what."""
    page = side.page
    column = headed(_said(page, cells[0]), cells[0].x0, cells[0].x1, lexicon)
    under = [next((c for c in cells[1:] if _is_under(c, model)), None) for model in side.models]
    own = [c for c in under if c is not None]
    if len(own) < len(side.models) or column.said.get(column.role, 0) < _MEANT:
        return
    if column.role == "tariff_line":
        for k, c in enumerate(own):
            if found := TARIFF.search(_said(page, c)):
                side.tariffs.setdefault(k, (c.start + found.start(), c.start + found.end()))
    elif column.role in _TOLD and not any(column.role in numbers for numbers in side.numbers):
        told = [_number(page, c, column, own, lexicon) for c in own]
        for numbers, number in zip(side.numbers, told, strict=True):
            if number is not None and all(told):
                numbers[column.role] = number


def _said(page: Page, cell: _Cell) -> str:
    """The words of a cell."""
    return page.text[cell.start : cell.end]


def _is_under(cell: _Cell, model: _Cell) -> bool:
    return min(cell.x1, model.x1) > max(cell.x0, model.x0)


def _number(page: Page, cell: _Cell, column: Column, row: Sequence[_Cell], lexicon: Lexicon) -> Reading | None:
    decimal = decimal_sign(m["digits"] for c in row for m in NUMBER.finditer(_said(page, c)))
    number = reading(_said(page, cell), cell.start, decimal, lexicon, column.scale)
    if number is None:
        return None
    if column.role in _MONEY:
        return replace(number, currency=number.currency or column.currency)
    return replace(number, unit=number.unit or column.unit)


def _entries(side: _Side) -> Iterator[Entry]:
    roles = set().union(*side.numbers)
    if len(roles) < _LEAST or not roles & _MONEY or not all(map(_comes_out, side.numbers)):
        return
    for k, (model, numbers) in enumerate(zip(side.models, side.numbers, strict=True)):
        name = _said(side.page, model)
        span = ((model.start, model.end),)
        yield Entry(side.page, None, numbers, side.tariffs.get(k), span, None, name, _comes_out(numbers))


def _comes_out(numbers: Mapping[str, Reading]) -> bool:
    three = [numbers[name].figure for name in _TOLD if name in numbers]
    return len(three) < len(_TOLD) or multiplies_out(*three)

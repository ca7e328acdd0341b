"""The desk's own workbook: laid out like the printed form, often with the same lines again as a flat table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

from corpora.declarations.deal import Deal, Line
from corpora.declarations.forms.grid import Grid, Value, book_of, number
from corpora.declarations.labels import ROWS, labels_of, word
from corpora.declarations.lines import words

WIDTH = 14
"""Columns of the form."""
Heads = tuple[tuple[str, int, Callable[[int, Line], Any]], ...]


@dataclass(frozen=True, slots=True)
class Style:
    """How a desk lays it out: where a value stands to its label, which columns the lines have, how numbers are kept."""

    value: str
    columns: str
    typed: bool
    coded: bool
    stacked: bool
    brackets: str
    number: str
    currency: str
    spaced: bool
    gap: int
    separators: bool
    elements: bool = True

    def tariff(self, number_: str) -> Value:
        """A tariff number as the desk types it."""
        if self.number == "dotted":
            return f"{number_[:4]}.{number_[4:8]}.{number_[8:]}"
        return number(number_ + ("999" if self.number == "long" else ""), typed=self.typed)

    def coin(self, word: str, code: str) -> str:
        """A currency as the desk names it."""
        return {"word": word, "code": code, "both": f"{word}({code})"}[self.currency]

    def money(self, text: str) -> Value:
        """A price or an amount: a number, or a text with or without separators."""
        return number(text, typed=True) if self.typed else f"{Decimal(text):,f}" if self.separators else text


def drawn(rng: Random, deal: Deal) -> tuple[bytes, dict[str, Any]]:
    """The workbook and what it says."""
    if rng.random() < 0.25:
        return _flat(rng, deal)
    style = style_of(rng)
    sheet, said = form(rng, deal, style, rng.choice(("报关单", "出口报关单", "草单", "Sheet1")))
    sheets = [sheet]
    if rng.random() < 0.4:
        sheets.append(_again(deal))
    return book_of(*sheets), said


def style_of(rng: Random) -> Style:
    """A desk's habits."""
    return Style(
        value=rng.choice(("one", "below", "below")),
        columns=rng.choice(("form", "form", "own")),
        typed=rng.random() < 0.7,
        coded=rng.random() < 0.5,
        stacked=rng.random() < 0.5,
        brackets=rng.choice(("()", "（）")),
        number=rng.choices(("plain", "dotted", "long"), (8, 1, 1))[0],
        currency=rng.choice(("word", "word", "code", "both")),
        spaced=rng.random() < 0.3,
        gap=rng.choices((0, 1), (4, 1))[0],
        separators=rng.random() < 0.4,
    )


def form(rng: Random, deal: Deal, style: Style, name: str) -> tuple[Grid, dict[str, Any]]:
    """The sheet that is laid out like the printed form, and what it says."""
    grid = Grid(name)
    top = rng.choice((0, 0, 1))
    grid.put(top, 2, words()["title"][deal.direction], over=6)
    top += 1
    has_number = rng.random() < 0.6
    grid.put(top, 0, "预录入编号：" + (deal.head["pre_entry_no"].value if has_number else ""), over=4)
    grid.put(top, 5, "海关编号：", over=3)
    grid.put(top, 10, "页码/页数：1/1", over=3)
    row = top + 1
    for boxes in ROWS:
        row = _boxes(grid, deal, boxes, row, style)
    header = {k for boxes in ROWS for k, _ in boxes} | {"attached_documents", "remark"}
    header |= {"pre_entry_no"} if has_number else set()
    row = _wide(grid, deal, "attached_documents", deal.head["attached_documents"].value, row, style)
    row = _wide(grid, deal, "remark", deal.remark, row, style)
    row, without = _lines(grid, deal, row, style, rng)
    if rng.random() < 0.6:
        for column, text in zip((0, 3, 5, 8, 11), words()["below"], strict=False):
            grid.put(row + 1, column, text)
    return grid, labels_of(deal, header=header, without=without, codes={"consignor", "producer"})


def _boxes(grid: Grid, deal: Deal, boxes: tuple[tuple[str, float], ...], row: int, style: Style) -> int:
    """A row of the head, one or two of the sheet; gives the next free row."""
    edges = [0]
    for _, share in boxes[:-1]:
        edges.append(min(max(edges[-1] + round(share * WIDTH), edges[-1] + 1), WIDTH - 1))
    for (key, _), start, end in zip(boxes, edges, [*edges[1:], WIDTH], strict=True):
        label, value, code = word("labels", key, deal.direction), deal.head[key].value, deal.head[key].code
        if style.brackets == "()":
            label = label.replace("（千克）", "(千克)")
        label += " " * 12 if style.spaced and not style.coded else ""
        is_firm = key in ("consignor", "producer")
        if is_firm and style.value == "one":
            grid.put(row, start, f"{label}\n{value}({code})", end - start)
        elif is_firm:
            grid.put(row, start, f"{label}({code})", end - start)
            grid.put(row + 1, start, value, end - start)
        elif style.value == "one":
            grid.put(row, start, f"{label}\n{value}" if value else label, end - start)
        else:
            grid.put(row, start, label, end - start)
            is_number = key in ("packages", "gross_mass", "net_mass") and style.typed
            if value:
                grid.put(row + 1, start, number(value, typed=is_number), end - start)
    return row + (1 if style.value == "one" else 2)


def _wide(grid: Grid, deal: Deal, key: str, value: str, row: int, style: Style) -> int:
    label = word("labels", key, deal.direction)
    if style.value == "one":
        grid.put(row, 0, f"{label}\n{value}", WIDTH)
        return row + 1
    grid.put(row, 0, label, WIDTH)
    grid.put(row + 1, 0, value, WIDTH)
    return row + 2


def _lines(grid: Grid, deal: Deal, row: int, style: Style, rng: Random) -> tuple[int, set[str]]:
    """The lines below their heads; gives the next free row, and the fields that are not printed."""
    if style.columns == "own":
        return _own_columns(grid, deal, row, style, rng)
    places = (0, 1, 2, 6, 8, 10, 11, 12, 13)
    for column, key in zip(places, words()["columns"], strict=True):
        grid.put(row, column, word("columns", key, deal.direction))
    row += 1
    currency = style.coin(*deal.currency)
    for n, x in enumerate(deal.lines, 1):
        grid.put(row, 0, n)
        grid.put(row, 1, style.tariff(x.number))
        for column, value in zip((10, 11, 12, 13), told_beside(deal, x), strict=True):
            grid.put(row, column, value)
        if style.stacked:
            grid.put(row, 2, f"{x.name}\n{x.told}" if style.elements else x.name, 4)
            grid.put(row, 6, "\n".join(f"{v}{u}" for v, u in x.quantities))
            grid.put(row, 8, f"{x.price}\n{x.amount}\n{currency}")
            row += 1 + style.gap
            continue
        grid.put(row, 2, x.name, 4)
        if style.elements:
            grid.put(row + 1, 2, x.told, 4)
        for k, (value, unit) in enumerate(x.quantities):
            grid.put(row + k, 6, number(value, typed=style.typed))
            grid.put(row + k, 7, unit)
        for k, text in enumerate((x.price, x.amount)):
            grid.put(row + k, 8, style.money(text))
        grid.put(row + 2, 8, currency)
        row += 3 + style.gap
    return row, {"own mass"}


def told_beside(deal: Deal, line: Line) -> tuple[str, str, str, str]:
    """Origin, destination, place in the country, and levy of a line."""
    return deal.countries[0].value, deal.countries[1].value, line.source_place.value, "照章征税"


def _own_columns(grid: Grid, deal: Deal, row: int, style: Style, rng: Random) -> tuple[int, set[str]]:
    """A desk that gives name, brand, model and elements a column each, and helpers beyond the form."""
    heads: Heads = (
        ("项号", 0, lambda n, x: n),
        ("商品编号", 1, lambda n, x: style.tariff(x.number)),
        ("品名", 2, lambda n, x: x.name),
        ("品牌", 3, lambda n, x: x.brand if x.model != "无型号" else "无"),
        ("型号", 4, lambda n, x: x.model),
        ("申报要素", 5, lambda n, x: x.told),
        ("数量及单位", 6, lambda n, x: "\n".join(f"{v}{u}" for v, u in x.quantities)),
        ("单价", 7, lambda n, x: style.money(x.price)),
        ("总价", 8, lambda n, x: style.money(x.amount)),
        ("币制", 9, lambda n, x: deal.currency[0]),
        ("原产国（地区）", 10, lambda n, x: deal.countries[0].value),
        ("最终目的国\n（地区）", 11, lambda n, x: deal.countries[1].value),
        (word("columns", "source", deal.direction), 12, lambda n, x: x.source_place.value),
        ("征免", 13, lambda n, x: "照章征税"),
    )
    if not style.elements:
        heads = tuple(head for head in heads if head[0] != "申报要素")
    has_mass = rng.random() < 0.6
    if has_mass:
        heads += (
            ("净重(KG)", 14, lambda n, x: number(x.kilograms, typed=style.typed)),
            ("柜号", 15, lambda n, x: "KZVU2301187"),
        )
    return _table(grid, deal, row, heads), set() if has_mass else {"own mass"}


def _table(grid: Grid, deal: Deal, row: int, heads: Heads) -> int:
    for text, column, _ in heads:
        grid.put(row, column, text)
    for n, x in enumerate(deal.lines, 1):
        for _, column, value in heads:
            grid.put(row + n, column, value(n, x))
    return row + len(deal.lines) + 1


def flat_heads(deal: Deal, rng: Random) -> Heads:
    """The columns of a flat table, one quantity in each row."""
    heads: Heads = (
        ("项号", 0, lambda n, x: n),
        ("物料编码", 1, lambda n, x: x.article),
        ("商品编号", 2, lambda n, x: float(x.number)),
        ("品名", 3, lambda n, x: x.name),
        ("英文品名", 4, lambda n, x: x.english),
        ("型号", 5, lambda n, x: x.model),
        ("申报要素", 6, lambda n, x: x.told),
        ("数量", 7, lambda n, x: float(x.traded[0])),
        ("单位", 8, lambda n, x: x.traded[1]),
        ("净重(KG)", 9, lambda n, x: float(x.kilograms)),
        (f"单价({deal.currency[1]})" if rng.random() < 0.5 else "单价", 10, lambda n, x: float(x.price)),
        ("总价", 11, lambda n, x: float(x.amount)),
        ("币制", 12, lambda n, x: deal.currency[1]),
        ("原产国", 13, lambda n, x: deal.countries[0].value),
        ("最终目的国", 14, lambda n, x: deal.countries[1].value),
    )
    return heads


_FLAT = (
    ("consignor", "contract"), ("consignee", "terms"), ("destination_country", "destination_port"),
    ("customs_office", "supervision_mode"), ("package_kind", "packages"), ("gross_mass", "net_mass"),
)  # fmt: skip


def _flat(rng: Random, deal: Deal) -> tuple[bytes, dict[str, Any]]:
    """A sheet with the head as pairs beside each other, and the lines as a flat table."""
    grid = Grid(rng.choice(("报关资料", "申报数据", "报关草单")))
    grid.put(0, 0, "出口报关资料" if deal.direction == "export" else "进口报关资料")
    for r, pair in enumerate(_FLAT, 1):
        for column, key in zip((0, 6), pair, strict=True):
            grid.put(r, column, word("labels", key, deal.direction))
            value, code = deal.head[key].value, deal.head[key].code
            if key == "consignor":
                value = f"{value} {code}"
            is_number = key in ("packages", "gross_mass", "net_mass")
            grid.put(r, column + 2, number(value, typed=is_number))
    row = _table(grid, deal, len(_FLAT) + 2, flat_heads(deal, rng))
    grid.put(row, 0, "合计")
    grid.put(row, 11, float(sum(float(x.amount) for x in deal.lines)))
    grid.put(row + 2, 0, "标记唛码及备注")
    grid.put(row + 2, 2, deal.remark)
    header = {k for pair in _FLAT for k in pair} | {"remark"}
    return book_of(grid), labels_of(deal, header=header, without={"legal"}, codes={"consignor"})


def _again(deal: Deal) -> Grid:
    """The same lines as a flat table, as desks keep it beside the form."""
    grid = Grid("数据")
    heads = ("NO.", "Material", "品名", "Model", "单价", "数量", "单位", "金额", "净重", "HSCODE", "申报要素")
    for column, text in enumerate(heads):
        grid.put(0, column, text)
    for n, x in enumerate(deal.lines, 1):
        row = (n, x.article, x.name, x.model, float(x.price), float(x.traded[0]), x.traded[1], float(x.amount))
        grid.row(n, (*row, float(x.kilograms), float(x.number), x.told))
    return grid

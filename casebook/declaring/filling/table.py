"""The filled declaration as a flat table, as CSV and as rows for a workbook; where each value is from; what is open."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from casebook.declaring.declaration import NO_ADVICE, NO_ADVICE_ZH, beyond_gbk
from casebook.declaring.filling.filled import Filled
from casebook.declaring.filling.lines import FilledLine
from casebook.declaring.filling.values import Mark
from casebook.declaring.goods_lines import cell
from classifier.law.house import order_of

HEADS = (
    "项号",
    "商品编号",
    "商品名称",
    "型号",
    "申报要素",
    "法定数量",
    "成交数量",
    "单位",
    "净重（千克）",
    "单价",
    "总价",
    "币制",
    "原产国",
    "待填",
)
SOURCE_HEADS = ("项号", "栏目", "填报内容", "来源", "位置", "原文")
_SAID = {Mark.BLANK: "待填", Mark.UNSIGNED: "来源未签署"}
_BOM = "\ufeff"


def rows(made: Filled) -> tuple[tuple[str, ...], ...]:
    """One row a line, under `HEADS`."""
    return tuple(_row(line, made) for line in made.lines)


def _row(line: FilledLine, made: Filled) -> tuple[str, ...]:
    values = {key: value.text for key, value in line.values.items()}
    here = str(line.position)
    open_ = [name.removeprefix("申报要素：") for at, name, v in made.open() if at == here and v.mark is Mark.BLANK]
    return (
        here,
        values["number"],
        values["name"],
        line.label,
        line.elements_text,
        "/".join(f"{v.text or '＿'}{unit}" for unit, v in line.legal),
        values["quantity"],
        values["unit"],
        values["net_mass"],
        values["unit_price"],
        values["amount"],
        values["currency"],
        values["origin"],
        "、".join(open_),
    )


def lacking(line: FilledLine) -> frozenset[int]:
    """The columns of `HEADS` in which a line lacks something, or has what nobody stands for."""
    marks = {3 + k: line.values[key].mark for k, key in _COLUMNS.items()}
    marks |= {1: line.values["number"].mark, 2: line.values["name"].mark, 4: line.elements_mark}
    legal = [v.mark for _, v in line.legal] or [Mark.BLANK]
    marks[5] = next((m for m in legal if m is not Mark.NONE), Mark.NONE)
    return frozenset(k for k, mark in marks.items() if mark is not Mark.NONE)


_COLUMNS = {3: "quantity", 4: "unit", 5: "net_mass", 6: "unit_price", 7: "amount", 8: "currency", 9: "origin"}


def sources(made: Filled) -> Iterator[tuple[str, ...]]:
    """Where each value is from, under `SOURCE_HEADS`."""
    for at, name, value in made.values():
        if value.text:
            places = "；".join(q.cell or f"第{q.page}页" for q in value.quotes)
            quotes = "；".join(q.text for q in value.quotes)
            yield at, name, value.text, value.source, places, quotes


def open_rows(made: Filled) -> Iterator[tuple[str, str]]:
    """What is to be filled in or signed, by line, with why."""
    for at, name, value in made.open():
        where = f"第{at}项" if at else "表头"
        told = f"{value.text}（{value.source}）" if value.text else value.why
        yield f"{where} {name}", f"{_SAID[value.mark]}：{told}" if told else _SAID[value.mark]


def about(made: Filled) -> Iterator[tuple[str, str]]:
    """The remark's box with its length, the plan, where the elements are from, and what the day asks for."""
    plan = made.plan
    yield "标记唛码及备注", plan.text
    yield "长度", f"{plan.length.characters} 个字符，{plan.length.gbk_bytes} 个GBK字节"
    if lost := beyond_gbk(plan.text):
        yield "GBK没有的字符", "、".join(lost)
    for line, told in plan.moved:
        yield "移入情况说明", f"第{line}项：{told}"
    for number, group in enumerate(plan.groups, 1):
        named = "、".join(map(str, group))
        yield "备注过长，须分单", f"第{number}份报关单：第{named}项；备注中未提及的商品项可任意归入"
    for order in dict.fromkeys(o for line in made.lines for o in _order(line, made)):
        yield "申报要素来源", order
    for note in made.made.notes:
        yield "说明", note
    yield "说明", NO_ADVICE_ZH
    yield "说明", NO_ADVICE


def _order(line: FilledLine, made: Filled) -> Sequence[str]:
    order = order_of(line.values["number"].text, made.catalogue.elements)
    return () if order is None else (f"{order.number}：{order.source}，{order.date}",)


def as_csv(made: Filled) -> bytes:
    """The lines, then the remark's box, the plan and what is open, as CSV in UTF-8 with a byte order mark."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    for row in (HEADS, *rows(made), (), *about(made), (), *open_rows(made)):
        writer.writerow([cell(text) for text in row])
    return (_BOM + written.getvalue()).encode()

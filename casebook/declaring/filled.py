"""A declaration's lines filled from the record as a flat table: element strings in the order of each number.

What is not on record stays blank, and is named in a column of its own: brand, use and preference only the exporter
knows. The orders of elements and the legal units are the catalogue's, with their source and date.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from casebook.declaring.declaration import Declaration, GoodsLine
from casebook.declaring.goods_lines import cell
from classifier.facts import Fact
from classifier.law.catalogue import Catalogue
from classifier.law.house import ElementOrder
from classifier.quantity import plain

HEADS = (
    "项号",
    "商品编号",
    "商品名称",
    "申报要素",
    "数量",
    "单位",
    "净重",
    "法定单位",
    "单价",
    "总价",
    "币制",
    "待填",
)
_PROPERTIES = {
    "specific_energy": "gravimetric_energy_density",
    "capacity": "capacity",
    "rated_voltage": "nominal_voltage",
}
_NUMBER = "tariff_line"
_COUNTED = ("quantity", "net_mass", "unit_price", "amount")
_WIDTHS = (6, 14, 28, 70, 10, 8, 10, 12, 10, 12, 8, 40)
_BLANK = "#FFF59D"
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class FilledLine:
    """One line: its cells under `HEADS` as text, and which of them lack something."""

    cells: tuple[str, ...]
    lacking: frozenset[int]


def filled(made: Declaration, catalogue: Catalogue) -> tuple[FilledLine, ...]:
    """The lines of a declaration, in its order."""
    return tuple(_line(line, catalogue) for line in made.lines)


def _line(line: GoodsLine, catalogue: Catalogue) -> FilledLine:
    item = line.subject.item.current
    number = next((str(f.value) for f in item.facts if f.property == _NUMBER), "")
    order = next((o for o in catalogue.elements if number.startswith(o.number)), None)
    figures = {name: _figure(item.of(name)) for name in _COUNTED}
    elements, blank = _elements(line, order, catalogue) if order else ("", ("申报要素",))
    units = "/".join(order.legal_units) if order else ""
    count, mass, price, amount = (figures[name] for name in _COUNTED)
    currency = amount[1] or price[1]
    cells = [line.number, number, "", elements, *count, mass[0], units, price[0], amount[0], currency]
    lacking = [k for k, text in enumerate(cells) if not text]
    named = [*(HEADS[k] for k in lacking if HEADS[k] not in blank), *blank]
    marks = {*lacking, *((HEADS.index("申报要素"),) if blank else ())}
    return FilledLine((*cells, "、".join(named)), frozenset(marks))


def _figure(facts: Sequence[Fact]) -> tuple[str, str]:
    """The one number that facts give, with its unit; nothing where they give several, or a range."""
    found = {(f.quantity.interval.low, f.quantity.unit) for f in facts if not isinstance(f.value, str) and _is_point(f)}
    if len(found) != 1:
        return "", ""
    ((value, unit),) = found
    return (plain(value), unit or "") if value is not None else ("", "")


def _is_point(fact: Fact) -> bool:
    interval = fact.quantity.interval
    return interval.low is not None and interval.low == interval.high


def _elements(line: GoodsLine, order: ElementOrder, catalogue: Catalogue) -> tuple[str, tuple[str, ...]]:
    """The string of elements, a blank one keeping its bar, and the names of those that are blank and asked for."""
    item = line.subject.item.current
    known = {key: "".join(_figure(item.of(name))) for key, name in _PROPERTIES.items()}
    known["model"] = item.label.replace("|", " ").replace("｜", " ")
    groups = catalogue.vocabulary.cues["declaration_element"].groups
    names = {key: next(iter(groups.get(key, {}).get("zh", ())), key) for key in order.order}
    blank = tuple(names[k] for k in order.order if k not in order.optional and not known.get(k))
    return "|".join(known.get(key, "") for key in order.order), blank


def _about(made: Declaration) -> Iterator[tuple[str, str]]:
    yield "标记唛码及备注", made.zh or ""
    yield "字符数", str(made.length.characters)
    yield "GBK字节数", str(made.length.gbk_bytes)
    for note in made.notes:
        yield "说明", note


def as_csv(made: Declaration, catalogue: Catalogue) -> bytes:
    """The lines, then the remark with its length, as CSV in UTF-8 with a byte order mark."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows([cell(text) for text in line.cells] for line in filled(made, catalogue))
    writer.writerow(())
    writer.writerows([cell(text) for text in row] for row in _about(made))
    return (_BOM + written.getvalue()).encode()


def as_xlsx(made: Declaration, catalogue: Catalogue) -> bytes:
    """The same as a workbook, what is to be filled in yellow.

    Raises `ModuleNotFoundError` without the extra `export`.
    """
    import xlsxwriter

    written = io.BytesIO()
    inert = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, {"in_memory": True, **inert})
    book.set_properties({"created": datetime(made.as_of.year, made.as_of.month, made.as_of.day)})
    bold = book.add_format({"bold": True, "text_wrap": True})
    plain_, open_ = (book.add_format({"text_wrap": True, **more}) for more in ({}, {"bg_color": _BLANK}))
    sheet = book.add_worksheet("申报")
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for column, (head, width) in enumerate(zip(HEADS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, bold)
    lines = filled(made, catalogue)
    for row, line in enumerate(lines, 1):
        for column, text in enumerate(line.cells):
            sheet.write_string(row, column, cell(text), open_ if column in line.lacking else plain_)
    for row, (name, text) in enumerate(_about(made), len(lines) + 2):
        sheet.write_string(row, 0, name, bold)
        sheet.merge_range(row, 1, row, len(HEADS) - 1, "", plain_)
        sheet.write_string(row, 1, cell(text), plain_)
    book.close()
    return written.getvalue()

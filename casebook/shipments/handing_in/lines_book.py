"""The declaration's lines as XLSX, CSV and JSON.

The workbook prints on A4 across with its head on each page, its letters no smaller than 8 points: what the form of a
declaration has on one sheet, what is made of each line and what it still lacks on another. CSV and JSON have all of a
line in one row; the CSV has a byte order mark.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from casebook.declaring.filling.filled import Filled
from casebook.declaring.filling.table import HEADS, lacking, rows, sources
from casebook.declaring.goods_lines import cell
from casebook.shipments.handing_in.cover import DRAFT, READY
from casebook.shipments.standing import Standing
from extractor.language.widths import narrow_letters

MORE = ("判定", "编码／接近", "签署")
OPEN = HEADS.index("待填")
"""The column that says what is still to be filled in, after those of the form."""
WIDTHS = (4, 10.5, 9, 10, 26, 9.5, 7.5, 4.5, 7.5, 7, 9, 5, 6)
"""Of the form's columns, in letters: together they are about as wide as the page."""
ABOUT = ("项号", "型号", *MORE, HEADS[OPEN])
_WORDS = {
    "controlled": "属于两用物项",
    "close": "不属于管制物项，参数接近",
    "listed_elsewhere": "其他公告所列",
    "not_controlled": "未列入所核对条目",
    "not_applicable": "所核对条目不涉及",
    "undetermined": "无法判定",
}
_BOM = "\ufeff"
VERSION = "gauger/shipment-lines/1"
_ROW = 13.5
"""Points of a row of text."""


def _rows(filled: Filled, made: Standing) -> Iterator[tuple[str, ...]]:
    for row, one in zip(rows(filled), made.lines, strict=True):
        signed = bool(one.subject.signed.signers) and not one.against
        word = _WORDS[str(one.made.outcome)]
        told = word if signed or str(one.made.outcome) == "undetermined" else f"待签署（暂：{word}）"
        signers = "、".join(one.subject.signed.signers) or "未签署"
        yield (*row, told, "、".join(one.made.codes or one.made.near), signers)


def as_csv(filled: Filled, made: Standing) -> bytes:
    """The lines as CSV in UTF-8 with a byte order mark."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    for row in ((*HEADS, *MORE), *_rows(filled, made)):
        writer.writerow([cell(text) for text in row])
    return (_BOM + written.getvalue()).encode()


def as_json(filled: Filled, made: Standing, remark: str | None) -> bytes:
    """The lines as canonical JSON, each value with where it is from."""
    heads = (*HEADS, *MORE)
    data = {
        "format": VERSION,
        "shipment": made.case.shipment.name,
        "as_of": str(made.bench.as_of),
        "is_ready": made.is_ready,
        "remark": remark,
        "lines": [dict(zip(heads, row, strict=True)) for row in _rows(filled, made)],
        "elements": [
            {"line": line.position, "name": e.name, "value": e.value.text, "source": e.value.source, "why": e.value.why}
            for line in filled.lines
            for e in line.elements
        ],
        "sources": [list(row) for row in sources(filled)],
    }
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def as_xlsx(filled: Filled, made: Standing, remark: str | None, running: str) -> bytes:
    """The lines, the elements line by line with their sources, and the remark, as a workbook on A4 across.

    Raises `ModuleNotFoundError` without the extra `export`.
    """
    import xlsxwriter

    written = io.BytesIO()
    inert = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, {"in_memory": True, **inert})
    day = made.bench.as_of
    book.set_properties({"created": datetime(day.year, day.month, day.day), "title": made.case.shipment.name})
    marked = [lacking(line) for line in filled.lines]
    several = list(_rows(filled, made))
    _sheet(book, "申报明细", HEADS[:OPEN], [row[:OPEN] for row in several], WIDTHS, running, marked)
    told = [(row[0], row[HEADS.index("型号")], *row[len(HEADS) :], row[OPEN]) for row in several]
    _sheet(book, "判定与待填", ABOUT, told, (4.5, 17, 20, 13, 17, 44), running, [])
    elements = [
        (str(line.position), line.label, e.name, e.value.text, e.value.source, e.value.why)
        for line in filled.lines
        for e in line.elements
    ]
    heads = ("项号", "型号", "申报要素", "填报内容", "来源", "待填原因")
    blank = [frozenset({3}) if not row[3] and row[5] else frozenset[int]() for row in elements]
    _sheet(book, "申报要素", heads, elements, (4.5, 17, 16, 26, 26, 26), running, blank)
    is_draft = running.startswith(DRAFT)
    box = remark or ("（签署并处理未决问题后生成）" if is_draft else "（无须备注）")
    about = [("备注", box), ("判定日", str(day)), ("状态", running if is_draft else READY)]
    _sheet(book, "备注", ("项目", "内容"), about, (12, 100), running, [])
    book.close()
    return written.getvalue()


def _sheet(
    book: Any,
    name: str,
    heads: Sequence[str],
    several: Sequence[tuple[str, ...]],
    widths: Sequence[float],
    running: str,
    marked: Sequence[frozenset[int]],
) -> None:
    """A sheet that prints one page wide, its head frozen and repeated; `marked` are the columns to fill in, by row."""
    sheet = book.add_worksheet(name)
    given = {"text_wrap": True, "valign": "top", "border": 1, "font_name": "宋体", "font_size": 9}
    head = book.add_format({**given, "bold": True, "bg_color": "#DDE6F0"})
    plain, blank = book.add_format(given), book.add_format({**given, "bg_color": "#FFF59D"})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.3, right=0.3, top=0.7, bottom=0.6)
    sheet.freeze_panes(1, 2 if len(heads) > 4 else 0)
    sheet.repeat_rows(0)
    sheet.set_header(f"&L&8{running.replace('&', '&&')}")
    sheet.set_footer("&C&8&P / &N")
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for number, row in enumerate((tuple(heads), *several)):
        lines = 1.0
        for column, text in enumerate(row):
            form = head if number == 0 else plain
            if number and number <= len(marked) and column in marked[number - 1]:
                form = blank
            shown = cell(text)
            sheet.write_string(number, column, shown, form)
            lines = max(lines, -(-narrow_letters(shown) // max(widths[column] - 1, 1)))
        sheet.set_row(number, min(_ROW * lines + 3, 400))

"""The filled declaration as a workbook.

A sheet laid out like the printed form (A4, landscape), the flat table, where each value is from, and what is open.
Nothing in it is a formula or a link.

The printed order of the boxes is that of the form of 2018. Lines are three rows each and are never parted over pages.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from casebook.declaring.filling import table
from casebook.declaring.filling.filled import Filled
from casebook.declaring.filling.lines import FilledLine
from casebook.declaring.filling.own import MARKS
from casebook.declaring.filling.values import Mark, Value
from casebook.declaring.goods_lines import cell
from extractor.document.page import Page
from extractor.language.widths import narrow_letters

TITLE = "中华人民共和国海关出口货物报关单"
LISTS = ("明细", "依据", "待办")
"""The sheets behind the form: the flat table, where each value is from, what is open."""
WIDTHS = (5, 13, 14, 14, 14, 13, 13, 12, 12, 12, 10)
"""Column widths in characters: together they fill an A4 page across, at full size."""
BOXES = (
    "consignor:3 customs_office:2 trade_date:2 declaration_date:2 record_no:2",
    "consignee:3 transport_mode:2 vessel:3 transport_no:3",
    "producer:3 supervision_mode:2 levy_nature:3 licence:3",
    "contract:3 trade_country:2 destination_country:2 destination_port:2 exit_port:2",
    "package_kind:2 packages:1 gross_mass:1 net_mass:1 terms:1 freight:1 insurance:2 charges:2",
    "attached_documents:11",
)
"""The boxes of the head by row: the keys of fields, each with the columns that it takes."""
COLUMNS = (
    ("项号", 0, 0),
    ("商品编号", 1, 1),
    ("商品名称及规格型号", 2, 4),
    ("数量及单位", 5, 5),
    ("单价/总价/币制", 6, 6),
    ("原产国（地区）", 7, 7),
    ("最终目的国（地区）", 8, 8),
    ("境内货源地", 9, 9),
    ("征免", 10, 10),
)
_FILLS = {Mark.NONE: None, Mark.BLANK: "#FFF59D", Mark.UNSIGNED: "#FFCC80"}
_LABEL, _VALUE, _ROW = 11.0, 19.0, 13.5
"""Heights in points: of a label, of a box's value, of a row of a line."""
_PAGE = 500.0
"""Points of height that a page holds within its margins."""
_NAME_WIDTH = 46
"""Characters of 8 points that fit one row of the column of names and elements."""
_BOX_WIDTH = 140


class _Form:
    """The first sheet, written from top to bottom."""

    def __init__(self, book: Any, made: Filled) -> None:
        self.made = made
        self.sheet = book.add_worksheet("报关单")
        self._book, self._forms = book, dict[tuple[Any, ...], Any]()
        self._row, self._height = 0, 0.0

    def form(self, size: float, mark: Mark = Mark.NONE, edges: str = "", **more: Any) -> Any:
        """A cell's format: letters of `edges` are the sides with a rule."""
        key = (size, mark, edges, *sorted(more.items()))
        if key not in self._forms:
            sides = {"t": "top", "b": "bottom", "l": "left", "r": "right"}
            fill = {"bg_color": _FILLS[mark]} if _FILLS[mark] else {}
            given = {
                "font_size": size,
                "text_wrap": True,
                "valign": "top",
                **{sides[e]: 1 for e in edges},
                **fill,
                **more,
            }
            self._forms[key] = self._book.add_format(given)
        return self._forms[key]

    def put(self, row: int, span: tuple[int, int], text: str, form: Any, rows: int = 1) -> None:
        """A text over columns and rows, never a formula."""
        first, last = span
        if first != last or rows > 1:
            self.sheet.merge_range(row, first, row + rows - 1, last, "", form)
        if text:
            self.sheet.write_string(row, first, cell(text), form)
        else:
            self.sheet.write_blank(row, first, None, form)

    def next(self, height: float) -> int:
        """A new row of a height in points; gives its number."""
        self.sheet.set_row(self._row, height)
        self._row, self._height = self._row + 1, self._height + height
        return self._row - 1

    def write(self) -> None:
        """The whole sheet."""
        sheet = self.sheet
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        sheet.center_horizontally()
        sheet.hide_gridlines(0)
        sheet.set_footer("&L&8gauger 草稿&C&8第 &P 页，共 &N 页")
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width)
        self._head()
        self._remark()
        self._lines()
        self._foot()
        sheet.print_area(0, 0, self._row - 1, len(WIDTHS) - 1)

    def _head(self) -> None:
        last = len(WIDTHS) - 1
        self.put(self.next(24), (0, last), TITLE, self.form(14, bold=True, align="center"))
        row, small = self.next(14), self.form(8)
        for key, span in _spans("pre_entry_no:4 customs_no:4 page_no:3"):
            self.put(row, span, f"{self.made.names[key]}：{self.made.head[key].text}", small)
        for boxes in BOXES:
            label, value_row = self.next(_LABEL), self.next(_VALUE)
            for key, span in _spans(boxes):
                value = self.made.head[key]
                self._box(label, value_row, span, self.made.names[key], value.text, value.mark)

    def _box(self, label: int, row: int, span: tuple[int, int], name: str, text: str, mark: Mark) -> None:
        self.put(label, span, name, self.form(7, mark, "tlr", font_color="#555555"))
        self.put(row, span, text, self.form(9, mark, "blr"))

    def _remark(self) -> None:
        plan, marks = self.made.plan, self.made.head[MARKS]
        mark = marks.mark if plan.is_within else Mark.BLANK
        label = self.next(_LABEL)
        row = self.next(max(_VALUE, _ROW * _wrapped(plan.text, _BOX_WIDTH)))
        self._box(label, row, (0, len(WIDTHS) - 1), "标记唛码及备注", plan.text, mark)

    def _lines(self) -> None:
        heads = self.next(15)
        for name, first, last in COLUMNS:
            self.put(heads, (first, last), name, self.form(7, edges="tblr", bold=True, align="center"))
        self.sheet.repeat_rows(heads)
        breaks, used = [], self._height
        for line in self.made.lines:
            tall = _ROW * max(2, _wrapped(line.elements_text, _NAME_WIDTH)) + _ROW
            if used + tall > _PAGE:
                breaks.append(self._row)
                used = 15.0
            used += tall
            self._line(line, (tall - _ROW) / 2)
        self.sheet.set_h_pagebreaks(breaks)

    def _line(self, line: FilledLine, half: float) -> None:
        first, second, third = self.next(_ROW), self.next(half), self.next(half)
        values = line.values
        self._piled(first, 0, [Value(str(line.position))])
        self._piled(first, 1, [values["number"]])
        name, told = values["name"], line.elements_text
        self.put(first, (2, 4), name.text, self.form(8, name.mark, "tlr"))
        self.put(second, (2, 4), told, self.form(8, line.elements_mark, "blr"), rows=2)
        self._piled(first, 5, _quantities(line))
        self._piled(first, 6, [values["unit_price"], values["amount"], values["currency"]])
        for column, key in ((7, "origin"), (8, "destination"), (9, "source_place"), (10, "levy")):
            self._piled(first, column, [values[key]])
        assert third == first + 2

    def _piled(self, row: int, column: int, several: Sequence[Value]) -> None:
        """Values one below the other in the three rows of a line."""
        for k in range(3):
            value = several[k] if k < len(several) else Value(is_asked=False)
            mark = value.mark if k < len(several) else (several[0].mark if len(several) == 1 else Mark.NONE)
            edges = ("t" if k == 0 else "b" if k == 2 else "") + "lr"
            self.put(row + k, (column, column), value.text, self.form(8, mark, edges))

    def _foot(self) -> None:
        row, form = self.next(_VALUE), self.form(8, edges="tblr")
        self.put(row, (0, 2), "报关人员", form)
        self.put(row, (3, 6), "兹申明对以上内容承担如实申报、依法纳税之法律责任", form)
        self.put(row, (7, 10), "申报单位（签章）", form)


def _spans(boxes: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each key of a row of boxes with its first and its last column."""
    first = 0
    for box in boxes.split():
        key, _, columns = box.partition(":")
        yield key, (first, first + int(columns) - 1)
        first += int(columns)


def _quantities(line: FilledLine) -> list[Value]:
    """First legal unit, second legal unit, traded unit: each a number with its unit."""
    legal = [_with(v, unit) for unit, v in line.legal[:2]]
    legal += [Value(is_asked=False)] * (2 - len(legal))
    return [*legal, _with(line.values["quantity"], line.values["unit"].text)]


def _with(value: Value, unit: str) -> Value:
    return Value(f"{value.text}{unit}", is_signed=value.is_signed) if value.text else value


def _wrapped(text: str, columns: int) -> int:
    """Rows that a text takes, a wide character counting as two."""
    return max(1, -(-narrow_letters(text) // columns))


def as_xlsx(made: Filled) -> bytes:
    """The workbook, the same bytes for the same declaration.

    Raises `ModuleNotFoundError` without the extra `export`.
    """
    import xlsxwriter

    written = io.BytesIO()
    inert = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(written, {"in_memory": True, **inert})
    day = made.made.as_of
    book.set_properties({"created": datetime(day.year, day.month, day.day)})
    _Form(book, made).write()
    marks = [table.lacking(line) for line in made.lines]
    widths = (6, 13, 22, 18, 60, 18, 10, 6, 12, 10, 12, 8, 10, 40)
    _listed(book, LISTS[0], (table.HEADS, *table.rows(made)), widths, marks)
    _listed(book, LISTS[1], (table.SOURCE_HEADS, *table.sources(made)), (6, 24, 40, 30, 20, 50))
    _listed(book, LISTS[2], (("事项", "内容"), *table.open_rows(made), *table.about(made)), (34, 110))
    book.close()
    return written.getvalue()


def own_lists(pages: Sequence[Page]) -> tuple[int, ...]:
    """The numbers of the sheets behind the form, in a workbook that was filled here: they tell nothing more."""
    names = {page.name: page.number for page in pages}
    return tuple(names[n] for n in LISTS) if all(n in names for n in LISTS) else ()


def _listed(
    book: Any, name: str, rows: Sequence[Sequence[str]], widths: Sequence[int], marks: Sequence[frozenset[int]] = ()
) -> None:
    bold = book.add_format({"bold": True, "text_wrap": True})
    plain, open_ = (book.add_format({"text_wrap": True, "valign": "top", **m}) for m in ({}, {"bg_color": "#FFF59D"}))
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(1, 0)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            is_open = 0 < r <= len(marks) and c in marks[r - 1]
            sheet.write_string(r, c, cell(text), bold if r == 0 else open_ if is_open else plain)

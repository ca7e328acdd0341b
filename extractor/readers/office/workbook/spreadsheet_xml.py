"""XML Spreadsheet 2003: a workbook in one XML file, usually named .xls or .xml."""

from __future__ import annotations

from collections.abc import Iterator

from extractor.document.model import Severity
from extractor.readers.office.safe_xml import Element, NotReadable, child, get, name, parsed
from extractor.readers.office.told import Told
from extractor.readers.office.workbook.sheets import MAX_COLUMNS, MAX_ROWS, Entry, Sheet, place
from extractor.readers.office.workbook.shown import number_formats
from extractor.readers.office.workbook.shown.colours import BLACK, WHITE, Rgb, alike

_NAMED = {
    "General Number": "General", "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00",
    "Short Date": "yyyy-mm-dd", "Medium Date": "d-mmm-yy", "Long Date": "yyyy-mm-dd", "General Date": "yyyy-mm-dd",
    "Short Time": "h:mm", "Long Time": "h:mm:ss", "Medium Time": "h:mm AM/PM", "Currency": "#,##0.00",
}  # fmt: skip


FLAT = 1.5
"""Points of height or width below which nothing is seen."""


class SpreadsheetXml:
    """A workbook. Raises `NotReadable` where its XML is damaged."""

    def __init__(self, data: bytes, told: Told) -> None:
        self._told = told
        root = parsed(data.lstrip())
        self._sheets = [s for s in root if name(s) == "ss:Worksheet"]
        if not self._sheets:
            raise NotReadable("it has no sheets")
        holder = child(root, "ss:Styles")
        styles = list(holder) if holder is not None else []
        self._codes = {get(s, "ID") or "": get(child(s, "ss:NumberFormat"), "Format") or "" for s in styles}
        self._unseen = {get(s, "ID") or "": why for s in styles if (why := _unseen(s)) is not None}

    def count(self) -> int:
        """How many sheets the workbook has, hidden ones included."""
        return len(self._sheets)

    def sheets(self, limit: int) -> Iterator[tuple[int, Sheet]]:
        """The shown sheets with their numbers."""
        for number, sheet in enumerate(self._sheets[:limit], 1):
            self._told.page = number
            called = get(sheet, "Name") or f"Sheet {number}"
            made = self._sheet(sheet, called)
            state = next((i.text for i in sheet.iter() if name(i) == "ex:Visible"), None)
            if state in ("SheetHidden", "SheetVeryHidden"):
                words = " ".join(e.text for e in made.entries[:20]) or "empty"
                self._told.unseen("hidden sheet", f"sheet {called!r}", words)
            else:
                yield number, made
        self._told.page = None

    def _sheet(self, element: Element, called: str) -> Sheet:
        sheet, table = Sheet(called), child(element, "ss:Table")
        hidden: set[int] = set()
        row_number, column_number = -1, -1
        for inner in table if table is not None else ():
            if name(inner) == "ss:Column":
                column_number = _index(inner, column_number)
                span = min(_number(get(inner, "Span")), MAX_COLUMNS)
                if get(inner, "Hidden") == "1" or _is_flat(inner, "Width"):
                    hidden.update(range(column_number, column_number + span + 1))
                column_number += span
            elif name(inner) == "ss:Row":
                row_number = _index(inner, row_number)
                if row_number < MAX_ROWS:
                    off = get(inner, "Hidden") == "1" or _is_flat(inner, "Height")
                    self._row(inner, row_number, sheet, hidden, off=off)
                row_number += _number(get(inner, "Span"))
        if row_number >= MAX_ROWS:
            self._told.note(f"Sheet {called!r} is larger than {MAX_ROWS} rows; the rest was not read.", Severity.ERROR)
        return sheet

    def _row(self, row: Element, number: int, sheet: Sheet, hidden: set[int], *, off: bool) -> None:
        column = -1
        for cell in (c for c in row if name(c) == "ss:Cell"):
            column = _index(cell, column)
            across, down = _number(get(cell, "MergeAcross")), _number(get(cell, "MergeDown"))
            if column >= MAX_COLUMNS:
                self._told.note(f"Sheet {sheet.name!r} has more than {MAX_COLUMNS} columns.", Severity.ERROR)
                return
            if across or down:
                sheet.merged.append((number, column, min(down, MAX_ROWS) + 1, min(across, MAX_COLUMNS) + 1))
            style = get(cell, "StyleID") or get(row, "StyleID") or "Default"
            where, text = place(sheet.name, number, column), self._shown(cell, style)
            comment = child(cell, "ss:Comment")
            if comment is not None:
                self._told.unseen("comment", where, " ".join(map(str, comment.itertext())))
            why = "hidden row" if off else "hidden column" if column in hidden else None
            why = why or self._unseen.get(style)
            if why is not None:
                self._told.unseen(why, where, text)
            elif text.strip():
                sheet.entries.append(Entry(number, column, text))
            elif get(cell, "Formula") is not None and child(cell, "ss:Data") is None:
                self._told.note(
                    f"A formula at {where} has no stored result: open the workbook in a spreadsheet program, save it, "
                    "and read it again.",
                    Severity.WARNING,
                )
            column += across

    def _shown(self, cell: Element, style: str) -> str:
        data = child(cell, "ss:Data")
        if data is None:
            return ""
        text = "".join(str(t) for t in data.itertext())
        code = self._codes.get(style, "")
        code = _NAMED.get(code, code)
        if get(data, "Type") == "Number" and text.strip():
            from decimal import Decimal, InvalidOperation

            try:
                number = Decimal(text.strip())
            except InvalidOperation:
                return text
            made = number_formats.apply(code, number) if code else None
            return made if made is not None else number_formats.plain(number)
        if get(data, "Type") == "DateTime":
            return text.partition("T")[0] if "T00:00:00" in text else text.replace("T", " ")
        return text


def _unseen(style: Element) -> str | None:
    """Why a style's type is not seen, or seen struck."""
    font, fill = child(style, "ss:Font"), child(style, "ss:Interior")
    if get(font, "StrikeThrough") == "1":
        return "struck"
    ink = _rgb(get(font, "Color"), BLACK)
    pattern = get(fill, "Pattern") or "None"
    ground = WHITE if pattern == "None" else _rgb(get(fill, "Color"), None) if pattern == "Solid" else None
    if alike(ink, ground):
        return "white" if alike(ground, WHITE) else "alike"
    return None


def _is_flat(element: Element, side: str) -> bool:
    """Whether a row or a column is so small that it shows nothing."""
    try:
        return float(get(element, side) or FLAT) < FLAT
    except ValueError:
        return False


def _rgb(text: str | None, usual: Rgb | None) -> Rgb | None:
    try:
        red, green, blue = bytes.fromhex((text or "").lstrip("#"))
    except ValueError:
        return usual
    return red, green, blue


def _index(element: Element, before: int) -> int:
    stated = _number(get(element, "Index"))
    return stated - 1 if stated else before + 1


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 9 else 0

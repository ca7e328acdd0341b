"""The cells of one sheet of an XLSX (`xl/worksheets/sheet1.xml`), streamed, and what of them is shown."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from lxml import etree

from extractor.document.model import Severity
from extractor.readers.office.safe_xml import Element, get, name
from extractor.readers.office.told import Told
from extractor.readers.office.workbook.sheets import MAX_COLUMNS, MAX_ROWS, Entry, Sheet, place
from extractor.readers.office.workbook.shown import number_formats
from extractor.readers.office.workbook.shown.computed import Unsolved
from extractor.readers.office.workbook.shown.rich_text import rich_text
from extractor.readers.office.workbook.shown.styles import PLAIN, CellStyle

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(slots=True)
class _State:
    """What is known of the sheet while its rows come."""

    sheet: Sheet
    styles: list[CellStyle]
    strings: list[tuple[str, str]]
    told: Told
    since_1904: bool
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    hides_rows: bool = False
    row: int = -1
    column: int = -1
    too_large: bool = False
    shaded: bool = False
    unsolved: Unsolved = field(default_factory=Unsolved)


def fill(
    sheet: Sheet,
    data: bytes,
    styles: list[CellStyle],
    strings: list[tuple[str, str]],
    told: Told,
    *,
    since_1904: bool,
) -> None:
    """Adds the shown cells to the sheet and tells the others.

    Raises `etree.XMLSyntaxError` where it is damaged, with what came before the damage added.
    """
    shaded = b"conditionalFormatting" in data or b"tablePart" in data
    state = _State(sheet, styles, strings, told, since_1904, shaded=shaded)
    events = etree.iterparse(
        io.BytesIO(data), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False,
        huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    for event, element in events:
        kind = name(element)
        if event == "start":
            if kind == "x:row":
                state.row, state.column = _row_number(element, state.row), -1
            continue
        if kind == "x:row":
            _row(element, state)
            element.clear()
            if state.row >= MAX_ROWS:
                state.too_large = True
        elif kind == "x:col" and _hides(element):
            first, last = _int(get(element, "min")) - 1, _int(get(element, "max")) - 1
            state.hidden_columns.append((first, last))
        elif kind == "x:sheetFormatPr":
            state.hides_rows = get(element, "zeroHeight") in ("1", "true")
        elif kind == "x:mergeCell":
            _merge(element, sheet)
    _cover(sheet, told)
    _solve(state)
    if state.too_large:
        told.note(
            f"Sheet {sheet.name!r} is larger than {MAX_ROWS} rows or {MAX_COLUMNS} columns; the rest was not read.",
            Severity.ERROR,
        )


def _row_number(row: Element, before: int) -> int:
    number = get(row, "r")
    return int(number) - 1 if number and number.isdecimal() else before + 1


def _hides(element: Element) -> bool:
    """Whether a column is hidden, or so narrow that it shows nothing."""
    width = get(element, "width")
    return get(element, "hidden") in ("1", "true") or (width is not None and _float(width) == 0)


def _row(row: Element, state: _State) -> None:
    if state.row >= MAX_ROWS:
        return
    stated = get(row, "hidden")
    height = get(row, "ht")
    flat = height is not None and _float(height) == 0
    off = stated in ("1", "true") or flat or (state.hides_rows and stated is None and height is None)
    for cell in row:
        if name(cell) == "x:c":
            _cell(cell, state, off=off)


def _cell(cell: Element, state: _State, *, off: bool) -> None:
    found = _REFERENCE.fullmatch((get(cell, "r") or "").upper())
    state.column = _column(found[1]) if found else state.column + 1
    if state.column >= MAX_COLUMNS:
        state.too_large = True
        return
    number = get(cell, "s") or "0"
    style = state.styles[int(number)] if number.isdecimal() and int(number) < len(state.styles) else PLAIN
    where = place(state.sheet.name, state.row, state.column)
    text, struck = _shown(cell, style, state)
    if struck.strip():
        state.told.unseen("struck", where, struck)
    if not text.strip():
        return
    why = _unseen(style, state, off=off)
    if why is not None:
        state.told.unseen(why, where, text)
    else:
        state.sheet.entries.append(Entry(state.row, state.column, text))


def _unseen(style: CellStyle, state: _State, *, off: bool) -> str | None:
    if off:
        return "hidden row"
    if any(first <= state.column <= last for first, last in state.hidden_columns):
        return "hidden column"
    if style.struck:
        return "struck"
    return "white" if style.white and not state.shaded else None


def _shown(cell: Element, style: CellStyle, state: _State) -> tuple[str, str]:
    """What a cell shows, and what of it is struck."""
    parts = {name(inner): inner for inner in cell}
    kind, value = get(cell, "t") or "n", parts.get("x:v")
    text = (value.text or "") if value is not None else ""
    formula = parts.get("x:f")
    if kind == "inlineStr":
        inner = parts.get("x:is")
        shown, struck = rich_text(inner) if inner is not None else ("", "")
        return _text(style, shown), struck
    if kind == "s":
        known = text.strip().isdecimal() and int(text) < len(state.strings)
        shown, struck = state.strings[int(text)] if known else ("", "")
        if text.strip() and not known:
            _missing(state)
        return _text(style, shown), struck
    if formula is not None and not text:
        if kind != "str" or value is None:
            state.unsolved.add(state.row, state.column, formula.text or "", style.code)
        return "", ""
    if kind in ("str", "e"):
        return _text(style, text), ""
    if kind == "b":
        return ("TRUE" if text.strip() in ("1", "true") else "FALSE") if text.strip() else "", ""
    if kind == "d":
        return text.replace("T00:00:00", "").replace("T", " "), ""
    shown = _number(text.strip(), style, state)
    state.unsolved.know(state.row, state.column, text.strip())
    return shown, ""


def _text(style: CellStyle, text: str) -> str:
    return number_formats.of_text(style.code, text) if '"' in style.code or ";" in style.code else text


def _number(text: str, style: CellStyle, state: _State) -> str:
    if not text:
        return ""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    made = number_formats.apply(style.code, number, since_1904=state.since_1904)
    if made is None:
        return number_formats.plain(number)
    if not made:
        state.told.unseen("no colour", place(state.sheet.name, state.row, state.column), text)
    return made


def _missing(state: _State) -> None:
    state.told.note("Some cells name texts that are missing from the file: it is damaged.", Severity.ERROR)


def _merge(element: Element, sheet: Sheet) -> None:
    found = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})", (get(element, "ref") or "").upper())
    if found:
        first, last = _column(found[1]), _column(found[3])
        top, bottom = int(found[2]) - 1, int(found[4]) - 1
        if first <= last and top <= bottom and first < MAX_COLUMNS and top < MAX_ROWS:
            down, across = min(bottom, MAX_ROWS) - top + 1, min(last, MAX_COLUMNS) - first + 1
            sheet.merged.append((top, first, down, across))


def _cover(sheet: Sheet, told: Told) -> None:
    """Leaves out cells that a merged range covers: a sheet shows its first one."""
    wide = [m for m in sheet.merged if m[2] > 1 or m[3] > 1]
    if not wide:
        return
    shown = []
    for entry in sheet.entries:
        over = any(
            (r, c) != (entry.row, entry.column) and r <= entry.row < r + down and c <= entry.column < c + across
            for r, c, down, across in wide[:2_000]
        )
        if over:
            told.unseen("covered", place(sheet.name, entry.row, entry.column), entry.text)
        else:
            shown.append(entry)
    sheet.entries[:] = shown


def _solve(state: _State) -> None:
    """Formulas without a stored result: simple ones are computed, and all are told."""
    left = state.unsolved.formulas
    if not left:
        return
    solved = state.unsolved.solve()
    for (row, column), number in solved.items():
        code = state.unsolved.codes[row, column]
        text = number_formats.apply(code, number) or number_formats.plain(number)
        if not any(first <= column <= last for first, last in state.hidden_columns):
            state.sheet.entries.append(Entry(row, column, text))
    first = place(state.sheet.name, *next(iter(left)))
    computed = f"; {len(solved)} of them were computed here" if solved else ""
    state.told.note(
        f"{len(left)} formulas on sheet {state.sheet.name!r} have no stored result (the first at {first}){computed}: "
        "open the workbook in a spreadsheet program, save it, and read it again.",
        Severity.WARNING,
    )


def _column(name_: str) -> int:
    number = 0
    for letter in name_:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _int(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _float(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 1.0

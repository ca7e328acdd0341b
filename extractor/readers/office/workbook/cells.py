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
from extractor.readers.office.workbook.shown.computed import Unsolved, moved
from extractor.readers.office.workbook.shown.conditions import Rule, hide_by_rules, rules
from extractor.readers.office.workbook.shown.rich_text import RichText, rich_text, unescaped
from extractor.readers.office.workbook.shown.styles import PLAIN, CellStyle, Looks

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


_CODES = re.compile(r"&(?:\"[^\"]*\"|K[0-9A-F]{6}|\d+|.)")
"""What a header's text holds beside its words: sides, fonts, colours, page numbers."""

NARROW, LOW = 0.3, 1.5
"""A column of less characters, and a row of less points, shows nothing."""


@dataclass(slots=True)
class _State:
    """What is known of the sheet while its rows come."""

    sheet: Sheet
    looks: Looks
    strings: list[RichText]
    told: Told
    since_1904: bool
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    hides_rows: bool = False
    row: int = -1
    column: int = -1
    too_large: bool = False
    shaded: bool = False
    unsolved: Unsolved = field(default_factory=Unsolved)
    shared: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)
    grounded: set[tuple[int, int]] = field(default_factory=set)


def fill(
    sheet: Sheet,
    data: bytes,
    looks: Looks,
    strings: list[RichText],
    told: Told,
    *,
    since_1904: bool,
) -> None:
    """Adds the shown cells to the sheet and tells the others.

    Raises `etree.XMLSyntaxError` where it is damaged, with what came before the damage added.
    """
    shaded = b"conditionalFormatting" in data or b"tablePart" in data
    state = _State(sheet, looks, strings, told, since_1904, shaded=shaded)
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
        elif kind == "x:conditionalFormatting":
            state.rules += rules(element, looks.rules)
        elif kind in ("x:oddHeader", "x:oddFooter", "x:firstHeader", "x:firstFooter"):
            told.unseen("margin", f"sheet {sheet.name!r}", _CODES.sub(" ", element.text or ""))
    _cover(sheet, told)
    _solve(state)
    hide_by_rules(sheet, state.rules, state.unsolved.numbers, state.grounded, told)
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
    return get(element, "hidden") in ("1", "true") or (width is not None and _float(width) < NARROW)


def _row(row: Element, state: _State) -> None:
    if state.row >= MAX_ROWS:
        return
    stated = get(row, "hidden")
    height = get(row, "ht")
    flat = height is not None and _float(height) < LOW
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
    styles = state.looks.cells
    style = styles[int(number)] if number.isdecimal() and int(number) < len(styles) else PLAIN
    if not style.on_paper:
        state.grounded.add((state.row, state.column))
    where = place(state.sheet.name, state.row, state.column)
    text = _shown(cell, style, state, where)
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
    return None if style.unseen == "white" and state.shaded else style.unseen


def _shown(cell: Element, style: CellStyle, state: _State, where: str) -> str:
    """What a cell shows; what of its text is not seen is told."""
    parts = {name(inner): inner for inner in cell}
    kind, value = get(cell, "t") or "n", parts.get("x:v")
    text = (value.text or "") if value is not None else ""
    formula = parts.get("x:f")
    if kind == "inlineStr":
        inner = parts.get("x:is")
        return _rich(rich_text(inner), style, state, where) if inner is not None else ""
    if kind == "s":
        known = text.strip().isdecimal() and int(text) < len(state.strings)
        if text.strip() and not known:
            _missing(state)
        return _rich(state.strings[int(text)], style, state, where) if known else ""
    if formula is not None and not text:
        if kind != "str" or value is None:
            state.unsolved.add(state.row, state.column, _formula(formula, state), style.code)
        return ""
    if kind in ("str", "e"):
        return _text(style, unescaped(text))
    if kind == "b":
        return ("TRUE" if text.strip() in ("1", "true") else "FALSE") if text.strip() else ""
    if kind == "d":
        return text.replace("T00:00:00", "").replace("T", " ")
    shown = _number(text.strip(), style, state)
    state.unsolved.know(state.row, state.column, text.strip())
    return shown


def _rich(found: RichText, style: CellStyle, state: _State, where: str) -> str:
    on_paper = style.on_paper and not state.shaded
    for why, text in found.unseen(on_paper=on_paper).items():
        state.told.unseen(why, where, text)
    return _text(style, found.shown(on_paper=on_paper))


def _formula(element: Element, state: _State) -> str:
    """A cell's formula; one that is shared with the cell where it is written is moved to this one."""
    own, number = element.text or "", get(element, "si") or ""
    if get(element, "t") != "shared":
        return own
    if own:
        state.shared[number] = (state.row, state.column, own)
        return own
    if number not in state.shared:
        return ""
    row, column, written = state.shared[number]
    return moved(written, state.row - row, state.column - column)


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
        Severity.NOTE if all(spot in solved and state.unsolved.is_total(spot) for spot in left) else Severity.WARNING,
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

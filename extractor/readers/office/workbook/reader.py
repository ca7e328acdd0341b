"""Workbooks (XLSX, XLS) by calamine: a sheet is a page, a row a line, a cell a segment.

Boxes are made up, a column 100 points wide and a row 20 high, so that later stages can use the same geometry.
"""

from __future__ import annotations

import datetime
import importlib.util
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import python_calamine as calamine

from classifier.facts import Box
from extractor import source as sources
from extractor.document import Contents, Problem, Severity, Source, Status
from extractor.pages import Cell, Page, Table, Word, compose
from extractor.readers import ReadOptions, unreadable
from extractor.readers.office import compound_files as compounds
from extractor.readers.office import zip_packages as packages
from extractor.readers.office.workbook.number_formats import Formats, no_formats, read_formats

COLUMN = 100.0
ROW = 20.0
MAX_ROWS = 20_000
MAX_COLUMNS = 400
MAX_TABLE = 40_000
"""Cells up to which a sheet's table also holds its empty ones."""

Value = int | float | str | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a cell shows, with its row and column from 0."""

    row: int
    column: int
    text: str


def read_workbook(source: Source, options: ReadOptions) -> Contents:
    """Each sheet as a page whose words carry their cell, as `Sheet1!C7`."""
    packed = source.identity.media_type == sources.XLSX
    reason = _refusal(source.data) if packed else compounds.refusal(source.data)
    if reason:
        return unreadable(reason)
    try:
        book = calamine.load_workbook(io.BytesIO(source.data))
    except calamine.PasswordError:
        return unreadable("The workbook asks for a password: save a copy without one.")
    except (calamine.CalamineError, OSError, ValueError) as error:
        return unreadable(f"The workbook is damaged and cannot be opened ({type(error).__name__}).")
    formats, notes = _formats(source, packed)
    return _read_sheets(book, formats, notes, options)


def _refusal(data: bytes) -> str | None:
    return packages.refusal(data) or packages.sprawl(data)


def _formats(source: Source, packed: bool) -> tuple[Formats, tuple[Problem, ...]]:
    """How numbers are to be shown, where the extra for it is installed."""
    if not packed:
        return no_formats, ()
    if importlib.util.find_spec("openpyxl") is None:
        message = "Units that stand only in number formats are not seen: install gauger[office]."
        return no_formats, (Problem("read", message, Severity.NOTE),)
    return read_formats(source.data)


def _read_sheets(
    book: calamine.CalamineWorkbook, formats: Formats, notes: tuple[Problem, ...], options: ReadOptions
) -> Contents:
    pages: list[Page] = []
    problems = list(notes)
    names = book.sheet_names
    for number, name in enumerate(names[: options.max_pages], 1):
        try:
            sheet = book.get_sheet_by_name(name)
            page, trouble = _sheet(sheet, name, number, formats)
        except (calamine.CalamineError, calamine.WorksheetNotFound) as error:
            message = f"Sheet {name!r} could not be read ({type(error).__name__})."
            problems.append(Problem("read", message, Severity.ERROR, number))
            continue
        pages.append(page)
        problems += trouble
    if not any(page.words for page in pages):
        problems.append(Problem("read", "The workbook is empty: no sheet has a value.", Severity.ERROR))
        return Contents(tuple(pages), len(names), tuple(problems), Status.UNREADABLE)
    whole = len(pages) == len(names) and not any(p.severity is Severity.ERROR for p in problems)
    return Contents(tuple(pages), len(names), tuple(problems), Status.READ if whole else Status.PARTLY_READ)


def _sheet(sheet: calamine.CalamineSheet, name: str, number: int, formats: Formats) -> tuple[Page, tuple[Problem, ...]]:
    rows = sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS)
    entries = list(_entries(rows, name, formats))
    width = 1 + max((e.column for e in entries), default=0)
    height = 1 + max((e.row for e in entries), default=0)
    page = _page(entries, name, number, width, height)
    page = replace(page, tables=_table(page, entries, sheet.merged_cell_ranges or (), height, width))
    if sheet.total_height <= MAX_ROWS and sheet.total_width <= MAX_COLUMNS:
        return page, ()
    message = f"Sheet {name!r} is larger than {MAX_ROWS} rows or {MAX_COLUMNS} columns; the rest was not read."
    return page, (Problem("read", message, Severity.ERROR, number),)


def _entries(rows: Iterable[Sequence[Value]], name: str, formats: Formats) -> Iterator[_Entry]:
    for r, row in enumerate(rows):
        for c, value in enumerate(row[:MAX_COLUMNS]):
            text = formats(name, r, c, value) or shown(value)
            if text.strip():
                yield _Entry(r, c, text)


def shown(value: Value) -> str:
    """A value as a person reads it without a number format: 20.0 is `20`."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        exact = Decimal(repr(value))
        return format(exact.to_integral() if exact.is_finite() and exact == exact.to_integral() else exact, "f")
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return value.isoformat(" ") if isinstance(value, datetime.datetime) else str(value)


def _page(entries: list[_Entry], name: str, number: int, width: int, height: int) -> Page:
    lines: dict[int, list[list[Word]]] = {}
    for entry in entries:
        lines.setdefault(entry.row, []).append(words_in_box(entry.text, _box(entry), _locator(name, entry)))
    return compose(
        list(lines.values()),
        number=number,
        width=width * COLUMN,
        height=height * ROW,
        origin="sheet",
        name=name,
    )


def _box(entry: _Entry) -> Box:
    x, y = entry.column * COLUMN, entry.row * ROW
    return x + 2, y + 4, x + COLUMN - 2, y + ROW - 4


def _locator(name: str, entry: _Entry) -> str:
    return f"{name}!{letters(entry.column)}{entry.row + 1}"


def letters(column: int) -> str:
    """A column's name, from 0: A, B, … Z, AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def words_in_box(text: str, box: Box, cell: str) -> list[Word]:
    """The words of a text, spread over a box of one line."""
    parts = text.split()
    step = (box[2] - box[0]) / max(sum(map(len, parts)) + len(parts) - 1, 12)
    size = box[3] - box[1]
    words, x = [], box[0]
    for part in parts:
        end = x + len(part) * step
        words.append(Word(part, (x, box[1], end, box[3]), cell=cell, size=size))
        x = end + step
    return words


Merged = Iterable[tuple[tuple[int, int], tuple[int, int]]]


def _table(page: Page, entries: list[_Entry], merged: Merged, height: int, width: int) -> tuple[Table, ...]:
    """The sheet as one table; merged ranges are cells that cover several rows or columns."""
    if not entries:
        return ()
    spans = dict(_spans(page, entries))
    covers = {start: (end[0] - start[0] + 1, end[1] - start[1] + 1) for start, end in merged}
    places: Iterable[tuple[int, int]] = spans
    if width * height <= MAX_TABLE:
        hidden = {
            (r + i, c + j)
            for (r, c), (down, across) in covers.items()
            for i in range(min(down, height - r))
            for j in range(min(across, width - c))
            if i or j
        }
        places = [(r, c) for r in range(height) for c in range(width) if (r, c) not in hidden or (r, c) in spans]
    cells = tuple(Cell(r, c, *covers.get((r, c), (1, 1)), spans.get((r, c), ())) for r, c in places)
    return (Table(height, width, cells),)


def _spans(page: Page, entries: list[_Entry]) -> Iterator[tuple[tuple[int, int], tuple[tuple[int, int], ...]]]:
    segments = (segment for line in page.lines for segment in line.segments)
    for entry, segment in zip(entries, segments, strict=True):
        yield (entry.row, entry.column), ((segment.start, segment.end),)

"""Workbooks whose parts are binary (XLSB) by calamine, which gives their values and not how they are shown."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from decimal import Decimal

import python_calamine as calamine

from extractor.document.model import Severity
from extractor.readers.office.safe_xml import NotReadable
from extractor.readers.office.told import Told
from extractor.readers.office.workbook.sheets import MAX_COLUMNS, MAX_ROWS, Entry, Sheet
from extractor.readers.office.workbook.shown import number_formats

Value = int | float | str | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta


class CalamineBook:
    """A workbook. Raises `NotReadable` where it is damaged."""

    def __init__(self, data: bytes, told: Told) -> None:
        self._told = told
        try:
            self._book = calamine.load_workbook(io.BytesIO(data))
        except (calamine.CalamineError, OSError, ValueError) as error:
            raise NotReadable(str(error)) from error
        told.note(
            "How this workbook shows its cells (hidden rows, struck cells, units in formats) is not seen in this "
            "kind of workbook: save it as XLSX and read that.",
            Severity.WARNING,
        )

    def count(self) -> int:
        """How many sheets the workbook has, hidden ones included."""
        return len(self._book.sheet_names)

    def sheets(self, limit: int) -> Iterator[tuple[int, Sheet]]:
        """The shown sheets with their numbers."""
        for number, about in enumerate(self._book.sheets_metadata[:limit], 1):
            self._told.page = number
            try:
                made = self._sheet(about.name)
            except (calamine.CalamineError, calamine.WorksheetNotFound, ValueError):
                self._told.note(f"Sheet {about.name!r} could not be read: save the workbook as XLSX.", Severity.ERROR)
                continue
            if about.visible is not calamine.SheetVisibleEnum.Visible:
                words = " ".join(e.text for e in made.entries[:20]) or "empty"
                self._told.unseen("hidden sheet", f"sheet {about.name!r}", words)
            else:
                yield number, made
        self._told.page = None

    def _sheet(self, called: str) -> Sheet:
        sheet = self._book.get_sheet_by_name(called)
        made = Sheet(called)
        for r, row in enumerate(sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS)):
            for c, value in enumerate(row[:MAX_COLUMNS]):
                text = shown(value)
                if text.strip():
                    made.entries.append(Entry(r, c, text))
        for start, end in sheet.merged_cell_ranges or ():
            made.merged.append((start[0], start[1], end[0] - start[0] + 1, end[1] - start[1] + 1))
        if sheet.total_height > MAX_ROWS or sheet.total_width > MAX_COLUMNS:
            self._told.note(f"Sheet {called!r} is larger than {MAX_ROWS} rows; the rest was not read.", Severity.ERROR)
        return made


def shown(value: Value) -> str:
    """A value as a person reads it without a number format: 20.0 is `20`."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return number_formats.plain(Decimal(repr(value)))
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        return value.date().isoformat()
    return value.isoformat(" ") if isinstance(value, datetime.datetime) else str(value)

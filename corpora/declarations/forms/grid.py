"""A workbook of cells put where they belong, written the same each time."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import xlsxwriter

WHEN = datetime(2026, 11, 2, 9, 0, 0)
Value = str | float | int


@dataclass
class Grid:
    """A sheet: values by row and column, both from nought, and the stretches of columns that are one cell."""

    name: str
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: Mapping[int, int] = field(default_factory=dict)

    def put(self, row: int, column: int, value: Value, over: int = 1) -> None:
        """A value over so many columns."""
        self.cells[row, column] = value
        if over > 1:
            self.merged.append((row, column, row, column + over - 1))

    def row(self, row: int, values: Iterable[Value]) -> None:
        """Values side by side from the first column on."""
        for column, value in enumerate(values):
            self.put(row, column, value)


def book_of(*sheets: Grid) -> bytes:
    """The workbook."""
    data = io.BytesIO()
    book = xlsxwriter.Workbook(data, {"in_memory": True})
    book.set_properties({"created": WHEN})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    for grid in sheets:
        sheet = book.add_worksheet(grid.name)
        spans = {(r, c): end for r, c, _, end in grid.merged}
        for (r, c), value in grid.cells.items():
            if (r, c) in spans:
                sheet.merge_range(r, c, r, spans[r, c], value, wrap)
            else:
                sheet.write(r, c, value, wrap)
        for column, width in grid.widths.items():
            sheet.set_column(column, column, width)
    book.close()
    return data.getvalue()


def number(text: str, *, typed: bool) -> Value:
    """A number as a number, or as text where the desk typed it so."""
    return float(text) if typed else text

"""Draws a sheet of a workbook as a picture, as a spreadsheet would print it: cells, merges, fills, rules, notes.

    python docs/drawing/sheet_picture.py workbook.xlsx picture.png [SHEET]

It needs Pillow and a font that has Chinese, found with `fc-list`.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from PIL import Image, ImageDraw, ImageFont

SCALE = 1.6
"""Pixels of the picture for a pixel of a screen at 96 dots an inch."""
POINT = 96 / 72
NOTE_WIDTH = 330


@dataclass(frozen=True)
class Grid:
    """Where columns and rows begin, in pixels."""

    xs: list[float]
    ys: list[float]

    def box(self, row: int, column: int, last_row: int, last_column: int) -> tuple[float, float, float, float]:
        """A range of cells, counted from 1."""
        return self.xs[column - 1], self.ys[row - 1], self.xs[last_column], self.ys[last_row]


def drawn(path: Path, title: str | None = None, rows: int | None = None) -> Image.Image:
    """The picture of a sheet: the first, or the one of a title; its first `rows` rows."""
    book = openpyxl.load_workbook(path)
    sheet = book[title] if title else book.worksheets[0]
    grid = _grid(sheet, rows or sheet.max_row)
    notes = [c for row in sheet.iter_rows(max_row=rows) for c in row if c.comment]
    width = grid.xs[-1] + (NOTE_WIDTH * SCALE if notes else 0) + 20
    image = Image.new("RGB", (int(width), int(grid.ys[-1]) + 20), "white")
    pen = ImageDraw.Draw(image)
    merged = {r.coord.partition(":")[0]: r for r in sheet.merged_cells.ranges}
    inside = {(r, c) for m in sheet.merged_cells.ranges for r, c in m.cells} - {
        (m.min_row, m.min_col) for m in sheet.merged_cells.ranges
    }
    for row in sheet.iter_rows(max_row=rows):
        for cell in row:
            if (cell.row, cell.column) not in inside:
                span = merged.get(cell.coordinate)
                _cell(pen, grid, cell, span)
    _notes(pen, grid, notes)
    return image


def _grid(sheet: Any, rows: int) -> Grid:
    xs, ys = [0.0], [0.0]
    for column in range(1, sheet.max_column + 1):
        width = sheet.column_dimensions[get_column_letter(column)].width or 8.43
        xs.append(xs[-1] + (width * 7 + 5) * SCALE)
    for row in range(1, rows + 1):
        ys.append(ys[-1] + (sheet.row_dimensions[row].height or 15) * POINT * SCALE)
    return Grid(xs, ys)


def _cell(pen: ImageDraw.ImageDraw, grid: Grid, cell: Any, span: Any) -> None:
    last = (span.max_row, span.max_col) if span else (cell.row, cell.column)
    box = grid.box(cell.row, cell.column, *last)
    if cell.fill.fill_type == "solid":
        pen.rectangle(box, fill=f"#{cell.fill.fgColor.rgb[-6:]}")
    x0, y0, x1, y1 = box
    sides = {"left": (x0, y0, x0, y1), "right": (x1, y0, x1, y1), "top": (x0, y0, x1, y0), "bottom": (x0, y1, x1, y1)}
    for side, line in sides.items():
        pen.line(line, fill="black" if getattr(cell.border, side).style else "#e4e4e4")
    if cell.value is None:
        return
    font = _font(cell.font.sz or 11)
    color = cell.font.color.rgb if cell.font.color is not None and isinstance(cell.font.color.rgb, str) else "FF000000"
    lines = _wrapped(str(cell.value), font, x1 - x0 - 8, wraps=bool(cell.alignment.wrap_text))
    for k, text in enumerate(lines):
        left = x0 + 4 if cell.alignment.horizontal != "center" else (x0 + x1 - font.getlength(text)) / 2
        pen.text((left, y0 + 2 + k * font.size * 1.2), text, font=font, fill=f"#{color[-6:]}")
    if cell.comment:
        pen.polygon([(x1 - 10, y0), (x1, y0), (x1, y0 + 10)], fill="red")


def _notes(pen: ImageDraw.ImageDraw, grid: Grid, notes: list[Any]) -> None:
    font, at = _font(9), 10.0
    left = grid.xs[-1] + 14
    for cell in notes:
        lines = _wrapped(f"{cell.coordinate}  {cell.comment.text}", font, NOTE_WIDTH * SCALE - 30, wraps=True)
        tall = len(lines) * font.size * 1.25 + 10
        pen.rectangle((left, at, left + NOTE_WIDTH * SCALE - 16, at + tall), fill="#ffffe1", outline="#888888")
        for k, text in enumerate(lines):
            pen.text((left + 6, at + 4 + k * font.size * 1.25), text, font=font, fill="black")
        at += tall + 8


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float, *, wraps: bool) -> list[str]:
    made = []
    for part in text.split("\n"):
        line = ""
        for character in part:
            if wraps and line and font.getlength(line + character) > width:
                made.append(line)
                line = ""
            line += character
        made.append(line)
    return made


def _font(points: float) -> ImageFont.FreeTypeFont:
    found = subprocess.run(["fc-list", "-f", "%{file}\n", ":lang=zh"], capture_output=True, text=True, check=True)
    return ImageFont.truetype(found.stdout.splitlines()[0], int(points * POINT * SCALE))


if __name__ == "__main__":
    drawn(Path(sys.argv[1]), *sys.argv[3:]).save(sys.argv[2])

"""A copy of a workbook draft with the cells of the findings filled and commented; the draft itself is never written.

The copy holds values, not formulas: what a formula gave when the draft was saved, or its text where it gave nothing.
Nothing in it is worked out, fetched or run when it is opened.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from casebook.checking.findings import Finding, Severity
from casebook.checking.sending.places import marked_places

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from casebook.checking.check import Checked

_FILLS = {
    Severity.MUST: "FFFF9999",
    Severity.CONTRADICTION: "FFFFCC80",
    Severity.MISSING: "FFFFF59D",
    Severity.NOTE: "FFBBDEFB",
}
_GRAVEST = tuple(_FILLS)
_HEADS = {
    "en": ("Line", "Severity", "Finding", "Cell or page", "Quote"),
    "zh": ("项号", "级别", "问题", "位置", "原文"),
}
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST = 32_767
"""Characters that a cell may hold."""
_COMMENT = (380, 70)
"""A comment's width, and the height of each finding in it, in points."""


def marked(data: bytes, checks: Sequence[Checked], language: str, *, sheet: str = "gauger") -> bytes:
    """The copy, as XLSX, with a sheet more that lists all findings.

    Raises `ValueError` where the draft is no XLSX or XLSM that can be written again, `ModuleNotFoundError` without the
    extra `export`.
    """
    book = _values(data)
    for cell, several in _by_cell(book, checks):
        _mark(cell, several, language)
    _listed(book.create_sheet(sheet), checks, language)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _values(data: bytes) -> Workbook:
    """The workbook with values in place of formulas, and nothing that leads out of it."""
    from zipfile import BadZipFile

    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        told = load_workbook(io.BytesIO(data), keep_links=False)
    except (BadZipFile, KeyError, OSError, TypeError, AttributeError) as trouble:
        raise ValueError(str(trouble)) from trouble
    for one in book.worksheets:
        for row in told[one.title].iter_rows():
            for cell in row:
                if cell.data_type == "f" and one[cell.coordinate].value is None:
                    _put(one[cell.coordinate], f"{getattr(cell.value, 'text', cell.value)}")
        for row in one.iter_rows():
            for cell in row:
                if getattr(cell, "hyperlink", None) is not None:
                    cell.hyperlink = None
    return book


def _put(cell: Cell, text: str) -> None:
    """A text in a cell, never as a formula."""
    cell.value = _CONTROLS.sub("\ufffd", text)[:_LONGEST]
    cell.data_type = "s"


def _by_cell(book: Workbook, checks: Sequence[Checked]) -> Iterator[tuple[Cell, list[Finding]]]:
    """The cells that findings quote, each with its findings, the gravest first."""
    found: dict[tuple[str, str], list[Finding]] = {}
    for one in checks:
        for finding in one.findings:
            for quote in marked_places(one, finding):
                title, _, place = (quote.cell or "").rpartition("!")
                if title in book.sheetnames:
                    several = found.setdefault((title, place.partition(":")[0]), [])
                    if finding not in several:
                        several.append(finding)
    for (title, place), several in found.items():
        yield _cell(book[title], place), sorted(several, key=lambda f: _GRAVEST.index(f.severity))


def _cell(sheet: Worksheet, place: str) -> Cell:
    """The cell of a place; of merged cells the first, which alone can be commented."""
    merged = next((m for m in sheet.merged_cells.ranges if place in m), None)
    made: Cell = sheet.cell(merged.min_row, merged.min_col) if merged else sheet[place]
    return made


def _mark(cell: Cell, several: Sequence[Finding], language: str) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    cell.fill = PatternFill("solid", fgColor=_FILLS[several[0].severity])
    told = [f"[{f.severity}] {getattr(f.says, language)}" for f in several]
    if cell.comment is not None:
        told.insert(0, cell.comment.text)
    width, height = _COMMENT
    text = _CONTROLS.sub("\ufffd", "\n".join(told))[:_LONGEST]
    cell.comment = Comment(text, "gauger", width=width, height=height * len(told))


def _listed(sheet: Worksheet, checks: Sequence[Checked], language: str) -> None:
    """All findings and all files that were not read, one a row."""
    from openpyxl.styles import Alignment, Font, PatternFill

    rows: list[tuple[tuple[str, ...], Severity | None]] = [(_HEADS[language], None)]
    for one in checks:
        for f in one.findings:
            places = "; ".join(q.cell or f"p. {q.page}" for q in f.evidence)
            quotes = " / ".join(q.text for q in f.evidence)
            told = (str(f.line or ""), str(f.severity), getattr(f.says, language), places, quotes)
            rows.append((told, f.severity))
        rows += [(("", one.status, getattr(one.says, language), "", ""), None) for one in one.files if one.says]
    for r, (texts, severity) in enumerate(rows, 1):
        for c, text in enumerate(texts, 1):
            cell = sheet.cell(r, c)
            _put(cell, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if r == 1:
                cell.font = Font(bold=True)
        if severity is not None:
            sheet.cell(r, 2).fill = PatternFill("solid", fgColor=_FILLS[severity])
    for column, width in zip("ABCDE", (8, 14, 70, 24, 50), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.freeze_panes = "A2"

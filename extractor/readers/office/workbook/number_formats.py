"""Number formats of a workbook: what a cell shows beside its number, as a unit in `0.00" mm"`."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from extractor.document import Problem, Severity

MAX_BYTES = 8_000_000
"""Larger workbooks are read without formats: the library for them takes half a second a megabyte."""

Formats = Callable[[str, int, int, object], str | None]
"""Sheet, row and column from 0, and the value: the text shown, or `None` where there is no format."""

_CORE = re.compile(r"[#0?][#0?,]*(?:\.([0#?]+))?")
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]')
_PLAIN = ("General", "@", "")


def no_formats(sheet: str, row: int, column: int, value: object) -> str | None:
    """Formats of a workbook that has none."""
    return None


def read_formats(data: bytes) -> tuple[Formats, tuple[Problem, ...]]:
    """The formats of an XLSX, and a warning where formulas come without a stored result."""
    if len(data) > MAX_BYTES:
        return no_formats, (Problem("read", "Number formats were not read: the workbook is large.", Severity.NOTE),)
    import openpyxl

    try:
        values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(data), data_only=False)
    except Exception as error:  # the library raises whatever its parsers meet in a damaged file
        message = f"Number formats could not be read ({type(error).__name__})."
        return no_formats, (Problem("read", message, Severity.NOTE),)
    known = {
        (sheet.title, cell.row - 1, cell.column - 1): str(cell.number_format)
        for sheet in values.worksheets
        for cell in _filled(sheet)
        if isinstance(cell.value, int | float) and cell.number_format not in _PLAIN
    }

    def formats(sheet: str, row: int, column: int, value: object) -> str | None:
        code = known.get((sheet, row, column))
        return apply(code, value) if code is not None else None

    return formats, _without_result(values, formulas)


def _filled(sheet: Any) -> tuple[Any, ...]:
    """The cells that are in the file. The library's own rows have all the empty ones too, up to the last."""
    return tuple(sheet._cells.values())


def _without_result(values: Any, formulas: Any) -> tuple[Problem, ...]:
    problems = []
    for number, sheet in enumerate(formulas.worksheets, 1):
        stored = values[sheet.title]
        count = sum(
            cell.data_type == "f" and stored.cell(cell.row, cell.column).value is None for cell in _filled(sheet)
        )
        if count:
            message = (
                f"{count} formulas on sheet {sheet.title!r} have no stored result: open the workbook in a "
                "spreadsheet program, save it, and read it again."
            )
            problems.append(Problem("read", message, Severity.WARNING, number))
    return tuple(problems)


def apply(code: str, value: object) -> str | None:
    """A number as a format shows it: places, thousands, percent and fixed words; `None` for other formats."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    section = code.split(";")[0]  # negative numbers take it with their sign
    bare = _QUOTED.sub("", section)
    core = _CORE.search(bare)
    if core is None or re.search(r"[ymdhsEe/]", bare):
        return None
    number = Decimal(repr(value)) * (100 if "%" in bare else 1)
    places = core.group(1) or ""
    text = f"{number:{',' if ',' in core.group() else ''}.{len(places)}f}"
    optional = len(places) - len(places.rstrip("#?"))
    for _ in range(optional):
        text = text.removesuffix("0")
    before, after = _around_core(section)
    return f"{before}{text.removesuffix('.')}{after}".strip()


def _around_core(section: str) -> tuple[str, str]:
    """The fixed words before and after the number."""
    marks: list[str] = []

    def keep(match: re.Match[str]) -> str:
        marks.append(match.group(1) or match.group(2) or match.group(3) or "")
        return chr(0xE000 + len(marks) - 1)

    hidden = _QUOTED.sub(keep, section)
    core = _CORE.search(hidden)
    assert core is not None
    shown = [
        "".join(marks[ord(c) - 0xE000] if c >= "\ue000" else c for c in part)
        for part in (hidden[: core.start()], hidden[core.end() :])
    ]
    return shown[0], shown[1]

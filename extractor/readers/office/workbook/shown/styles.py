"""Styles of a workbook (`xl/styles.xml`): each style's number format, and whether it strikes or whitens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from extractor.readers.office.safe_xml import Element, child, get
from extractor.readers.office.workbook.shown.number_formats import BUILT_IN, GENERAL


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell of a style shows what it holds."""

    code: str = GENERAL
    struck: bool = False
    white: bool = False


PLAIN = CellStyle()
_T = TypeVar("_T")


def is_on(element: Element | None) -> bool:
    """A mark that is there, unless its value says no."""
    return element is not None and (get(element, "val") or "1") not in ("0", "false")


def is_white(font: Element | None) -> bool:
    """Whether a font is white on white paper: by its colour, or by the theme's first, which is the paper's."""
    color = child(font, "x:color")
    rgb = (get(color, "rgb") or "")[-6:]
    if rgb:
        try:
            return len(rgb) == 6 and min(bytes.fromhex(rgb)) >= 0xF4
        except ValueError:
            return False
    return color is not None and get(color, "theme") == "0" and (get(color, "tint") or "0") in ("0", "0.0")


def read_styles(root: Element | None) -> list[CellStyle]:
    """The styles by their numbers."""
    if root is None:
        return [PLAIN]
    codes = dict(BUILT_IN)
    for each in _list(root, "x:numFmts"):
        number = get(each, "numFmtId") or ""
        if number.isdecimal():
            codes[int(number)] = get(each, "formatCode") or GENERAL
    fonts = [(is_on(child(f, "x:strike")), is_white(f)) for f in _list(root, "x:fonts")]
    fills = [_is_filled(f) for f in _list(root, "x:fills")]
    return [_style(xf, codes, fonts, fills) for xf in _list(root, "x:cellXfs")] or [PLAIN]


def _list(root: Element, which: str) -> list[Element]:
    holder = child(root, which)
    return list(holder) if holder is not None else []


def _is_filled(fill: Element) -> bool:
    pattern = child(fill, "x:patternFill")
    if pattern is None:
        return len(fill) > 0
    color = (get(child(pattern, "x:fgColor"), "rgb") or "")[-6:].upper()
    return (get(pattern, "patternType") or "none") != "none" and color != "FFFFFF"


def _style(xf: Element, codes: dict[int, str], fonts: list[tuple[bool, bool]], fills: list[bool]) -> CellStyle:
    struck, white = _at(fonts, get(xf, "fontId"), (False, False))
    filled = _at(fills, get(xf, "fillId"), False)
    number = get(xf, "numFmtId") or "0"
    code = codes.get(int(number), GENERAL) if number.isdecimal() else GENERAL
    return CellStyle(code, struck, white and not filled)


def _at(values: list[_T], number: str | None, usual: _T) -> _T:
    return values[int(number)] if number and number.isdecimal() and int(number) < len(values) else usual

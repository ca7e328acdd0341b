"""Styles of a workbook (`xl/styles.xml`): each style's number format, and whether its cells can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from extractor.readers.office.safe_xml import Element, child, get
from extractor.readers.office.workbook.shown.colours import BLACK, WHITE, Rgb, alike, ground, rgb
from extractor.readers.office.workbook.shown.number_formats import BUILT_IN, GENERAL

_TINY = 2.0
"""Points of type that nobody can read."""


@dataclass(frozen=True, slots=True)
class CellStyle:
    """How a cell of a style shows what it holds; `unseen` is why it does not: `struck`, `tiny`, `white`, `alike`.

    `on_paper` says that its ground is white.
    """

    code: str = GENERAL
    unseen: str | None = None
    on_paper: bool = True


PLAIN = CellStyle()
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Looks:
    """The styles of a workbook by their numbers, and what each of its conditional formats does to a cell.

    `struck`, `white`, `alike`, `no colour`, or nothing that hides it.
    """

    cells: list[CellStyle]
    rules: list[str | None]


def is_on(element: Element | None) -> bool:
    """A mark that is there, unless its value says no."""
    return element is not None and (get(element, "val") or "1") not in ("0", "false")


def read_styles(root: Element | None) -> Looks:
    """What `xl/styles.xml` says; plain cells where it is missing."""
    if root is None:
        return Looks([PLAIN], [])
    codes = dict(BUILT_IN)
    for each in _list(root, "x:numFmts"):
        number = get(each, "numFmtId") or ""
        if number.isdecimal():
            codes[int(number)] = get(each, "formatCode") or GENERAL
    fonts = _list(root, "x:fonts")
    fills = [ground(f) for f in _list(root, "x:fills")]
    cells = [_style(xf, codes, fonts, fills) for xf in _list(root, "x:cellXfs")]
    return Looks(cells or [PLAIN], [_effect(rule) for rule in _list(root, "x:dxfs")])


def _list(root: Element, which: str) -> list[Element]:
    holder = child(root, which)
    return list(holder) if holder is not None else []


def _style(xf: Element, codes: dict[int, str], fonts: list[Element], fills: list[Rgb | None]) -> CellStyle:
    font = _at(fonts, get(xf, "fontId"), None)
    under = _at(fills, get(xf, "fillId"), WHITE)
    number = get(xf, "numFmtId") or "0"
    code = codes.get(int(number), GENERAL) if number.isdecimal() else GENERAL
    return CellStyle(code, unseen_by(font, under), under == WHITE)


def unseen_by(font: Element | None, under: Rgb | None) -> str | None:
    """Why type of a font is not seen, or seen struck, upon a ground."""
    if is_on(child(font, "x:strike")):
        return "struck"
    if _size(font) <= _TINY:
        return "tiny"
    color = child(font, "x:color")
    if alike(rgb(color) if color is not None else BLACK, under):
        return "white" if alike(under, WHITE) else "alike"
    return None


def _size(font: Element | None) -> float:
    try:
        return float(get(child(font, "x:sz"), "val") or 11)
    except ValueError:
        return 11.0


def _effect(rule: Element) -> str | None:
    """What a conditional format does to the cells that it holds for."""
    code = get(child(rule, "x:numFmt"), "formatCode") or ""
    if code and not code.strip("; "):
        return "no colour"
    font, fill = child(rule, "x:font"), child(rule, "x:fill")
    if is_on(child(font, "x:strike")):
        return "struck"
    if child(font, "x:color") is None:
        return None
    pattern = child(fill, "x:patternFill")
    under = rgb(child(pattern, "x:bgColor")) if pattern is not None else None  # a rule's ground stands there
    return unseen_by(font, under if fill is not None else WHITE)


def _at(values: list[_T], number: str | None, usual: _T) -> _T:
    return values[int(number)] if number and number.isdecimal() and int(number) < len(values) else usual

"""OpenDocument sheets (ODS): cells hold their shown text beside their value, and the text is what is read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from extractor.document.model import Severity
from extractor.readers.office.parts import Package
from extractor.readers.office.safe_xml import Element, NotReadable, get, name
from extractor.readers.office.told import Pictured, Told
from extractor.readers.office.workbook.sheets import MAX_COLUMNS, MAX_ROWS, Entry, Floating, Sheet, place
from extractor.readers.office.workbook.shown import number_formats
from extractor.readers.office.workbook.shown.colours import WHITE, Rgb, alike

_OFF = ("collapse", "filter")
_STRUCK = ("text-line-through-style", "text-line-through-type")
_REPEATED = 1_000
_NUMBERS = ("float", "percentage", "currency")

MAX_DIGITS = 40
"""Of a number that is written out; a longer one stays as the file has it."""


class OdsBook:
    """A workbook. Raises `NotReadable` where its content is damaged or encrypted."""

    def __init__(self, data: bytes, told: Told) -> None:
        self.package, self._told = Package(data), told
        root = self.package.xml("content.xml")
        if root is None:
            raise NotReadable("it has no content")
        styles = self.package.optional("styles.xml")
        self._styles = _styles([r for r in (styles, root) if r is not None])
        self._tables = [
            t for t in root.iter() if name(t) == "table:table" and name(t.getparent()) == "office:spreadsheet"
        ]

    def count(self) -> int:
        """How many sheets the workbook has, hidden ones included."""
        return len(self._tables)

    def sheets(self, limit: int) -> Iterator[tuple[int, Sheet]]:
        """The shown sheets with their numbers."""
        for number, table in enumerate(self._tables[:limit], 1):
            self._told.page = number
            called = get(table, "name") or f"Sheet {number}"
            if get(table, "style-name") in self._styles.hidden:
                words = " ".join("".join(p.itertext()) for p in table.iter() if name(p) == "text:p")
                self._told.unseen("hidden sheet", f"sheet {called!r}", words[:200] or "empty")
            else:
                yield number, self._sheet(table, called)
        self._told.page = None

    def _sheet(self, table: Element, called: str) -> Sheet:
        sheet = Sheet(called)
        columns = list(_columns(table))
        row_number = 0
        for row, times, folded in _rows(table):
            off = folded or get(row, "visibility") in _OFF
            column = 0
            for cell in row:
                if name(cell) not in ("table:table-cell", "table:covered-table-cell"):
                    continue
                across = _count(cell, "number-columns-repeated")
                if len(cell) or get(cell, "value-type") or get(cell, "formula"):
                    for down in range(min(times, _REPEATED)):
                        for k in range(min(across, MAX_COLUMNS)):
                            at = column + k
                            hidden = at < len(columns) and columns[at]
                            self._cell(cell, row_number + down, at, sheet, off=off, hidden=hidden)
                column += across
            row_number += times
            if row_number > MAX_ROWS:
                break
        for shapes in (s for s in table if name(s) == "table:shapes"):
            self._shapes(shapes, sheet, f"{called}!shape")
        if any(e.row >= MAX_ROWS or e.column >= MAX_COLUMNS for e in sheet.entries):
            self._told.note(
                f"Sheet {called!r} is larger than {MAX_ROWS} rows or {MAX_COLUMNS} columns.", Severity.ERROR
            )
            sheet.entries[:] = [e for e in sheet.entries if e.row < MAX_ROWS and e.column < MAX_COLUMNS]
        return sheet

    def _cell(self, cell: Element, row: int, column: int, sheet: Sheet, *, off: bool, hidden: bool) -> None:
        where = place(sheet.name, row, column)
        down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            sheet.merged.append((row, column, min(down, MAX_ROWS), min(across, MAX_COLUMNS)))
        lines = [self._text(p, where, get(cell, "style-name")) for p in cell if name(p) == "text:p"]
        for comment in (c for c in cell if name(c) == "office:annotation"):
            self._told.unseen("comment", where, " ".join(map(str, comment.itertext())))
        self._shapes(cell, sheet, f"{sheet.name}!shape at {where.rpartition('!')[2]}")
        text = " ".join(line for line in lines if line.strip()) if lines else stored(cell)
        if not text.strip():
            if lines and get(cell, "value-type") in _NUMBERS:
                self._told.unseen("no colour", where, get(cell, "value") or "")
            if get(cell, "formula") is not None and get(cell, "value-type") is None:
                self._told.note(
                    f"A formula at {where} has no stored result: open the workbook in a spreadsheet program, save it, "
                    "and read it again.",
                    Severity.WARNING,
                )
            return
        why = "covered" if name(cell) == "table:covered-table-cell" else None
        why = "hidden row" if off else "hidden column" if hidden else why
        why = why or self._styles.unseen(get(cell, "style-name"))
        if why is None:
            sheet.entries.append(Entry(row, column, text))
        else:
            self._told.unseen(why, where, text)

    def _text(self, paragraph: Element, where: str, under: str | None = None) -> str:
        """What a paragraph shows; `under` is the style of the cell that it stands in."""
        text = paragraph.text or ""
        for inner in paragraph:
            kind = name(inner)
            if kind == "text:s":
                text += " " * min(_count(inner, "c"), 50)
            elif kind in ("text:tab", "text:line-break"):
                text += " "
            elif kind == "text:span" and (why := self._styles.unseen(get(inner, "style-name"), under)) is not None:
                self._told.unseen(why, where, "".join(map(str, inner.itertext())))
            elif kind not in ("office:annotation", "text:note", "text:ruby-text"):
                text += self._text(inner, where, under)
            text += inner.tail or ""
        return text

    def _shapes(self, holder: Element, sheet: Sheet, where: str) -> None:
        for shape in (s for s in holder if name(s).startswith("draw:")):
            for inner in shape.iter():
                kind = name(inner)
                if kind == "text:p":
                    text = self._text(inner, where)
                    if text.strip():
                        sheet.floating.append(Floating(text, where))
                elif kind == "draw:image" and get(inner, "href"):
                    self._told.pictures.append(Pictured((get(inner, "href") or "").removeprefix("./"), where))
                elif kind == "draw:object":
                    self._told.note(f"A chart or object ({where}) was not read.")


def stored(cell: Element) -> str:
    """The value of a cell that was written without its text, as a program shows it where no format says more."""
    kind = get(cell, "value-type") or ""
    if kind not in _NUMBERS:
        return get(cell, f"{kind}-value") or "" if kind in ("string", "date", "time", "boolean") else ""
    text = get(cell, "value") or ""
    try:
        number = Decimal(text)
    except InvalidOperation:
        return text
    if not number.is_finite() or abs(number.adjusted()) > MAX_DIGITS:
        return text
    if kind == "percentage":
        return f"{number_formats.plain(number * 100)}%"
    currency = get(cell, "currency") if kind == "currency" else None
    return f"{number_formats.plain(number)} {currency}" if currency else number_formats.plain(number)


def _rows(table: Element, *, folded: bool = False) -> Iterator[tuple[Element, int, bool]]:
    """Rows, how often each is repeated, and whether a group that holds it is folded."""
    for inner in table:
        if name(inner) == "table:table-row":
            yield inner, _count(inner, "number-rows-repeated"), folded
        elif name(inner) in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
            yield from _rows(inner, folded=folded or get(inner, "display") == "false")


def _columns(table: Element, *, folded: bool = False) -> Iterator[bool]:
    for inner in table:
        if name(inner) == "table:table-column":
            hidden = folded or get(inner, "visibility") in _OFF
            yield from [hidden] * min(_count(inner, "number-columns-repeated"), MAX_COLUMNS)
        elif name(inner) in ("table:table-header-columns", "table:table-columns", "table:table-column-group"):
            yield from _columns(inner, folded=folded or get(inner, "display") == "false")


def _count(element: Element, attribute: str) -> int:
    text = get(element, attribute)
    return max(int(text), 1) if text and text.isdecimal() and len(text) < 9 else 1


@dataclass(slots=True)
class _Styles:
    """The styles by name: which strike, which colour type or ground, which hide a sheet, and what each is based on."""

    struck: dict[str, str] = field(default_factory=dict)
    ink: dict[str, str] = field(default_factory=dict)
    ground: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    parents: dict[str, str] = field(default_factory=dict)

    def unseen(self, style: str | None, under: str | None = None) -> str | None:
        """Why type of a style is not seen, or seen struck; `under` is the style of the cell that it stands in."""
        if self._first(self.struck, style) not in (None, "none"):
            return "struck"
        ink = _rgb(self._first(self.ink, style))  # none is automatic: dark upon light and light upon dark
        ground = self._first(self.ground, style) or self._first(self.ground, under)
        paper = WHITE if ground in (None, "transparent") else _rgb(ground)
        if alike(ink, paper):
            return "white" if alike(paper, WHITE) else "alike"
        return None

    def _first(self, said: dict[str, str], style: str | None) -> str | None:
        for _ in range(20):
            if style is None or style in said:
                return said.get(style or "")
            style = self.parents.get(style)
        return None


def _styles(roots: list[Element]) -> _Styles:
    found = _Styles()
    for style in (s for root in roots for s in root.iter() if name(s) == "style:style"):
        called = get(style, "name") or ""
        if get(style, "parent-style-name"):
            found.parents[called] = get(style, "parent-style-name") or ""
        for properties in style:
            marks = [mark for mark in (get(properties, m) for m in _STRUCK) if mark]
            if marks:
                found.struck[called] = next((mark for mark in marks if mark != "none"), "none")
            for said, which in ((found.ink, "color"), (found.ground, "background-color")):
                if get(properties, which):
                    said[called] = get(properties, which) or ""
            if get(properties, "display") == "false":
                found.hidden.add(called)
    return found


def _rgb(text: str | None) -> Rgb | None:
    try:
        red, green, blue = bytes.fromhex((text or "").lstrip("#"))
    except ValueError:
        return None
    return red, green, blue

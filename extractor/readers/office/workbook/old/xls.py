"""Workbooks of the older kind (XLS) by xlrd, which knows their formats, hidden rows and struck cells."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from typing import Any

from extractor.document.model import Severity
from extractor.readers.office.safe_xml import NotReadable
from extractor.readers.office.told import Told
from extractor.readers.office.workbook.old.old_formulas import uncomputed
from extractor.readers.office.workbook.sheets import MAX_COLUMNS, MAX_ROWS, Entry, Floating, Sheet, place
from extractor.readers.office.workbook.shown import number_formats
from extractor.readers.office.workbook.shown.colours import BLACK, WHITE, alike

_TXO, _CONTINUE, _PICTURES = 0x01B6, 0x003C, 0x00EB
_SOLID = 1
TINY = 40
"""Twentieths of a point of type that nobody can read; and of a row's height in which nothing is seen."""

NARROW = 80
"""256ths of a character: a column that is less wide shows nothing."""


class XlsBook:
    """A workbook. Raises `NotReadable` where it is damaged or asks for a password."""

    def __init__(self, data: bytes, told: Told) -> None:
        import xlrd

        self._told = told
        stream = _stream(data)
        self._boxes, self._uncomputed = boxes(stream, told), uncomputed(stream)
        try:
            self._book = xlrd.open_workbook(
                file_contents=data, formatting_info=True, logfile=io.StringIO(), on_demand=True
            )
        except xlrd.XLRDError as error:
            if "encrypt" in str(error).lower() or "password" in str(error).lower():
                raise NotReadable("it asks for a password") from error
            raise NotReadable(str(error)) from error
        except Exception as error:  # the library raises whatever its arithmetic meets in a damaged file
            raise NotReadable(str(error)) from error

    def count(self) -> int:
        """How many sheets the workbook has, hidden ones included."""
        return int(self._book.nsheets)

    def sheets(self, limit: int) -> Iterator[tuple[int, Sheet]]:
        """The shown sheets with their numbers."""
        for number in range(1, min(self.count(), limit) + 1):
            self._told.page = number
            called = str(self._book.sheet_names()[number - 1])
            try:
                sheet = self._book.sheet_by_index(number - 1)
                made = self._sheet(sheet, called)
            except Exception:  # as above
                self._told.note(
                    f"Sheet {called!r} is damaged and was not read: open the workbook in a spreadsheet program, let it "
                    "repair it, save it and read it again.",
                    Severity.ERROR,
                )
                continue
            if sheet.visibility:
                words = " ".join(e.text for e in made.entries[:20]) or "empty"
                self._told.unseen("hidden sheet", f"sheet {called!r}", words)
            else:
                self._tell_uncomputed(number, called)
                made.floating += self._boxes
                self._boxes = []
                yield number, made
        self._told.page = None

    def _sheet(self, sheet: Any, called: str) -> Sheet:
        made, told = Sheet(called), Told() if sheet.visibility else self._told
        for r0, r1, c0, c1 in sheet.merged_cells:
            made.merged.append((r0, c0, r1 - r0, c1 - c0))
        for (row, column), note in sheet.cell_note_map.items():
            told.unseen("comment", place(called, row, column), str(note.text))
        for row in range(min(sheet.nrows, MAX_ROWS)):
            info = sheet.rowinfo_map.get(row)
            off = info is not None and bool(info.hidden or info.height < TINY)
            for column in range(min(sheet.row_len(row), MAX_COLUMNS)):
                self._cell(sheet, row, column, made, told, off=off)
        if sheet.nrows > MAX_ROWS or sheet.ncols > MAX_COLUMNS:
            told.note(
                f"Sheet {called!r} is larger than {MAX_ROWS} rows or {MAX_COLUMNS} columns; the rest was not read.",
                Severity.ERROR,
            )
        return made

    def _tell_uncomputed(self, number: int, called: str) -> None:
        left = self._uncomputed.get(number - 1)
        if left:
            self._told.note(
                f"{len(left)} formulas on sheet {called!r} have no stored result (the first at "
                f"{place(called, *left[0])}): open the workbook in a spreadsheet program, save it, and read it again.",
                Severity.WARNING,
            )

    def _cell(self, sheet: Any, row: int, column: int, made: Sheet, told: Told, *, off: bool) -> None:
        cell = sheet.cell(row, column)
        if cell.ctype in (0, 6):
            return
        style = self._book.xf_list[cell.xf_index] if cell.xf_index is not None else None
        font = self._book.font_list[style.font_index] if style is not None else None
        where = place(made.name, row, column)
        text = self._shown(cell, style)
        if cell.ctype == 1:
            text = self._without_struck(sheet, row, column, text, told, where)
        if not text.strip():
            if cell.ctype in (2, 3):
                told.unseen("no colour", where, str(cell.value))
            return
        why = None
        info = sheet.colinfo_map.get(column)
        if off:
            why = "hidden row"
        elif info is not None and (info.hidden or info.width < NARROW):
            why = "hidden column"
        elif font is not None and font.struck_out:
            why = "struck"
        elif font is not None and font.height <= TINY:
            why = "tiny"
        elif font is not None:
            why = self._lost(font, style) or self._in_white(cell, style)
        if why is None:
            made.entries.append(Entry(row, column, text))
        else:
            told.unseen(why, where, text)

    def _lost(self, font: Any, style: Any) -> str | None:
        """Why type cannot be told from its ground: both have one colour."""
        pattern = style.background.fill_pattern
        ink = self._book.colour_map.get(font.colour_index) or BLACK
        ground = self._book.colour_map.get(style.background.pattern_colour_index) if pattern == _SOLID else None
        if pattern == 0:
            return "white" if alike(ink, WHITE) else None
        return "alike" if alike(ink, ground) else None

    def _in_white(self, cell: Any, style: Any) -> str | None:
        """Why a number is not seen that its format writes in white, on a cell without a ground."""
        known = self._book.format_map.get(style.format_key)
        is_bare = style.background.fill_pattern == 0 and cell.ctype in (2, 3) and known is not None
        return "white" if is_bare and number_formats.in_white(str(known.format_str), cell.value) else None

    def _shown(self, cell: Any, style: Any) -> str:
        known = self._book.format_map.get(style.format_key) if style is not None else None
        code = str(known.format_str) if known is not None else number_formats.GENERAL
        if cell.ctype in (2, 3):
            made = number_formats.apply(code, cell.value, since_1904=bool(self._book.datemode))
            return made if made is not None else _plain(cell.value)
        if cell.ctype == 4:
            return "TRUE" if cell.value else "FALSE"
        if cell.ctype == 5:
            import xlrd

            return str(xlrd.error_text_from_code.get(cell.value, "#N/A"))
        return number_formats.of_text(code, str(cell.value)) if ";" in code else str(cell.value)

    def _without_struck(self, sheet: Any, row: int, column: int, text: str, told: Told, where: str) -> str:
        """A text without the runs that are struck."""
        runs = sheet.rich_text_runlist_map.get((row, column))
        if not runs:
            return text
        edges = [
            (int(at), bool(self._book.font_list[font].struck_out))
            for at, font in runs
            if font < len(self._book.font_list)
        ]
        ends = [at for at, _ in edges[1:]] + [len(text)]
        shown = text[: edges[0][0]] if edges else text
        for (at, is_struck), end in zip(edges, ends, strict=True):
            if is_struck:
                told.unseen("struck", where, text[at:end])
            else:
                shown += text[at:end]
        return shown


def _plain(value: float) -> str:
    from decimal import Decimal

    return number_formats.plain(Decimal(repr(value)))


def boxes(stream: bytes, told: Told) -> list[Floating]:
    """The texts of text boxes, which the library passes over; pictures are told.

    By the records of the workbook's stream ([MS-XLS] 2.4.329).
    """
    found: list[Floating] = []
    at, waiting, pictured = 0, 0, False
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        body = stream[at + 4 : at + 4 + size]
        if kind == _TXO and size >= 12:
            waiting = struct.unpack_from("<H", body, 10)[0]
        elif kind == _CONTINUE and waiting and body:
            text = body[1:].decode("utf-16-le" if body[0] & 1 else "latin-1", "replace")[:waiting]
            found += [Floating(line, "a text box") for line in text.splitlines() if line.strip()]
            waiting = 0
        elif kind == _PICTURES and any(
            sign in body for sign in (b"\x89PNG", b"\xff\xd8\xff", b"\x1d\xf0", b"\x1e\xf0")
        ):
            pictured = True
        at += 4 + size
    if pictured:
        told.note(
            "Pictures on the sheets of this older workbook were not read: save it as XLSX and read that.",
            Severity.WARNING,
        )
    return found


def _stream(data: bytes) -> bytes:
    import xlrd

    try:
        compound = xlrd.compdoc.CompDoc(data, logfile=io.StringIO())
        for called in ("Workbook", "Book"):
            stream = compound.get_named_stream(called)
            if stream:
                return bytes(stream)
    except Exception:  # as above
        return b""
    return b""

"""Workbooks of every kind: a shown sheet is a page, a row a line, a cell a segment.

Boxes are made up, a column 100 points wide and a row 20 high, so that later stages can use the same geometry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol

from extractor.document.model import Contents, Problem, Severity, Source, Status
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions, unreadable
from extractor.intake import media_types
from extractor.readers.office import compound_files, zip_packages
from extractor.readers.office.parts import Package
from extractor.readers.office.pictures import recognised
from extractor.readers.office.safe_xml import NotReadable
from extractor.readers.office.told import Told
from extractor.readers.office.workbook import sheets as made_sheets
from extractor.readers.office.workbook.sheets import Sheet
from extractor.readers.ticked import chosen, has_tick

_DAMAGED = (
    "The workbook is damaged and cannot be opened: open it in a spreadsheet program, let it repair it, save it and "
    "read it again, or ask the sender for it again."
)
_LOCKED = "The workbook asks for a password: save a copy without one and read that."


class Book(Protocol):
    """A workbook of some kind, once it is open."""

    def count(self) -> int:
        """How many sheets it has, the hidden ones counted."""

    def sheets(self, limit: int) -> Iterator[tuple[int, Sheet]]:
        """The shown ones among the first, with their numbers."""


def read_workbook(source: Source, options: ReadOptions) -> Contents:
    """Each shown sheet as a page whose words carry their cell, as `Sheet1!C7`; pictures on them as further pages."""
    reason = _refusal(source)
    if reason:
        return unreadable(reason)
    told = Told()
    try:
        book = _open(source, told)
    except NotReadable as refused:
        return unreadable(_LOCKED if "password" in str(refused) else _DAMAGED)
    pages: list[Page] = []
    for number, sheet in book.sheets(options.max_pages):
        for hidden in made_sheets.laid_upon(sheet):
            told.unseen("under", made_sheets.place(sheet.name, hidden.row, hidden.column), hidden.text)
        _choose(sheet, told)
        pages.append(made_sheets.page_of(sheet, number))
    if book.count() > options.max_pages:
        message = f"The workbook has {book.count()} sheets; only the first {options.max_pages} were read."
        told.note(message, Severity.ERROR)
    return _contents(source, pages, book.count(), told, options)


def _choose(sheet: Sheet, told: Told) -> None:
    """Leaves out the options of lists to tick that are not ticked."""
    has_ticks = any(has_tick(entry.text) for entry in sheet.entries)
    for k, entry in enumerate(sheet.entries):
        kept, left = chosen(entry.text, ticked_elsewhere=has_ticks)
        if left:
            told.unseen("unticked", made_sheets.place(sheet.name, entry.row, entry.column), "; ".join(left))
            sheet.entries[k] = replace(entry, text=kept)


def _contents(source: Source, pages: list[Page], count: int, told: Told, options: ReadOptions) -> Contents:
    pictures: tuple[Page, ...] = ()
    troubles: tuple[Problem, ...] = ()
    if told.pictures:
        first = max((p.number for p in pages), default=count) + 1
        pictures, troubles = recognised(Package(source.data), told.pictures, options, first=max(first, count + 1))
    problems = (*told.all(), *troubles)
    everything = (*pages, *pictures)
    if not any(page.words for page in everything):
        empty = Problem("read", "The workbook is empty: no sheet shows a value.", Severity.ERROR)
        return Contents(everything, count, (*problems, empty), Status.UNREADABLE)
    whole = all(p.severity is Severity.NOTE for p in problems)
    return Contents(everything, count + len(pictures), problems, Status.READ if whole else Status.PARTLY_READ)


def _refusal(source: Source) -> str | None:
    kind = source.identity.media_type
    if kind in (media_types.XLSX, media_types.XLSB, media_types.ODS):
        return zip_packages.refusal(source.data) or zip_packages.sprawl(source.data)
    return compound_files.refusal(source.data) if kind == media_types.XLS else None


def _open(source: Source, told: Told) -> Book:
    opened: dict[str, Callable[[bytes, Told], Book]] = {
        media_types.XLSX: _xlsx,
        media_types.XLS: _xls,
        media_types.XLSB: _xlsb,
        media_types.ODS: _ods,
        media_types.SPREADSHEET_XML: _xml,
        media_types.TEXT: _delimited,
    }
    return opened[source.identity.media_type](source.data, told)


def _xlsx(data: bytes, told: Told) -> Book:
    from extractor.readers.office.workbook.xlsx import XlsxBook

    return XlsxBook(data, told)


def _xls(data: bytes, told: Told) -> Book:
    from extractor.readers.office.workbook.old.xls import XlsBook

    return XlsBook(data, told)


def _xlsb(data: bytes, told: Told) -> Book:
    from extractor.readers.office.workbook.binary import CalamineBook

    return CalamineBook(data, told)


def _ods(data: bytes, told: Told) -> Book:
    from extractor.readers.office.workbook.ods import OdsBook

    return OdsBook(data, told)


def _xml(data: bytes, told: Told) -> Book:
    from extractor.readers.office.workbook.spreadsheet_xml import SpreadsheetXml

    return SpreadsheetXml(data, told)


def _delimited(data: bytes, told: Told) -> Book:
    from extractor.readers.office.workbook.delimited import Delimited

    return Delimited(data, told)

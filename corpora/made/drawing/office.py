"""Draws a paper as a text document or a workbook, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime

from docx import Document
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from corpora.made.drawing.paper import (
    Apart,
    Block,
    Boxed,
    Bullets,
    Curve,
    Heading,
    NewPage,
    Paper,
    Paragraph,
    Side,
    Sideways,
    Table,
)
from corpora.made.drawing.values import Text, Value, shown

WHEN = datetime(2026, 11, 2, 9, 0, 0)
STAMP = (2026, 11, 2, 9, 0, 0)


def draw_document(paper: Paper) -> bytes:
    """The paper as DOCX."""
    document = Document()
    properties = document.core_properties
    properties.author, properties.created, properties.modified = paper.maker, WHEN, WHEN
    document.sections[0].header.paragraphs[0].text = paper.maker
    document.sections[0].footer.paragraphs[0].text = paper.number
    for block in paper.blocks:
        _add(document, block)
    return _saved(document)


def _add(document, block: Block) -> None:  # type: ignore[no-untyped-def]
    match block:
        case Heading(text=text, level=level):
            document.add_heading(text, level)
        case Paragraph(text=text):
            document.add_paragraph(shown(text))
        case Bullets(lines=lines):
            for line in lines:
                document.add_paragraph(shown(line), style="List Bullet")
        case Table():
            _add_table(document, block)
        case NewPage():
            document.add_page_break()
        case Apart() | Curve() | Side() | Boxed() | Sideways():
            raise TypeError(f"a text document has no {type(block).__name__}")


def _add_table(document, table: Table) -> None:  # type: ignore[no-untyped-def]
    columns = max(len(r) for r in table.rows)
    grid = document.add_table(len(table.rows), columns)
    grid.style = "Table Grid"
    for r, row in enumerate(table.rows):
        for c, cell in enumerate(row):
            grid.cell(r, c).text = shown(cell)
    for left, top, right, bottom in table.spans:
        grid.cell(top, left).merge(grid.cell(bottom, right))


def draw_workbook(paper: Paper) -> bytes:
    """The paper as XLSX: a sheet a page, a row a line, numbers as numbers where a cell holds one alone."""
    book = Workbook()
    book.properties.creator, book.properties.created = paper.maker, WHEN
    sheet, at = book.active, 1
    for k, block in enumerate(paper.blocks):
        if isinstance(block, NewPage):
            sheet, at = (book.create_sheet() if k else sheet), 1
            sheet.title = block.name
        else:
            at = _fill(sheet, at, block)
    return _saved(book)


def _fill(sheet, at: int, block: Block) -> int:  # type: ignore[no-untyped-def]
    match block:
        case Heading(text=text):
            sheet.cell(at, 1, text).font = Font(bold=True, size=14)
            return at + 2
        case Paragraph(text=text):
            sheet.cell(at, 1, shown(text))
            return at + 1
        case Table(rows=rows, spans=spans):
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    sheet.cell(at + r, c + 1, _typed(cell))
            for left, top, right, bottom in spans:
                corners = f"{get_column_letter(left + 1)}{at + top}:{get_column_letter(right + 1)}{at + bottom}"
                sheet.merge_cells(corners)
            return at + len(rows) + 1
        case _:
            raise TypeError(f"a workbook has no {type(block).__name__}")


def _typed(cell: Text) -> str | int | float | None:
    text = shown(cell)
    if len(cell) == 1 and isinstance(cell[0], Value) and cell[0].property != "tariff_line":
        grouped = re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", text)
        number = text.replace(",", "" if grouped else ".")
        if re.fullmatch(r"\d+", number):
            return int(number)
        if re.fullmatch(r"\d+\.\d+", number):
            return float(number)
    return text or None


def _saved(made) -> bytes:  # type: ignore[no-untyped-def]
    """The package with every date in it fixed."""
    raw, target = io.BytesIO(), io.BytesIO()
    made.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name in sorted(source.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            package.writestr(zipfile.ZipInfo(name, STAMP), _dated(name, source.read(name)), zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _dated(name: str, data: bytes) -> bytes:
    if name != "docProps/core.xml":
        return data
    when = WHEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + when, data)

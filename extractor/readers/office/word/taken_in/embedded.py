"""Workbooks and documents embedded in a Word document, as Word shows them: the sheet that is on top, its shown part."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractor.document.model import Contents, Severity, Source
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions
from extractor.intake import media_types
from extractor.intake.sources import open_source
from extractor.readers.office import zip_packages
from extractor.readers.office.parts import Package, Relation
from extractor.readers.office.safe_xml import Element, child, get
from extractor.readers.office.word.blocks import Block, Paragraph, TableCell, WordTable
from extractor.readers.office.word.walk import Walk

WORKBOOKS = (media_types.XLSX, media_types.XLS, media_types.XLSB, media_types.ODS)
_CELLS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")

_Corner = tuple[int, int]


def blocks(element: Element, relation: Relation | None, story: Walk, locator: str) -> list[Block] | None:
    """What an object shows of a workbook or a document inside the package; `None` where it is read by no reader here.

    An object that is shown as an icon is `None` too: nobody sees what it holds.
    """
    inside = relation is not None and not relation.outside and get(element, "DrawAspect") != "Icon"
    data = story.package.data(relation.target) if relation is not None and inside else None
    kind = media_types.media_type(data) if data is not None else None
    if data is None or kind not in (*WORKBOOKS, media_types.DOCX):
        return None
    if kind == media_types.DOCX:
        return story.inner(data)
    return _workbook(open_source(f"{locator} object", data), story, locator)


def _workbook(source: Source, story: Walk, locator: str) -> list[Block] | None:
    contents = story.sheets(source, ReadOptions(ocr=False))
    top, first, last = _shown(source)
    page = next((p for p in contents.pages if p.number == top), None) or next(iter(contents.pages), None)
    if page is None:
        return None
    others = [p.name or f"sheet {p.number}" for p in contents.pages if p is not page and p.words]
    if others:
        message = f"The workbook at {locator} has more sheets, which the document does not show: {', '.join(others)}."
        story.told.note(message[:400])
    _tell(contents, page, story, locator)
    return list(_of_page(page, first, last, locator, story))


def _tell(contents: Contents, page: Page, story: Walk, locator: str) -> None:
    """The troubles of the sheet that is shown are the document's."""
    for problem in contents.problems:
        if problem.page in (None, page.number):
            severity = Severity.ERROR if problem.stage == "ocr" else problem.severity
            story.told.note(f"In the workbook at {locator}: {problem.message}", severity)


def _shown(source: Source) -> tuple[int, _Corner | None, _Corner | None]:
    """The number of the sheet on top, from 1, and the first and last cell of it that are shown; none where all are."""
    if source.identity.media_type != media_types.XLSX or zip_packages.refusal(source.data):
        return 1, None, None
    package = Package(source.data)
    root = package.optional(package.main("officeDocument", "xl/workbook.xml"))
    tab = get(child(root, "x:bookViews", "x:workbookView"), "activeTab") or "0"
    cells = _CELLS.findall(get(child(root, "x:oleSize"), "ref") or "")
    corners = [(int(row) - 1, _column(column)) for column, row in cells]
    return (int(tab) if tab.isdecimal() else 0) + 1, *((corners[0], corners[-1]) if corners else (None, None))


def _column(text: str) -> int:
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _of_page(page: Page, first: _Corner | None, last: _Corner | None, locator: str, story: Walk) -> Iterator[Block]:
    """A sheet's cells as a table, then the lines of its shapes; what lies beyond the shown part is told."""
    held: list[TableCell] = []
    in_cells = 0
    for cell in (c for table in page.tables for c in table.cells):
        text = " ".join(page.text[start:end] for start, end in cell.spans)
        in_cells = max([in_cells, *(end for _, end in cell.spans)])
        row, column = cell.row - (first[0] if first else 0), cell.column - (first[1] if first else 0)
        if row < 0 or column < 0 or (last and (cell.row > last[0] or cell.column > last[1])):
            story.told.unseen("outside", locator, text)
            continue
        blocks: tuple[Block, ...] = (Paragraph((text,), locator),) if text else ()
        held.append(TableCell(row, column, cell.rows, cell.columns, blocks))
    if held:
        height = max(c.row + c.rows for c in held)
        yield WordTable(height, max(c.column + c.columns for c in held), tuple(held))
    for line in page.lines:
        if line.segments[0].start > in_cells:
            yield Paragraph((page.text[line.segments[0].start : line.segments[-1].end],), locator)

"""Pages of HTML, as programs of a firm write them under the name .xls, and as mails are saved."""

from __future__ import annotations

from dataclasses import replace

from extractor.document.model import Contents, Problem, Severity, Source, Status
from extractor.document.read_options import ReadOptions, unreadable
from extractor.intake.decoding import decoded
from extractor.intake.html import Block, HtmlTable, Unseen, read_html
from extractor.readers.office.told import Told
from extractor.readers.office.word.blocks import Paragraph, TableCell, WordTable
from extractor.readers.office.word.layout import page_of


def read_html_page(source: Source, options: ReadOptions) -> Contents:
    """The page's lines and tables as one page of origin `flow`; hidden and struck text is told."""
    made, unseen, told = decoded(source.data), Unseen(), Told(page=1)
    blocks = read_html(made.text, unseen)
    page = page_of(_block(block, k) for k, block in enumerate(blocks, 1))
    if not page.words:
        return unreadable("The page of HTML shows no text: save it as PDF from a browser and read that.")
    for why, text in unseen.found:
        told.unseen(why, "in the page", text)
    problems = told.all()
    if made.doubt is not None:
        problems = (*problems, Problem("read", f"{made.doubt} Compare it with the paper.", Severity.WARNING))
    if "xl/worksheets" in made.text[:20_000] or "<x:ExcelWorksheet>" in made.text[:20_000]:
        message = "The page names sheets in files of their own, which are not in it: save it as XLSX and read that."
        if "<frameset" in made.text.lower():
            problems = (*problems, Problem("read", message, Severity.ERROR))
    status = Status.READ if all(p.severity is Severity.NOTE for p in problems) else Status.PARTLY_READ
    return Contents((replace(page, number=1),), 1, problems, status)


def _block(block: Block, number: int) -> Paragraph | WordTable:
    if not isinstance(block, HtmlTable):
        return Paragraph((block,), f"Line {number}")
    cells = tuple(TableCell(c.row, c.column, c.rows, c.columns, (Paragraph((c.text,), ""),)) for c in block.cells)
    return WordTable(block.rows, block.columns, cells)

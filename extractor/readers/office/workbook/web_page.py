"""Pages of HTML, as programs of a firm write them under the name .xls, and as mails are saved."""

from __future__ import annotations

from dataclasses import dataclass, replace

from extractor.document.model import Contents, Problem, Severity, Source, Status
from extractor.document.read_options import ReadOptions
from extractor.intake.decoding import decoded
from extractor.intake.html import Block, HtmlTable, Unseen, read_html
from extractor.intake.media_types import media_type
from extractor.readers.office.pictures import recognised
from extractor.readers.office.told import Pictured, Told
from extractor.readers.office.word.blocks import Paragraph, TableCell, WordTable
from extractor.readers.office.word.layout import page_of

SHOWN = 5
"""Places of pictures that are told."""

_NOTHING = "The page of HTML shows no text: save it as PDF from a browser and read that."


def read_html_page(source: Source, options: ReadOptions) -> Contents:
    """The page's lines and tables as one page of origin `flow`; hidden and struck text is told."""
    made, unseen, told = decoded(source.data), Unseen(), Told(page=1)
    blocks = read_html(made.text, unseen)
    page = page_of(_block(block, k) for k, block in enumerate(blocks, 1))
    held = _Held(tuple(unseen.pictures))
    pictures, troubles = recognised(held, held.pictures(), options, first=2 if page.words else 1)
    if not page.words and not pictures:
        if all(p.severity is Severity.NOTE for p in troubles):
            told.note(_NOTHING, Severity.ERROR)
        return Contents(problems=(*told.all(), *troubles), status=Status.UNREADABLE)
    for why, text in unseen.found:
        told.unseen(why, "in the page", text)
    if unseen.elsewhere:
        places = "; ".join(dict.fromkeys(unseen.elsewhere[:SHOWN]))
        told.note(f"The page shows pictures that are not in the file and were not read: {places}.")
    if unseen.drawings:
        told.note("The page shows a drawing (SVG) that has no text; writing in it was not read. Look at it yourself.")
    problems = (*told.all(), *troubles)
    if made.doubt is not None:
        problems = (*problems, Problem("read", f"{made.doubt} Compare it with the paper.", Severity.WARNING))
    if "xl/worksheets" in made.text[:20_000] or "<x:ExcelWorksheet>" in made.text[:20_000]:
        message = "The page names sheets in files of their own, which are not in it: save it as XLSX and read that."
        if "<frameset" in made.text.lower():
            problems = (*problems, Problem("read", message, Severity.ERROR))
    status = Status.READ if all(p.severity is Severity.NOTE for p in problems) else Status.PARTLY_READ
    pages = (replace(page, number=1), *pictures) if page.words else pictures
    return Contents(pages, len(pages), problems, status)


@dataclass(frozen=True, slots=True)
class _Held:
    """The pictures that lie in the page's own text, under names."""

    files: tuple[bytes, ...]

    def pictures(self) -> list[Pictured]:
        """Each by its name and its number on the page."""
        return [
            Pictured(f"{k}.{media_type(f).rpartition('/')[2]}", f"place {k} of the page")
            for k, f in enumerate(self.files, 1)
        ]

    def data(self, name: str) -> bytes | None:
        """A picture's bytes by its name."""
        return self.files[int(name.partition(".")[0]) - 1]


def _block(block: Block, number: int) -> Paragraph | WordTable:
    if not isinstance(block, HtmlTable):
        return Paragraph((block,), f"Line {number}")
    cells = tuple(TableCell(c.row, c.column, c.rows, c.columns, (Paragraph((c.text,), ""),)) for c in block.cells)
    return WordTable(block.rows, block.columns, cells)

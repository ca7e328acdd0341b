"""Word documents (DOCX): paragraphs and tables in the order of the body, as one page without end.

Boxes are made up, a line 20 points high and a table column 100 wide; evidence names paragraph or cell.
"""

from __future__ import annotations

import importlib.util
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from extractor.document import Contents, Source
from extractor.pages import Cell, Page, Table, Word, compose
from extractor.readers import ReadOptions, unreadable
from extractor.readers.packages import refusal
from extractor.readers.workbook import COLUMN, ROW, letters, words_in_box

WIDTH = 600.0
MAX_TABLE_ROWS = 3_000
_BREAK = re.compile(r"\t+| {3,}")
_METRE = re.compile(r"(?:^|[^A-Za-z])[cdmkµμ]?m$")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(slots=True)
class _Sheet:
    """The page while it grows: its lines, and its tables as cells that hold numbers of lines and segments."""

    lines: list[list[list[Word]]] = field(default_factory=list)
    tables: list[_Grid] = field(default_factory=list)
    numbers: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class _Held:
    """A table's cell: its place, what it covers, its lines of text."""

    row: int
    column: int
    rows: int
    columns: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Grid:
    rows: int
    columns: int
    cells: tuple[tuple[_Held, tuple[tuple[int, int], ...]], ...]


def read_word(source: Source, options: ReadOptions) -> Contents:
    """The document's text as one page of origin `flow`."""
    if importlib.util.find_spec("docx") is None:
        return unreadable("Word documents need an extra: install gauger[office].")
    reason = refusal(source.data)
    if reason:
        return unreadable(reason)
    import docx
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError
    from docx.oxml.exceptions import XmlchemyError

    library = (PythonDocxError, OpcError, XmlchemyError)
    try:
        document = docx.Document(io.BytesIO(source.data))
        page = _read(document)
    except (KeyError, ValueError, AttributeError, SyntaxError, IndexError, TypeError, *library) as error:
        # What the library meets in a package with missing or twisted parts.
        return unreadable(f"The Word document is damaged and cannot be opened ({type(error).__name__}).")
    if not page.words:
        return unreadable("The Word document has no text: pictures in it are not read; ask for a PDF.")
    return Contents((page,), 1)


def _read(document: Any) -> Page:
    sheet = _Sheet()
    for part, blocks in _stories(document):
        for block in blocks:
            if hasattr(block, "rows"):
                _add_table(sheet, block)
            else:
                _add_paragraph(sheet, block, part)
    page = compose(sheet.lines, number=1, width=WIDTH, height=max(len(sheet.lines), 1) * ROW, origin="flow")
    return replace(page, tables=tuple(_table(page, grid) for grid in sheet.tables))


def _stories(document: Any) -> Iterator[tuple[str, Iterable[Any]]]:
    """The header, the body and the footer, each once."""
    seen: set[str] = set()
    parts = [(name, getattr(s, name.lower())) for s in document.sections for name in ("Header", "Footer")]
    for name, story in parts:
        key = name + "".join(p.text for p in story.paragraphs)
        if name == "Header" and not story.is_linked_to_previous and key not in seen:
            seen.add(key)
            yield name, story.iter_inner_content()
    yield "Paragraph", document.iter_inner_content()
    for name, story in parts:
        key = name + "".join(p.text for p in story.paragraphs)
        if name == "Footer" and not story.is_linked_to_previous and key not in seen:
            seen.add(key)
            yield name, story.iter_inner_content()


def _add_paragraph(sheet: _Sheet, paragraph: Any, part: str) -> None:
    sheet.numbers[part] += 1
    locator = f"{part} {sheet.numbers[part]}"
    for text in (*_lines(paragraph), *_text_boxes(paragraph)):
        pieces = [piece for piece in _BREAK.split(text) if piece.strip()]
        if not pieces:
            continue
        y, step = len(sheet.lines) * ROW, WIDTH / len(pieces)
        boxes = [(k * step, y + 4, (k + 1) * step - 12, y + ROW - 4) for k in range(len(pieces))]
        sheet.lines.append([words_in_box(p, b, locator) for p, b in zip(pieces, boxes, strict=True)])


def _lines(paragraph: Any) -> list[str]:
    """A paragraph's lines; raised marks stand apart from the words they hang on."""
    text = ""
    for run in _runs(paragraph):
        raised = run.font.superscript and not (run.text in ("2", "3") and _METRE.search(text))
        text += f" {run.text} " if raised else run.text
    return text.split("\n")


def _runs(paragraph: Any) -> Iterator[Any]:
    for piece in paragraph.iter_inner_content():
        yield from piece.runs if hasattr(piece, "runs") else (piece,)


def _text_boxes(paragraph: Any) -> Iterator[str]:
    """Text boxes anchored at a paragraph; each stands twice in the file, for old programs too."""
    for box in paragraph._p.xpath(".//w:txbxContent"):
        if not any(parent.tag == _FALLBACK for parent in box.iterancestors()):
            for inner in box.xpath(".//w:p"):
                yield "".join(t.text or "" for t in inner.xpath(".//w:t"))


def _add_table(sheet: _Sheet, table: Any) -> None:
    number = len(sheet.tables) + 1
    held, rows, columns = _held(table)
    places: dict[_Held, list[tuple[int, int]]] = {cell: [] for cell in held}
    for row in range(rows):
        there = [cell for cell in held if cell.row == row]
        for k in range(max((len(cell.lines) for cell in there), default=0)):
            _add_row(sheet, [c for c in there if k < len(c.lines)], k, number, places)
    sheet.tables.append(_Grid(rows, columns, tuple((c, tuple(p)) for c, p in places.items())))


def _add_row(
    sheet: _Sheet, cells: list[_Held], k: int, number: int, places: dict[_Held, list[tuple[int, int]]]
) -> None:
    """The k-th lines of a row's cells side by side, as one line of the page."""
    y = len(sheet.lines) * ROW
    line: list[list[Word]] = []
    for cell in cells:
        x0, x1 = cell.column * COLUMN, (cell.column + cell.columns) * COLUMN - 12
        locator = f"Table {number}!{letters(cell.column)}{cell.row + 1}"
        places[cell].append((len(sheet.lines), len(line)))
        line.append(words_in_box(cell.lines[k], (x0, y + 4, x1, y + ROW - 4), locator))
    sheet.lines.append(line)


def _held(table: Any) -> tuple[list[_Held], int, int]:
    """A table's cells, a merged one once with what it covers."""
    corners: dict[Any, list[int]] = {}
    texts: dict[Any, tuple[str, ...]] = {}
    rows = table.rows[:MAX_TABLE_ROWS] if len(table.rows) > MAX_TABLE_ROWS else list(table.rows)
    columns = 0
    for r, row in enumerate(rows):
        for c, cell in enumerate(row.cells, row.grid_cols_before):
            columns = max(columns, c + 1)
            corner = corners.setdefault(cell._tc, [r, c, r, c])
            corner[2], corner[3] = max(corner[2], r), max(corner[3], c)
            if cell._tc not in texts:
                texts[cell._tc] = tuple(_cell_lines(cell))
    held = [_Held(r, c, down - r + 1, across - c + 1, texts[tc]) for tc, (r, c, down, across) in corners.items()]
    return sorted(held, key=lambda h: (h.row, h.column)), len(rows), columns


def _cell_lines(cell: Any) -> Iterator[str]:
    for block in cell.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                yield from (line for inner in row.cells for line in _cell_lines(inner))
        else:
            yield from (line for line in (*_lines(block), *_text_boxes(block)) if line.strip())


def _table(page: Page, grid: _Grid) -> Table:
    """The table with the spans of its cells, once the page's text is laid out."""
    cells = tuple(
        Cell(h.row, h.column, h.rows, h.columns, tuple(_span(page, *place) for place in places))
        for h, places in grid.cells
    )
    return Table(grid.rows, grid.columns, cells)


def _span(page: Page, line: int, segment: int) -> tuple[int, int]:
    found = page.lines[line].segments[segment]
    return found.start, found.end

"""Plain text (TXT, the words of a mail) as one page: a line a line, and tabs part the cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from classifier.box import Box
from extractor.document.model import Contents, Problem, Severity, Source, Status
from extractor.document.page import Cell, Page, Segment, Table, Word, compose
from extractor.document.read_options import ReadOptions, unreadable
from extractor.intake.decoding import decoded

MAX_LINES = 20_000
LETTER, ROW, SIZE = 6.0, 14.0, 10.0
"""A made-up type: points across a character, from line to line, and of height."""

COLUMN = 160.0
"""Points from one tab to the next."""

_PIECE = re.compile(r"\S+(?: \S+)*")


def read_plain(source: Source, options: ReadOptions) -> Contents:
    """The text as one page whose words carry their line, as `Line 12`."""
    made = decoded(source.data)
    lines = made.text.splitlines()
    page = _page(lines[:MAX_LINES])
    if not page.words:
        return unreadable("The text is empty: ask the sender for it again.")
    problems = []
    if made.doubt is not None:
        problems.append(Problem("read", f"{made.doubt} Compare it with the paper.", Severity.WARNING))
    if len(lines) > MAX_LINES:
        message = f"The text has {len(lines)} lines; only the first {MAX_LINES} were read: split it and scan the rest."
        problems.append(Problem("read", message, Severity.ERROR))
    return Contents((page,), 1, tuple(problems), Status.PARTLY_READ if problems else Status.READ)


def _page(lines: Sequence[str]) -> Page:
    rows = [(k, "\t" in line.strip(), groups) for k, line in enumerate(lines) if (groups := _groups(line, k))]
    width = max((g[-1].box.x1 for _, _, groups in rows for g in groups), default=COLUMN)
    page = compose(
        [groups for _, _, groups in rows], number=1, width=width, height=ROW * (len(lines) + 1), origin="lines"
    )
    return replace(page, tables=tuple(_tables(page, [(k, tabbed) for k, tabbed, _ in rows])))


def _groups(line: str, number: int) -> list[list[Word]]:
    """The words of a line in groups: parted by tabs, or by two spaces and more, where they stand."""
    if "\t" not in line.strip():
        return [_words(found[0], LETTER * found.start(), number) for found in _PIECE.finditer(line.expandtabs())]
    return [_words(cell, COLUMN * k, number) for k, cell in enumerate(line.split("\t")) if cell.split()]


def _words(text: str, x: float, number: int) -> list[Word]:
    made = []
    for part in text.split():
        box = Box(x, ROW * number, x + LETTER * len(part), ROW * number + SIZE)
        made.append(Word(part, box, cell=f"Line {number + 1}", size=SIZE))
        x = box.x1 + LETTER
    return made


def _tables(page: Page, rows: Sequence[tuple[int, bool]]) -> Iterator[Table]:
    """Each run of two or more lines with tabs as a table."""
    placed = [(k, tabbed, line.segments) for (k, tabbed), line in zip(rows, page.lines, strict=True)]
    for tabbed, run in groupby(placed, key=lambda row: row[1]):
        lines = [segments for _, _, segments in run]
        if tabbed and len(lines) > 1:
            cells = [_cell(r, segment) for r, segments in enumerate(lines) for segment in segments]
            yield Table(len(lines), 1 + max(c.column for c in cells), tuple(cells))


def _cell(row: int, segment: Segment) -> Cell:
    column = round(segment.box.x0 / COLUMN)
    return Cell(row, column, 1, 1, ((segment.start, segment.end),), segment.box)

"""A sheet as it is shown, whatever file it came from, and the page that is made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from classifier.box import Box
from extractor.document.page import Cell, Page, Table, Word, compose
from extractor.readers.office.made_page import COLUMN, ROW, letters, words_in_box

MAX_ROWS = 20_000
MAX_COLUMNS = 400
MAX_TABLE = 40_000
"""Cells up to which a sheet's table also holds its empty ones."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a cell shows, with its row and column from 0."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Floating:
    """A line of a text box or shape, and where the shape stands.

    `over` is the cell that a shape of one line lies upon, its row and column from 0; `is_opaque` says that it hides it.
    """

    text: str
    place: str
    over: tuple[int, int] | None = None
    is_opaque: bool = False


@dataclass(slots=True)
class Sheet:
    """What a sheet shows. `merged` are ranges: first row and column, rows and columns that they cover."""

    name: str
    entries: list[Entry] = field(default_factory=list)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    floating: list[Floating] = field(default_factory=list)


def place(name: str, row: int, column: int) -> str:
    """A cell's locator, `Sheet1!C7`."""
    return f"{name}!{letters(column)}{row + 1}"


def laid_upon(sheet: Sheet) -> Iterator[Entry]:
    """Puts lines of shapes that lie upon a cell of a row with words into that cell; gives what they hide.

    A shape upon a cell that shows something else through it stays beside the cells.
    """
    held = {(e.row, e.column): e for e in sheet.entries}
    rows = {row for row, _ in held}
    many = Counter(f.place for f in sheet.floating)
    for line in list(sheet.floating):
        under = held.get(line.over) if line.over else None
        if line.over is None or many[line.place] > 1 or line.over[0] not in rows or (under and not line.is_opaque):
            continue
        if under is not None:
            sheet.entries.remove(under)
            yield under
        held[line.over] = Entry(*line.over, line.text)
        sheet.entries.append(held[line.over])
        sheet.floating.remove(line)


def page_of(sheet: Sheet, number: int) -> Page:
    """A page whose words carry their cells; shapes follow below the cells."""
    entries = sorted(sheet.entries, key=lambda e: (e.row, e.column))
    height = 1 + max((e.row for e in entries), default=0)
    width = 1 + max((e.column for e in entries), default=0)
    lines: dict[int, list[list[Word]]] = {}
    for entry in entries:
        lines.setdefault(entry.row, []).append(
            words_in_box(entry.text, _box(entry), place(sheet.name, entry.row, entry.column))
        )
    below = [line for k, f in enumerate(sheet.floating, height + 1) if (line := _line(f, k, max(width, 4)))]
    page = compose(
        [*lines.values(), *below],
        number=number,
        width=max(width, 4 if below else width) * COLUMN,
        height=(height + (len(below) + 1 if below else 0)) * ROW,
        origin="sheet",
        name=sheet.name,
    )
    return replace(page, tables=_table(page, entries, sheet.merged, height, width))


def _line(floating: Floating, row: int, width: int) -> list[list[Word]]:
    box = Box(2.0, row * ROW + 4, width * COLUMN - 2, (row + 1) * ROW - 4)
    words = words_in_box(floating.text, box, floating.place)
    return [words] if words else []


def _box(entry: Entry) -> Box:
    x, y = entry.column * COLUMN, entry.row * ROW
    return Box(x + 2, y + 4, x + COLUMN - 2, y + ROW - 4)


def _table(
    page: Page, entries: list[Entry], merged: Iterable[tuple[int, int, int, int]], height: int, width: int
) -> tuple[Table, ...]:
    """The sheet as one table; merged ranges are cells that cover several rows or columns."""
    if not entries:
        return ()
    spans = dict(_spans(page, entries))
    covers = {(r, c): (down, across) for r, c, down, across in merged}
    places: Iterable[tuple[int, int]] = spans
    if width * height <= MAX_TABLE:
        hidden = {
            (r + i, c + j)
            for (r, c), (down, across) in covers.items()
            for i in range(min(down, height - r))
            for j in range(min(across, width - c))
            if i or j
        }
        places = [(r, c) for r in range(height) for c in range(width) if (r, c) not in hidden or (r, c) in spans]
    cells = tuple(Cell(r, c, *covers.get((r, c), (1, 1)), spans.get((r, c), ())) for r, c in places)
    return (Table(height, width, cells),)


def _spans(page: Page, entries: list[Entry]) -> Iterator[tuple[tuple[int, int], tuple[tuple[int, int], ...]]]:
    segments = (segment for line in page.lines for segment in line.segments)
    for entry, segment in zip(entries, segments, strict=False):
        yield (entry.row, entry.column), ((segment.start, segment.end),)

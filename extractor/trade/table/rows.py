"""Rows of pieces: the one view that printed pages, sheets and text documents share here.

On a printed page a piece is a word and its box is in points. In a sheet or a text document's table the
pieces are
the words of cells, and their boxes are laid out on a lattice of `PITCH` × `ROW` units, one cell of the
table each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from classifier.box import Box, around
from extractor.document.layout_settings import LAYOUT
from extractor.document.page import Cell, Line, Page, Table, Word

PITCH = 100.0
ROW = 12.0
_DRAWN = frozenset("-=_*~·.+|–—")
_A_RULE = 8
"""The fewest signs that draw a rule; fewer stand for a value that is not given."""
_MEASURED, _SEVERAL = 4, 12
"""The shortest word whose letters are measured, and the fewest words that tell of a page."""
_NO_INK = 0.15
_AS_WIDE, _NEARLY_ALL = 0.06, 0.95
_HEIGHT = 9.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with a box; `chunk` is equal for pieces with no wide gap between them."""

    start: int
    end: int
    box: Box
    chunk: int

    @property
    def middle(self) -> float:
        """The centre between left and right."""
        return self.box.middle


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces on one base line of one page, from left to right. `latticed` where they are cells of a table.

    `band` counts the rows of a page's ruled tables, `None` outside: base lines of one row of cells share it. `advance`
    is how wide each letter is, in points, where all of the page are as wide as one another.
    """

    page: Page
    pieces: tuple[Piece, ...]
    box: Box
    latticed: bool = False
    band: int | None = None
    advance: float | None = None

    @property
    def height(self) -> float:
        """How tall its type is; a row of capitals is less tall than its type, which the width of its letters tells."""
        by = LAYOUT.trade.letter_height
        return self.box.height if self.advance is None else max(self.box.height, by * self.advance)

    def text(self, first: int, last: int) -> str:
        """The page's text from one piece to another (exclusive)."""
        return self.page.text[self.pieces[first].start : self.pieces[last - 1].end]


def rows(pages: Sequence[Page], *, by_cells: bool = False) -> tuple[tuple[Row, ...], ...]:
    """The rows of each sheet's and text document's tables, and of all printed pages together as one run.

    With `by_cells` the words in the ruled tables of printed pages are kept apart by their cells.
    """
    in_rows = _ruled if by_cells else _printed
    printed = tuple(row for page in pages if not _latticed(page) for row in in_rows(page))
    tables = tuple(tuple(_table(page, table)) for page in pages if _latticed(page) for table in page.tables)
    return ((printed,) if printed else ()) + tuple(table for table in tables if table)


def chunks(row: Row) -> Iterator[tuple[int, int]]:
    """Runs of pieces (first, last exclusive) with no gap between them that is wider than a letter or two."""
    first = 0
    for k in range(1, len(row.pieces) + 1):
        if k == len(row.pieces) or _apart(row, k):
            yield first, k
            first = k


def _apart(row: Row, k: int) -> bool:
    before, after = row.pieces[k - 1], row.pieces[k]
    if row.latticed:
        return before.chunk != after.chunk
    gap = after.box.x0 - before.box.x1
    if row.advance is not None:
        return gap > LAYOUT.trade.one_blank * row.advance
    by = LAYOUT.trade.cell_gap if before.chunk == after.chunk else LAYOUT.trade.chunk_gap
    return gap > by * row.height


def is_ruled(page: Page) -> bool:
    """Whether a printed page has a table whose cells rules part."""
    return not _latticed(page) and any(table.columns > 2 and table.rows > 1 for table in page.tables)


def _latticed(page: Page) -> bool:
    return page.origin in ("sheet", "flow", "lines") and bool(page.tables)


def _printed(page: Page) -> Iterator[Row]:
    advance = _advance(page)
    for line in page.lines:
        pieces = tuple(_pieces(page, line))
        box = around(p.box for p in pieces)
        if box is not None and not _is_a_rule(page.text[pieces[0].start : pieces[-1].end]):
            yield Row(page, pieces, box, advance=advance)


def _is_a_rule(text: str) -> bool:
    """Whether a line is drawn with signs, as typewriters rule tables: "=====", "- - - - - -"."""
    signs = "".join(text.split())
    return len(signs) >= _A_RULE and all(sign in _DRAWN for sign in signs)


def _advance(page: Page) -> float | None:
    """How wide each letter of a page is, in points, where all are as wide as one another; `None` where they are not.

    Words are measured without the room about their ends, in which no ink is; a blank between two of them is wider than
    in other type beside capitals of the same height.
    """
    wide = [
        (w.box.x1 - w.box.x0) / (len(w.text) - _NO_INK)
        for w in page.words
        if len(w.text) >= _MEASURED and w.text.isascii() and any(map(str.isalpha, w.text))
    ]
    if len(wide) < _SEVERAL:
        return None
    middle = median(wide)
    alike = sum(abs(one - middle) <= _AS_WIDE * middle for one in wide)
    return middle if alike >= _NEARLY_ALL * len(wide) else None


def _ruled(page: Page) -> Iterator[Row]:
    """The rows of a printed page, each base line cut at the rules of its tables; a piece has its cell's extent.

    The base lines of one row of cells stand together, though those of the next may begin higher on a crooked page.
    """
    found = list(_cut(page))
    first: dict[int | None, int] = {}
    for n, row in enumerate(found):
        first.setdefault(row.band, n)
    order = sorted(range(len(found)), key=lambda n: n if found[n].band is None else first[found[n].band])
    return iter([found[n] for n in order])


def _cut(page: Page) -> Iterator[Row]:
    bands, cells = _cells(page)
    for row in _printed(page):
        homes = [cells.get(p.start) for p in row.pieces]
        own = {bands[h][0] for h in homes if h is not None and h.rows == 1}
        parts: dict[int | None, list[Piece]] = {}
        for piece, home in zip(row.pieces, homes, strict=True):
            if home is None or home.box is None:
                parts.setdefault(None, []).append(piece)
                continue
            # What a merged cell prints beside a row of others is of that row.
            band = next(iter(own & set(bands[home])), bands[home][0])
            room = Box(home.box.x0 + 1, piece.box.top, home.box.x1 - 1, piece.box.bottom)
            parts.setdefault(band, []).append(replace(piece, box=room, chunk=-1 - home.column))
        for part, pieces in sorted(parts.items(), key=lambda item: -1 if item[0] is None else item[0]):
            box = around(p.box for p in pieces)
            if box is not None:
                yield Row(page, tuple(pieces), box, part is not None, part)


def _cells(page: Page) -> tuple[dict[Cell, range], dict[int, Cell]]:
    """The rows of each cell of a page's tables, counted over all its tables, and the cell of each word in one."""
    bands: dict[Cell, range] = {}
    found: dict[int, Cell] = {}
    at = 0
    for table in page.tables:
        if table.columns > 2 and table.rows > 1:
            for cell in table.cells:
                bands[cell] = range(at + cell.row, at + cell.row + cell.rows)
                found.update((w.start, cell) for span in cell.spans for w in _inside(page, span))
        at += table.rows
    return bands, found


def _pieces(page: Page, line: Line) -> Iterator[Piece]:
    for number, segment in enumerate(line.segments):
        for word in page.words[segment.first : segment.last]:
            yield from _parted(word, number)


_SUM = r"\d{{1,3}}(?:{0}\d{{3}})*{1}\d\d"
_POINT, _COMMA = _SUM.format(",", r"\."), _SUM.format(r"\.", ",")
_TWO_SUMS = re.compile(rf"(?P<point>{_POINT}){_POINT}|(?P<comma>{_COMMA}){_COMMA}")
"""Two sums of money set with no gap between them, cents and all: "3.250,0013.000,00"."""


def _parted(word: Word, chunk: int) -> Iterator[Piece]:
    """A word as one piece; two sums that were taken for one word as two, each with its share of the room."""
    found = _TWO_SUMS.fullmatch(word.text)
    if found is None:
        yield Piece(word.start, word.end, word.box, chunk)
        return
    x0, top, x1, bottom = word.box
    length = len(found["point"] or found["comma"])
    at, half = x0 + (x1 - x0) * length / len(word.text), LAYOUT.trade.torn_sums_gap * (bottom - top) / 2
    yield Piece(word.start, word.start + length, Box(x0, top, at - half, bottom), chunk)
    yield Piece(word.start + length, word.end, Box(at + half, top, x1, bottom), chunk)


def _table(page: Page, table: Table) -> Iterator[Row]:
    by_row: dict[int, list[Cell]] = {}
    for cell in table.cells:
        by_row.setdefault(cell.row, []).append(cell)
    for _, cells in sorted(by_row.items()):
        pieces = tuple(p for cell in sorted(cells, key=lambda c: c.column) for p in _celled(page, cell))
        box = around(p.box for p in pieces)
        if box is not None:
            yield Row(page, pieces, box, latticed=True)


def _celled(page: Page, cell: Cell) -> Iterator[Piece]:
    top = cell.row * ROW
    box = Box(cell.column * PITCH + 1, top, (cell.column + 1) * PITCH - 1, top + _HEIGHT)
    for span in cell.spans:
        for word in _inside(page, span):
            yield Piece(word.start, word.end, box, cell.column)


def _inside(page: Page, span: tuple[int, int]) -> tuple[Word, ...]:
    return page.words_in(*span) if span[1] > span[0] else ()

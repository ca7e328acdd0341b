"""A page on a grid of characters: every word where its box says, two columns for a wide character.

Words that would fall on each other move right, so nothing is lost; a wide gap between lines leaves an empty
row. Half-blocks of a page's picture are unreadable at any width a terminal has, and this is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from rich.cells import cell_len

from extractor.document.page import Line, Page
from tui.speech.inert import inert

MOST_EMPTY_ROWS = 1
MOST_SQUEEZED = 3.0
SPARE = 8
"""Columns for words that move right."""
_LEAST_STEP = 2.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A word of the page (by its index) at a column; `text` is safe to print."""

    column: int
    word: int
    text: str

    @property
    def end(self) -> int:
        """One past its last column."""
        return self.column + cell_len(self.text)


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of placed words, from left to right; `width` in columns."""

    rows: tuple[tuple[Placed, ...], ...]
    width: int

    def row_of(self, word: int) -> int | None:
        """The row that a word of the page stands in."""
        return next((r for r, row in enumerate(self.rows) if any(p.word == word for p in row)), None)

    def at(self, row: int, column: int) -> Placed | None:
        """The word at a place; `None` where there is none."""
        if not 0 <= row < len(self.rows):
            return None
        return next((p for p in self.rows[row] if p.column <= column < p.end), None)


def laid(page: Page, width: int | None = None) -> Grid:
    """The page's words on the grid; a page wider than `width` columns has its gaps drawn together.

    Words keep their columns under each other as long as they fit; what is longer runs on to the right.
    """
    step = _step(page)
    left, right = min((w.box.x0 for w in page.words), default=0.0), max((w.box.x1 for w in page.words), default=0.0)
    columns = (right - left) / step + SPARE
    squeeze = 1.0 if not width else min(max(columns / width, 1.0), MOST_SQUEEZED)
    return _laid(page, step * squeeze)


def _laid(page: Page, step: float) -> Grid:
    left = min((w.box.x0 for w in page.words), default=0.0)
    rows: list[tuple[Placed, ...]] = []
    height = _line_height(page)
    bottom: float | None = None
    for line in page.lines:
        top = min(s.box.top for s in line.segments)
        if bottom is not None and top - bottom > height:
            rows.extend([()] * MOST_EMPTY_ROWS)
        rows.append(_row(page, line, left, step))
        bottom = max(s.box.bottom for s in line.segments)
    return Grid(tuple(rows), max((row[-1].end for row in rows if row), default=0))


def _row(page: Page, line: Line, left: float, step: float) -> tuple[Placed, ...]:
    placed: list[Placed] = []
    for segment in line.segments:
        for index in range(segment.first, segment.last):
            word = page.words[index]
            gap = 1 if index > segment.first else 2
            free = placed[-1].end + gap if placed else 0
            # Within a segment words follow each other by one space, as they do in print.
            wanted = free if index > segment.first else round((word.box.x0 - left) / step)
            placed.append(Placed(max(wanted, free), index, inert(word.text)))
    return tuple(placed)


def _step(page: Page) -> float:
    """How many points one column stands for: the median width of a character."""
    widths = [w.box.width / cell_len(w.text) for w in page.words if cell_len(w.text)]
    return max(median(widths), _LEAST_STEP) if widths else 1.0


def _line_height(page: Page) -> float:
    heights = [w.box.height for w in page.words]
    return median(heights) if heights else 1.0

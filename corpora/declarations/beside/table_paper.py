"""A paper that is a head over a table, drawn as a workbook or as pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from corpora.declarations.forms.grid import Grid, Value, book_of
from corpora.declarations.forms.pen import SIZE, Page, Word, width, written
from corpora.made.drawing.faces import FACES, Face

_TOP, _LEFT, _LEAD, _SIZE = 50.0, 40.0, 15.0, 8.0
_ROWS = 24


@dataclass(frozen=True, slots=True)
class TablePaper:
    """Title, pairs of label and value, and a table whose columns take a share of the width each; `last` is its sum."""

    name: str
    title: str
    pairs: Sequence[tuple[str, str]]
    heads: Sequence[tuple[str, float]]
    rows: Sequence[Sequence[Value]]
    last: Sequence[Value] = ()
    below: str = ""

    def as_workbook(self) -> bytes:
        """The paper as a sheet of a workbook."""
        grid = Grid(self.name)
        grid.put(0, 1, self.title)
        for n, (label, told) in enumerate(self.pairs, 1):
            grid.put(n, 0, label)
            grid.put(n, 1, told)
        top = len(self.pairs) + 2
        grid.row(top, [head for head, _ in self.heads])
        for n, row in enumerate([*self.rows, self.last], 1):
            for column, value in enumerate(row):
                if value != "":
                    grid.put(top + n, column, value)
        if self.below:
            grid.put(top + len(self.rows) + 3, 0, self.below)
        return book_of(grid)

    def as_pages(self, rng: Random) -> bytes:
        """The paper as a PDF, with its heads on each page."""
        face = FACES[rng.choice(("song", "hei", "grotesque"))]
        ruled, pages = rng.random() < 0.5, []
        for first in range(0, max(len(self.rows), 1), _ROWS):
            page = Page()
            y = self._head(page, face) if not first else _TOP
            y = self._row(page, face, y, [head for head, _ in self.heads], ruled=True)
            for row in self.rows[first : first + _ROWS]:
                y = self._row(page, face, y, row, ruled=ruled)
            pages.append(page)
        if self.last:
            y = self._row(pages[-1], face, y, self.last, ruled=ruled)
        if self.below:
            pages[-1].words.append(Word("below", _LEFT, y + 2 * _LEAD, self.below, _SIZE))
        return written(pages, face)

    def _head(self, page: Page, face: Face) -> float:
        page.words.append(Word("title", 260, _TOP, self.title, 14))
        y = _TOP + 24
        for label, value in self.pairs:
            page.words.append(Word("label", _LEFT, y, label, _SIZE))
            page.words.append(Word("value", _LEFT + 8 + width(label, _SIZE, face), y, value, _SIZE))
            y += _LEAD
        return y + 6

    def _row(self, page: Page, face: Face, y: float, row: Sequence[Value], *, ruled: bool) -> float:
        whole = SIZE[0] - 2 * _LEFT
        x = _LEFT
        for (_, share), value in zip(self.heads, row, strict=False):
            text, over = _printed(value), whole * share - 4
            size = _SIZE
            while size > 5 and width(text, size, face) > over:
                size -= 0.25
            is_number = not isinstance(value, str)
            at = x + over - width(text, size, face) if is_number else x
            if text:
                page.words.append(Word("cell", at, y, text, size))
            x += whole * share
        if ruled:
            page.rules.append((_LEFT, y + 4, SIZE[0] - _LEFT, y + 4))
        return y + _LEAD


def _printed(value: Value) -> str:
    if isinstance(value, str):
        return value.replace("\n", " ")
    return f"{value:,.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)

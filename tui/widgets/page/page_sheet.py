"""A page's words where they stand, with what was read of it set off: no keys, no modes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual.geometry import Size
from textual.strip import Strip

from classifier.facts import Evidence
from extractor.document.page import Page
from tui.pictures.page_grid import Grid, Placed, laid
from tui.widgets.headed import Headed
from tui.widgets.strips import Piece, fitted, strip

MARGIN = 2
"""Columns at the left, for the mark of the fact's line."""


class PageSheet(Headed):
    """The pages of a document, one of them in sight, as words on a grid; one fact's words are set off."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--head", "page--fact", "page--other"}
    DEFAULT_CSS = """
    PageSheet { background: $surface; scrollbar-size-horizontal: 0; }
    PageSheet > .page--head { background: $panel; text-style: bold; }
    PageSheet > .page--fact { background: $warning; color: $background; text-style: bold; }
    PageSheet > .page--other { text-style: underline; color: $text-accent; }
    """

    def __init__(self) -> None:
        super().__init__(id="page")
        self._pages: Sequence[Page] = ()
        self._index = 0
        self._title = ""
        self._grid = Grid((), 0)
        self._grids: dict[tuple[int, int], Grid] = {}
        self._fact: frozenset[int] = frozenset()
        self._others: frozenset[int] = frozenset()
        self._quotes: tuple[Evidence, ...] = ()

    def show(self, title: str, pages: Sequence[Page], quotes: tuple[Evidence, ...]) -> None:
        """Shows a document's pages; `quotes` are the places of all facts."""
        if pages is not self._pages:
            self._grids.clear()
            self._index = 0
            self.scroll_to(0, 0, animate=False, immediate=True)
        self._title, self._pages, self._quotes = title, pages, quotes
        self._turn(min(self._index, max(len(pages) - 1, 0)))

    def light(self, evidence: Sequence[Evidence]) -> None:
        """Turns to the first of these places and sets all of them off."""
        if evidence and self._pages:
            found = next((n for n, p in enumerate(self._pages) if _is_on(evidence[0], p)), None)
            if found is not None:
                self._turn(found)
        self._fact = self._words(evidence)
        self._see(min(self._fact, default=None))
        self.refresh()

    @property
    def page(self) -> Page | None:
        """The page in sight."""
        return self._pages[self._index] if self._pages else None

    def turn(self, by: int) -> None:
        """Turns some pages on or back."""
        if self._pages:
            self._turn(max(0, min(self._index + by, len(self._pages) - 1)))
            self.scroll_to(0, 0, animate=False, immediate=True)

    @property
    def place(self) -> int:
        """The place in the page's text of the fact in sight, or else of the first word."""
        words = self.page.words if self.page else ()
        first = max(self._fact, default=self._first_in_sight())
        return words[first].start if first < len(words) else 0

    def render_line(self, y: int) -> Strip:
        width = self._width
        if y == 0:
            return strip([(self._head(width), None)], width, self.get_component_rich_style("page--head"))
        row = self._row_at(y)
        if row >= len(self._grid.rows):
            note = " its text is not in the casebook: scan it again" if not self._pages and y == 1 else ""
            return strip([(note, None)], width, self.rich_style)
        placed = self._grid.rows[row]
        left = self.scroll_offset.x
        mark = "▶ " if any(p.word in self._fact for p in placed) else "  "
        whole = strip(self._pieces(placed), max(self._grid.width, left + width), self.rich_style)
        body = whole.crop(left, left + width - MARGIN)
        return Strip([*strip([(mark, None)], MARGIN, self.rich_style), *body]).adjust_cell_length(width)

    def _head(self, width: int) -> str:
        page = self.page
        count = f" {page.name or 'page'} {page.number}/{len(self._pages)}" if page else ""
        origin = " recognised" if page is not None and page.origin == "ocr" else ""
        tail = f"{count}{origin}{self._mode()} "
        return fitted(f" {self._title}", max(width - len(tail), 0)) + tail

    def _mode(self) -> str:
        """What the head says of the mode that the keys are in; nothing where there is none."""
        return ""

    def _pieces(self, placed: Sequence[Placed]) -> list[Piece]:
        pieces: list[Piece] = []
        at = 0
        for before, p in zip((None, *placed), placed, strict=False):
            style = self._style_of(p.word)
            joined = before is not None and style is not None and style == self._style_of(before.word)
            pieces.append((" " * (p.column - at), style if joined and p.column - at == 1 else None))
            pieces.append((p.text, style))
            at = p.end
        return pieces

    def _style_of(self, word: int) -> Style | None:
        if word in self._fact:
            return self.get_component_rich_style("page--fact")
        return self.get_component_rich_style("page--other") if word in self._others else None

    def _turn(self, index: int) -> None:
        self._index = index
        page = self.page
        self._grid = self._laid(page) if page else Grid((), 0)
        self._others = self._words(self._quotes)
        self._fact = frozenset()
        self.virtual_size = Size(self._grid.width + MARGIN, len(self._grid.rows) + 1)
        self.refresh()

    def _laid(self, page: Page) -> Grid:
        """The page's grid for this width, made once while the document is in hand."""
        key = (page.number, self._width)
        if key not in self._grids:
            self._grids[key] = laid(page, self._width - MARGIN or None)
        return self._grids[key]

    def _words(self, evidence: Sequence[Evidence]) -> frozenset[int]:
        page = self.page
        if page is None:
            return frozenset()
        spans = [e.span for e in evidence if _is_on(e, page)]
        return frozenset(n for n, w in enumerate(page.words) if any(w.start < e and s < w.end for s, e in spans))

    def _see(self, word: int | None) -> None:
        """Brings a word in sight, with what stands around it."""
        row = None if word is None else self._grid.row_of(word)
        if row is None:
            return
        placed = next(p for p in self._grid.rows[row] if p.word == word)
        self.virtual_size = Size(self._grid.width + MARGIN, len(self._grid.rows) + 1)
        end = max((p.end for p in self._grid.rows[row] if p.word in self._fact), default=placed.end)
        seen_columns = self._width - MARGIN
        x = 0 if end <= seen_columns else max(min(placed.column - 2, end - seen_columns + 2), 0)
        if row < self.scroll_offset.y or row >= self.scroll_offset.y + self._seen or x != self.scroll_offset.x:
            self.scroll_to(x, max(row - self._seen // 3, 0), animate=False, immediate=True)

    def _first_in_sight(self) -> int:
        rows = self._grid.rows[self.scroll_offset.y :]
        return next((row[0].word for row in rows if row), 0)

    def on_resize(self) -> None:
        if self.page is not None:
            self._grid = self._laid(self.page)
        self._see(min(self._fact, default=None))


def _is_on(evidence: Evidence, page: Page) -> bool:
    """Whether a place is on this page; a place in a cell or paragraph is told by its sheet's text."""
    if evidence.page is not None:
        return evidence.page == page.number
    return page.text[evidence.span[0] : evidence.span[1]] == evidence.text

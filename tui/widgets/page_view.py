"""The page beside the facts: its words where they stand, what was read of it shown, and a cursor to point with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click, Key
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from classifier.facts import Evidence
from extractor.document.page import Page
from tui.pictures.page_grid import Grid, Placed, laid
from tui.widgets.headed import Headed
from tui.widgets.strips import Piece, fitted, strip

_MARGIN = 2


BEGINNINGS = frozenset("0123456789≥≤<>~≈±")
"""What a typed value begins with."""


class PageView(Headed, can_focus=True, inherit_bindings=False):
    """One page of the document, as words on a grid. Pointing and marking are modes: other keys are inert meanwhile."""

    HELP = """The page as text, each word where it stands. The line of the fact is marked `▶` and set in
reverse; other facts' words are underlined. While pointing: arrows move, Shift with an arrow widens,
a digit begins the value, Enter takes the words as it, Escape leaves it; the mouse does the same (a second click
with Shift widens). While marking (`t`): arrows choose the column, Shift with an arrow takes the next one in, Tab turns
from columns to rows to lines, and a letter says what it is. `v` shows the picture of the place as well, in a terminal
that can; `v` or Escape takes it away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "go(-1, 0)", "Up", show=False),
        Binding("down,j", "go(1, 0)", "Down", show=False),
        Binding("left,h", "go(0, -1)", "Left", show=False),
        Binding("right,l", "go(0, 1)", "Right", show=False),
        Binding("shift+left", "widen(0, -1)", "Fewer words", show=False),
        Binding("shift+right", "widen(0, 1)", "Widen", key_display="⇧→"),
        Binding("shift+up", "widen(-1, 0)", "A line up", show=False),
        Binding("shift+down", "widen(1, 0)", "A line on", show=False),
        Binding("left_square_bracket", "leaf(-1)", "Page back", show=False),
        Binding("right_square_bracket", "leaf(1)", "Page on", key_display="[ ]"),
        Binding("enter", "take", "Take the words"),
        Binding("escape", "leave", "Leave it"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--head", "page--fact", "page--other", "page--pointer", "page--part"}
    DEFAULT_CSS = """
    PageView { background: $surface; scrollbar-size-horizontal: 0; }
    PageView > .page--head { background: $panel; text-style: bold; }
    PageView > .page--fact { background: $warning; color: $background; text-style: bold; }
    PageView > .page--other { text-style: underline; color: $text-accent; }
    PageView > .page--pointer {
        background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold; }
    PageView > .page--part { background: $accent; color: $background; text-style: bold; }
    """

    @dataclass
    class Pointed(Message):
        """A person pointed at `page.text[start:end]`."""

        page: Page
        start: int
        end: int
        typed: str = ""

    @dataclass
    class PartKey(Message):
        """A key was pressed while a part of the page is chosen."""

        key: str

    @dataclass
    class Left(Message):
        """A person stopped pointing without a choice."""

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
        self._pointer: tuple[int, int] | None = None
        """The word where pointing began, and the one it has come to."""
        self._part: frozenset[int] | None = None
        self._note = ""

    def show(self, title: str, pages: Sequence[Page], quotes: tuple[Evidence, ...]) -> None:
        """Shows a document's pages; `quotes` are the places of all facts."""
        if pages is not self._pages:
            self._grids.clear()
            self._index = 0
            self.scroll_to(0, 0, animate=False, immediate=True)
        self._title, self._pages, self._quotes = title, pages, quotes
        self._pointer = self._part = None
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

    @property
    def is_pointing(self) -> bool:
        """Whether the arrows choose words."""
        return self._pointer is not None

    def turn(self, by: int) -> None:
        """Turns some pages on or back."""
        if self._pages:
            self._turn(max(0, min(self._index + by, len(self._pages) - 1)))
            self.scroll_to(0, 0, animate=False, immediate=True)

    @property
    def is_marking(self) -> bool:
        """Whether the arrows choose a part of the page."""
        return self._part is not None

    @property
    def is_in_a_mode(self) -> bool:
        """Whether its keys are its own."""
        return self.is_pointing or self.is_marking

    @property
    def place(self) -> int:
        """The place in the page's text of the fact in sight, or else of the first word."""
        words = self.page.words if self.page else ()
        first = max(self._fact, default=self._first_in_sight())
        return words[first].start if first < len(words) else 0

    def point(self) -> None:
        """Lets the arrows choose words, from the fact's or the first in sight on."""
        if self.page is not None and self.page.words:
            first = min(self._fact, default=self._first_in_sight())
            self._point(first, first)

    def part(self, spans: Sequence[tuple[int, int]], note: str) -> None:
        """Sets a part of the page off; keys go to the screen as `PartKey` until `stop`."""
        words = self.page.words if self.page else ()
        self._part = frozenset(n for n, w in enumerate(words) if any(s <= w.start < e for s, e in spans))
        self._note = note
        self._see(min(self._part, default=None))
        self.refresh()
        self.screen.refresh_bindings()

    def stop(self) -> None:
        """Ends pointing and marking."""
        self._pointer = self._part = None
        self.refresh()
        self.screen.refresh_bindings()

    def _point(self, first: int, last: int) -> None:
        self._pointer = first, last
        self._see(last)
        self.refresh()
        self.screen.refresh_bindings()

    @property
    def _pointed(self) -> tuple[int, int]:
        """The first and the last word pointed at."""
        assert self._pointer is not None
        return min(self._pointer), max(self._pointer)

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
        body = whole.crop(left, left + width - _MARGIN)
        return Strip([*strip([(mark, None)], _MARGIN, self.rich_style), *body]).adjust_cell_length(width)

    def _head(self, width: int) -> str:
        page = self.page
        count = f" {page.name or 'page'} {page.number}/{len(self._pages)}" if page else ""
        origin = " recognised" if page is not None and page.origin == "ocr" else ""
        mode = "  POINT: arrows, or type the value" if self.is_pointing else self._note if self.is_marking else ""
        tail = f"{count}{origin}{mode} "
        return fitted(f" {self._title}", max(width - len(tail), 0)) + tail

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

    def _style_of(self, word: int):  # type: ignore[no-untyped-def]  # Rich's style
        if self._pointer is not None and self._pointed[0] <= word <= self._pointed[1]:
            return self.get_component_rich_style("page--pointer")
        if self._part is not None and word in self._part:
            return self.get_component_rich_style("page--part")
        if word in self._fact:
            return self.get_component_rich_style("page--fact")
        return self.get_component_rich_style("page--other") if word in self._others else None

    def _turn(self, index: int) -> None:
        self._index = index
        page = self.page
        self._grid = self._laid(page) if page else Grid((), 0)
        self._others = self._words(self._quotes)
        self._fact = frozenset()
        self.virtual_size = Size(self._grid.width + _MARGIN, len(self._grid.rows) + 1)
        self.refresh()

    def _laid(self, page: Page) -> Grid:
        """The page's grid for this width, made once while the document is in hand."""
        key = (page.number, self._width)
        if key not in self._grids:
            self._grids[key] = laid(page, self._width - _MARGIN or None)
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
        self.virtual_size = Size(self._grid.width + _MARGIN, len(self._grid.rows) + 1)
        end = max((p.end for p in self._grid.rows[row] if p.word in self._fact), default=placed.end)
        seen_columns = self._width - _MARGIN
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

    def on_click(self, event: Click) -> None:
        hit = self._grid.at(self._row_at(event.y), event.x - _MARGIN + self.scroll_offset.x)
        if hit is None or self._pointer is None:
            return
        self._point(self._pointer[0] if event.shift else hit.word, hit.word)
        if event.chain > 1:
            self.action_take()

    def action_go(self, rows: int, words: int) -> None:
        """Moves the pointer, or scrolls where there is none."""
        if self._pointer is None or self.page is None:
            self.scroll_relative(words * 8, rows, animate=False)
            return
        word = self._beside(self._pointer[1], rows, words)
        self._point(word, word)

    def action_widen(self, rows: int, words: int) -> None:
        """Takes in words on that side, or leaves them out again."""
        if self._pointer is not None:
            self._point(self._pointer[0], self._beside(self._pointer[1], rows, words))

    def action_leaf(self, by: int) -> None:
        """Turns the page, and points on there."""
        self.turn(by)
        self._fact = frozenset()
        self.point()

    def _beside(self, word: int, rows: int, words: int) -> int:
        count = len(self.page.words) if self.page else 0
        return self._nearest(word, rows) if rows else max(0, min(word + words, count - 1))

    def action_take(self) -> None:
        """Takes the words under the pointer."""
        self._take("")

    def _take(self, typed: str) -> None:
        if self._pointer is not None and self.page is not None:
            first, last = self._pointed
            start, end = self.page.words[first].start, self.page.words[last].end
            self.stop()
            self.post_message(self.Pointed(self.page, start, end, typed))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While nobody points, the keys but for the arrows are the screen's."""
        if action == "go":
            return not self.is_marking
        return self.is_pointing if action in ("take", "leave", "leaf", "widen") else True

    def action_leave(self) -> None:
        """Stops pointing."""
        self.stop()
        self.post_message(self.Left())

    def on_key(self, event: Key) -> None:
        """In a mode, no key reaches the screen that the mode does not know: a digit is a value's first."""
        if self.is_marking:
            event.stop()
            event.prevent_default()
            self.post_message(self.PartKey(event.key))
        elif self.is_pointing and event.character is not None and event.is_printable:
            if event.key in ("left_square_bracket", "right_square_bracket", *"hjkl"):
                return
            event.stop()
            event.prevent_default()
            if event.character in BEGINNINGS:
                self._take(event.character)

    def _nearest(self, word: int, rows: int) -> int:
        """The word above or below that stands nearest."""
        row = self._grid.row_of(word) or 0
        here = next(p for p in self._grid.rows[row] if p.word == word)
        candidates = self._grid.rows[row + 1 :] if rows > 0 else self._grid.rows[:row][::-1]
        other = next((r for r in candidates if r), None)
        return word if other is None else min(other, key=lambda p: abs(p.column - here.column)).word


def _is_on(evidence: Evidence, page: Page) -> bool:
    """Whether a place is on this page; a place in a cell or paragraph is told by its sheet's text."""
    if evidence.page is not None:
        return evidence.page == page.number
    return page.text[evidence.span[0] : evidence.span[1]] == evidence.text

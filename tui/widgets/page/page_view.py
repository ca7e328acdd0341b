"""The page beside the facts: its words where they stand, what was read of it shown, and a cursor to point with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click, Key
from textual.message import Message

from classifier.facts import Evidence
from extractor.document.page import Page
from tui.widgets.page.page_sheet import MARGIN, PageSheet

BEGINNINGS = frozenset("0123456789≥≤<>~≈±")
"""What a typed value begins with."""


class PageView(PageSheet, can_focus=True, inherit_bindings=False):
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
    COMPONENT_CLASSES: ClassVar[set[str]] = {"page--pointer", "page--part"}
    DEFAULT_CSS = """
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
        super().__init__()
        self._pointer: tuple[int, int] | None = None
        """The word where pointing began, and the one it has come to."""
        self._part: frozenset[int] | None = None
        self._note = ""

    def show(self, title: str, pages: Sequence[Page], quotes: tuple[Evidence, ...]) -> None:
        """Shows a document's pages, in no mode; `quotes` are the places of all facts."""
        self._pointer = self._part = None
        super().show(title, pages, quotes)

    @property
    def is_pointing(self) -> bool:
        """Whether the arrows choose words."""
        return self._pointer is not None

    @property
    def is_marking(self) -> bool:
        """Whether the arrows choose a part of the page."""
        return self._part is not None

    @property
    def is_in_a_mode(self) -> bool:
        """Whether its keys are its own."""
        return self.is_pointing or self.is_marking

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

    def on_click(self, event: Click) -> None:
        hit = self._grid.at(self._row_at(event.y), event.x - MARGIN + self.scroll_offset.x)
        if hit is None or self._pointer is None:
            return
        self._point(self._pointer[0] if event.shift else hit.word, hit.word)
        if event.chain > 1:
            self.action_take()

    def _mode(self) -> str:
        if self.is_pointing:
            return "  POINT: arrows, or type the value"
        return self._note if self.is_marking else ""

    def _style_of(self, word: int) -> Style | None:
        if self._pointer is not None and self._pointed[0] <= word <= self._pointed[1]:
            return self.get_component_rich_style("page--pointer")
        if self._part is not None and word in self._part:
            return self.get_component_rich_style("page--part")
        return super()._style_of(word)

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

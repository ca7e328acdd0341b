"""The item's facts as lines: value, kind, place and confidence, the original beside what a person put in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.events import Click
from textual.message import Message
from textual.strip import Strip

from casebook.state.model import FactState
from classifier.facts import Fact, Kind
from tui.speech import words
from tui.speech.inert import inert
from tui.widgets.headed import Headed
from tui.widgets.strips import strip, table_row

SHORT = {Kind.MINIMUM: "min", Kind.MAXIMUM: "max", Kind.NOMINAL: "nom", Kind.TYPICAL: "typ"}


@dataclass(frozen=True, slots=True)
class _Row:
    fact: int
    cells: tuple[str, ...]
    style: str | None = None
    states_value: bool = False


class FactList(Headed, can_focus=True, inherit_bindings=False):
    """Facts with a cursor."""

    HELP = """The facts as read. In the first column: `✓` accepted, `✎` corrected or added by a person,
`✗` rejected, `≠` a later reading differs, `!` decides the verdict, `?` is missing, `•••` to be typed
before it is seen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("home", "move(-1000)", "First", show=False),
        Binding("end", "move(1000)", "Last", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "facts--head",
        "facts--cursor",
        "facts--old",
        "facts--person",
        "facts--missing",
    }
    DEFAULT_CSS = """
    FactList { background: $surface; scrollbar-size-horizontal: 0; }
    FactList > .facts--head { background: $panel; text-style: bold; }
    FactList > .facts--cursor { background: $block-cursor-blurred-background; text-style: bold; }
    FactList:focus > .facts--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
    FactList > .facts--old { color: $text-muted; }
    FactList > .facts--missing { color: $text-accent; text-style: bold; }
    FactList > .facts--person { color: $text-success; }
    """

    @dataclass
    class Chosen(Message):
        """The cursor stands on this fact."""

        fact: str

    @dataclass
    class InSight(Message):
        """Other rows than before may stand on the screen."""

    def __init__(self) -> None:
        super().__init__(id="facts")
        self._facts: Sequence[FactState] = ()
        self._rows: list[_Row] = []
        self._cursor = 0

    def show(
        self,
        facts: Sequence[FactState],
        missing: Sequence[str],
        hidden: frozenset[str],
        deciding: frozenset[str],
        at: str | None = None,
        sure: frozenset[str] = frozenset(),
    ) -> None:
        """Shows what is missing and these facts; those `hidden` without their value, the cursor on `at`.

        Those `sure` are told as not asked for: their form was right often enough.
        """
        self._facts = facts
        rows = (
            row for n, f in enumerate(facts) for row in _rows(n, f, f.key in hidden, f.key in deciding, f.key in sure)
        )
        self._rows = [*map(_missing, missing), *rows]
        found = next((n for n, f in enumerate(facts) if f.key == at), None) if at else None
        self._cursor = found if found is not None else min(self._cursor, max(len(facts) - 1, 0))
        self._hold(len(self._rows))
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.InSight())

    @property
    def in_sight(self) -> tuple[str, ...]:
        """The keys of the facts whose value stands on the screen."""
        if not self.size.height or not self.is_on_screen:
            return ()
        first = self._row_at(1)
        rows = self._rows[first : first + self.size.height - 1]
        return tuple(dict.fromkeys(self._facts[r.fact].key for r in rows if r.states_value))

    @property
    def current(self) -> FactState | None:
        """The fact under the cursor."""
        return self._facts[self._cursor] if self._facts else None

    def go_to(self, key: str) -> None:
        """Puts the cursor on a fact."""
        row = next((n for n, f in enumerate(self._facts) if f.key == key), None)
        if row is not None:
            self._go(row)

    def render_line(self, y: int) -> Strip:
        width = self._width
        if y == 0:
            cells = ("", "fact", "value", "kind", "at", "sure")
            return strip([(table_row(cells, self._widths()), None)], width, self._style("facts--head"))
        index = self._row_at(y)
        if index >= len(self._rows):
            text = " no facts: + adds one from the page" if not self._rows and y == 1 else ""
            return strip([(text, None)], width, self.rich_style)
        row = self._rows[index]
        style = self._style("facts--cursor") if row.fact == self._cursor else self.rich_style
        own = self._style(row.style) if row.style and row.fact != self._cursor else None
        return strip([(table_row(row.cells, self._widths()), own)], width, style)

    def _style(self, name: str):  # type: ignore[no-untyped-def]  # Rich's style
        return self.get_component_rich_style(name)

    def _widths(self) -> tuple[int, ...]:
        """Columns by what fits: in a narrow pane kind and confidence give way to the value."""
        if self._width < 52:
            free = max(self._width - 2 - 5 - 3, 20)
            return 2, free // 2, free - free // 2, 0, 5, 0
        free = self._width - 2 - 4 - 6 - 7 - 5
        name = min(free // 2, 28)
        return 2, name, free - name, 4, 6, 7

    def on_resize(self) -> None:
        self._hold(len(self._rows))
        self._keep_in_sight()
        self.post_message(self.InSight())

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.InSight())

    def on_click(self, event: Click) -> None:
        index = self._row_at(event.y)
        if event.y > 0 and index < len(self._rows) and self._rows[index].fact >= 0:
            self._go(self._rows[index].fact)

    def action_move(self, by: int) -> None:
        """Moves the cursor by some facts, as far as there are any."""
        if self._facts:
            self._go(max(0, min(self._cursor + by, len(self._facts) - 1)))

    def _go(self, row: int) -> None:
        self._cursor = row
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Chosen(self._facts[row].key))

    def _keep_in_sight(self) -> None:
        lines = [n for n, r in enumerate(self._rows) if r.fact == self._cursor]
        if lines and self._cursor:
            self._bring_in_sight(lines[0], lines[-1])
        elif lines:
            self._bring_in_sight(0, 0)  # with the first fact stands what is missing, above it


def _missing(name: str) -> _Row:
    return _Row(-1, ("?", name.replace("_", " "), "missing: +", "", "", ""), "facts--missing")


def _rows(number: int, state: FactState, is_hidden: bool, decides: bool, is_sure: bool) -> Iterator[_Row]:
    fact = state.current or state.value or state.original
    if fact is None:
        return
    name = fact.property.replace("_", " ")
    if is_hidden:
        yield _Row(number, ("!", name, "•••  type it: b", "", words.place(fact), ""))
        return
    mark = _mark(state) or ("!" if decides else " ")
    gone = state.rejected or (state.withheld and not state.is_touched)
    style = "facts--old" if gone else "facts--person" if state.is_touched else None
    yield _Row(number, (mark, name, words.as_words(fact), *_origin(fact)), style, states_value=True)
    if state.value is not None and state.original is not None:
        yield _Row(number, _beside("read", state.original), "facts--old")
    if state.aside is not None:
        yield _Row(number, ("", "", f"set aside: {state.aside.replace('_', ' ')}", "", "", ""), "facts--old")
    if fact.marked is not None and not state.is_touched:
        word = "set aside " if state.withheld else "not asked, the form was right: " if is_sure else ""
        yield _Row(number, ("", "", f"{word}{inert(fact.marked.said, 60)}", "", "", ""), "facts--old")
    if state.differs is not None:
        yield _Row(number, _beside("now read", state.differs), "facts--old")
    if fact.method == "entered" and fact.inputs:
        yield _Row(number, ("", "  follows from", words.follows(fact), "", "", ""), None)
    yield from (_Row(number, ("", "", f"doubt: {inert(fact.doubt)}", "", "", ""), None) for _ in [0] if fact.doubt)


def _beside(word: str, fact: Fact) -> tuple[str, ...]:
    return ("", f"  {word}", words.as_words(fact), *_origin(fact))


def _origin(fact: Fact) -> tuple[str, str, str]:
    kind = SHORT.get(fact.kind, str(fact.kind)[:4]) if fact.kind else ""
    return kind, words.place(fact), "hand" if fact.method == "entered" else f"{fact.confidence:.0%}"


def _mark(state: FactState) -> str:
    if state.rejected or (state.withheld and not state.is_touched):
        return "✗"
    if state.differs is not None or not state.seen:
        return "≠"
    if state.value is not None:
        return "✎"
    return "✓" if state.confirmed_by else ""

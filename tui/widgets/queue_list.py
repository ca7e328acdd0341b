"""The queue as lines: only those in sight are made, so ten thousand items scroll like ten."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Click
from textual.message import Message
from textual.strip import Strip

from casebook.review.queue import Entry
from casebook.state.rows.names import short
from casebook.state.rows.wording import Wording
from tui.speech.inert import inert
from tui.speech.words import MARKS, outcome
from tui.widgets.headed import Headed
from tui.widgets.strips import fitted, strip, table_row

HEADS = ("", "outcome", "code", "item", "what it is", "margin", "decided by", "document")
_MARK, _OUTCOME, _CODE, _MARGIN = 3, 16, 13, 8


class QueueList(Headed, can_focus=True, inherit_bindings=False):
    """Entries with a cursor. Enter opens the one under it."""

    HELP = """The queue: what a person can still change comes first.

Marks before the outcome: `!` controlled, `~` close, `?` undetermined, `-` not controlled. A document in
which no item was found has a row of its own: `x` not read, `/` partly read, `.` read, but no item.
In the first column: `*` marked by you, `>` checked out, `✓` done, `↺` reopened, `=` the same goods as in another paper
of its shipment, which is the one to look at."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("pagedown", "page(1)", "Page down", show=False),
        Binding("home", "move(-1000000)", "First", show=False),
        Binding("end", "move(1000000)", "Last", show=False),
        Binding("enter", "open", "Open"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "queue--head",
        "queue--cursor",
        "queue--done",
        "queue--controlled",
        "queue--close",
        "queue--listed_elsewhere",
        "queue--undetermined",
        "queue--not_controlled",
        "queue--not_applicable",
        "queue--document",
    }
    DEFAULT_CSS = """
    QueueList { background: $surface; scrollbar-size-horizontal: 0; }
    QueueList > .queue--head { background: $panel; text-style: bold; }
    QueueList > .queue--cursor { background: $block-cursor-blurred-background; text-style: bold; }
    QueueList:focus > .queue--cursor {
        background: $block-cursor-background; color: $block-cursor-foreground; }
    QueueList > .queue--done { color: $text-muted; }
    QueueList > .queue--controlled { color: $text-error; text-style: bold; }
    QueueList > .queue--listed_elsewhere { color: $text-error; text-style: bold; }
    QueueList > .queue--close { color: $text-warning; }
    QueueList > .queue--undetermined { color: $text-accent; text-style: bold; }
    QueueList > .queue--not_controlled { color: $text-success; }
    QueueList > .queue--not_applicable { color: $text-muted; }
    QueueList > .queue--document { color: $text-warning; text-style: bold; }
    """

    @dataclass
    class Opened(Message):
        """An item was chosen, or a document without items."""

        item: str

    @dataclass
    class Moved(Message):
        """The cursor stands on another item."""

        item: str

    def __init__(self, who: str, is_blind: Callable[[Entry], bool], marked: set[str], words: Wording) -> None:
        super().__init__(id="queue")
        self._who = who
        self._words = words
        self._is_kept_back = is_blind
        """Whether this person is to type an entry's values before seeing them."""
        self._entries: Sequence[Entry] = ()
        self._cursor = 0
        self.marked = marked

    def show(self, entries: Sequence[Entry], at: str | None = None) -> None:
        """Shows these entries, with the cursor on the item `at` where it is among them."""
        found = next((n for n, e in enumerate(entries) if e.item == at), None) if at else None
        self._entries = entries
        self._cursor = found if found is not None else min(self._cursor, max(len(entries) - 1, 0))
        self._hold(len(entries))
        self._keep_in_sight()
        self.refresh()

    @property
    def current(self) -> Entry | None:
        """The entry under the cursor."""
        return self._entries[self._cursor] if self._entries else None

    def mark(self) -> None:
        """Marks the entry under the cursor, or takes its mark away."""
        if self.current is not None:
            self.marked ^= {self.current.item}
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self._width
        if y == 0:
            head = table_row(HEADS, self._widths())
            return strip([(head, None)], width, self.get_component_rich_style("queue--head"))
        row = self._row_at(y)
        if row >= len(self._entries):
            return strip([], width, self.rich_style)
        return self._line(self._entries[row], is_current=row == self._cursor)

    def _line(self, entry: Entry, *, is_current: bool) -> Strip:
        widths = self._widths_of(entry)
        cells = [self._standing(entry), *self._cells(entry)]
        if is_current:
            style = self.get_component_rich_style("queue--cursor")
            return strip([(table_row(cells, widths), None)], self._width, style)
        colour = self._colour(entry)
        base = self.get_component_rich_style("queue--done") if entry.is_done else self.rich_style
        head = fitted(cells[0], widths[0]) + " "
        rest = " " + table_row(cells[2:], widths[2:])
        return strip([(head, None), (fitted(cells[1], widths[1]), colour), (rest, None)], self._width, base)

    def _colour(self, entry: Entry) -> Style | None:
        if entry.is_document:
            return None if entry.is_done else self.get_component_rich_style("queue--document")
        return self.get_component_rich_style(f"queue--{entry.outcome}") if entry.outcome in MARKS else None

    def _cells(self, entry: Entry) -> tuple[str, ...]:
        label = f"{entry.line}. {entry.label}" if entry.line else entry.label
        codes = " ".join(entry.codes or entry.near)
        product = self._words.product(entry.product)
        file = short(entry.name)
        named = (outcome(entry.outcome), codes, inert(label), product)
        return *named, self._margin(entry), self._decided(entry), inert(file)

    def _margin(self, entry: Entry) -> str:
        shown = entry.margin is not None and not self._is_kept_back(entry)
        return f"{entry.margin:+} %".rjust(_MARGIN) if shown else ""

    def _decided(self, entry: Entry) -> str:
        """The deciding value with its margin; what is missing where that is what the verdict waits for."""
        if self._is_kept_back(entry):
            return f"{entry.standing}: yours is {'the second, ' if entry.standing.signers else ''}entered blind"
        if entry.rests and not entry.is_signed:
            return f"the same goods as in {inert(entry.rests)}"
        if entry.reopened:
            return f"reopened: {inert(entry.reopened)}"
        if entry.outcome == "undetermined" and entry.missing:
            return f"missing {self._words.missing(entry.missing)}"
        told = entry.deciding.rpartition(" (")[0] if entry.margin is not None else entry.deciding
        return inert(self._words.deciding(told))

    def _standing(self, entry: Entry) -> str:
        mark = "*" if entry.item in self.marked else " "
        if entry.claim is not None and entry.claim.who != self._who:
            return mark + ">"
        return mark + ("↺" if entry.reopened else "✓" if entry.standing.is_done else "=" if entry.rests else " ")

    def _widths(self) -> tuple[int, ...]:
        """Columns by what fits: at 80 the product and the document give way."""
        free = self._width - _MARK - _OUTCOME - _CODE - _MARGIN - 4
        if self._width < 110:
            item = max(free * 2 // 5, 12)
            return _MARK, _OUTCOME, _CODE, item, 0, _MARGIN, max(free - item - 1, 10), 0
        item, product, document = free * 20 // 100, free * 18 // 100, free * 20 // 100
        decided = free - item - product - document - 3
        return _MARK, _OUTCOME, _CODE, item, product, _MARGIN, decided, document

    def _widths_of(self, entry: Entry) -> tuple[int, ...]:
        """A document's name and trouble take the room of the code and the margin that it cannot have."""
        mark, outcome_, code, item, product, margin, decided, document = self._widths()
        if not entry.is_document:
            return mark, outcome_, code, item, product, margin, decided, document
        return mark, outcome_, 0, code + 1 + item, product, 0, margin + 1 + decided, document

    def on_resize(self) -> None:
        self._hold(len(self._entries))
        self._keep_in_sight()

    def on_click(self, event: Click) -> None:
        row = self._row_at(event.y)
        if event.y > 0 and row < len(self._entries):
            again = row == self._cursor
            self._go(row)
            if again or event.chain > 1:
                self.action_open()

    def action_move(self, by: int) -> None:
        """Moves the cursor by some rows, as far as there are any."""
        self._go(max(0, min(self._cursor + by, len(self._entries) - 1)))

    def action_page(self, by: int) -> None:
        """Moves the cursor by a screenful."""
        self.action_move(by * max(self.size.height - 2, 1))

    def action_open(self) -> None:
        """Opens the item under the cursor."""
        if self.current is not None:
            self.post_message(self.Opened(self.current.item))

    def _go(self, row: int) -> None:
        self._cursor = max(row, 0)
        self._keep_in_sight()
        self.refresh()
        if self.current is not None:
            self.post_message(self.Moved(self.current.item))

    def _keep_in_sight(self) -> None:
        self._bring_in_sight(self._cursor, self._cursor)

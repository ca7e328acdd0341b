"""The queue: what waits for a person, the most consequential first; filters, search, marks, counts."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Footer, Input, Static

from casebook.queue import Entry, Filter, chosen, counted
from tui.reviewer import Reviewer
from tui.screens.item import ItemScreen
from tui.widgets.queue_list import QueueList
from tui.words import MARKS, OUTCOMES


class QueueScreen(Screen[None]):
    """Shows all items of the casebook, and opens one."""

    HELP = """`1`–`5` show one outcome only (again: all), `o` only what is open, `/` searches labels,
documents, products and codes, `m` marks, `M` shows what is marked. Enter opens the item."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "search", "Search", key_display="/"),
        Binding("o", "open_only", "Open only"),
        *(
            Binding(str(n), f"outcome('{name}')", name.replace("_", " "), show=False)
            for n, name in enumerate(OUTCOMES, 1)
        ),
        Binding("m", "mark", "Mark"),
        Binding("M", "marked", "Marked only", show=False),
        Binding("0,escape", "clear", "All"),
        Binding("ctrl+r", "reload", "Read the casebook again", show=False),
    ]
    CSS = """
    QueueScreen #counts { height: 2; padding: 0 1; background: $primary; color: $text; text-style: bold; }
    QueueScreen Input { padding: 0 1; background: $panel; display: none; }
    QueueScreen Input.open { display: block; }
    QueueScreen QueueList { height: 1fr; }
    """

    def __init__(self, reviewer: Reviewer) -> None:
        super().__init__()
        self._reviewer = reviewer
        self._entries = tuple(reviewer.entries.values())
        self._filter = Filter()
        self._counted = counted(self._entries)

    def compose(self) -> ComposeResult:
        yield Static("", id="counts", markup=False)
        yield Input(placeholder="words of a label, document, product or code", id="search", compact=True)
        yield QueueList(self._reviewer.who)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        self.query_one(QueueList).focus()
        self._show()

    def _show(self, at: str | None = None) -> None:
        shown = chosen(self._entries, self._filter)
        self._order = tuple(e.item for e in shown)
        self.query_one(QueueList).show(shown, at)
        self.query_one("#counts", Static).update(self._counts(len(shown)))

    def _counts(self, shown: int) -> Text:
        counts = self._counted
        gap = " " if self.size.width < 110 else "  "
        each = gap.join(
            f"{n}{MARKS[name]}{name.replace('_', ' ')} {counts.outcomes.get(name, 0)}"
            for n, name in enumerate(OUTCOMES, 1)
        )
        limits = self._limits()
        text = f"{counts.left} left, {counts.done} done of {len(self._entries)}"
        text += f"   showing {shown}: {limits}" if limits else ""
        return Text(f"{text}\n{each}", no_wrap=True, overflow="ellipsis")

    def _limits(self) -> str:
        told = [name.replace("_", " ") for name in sorted(self._filter.outcomes)]
        if self._filter.open_only:
            told.append("open only")
        if self._filter.only is not None:
            told.append("marked")
        return ", ".join([*told, *([f"“{self._filter.words}”"] if self._filter.words else [])])

    def _limit(self, by: Filter) -> None:
        current = self.query_one(QueueList).current
        self._filter = by
        self._show(current.item if current else None)

    def on_queue_list_opened(self, event: QueueList.Opened) -> None:
        self.app.push_screen(ItemScreen(self._reviewer, self._order, event.item), self._returned)

    def _returned(self, _answer: None) -> None:
        """The order is made anew only now, so that nothing moved under the reviewer's hands."""
        self._take(self._reviewer.reordered())

    def on_input_changed(self, event: Input.Changed) -> None:
        self._limit(replace(self._filter, words=event.value))

    def on_input_submitted(self) -> None:
        self.query_one(QueueList).focus()

    def action_search(self) -> None:
        """Looks for words."""
        field = self.query_one(Input)
        field.add_class("open")
        field.focus()

    def action_open_only(self) -> None:
        """Shows only what is left to do, or all again."""
        self._limit(replace(self._filter, open_only=not self._filter.open_only))

    def action_outcome(self, name: str) -> None:
        """Shows one outcome only, or all again."""
        same = self._filter.outcomes == frozenset({name})
        self._limit(replace(self._filter, outcomes=frozenset() if same else frozenset({name})))

    def action_mark(self) -> None:
        """Marks the item under the cursor, or takes its mark away."""
        self.query_one(QueueList).mark()

    def action_marked(self) -> None:
        """Shows only what is marked, or all again."""
        marked = frozenset(self.query_one(QueueList).marked)
        self._limit(replace(self._filter, only=marked if self._filter.only is None else None))

    def action_clear(self) -> None:
        """Shows everything."""
        field = self.query_one(Input)
        field.remove_class("open")
        with self.prevent(Input.Changed):
            field.value = ""
        self.query_one(QueueList).focus()
        self._limit(Filter())

    def action_reload(self) -> None:
        """Takes in what others have done."""
        self._take(self._reviewer.load())

    def _take(self, entries: tuple[Entry, ...]) -> None:
        self._entries, self._counted = entries, counted(entries)
        self._show()

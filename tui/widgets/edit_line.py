"""One line to type a value in, understood while it is typed: what it would mean stands under it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, Static

from casebook.review.values.typed_values import Grammar, Refusal, Typed
from classifier.facts import Fact
from tui.speech.inert import inert
from tui.speech.words import interval


class EditLine(Vertical):
    """A label, an input and what the input is understood as. Hidden until it is asked for."""

    HELP = """Type a value as papers print it: `≥ 4.85 Ah`, `98±1 g`, `4850 mAh`, `4.85-5.0`, `max. 70 g`,
`about 98`, `typ 9.36 Wh`, `标称 5 Ah`; a kind alone (`max`) says it of the value that stands. Any unit of the
property will do. Enter keeps it, Escape leaves it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave it")]
    DEFAULT_CSS = """
    EditLine { height: auto; display: none; background: $panel; padding: 0 1; }
    EditLine.open { display: block; }
    EditLine Input { background: $surface; }
    EditLine #meaning.refused { color: $text-error; text-style: bold; }
    """

    @dataclass
    class Kept(Message):
        """A value was typed for a property; `text` is what was typed."""

        property: str
        typed: Typed
        text: str

    @dataclass
    class Left(Message):
        """The line was left without a value."""

    def __init__(self, grammar: Grammar) -> None:
        super().__init__(id="edit")
        self._grammar = grammar
        self._property = ""
        self._line_unit: str | None = None
        self._old: Fact | None = None

    def compose(self) -> ComposeResult:
        yield Static("", id="what", markup=False)
        yield Input(id="typed", select_on_focus=False, compact=True)
        yield Static("", id="meaning", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether something is being typed."""
        return self.has_class("open")

    def ask(
        self,
        title: str,
        property_name: str,
        text: str = "",
        line_unit: str | None = None,
        old: Fact | None = None,
    ) -> None:
        """Opens the line for a property; `line_unit` and `old` as `Grammar.read` takes them."""
        self._property, self._line_unit, self._old = property_name, line_unit, old
        self.query_one("#what", Static).update(Text(inert(title), style="bold"))
        field = self.query_one(Input)
        field.value = text
        field.cursor_position = len(text)
        self.add_class("open")
        field.focus()
        self._tell(text)

    def close(self) -> None:
        """Hides the line."""
        self.remove_class("open")

    def action_leave(self) -> None:
        """Leaves without keeping."""
        self.close()
        self.post_message(self.Left())

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self._tell(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        read = self._grammar.read(self._property, event.value, self._line_unit, self._old)
        if isinstance(read, Typed):
            self.close()
            self.post_message(self.Kept(self._property, read, event.value))

    def _tell(self, text: str) -> None:
        read = self._grammar.read(self._property, text, self._line_unit, self._old)
        meaning = self.query_one("#meaning", Static)
        meaning.set_class(isinstance(read, Refusal), "refused")
        meaning.update(Text(_refused(read) if isinstance(read, Refusal) else f"= {_shown(read)}   Enter keeps it"))


def _refused(read: Refusal) -> str:
    return f"✗ {inert(read.message)}"


def _shown(read: Typed) -> str:
    if isinstance(read.value, str):
        return inert(read.value)
    kind = f" ({read.kind})" if read.kind else ""
    return f"{interval(read.value.interval)} {read.value.unit}{kind}"

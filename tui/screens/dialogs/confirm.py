"""A step shown before it is taken: what it does, line by line; Enter takes it, Escape does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.speech.inert import inert
from tui.widgets.keys_line import KeysLine


class ConfirmScreen(ModalScreen[bool]):
    """Answers whether the step is to be taken."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,y", "dismiss(True)", "Yes, take it"),
        Binding("escape,n", "dismiss(False)", "No, leave it"),
    ]
    CSS = """
    ConfirmScreen { align: center middle; }
    ConfirmScreen > VerticalScroll { width: 84; max-width: 96%; height: auto; max-height: 90%; background: $panel;
        border: round $accent; padding: 0 1; }
    """

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        super().__init__()
        self._title, self._lines = title, tuple(lines)

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(Text(inert(self._title, 300), style="bold"))
            yield Static(Text("\n".join(inert(line, 300) for line in self._lines)))
        yield KeysLine()

"""A line of reason, kept in the ledger with the next step."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from tui.speech.inert import inert


class NoteScreen(ModalScreen[str | None]):
    """Answers with what was typed over `text`, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave it")]
    CSS = """
    NoteScreen { align: center middle; }
    NoteScreen Vertical { width: 70; max-width: 96%; height: auto; background: $panel; padding: 0 1; }
    NoteScreen Input { background: $surface; }
    """

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Text(inert(self._title, 400), style="bold"))
            yield Input(self._text, select_on_focus=True, compact=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self.dismiss(event.value.strip() or None)

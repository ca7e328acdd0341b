"""A few steps to choose from, each by one letter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from tui.speech.inert import inert


@dataclass(frozen=True, slots=True)
class Step:
    """A step by its letter, with what it does."""

    letter: str
    text: str


class MenuScreen(ModalScreen[str | None]):
    """Answers with the letter of what was chosen, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave it")]
    CSS = """
    MenuScreen { align: center middle; }
    MenuScreen Vertical { width: 64; max-width: 96%; height: auto; background: $panel; border: round $accent;
        padding: 0 1; }
    MenuScreen OptionList { border: none; height: auto; background: $panel; padding: 0; }
    """

    def __init__(self, title: str, steps: Sequence[Step]) -> None:
        super().__init__()
        self._title, self._steps = title, tuple(steps)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Text(inert(self._title), style="bold"))
            yield OptionList(*(Option(Text(f"{s.letter}  {inert(s.text)}"), id=s.letter) for s in self._steps))

    def on_mount(self) -> None:
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def on_key(self, event: Key) -> None:
        if any(event.character == s.letter for s in self._steps):
            event.stop()
            self.dismiss(event.character)

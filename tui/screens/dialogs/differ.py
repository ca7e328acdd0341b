"""A blind entry that differs from the record: both side by side, and which of the two stands."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.speech.inert import inert


class DifferScreen(ModalScreen[str | None]):
    """Answers `mine`, `record`, or `None` to type it again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "dismiss('mine')", "Mine stands"),
        Binding("r", "dismiss('record')", "The record stands"),
        Binding("escape", "dismiss(None)", "Type it again"),
    ]
    CSS = """
    DifferScreen { align: center middle; }
    DifferScreen Vertical { width: 64; max-width: 96%; height: auto; background: $panel;
        border: round $warning; padding: 0 1; }
    """

    def __init__(self, name: str, mine: str, record: str) -> None:
        super().__init__()
        self._lines = (
            f"{name}: the two differ",
            f"  you typed      {inert(mine)}",
            f"  on record is   {inert(record)}",
            "",
            "m  mine stands (the record becomes yours, signatures end)",
            "r  the record stands (I misread)",
            "Escape  look again",
        )

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Text("\n".join(self._lines)))

"""Where a value comes from that its quote does not hold: one line, understood while it is typed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from casebook.record.actions import Source
from casebook.review.values.sources import source_of
from casebook.review.values.typed_values import Refusal
from tui.speech.inert import inert


class SourceScreen(ModalScreen[Source | None]):
    """Answers with the source, or `None` where none was named."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Do not keep the value")]
    CSS = """
    SourceScreen { align: center middle; }
    SourceScreen Vertical { width: 76; max-width: 96%; height: auto; background: $panel;
        border: round $warning; padding: 0 1; }
    SourceScreen Input { background: $surface; }
    """

    def __init__(self, title: str, who: str, is_recognised: bool) -> None:
        super().__init__()
        self._title, self._who, self._is_recognised = title, who, is_recognised

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Text(inert(self._title, 400), style="bold"))
            yield Static(Text("Where does it come from? Escape leaves it, to point at the words that state it."))
            yield Input(compact=True)
            yield Static("", id="meaning", markup=False)

    def on_mount(self) -> None:
        self._tell("")

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        read = self._read(event.value)
        if isinstance(read, Source):
            self.dismiss(read)

    def _read(self, text: str) -> Source | Refusal:
        return source_of(text, self._who, datetime.now(UTC).astimezone().date(), is_recognised=self._is_recognised)

    def _tell(self, text: str) -> None:
        read = self._read(text)
        told = inert(read.message, 400) if isinstance(read, Refusal) else f"= {inert(str(read))}   Enter keeps it"
        self.query_one("#meaning", Static).update(Text(told))

"""Some of a list: space takes one in or leaves it out, Enter is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import SelectionList, Static
from textual.widgets.selection_list import Selection

from tui.screens.dialogs.choose import Offer
from tui.speech.inert import inert


class PickScreen(ModalScreen[tuple[str, ...] | None]):
    """Answers with the keys of what was picked, or `None`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave it"),
        Binding("enter", "done", "Done", priority=True),
    ]
    CSS = """
    PickScreen { align: center middle; }
    PickScreen Vertical { width: 72; max-width: 96%; height: auto; max-height: 90%; background: $panel;
        border: round $accent; padding: 0 1; }
    PickScreen SelectionList { border: none; height: auto; max-height: 20; background: $panel; padding: 0; }
    """

    def __init__(self, title: str, offers: Sequence[Offer], picked: Sequence[str] = ()) -> None:
        super().__init__()
        self._title, self._offers, self._picked = title, tuple(offers), frozenset(picked)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Text(inert(self._title), style="bold"))
            yield SelectionList[str](
                *(Selection(Text(inert(o.text)), o.key, o.key in self._picked) for o in self._offers)
            )
            yield Static(Text("space picks, Enter is done", style="dim"))

    def on_mount(self) -> None:
        self.query_one(SelectionList).focus()

    def action_done(self) -> None:
        """Answers with what was picked; nothing picked is no answer."""
        picked = set(self.query_one(SelectionList).selected)
        self.dismiss(tuple(o.key for o in self._offers if o.key in picked) or None)

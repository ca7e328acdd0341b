"""All keys of a screen, each with what it does, and what the screen and the part in focus are for; scrolls."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.dom import DOMNode
from textual.events import Resize
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from tui.widgets.keys_line import KeysLine
from tui.widgets.strips import fitted

_TWO = 70
"""Columns from which the keys stand in two columns."""
_OF_THE_SYSTEM = ("screen.", "app.focus_", "app.help_quit", "app.suspend_process", "app.command_palette")
"""Actions that Textual gives every screen; the palette is told in words."""


class KeysScreen(ModalScreen[None]):
    """Shows the keys of the screen below it that do something now."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q", "dismiss(None)", "Back")]
    CSS = """
    KeysScreen { align: center middle; }
    KeysScreen > VerticalScroll { width: 100; max-width: 98%; height: auto; max-height: 96%; background: $panel;
        border: round $accent; padding: 0 1; }
    KeysScreen Static { height: auto; }
    """

    def __init__(self, below: Screen[object]) -> None:
        super().__init__()
        self._keys = tuple(_keys(below))
        self._helps = tuple(_helps(below))

    def compose(self) -> ComposeResult:
        with VerticalScroll():
            yield Static(self._told(self.app.size.width), id="told", markup=False)
        yield KeysLine()

    def on_mount(self) -> None:
        self.query_one(VerticalScroll).focus()

    def on_resize(self, event: Resize) -> None:
        self.query_one("#told", Static).update(self._told(event.size.width))

    def _told(self, width: int) -> Text:
        return _table(self._keys, self._helps, min(width * 98 // 100, 100) - 6)


def _keys(below: Screen[object]) -> Iterator[tuple[str, str]]:
    """The keys that do something now, in the order in which the screen names them, with what they do."""
    told: dict[str, tuple[list[str], str]] = {}
    for _, binding, is_enabled, _ in below.active_bindings.values():
        if is_enabled and binding.description and not binding.action.startswith(_OF_THE_SYSTEM):
            told.setdefault(binding.action, ([], binding.description))[0].append(below.app.get_key_display(binding))
    for shown, description in told.values():
        yield " ".join(shown), description


def _helps(below: Screen[object]) -> Iterator[str]:
    """What the screen and the part in focus are for, a paragraph each."""
    for node in dict.fromkeys((below, below.focused)):
        text = node.HELP if isinstance(node, DOMNode) else None
        for paragraph in (text or "").replace("`", "").split("\n\n"):
            if paragraph.strip():
                yield " ".join(paragraph.split())
    yield "Ctrl+P opens the palette: every key by its name. Ctrl+Q ends the program."


def _table(keys: Sequence[tuple[str, str]], helps: Sequence[str], width: int) -> Text:
    strong = max((cell_len(shown) for shown, _ in keys), default=0)
    if width < _TWO:
        lines = [_one(one, strong, width) for one in keys]
    else:
        half, each = -(-len(keys) // 2), (width - 2) // 2
        pairs = zip_longest(keys[:half], keys[half:])
        lines = [Text("  ").join(_one(one, strong, each) for one in pair if one is not None) for pair in pairs]
    return Text("\n").join((*lines, *(Text(f"\n{told}") for told in helps)))


def _one(key: tuple[str, str], strong: int, width: int) -> Text:
    shown, told = key
    line = Text(fitted(shown, strong), style="bold", no_wrap=True)
    line.append(f"  {fitted(told, max(width - strong - 2, 1))}", style="not bold")
    return line

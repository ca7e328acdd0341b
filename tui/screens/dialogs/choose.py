"""One choice from a list, narrowed by typing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from tui.speech.inert import inert

MOST = 100
"""So many fitting ones are listed at once; more typing finds the others."""


@dataclass(frozen=True, slots=True)
class Offer:
    """Something to choose: its key, and what is shown of it."""

    key: str
    text: str


class ChooseScreen(ModalScreen[str | None]):
    """Answers with the key of what was chosen, or `None`.

    Offers are taken as they are needed: of ten thousand, no more than are listed are made before a person types.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "Leave it"),
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
    ]
    CSS = """
    ChooseScreen { align: center middle; }
    ChooseScreen Vertical { width: 64; max-width: 90%; height: 18; max-height: 90%; background: $panel;
        padding: 0 1; }
    ChooseScreen Input { background: $surface; }
    ChooseScreen OptionList { border: none; height: 1fr; background: $panel; padding: 0; }
    """

    def __init__(self, title: str, offers: Iterable[Offer]) -> None:
        super().__init__()
        self._title = title
        self._rest = iter(offers)
        self._known: list[tuple[str, Offer]] = []

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Text(inert(self._title), style="bold"))
            yield Input(placeholder="type to narrow, Enter takes it", compact=True)
            yield OptionList(*self._options(""), compact=True)

    def on_mount(self) -> None:
        self.query_one(Input).focus()
        self.query_one(OptionList).highlighted = 0

    def on_input_changed(self, event: Input.Changed) -> None:
        listed = self.query_one(OptionList)
        listed.clear_options()
        listed.add_options(self._options(event.value))
        listed.highlighted = 0 if listed.option_count else None

    def on_input_submitted(self) -> None:
        listed = self.query_one(OptionList)
        if listed.highlighted is not None:
            self.dismiss(listed.get_option_at_index(listed.highlighted).id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_move(self, by: int) -> None:
        """Moves in the list while the typing goes on."""
        listed = self.query_one(OptionList)
        if by > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def _options(self, words: str) -> list[Option]:
        wanted = words.casefold().split()
        fitting = (o for text, o in self._offers() if all(w in text for w in wanted))
        return [Option(Text(inert(o.text)), id=o.key) for o in islice(fitting, MOST)]

    def _offers(self) -> Iterator[tuple[str, Offer]]:
        """All offers, each with the text that is searched."""
        yield from self._known
        for offer in self._rest:
            self._known.append((offer.text.casefold(), offer))
            yield self._known[-1]

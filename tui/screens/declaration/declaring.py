"""From items of the queue to their declaration, and from what stands against it to the item."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from textual.screen import Screen

from casebook.review.queue import Entry
from tui.desk.reviewer import Reviewer
from tui.screens.declaration.declare import DeclareScreen
from tui.screens.dialogs.choose import ChooseScreen, Offer

_WHOLE, _ONE = "whole", "one"


class Declaring:
    """Opens the declaration over a screen.

    `goes_to` opens an item that a person chose there, with the items that were to be declared.
    """

    def __init__(
        self, screen: Screen[Any], reviewer: Reviewer, goes_to: Callable[[str, tuple[str, ...]], None]
    ) -> None:
        self._screen = screen
        self._reviewer = reviewer
        self._goes_to = goes_to

    def of(self, entry: Entry) -> None:
        """Declares an item; of a line of an invoice it asks whether all lines are meant."""
        whole = tuple(e.item for e in self._reviewer.of_document(entry.document))
        if entry.line is None or len(whole) < 2:
            self.show((entry.item,))
            return
        offers = (
            Offer(_WHOLE, f"all {len(whole)} items of {entry.name.rpartition('/')[2]}"),
            Offer(_ONE, f"line {entry.line} only: {entry.label}"),
        )
        choice = ChooseScreen("Declare what?", offers)
        self._screen.app.push_screen(choice, partial(self._chosen, entry.item, whole))

    def _chosen(self, item: str, whole: tuple[str, ...], answer: str | None) -> None:
        if answer is not None:
            self.show(whole if answer == _WHOLE else (item,))

    def show(self, items: Sequence[str]) -> None:
        """Shows the declaration of these items."""
        several = tuple(items)
        self._screen.app.push_screen(DeclareScreen(self._reviewer, several), partial(self._left, several))

    def _left(self, items: tuple[str, ...], answer: str | None) -> None:
        if answer is not None:
            self._goes_to(answer, items)

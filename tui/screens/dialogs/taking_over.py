"""Taking over an item that a dead session has checked out, with a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual.screen import Screen

from tui.desk.reviewer import Reviewer
from tui.screens.dialogs.note import NoteScreen
from tui.speech.inert import inert


def take_over(
    screen: Screen[Any], reviewer: Reviewer, item: str, holder: str | None, taken: Callable[[], None]
) -> None:
    """Asks how the person knows that the session of `holder` is dead, takes the item over, then does `taken`.

    Where nobody else holds it (`None`), it says so; leaving the question does nothing.
    """
    if holder is None:
        screen.notify("nobody else has it in hand", markup=False)
        return

    def answered(why: str | None) -> None:
        if why is not None:
            reviewer.take_over(item, why)
            taken()

    title = f"{inert(holder)} has it in hand: how do you know that the session is dead?"
    screen.app.push_screen(NoteScreen(title), answered)

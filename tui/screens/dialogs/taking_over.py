"""Taking over an item that a dead session has checked out, with a reason."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from tui.desk.reviewer import Reviewer
from tui.screens.dialogs.note import NoteScreen
from tui.speech.inert import inert


async def take_over(screen: Screen[Any], reviewer: Reviewer, item: str, holder: str | None) -> bool:
    """Asks how the person knows that the session of `holder` is dead, and takes the item over; whether it was taken.

    Where nobody else holds it (`None`), it says so; leaving the question does nothing.
    """
    if holder is None:
        screen.notify("nobody else has it in hand", markup=False)
        return False
    title = f"{inert(holder)} has it in hand: how do you know that the session is dead?"
    why = await screen.app.push_screen_wait(NoteScreen(title))
    if why is not None:
        reviewer.take_over(item, why)
    return why is not None

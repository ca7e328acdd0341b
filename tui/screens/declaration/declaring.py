"""From items of the queue to their declaration, and from what stands against it to the item."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from casebook.review.queue import Entry
from tui.desk.reviewer import Reviewer
from tui.screens.declaration.declare import DeclareScreen
from tui.screens.dialogs.choose import ChooseScreen, Offer

_WHOLE, _ONE = "whole", "one"


async def to_declare(screen: Screen[Any], reviewer: Reviewer, entry: Entry) -> tuple[str, ...]:
    """The items meant by one entry: of a line of an invoice it asks whether all lines are; none where it is left."""
    whole = tuple(e.item for e in reviewer.of_document(entry.document))
    if entry.line is None or len(whole) < 2:
        return (entry.item,)
    offers = (
        Offer(_WHOLE, f"all {len(whole)} items of {entry.name.rpartition('/')[2]}"),
        Offer(_ONE, f"line {entry.line} only: {entry.label}"),
    )
    answer = await screen.app.push_screen_wait(ChooseScreen("Declare what?", offers))
    return {_WHOLE: whole, _ONE: (entry.item,)}.get(answer or "", ())


async def declared(screen: Screen[Any], reviewer: Reviewer, items: tuple[str, ...]) -> str | None:
    """Shows the declaration of items; gives the item or document that the person goes to from there, if any."""
    if not items:
        return None
    return await screen.app.push_screen_wait(DeclareScreen(reviewer, items))

"""Opens an item over the screen in sight: on the one item screen of the app, which is made once and kept.

Making its widgets anew each time was two thirds of what opening an item cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import App

from tui.desk.reviewer import Reviewer
from tui.pictures.picture import NO_PICTURES, Pictures
from tui.screens.item.screen import ItemScreen

_NAME = "item"
"""What the app knows the screen by that is kept."""


async def open_item(
    app: App[Any],
    reviewer: Reviewer,
    order: Sequence[str],
    item: str,
    pictures: Pictures = NO_PICTURES,
    *,
    signs_all: bool = False,
) -> str | None:
    """Opens an item to go through `order`, and gives what the screen was left with: a document to open, or nothing.

    Raises `KeyError` where its document no longer has the item; then nothing is opened.
    """
    kept = app.get_screen(_NAME) if app.is_screen_installed(_NAME) else None
    if isinstance(kept, ItemScreen) and kept.is_mounted and kept not in app.screen_stack:
        kept.begin(order, item, signs_all=signs_all)
        return await app.push_screen_wait(kept)
    made = ItemScreen(reviewer, order, item, pictures, signs_all=signs_all)
    if kept is None:
        app.install_screen(made, _NAME)
    return await app.push_screen_wait(made)

"""Each screen as a picture, at a small and at a common size."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import made_casebook as made
import pytest

from casebook.store.database import Store
from tui.app import ReviewApp

SIZES = [(80, 24), (160, 48)]
CONTROLLED = ["down", "down", "down", "enter"]
SCREENS = {
    "queue": [],
    "item": CONTROLLED,
    "edit": [*CONTROLLED, "e", "ctrl+u", *"34 kg"],
    "changed": [*CONTROLLED, "down", "down", "e", "ctrl+u", *"430", "enter"],
    "question": ["down", "enter", "q"],
    "choose": [*CONTROLLED, "plus"],
    "point": ["enter", "plus", "enter", "down", "down"],
}


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen_looks_as_it_did(
    name: str, size: tuple[int, int], store: Store, snap_compare: Callable[..., Any]
) -> None:
    keys = ["space" if key == " " else key for key in SCREENS[name]]
    app = ReviewApp(made.at_work(store))
    app.animation_level = "none"
    assert snap_compare(app, press=[*keys, "wait:50"], terminal_size=size, run_before=_still)


async def _still(pilot: Any) -> None:
    """No blinking cursor in a picture."""
    from textual.widgets import Input

    for field in pilot.app.screen.query(Input):
        field.cursor_blink = False
    await pilot.app.workers.wait_for_complete()

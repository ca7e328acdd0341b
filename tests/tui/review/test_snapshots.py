"""Each screen as a picture, at a small and at a common size."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import made_casebook as made
import pytest
from playing import settled
from textual.widgets import Input

from casebook.store.database import Store
from tui.app import ReviewApp

SIZES = [(80, 24), (160, 48)]
CONTROLLED = ["down", "down", "down", "enter"]
SCREENS = {
    "queue": [],
    "item": CONTROLLED,
    "edit": [*CONTROLLED, "e", "ctrl+u", *"34 kg"],
    "changed": [*CONTROLLED, "down", "down", "e", "ctrl+u", *"430", "enter", *"mail 2026-11-20 Li Wei", "enter"],
    "question": ["down", "enter", "q"],
    "choose": [*CONTROLLED, "plus"],
    "mark": [*CONTROLLED, "t"],
    "form": [*CONTROLLED, "f"],
    "why": [*CONTROLLED, "i"],
    "keys": [*CONTROLLED, "question_mark"],
    "go_to": ["g", *"BL"],
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
    assert snap_compare(app, terminal_size=size, run_before=after(keys))


def after(keys: Sequence[str]) -> Callable[[Any], Awaitable[None]]:
    """Presses the keys, waits until nothing is left to do, and stops the cursors: pictures do not tell how fast the
    machine is. (Keys given to `snap_compare` itself come after this, and fields that they open would blink.)"""

    async def pressed(pilot: Any) -> None:
        await settled(pilot)  # the first screen, keys in its footer included
        # One by one: a key that opens a screen is answered before the next key is sent, however busy the machine.
        for key in keys:
            await pilot.press(key)
            await settled(pilot)
        for field in pilot.app.screen.query(Input):
            field.cursor_blink = False
        await settled(pilot)

    return pressed

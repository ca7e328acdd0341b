"""Scripts of keys against the app without a terminal."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, TypeVar

from rich.cells import cell_len
from textual.app import App
from textual.geometry import Region
from textual.pilot import Pilot

from tui.app import ReviewApp
from tui.desk.reviewer import Reviewer
from tui.pictures.picture import NO_PICTURES, Pictures
from tui.screens.item.screen import ItemScreen
from tui.widgets.asking import ASKING

T = TypeVar("T")
_ROUNDS = 50
"""A screen that still changes after so many rounds moves by itself; the test then sees it as it is."""


def after(
    reviewer: Reviewer,
    *keys: str,
    look: Callable[[ReviewApp], T],
    size: tuple[int, int] = (110, 32),
    pictures: Pictures = NO_PICTURES,
) -> T:
    """What `look` sees of the app after these keys; a text in the keys of more than one letter that is no key
    is typed when it begins with `=`; `wait` waits for what is done in the background."""

    async def play() -> T:
        app = ReviewApp(reviewer, pictures)
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            for key in keys:
                await _press(pilot, key)
            await settled(pilot)
            return look(app)

    return asyncio.run(play())


async def settled(pilot: Pilot[None]) -> None:
    """Returns when no work is left in the background and the screen has stayed as it is for two rounds of messages.

    `Pilot.pause` alone takes a process that waits for a processor for one that has nothing left to do.
    """
    before: list[str] | None = None
    for _ in range(_ROUNDS):
        await worked(pilot.app)
        await pilot.pause()
        now = [strip.text for strip in pilot.app.screen._compositor.render_strips()]
        if now == before:
            return
        before = now


async def worked(app: App[Any]) -> None:
    """Returns when the program has no work of its own under way; a question may stand that waits for the person."""
    if own := [w for w in app.workers if w.group != ASKING]:
        await app.workers.wait_for_complete(own)


async def _press(pilot: Pilot[None], key: str) -> None:
    if key == "wait":
        await worked(pilot.app)
    elif key.startswith("=") and len(key) > 1:
        await pilot.press(*("space" if c == " " else c for c in key[1:]))
    else:
        await pilot.press(key)
    await pilot.pause()


def screen_text(app: ReviewApp) -> str:
    """All that stands on the screen, line by line."""
    width, height = app.size
    lines = app.screen._compositor.render_strips()
    whole = Region(0, 0, width, height)
    return "\n".join(strip.text.rstrip() for strip in lines[: whole.height])


def told(app: ReviewApp) -> str:
    """What the app has told the person beside the screen."""
    return "\n".join(n.message for n in app._notifications)


def item_of(app: ReviewApp) -> ItemScreen:
    """The item screen; fails where another one is shown."""
    assert isinstance(app.screen, ItemScreen)
    return app.screen


def widths(app: ReviewApp) -> set[int]:
    """The widths of the screen's lines, in columns."""
    return {cell_len(strip.text) for strip in app.screen._compositor.render_strips()}

"""The check of a draft on the screen: draft and evidence side by side, each finding with both quotes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from rich.text import Text
from test_snapshots import SIZES, after
from textual.widgets import OptionList, Static

from tests.casebook.checking.drafts import Line, workbook
from tests.casebook.checking.seen import seen
from tui.app import CheckApp
from tui.screens.check.sides import CheckView

LINES = [
    Line(density="206Wh/kg", capacity="4Ah"),
    Line(model="KD-60D", density="280Wh/kg", capacity="6Ah"),
    Line(model="KD-70\u202eE", density="206Wh/kg", capacity="4Ah", amount="28400"),
]


@cache
def view() -> CheckView:
    """A draft of three lines beside the datasheet of one: sums, elements and the remark are wrong."""
    return seen(workbook(LINES, "不属于管制物项"), "KD-60D", "6.0", "309")


def shown(app: CheckApp, name: str) -> str:
    content = app.screen.query_one(f"#{name}", Static).content
    return content.plain if isinstance(content, Text) else str(content)


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("keys", [[], ["n", "enter", "down"], ["l"]], ids=["line", "finding", "chinese"])
def test_the_check_looks_as_it_did(keys: list[str], size: tuple[int, int], snap_compare: Callable[..., Any]) -> None:
    app = CheckApp(view())
    app.animation_level = "none"
    assert snap_compare(app, terminal_size=size, run_before=after(keys))


def test_each_finding_opens_with_the_quote_of_the_draft_and_that_of_the_paper() -> None:
    async def walk() -> None:
        app = CheckApp(view())
        async with app.run_test(size=(120, 40)) as pilot:
            lines = app.screen.query_one("#lines", OptionList)
            while lines.highlighted != 2:
                await pilot.press("down")
            found = [f for f in view().checks[0].findings if f.line == 2]
            assert len(found) > 1
            await pilot.press("enter")
            listed = app.screen.query_one("#findings", OptionList)
            assert app.focused is listed and listed.option_count == len(found)
            theirs = set()
            for k, one in enumerate(found):
                listed.highlighted = k
                await pilot.pause()
                for quote in one.evidence:
                    side = "ours" if quote.sha256 == view().checks[0].draft.sha256 else "theirs"
                    assert quote.text in shown(app, side)
                    theirs.add(side)
            assert theirs == {"ours", "theirs"}
            await pilot.press("escape", "n")
            assert app.focused is lines and lines.highlighted == 3

    asyncio.run(walk())


def test_hostile_text_of_a_draft_is_named_on_the_screen() -> None:
    async def walk() -> None:
        app = CheckApp(view())
        async with app.run_test(size=(160, 48)) as pilot:
            await pilot.press("down", "down", "down")
            assert "\u202e" not in app.export_screenshot() and "‹U+202E›" in app.export_screenshot()

    asyncio.run(walk())

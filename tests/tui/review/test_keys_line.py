"""The foot of a screen: whole keys, the way back and the help always; and the list of all keys."""

from __future__ import annotations

import asyncio

import made_casebook as made
import pytest
from playing import after, screen_text, settled
from rich.cells import cell_len
from textual.binding import Binding

from casebook.store.database import Store
from tui.app import ReviewApp
from tui.screens.item.face import ItemFace
from tui.widgets.keys_line import KeysLine, ShownKey, fitting

KEYS = (
    ShownKey("s", "s", "Sign"),
    ShownKey("f", "f", "Form the item"),
    ShownKey("escape", "esc", "返回"),
    ShownKey("x", "x", "Reject"),
    ShownKey("question_mark", "?", "Help"),
)
CONTROLLED = ("down", "down", "down", "enter")


@pytest.mark.parametrize("width", range(1, 80))
def test_keys_stand_whole_in_any_width_with_the_way_back_and_the_help(width: int) -> None:
    shown = fitting(KEYS, width)
    always = [k for k in shown if k.key in ("escape", "question_mark")]
    assert len(always) == 2
    assert list(shown) == [k for k in KEYS if k in shown]
    assert len(shown) == 2 or cell_len(" ".join(f"{k.shown} {k.told}" for k in shown)) <= width


def test_keys_are_left_out_from_the_last_on() -> None:
    whole = cell_len(" ".join(f"{k.shown} {k.told}" for k in KEYS))
    assert fitting(KEYS, whole) == KEYS
    assert [k.key for k in fitting(KEYS, whole - 1)] == ["s", "f", "escape", "question_mark"]


def foot(app: ReviewApp) -> str:
    return screen_text(app).splitlines()[-1]


@pytest.mark.parametrize("keys", [(), CONTROLLED, ("p",)], ids=["queue", "item", "paper"])
def test_at_80_columns_no_key_is_cut_off_and_the_help_is_there(store: Store, keys: tuple[str, ...]) -> None:
    line, told = after(
        made.at_work(store),
        *keys,
        look=lambda app: (foot(app), {b.binding.description for b in app.screen.active_bindings.values()}),
        size=(80, 24),
    )
    assert line.endswith("? Help") and "esc " in line
    assert any(line.removesuffix(" ? Help").endswith(each) for each in told)


def test_a_wide_foot_has_more_keys(store: Store) -> None:
    narrow, wide = (after(made.at_work(store), *CONTROLLED, look=foot, size=(w, 24)) for w in (80, 200))
    assert "o Original" not in narrow
    assert "o Original" in wide and wide.endswith("? Help")


def test_help_lists_every_key_of_the_screen_at_80_by_24(store: Store) -> None:
    shown = after(made.at_work(store), *CONTROLLED, "question_mark", look=screen_text, size=(80, 24))
    for binding in ItemFace.BINDINGS:
        assert isinstance(binding, Binding)
        if binding.action not in ("blind", "question"):  # they have nothing to do here
            assert binding.description[:20] in shown, binding


def test_a_key_in_the_foot_can_be_clicked(store: Store) -> None:
    async def clicked() -> str:
        app = ReviewApp(made.at_work(store))
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await pilot.click(KeysLine, offset=(foot(app).index("/ Search") + 3, 0))
            await settled(pilot)
            return str(app.focused)

    assert "Input" in asyncio.run(clicked())


def test_help_is_left_and_nothing_has_changed(store: Store) -> None:
    before = after(made.at_work(store), *CONTROLLED, look=screen_text, size=(80, 24))
    for key in ("escape", "question_mark", "q"):
        assert after(made.at_work(store), *CONTROLLED, "question_mark", key, look=screen_text, size=(80, 24)) == before

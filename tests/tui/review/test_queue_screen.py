from __future__ import annotations

import asyncio
from dataclasses import replace

import made_casebook as made
from playing import after, screen_text, worked

from casebook.review.queue import Entry
from casebook.store.database import Store
from tui.app import ReviewApp
from tui.desk.reviewer import Reviewer
from tui.screens.item.screen import ItemScreen
from tui.widgets.queue_list import QueueList


def labels(text: str) -> list[str]:
    """The items in sight, from top to bottom."""
    known = [s.label for s in made.SHEETS]
    return [label for line in text.splitlines() for label in known if f" {label} " in line]


def test_the_queue_begins_with_what_one_fact_would_settle(store: Store) -> None:
    shown = after(made.at_work(store), look=screen_text)
    assert ["QL-402535", "VN-60", "NB-LF24", "BL-4680S", "NV-5061"] == labels(shown)


def test_a_line_tells_outcome_code_margin_and_what_decides(store: Store) -> None:
    shown = after(made.at_work(store), look=screen_text, size=(160, 20))
    line = next(line for line in shown.splitlines() if "NB-LF24" in line)
    for words in ("~ close", "3C901.a.1", "-0.8 %", "compaction density 2.48 g/cm³", "NB-LF24.pdf"):
        assert words in line
    assert "missing mass" in shown


def test_the_counts_say_what_is_left(store: Store) -> None:
    shown = after(made.at_work(store), look=screen_text)
    assert "5 left, 0 done by people" in shown
    assert "2~close 2" in shown


def test_a_number_shows_one_outcome_and_again_all(store: Store) -> None:
    assert ["NB-LF24", "NV-5061"] == labels(after(made.at_work(store), "2", look=screen_text))
    assert 5 == len(labels(after(made.at_work(store), "2", "2", look=screen_text)))


def test_search_narrows_while_it_is_typed_and_escape_shows_all(store: Store) -> None:
    assert ["NB-LF24"] == labels(after(made.at_work(store), "slash", "=cathode", look=screen_text))
    assert 5 == len(labels(after(made.at_work(store), "slash", "=cathode", "escape", look=screen_text)))


def test_another_item_begins_without_the_note_and_the_picture_of_the_one_before(store: Store) -> None:
    noted = ("enter", "c", "=seen by telephone", "enter")
    assert "seen by telephone" in after(made.at_work(store), *noted, look=screen_text)
    shown = after(made.at_work(store), *noted, "escape", "end", "enter", look=screen_text)
    assert "NV-5061" in shown and "seen by telephone" not in shown


def test_the_screen_of_an_item_is_made_once_and_its_claims_end_with_each_item(store: Store) -> None:
    async def work() -> tuple[bool, set[str]]:
        reviewer = made.at_work(store)
        app = ReviewApp(reviewer)
        async with app.run_test(size=(130, 36)) as pilot:
            seen = []
            for keys in (("enter",), ("escape", "down", "enter")):
                await pilot.press(*keys)
                await pilot.pause()
                await worked(app)
                seen.append(app.screen)
            held = set(reviewer._held)
            await pilot.press("escape")
            await pilot.pause()
            await worked(app)
            assert not reviewer._held
        return seen[0] is seen[1], held

    is_same, held = asyncio.run(work())
    assert is_same and len(held) == 1


def test_open_only_leaves_out_what_is_done(store: Store) -> None:
    after(made.at_work(store), "down", "enter", "q", "2", "escape", look=screen_text)
    assert "VN-60" not in labels(after(made.at_work(store), "l", look=screen_text))


def test_marked_items_are_shown_alone(store: Store) -> None:
    assert ["VN-60"] == labels(after(made.at_work(store), "down", "m", "M", look=screen_text))


def test_what_was_corrected_moves_in_the_queue_on_the_way_back(store: Store) -> None:
    shown = after(made.at_work(store), "down", "down", "down", "enter", "x", "escape", look=screen_text)
    assert "BL-4680S" in labels(shown)[:2]


def test_the_mouse_opens_an_item(store: Store) -> None:
    async def play() -> str:
        app = ReviewApp(made.at_work(store))
        async with app.run_test(size=(110, 32)) as pilot:
            await pilot.pause()
            await pilot.click("#queue", offset=(10, 3), times=2)
            await pilot.pause()
            return screen_text(app)

    assert "NB-LF24" in asyncio.run(play()).splitlines()[0]


def many(count: int) -> dict[str, Entry]:
    entry = Entry("i", "d", 0, "n.pdf", "label", None, "lithium_ion_cell", "close")
    return {f"i{n}": replace(entry, item=f"i{n}", label=f"label {n}") for n in range(count)}


def long(store: Store) -> Reviewer:
    reviewer = made.at_work(store)
    reviewer.entries = many(10_000)
    return reviewer


def test_ten_thousand_items_are_one_widget_and_the_last_is_a_key_away(store: Store) -> None:
    def look(app: ReviewApp) -> tuple[int, str]:
        return len(app.screen.query_one(QueueList).children), screen_text(app)

    children, shown = after(long(store), "end", look=look)
    assert children == 0
    assert "label 9999" in shown and "label 0 " not in shown


def test_going_elsewhere_from_an_item_leaves_the_queue_below_the_other_one(store: Store) -> None:
    def look(app: ReviewApp) -> tuple[list[str], str]:
        assert isinstance(app.screen, ItemScreen)
        return [type(s).__name__ for s in app.screen_stack], app.screen.sheet.item.name

    keys = ("enter", "c", "escape", "g", "=NV-5061", "enter")
    assert after(made.at_work(store), *keys, look=look) == (["Screen", "QueueScreen", "ItemScreen"], "NV-5061")


def test_going_elsewhere_from_an_item_of_a_declaration_ends_the_declaration(store: Store) -> None:
    keys = ("d", "wait", "enter", "wait", "g", "=NV-5061", "enter", "wait", "escape")
    shown = after(made.at_work(store), *keys, look=lambda app: [type(s).__name__ for s in app.screen_stack])
    assert shown == ["Screen", "QueueScreen"]

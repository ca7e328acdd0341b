"""A shipment in the review app: opened, seen and finished by keyboard, from the list to the set."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

sys.path += [str(Path(__file__).parents[2] / "casebook"), str(Path(__file__).parents[1] / "review")]
from at_a_shipment import LINE, QUESTION, at_work
from playing import after, screen_text, told
from shipments import sign
from test_snapshots import SIZES
from test_snapshots import after as pressed

from casebook.shipments.keeping import found
from casebook.store.database import Store
from tui.app import ReviewApp
from tui.desk.shipping import Shipping
from tui.screens.shipment.listed import ShipmentsScreen
from tui.screens.shipment.screen import ShipmentScreen

SCREENS = {"list": [], "line": LINE, "quotes": QUESTION, "same": ["enter", "n", "q"],
           "form": [*LINE, "f"], "write": ["enter", "w"], "letters": ["enter", "w", "l"], "answers": ["enter", "q"]}  # fmt: skip


@pytest.mark.parametrize("size", SIZES, ids=lambda s: f"{s[0]}x{s[1]}")
@pytest.mark.parametrize("name", SCREENS)
def test_the_shipment_looks_as_it_did(
    name: str, size: tuple[int, int], store: Store, snap_compare: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = Shipping.all
    monkeypatch.setattr(
        Shipping, "all", lambda self: tuple(replace(s, opened_at="2026-11-20", opened_by="ann") for s in read(self))
    )
    app = ReviewApp(at_work(store))
    app.animation_level = "none"
    assert snap_compare(app, terminal_size=size, run_before=_slowly(SCREENS[name]))


def _slowly(keys: list[str]) -> Callable[[Any], Any]:
    """The keys one by one, each after what the one before began."""

    async def press(pilot: Any) -> None:
        for key in keys:
            await pressed([key])(pilot)
        await pressed([])(pilot)

    return press


def test_rows_that_another_paper_describes_are_not_left_in_the_queue(store: Store) -> None:
    reviewer = at_work(store)
    shown = after(reviewer, "escape", "l", look=screen_text, size=(160, 48))
    rows = [e for e in reviewer.entries.values() if e.line is not None and e.label == "LX-2170M"]
    assert len(rows) == 2 and all(e.rests for e in rows)
    assert "LX-PE58" in shown and "the same goods as in" not in shown
    assert "the same goods as in" in after(at_work(store), "escape", look=screen_text, size=(160, 48))


def test_shipments_come_first_and_escape_goes_on_to_the_queue(store: Store) -> None:
    assert after(at_work(store), look=lambda app: isinstance(app.screen, ShipmentsScreen))
    said = after(at_work(store), "escape", look=screen_text)
    assert "left" in said and "LX-26-1118" not in said
    assert after(at_work(store), "escape", "S", look=lambda app: isinstance(app.screen, ShipmentsScreen))


def test_a_question_has_its_quotes_side_by_side(store: Store) -> None:
    said = after(at_work(store), *QUESTION, "wait", look=screen_text, size=(120, 40))
    (heads,) = [line for line in said.splitlines() if line.rstrip().endswith("箱单 packing list.pdf")]
    assert "规格书 LX-PE58.pdf" in heads
    (quotes,) = [line for line in said.splitlines() if "305 Wh/kg" in line and "6480" in line]
    assert quotes.index("305") < quotes.index("6480")


def test_an_answer_is_kept_and_the_next_question_is_under_the_cursor(store: Store) -> None:
    said = after(at_work(store), *QUESTION, "q", "w", "=the scale of Monday", "enter", "wait", look=screen_text)
    assert "settled: 1" in said and "是否为同一货物" in said
    (settled,) = found(store, "LX").settled.values()
    assert ("the scale of Monday", "ann") == (settled.answer, settled.who)


def test_the_same_goods_or_others_is_said_with_a_letter_and_a_reason(store: Store) -> None:
    names = [*QUESTION, "n"]
    said = after(at_work(store), *names, "q", "j", "=the order", "enter", "wait", look=screen_text)
    assert "2949.8-2950.1 g" in said, "the packing list counts now"
    assert [True] == [w.is_one for w in found(store, "LX").words]
    after(
        at_work(store),
        "enter",
        "up",
        "f",
        "x",
        "=LX-BP36-T",
        "enter",
        "=another",
        "enter",
        "wait",
        look=screen_text,
    )
    assert [True, False] == [w.is_one for w in found(store, "LX").words]


def test_enter_on_a_line_opens_its_item_and_a_signature_shows_when_it_is_back(store: Store) -> None:
    keys = (*LINE, "enter", "s", "escape", "wait")
    said = after(at_work(store), *keys, look=screen_text, size=(120, 40))
    assert "✓ 1  LX-2170M" in said and "1/1" in said


def test_each_signature_goes_on_to_the_next_line_though_the_policy_lets_it_go_unsigned(store: Store) -> None:
    keys = (*LINE, "enter", "s", "s", "s", "wait")
    said = after(at_work(store), *keys, look=screen_text, size=(120, 40))
    signed = [line.split()[-1] for line in said.splitlines() if re.match(" [✓ ] \\d  LX-", line)]
    assert ["1/1", "1/2", "1/1"] == signed


def test_who_types_the_deciding_values_unseen_is_not_told_them_here(store: Store) -> None:
    sign(store, "in/规格书 LX-PE58.pdf", "ann")
    first, second = (
        after(at_work(store, who), "enter", "up", "up", "wait", look=screen_text, size=(110, 40))
        for who in ("ann", "bob")
    )
    assert "why: gravimetric energy density 305" in first
    assert "LX-PE58: controlled" in second and "why:" not in second


def test_a_paper_is_taken_out_with_a_reason(store: Store) -> None:
    keys = ("enter", "f", "-", "=UN38", "enter", "=another lot", "enter", "wait")
    said = after(at_work(store), *keys, look=screen_text)
    assert "6 papers" in said
    (why,) = found(store, "LX").taken_out.values()
    assert why.endswith("another lot")


def test_a_ready_shipment_is_finished_and_declared_by_keys(store: Store) -> None:
    for paper in ("规格书 LX-2170M.pdf", "规格书 LX-PE58.pdf", "规格书 LX-BP36.pdf"):
        sign(store, f"in/{paper}", "ann", "bob")
    answers = ("enter", "q", "1", "enter", "q", "j", "enter", "wait")
    said = after(at_work(store), *answers, look=screen_text)
    assert "READY" in said
    wrote = after(at_work(store), "enter", "w", "s", "enter", "wait", "d", "wait", look=told)
    assert "ready to be stamped" in wrote
    assert found(store, "LX").declared == found(store, "LX").sets[-1][0]


def test_a_shipment_without_a_ready_set_is_not_declared(store: Store) -> None:
    assert "no ready set" in after(at_work(store), "enter", "d", look=told)


def test_go_to_opens_a_shipment_from_anywhere(store: Store) -> None:
    keys = ("escape", "g", "=shipment LX", "enter", "wait")
    assert after(at_work(store), *keys, look=lambda app: isinstance(app.screen, ShipmentScreen))


def test_the_footer_fits_eighty_columns(store: Store) -> None:
    last = after(at_work(store), *QUESTION, "wait", look=screen_text, size=(80, 24)).splitlines()[-1]
    assert "q Question" in last and last.endswith("? Help")


def test_hostile_names_are_inert(store: Store) -> None:
    from casebook.record.events import Stamp
    from casebook.shipments.keeping import opened

    opened(store, "[b]\u202eS\u0007", Stamp("eve[red]", "1", "c"))
    said = asyncio.run(_list(store))
    assert "\u202e" not in said and "[b]" in said and "eve[red]" in said


async def _list(store: Store) -> str:
    app = ReviewApp(at_work(store))
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.pause()
        return screen_text(app)


def test_a_step_is_taken_back_and_taken_up_again_by_a_key(store: Store) -> None:
    settled = (*QUESTION, "q", "w", "=the scale of Monday", "enter", "wait")
    back = after(at_work(store), *settled, "u", "wait", look=lambda app: (screen_text(app), told(app)))
    assert "settled" not in back[0] and "taken back: an answer (ann): the scale of Monday" in back[1]
    assert not found(store, "LX").settled
    assert "settled: 1" in after(at_work(store), "enter", "wait", "U", "wait", look=screen_text)
    assert "no step" in after(at_work(store), "enter", "wait", "u", "wait", "u", "wait", look=told)


def test_a_fault_beside_the_keys_is_told_and_the_app_goes_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Shipping, key: str) -> None:
        raise KeyError("\x1b[31mred")

    monkeypatch.setattr(Shipping, "standing", broken)
    seen = after(
        at_work(store), "enter", "wait", "escape", "wait", look=lambda app: (told(app), app.faults, type(app.screen))
    )
    assert "could not be done" in seen[0] and "\x1b" not in seen[0]
    assert len(seen[1]) == 1 and "KeyError" in seen[1][0]
    assert seen[2] is ShipmentsScreen, "keys work after it"


def test_a_paper_is_chosen_with_a_digit_and_enter_keeps_it(store: Store) -> None:
    after(at_work(store), *QUESTION, "q", "2", "enter", "wait", look=screen_text)
    (settled,) = found(store, "LX").settled.values()
    assert settled.answer == "net mass ÷ quantity counts: 260-269.91 Wh/kg"

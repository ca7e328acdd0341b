"""The item screen as scripts of keys. The queue's order: QL-402535 (mass missing), VN-60 (use missing),
NB-LF24 (close), BL-4680S (controlled), NV-5061 (close)."""

from __future__ import annotations

from pathlib import Path

import made_casebook as made
import pytest
from playing import after, item_of, screen_text, told

from casebook.record.actions import (
    Added,
    Answered,
    Confirmed,
    Corrected,
    Moved,
    ProductChanged,
    Rejected,
    Signed,
)
from casebook.record.ledger import Event
from casebook.state.folder import opened
from casebook.store.database import Store, open_store

CLOSE = ("down", "down", "enter")
CONTROLLED = ("down", "down", "down", "enter")
MACHINE = ("down", "enter")


def said(store: Store, kind: type) -> list[Event]:
    """The events of a kind that people wrote, oldest first."""
    documents = {e.document for e in made.at_work(store).entries.values()}
    events = (e for d in documents for e in opened(store, d).events)
    return sorted((e for e in events if isinstance(e.action, kind)), key=lambda e: e.seq)


def test_an_item_shows_page_facts_findings_and_remark(store: Store) -> None:
    shown = after(made.at_work(store), *CONTROLLED, look=screen_text)
    for words in (
        "cells/BL-4680S.pdf",
        "标称容量 Nominal capacity",
        "34.5 Ah",
        "97%",
        "margin +3.6%",
        "属于两用物项",
    ):
        assert words in shown
    assert "turns if mass > 420 g" in shown


def test_the_line_of_the_chosen_fact_is_marked_on_the_page(store: Store) -> None:
    shown = after(made.at_work(store), *CONTROLLED, "down", look=screen_text)
    assert ["标称电压"] == [line.split()[1] for line in shown.splitlines() if line.startswith("▶")]


def test_space_accepts_and_goes_to_the_next_fact(store: Store) -> None:
    after(made.at_work(store), *CONTROLLED, "space", "space", look=screen_text)
    assert ["capacity", "nominal_voltage"] == [_property(store, e) for e in said(store, Confirmed)]


def _property(store: Store, event: Event) -> str:
    assert isinstance(event.action, Confirmed)
    fact = opened(store, event.document).state.items[event.action.item].fact(event.action.fact)
    assert fact is not None and fact.current is not None
    return fact.current.property


def test_a_correction_changes_the_verdict_at_once_and_says_what_changed(store: Store) -> None:
    keys = (*CONTROLLED, "down", "down", "e", "ctrl+u", "=430 g", "enter", "=mail 2026-11-20 Li Wei", "enter")
    shown = after(made.at_work(store), *keys, look=screen_text)
    assert "Δ controlled 3A001 → close 3A001" in shown
    assert "Δ gravimetric energy density 310.92" in shown
    assert "不属于管制物项" in shown


def test_the_original_stays_beside_the_correction(store: Store) -> None:
    keys = (*CONTROLLED, "down", "down", "e", "ctrl+u", "=430 g", "enter", "=mail 2026-11-20 Li Wei", "enter")
    shown = after(made.at_work(store), *keys, look=screen_text)
    assert "✎  mass" in shown and "430 g" in shown
    assert "read" in shown and "405 g" in shown


def test_a_value_that_its_quote_does_not_hold_is_kept_with_its_source_alone(store: Store) -> None:
    keys = (*CONTROLLED, "down", "down", "e", "ctrl+u", "=430 g", "enter")
    asked = after(made.at_work(store), *keys, look=screen_text)
    assert "does not hold the value 430 g" in " ".join(asked.split())
    why = after(made.at_work(store), *keys, "=mail", "enter", "escape", look=told)
    assert "mass was not kept" in why and "430 g" in why and said(store, Corrected) == []
    after(made.at_work(store), *keys, "=mail 2026-11-20 Li Wei", "enter", look=screen_text)
    (event,) = said(store, Corrected)
    assert isinstance(event.action, Corrected) and str(event.action.source) == "mail of 2026-11-20, Li Wei"


def test_a_correction_that_its_quote_holds_asks_for_no_source(store: Store) -> None:
    keys = (*CONTROLLED, "down", "down", "e", "ctrl+u", "=0.405 kg", "enter")
    after(made.at_work(store), *keys, look=screen_text)
    (event,) = said(store, Corrected)
    assert isinstance(event.action, Corrected) and event.action.source is None


def test_what_is_typed_is_understood_while_it_is_typed(store: Store) -> None:
    shown = after(made.at_work(store), *CONTROLLED, "e", "ctrl+u", "=34500 mAh", look=screen_text)
    assert "= 34.5 Ah" in shown


def test_what_is_not_understood_is_not_kept(store: Store) -> None:
    keys = (*CONTROLLED, "e", "ctrl+u", "=34 kg", "enter")
    assert "kg is no unit of it" in after(made.at_work(store), *keys, look=screen_text)
    assert said(store, Corrected) == []


def test_escape_leaves_an_edit_and_then_the_item(store: Store) -> None:
    shown = after(made.at_work(store), *CONTROLLED, "e", "=9", "escape", "escape", look=screen_text)
    assert "5 left, 0 done by people" in shown
    assert said(store, Corrected) == []


def test_a_missing_fact_is_added_by_pointing_at_its_words(store: Store) -> None:
    # The missing mass is the first offer; on the page its value is below the facts that were read.
    keys = ("enter", "plus", "enter", "down", "down", "right", "shift+right", "enter", "enter")
    shown = after(made.at_work(store), *keys, look=screen_text)
    (event,) = said(store, Added)
    assert isinstance(event.action, Added)
    assert ("mass", "61.5 g") == (event.action.value.property, event.action.value.evidence[0].text)
    assert "Δ undetermined → controlled 3A001" in shown


def test_pointing_is_left_with_escape_and_nothing_is_added(store: Store) -> None:
    shown = after(made.at_work(store), "enter", "plus", "enter", "escape", look=screen_text)
    assert "POINT" not in shown
    assert said(store, Added) == []


def test_a_rejected_fact_no_longer_counts(store: Store) -> None:
    shown = after(made.at_work(store), *CONTROLLED, "x", look=screen_text)
    assert "✗  capacity" in shown
    assert "→ undetermined" in shown
    assert len(said(store, Rejected)) == 1


def test_undo_and_redo_go_back_and_forth(store: Store) -> None:
    keys = (*CONTROLLED, "x", "u")
    assert "! controlled  3A001" in after(made.at_work(store), *keys, look=screen_text)
    assert "? undetermined" in after(made.at_work(store), *CONTROLLED, "U", look=screen_text).splitlines()[0]


def test_undo_reaches_back_over_a_restart_and_over_items(store: Store, tmp_path: Path) -> None:
    after(made.at_work(store), *CONTROLLED, "x", look=screen_text)
    again = open_store(tmp_path / "t.casebook")
    shown = after(made.at_work(again), "enter", "u", look=screen_text)
    assert "BL-4680S" in shown.splitlines()[0] and "! controlled" in shown.splitlines()[0]
    again.close()


def test_the_queue_remembers_a_corrected_verdict_over_a_restart(store: Store) -> None:
    after(made.at_work(store), *CONTROLLED, "x", look=screen_text)
    outcomes = {e.label: e.outcome for e in made.at_work(store).entries.values()}
    assert outcomes["BL-4680S"] == "undetermined"


def test_a_question_shows_the_laws_words_and_one_key_answers(store: Store) -> None:
    shown = after(made.at_work(store), *MACHINE, "q", look=screen_text)
    for words in ("Is this sand mill for cathode material?", "砂磨机", "“Sand mill  VN-60”", "cannot tell"):
        assert words in shown
    shown = after(made.at_work(store), *MACHINE, "q", "1", look=screen_text)
    assert "→ controlled 3B901.b.3" in shown


def test_cannot_tell_is_an_answer_that_lets_the_doubt_be_signed(store: Store) -> None:
    shown = after(made.at_work(store), *MACHINE, "s", look=told)
    assert "press q to answer it" in shown
    after(made.at_work(store), *MACHINE, "q", "3", "s", look=screen_text)
    assert ["undetermined"] == [e.action.outcome for e in said(store, Signed)]
    assert len(said(store, Answered)) == 1


def test_the_product_is_changed_by_choosing_it(store: Store) -> None:
    keys = (*CONTROLLED, "equals_sign", "=primary", "enter")
    shown = after(made.at_work(store), *keys, look=screen_text)
    assert "primary lithium cell" in shown.splitlines()[0]
    assert len(said(store, ProductChanged)) == 1


def test_a_note_goes_into_the_ledger_with_the_next_step(store: Store) -> None:
    after(made.at_work(store), *CONTROLLED, "c", "=the test report says so", "enter", "a", look=screen_text)
    assert ["the test report says so"] == [e.why for e in said(store, Confirmed)]


def test_a_fact_is_moved_to_another_item_of_the_document(tmp_path: Path) -> None:
    other = made.Item("NV-9999", ("lithium_ion_cell",))
    store = made.casebook(tmp_path / "two.casebook", made.CELL, items=(other,))
    reviewer = made.at_work(store)
    (key,) = (k for k, e in reviewer.entries.items() if e.label == "NV-5061")
    at = list(reviewer.entries).index(key)
    shown = after(reviewer, *(["down"] * at), "enter", "greater_than_sign", "enter", look=screen_text)
    (event,) = said(store, Moved)
    assert isinstance(event.action, Moved)
    moved = opened(store, event.document).state.items[event.action.to]
    assert ["capacity"] == [f.property for f in moved.current.facts]
    assert "missing" in shown
    store.close()


def test_signing_goes_to_the_next_item_that_waits(store: Store) -> None:
    shown = after(made.at_work(store), *CLOSE, "s", look=screen_text)
    assert "BL-4680S" in shown.splitlines()[0]
    assert ["close"] == [e.action.outcome for e in said(store, Signed)]


def test_one_person_does_not_sign_twice(store: Store) -> None:
    after(made.at_work(store), *CLOSE, "s", look=screen_text)
    shown = after(made.at_work(store, "ANN"), "slash", "=NB", "enter", "enter", "s", look=told)
    assert "what is left is for another person" in shown
    assert len(said(store, Signed)) == 1


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (200, 50)])
def test_every_size_shows_the_item_and_its_verdict(store: Store, size: tuple[int, int]) -> None:
    shown = after(made.at_work(store), *CONTROLLED, look=screen_text, size=size)
    assert "BL-4680S" in shown and "3A001" in shown


def test_help_tells_what_the_part_in_focus_is_for(store: Store) -> None:
    shown = after(made.at_work(store), *CONTROLLED, "question_mark", look=screen_text)
    assert "corrected or added" in shown


def test_the_palette_offers_the_screens_own_commands(store: Store) -> None:
    keys = (*CONTROLLED, "ctrl+p", "=reject")
    app_screen = after(made.at_work(store), *keys, look=lambda app: type(app.screen).__name__)
    assert app_screen == "CommandPalette"


def test_the_item_in_sight_is_the_one_that_was_opened(store: Store) -> None:
    reviewer = made.at_work(store)
    key = after(reviewer, *CONTROLLED, "n", look=lambda app: item_of(app).item)
    assert reviewer.entries[key].label == "NV-5061"

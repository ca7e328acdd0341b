"""A line-up that was read wrong, put right with the keyboard: parts of the page marked, items made and unmade."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import made_casebook as made
import made_lineup as lineup
import pytest
from playing import after, item_of, screen_text, told

from casebook.record.actions.forming import ItemRemoved
from casebook.state import folder
from casebook.store.database import Store
from classifier.facts import Item

EACH = ("enter", "t", "a", "enter")
"""From the queue: open the first item, mark, each column a model, yes."""


@pytest.fixture(params=["in_one", "bare"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A casebook whose line-up was read as one item: with all values in it, or with none."""
    kept = lineup.casebook(tmp_path / "t.casebook", getattr(lineup, request.param)())
    yield kept
    kept.close()


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Store]:
    """A casebook whose first sheet has a second item."""
    kept = made.casebook(tmp_path / "p.casebook", made.CELL, items=(Item("PP-2", ("other",)),))
    yield kept
    kept.close()


def values(store: Store, document: str = lineup.SHA) -> dict[str, dict[str, str]]:
    """The quantities of each item that stands, by its name."""
    items = folder.opened(store, document).state.items.values()
    return {
        i.name: {f.property: str(f.value) for f in i.current.facts if not isinstance(f.value, str)}
        for i in items
        if i.stands
    }


FIVE = {
    "TR-18": {"capacity": "2.5 Ah", "nominal_voltage": "3.6 V", "mass": "45 g"},
    "TR-21": {"capacity": "4 Ah", "nominal_voltage": "3.6 V", "mass": "68 g"},
    "TR-26": {"capacity": "5 Ah", "nominal_voltage": "3.6 V", "mass": "72 g"},
    "TR-32": {"capacity": "6.5 Ah", "nominal_voltage": "3.6 V", "mass": "92 g"},
    "TR-46": {"capacity": "30 Ah", "nominal_voltage": "3.6 V", "mass": "340 g"},
}


def test_five_models_of_a_line_up_are_put_right_in_four_keys(store: Store) -> None:
    after(made.at_work(store), *EACH, look=screen_text)
    assert values(store) == FIVE


def test_what_holds_of_the_whole_paper_is_said_of_each_model(store: Store) -> None:
    after(made.at_work(store), *EACH, look=screen_text)
    items = folder.opened(store, lineup.SHA).state.items.values()
    assert [[f.value for f in i.current.facts if f.property == "chemistry"] for i in items] == [["lithium_ion"]] * 5


def test_the_classifier_judges_each_model_at_once(store: Store) -> None:
    reviewer = made.at_work(store)
    after(reviewer, *EACH, look=screen_text)
    assert {e.label: e.outcome for e in reviewer.entries.values()}["TR-46"] == "controlled"


def test_one_undo_takes_all_five_back(store: Store) -> None:
    before = values(store)
    after(made.at_work(store), *EACH, "u", look=screen_text)
    assert values(store) == before


def test_the_next_key_goes_through_the_models(store: Store) -> None:
    label = after(made.at_work(store), *EACH, "n", look=lambda app: item_of(app).sheet.item.name)
    assert label == "TR-21"


def test_one_column_is_marked_as_a_model_of_its_own(store: Store) -> None:
    after(made.at_work(store), "enter", "t", "right", "m", "enter", "enter", look=screen_text)
    assert values(store)["TR-21"] == FIVE["TR-21"]


def test_a_model_leaves_the_page_with_the_name_that_is_typed(store: Store) -> None:
    keys = ("enter", "t", "m", "ctrl+u", "=TR-18X", "enter", "enter")
    after(made.at_work(store), *keys, look=screen_text)
    assert values(store)["TR-18X"] == FIVE["TR-18"]


def test_while_a_part_is_chosen_other_keys_do_nothing(store: Store) -> None:
    before = values(store)
    shown = after(made.at_work(store), "enter", "t", "s", "x", "e", "u", "space", "q", look=screen_text)
    assert "MARK column" in shown
    assert values(store) == before


def test_the_footer_says_what_a_part_can_be(store: Store) -> None:
    shown = after(made.at_work(store), "enter", "t", look=screen_text, size=(80, 24))
    assert "a\u00a0each\u00a0a\u00a0model" in shown and "o\u00a0old\u00a0revision" in shown


def test_an_old_revision_is_set_aside_and_stays_visible(tmp_path: Path) -> None:
    store = lineup.casebook(tmp_path / "o.casebook", lineup.in_one())
    keys = ("enter", "t", "right", "right", "right", "right", "o", "enter", "=revised in 2025", "enter")
    shown = after(made.at_work(store), *keys, look=screen_text, size=(140, 48))
    assert "set aside: old revision" in shown
    (item,) = folder.opened(store, lineup.SHA).state.items.values()
    assert sum(f.aside == "old_revision" for f in item.facts) == 3
    store.close()


# Items


FORM = ("enter", "f")


def names(store: Store) -> set[str]:
    document = next(iter(made.at_work(store).entries.values())).document
    return set(values(store, document))


def test_an_item_is_renamed(pair: Store) -> None:
    shown = after(made.at_work(pair), *FORM, "r", "ctrl+u", "=NV-5061 B", "enter", look=screen_text)
    assert "NV-5061 B" in shown and "NV-5061 B" in names(pair)


def test_an_item_is_merged_into_another_which_is_shown(pair: Store) -> None:
    keys = ("/", "=PP-2", "enter", "wait", "f", "m", "enter")
    label = after(made.at_work(pair), *keys, look=lambda app: item_of(app).sheet.item.name)
    assert (label, names(pair)) == ("NV-5061", {"NV-5061"})


def test_facts_are_split_off_to_an_item_of_their_own(pair: Store) -> None:
    keys = ("/", "=NV-5061", "enter", "wait", "f", "s", "space", "enter", "=NV-9", "enter", "=other sheet", "enter")
    after(made.at_work(pair), *keys, look=screen_text)
    assert "NV-9" in names(pair)


def test_an_item_is_no_goods_of_its_own_only_with_a_reason(pair: Store) -> None:
    keys = ("/", "=PP-2", "enter", "wait", "minus", "enter")
    assert "needs a reason" in after(made.at_work(pair), *keys, look=told)
    assert "PP-2" in names(pair)


def test_a_removed_item_stays_in_the_queue_and_can_be_put_back(pair: Store) -> None:
    removed = ("/", "=PP-2", "enter", "wait", "minus", "=an accessory", "enter", "escape")
    shown = after(made.at_work(pair), *removed, look=screen_text, size=(200, 24))
    assert "removed" in shown and "no goods of its own: an accessory (ann)" in shown
    after(made.at_work(pair), "/", "=PP-2", "enter", "wait", "f", "b", look=screen_text)
    assert "PP-2" in names(pair)


def test_a_paper_whose_only_item_was_removed_still_waits_for_a_person(tmp_path: Path) -> None:
    store = made.casebook(tmp_path / "one.casebook", made.CELL)
    reviewer = made.at_work(store)
    (key,) = reviewer.entries
    reviewer.act(reviewer.sheet(key), [ItemRemoved(key)], "a title page")
    waiting = [e for e in reviewer.entries.values() if e.is_document]
    assert [e.is_open for e in waiting] == [True]
    store.close()

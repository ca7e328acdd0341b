"""Documents without items as scripts of keys. The queue's order: in/locked.pdf (not read), BL-4680S (near
its limit), NV-9999.pdf (a datasheet in which nothing was found), manual.pdf (beside goods, done by itself)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import made_casebook as made
import made_papers
import pytest
from playing import after, item_of, screen_text, told

from casebook.record.actions import Added, ItemAdded, NoGoods
from casebook.record.ledger import Event
from casebook.state.folder import opened
from casebook.store.database import Store
from tui.screens.paper import PaperScreen

ITEM, SHEET = ("down",), ("down", "down")
ADD_CELL = ("plus", "=NV-9999", "enter", "=lithium ion cell", "enter")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made_ = made_papers.papers(tmp_path / "p.casebook")
    yield made_
    made_.close()


def rows(text: str) -> list[str]:
    known = ("locked.pdf", "NV-9999.pdf", "BL-4680S", "manual.pdf")
    return [name for line in text.splitlines()[2:] for name in known if f" {name} " in line]


def said(store: Store, kind: type) -> list[Event]:
    documents = {e.document for e in made.at_work(store).entries.values()}
    return [e for d in documents for e in opened(store, d).events if isinstance(e.action, kind)]


def test_documents_without_items_stand_among_the_items_and_the_harmless_one_last(store: Store) -> None:
    shown = after(made.at_work(store), look=screen_text)
    assert ["locked.pdf", "BL-4680S", "NV-9999.pdf", "manual.pdf"] == rows(shown)
    assert "x not read" in shown and "The PDF asks for a password" in shown
    assert ". no item" in shown


def test_the_counts_tell_them_apart_from_items(store: Store) -> None:
    shown = after(made.at_work(store), look=screen_text)
    assert "1 left, 0 done by people" in shown
    assert "7 without items: 2 left of 3" in shown


def test_seven_shows_documents_only_and_again_all(store: Store) -> None:
    assert ["locked.pdf", "NV-9999.pdf", "manual.pdf"] == rows(after(made.at_work(store), "7", look=screen_text))
    assert 4 == len(rows(after(made.at_work(store), "7", "7", look=screen_text)))


def test_search_and_open_only_hold_for_them_too(store: Store) -> None:
    assert ["locked.pdf"] == rows(after(made.at_work(store), "slash", "=locked", look=screen_text))
    assert "manual.pdf" not in rows(after(made.at_work(store), "l", look=screen_text))


def test_enter_opens_a_documents_words_with_its_troubles(store: Store) -> None:
    shown = after(made.at_work(store), *SHEET, "enter", look=screen_text)
    for words in ("datasheet", "0 items", "Nominal capacity", "Nothing was found in this document"):
        assert words in shown


def test_an_unread_document_says_why_there_are_no_words(store: Store) -> None:
    shown = after(made.at_work(store), "enter", look=screen_text)
    assert "No word of it could be read" in shown and "! The PDF asks for a password" in shown


def test_a_document_that_holds_no_goods_is_done_with_the_reason(store: Store) -> None:
    shown = after(made.at_work(store), "enter", "minus", "=a delivery note", "enter", look=screen_text)
    assert ["BL-4680S", "NV-9999.pdf", "locked.pdf", "manual.pdf"] == rows(shown)
    assert "7 without items: 1 left of 3" in shown
    assert "holds no goods: a delivery note" in shown
    (event,) = said(store, NoGoods)
    assert ("ann", "a delivery note") == (event.who, event.why)


def test_it_takes_a_reason(store: Store) -> None:
    after(made.at_work(store), "enter", "minus", "enter", look=screen_text)
    assert said(store, NoGoods) == []


def test_that_is_undone_from_the_document(store: Store) -> None:
    keys = ("enter", "minus", "=wrong", "enter", "end", "up", "enter", "u", "escape")
    assert "7 without items: 2 left of 3" in after(made.at_work(store), *keys, look=screen_text)


def test_it_is_undone_from_an_item_too_which_stays_in_sight(store: Store) -> None:
    reviewer = made.at_work(store)
    shown = after(reviewer, "enter", "minus", "=wrong", "enter", "enter", "u", look=lambda app: item_of(app).item)
    assert "BL-4680S" == reviewer.entries[shown].label
    assert 2 == sum(e.is_document and e.is_open for e in reviewer.entries.values())


def test_an_item_is_added_with_what_it_is_and_its_facts_are_pointed_at(store: Store) -> None:
    keys = (*SHEET, "enter", *ADD_CELL, "plus", "=mass", "enter")
    point = ("down",) * 5 + ("right", "shift+right", "shift+right", "enter", "enter")
    shown = after(made.at_work(store), *keys, *point, look=screen_text)
    (event,) = said(store, ItemAdded)
    assert event.action == ItemAdded(event.action.item, "NV-9999", "lithium_ion_cell")  # type: ignore[union-attr]
    (fact,) = said(store, Added)
    assert "mass" == fact.action.value.property  # type: ignore[union-attr]
    assert "NV-9999  lithium ion cell" in shown


def test_the_added_item_stands_in_the_queue_in_the_documents_place(store: Store) -> None:
    shown = after(made.at_work(store), *SHEET, "enter", *ADD_CELL, "escape", "escape", look=screen_text)
    assert "NV-9999.pdf" not in rows(shown)
    assert "? undetermined" in shown and " NV-9999 " in shown
    assert "2 left, 0 done by people" in shown
    assert " NV-9999 " in after(made.at_work(store), look=screen_text)


def test_an_added_item_that_is_undone_goes_and_the_document_is_back(store: Store) -> None:
    keys = (*SHEET, "enter", *ADD_CELL, "u")
    reviewer = made.at_work(store)
    assert isinstance(after(reviewer, *keys, look=lambda app: app.screen), PaperScreen)
    assert 1 == sum(not e.is_document for e in reviewer.entries.values())
    shown = after(made.at_work(store), look=screen_text)
    assert ["locked.pdf", "BL-4680S", "NV-9999.pdf", "manual.pdf"] == rows(shown)


def test_an_undone_item_comes_again_with_redo(store: Store) -> None:
    keys = (*SHEET, "enter", *ADD_CELL, "u", "U", "escape")
    assert "2 left, 0 done by people" in after(made.at_work(store), *keys, look=screen_text)


def test_a_document_with_items_opens_by_p_and_cannot_hold_no_goods(store: Store) -> None:
    message = after(made.at_work(store), *ITEM, "p", "minus", look=told)
    assert "it has 1 item:" in message
    assert said(store, NoGoods) == []


def test_going_through_items_passes_documents_by(store: Store) -> None:
    reviewer = made.at_work(store)
    item = after(reviewer, *ITEM, "enter", "n", "n", look=lambda app: item_of(app).item)
    assert "BL-4680S" == reviewer.entries[item].label

"""Signing means having looked: what was on whose screen, by the ledger alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from shipments import act, bench, cell, density, read_in, subjects

from casebook.declaring.readiness import Subject, objections
from casebook.record.actions import Claimed, Confirmed, Corrected, ProductChanged, Signed, Source
from casebook.record.codec import action_of, named
from casebook.review.looking import PRODUCT, is_news, unseen, view_of
from casebook.state import folder
from casebook.store.database import Store, open_store

A = "a" * 64
NOW = datetime(2026, 12, 1, tzinfo=UTC)
DENSITY = "gravimetric energy density"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "a.casebook")
    read_in(made, "x.pdf", cell("X", "320", A))
    yield made
    made.close()


def about(store: Store) -> Subject:
    return subjects(store, "X")[0]


def look(store: Store, who: str = "ann") -> None:
    x = about(store)
    act(store, x.place, view_of(x.item, x.made, [f.key for f in x.item.facts], "review"), who=who)


def lacking(store: Store, who: str = "ann") -> tuple[str, ...]:
    x = about(store)
    return unseen(x.item, x.made, who, x.folder.events)


def test_nobody_has_looked_before_anything_was_shown(store: Store) -> None:
    assert lacking(store) == (PRODUCT, DENSITY)


def test_who_had_it_on_the_screen_has_looked_and_nobody_else(store: Store) -> None:
    look(store)
    assert (lacking(store), lacking(store, "ANN "), lacking(store, "bob")) == ((), (), (PRODUCT, DENSITY))


def test_an_item_whose_facts_stood_below_the_screen_lacks_them(store: Store) -> None:
    x = about(store)
    act(store, x.place, view_of(x.item, x.made, [], "review"))
    assert lacking(store) == (DENSITY,)


def test_a_fact_that_is_another_now_is_to_be_looked_at_again(store: Store) -> None:
    look(store)
    x = about(store)
    key = x.item.facts[0].key
    act(store, x.place, Corrected(x.item.key, key, density("310", A), Source("mail", NOW.date(), "Li")), who="bob")
    assert (lacking(store), lacking(store, "bob")) == ((DENSITY,), (PRODUCT,))


def test_another_product_is_to_be_looked_at_again(store: Store) -> None:
    look(store)
    x = about(store)
    act(store, x.place, ProductChanged(x.item.key, "lithium_ion_pack"), who="bob")
    assert PRODUCT in lacking(store)


def test_who_typed_or_confirmed_a_value_has_looked_at_it(store: Store) -> None:
    x = about(store)
    act(store, x.place, Confirmed(x.item.key, x.item.facts[0].key))
    assert lacking(store) == (PRODUCT,)


def test_a_signature_from_before_it_was_looked_at_does_not_declare(store: Store) -> None:
    x = about(store)
    act(store, x.place, Signed(x.item.key, "controlled"))
    look(store)
    told = [o.reason for o in objections(about(store), bench(), "ann", NOW)]
    assert f"ann signed before this was on the screen: {PRODUCT}, {DENSITY}" in told
    act(store, x.place, Signed(x.item.key, "controlled"))
    assert not any("screen" in o.reason for o in objections(about(store), bench(), "ann", NOW))


def test_looking_is_free_while_another_person_has_the_item_in_hand(store: Store) -> None:
    x = about(store)
    act(store, x.place, Claimed(x.item.key, "2099-01-01T00:00:00+00:00"), who="eve")
    mine = folder.opened(store, x.place.document)
    view = view_of(x.item, x.made, [f.key for f in x.item.facts], "review")
    from shipments import stamp

    done = folder.shown(store, mine, view, stamp())
    assert done.events[-1].action == view and lacking(store) == ()
    assert not is_news(view, "ann", done.events) and is_news(view, "bob", done.events)
    assert is_news(replace(view, products=("other",)), "ann", done.events)


def test_the_ledger_gives_a_look_back_as_it_was(store: Store) -> None:
    x = about(store)
    view = view_of(x.item, x.made, [f.key for f in x.item.facts], "review")
    assert view.facts and action_of(*named(view)) == view


def test_a_look_in_another_person_s_name_is_no_look_of_theirs(store: Store) -> None:
    x = about(store)
    keys = [f.key for f in x.item.facts]
    theirs = view_of(x.item, x.made, keys, "show", "ann")
    act(store, x.place, theirs, who="bob")
    events = about(store).folder.events
    assert unseen(x.item, x.made, "bob", events, "bob") == (PRODUCT, DENSITY)
    own = replace(theirs, account="bob")
    assert is_news(own, "bob", events) and not is_news(theirs, "bob", events)
    act(store, x.place, own, who="bob")
    assert unseen(x.item, x.made, "bob", about(store).folder.events, "bob") == ()


def test_a_signature_after_another_account_s_look_does_not_declare(store: Store) -> None:
    x = about(store)
    keys = [f.key for f in x.item.facts]
    act(store, x.place, view_of(x.item, x.made, keys, "show", "ann"), who="bob")
    act(store, x.place, Signed(x.item.key, "controlled", "bob"), who="bob")
    told = [o.reason for o in objections(about(store), bench(), "cid", NOW)]
    assert f"bob signed before this was on the screen: {PRODUCT}, {DENSITY}" in told
    act(store, x.place, view_of(x.item, x.made, keys, "review", "bob"), who="bob")
    act(store, x.place, Signed(x.item.key, "controlled", "bob"), who="bob")
    assert not any("screen" in o.reason for o in objections(about(store), bench(), "cid", NOW))

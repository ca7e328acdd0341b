"""What comes onto the item screen is kept as looked at; what does not cannot be signed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import made_casebook as made
import pytest
from playing import after, told

from casebook.record.actions import Confirmed, Rejected, Signed, Viewed
from casebook.state.folder import StaleError, opened
from casebook.store.database import Store
from tui.desk.sheet import UnsignableError

DENSE = made.DENSE
LOW = (110, 12)
"""A terminal so low that not all facts stand on it."""


@pytest.fixture
def dense(tmp_path: Path) -> Store:
    return made.casebook(tmp_path / "d.casebook", DENSE)


def actions(store: Store, kind: type) -> list[object]:
    (entry,) = made.at_work(store).entries.values()
    return [e.action for e in opened(store, entry.document).events if isinstance(e.action, kind)]


def properties(store: Store) -> set[str]:
    (entry,) = made.at_work(store).entries.values()
    item = opened(store, entry.document).state.items[entry.item]
    keys = {s.fact for view in actions(store, Viewed) if isinstance(view, Viewed) for s in view.facts}
    return {f.current.property for f in item.facts if f.key in keys and f.current is not None}


def test_opening_an_item_keeps_its_deciding_facts_as_seen_once(dense: Store) -> None:
    after(made.at_work(dense), "enter", "escape", "enter", "down", "up", look=told)
    assert properties(dense) == {"capacity", "nominal_voltage", "mass"}
    assert len(actions(dense, Viewed)) == 1


def test_a_fact_below_the_screen_keeps_from_signing_until_it_is_scrolled_to(dense: Store) -> None:
    shown = after(made.at_work(dense), "enter", "s", look=told, size=LOW)
    assert "not on your screen yet" in shown and "mass" in shown
    assert actions(dense, Signed) == [] and properties(dense) < {"capacity", "nominal_voltage", "mass"}
    after(made.at_work(dense), "enter", "down", "down", "down", "s", look=told, size=LOW)
    assert properties(dense) == {"capacity", "nominal_voltage", "mass"}
    assert [Signed] == [type(a) for a in actions(dense, Signed)]


def test_a_value_that_is_to_be_typed_first_is_not_kept_as_seen(dense: Store) -> None:
    after(made.at_work(dense), "enter", "s", look=told)
    before = actions(dense, Viewed)
    after(made.at_work(dense, "bob"), "enter", look=told)
    news = actions(dense, Viewed)[len(before) :]
    assert [()] == [v.facts for v in news if isinstance(v, Viewed)]


def test_no_step_of_the_program_signs_what_was_not_shown(dense: Store) -> None:
    reviewer = made.at_work(dense)
    (item,) = reviewer.entries
    with pytest.raises(UnsignableError, match="not on your screen yet: what it is, capacity"):
        reviewer.sign(reviewer.sheet(item))
    assert actions(dense, Signed) == []


def test_a_fact_of_no_weight_need_not_be_seen(tmp_path: Path) -> None:
    lines = (*DENSE.lines, made.number("直径", "46 mm", "diameter", "46", "mm"))
    store = made.casebook(tmp_path / "m.casebook", replace(DENSE, lines=lines))
    after(made.at_work(store), "enter", look=told)
    assert "diameter" not in properties(store)
    store.close()


def test_signing_or_accepting_what_another_person_changed_meanwhile_is_refused_and_the_item_shown_anew(
    store: Store,
) -> None:
    ann, bob = made.at_work(store, "ann"), made.at_work(store, "bob")
    item = next(e.item for e in ann.entries.values() if e.label == "NB-LF24")
    sheet = ann.sheet(item)
    sheet = ann.look(sheet, [f.key for f in sheet.item.facts])
    theirs = bob.sheet(item)
    key = theirs.item.facts[0].key
    bob.act(theirs, [Rejected(item, key)])
    for step in (lambda: ann.sign(sheet), lambda: ann.act(sheet, [Confirmed(item, key)])):
        with pytest.raises(StaleError, match="changed since you opened it"):
            step()
    now = ann.sheet(item).item
    assert [f.key for f in now.facts if f.rejected] == [key] and now.signatures == ()


def test_an_item_that_the_queue_lost_meanwhile_is_not_signed(dense: Store) -> None:
    reviewer = made.at_work(dense)
    (item,) = reviewer.entries
    sheet = reviewer.sheet(item)
    sheet = reviewer.look(sheet, [f.key for f in sheet.item.facts])
    reading = made.reading_of(DENSE)
    made.keep(dense, replace(reading, items=()))
    reviewer.load()
    assert not reviewer.has_item(item)
    with pytest.raises(StaleError, match="read again without it"):
        reviewer.sign(sheet)
    assert not any(isinstance(e.action, Signed) for e in opened(dense, sheet.folder.document).events)

"""What another day, catalogue or policy would make of a casebook, item by item."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from shipments import bench, cell, read_in, sign

from casebook.impact.comparing import Effect, effects, nearest, ordered, with_close
from casebook.impact.writing import as_data
from casebook.record.ledger import head
from casebook.review.judging import Bench
from casebook.store.database import Store, open_store

A = "a" * 64
SUSPENDED, RESUMED = date(2026, 11, 10), date(2026, 11, 11)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "a.casebook")
    read_in(made, "inv.pdf", cell("HI", "320", A, "1"), cell("MID", "260", A, "2"), cell("LO", "150", A, "3"))
    yield made
    made.close()


def found(store: Store, before: Bench, after: Bench) -> dict[str, Effect]:
    return {e.item.read.label: e for e in ordered(effects(store, before, after))}


def close_at(percent: str) -> Bench:
    return replace(bench(), catalogue=with_close(bench().catalogue, "default", Decimal(percent) / 100))


def test_the_end_of_a_suspension_changes_the_remark_and_not_the_answer(store: Store) -> None:
    made = found(store, bench(SUSPENDED), bench(RESUMED))
    assert ("remark", "same") == (made["HI"].change, made["LO"].change)
    assert (made["HI"].before.remark.zh, made["HI"].after.remark.zh) == (None, "第1项：属于两用物项，3A001")


def test_what_if_close_were_fifteen_per_cent(store: Store) -> None:
    made = found(store, bench(), close_at("15"))
    assert {"HI": "same", "MID": "flips", "LO": "same"} == {k: e.change for k, e in made.items()}
    assert made["MID"].after.near == ("3A001",) and "260" in (made["MID"].after.remark.zh or "")
    assert any("what if close were within 15 %" in text for text in made["MID"].after.assumptions)


def test_the_nearest_to_a_limit_stands_first(store: Store) -> None:
    assert ["HI", "MID", "LO"] == list(found(store, bench(), close_at("15")))


def test_another_limit_shrinks_the_margin_or_turns_the_answer(store: Store) -> None:
    made = found(store, bench(), at_limit("288"))
    assert {"HI": "same", "MID": "flips", "LO": "margin_shrinks"} == {k: e.change for k, e in made.items()}
    assert (made["LO"].margin_before, made["LO"].margin) == (Decimal("-0.500"), Decimal("-0.479"))


def test_a_stricter_floor_of_probability_opens_what_was_settled(store: Store) -> None:
    law = bench().catalogue
    house = law.policies["default"]
    assert house.probability is not None
    strict = replace(house, probability=replace(house.probability, floor=0.95))
    after = replace(bench(), catalogue=replace(law, policies={**law.policies, "default": strict}))
    made = found(store, bench(), after)
    assert {"opens"} == {e.change for e in made.values()}
    assert made["LO"].after.missing == ("gravimetric_energy_density",)


def test_the_worklist_holds_what_a_person_has_to_see_again_and_who_signed_it(store: Store) -> None:
    sign(store, "inv.pdf", "ann", "bob")
    made = found(store, bench(), close_at("15"))
    data = as_data(tuple(made.values()), bench(), close_at("15"))
    assert data["worklist"] == [made["MID"].item.key]
    assert made["MID"].signed == ("ann", "bob")
    assert data["counts"] == {"same": 2, "flips": 1}


def test_comparing_writes_nothing(store: Store) -> None:
    with store.reading() as connection:
        before = head(connection)
    list(effects(store, bench(SUSPENDED), bench(RESUMED)))
    with store.reading() as connection:
        assert before == head(connection)


def test_an_item_that_no_entry_measures_has_no_margin() -> None:
    assert nearest(bench().judged(_state())) is None


def at_limit(limit: str) -> Bench:
    """Another 3A001, of another limit."""
    law = bench().catalogue
    entries = tuple(
        replace(e, criteria=(replace(e.criteria[0], limit=Decimal(limit)),)) if e.code == "3A001" else e  # type: ignore[type-var,call-arg]
        for e in law.entries
    )
    return replace(bench(), catalogue=replace(law, entries=entries))


def _state():  # type: ignore[no-untyped-def]
    from casebook.state.model import ItemState
    from classifier.facts import Item

    return ItemState("k", Item("G", ("artificial_graphite_anode",)), ())

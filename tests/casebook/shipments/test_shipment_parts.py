"""The parts that people have signed, as the next shipment meets them; the questioning's clock."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from shipments import bench, cell, read_in, sign, stamp

from casebook.record.actions.shipments import SetWritten, ShipmentQuestioned
from casebook.shipments.keeping import acted, opened, put
from casebook.shipments.parts import Change, Rests
from casebook.shipments.standing import Standing, standing
from casebook.store.database import Store, open_store
from classifier.facts import Item

NOW = datetime(2026, 12, 1, tzinfo=UTC)
SHA = "0" * 64


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()


def made(store: Store, name: str, *papers: tuple[str, str, Item]) -> Standing:
    kept = [(read_in(store, paper, item, kind=kind), paper) for paper, kind, item in papers]
    shipment = put(store, opened(store, name, stamp()), kept, stamp())
    return standing(store, shipment, bench(), "ann", NOW)


def sheet(wh_kg: str, maker: str | None = "Lanxin") -> Item:
    return replace(cell("LX-50", wh_kg, SHA), maker=maker)


def rests(standing: Standing) -> Rests | None:
    return standing.lines[0].rests


def test_a_model_that_nobody_signed_rests_on_nothing(store: Store) -> None:
    assert rests(made(store, "S1", ("a.pdf", "datasheet", sheet("120")))) is None


def test_the_next_shipment_with_the_same_paper_rests_on_its_signature(store: Store) -> None:
    made(store, "S1", ("a.pdf", "datasheet", sheet("120")))
    sign(store, "a.pdf", "ann", "bob")
    again = made(store, "S2", ("a.pdf", "datasheet", sheet("120")))
    known = rests(again)
    assert known is not None and known.is_same_paper
    assert (("ann", "bob"), ("S1",), True) == (known.signers, known.shipments, again.is_ready)


def test_another_revision_inherits_no_signature_and_shows_what_changed(store: Store) -> None:
    made(store, "S1", ("a.pdf", "datasheet", sheet("120")))
    sign(store, "a.pdf", "ann", "bob")
    again = made(store, "S2", ("b.pdf", "datasheet", sheet("125")))
    known = rests(again)
    change = Change("gravimetric_energy_density", "nominal 120 Wh/kg", "nominal 125 Wh/kg")
    assert known is not None
    assert (False, (change,), False) == (known.is_same_paper, known.changes, again.is_ready)


def test_another_revision_that_says_the_same_is_told_to_do_so_and_still_wants_a_signature(store: Store) -> None:
    made(store, "S1", ("a.pdf", "datasheet", sheet("120")))
    sign(store, "a.pdf", "ann", "bob")
    again = made(store, "S2", ("b.pdf", "datasheet", sheet("120")))
    known = rests(again)
    assert known is not None
    assert ((), False) == (known.changes, again.is_ready)


def test_a_model_of_the_same_name_of_another_maker_is_another_part(store: Store) -> None:
    made(store, "S1", ("a.pdf", "datasheet", sheet("120")))
    sign(store, "a.pdf", "ann", "bob")
    assert rests(made(store, "S2", ("b.pdf", "datasheet", sheet("120", "Quanmu Power")))) is None


def test_a_questioning_starts_the_clock_with_the_papers_that_are_there(store: Store) -> None:
    first = made(store, "S1", ("a.pdf", "datasheet", sheet("120")), ("c.pdf", "contract", cell("LX-50", None, SHA)))
    asked = [ShipmentQuestioned(date(2026, 11, 25), "mass")]
    shipment = acted(store, first.case.shipment, asked, stamp())
    clock = standing(store, shipment, bench(), "ann", NOW).clock
    assert clock is not None
    there = {w.key: w.there for w in clock.papers}
    assert (date(2026, 12, 4), 3) == (clock.deadline.day, clock.left)
    assert {
        "declaration": (),
        "contract": ("c.pdf",),
        "statement": (),
        "reports": ("a.pdf",),
        "translations": (),
    } == there


def test_a_draft_of_the_set_is_no_statement_and_a_ready_one_is(store: Store) -> None:
    shipment = made(store, "S1", ("a.pdf", "datasheet", sheet("120"))).case.shipment
    shipment = acted(store, shipment, [ShipmentQuestioned(date(2026, 11, 25), "")], stamp())
    found = []
    for is_draft in (True, False):
        shipment = acted(store, shipment, [SetWritten("d", is_draft)], stamp())
        clock = standing(store, shipment, bench(), "ann", NOW).clock
        assert clock is not None
        found.append(next(bool(w.there) for w in clock.papers if w.key == "statement"))
    assert [False, True] == found


def test_a_shipment_that_was_not_questioned_has_no_clock(store: Store) -> None:
    assert made(store, "S1", ("a.pdf", "datasheet", sheet("120"))).clock is None

"""Which rows of a shipment wait for which person."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

sys.path += [str(Path(__file__).parents[2] / "casebook"), str(Path(__file__).parents[1] / "review")]
from at_a_shipment import at_work
from playing import after, screen_text
from shipments import bench, cell, read_in, sign, stamp

from casebook.shipments.keeping import opened, put
from casebook.shipments.standing import Standing, standing
from casebook.store.database import Store, open_store
from tui.screens.paper import PaperScreen
from tui.screens.shipment.rows import nothing_open, rows

NOW = datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()


def shipped(store: Store, wh_kg: str | None, *signers: str) -> Standing:
    paper = read_in(store, "spec.pdf", cell("LX-50", wh_kg, "0" * 64), kind="datasheet")
    sign(store, "spec.pdf", *signers)
    return standing(
        store, put(store, opened(store, "S1", stamp()), [(paper, "spec.pdf")], stamp()), bench(), "ann", NOW
    )


def test_a_paper_without_goods_is_opened_from_its_question(store: Store) -> None:
    papers = [("spec.pdf", cell("LX-50", "120", "0" * 64)), ("empty.pdf", None)]
    kept = [(read_in(store, name, *([item] if item else []), kind="datasheet"), name) for name, item in papers]
    put(store, opened(store, "S1", stamp()), kept, stamp())
    for keys in (("q", "p"), ("p",)):
        shown = after(at_work(store), "enter", "wait", *keys, "wait", look=lambda app: (app.screen, screen_text(app)))
        assert isinstance(shown[0], PaperScreen) and "empty.pdf" in shown[1]


def open_for(made: Standing, who: str) -> bool:
    (line,) = (row for row in rows(made, 80) if row.line is not None)
    return line.is_open_for(who)


def test_what_is_undetermined_still_waits_for_the_person_who_signed_that(store: Store) -> None:
    made = shipped(store, None, "ann")
    assert not made.is_ready and open_for(made, "ann")


def test_what_lacks_the_signature_of_another_waits_for_the_other_alone(store: Store) -> None:
    made = shipped(store, "320", "ann")
    assert (open_for(made, "ann"), open_for(made, "bob")) == (False, True)
    assert nothing_open(made) == "nothing is left for you; 1 thing waits for others"


def test_only_a_ready_shipment_is_said_to_have_nothing_open(store: Store) -> None:
    made = shipped(store, "320", "ann", "bob")
    assert made.is_ready and not open_for(made, "ann")
    assert nothing_open(made) == "nothing is open: w writes the set"

"""What people take out of a shipment's papers: it is no goods line, and until enough people have, the set waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from shipments import bench, cell, read_in, sign, stamp

from casebook.links.model_names import ModelNames
from casebook.record import ledger
from casebook.record.actions.forming import ItemMerged, ItemRemoved
from casebook.review.finding import places
from casebook.shipments.keeping import found, opened, put
from casebook.shipments.parts import resting
from casebook.shipments.standing import Standing, standing
from casebook.store.database import Store, open_store
from classifier.loading.load import load

NOW = datetime(2026, 12, 1, tzinfo=UTC)
PAPER = "a.pdf"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "a.casebook")
    yield made
    made.close()


def two(store: Store, wh_kg: str = "120") -> tuple[str, tuple[str, str]]:
    """A datasheet of two cells in a shipment; its SHA-256 and the keys of the items."""
    sha256 = read_in(store, PAPER, cell("LX-50", "120", ""), cell("LX-60", wh_kg, ""), kind="datasheet")
    put(store, opened(store, "S", stamp()), [(sha256, PAPER)], stamp())
    first, second = (p.item for p in places(store, PAPER))
    return sha256, (first, second)


def stands(store: Store) -> Standing:
    return standing(store, found(store, "S"), bench(), "ann", NOW)


def labels(made: Standing) -> list[str]:
    return [line.line.label for line in made.lines]


def test_an_item_that_was_taken_out_is_no_goods_line_and_holds_nothing_up(store: Store) -> None:
    sha256, (_, second) = two(store)
    sign(store, PAPER, "ann")
    assert ["LX-50", "LX-60"] == labels(stands(store))
    ledger.act(store, sha256, ItemRemoved(second), stamp())
    made = stands(store)
    assert (["LX-50"], ()) == (labels(made), made.against)


def test_an_item_that_is_another_one_is_no_line_of_its_own(store: Store) -> None:
    sha256, (first, second) = two(store)
    ledger.act(store, sha256, ItemMerged(second, first), stamp())
    assert ["LX-50"] == labels(stands(store))


def test_what_two_people_sign_two_take_out(store: Store) -> None:
    sha256, (_, second) = two(store, wh_kg="320")
    sign(store, PAPER, "ann", "bob")
    ledger.act(store, sha256, ItemRemoved(second), stamp())
    (waits,) = stands(store).against
    assert ("LX-60", second) == (waits.label, waits.item)
    assert "ann took it out of a.pdf; 2 people have to" == waits.reason
    ledger.act(store, sha256, ItemRemoved(second), stamp("bob"))
    assert () == stands(store).against


def test_no_line_rests_on_the_signature_of_an_item_that_was_taken_out(store: Store) -> None:
    sha256, (first, _) = two(store)
    sign(store, PAPER, "ann")
    later = read_in(store, "b.pdf", cell("LX-50", "121", ""), kind="datasheet")
    made = put(store, opened(store, "T", stamp()), [(later, "b.pdf")], stamp())
    lines = standing(store, made, bench(), "ann", NOW).case.lines
    assert [1] == list(resting(store, lines, made, (), ModelNames(load().vocabulary)))
    ledger.act(store, sha256, ItemRemoved(first), stamp())
    assert {} == resting(store, lines, made, (), ModelNames(load().vocabulary))

"""What a shipment takes off the queue: rows whose goods are looked at in another paper, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from shipments import bench, cell, read_in, sign, stamp

from casebook.record.actions.shipments import LinesJoined, LinesParted, PaperTakenOut, SupplierAsked, SupplierReplied
from casebook.review.queue import Entry, entries
from casebook.shipments.in_queue import with_shipments
from casebook.shipments.keeping import acted, opened, put
from casebook.shipments.shipment import Shipment
from casebook.state.people.signing import rules_of
from casebook.store.database import Store, open_store
from classifier.facts import Item

SHA = "0" * 64


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()


def row(label: str, wh_kg: str | None = None) -> Item:
    return cell(label, wh_kg, SHA, line="1")


def sheet(label: str, wh_kg: str | None) -> Item:
    return cell(label, wh_kg, SHA)


def shipped(store: Store, *papers: tuple[str, str, Item]) -> Shipment:
    kept = [(read_in(store, paper, item, kind=kind), paper) for paper, kind, item in papers]
    return put(store, opened(store, "S1", stamp()), kept, stamp())


def queued(store: Store) -> dict[str, Entry]:
    return {e.name: e for e in with_shipments(store, entries(store, rules_of(bench().house)))}


def left(store: Store) -> set[str]:
    return {name for name, entry in queued(store).items() if entry.is_open}


def test_rows_of_invoice_and_packing_list_are_looked_at_in_the_datasheet(store: Store) -> None:
    shipped(
        store,
        ("inv.pdf", "invoice", row("LX-50")),
        ("pl.pdf", "packing_list", row("LX 50")),
        ("spec.pdf", "datasheet", sheet("LX-50", "320")),
    )
    assert left(store) == {"spec.pdf"}
    assert queued(store)["pl.pdf"].rests == "spec.pdf"
    sign(store, "spec.pdf", "ann", "bob")
    assert left(store) == set()


def test_the_same_papers_outside_of_a_shipment_stay(store: Store) -> None:
    read_in(store, "inv.pdf", row("LX-50"))
    read_in(store, "spec.pdf", sheet("LX-50", "320"), kind="datasheet")
    assert left(store) == {"inv.pdf", "spec.pdf"}


def test_another_model_stays(store: Store) -> None:
    shipped(store, ("inv.pdf", "invoice", row("LX-51")), ("spec.pdf", "datasheet", sheet("LX-50", "320")))
    assert left(store) == {"inv.pdf", "spec.pdf"}


def test_a_row_that_is_controlled_does_not_rest_on_a_paper_that_says_less(store: Store) -> None:
    shipped(store, ("inv.pdf", "invoice", row("LX-50", "320")), ("spec.pdf", "datasheet", sheet("LX-50", "120")))
    assert "inv.pdf" in left(store)


def test_rows_without_a_datasheet_wait_until_one_of_them_is_signed(store: Store) -> None:
    shipped(store, ("inv.pdf", "invoice", row("LX-50")), ("pl.pdf", "packing_list", row("LX-50")))
    assert left(store) == {"inv.pdf", "pl.pdf"}
    sign(store, "inv.pdf", "ann")
    assert left(store) == set()
    assert queued(store)["pl.pdf"].rests == "inv.pdf"


def test_what_only_a_mail_says_is_nothing_to_rest_on(store: Store) -> None:
    shipped(store, ("inv.pdf", "invoice", row("LX-50")), ("m.eml/body.txt", "other", sheet("LX-50", None)))
    assert "inv.pdf" in left(store)


def test_a_makers_reply_is_looked_at_where_it_was_entered(store: Store) -> None:
    made = shipped(
        store,
        ("inv.pdf", "invoice", row("LX-50")),
        ("spec.pdf", "datasheet", sheet("LX-50", "320")),
        ("back.xlsx", "other", sheet("LX-50", None)),
    )
    assert left(store) == {"spec.pdf", "back.xlsx"}
    reply = queued(store)["back.xlsx"].document
    asked = SupplierAsked("Lanxin", date(2026, 11, 20), ("1-mass",), SHA)
    acted(store, made, [asked, SupplierReplied("Lanxin", reply, ("1-mass",))], stamp())
    assert left(store) == {"spec.pdf"}


@pytest.mark.parametrize("is_one", [True, False])
def test_a_persons_word_counts_before_the_name(store: Store, is_one: bool) -> None:
    labels = ("LX-50", "LX-50") if not is_one else ("Our cell", "LX-50")
    made = shipped(store, ("inv.pdf", "invoice", row(labels[0])), ("spec.pdf", "datasheet", sheet(labels[1], "320")))
    before = left(store)
    items = tuple(e.item for e in queued(store).values())
    acted(store, made, [(LinesJoined if is_one else LinesParted)(*items)], replace(stamp(), why="the maker says so"))
    both, one = {"inv.pdf", "spec.pdf"}, {"spec.pdf"}
    assert (before, left(store)) == ((both, one) if is_one else (one, both))


def test_a_row_comes_back_when_its_datasheet_is_taken_out_of_the_shipment(store: Store) -> None:
    made = shipped(store, ("inv.pdf", "invoice", row("LX-50")), ("spec.pdf", "datasheet", sheet("LX-50", "320")))
    document = queued(store)["spec.pdf"].document
    acted(store, made, [PaperTakenOut(document)], replace(stamp(), why="of another shipment"))
    assert left(store) == {"inv.pdf", "spec.pdf"}

"""What a paper calls goods of which a person said what they are is proposed as a name of that product."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from shipments import act
from sqlalchemy import update
from word_papers import page, scanned

from casebook.learning.layer_file import prepared
from casebook.learning.product_words import ProductWord
from casebook.learning.proposals import proposals, with_word
from casebook.record.actions import ItemAdded, ProductChanged, Undone
from casebook.record.codec import packed
from casebook.record.ledger import head
from casebook.review.finding import places
from casebook.store import tables
from casebook.store.database import Store, open_store
from classifier.loading.load import load
from extractor.language.terms import Terms


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    scanned(made)
    yield made
    made.close()


def of_page(store: Store, *lines: str) -> None:
    with store.writing() as connection:
        connection.execute(update(tables.pages).values(data=packed((page(lines),))))


def changed(store: Store, product: str, who: str = "ann") -> None:
    place = places(store, "ZQ-7")[0]
    act(store, place, ProductChanged(place.item, product), who=who)


def words(store: Store) -> list[object]:
    return [p.word for p in proposals(store, load())]


def test_the_words_beside_a_designation_are_proposed_for_the_product_that_a_person_gave(store: Store) -> None:
    of_page(store, "Blackmilk compound ZQ-7", "Mass : 25 kg")
    changed(store, "lfp_cathode")
    (proposal,) = proposals(store, load())
    assert proposal.word == ProductWord("lfp_cathode", "en", "Blackmilk compound")
    assert (proposal.people, proposal.quotes) == (("ann",), ("ann, page 1: Blackmilk compound ZQ-7",))


def test_the_name_of_an_item_that_a_person_found_is_proposed_without_its_designation(store: Store) -> None:
    place = places(store, "ZQ-7")[0]
    act(store, place, ItemAdded("mine", "储能砖 EB-40", "lithium_ion_pack"))
    assert words(store) == [ProductWord("lithium_ion_pack", "zh", "储能砖")]


@pytest.mark.parametrize(
    "line",
    [
        "ZQ-7",
        "Lithium iron phosphate cathode material ZQ-7",  # known for goods: the person had other reasons
        "Model ZQ-7",
        "Compaction density ZQ-7",
        "Shelf no. 5, ZQ-7",
    ],
)
def test_words_that_are_known_or_are_no_name_are_not_proposed(store: Store, line: str) -> None:
    of_page(store, line, "Mass : 25 kg")
    changed(store, "artificial_graphite_anode")
    assert words(store) == []


def test_a_change_that_was_undone_and_a_product_that_nobody_knows_propose_nothing(store: Store) -> None:
    of_page(store, "Blackmilk compound ZQ-7")
    changed(store, "no_such_product")
    assert words(store) == []
    changed(store, "lfp_cathode")
    assert words(store)
    with store.reading() as connection:
        last = head(connection).seq
    act(store, places(store, "ZQ-7")[0], Undone(last))
    assert words(store) == []


def test_an_accepted_name_is_read_by(store: Store, tmp_path: Path) -> None:
    of_page(store, "Blackmilk compound ZQ-7")
    changed(store, "lfp_cathode")
    (proposal,) = proposals(store, load())
    made = prepared(proposal, tmp_path / "office", load(), "bob", ())
    made.path.parent.mkdir(parents=True)
    made.path.write_bytes(made.data)
    catalogue = load(tmp_path / "office")
    assert with_word(load(), proposal.word).vocabulary == catalogue.vocabulary
    assert any("lfp_cathode" in str(m) for m in Terms(catalogue.vocabulary).find("Blackmilk compound"))
    assert not any("lfp_cathode" in str(m) for m in Terms(load().vocabulary).find("Blackmilk compound"))
    assert not proposals(store, catalogue)

"""What people's words make of a document's readings; what only a machine said is no label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from desk_papers import did, item_of, looked_at, received, sheet, signed, stated
from shipments import bench

from casebook.learning.makers import NO_MAKER
from casebook.learning.office_papers import office_papers, words_of
from casebook.record.actions import Confirmed, Corrected, Reopened, Undone
from casebook.record.ledger import head
from casebook.state.loading import state_of
from casebook.store.database import Store, open_store
from corpora.training.papers import UNKNOWN, Paper
from tests.extractor.drawn import drawn


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "a.casebook")
    yield made
    made.close()


def papers(store: Store, *without: str) -> list[Paper]:
    return list(office_papers(store, bench().catalogue, without))


def known(paper: Paper) -> dict[tuple[str, float], int]:
    """The answers that are known, by property and size."""
    pairs = zip(paper.places, paper.answers, strict=True)
    return {(at.name, at.size): answer for at, answer in pairs if answer != UNKNOWN}


def test_what_only_the_machine_said_is_no_label(store: Store) -> None:
    received(store, "Nordwind", 1)
    assert papers(store) == []


def test_a_persons_words_are_labels_and_the_rest_is_not_known(store: Store) -> None:
    looked_at(store, received(store, "Nordwind", 1))
    (paper,) = papers(store)
    assert paper.supplier == "nordwind"
    assert known(paper) == {("nominal_voltage", 3.6): 1, ("nominal_voltage", 4.2): 0, ("mass", 41.0): 1}
    assert ("capacity", 2.001) in {(at.name, at.size) for at in paper.places}


def test_a_signature_stands_for_the_values_that_were_signed(store: Store) -> None:
    document = received(store, "Nordwind", 1)
    looked_at(store, document)
    signed(store, document)
    (paper,) = papers(store)
    assert known(paper)["capacity", 2.001] == 1


def test_a_signature_that_was_taken_back_stands_for_nothing(store: Store) -> None:
    document = received(store, "Nordwind", 1)
    signed(store, document)
    did(store, document, Reopened(item_of(store, document).key))
    assert papers(store) == []


def test_a_step_that_was_undone_teaches_nothing(store: Store) -> None:
    document = received(store, "Nordwind", 1)
    item = item_of(store, document)
    did(store, document, Confirmed(item.key, item.facts[0].key))
    assert len(papers(store)) == 1
    with store.reading() as connection:
        last = head(connection).seq
    did(store, document, Undone(last))
    assert papers(store) == []


def test_a_persons_words_can_be_left_out_with_all_that_rests_on_them(store: Store) -> None:
    looked_at(store, received(store, "Nordwind", 1), who="ann")
    looked_at(store, received(store, "Nordwind", 2), who="Bo")
    assert [known(p)["mass", 41.0] for p in papers(store, " BO ")] == [1]
    assert papers(store, "ann", "bo") == []


def test_a_corrected_value_is_right_where_it_stands_and_its_rivals_are_wrong(store: Store) -> None:
    """The machine took the charge voltage; the person points at the one in use, of which the other is no rival."""
    document = received(store, "Nordwind", 1)
    item = item_of(store, document)
    page = sheet("Nordwind", 1)
    wrong = next(f for f in item.facts if f.original is not None and str(f.original.value) == "4.2 V")
    did(store, document, Corrected(item.key, wrong.key, stated(page, document, "nominal_voltage", "3.6 V")))
    (paper,) = papers(store)
    assert known(paper)["nominal_voltage", 3.6] == 1
    assert ("nominal_voltage", 4.2) not in known(paper)


def test_words_that_contradict_each_other_teach_nothing(store: Store) -> None:
    """One person confirms a value of one item that another person rejects in the same place of another."""
    from casebook.learning.office_papers import Word, answers_of
    from corpora.training.papers import readings_of
    from tests.extractor.drawn import marker, vocabulary

    page = drawn("Potential in use   3.6 V")
    found = readings_of((page,), vocabulary(), marker())
    fact = stated(page, "d" * 64, "nominal_voltage", "3.6 V")
    assert answers_of(found, [Word(fact, is_right=True)]) == (1,)
    assert answers_of(found, [Word(fact, is_right=True), Word(fact, is_right=False)]) == (UNKNOWN,)


def test_a_document_without_a_maker_is_of_no_known_supplier(store: Store) -> None:
    document = received(store, "Nordwind", 1)
    looked_at(store, document)
    state = state_of(store, document)
    item = item_of(store, document)
    nameless = replace(state, items={item.key: replace(item, read=replace(item.read, maker=None))})
    from casebook.learning.office_papers import supplier_of

    assert (supplier_of(state), supplier_of(nameless)) == ("nordwind", NO_MAKER)
    assert len(words_of(state)) == 3

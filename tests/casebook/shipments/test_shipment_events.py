"""A shipment as a noun of the ledger: opened, papers put in and out, words of people, closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from shipments import stamp
from sqlalchemy import text

from casebook.record.actions.shipments import (
    SHIPMENT_NAMES,
    LinesJoined,
    LinesParted,
    PaperTakenOut,
    QuestionSettled,
    SetWritten,
    ShipmentAnswered,
    ShipmentClosed,
    ShipmentDeclared,
    ShipmentQuestioned,
    ShipmentReopened,
    SupplierAsked,
    SupplierReplied,
)
from casebook.record.ledger import verify
from casebook.shipments.keeping import ShipmentError, acted, found, key_of, opened, put, shipments, tidy, undone
from casebook.shipments.shipment import Shipment, Stage
from casebook.store.database import Store, open_store

A, B = "a" * 64, "b" * 64


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()


def begun(store: Store, *papers: str) -> Shipment:
    return put(store, opened(store, "2026-118", stamp()), [(p, f"{p[0]}.pdf") for p in papers], stamp())


def test_a_shipment_that_is_opened_twice_is_one(store: Store) -> None:
    first, again = opened(store, "2026-118", stamp()), opened(store, " 2026-118 ", stamp("bob"))
    assert (first, "ann") == (again, again.opened_by)


def test_names_that_differ_in_case_width_and_spaces_are_one_shipment() -> None:
    assert key_of("Order  A１") == key_of("order a1")


@pytest.mark.parametrize("name", ["", "  ", "---", "x" * 81])
def test_a_name_that_names_nothing_or_is_too_long_is_refused(name: str) -> None:
    with pytest.raises(ShipmentError):
        tidy(name)


def test_a_paper_is_put_in_once(store: Store) -> None:
    shipment = begun(store, A, B)
    again = put(store, shipment, [(A, "a.pdf")], stamp())
    assert ([A, B], shipment.last) == (list(again.papers), again.last)


def test_a_paper_that_a_person_took_out_is_not_put_in_again_by_a_scan(store: Store) -> None:
    shipment = acted(store, begun(store, A, B), [PaperTakenOut(A)], stamp())
    assert [B] == list(put(store, shipment, [(A, "a.pdf"), (B, "b.pdf")], stamp()).papers)


def test_a_paper_that_is_not_in_it_cannot_be_taken_out(store: Store) -> None:
    with pytest.raises(ShipmentError, match="no such paper"):
        acted(store, begun(store, A), [PaperTakenOut(B)], stamp())


def test_the_newest_word_on_two_lines_counts(store: Store) -> None:
    shipment = acted(store, begun(store), [LinesJoined("x", "y"), LinesParted("y", "x")], stamp())
    word = shipment.word("x", "y")
    assert word is not None and not word.is_one


def test_a_line_is_not_joined_to_itself(store: Store) -> None:
    with pytest.raises(ShipmentError):
        acted(store, begun(store), [LinesJoined("x", "x")], stamp())


def test_the_stage_follows_from_the_events(store: Store) -> None:
    day = date(2026, 11, 18)
    steps = (
        (ShipmentDeclared("d"), Stage.DECLARED),
        (ShipmentQuestioned(day, "mass"), Stage.QUESTIONED),
        (ShipmentAnswered(day), Stage.ANSWERED),
        (ShipmentClosed(), Stage.CLOSED),
        (ShipmentReopened(), Stage.ANSWERED),
    )
    shipment, stages = begun(store), []
    for action, _ in steps:
        shipment = acted(store, shipment, [action], stamp())
        stages.append(shipment.stage)
    assert [stage for _, stage in steps] == stages


def test_steps_are_taken_back_one_by_one_and_taken_up_again(store: Store) -> None:
    shipment = begun(store, A, B)
    for action in (QuestionSettled("q", "the scale"), LinesJoined("x", "y"), PaperTakenOut(A)):
        shipment = acted(store, shipment, [action], stamp("ann"))
    told = [undone(store, shipment, stamp()) for _ in range(3)]
    assert told == ["a paper taken out (ann)", "the same goods (ann)", "an answer (ann): the scale"]
    back = found(store, shipment.key)
    assert (list(back.papers), back.words, dict(back.settled)) == ([A, B], (), {})
    with pytest.raises(ShipmentError, match="no step"):
        undone(store, shipment, stamp())
    for _ in range(3):
        undone(store, shipment, stamp(), again=True)
    again = found(store, shipment.key)
    assert (list(again.papers), again.words, again.settled) == (list(shipment.papers), shipment.words, shipment.settled)
    with pytest.raises(ShipmentError, match="nothing was taken back"):
        undone(store, shipment, stamp(), again=True)


def test_a_new_step_ends_what_could_be_taken_up_again(store: Store) -> None:
    shipment = acted(store, begun(store), [QuestionSettled("q", "one")], stamp())
    undone(store, shipment, stamp())
    shipment = acted(store, shipment, [QuestionSettled("q", "two")], stamp())
    with pytest.raises(ShipmentError, match="nothing was taken back"):
        undone(store, shipment, stamp(), again=True)
    assert shipment.settled["q"].answer == "two"


def test_what_went_out_is_not_taken_back(store: Store) -> None:
    asked = SupplierAsked("Lanxin", date(2026, 11, 20), ("q1",), "d")
    shipment = acted(store, begun(store), [SetWritten("d", False), asked], stamp())
    with pytest.raises(ShipmentError, match="no step"):
        undone(store, shipment, stamp())


def test_a_shipment_that_nobody_questioned_is_not_answered(store: Store) -> None:
    with pytest.raises(ShipmentError, match="waits for no answer"):
        acted(store, begun(store), [ShipmentAnswered(date(2026, 11, 20))], stamp())


def test_a_closed_shipment_takes_nothing_until_it_is_reopened(store: Store) -> None:
    shipment = acted(store, begun(store), [ShipmentClosed()], stamp())
    with pytest.raises(ShipmentError, match="reopen"):
        put(store, shipment, [(A, "a.pdf")], stamp())


def test_a_reply_answers_what_its_maker_was_asked_and_no_more(store: Store) -> None:
    asked = SupplierAsked("Lanxin", date(2026, 11, 20), ("q1", "q2"), "d")
    shipment = acted(store, begun(store), [asked, SupplierReplied("Lanxin", "r", ("q2", "q9"))], stamp())
    assert [("q1",), ("q2",)] == [shipment.letters[0].open, shipment.letters[0].answered]


def test_a_settled_question_says_who_settled_it(store: Store) -> None:
    shipment = acted(store, begun(store), [QuestionSettled("q", "the scale"), SetWritten("d", True)], stamp("bob"))
    assert ("the scale", "bob", (("d", True),)) == (
        shipment.settled["q"].answer,
        shipment.settled["q"].who,
        shipment.sets,
    )


def test_a_shipment_is_found_by_a_part_of_its_name_and_else_the_candidates_are_told(store: Store) -> None:
    for name in ("2026-118 Kassel", "2026-119 Kassel"):
        opened(store, name, stamp())
    assert "2026-119 Kassel" == found(store, "119").name
    with pytest.raises(ShipmentError, match="2026-118 Kassel"):
        found(store, "Kassel")
    with pytest.raises(ShipmentError, match="there are: "):
        found(store, "Oslo")


def test_the_shipments_of_a_casebook_are_listed_and_its_documents_are_none(store: Store) -> None:
    assert () == shipments(store)
    begun(store, A)
    assert ["2026-118"] == [s.name for s in shipments(store)]


def test_the_ledger_is_whole_after_all_that_can_happen_to_a_shipment(store: Store) -> None:
    acted(store, begun(store, A), [ShipmentQuestioned(date(2026, 11, 18), "质量"), ShipmentClosed()], stamp())
    assert () == verify(store)


def test_a_casebook_from_before_there_were_shipments_opens_and_takes_one(place: str) -> None:
    store = open_store(place)
    with store.writing() as connection:
        connection.execute(text("DELETE FROM meta WHERE name = 'head'"))
    store.close()
    again = open_store(place)
    assert "2026-118" == begun(again, A).name
    again.close()


def test_no_name_of_an_event_is_longer_than_its_column() -> None:
    assert 20 >= max(map(len, SHIPMENT_NAMES.values()))

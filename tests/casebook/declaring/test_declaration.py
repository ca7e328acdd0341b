from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from shipments import SUSPENDED, act, bench, cell, density, read_in, sign, stamp, subjects

from casebook.declaring.declaration import (
    ChangedMeanwhileError,
    composed,
    kept,
)
from casebook.declaring.readiness import objections, subject
from casebook.record.actions import Claimed, Confirmed, Corrected, Exported, Rejected, Reopened, Signed, Source
from casebook.record.ledger import events_of
from casebook.review.looking import view_of
from casebook.review.values.typed_values import Typed, entered
from casebook.state.folder import opened
from casebook.state.people.signing import rules_of
from casebook.store.database import Store
from extractor.document.model import Status
from tests.casebook.declaring.made_declarations import NOW, A, B, declared, invoice, reasons


def test_the_remark_names_each_line_with_its_codes_or_its_parameters(store: Store) -> None:
    invoice(store)
    made = declared(store, "inv.pdf")
    assert made.zh == "第1项：属于两用物项，3A001；第2项：不属于管制物项，重量能量密度 285 Wh/kg"
    assert made.en == (
        "Item 1: Subject to Dual-Use Items, 3A001; Item 2: Not Subject to Controlled Items, energy density 285 Wh/kg"
    )


def test_a_line_that_is_neither_gets_no_remark_but_stands_among_the_lines(store: Store) -> None:
    invoice(store)
    made = declared(store, "inv.pdf")
    assert [("1", True), ("2", True), ("3", False)] == [(line.number, line.said is not None) for line in made.lines]


def test_items_without_lines_of_their_own_are_counted_in_their_order(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "320", A))
    read_in(store, "y.pdf", cell("Y", "310", B))
    assert ["1", "2"] == [line.number for line in declared(store, "Y", "X").lines]


def test_two_invoices_with_the_same_line_number_are_counted_anew(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "320", A, "1"))
    read_in(store, "y.pdf", cell("Y", "310", B, "1"))
    assert ["1", "2"] == [line.number for line in declared(store, "X", "Y").lines]


def test_what_is_signed_enough_is_ready(store: Store) -> None:
    invoice(store)
    sign(store, "inv.pdf", "ann", "bob")
    assert reasons(store, "inv.pdf") == []


def test_a_missing_signature_is_named_and_what_asks_for_none_is_not(store: Store) -> None:
    invoice(store)
    sign(store, "HI-320", "ann", "ANN ")
    assert ["HI-320: it is signed 1/2", "MID-285: it is signed 0/2"] == reasons(store, "inv.pdf")


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (None, "does not hold the value 150 Wh/kg"),
        (Source("mail", date(2026, 11, 20), "Li Wei"), "may not rest on that (policy default, P12"),
        (Source("test_report", date(2026, 11, 20), "Li Wei"), None),
    ],
)
def test_a_value_from_outside_the_paper_goes_out_only_as_the_policy_lets_it(
    store: Store, source: Source | None, told: str | None
) -> None:
    read_in(store, "x.pdf", cell("X", "320", A))
    (about,) = subjects(store, "X")
    (first,) = about.item.facts
    assert first.original is not None
    lower = entered(Typed(density("150", A).value), "gravimetric_energy_density", first.original)
    act(store, about.place, Corrected(about.item.key, first.key, lower, source))
    found = reasons(store, "X")
    assert not found if told is None else any(told in reason for reason in found), found


def test_an_undetermined_item_is_named_with_what_it_lacks(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", None, A))
    assert ["X: it is undetermined: gravimetric energy density"] == reasons(store, "X")


def test_an_open_question_is_named_in_its_own_words(store: Store) -> None:
    read_in(store, "x.pdf", replace(cell("X", "320", A), products=("lithium_metal_cell",)))
    assert "X: a question is open: " in reasons(store, "X")[0]


def test_a_page_that_was_not_read_is_named(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "320", A), status=Status.PARTLY_READ)
    assert "X: x.pdf was not read whole (page 2: the page is damaged)" in reasons(store, "X")


def test_a_reopened_item_is_refused_with_the_reason(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "320", A))
    sign(store, "X", "ann", "bob")
    act(store, subjects(store, "X")[0].place, Reopened(subjects(store, "X")[0].item.key))
    assert reasons(store, "X") == ["X: it was reopened: reopened"]


def test_an_item_in_anothers_hands_is_refused_and_ones_own_is_not(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "320", A))
    sign(store, "X", "ann", "bob")
    about = subjects(store, "X")[0]
    act(store, about.place, Claimed(about.item.key, (NOW + timedelta(minutes=5)).isoformat()), who="eve")
    assert reasons(store, "X") == ["X: eve has it in hand"]
    assert reasons(store, "X", who="eve") == []


def test_a_suspension_asks_for_no_remark_and_it_is_composed_only_when_wanted(store: Store) -> None:
    read_in(store, "x.pdf", cell("X", "320", A, "1"))
    several = subjects(store, "X", day=SUSPENDED)
    silent, wanted = (composed(several, bench(SUSPENDED), though_suspended=wish) for wish in (False, True))
    assert (None, "第1项：属于两用物项，3A001") == (silent.zh, wanted.zh)
    assert "suspended" in silent.notes[0] and silent.notes == wanted.notes


def test_each_line_leaves_an_event_with_the_digest(store: Store) -> None:
    invoice(store)
    made = declared(store, "inv.pdf")
    kept(store, made, "d" * 64, stamp())
    with store.reading() as connection:
        events = events_of(connection, made.lines[0].subject.folder.document)
    assert [Exported(line.subject.item.key, "d" * 64) for line in made.lines] == [e.action for e in events][-3:]


def test_a_document_that_was_worked_on_meanwhile_is_not_declared(store: Store) -> None:
    invoice(store)
    made = declared(store, "inv.pdf")
    about = made.lines[0].subject
    act(store, about.place, Rejected(about.item.key, about.item.facts[0].key), who="eve")
    with pytest.raises(ChangedMeanwhileError, match=r"inv\.pdf"):
        kept(store, made, "d" * 64, stamp())


def test_what_lacks_a_second_signature_names_the_policy_that_asks_for_it(store: Store) -> None:
    invoice(store)
    sign(store, "HI-320", "ann")
    (about,) = subjects(store, "HI-320")
    (objection,) = objections(about, bench(), "ann", NOW)
    assert "1 more to sign, under different names (policy default, P5 of 2026-11-22: what is" in objection.remedy


def test_a_policy_may_have_two_people_sign_what_is_not_controlled(store: Store) -> None:
    invoice(store)
    (about,) = subjects(store, "LO-150")
    assert () == objections(about, bench(), "ann", NOW)
    asked = replace(about, signed=replace(about.signed, needed=2))
    assert ["it is signed 0/2"] == [o.reason for o in objections(asked, bench(), "ann", NOW)]


def test_a_second_signature_without_the_blind_entry_does_not_declare(store: Store) -> None:
    invoice(store)
    sign(store, "HI-320", "ann")
    (about,) = subjects(store, "HI-320")
    act(store, about.place, Signed(about.item.key, "controlled", "bob"), who="bob")
    (told,) = reasons(store, "HI-320")
    assert "HI-320: bob signed without typing 1 deciding values unseen (policy default, P6 of 2026-11-22" in told
    sign(store, "MID-285", "ann", "bob")
    assert [] == reasons(store, "MID-285")


def test_what_another_account_typed_in_a_person_s_name_does_not_declare(store: Store) -> None:
    """Ann types and looks as Bob; then Bob signs from his own account, and has typed nothing."""
    invoice(store)
    sign(store, "HI-320", "ann")
    (about,) = subjects(store, "HI-320")
    keys = [f.key for f in about.item.facts]
    act(store, about.place, *(Confirmed(about.item.key, k, "ann") for k in keys), who="bob")
    seen = view_of(about.item, about.made, keys, "review", "bob")
    act(store, about.place, seen, Signed(about.item.key, "controlled", "bob"), who="bob")
    (told,) = reasons(store, "HI-320")
    assert "HI-320: bob signed without typing 1 deciding values unseen" in told
    act(store, about.place, Confirmed(about.item.key, keys[0], "bob"), who="bob")
    assert [] == reasons(store, "HI-320")


def test_an_item_that_the_newest_reading_does_not_find_is_named(store: Store) -> None:
    """Whoever kept its place from before asks for it in vain."""
    read_in(store, "x.pdf", cell("X", "320", A))
    sign(store, "x.pdf", "ann", "bob")
    (kept,) = (s.place for s in subjects(store, "x.pdf"))
    read_in(store, "x.pdf", cell("Y", "150", A))
    about = subject(kept, opened(store, kept.document), bench(), rules_of(bench().house))
    told = [o.reason for o in objections(about, bench(), "ann", NOW)]
    assert "the newest reading of its document does not find it" in told


def test_signatures_of_a_laxer_policy_do_not_declare_under_a_stricter_one(store: Store) -> None:
    invoice(store)
    sign(store, "HI-320", "ann", "bob")
    (about,) = subjects(store, "HI-320")
    strict = replace(about, rules=rules_of(bench().catalogue.policies["strict"]))
    assert [] == reasons(store, "HI-320")
    (told,) = objections(strict, bench(), "ann", NOW)
    assert "ann signed without typing 1 deciding values unseen (policy strict, P6" in told.reason

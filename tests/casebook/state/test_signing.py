from __future__ import annotations

from dataclasses import replace

import pytest
from stand_ins import SHA, capacity, cell, reading

from casebook.record.actions import Action, Confirmed, Corrected, Extracted, Reopened, Signed
from casebook.record.keys import fact_keys, item_keys
from casebook.record.ledger import Event
from casebook.review.values.typed_values import Typed, entered
from casebook.state.fold import folded
from casebook.state.people.persons import same_person
from casebook.state.people.signing import Blind, Standing, objections, rules_of, standing
from classifier.loading.load import load

ONE = cell(capacity())
(ITEM,) = item_keys(SHA, (ONE,))
(FACT,) = fact_keys(ONE.facts)
POLICIES = load().policies
RULES = rules_of(POLICIES["default"])


def events(*said: tuple[str, Action]) -> list[Event]:
    whole: list[tuple[str, Action]] = [("scan", Extracted(reading(ONE))), *said]
    return [Event(n, f"2026-11-22T00:00:{n:02d}", who, None, "1", "c", SHA, a) for n, (who, a) in enumerate(whole, 1)]


ANN = ("ann", Signed(ITEM, "close", "ann"))
BOB = ("bob", Signed(ITEM, "close", "bob"))


def signers(outcome: str, *said: tuple[str, Action]) -> tuple[str, ...]:
    happened = events(*said)
    return standing(folded(SHA, happened).items[ITEM], outcome, happened, RULES).signers


def test_two_people_of_different_names_sign_what_is_grave() -> None:
    assert (2, 2, 1) == (RULES.needed("controlled"), RULES.needed("close"), RULES.needed("not_controlled"))
    assert signers("close", ANN, BOB) == ("ann", "bob")


@pytest.mark.parametrize("other", ["ann", "ANN", " Ann ", "a nn"])
def test_one_name_is_one_person_however_it_is_typed(other: str) -> None:
    assert same_person("ann", other)
    assert signers("close", ("ann", Signed(ITEM, "close")), (other, Signed(ITEM, "close")))[1:] == ()


def test_a_signature_for_another_outcome_does_not_count() -> None:
    assert signers("controlled", ("ann", Signed(ITEM, "close"))) == ()


def test_a_signature_from_before_a_reopening_does_not_count() -> None:
    again = (("ann", Signed(ITEM, "close")), ("bob", Reopened(ITEM)), ("bob", Signed(ITEM, "close")))
    assert signers("close", *again) == ("bob",)


def test_a_correction_ends_the_signatures_and_a_confirmation_does_not() -> None:
    value = entered(Typed(capacity("5").value), "capacity", capacity())
    assert signers("close", ("ann", Signed(ITEM, "close")), ("bob", Corrected(ITEM, FACT, value))) == ()
    assert signers("close", ("ann", Signed(ITEM, "close")), ("bob", Confirmed(ITEM, FACT))) == ("ann",)


def test_the_second_person_enters_blind_and_the_first_does_not() -> None:
    assert not RULES.is_blind("close", "ann", ())
    assert RULES.is_blind("close", "bob", ("ann",))
    assert not RULES.is_blind("close", "ann", ("ann",))
    assert not RULES.is_blind("not_controlled", "bob", ("ann",))


def test_policy_may_ask_everyone_or_nobody() -> None:
    strict = rules_of(POLICIES["strict"])
    assert strict.is_blind("close", "ann", ()) and strict.is_blind("close", "bob", ("ann",))
    assert not replace(RULES, blind=Blind.NOBODY).is_blind("close", "bob", ("ann",))


def test_a_rule_says_which_policy_it_is_of_and_since_when() -> None:
    strict = rules_of(POLICIES["strict"])
    assert "policy strict, P5 of 2026-11-22: what is controlled or close is signed by two" in strict.signed_by
    assert "policy default, P6 of 2026-11-22: the second person to sign" in RULES.blind_by


def test_what_is_not_controlled_waits_for_a_second_signature_only_where_policy_asks_for_one() -> None:
    free = RULES.unsigned
    assert Standing((), 1, free).is_enough("not_controlled")
    assert not Standing(("ann",), 2, free).is_enough("not_controlled")
    assert Standing(("ann", "bob"), 2, free).is_enough("not_controlled")


def test_not_controlled_goes_out_unsigned_only_where_the_policy_says_so() -> None:
    assert RULES.unsigned == {"not_controlled", "not_applicable"}
    assert "policy default, P13 of 2026-11-28" in RULES.unsigned_by
    silent = rules_of(replace(POLICIES["default"], unsigned=None))
    happened = events()
    now = standing(folded(SHA, happened).items[ITEM], "not_controlled", happened, silent)
    assert not now.is_enough("not_controlled")


def test_each_objection_says_what_to_do() -> None:
    happened = events(("ann", Signed(ITEM, "close")))
    now = standing(folded(SHA, happened).items[ITEM], "close", happened, RULES)
    told = objections("Ann", now, hidden=2, questions=1, rules=RULES)
    assert ["another person", "press q", "press b (policy default, P6 "] == [
        w
        for w, line in zip(("another person", "press q", "press b (policy default, P6 "), told, strict=True)
        if w in line
    ]
    assert objections("bob", now, hidden=0, questions=0, rules=RULES) == ()

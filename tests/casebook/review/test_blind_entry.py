from __future__ import annotations

from dataclasses import replace
from datetime import date

from stand_ins import capacity

from casebook.record.actions import Confirmed, Corrected
from casebook.review.values import blind_entry
from casebook.review.values.typed_values import Refusal, grammar
from casebook.state.model import FactState, ItemState, Word
from casebook.state.people.persons import Apart
from casebook.state.people.signing import Blind, Rules, rules_of
from classifier.facts import Evidence, Fact, Item
from classifier.judging.classify import classify
from classifier.judging.determination import Determination
from classifier.loading.load import load
from classifier.quantity import Quantity, point

CATALOGUE = load()
RULES = rules_of(CATALOGUE.policies["default"])
GRAMMAR = grammar(CATALOGUE.vocabulary)
FACTS = (
    capacity("34.5"),
    Fact("nominal_voltage", Quantity(point("3.65"), "V")),
    Fact("mass", Quantity(point(405), "g")),
    Fact("diameter", Quantity(point(46), "mm")),
)


def item(*states: FactState) -> ItemState:
    whole = states or tuple(FactState(f.property, f) for f in FACTS)
    return ItemState("x", Item("X", ("lithium_ion_cell",), facts=FACTS), whole)


def made(of: ItemState) -> Determination:
    return classify(of.current, CATALOGUE, as_of=date(2026, 12, 1))


def hidden(of: ItemState, who: str, *signers: str, rules: Rules = RULES, account: str | None = None) -> list[str]:
    return [f.key for f in blind_entry.hidden(of, made(of), who, rules, signers, account)]


def test_the_deciding_facts_are_those_that_the_verdict_was_derived_from() -> None:
    of = item()
    assert ["capacity", "nominal_voltage", "mass"] == [f.key for f in blind_entry.deciding(of, made(of))]


def test_the_second_person_has_them_all_to_enter_and_the_first_has_none() -> None:
    assert hidden(item(), "ann") == []
    assert hidden(item(), "bob", "ann") == ["capacity", "nominal_voltage", "mass"]
    assert len(hidden(item(), "ann", rules=replace(RULES, blind=Blind.EVERYONE))) == 3


def test_an_outcome_that_names_no_entry_rests_on_the_values_of_all_that_speak_of_such_goods() -> None:
    light = tuple(FactState(f.property, f) for f in (*FACTS[1:], capacity("22")))
    rules = replace(RULES, blind=Blind.EVERYONE, blind_outcomes=frozenset({"not_controlled"}))
    assert "not_controlled" == made(item(*light)).outcome
    assert {"capacity", "nominal_voltage", "mass"} == set(hidden(item(*light), "ann", rules=rules))


def test_what_a_person_has_entered_is_no_longer_hidden_from_them() -> None:
    states = (said("capacity", 0, Word("ann", "a", at_sight=True), Word("bob", "b")), *item().facts[1:])
    assert hidden(item(*states), "bob", "ann", account="b") == ["nominal_voltage", "mass"]


def said(key: str, number: int, *words: Word) -> FactState:
    return FactState(key, FACTS[number], confirmed_by=tuple(w.who for w in words), words=words)


def test_what_was_typed_in_a_person_s_name_from_another_account_is_to_be_typed_by_them() -> None:
    states = (said("capacity", 0, Word("bob", "a")), *item().facts[1:])
    by_name = replace(RULES, apart=Apart())
    assert "capacity" in hidden(item(*states), "bob", "ann", account="b")
    assert "capacity" not in hidden(item(*states), "bob", "ann", account="b", rules=by_name)
    own = (said("capacity", 0, Word("bob", "a"), Word("bob", "B ")), *item().facts[1:])
    assert "capacity" not in hidden(item(*own), "bob", "ann", account="b")


def test_a_word_of_before_accounts_were_kept_counts() -> None:
    states = (said("capacity", 0, Word("bob")), *item().facts[1:])
    assert "capacity" not in hidden(item(*states), "bob", "ann", account="b")


def test_what_a_person_accepted_at_sight_is_to_be_typed_when_they_sign_as_the_second() -> None:
    states = (said("capacity", 0, Word("bob", "b", at_sight=True)), *item().facts[1:])
    assert "capacity" in hidden(item(*states), "bob", "ann", account="b")


def test_what_the_first_person_corrected_stays_hidden_from_the_second() -> None:
    states = (FactState("capacity", FACTS[0], value=capacity("35"), by="ann"), *item().facts[1:])
    assert "capacity" in hidden(item(*states), "bob", "ann")


def entry(text: str) -> blind_entry.BlindEntry:
    typed = GRAMMAR.read("capacity", text)
    assert not isinstance(typed, Refusal)
    return blind_entry.compared(item().facts[0], typed, text)


def test_agreement_is_of_values_not_of_spelling_and_is_noted() -> None:
    agreed = entry("34500 mAh")
    assert (True, "entered blind: '34500 mAh' agrees with 34.5 Ah") == (agreed.agrees, agreed.note)
    assert Confirmed("x", "capacity") == blind_entry.action_of("x", item().facts[0], agreed)


def test_a_different_value_takes_the_place_of_the_one_on_record() -> None:
    other = entry("33.5 Ah")
    action = blind_entry.action_of("x", item().facts[0], other)
    assert not other.agrees
    assert isinstance(action, Corrected) and str(action.value.value) == "33.5 Ah"


def term(key: str, value: str, box: tuple[float, float, float, float]) -> FactState:
    quote = Evidence("a" * 64, "winding of lithium-ion battery cells", (0, 36), 1, box)
    return FactState(key, Fact("use", value, evidence=(quote,)))


def test_terms_of_one_property_on_one_line_are_typed_once_and_those_of_other_lines_each() -> None:
    line, below = (10.0, 100.0, 90.0, 110.0), (10.0, 130.0, 90.0, 140.0)
    several = (term("a", "lithium_ion_battery", line), term("b", "battery", line), term("c", "other_use", below))
    of = ItemState(
        "x", Item("X", ("stacking_machine",), facts=tuple(f.original for f in several if f.original)), several
    )
    rules = replace(RULES, blind=Blind.EVERYONE, blind_outcomes=frozenset({str(made(of).outcome)}))
    assert set(hidden(of, "bob", rules=rules)) == {"a", "b", "c"}
    typed = replace(of, facts=(replace(several[0], words=(Word("bob"),)), *several[1:]))
    assert hidden(typed, "bob", rules=rules) == ["c"]

from __future__ import annotations

from datetime import date

from casebook.record.actions import Added, Answered, Corrected, ProductChanged
from casebook.review.questions import CANNOT_TELL, OTHER_USE, Question, questions
from casebook.state.model import FactState, ItemState
from classifier.facts import UNRECOGNISED, Fact, Item
from classifier.judging.classify import classify
from classifier.loading.load import load
from classifier.quantity import Quantity, point

CATALOGUE = load()


def state(*products: str, **facts: Fact) -> ItemState:
    read = Item("X", products, facts=tuple(facts.values()))
    return ItemState("x", read, tuple(FactState(k, f) for k, f in facts.items()))


def asked(item: ItemState) -> tuple[Question, ...]:
    made = classify(item.current, CATALOGUE, as_of=date(2026, 12, 1))
    return questions(item, made, CATALOGUE)


DENSE = Fact("gravimetric_energy_density", Quantity(point(350), "Wh/kg"))


def test_a_dense_lithium_metal_cell_is_asked_about_with_the_laws_words() -> None:
    (question,) = asked(state("lithium_metal_cell", density=DENSE))
    assert "lithium-ion battery?" in question.text
    assert "3A001" in question.law[0] and "可充放电锂离子电池" in question.law[0]


def test_yes_makes_it_what_the_entry_names_and_no_makes_it_another_battery() -> None:
    (question,) = asked(state("lithium_metal_cell", density=DENSE))
    yes, no, unsure = question.choices
    assert yes.steps == (ProductChanged("x", "lithium_ion_cell"),)
    assert no.steps == (ProductChanged("x", "other_battery"),)
    assert unsure.steps == (Answered("x", "3A001", CANNOT_TELL),)


def test_a_mill_of_unknown_purpose_is_asked_about_and_yes_states_the_use() -> None:
    (question,) = asked(state("sand_mill"))
    assert question.text == "Is this sand mill for cathode material?"
    (said,) = question.choices[0].steps
    assert isinstance(said, Added) and said.value.value == "cathode_material"


def test_no_takes_the_place_of_a_purpose_that_is_too_wide() -> None:
    (question,) = asked(state("sand_mill", wide=Fact("use", "battery")))
    (said,) = question.choices[1].steps
    assert isinstance(said, Corrected) and (said.fact, said.value.value) == ("wide", OTHER_USE)


def test_each_answer_settles_the_purpose() -> None:
    outcomes = []
    for value in ("cathode_material", OTHER_USE):
        item = state("sand_mill", use=Fact("use", value))
        outcomes.append(str(classify(item.current, CATALOGUE, as_of=date(2026, 12, 1)).outcome))
        assert asked(item) == ()
    assert outcomes == ["controlled", "not_controlled"]


def test_goods_that_nobody_recognised_are_asked_about_once_with_what_their_values_leave_open() -> None:
    (question,) = asked(state(UNRECOGNISED, density=Fact("gravimetric_energy_density", Quantity(point(310), "Wh/kg"))))
    offered = [s.product for c in question.choices for s in c.steps if isinstance(s, ProductChanged)]
    assert "lithium_ion_cell" in offered and offered[-1] == "other" and UNRECOGNISED not in offered


def test_several_products_are_offered_with_something_else_and_cannot_tell() -> None:
    (question, *_) = asked(state("artificial_graphite_anode", "natural_graphite_anode"))
    assert question.choices[-1].text == CANNOT_TELL
    assert ProductChanged("x", "other") in [s for c in question.choices for s in c.steps]


def test_nothing_is_asked_of_a_settled_item() -> None:
    assert asked(state("lithium_ion_cell", density=DENSE)) == ()

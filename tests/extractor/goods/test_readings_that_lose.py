"""Readings of one item that contradict each other: which is set aside and why, and which stay both."""

from __future__ import annotations

from decimal import Decimal

import pytest

from classifier.facts import Fact, Item, Kind
from classifier.quantity import Quantity, at_most
from extractor.goods.identity.product import ProductCall
from extractor.goods.items import Assembled, item
from tests.extractor.drawn import vocabulary
from tests.extractor.goods.test_items import evidence, fact

# Items.

CELL = ProductCall(("lithium_ion_cell",), "named so", evidence=(evidence(3),))


def assembled(*facts: Fact, call: ProductCall = CELL) -> Assembled:
    return item("AX-1", call, facts, vocabulary(), maker="Akkuwerk", line="4")


def made(*facts: Fact, call: ProductCall = CELL) -> Item:
    return assembled(*facts, call=call).item


def test_an_item_carries_its_label_maker_line_and_what_it_is_with_the_place() -> None:
    one = made()
    assert ("AX-1", "Akkuwerk", "4", ("lithium_ion_cell",), (evidence(3),)) == (
        one.label,
        one.maker,
        one.line,
        one.products,
        one.product_evidence,
    )


def test_a_property_of_its_family_is_kept() -> None:
    assert [f.property for f in made(fact("capacity", "5", "Ah")).facts] == ["capacity"]


def test_a_property_of_another_family_is_left_out() -> None:
    assert made(fact("specific_capacity", "350", "mAh/g"), fact("granulation_volume", "5", "L")).facts == ()


def test_a_property_of_every_family_is_kept() -> None:
    assert [f.property for f in made(fact("length", "65", "mm")).facts] == ["length"]


def test_where_the_product_is_open_a_property_of_either_family_is_kept() -> None:
    call = ProductCall(("lithium_ion_cell", "lfp_cathode"), "open")
    facts = made(fact("capacity", "5", "Ah"), fact("specific_capacity", "150", "mAh/g"), call=call).facts
    assert [f.property for f in facts] == ["capacity", "specific_capacity"]


def test_equal_statements_are_one_fact_with_all_their_places() -> None:
    (one,) = made(fact("capacity", "5", "Ah", at=0), fact("capacity", "5.0", "Ah", at=90)).facts
    assert (evidence(0), evidence(90)) == one.evidence


def test_equal_statements_are_as_sure_as_the_surest() -> None:
    (one,) = made(fact("capacity", "5", "Ah", sure=0.8), fact("capacity", "5", "Ah", at=90, sure=0.97)).facts
    assert one.confidence == 0.97


def test_the_same_place_twice_is_one_place() -> None:
    (one,) = made(fact("capacity", "5", "Ah"), fact("capacity", "5", "Ah")).facts
    assert (evidence(0),) == one.evidence


def test_two_kinds_of_one_number_are_two_facts() -> None:
    assert (
        len(
            made(
                fact("capacity", "5", "Ah", kind=Kind.NOMINAL),
                fact("capacity", "5", "Ah", at=90, kind=Kind.TYPICAL),
            ).facts
        )
        == 2
    )


def test_a_contradiction_is_kept() -> None:
    assert [str(f.value) for f in made(fact("capacity", "5", "Ah"), fact("capacity", "6", "Ah", at=90)).facts] == [
        "5 Ah",
        "6 Ah",
    ]


# Readings that lose.


def volts(number: str, kind: Kind | None = None, at: int = 0) -> Fact:
    return fact("nominal_voltage", number, "V", kind=kind, at=at)


def test_a_rating_a_hundred_times_off_the_labelled_value_is_set_aside() -> None:
    found = assembled(fact("capacity", "5", "Ah"), fact("capacity", "500", "Ah", at=90, found="rating"))
    assert ([str(f.value) for f in found.item.facts], len(found.set_aside)) == (["5 Ah"], 1)


def test_the_reason_quotes_the_reading_that_lost_and_its_page() -> None:
    (reason,) = assembled(fact("capacity", "5", "Ah"), fact("capacity", "500", "Ah", at=90, found="rating")).set_aside
    assert "quote" in reason and "page 1" in reason and "misprint" in reason


def test_a_rating_a_hundred_times_below_is_set_aside_too() -> None:
    assert [
        str(f.value)
        for f in made(fact("capacity", "5", "Ah"), fact("capacity", "0.05", "Ah", at=90, found="rating")).facts
    ] == ["5 Ah"]


def test_a_rating_beside_a_bounded_value_is_measured_by_the_bound() -> None:
    bounded = Fact("mass", Quantity(at_most(Decimal(70)), "g"), Kind.MAXIMUM, evidence=(evidence(0),))
    assert (bounded,) == made(bounded, fact("mass", "7000", "g", at=90, found="rating")).facts


BOTH_STAY = [
    pytest.param(
        fact("capacity", "5", "Ah"),
        fact("capacity", "499", "Ah", at=90, found="rating"),
        id="less than a hundred times off",
    ),
    pytest.param(fact("capacity", "5", "Ah"), fact("capacity", "5000", "Ah", at=90), id="both labelled"),
    pytest.param(
        fact("capacity", "5", "Ah", found="rating"),
        fact("capacity", "5000", "Ah", at=90, found="rating"),
        id="both ratings",
    ),
    pytest.param(fact("energy", "5", "Wh"), fact("capacity", "5000", "Ah", at=90, found="rating"), id="two properties"),
    pytest.param(volts("3.6", Kind.NOMINAL), volts("3.7", Kind.TYPICAL, 90), id="both claimed"),
    pytest.param(volts("3.6"), volts("3.7", at=90), id="neither claimed"),
    pytest.param(volts("3.6", Kind.NOMINAL), volts("3.6", at=90), id="equal"),
    pytest.param(fact("capacity", "5", "Ah", kind=Kind.NOMINAL), fact("capacity", "6", "Ah", at=90), id="no voltage"),
]


@pytest.mark.parametrize(("one", "other"), BOTH_STAY)
def test_two_readings_that_may_both_be_right_both_stay(one: Fact, other: Fact) -> None:
    found = assembled(one, other)
    assert ((one, other), ()) == (found.item.facts, found.set_aside)


def test_a_voltage_printed_as_nominal_sets_another_voltage_aside() -> None:
    found = assembled(volts("4.2"), volts("3.6", Kind.NOMINAL, 90))
    assert ([str(f.value) for f in found.item.facts], len(found.set_aside)) == (["3.6 V"], 1)


def test_a_text_is_never_set_aside() -> None:
    text = Fact("use", "battery", evidence=(evidence(0, "rating"),))
    assert (text,) == made(text).facts

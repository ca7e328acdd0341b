"""From candidates to items: whose a value is, and what becomes of equal, foreign and impossible ones."""

from __future__ import annotations

from decimal import Decimal

import pytest

from classifier.facts import Evidence, Fact, Item, Kind
from classifier.quantity import Quantity, at_most, point
from extractor.facts.candidates import Candidate, ModelMention
from extractor.goods.identity.product import ProductCall
from extractor.goods.items import Assembled, by_model, item
from tests.extractor.drawn import vocabulary


def evidence(start: int, found: str = "line", text: str = "quote") -> Evidence:
    return Evidence("d" * 64, text, (start, start + len(text)), page=1, found=found)


def fact(
    name: str,
    number: str,
    unit: str,
    *,
    at: int = 0,
    kind: Kind | None = None,
    found: str = "line",
    sure: float = 0.9,
) -> Fact:
    return Fact(name, Quantity(point(number), unit), kind, evidence=(evidence(at, found),), confidence=sure)


def candidate(
    number: str, *models: str, section: str | None = None, name: str = "capacity", unit: str = "Ah"
) -> Candidate:
    return Candidate(fact(name, number, unit), models, section, "table")


def mention(name: str, text: str = "", *, section: bool = False, group: object | None = None) -> ModelMention:
    return ModelMention(name, text, section, group)


def grouped(candidates: list[Candidate], mentions: list[ModelMention]) -> dict[str, list[str]]:
    """The models of a sheet, each with its values."""
    found = by_model(candidates, mentions, "SHEET", lambda text: "machine" in text)
    return {m.label: [str(c.fact.value) for c in m.candidates] for m in found}


def test_a_sheet_without_model_names_is_one_item_with_all_values() -> None:
    assert grouped([candidate("5"), candidate("6")], []) == {"SHEET": ["5 Ah", "6 Ah"]}


def test_a_sheet_without_values_is_one_item_all_the_same() -> None:
    assert grouped([], []) == {"SHEET": []}


def test_each_model_has_the_values_under_its_name() -> None:
    candidates = [candidate("5", "AX-1"), candidate("6", "BX-2")]
    assert grouped(candidates, [mention("AX-1"), mention("BX-2")]) == {"AX-1": ["5 Ah"], "BX-2": ["6 Ah"]}


def test_models_come_in_the_order_of_the_document() -> None:
    candidates = [candidate("5", "AX-1"), candidate("6", "BX-2")]
    assert list(grouped(candidates, [mention("BX-2"), mention("AX-1")])) == ["BX-2", "AX-1"]


def test_a_value_under_several_names_goes_to_each_of_them() -> None:
    found = grouped([candidate("5", "AX-1", "BX-2")], [mention("AX-1"), mention("BX-2")])
    assert found == {"AX-1": ["5 Ah"], "BX-2": ["5 Ah"]}


def test_two_spellings_of_a_name_are_one_model() -> None:
    found = grouped(
        [candidate("5", "AX-1"), candidate("6", "ax 1"), candidate("7", "BX-2")],
        [mention("AX-1"), mention("AX 1"), mention("BX-2")],
    )
    assert found == {"AX-1": ["5 Ah", "6 Ah"], "BX-2": ["7 Ah"]}


def test_a_value_of_the_whole_sheet_goes_to_each_model() -> None:
    candidates = [
        candidate("5", "AX-1"),
        candidate("6", "BX-2"),
        candidate("3.7", name="nominal_voltage", unit="V"),
    ]
    found = grouped(candidates, [mention("AX-1"), mention("BX-2")])
    assert found == {"AX-1": ["5 Ah", "3.7 V"], "BX-2": ["6 Ah", "3.7 V"]}


def test_a_value_of_the_whole_sheet_does_not_go_to_a_model_that_has_its_own() -> None:
    candidates = [
        candidate("5", "AX-1"),
        candidate("3.7", "BX-2", name="nominal_voltage", unit="V"),
        candidate("9"),
    ]
    found = grouped(candidates, [mention("AX-1"), mention("BX-2")])
    assert found == {"AX-1": ["5 Ah"], "BX-2": ["3.7 V", "9 Ah"]}


def test_a_model_without_a_value_stays_where_a_neighbour_of_its_head_has_one() -> None:
    found = grouped([candidate("5", "AX-1")], [mention("AX-1", group=7), mention("BX-2", group=7)])
    assert found == {"AX-1": ["5 Ah"], "BX-2": []}


def test_a_name_of_another_head_without_a_value_is_no_model() -> None:
    found = grouped(
        [candidate("5", "AX-1"), candidate("6", "BX-2")],
        [mention("AX-1", group=7), mention("BX-2", group=7), mention("X9", group=8)],
    )
    assert list(found) == ["AX-1", "BX-2"]


def test_names_without_values_are_models_where_words_for_goods_stand_beside_them() -> None:
    assert list(
        grouped([], [mention("SM-1", "a machine"), mention("SM-2", "a machine"), mention("X-3", "a chair")])
    ) == ["SM-1", "SM-2"]


def test_designations_of_one_head_are_models_though_nothing_is_said_of_them() -> None:
    assert list(grouped([], [mention("SM-1", group=7), mention("SM-2", group=7)])) == ["SM-1", "SM-2"]


def test_words_that_are_no_designation_are_no_model() -> None:
    assert list(grouped([], [mention("big", "a machine"), mention("small", "a machine")])) == ["SHEET"]


def test_one_name_with_a_value_labels_the_sheet() -> None:
    assert grouped([candidate("5", "AX-1"), candidate("9")], [mention("AX-1")]) == {"AX-1": ["5 Ah", "9 Ah"]}


SECTIONS = [mention("SM-1", "SM-1 machine", section=True), mention("SM-2", "SM-2 machine", section=True)]


def test_each_section_has_the_values_under_its_heading() -> None:
    found = grouped([candidate("5", section="SM-1"), candidate("6", section="SM-2")], SECTIONS)
    assert found == {"SM-1": ["5 Ah"], "SM-2": ["6 Ah"]}


def test_a_value_above_all_headings_goes_to_each_section() -> None:
    found = grouped([candidate("9"), candidate("5", section="SM-1")], SECTIONS)
    assert found == {"SM-1": ["9 Ah", "5 Ah"], "SM-2": ["9 Ah"]}


def test_a_heading_that_names_no_goods_begins_no_item() -> None:
    assert list(
        grouped([candidate("5", section="SM-1")], [SECTIONS[0], mention("X-1", "X-1 chapter", section=True)])
    ) == ["SHEET"]


def test_the_words_beside_a_name_are_gathered_once_each() -> None:
    (first, _) = by_model(
        [candidate("5", "AX-1"), candidate("6", "BX-2")],
        [
            mention("AX-1", "sand mill"),
            mention("AX-1", "sand mill"),
            mention("AX-1", "small"),
            mention("BX-2"),
        ],
        "SHEET",
        bool,
    )
    assert first.text == "sand mill small"


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


def test_bare_numbers_in_another_row_than_the_designations_are_no_models() -> None:
    mentions = [mention("AX-1", group=1), mention("BX-2", group=1), mention("5857", group=2), mention("4648", group=2)]
    values = [candidate("5", "AX-1"), candidate("6", "4648")]
    assert grouped(values, mentions) == {"AX-1": ["5 Ah"], "BX-2": ["6 Ah"]}


def test_bare_numbers_beside_designations_in_one_row_are_models() -> None:
    mentions = [mention("AX-1", group=1), mention("5857", group=1)]
    assert list(grouped([candidate("5", "AX-1"), candidate("6", "5857")], mentions)) == ["AX-1", "5857"]


def test_a_name_torn_by_a_blank_is_whole_where_its_neighbours_are() -> None:
    mentions = [mention("AX-431 H"), mention("AX-443H"), mention("AX 5")]
    values = [candidate("5", "AX-431 H"), candidate("6", "AX-443H"), candidate("7", "AX 5")]
    assert list(grouped(values, mentions)) == ["AX-431H", "AX-443H", "AX 5"]

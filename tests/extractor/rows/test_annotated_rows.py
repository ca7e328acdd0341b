"""Marks in a slot: property words, cues, goods, quantities and lone units, each at its place in the slot's text."""

from __future__ import annotations

import pytest

from classifier.facts import Kind
from extractor.rows.annotated_rows import Marked
from tests.extractor.drawn import drawn, marked, ruled


def slot(line: str, number: int = 0) -> Marked:
    return marked(drawn(line))[0].slots[number]


def test_property_words_of_a_slot_are_its_labels() -> None:
    assert {"mass"} == {t.name for t in slot("Weight    46 g").labels}


def test_the_words_of_one_slot_are_not_another_s() -> None:
    assert slot("Weight    46 g", 1).labels == ()


def test_a_phrase_does_not_run_over_two_slots() -> None:
    assert [t.text for t in slot("Tap    density", 1).labels] == ["density"]


def test_a_phrase_may_run_over_the_lines_of_one_cell() -> None:
    page = ruled(["Item", "Value"], ["Tap\ndensity", "1.0 g/cm³"])
    assert {"tap_density"} == {t.name for t in marked(page)[1].slots[0].labels}


@pytest.mark.parametrize(
    "line",
    [
        "Weight    46 g",
        "容量    2600 mAh (typ.)",
        "Nominal voltage 标称电压    3.7 V",
        "Winding machine    AX-1",
    ],
)
def test_every_mark_is_a_slice_of_its_slot(line: str) -> None:
    for row in marked(drawn(line)):
        for one in row.slots:
            assert all(t.text == one.text[t.start : t.end] for t in (*one.labels, *one.cues, *one.goods))


def test_a_quantity_in_a_slot_is_an_amount() -> None:
    assert [one.text[a.start : a.end] for one in [slot("Weight    46 g", 1)] for a in one.amounts] == ["46 g"]


def test_the_unit_of_a_quantity_is_no_lone_unit() -> None:
    assert slot("Weight    46 g", 1).mentions == ()


def test_a_unit_in_a_label_is_a_lone_unit() -> None:
    assert [m.unit.name for m in slot("Capacity (mAh)").mentions] == ["mAh"]


def test_min_beside_a_label_is_a_kind_and_no_minute() -> None:
    one = slot("Capacity (min)")
    assert (one.mentions, [k for _, k in one.kinds()]) == ((), [Kind.MINIMUM])


def test_kinds_are_counted_between_two_places() -> None:
    one = slot("Nominal capacity (typ)")
    assert [k for _, k in one.kinds(8)] == [Kind.TYPICAL]


def test_goods_of_a_slot_are_named() -> None:
    assert "winding_machine" in [t.name for t in slot("Winding machine").goods]


def test_head_words_are_found_by_their_group() -> None:
    one = slot("Test method")
    assert (
        [t.text for t in one.heads("method")],
        [t.text for t in one.heads("unit")],
    ) == (["Test method"], [])


def test_condition_words_are_found_by_their_group() -> None:
    one = slot("Drop test")
    assert (bool(one.conditions("test")), bool(one.conditions("charge"))) == (True, False)


def test_a_short_slot_with_a_property_word_is_a_label() -> None:
    assert slot("Nominal capacity").is_label


def test_a_slot_without_a_property_word_is_no_label() -> None:
    assert not slot("Nominal").is_label


def test_a_property_word_late_in_a_long_sentence_makes_no_label() -> None:
    assert not slot(
        "In the course of the year that has passed since then we have seen that the cells of our make lose capacity"
    ).is_label


def test_dot_leaders_do_not_make_a_label_a_sentence() -> None:
    assert slot("1.1 In all of them: Capacity " + "." * 90 + " 4").is_label


def test_a_decimal_comma_is_read_as_the_paper_writes() -> None:
    (row,) = marked(drawn("Capacity    2,600 Ah"), decimal_comma=True)
    assert str(row.slots[1].amounts[0].interval) == "2.6"

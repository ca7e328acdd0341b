"""Units beside, around and far from a number, units without one, and digits that belong to a name."""

from __future__ import annotations

import pytest

from classifier.facts import Kind
from tests.extractor.drawn import numbers, quantities

NAMES = ["INR18650-26H", "INR18650", "LiFePO4", "A-21700", "D50", "PW-Z600", "BX_2500", "#12", "NCM811-S6"]


@pytest.mark.parametrize("text", NAMES)
def test_digits_of_a_name_are_no_quantity(text: str) -> None:
    assert quantities(text) == []


def test_a_value_behind_a_name_is_a_quantity() -> None:
    assert quantities("INR18650-26H 2600 mAh") == ["2600 mAh"]


def test_a_value_behind_a_slash_is_a_quantity() -> None:
    assert quantities("3.7V/2600mAh") == ["3.7 V", "2600 mAh"]


@pytest.mark.parametrize("text", ["2600mAh*", "2600 mAh¹", "2600mAh①", "2600 mAh (note)"])
def test_a_footnote_mark_leaves_the_value_alone(text: str) -> None:
    assert quantities(text) == ["2600 mAh"]


UNITS_APART = [
    ("15.5 MPa", "15.5 MPa"),
    ("15.5", "15.5 mPa"),
    ("3 m", "3 m"),
    ("3 mm", "3 mm"),
    ("5 A", "5 A"),
    ("5 Ah", "5 Ah"),
    ("5 mAh", "5 mAh"),
    ("5 mAh/g", "5 mAh/g"),
    ("250 Wh/kg", "250 Wh/kg"),
    ("700 Wh/L", "700 Wh/L"),
    ("2 g", "2 g"),
    ("2 g/cm3", "2 g/cm3"),
]


@pytest.mark.parametrize(("expected", "text"), UNITS_APART)
def test_a_unit_is_the_longest_that_fits_to_the_letter(expected: str, text: str) -> None:
    assert [expected] == quantities(text)


@pytest.mark.parametrize("text", ["5 Ahead", "5 geese", "5 kmol", "3 Vs"])
def test_the_beginning_of_a_word_is_no_unit(text: str) -> None:
    assert ["5" if text[0] == "5" else "3"] == quantities(text)


def test_a_unit_in_brackets_belongs_to_the_number_before_it() -> None:
    assert quantities("2600 (mAh)") == ["2600 mAh"]


def test_a_unit_a_wide_gap_away_still_belongs_to_its_number() -> None:
    assert quantities("2600  mAh") == ["2600 mAh"]


def test_a_unit_on_the_next_line_does_not_belong_to_a_number() -> None:
    assert quantities("2600\nmAh") == ["2600"]


MENTIONS = [
    ("mAh", "Capacity [mAh]"),
    ("mAh", "Capacity (mAh)"),
    ("mAh", "Capacity mAh"),
    ("g", "Weight (g)"),
    ("g", "g"),
    ("V", "Voltage / V"),
    ("V", "Voltage, V"),
    ("g/cm³", "压实密度（g/cm³）"),
]


@pytest.mark.parametrize(("expected", "text"), MENTIONS)
def test_a_unit_in_a_label_is_mentioned(expected: str, text: str) -> None:
    assert [expected] == [text[m.start : m.end] for m in numbers().mentions(text)]


@pytest.mark.parametrize("text", ["Weight g", "Group A samples", "Plan V is", "Class C"])
def test_a_letter_among_words_is_no_unit(text: str) -> None:
    assert numbers().mentions(text) == ()


def test_the_unit_of_a_label_scales_a_bare_number() -> None:
    (label,) = numbers().mentions("Capacity [mAh]")
    (amount,) = numbers().find("2600")
    assert str(amount.canonical(label.unit)) == "2.6"


def test_a_number_with_its_own_unit_does_not_take_the_label_s() -> None:
    (label,) = numbers().mentions("Capacity [mAh]")
    (amount,) = numbers().find("2.6 Ah")
    assert str(amount.canonical(label.unit)) == "2.6"


def test_a_tight_bound_s_kind_is_minimum() -> None:
    assert Kind.MINIMUM is numbers().find("≥ 3 kg")[0].kind

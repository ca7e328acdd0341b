"""Words and signs around a number that bound it, widen it, or call it typical or approximate."""

from __future__ import annotations

import pytest

from tests.extractor.drawn import quantities

TOLERANCES = [
    ("[97, 99] g", "98±1 g"),
    ("[97, 99] g", "98 ± 1 g"),
    ("[97, 99] g", "98 g ± 1 g"),
    ("[97, 99] g", "98 g (±1 g)"),
    ("[97, 99] g", "98+/-1 g"),
    ("[97.5, 98.5] g", "98±0.5g"),
]


@pytest.mark.parametrize(("expected", "text"), TOLERANCES)
def test_a_tolerance_widens_the_number_to_both_sides(expected: str, text: str) -> None:
    assert [expected] == quantities(text)


@pytest.mark.parametrize("text", ["98 g ± 2 %", "98 ± 2% g", "98g±2%"])
def test_a_tolerance_in_percent_is_a_share_of_the_number(text: str) -> None:
    assert quantities(text) == ["[96.04, 99.96] g"]


def test_a_tolerance_on_percent_is_in_percent() -> None:
    assert quantities("94 % ± 1 %") == ["[93, 95] %"]


LOWER = [
    ("[156, ∞) mAh/g minimum", "≥ 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "≥156mAh/g"),
    ("[156, ∞) mAh/g minimum", ">= 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "≧156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "min. 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "Minimum: 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "not less than 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "at least 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "不低于156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "不小于 156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "大于等于156 mAh/g"),
    ("[156, ∞) mAh/g minimum", "156 mAh/g以上"),
    ("[156, ∞) mAh/g minimum", "156以上 mAh/g"),
    ("[156, ∞) mAh/g minimum", "156 mAh/g min."),
    ("[156, ∞) mAh/g minimum", "156 mAh/g (min)"),
    ("[156, ∞) mAh/g minimum", "156 mAh/g or more"),
    ("[365, ∞) minimum", "365以上"),
    ("[2500, ∞) minimum", "2500+"),
]


@pytest.mark.parametrize(("expected", "text"), LOWER)
def test_a_minimum_has_no_upper_end(expected: str, text: str) -> None:
    assert [expected] == quantities(text)


UPPER = [
    ("(-∞, 70] g maximum", "≤ 70 g"),
    ("(-∞, 70] g maximum", "<= 70 g"),
    ("(-∞, 70] g maximum", "max. 70 g"),
    ("(-∞, 70] g maximum", "Max 70 g"),
    ("(-∞, 70] g maximum", "up to 70 g"),
    ("(-∞, 70] g maximum", "not more than 70 g"),
    ("(-∞, 70] g maximum", "höchstens 70 g"),
    ("(-∞, 70] g maximum", "不大于70g"),
    ("(-∞, 70] g maximum", "不超过 70 g"),
    ("(-∞, 70] g maximum", "最大 70 g"),
    ("(-∞, 70] g maximum", "70 g以下"),
    ("(-∞, 70] g maximum", "70 g max."),
    ("(-∞, 70] g maximum", "70 g (max)"),
]


@pytest.mark.parametrize(("expected", "text"), UPPER)
def test_a_maximum_has_no_lower_end(expected: str, text: str) -> None:
    assert [expected] == quantities(text)


OPEN = [
    ("(5, ∞) m3 minimum", "> 5 m³"),
    ("(5, ∞) m3 minimum", "＞5 m³"),
    ("(5, ∞) m3 minimum", "more than 5 m³"),
    ("(5, ∞) m3 minimum", "超过5 m³"),
    ("(5, ∞) m3 minimum", "大于5m³"),
    ("(-∞, 5) m3 maximum", "< 5 m³"),
    ("(-∞, 5) m3 maximum", "less than 5 m³"),
    ("(-∞, 5) m3 maximum", "小于5 m³"),
]


@pytest.mark.parametrize(("expected", "text"), OPEN)
def test_above_and_below_leave_the_number_itself_out(expected: str, text: str) -> None:
    assert [expected] == quantities(text)


ABOUT = [
    "approx. 46 g",
    "about 46 g",
    "~46 g",
    "≈ 46 g",
    "约46 g",
    "约为 46 g",
    "46 g左右",
    "46 g approx.",
    "ca. 46 g",
]


@pytest.mark.parametrize("text", ABOUT)
def test_about_leaves_the_number_and_says_approximate(text: str) -> None:
    assert quantities(text) == ["46 g approximate"]


def test_typical_behind_a_number_says_typical() -> None:
    assert quantities("2600 (typ) mAh") == ["2600 mAh typical"]


def test_a_bound_does_not_reach_over_a_wide_gap() -> None:
    assert quantities("Max.  70 g") == ["70 g"]


def test_a_bound_does_not_reach_over_a_line_end() -> None:
    assert quantities("min\n70 g") == ["70 g"]


def test_a_bound_inside_a_word_is_none() -> None:
    assert quantities("climax 70 g") == ["70 g"]


def test_a_bound_belongs_to_its_own_number_alone() -> None:
    assert quantities("max. 70 g 5 mm") == ["(-∞, 70] g maximum", "5 mm"]


def test_a_range_under_a_bound_keeps_its_two_ends_and_claims_nothing() -> None:
    assert quantities("max. 20 – 30 kg") == ["[20, 30] kg"]


def test_about_a_range_stays_approximate() -> None:
    assert quantities("about 20 – 30 kg") == ["[20, 30] kg approximate"]

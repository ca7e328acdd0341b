"""What a paper says of a number that is paired with its label: nominal, typical, least, greatest."""

from __future__ import annotations

import pytest

from tests.extractor.drawn import drawn, facts, ruled

# What the number claims.

KINDS = [
    ("capacity 2.6 Ah nominal", "Nominal capacity     2600 mAh"),
    ("capacity 2.6 Ah typical", "Capacity (typ.)     2600 mAh"),
    ("capacity 2.6 Ah typical", "Capacity     2600 mAh (typ.)"),
    ("capacity 2.6 Ah rated", "额定容量     2600 mAh"),
    ("capacity [2.5, ∞) Ah minimum", "Minimum capacity     2500 mAh"),
    ("capacity [2.5, ∞) Ah minimum", "Capacity     min. 2500 mAh"),
    ("capacity [2.5, ∞) Ah minimum", "Capacity     ≥2500 mAh"),
    ("mass (-∞, 46] g maximum", "Weight (max)     46 g"),
    ("mass (-∞, 46] g maximum", "Weight     ≤46 g"),
    ("mass 46 g approximate", "Weight     approx. 46 g"),
    ("mass 46 g", "Weight     46 g"),
    ("mass [45, 47] g", "Weight     46 ± 1 g"),
]


@pytest.mark.parametrize(("expected", "line"), KINDS)
def test_the_kind_is_what_the_paper_says_of_the_number(expected: str, line: str) -> None:
    assert [expected] == facts(drawn(line))


def test_the_number_s_own_bound_counts_before_its_label_s_kind() -> None:
    assert facts(drawn("Nominal capacity     ≥2500 mAh")) == ["capacity [2.5, ∞) Ah minimum"]


def test_the_number_s_own_bound_counts_before_its_column_s_kind() -> None:
    page = ruled(["Item", "Unit", "Typical", "Maximum"], ["Weight", "g", "≤46", "48"])
    assert facts(page) == ["mass (-∞, 46] g maximum", "mass (-∞, 48] g maximum"]


def test_the_column_s_kind_counts_before_the_label_s() -> None:
    page = ruled(["Item", "Unit", "Min", "Typ"], ["Nominal capacity", "mAh", "2500", "2600"])
    assert facts(page) == ["capacity [2.5, ∞) Ah minimum", "capacity 2.6 Ah typical"]


@pytest.mark.parametrize(
    "line", ["Capacity (nominal/minimum, Ah)     2.3/2.2", "Capacity (Ah) nominal (minimum)     2.3 (2.2)"]
)
def test_kinds_listed_in_a_label_go_to_the_values_in_their_order(line: str) -> None:
    assert facts(drawn(line)) == ["capacity 2.3 Ah nominal", "capacity [2.2, ∞) Ah minimum"]


def test_two_values_of_a_row_have_each_its_own_kind() -> None:
    page = drawn("Capacity     2600 mAh (typ.)     2500 mAh (min.)")
    assert facts(page) == ["capacity 2.6 Ah typical", "capacity [2.5, ∞) Ah minimum"]


def test_a_greatest_capacity_is_a_size_and_no_bound() -> None:
    assert facts(drawn("Max capacity     5 Ah")) == ["capacity 5 Ah"]


def test_in_running_text_a_kind_is_of_its_own_value() -> None:
    page = drawn("The min. tap density is 1.21 g/cm³ and the pellet density is 1.81 g/cm³.")
    assert facts(page) == ["tap_density [1.21, ∞) g/cm3 minimum", "compaction_density 1.81 g/cm3"]


@pytest.mark.parametrize(
    "line, told",
    [
        ("Capacity    32 Ah (min. 31.4 Ah)", ["capacity 32 Ah", "capacity [31.4, ∞) Ah minimum"]),
        ("Weight    typ. 68 g (max. 70 g)", ["mass 68 g typical", "mass (-∞, 70] g maximum"]),
        ("Weight    70 g (max.)", ["mass (-∞, 70] g maximum"]),
    ],
)
def test_a_bound_that_opens_a_bracket_is_of_the_value_in_it(line: str, told: list[str]) -> None:
    assert facts(drawn(line)) == told


@pytest.mark.parametrize(
    "line",
    [
        "Capacity (typ. / min.)    5,000 / 4,850 mAh",
        "容量（典型/最小）    5000 / 4850 mAh",
        "Capacity typ/min    5.0/4.85 Ah",
    ],
)
def test_values_take_the_kinds_that_their_label_lists_and_the_unit_of_the_last(line: str) -> None:
    assert facts(drawn(line)) == ["capacity 5 Ah typical", "capacity [4.85, ∞) Ah minimum"]


@pytest.mark.parametrize(
    "line, told",
    [
        ("Tap density    1.95 min    g/cc", ["tap_density [1.95, ∞) g/cm3 minimum"]),
        ("Compaction density (g/cm3)    2.40 min", ["compaction_density [2.4, ∞) g/cm3 minimum"]),
        ("Charging time    90 min", []),
    ],
)
def test_min_behind_a_number_is_a_bound_where_the_label_means_no_time(line: str, told: list[str]) -> None:
    assert facts(drawn(line)) == told


IN_BRACKETS = ["(typical 1.06)", "(typ. 1.06)", "(tipico 1.06)", "（典型值 1.06）", "(Typ. 1.06 g/cm³)"]


@pytest.mark.parametrize("bracket", IN_BRACKETS)
def test_a_bracket_behind_a_bound_says_the_typical_value(bracket: str) -> None:
    assert facts(drawn(f"Tap density:  ≥ 1.00 g/cm³ {bracket}")) == [
        "tap_density [1, ∞) g/cm3 minimum",
        "tap_density 1.06 g/cm3 typical",
    ]


def test_the_bound_before_a_value_is_not_that_of_the_number_in_its_bracket() -> None:
    assert facts(drawn("Tap density ≥ 1.80 g/cm³ (1.86)")) == [
        "tap_density [1.8, ∞) g/cm3 minimum",
        "tap_density 1.86 g/cm3",
    ]

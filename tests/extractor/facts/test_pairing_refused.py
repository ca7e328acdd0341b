"""Which property a number is not: the unit decides, look-alikes are kept apart, and some numbers are nobody's."""

from __future__ import annotations

import pytest

from tests.extractor.drawn import candidates, drawn, facts, ruled

# The unit tells properties apart.

BY_UNIT = [
    ("gravimetric_energy_density 250 Wh/kg", "Energy density     250 Wh/kg"),
    ("volumetric_energy_density 700 Wh/L", "Energy density     700 Wh/L"),
    ("gravimetric_energy_density 250 Wh/kg", "Energy density (Wh/kg)     250"),
    ("volumetric_energy_density 700 Wh/L", "Energy density (Wh/L)     700"),
    ("gravimetric_energy_density 250 Wh/kg", "能量密度     250 Wh/kg"),
    ("volumetric_energy_density 700 Wh/L", "能量密度     700 Wh/L"),
    ("capacity 2.6 Ah", "Discharge capacity     2.6 Ah"),
    ("specific_capacity 165 mAh/g", "Discharge capacity     165 mAh/g"),
    ("energy 48.1 Wh", "Capacity     48.1 Wh"),
    ("compaction_density 2.5 g/cm3", "Compaction density     2500 kg/m³"),
    ("granulation_volume 5000 L", "造粒容积     5 m³"),
    ("barrel_diameter 500 mm", "Barrel diameter     0.5 m"),
    ("barrel_diameter 500 mm", "Diamètre intérieur du tambour     0,5 m"),
]


@pytest.mark.parametrize(("expected", "line"), BY_UNIT)
def test_the_unit_tells_which_property_a_word_means(expected: str, line: str) -> None:
    assert [expected] == facts(drawn(line))


def test_both_energy_densities_of_one_row_are_told_apart() -> None:
    page = drawn("Energy density     250 Wh/kg     700 Wh/L")
    assert facts(page) == ["gravimetric_energy_density 250 Wh/kg", "volumetric_energy_density 700 Wh/L"]


def test_tap_compaction_and_electrode_density_are_kept_apart() -> None:
    page = drawn("""
        Tap density                    1.0 g/cm³
        Compaction density             2.5 g/cm³
        Electrode compaction density   2.6 g/cm³
    """)
    assert facts(page) == ["tap_density 1 g/cm3", "compaction_density 2.5 g/cm3"]


def test_in_chinese_tap_compaction_and_electrode_density_are_kept_apart() -> None:
    page = drawn("""
        振实密度          1.0 g/cm³
        粉末压实密度      2.5 g/cm³
        极片压实密度      2.6 g/cm³
    """)
    assert facts(page) == ["tap_density 1 g/cm3", "compaction_density 2.5 g/cm3"]


def test_of_one_mass_in_two_systems_the_metric_one_counts() -> None:
    assert facts(drawn("Weight     13.2 lbs. (6 kg)")) == ["mass 6000 g"]


# Numbers that are nobody's.

NOBODY_S = [
    "Drop weight     9.1 kg",
    "Impact test: a weight of 9.1 kg is dropped from 610 mm.",
    "Gross weight     12 kg",
    "Weight loss     0.1 g",
    "Capacity retention     80 %",
    "Remaining capacity     2080 mAh",
    "Capacity after storage     2400 mAh",
    "容量保持率     80 %",
    "Operating voltage     3.6 V",
    "Voltage range     2.5 - 4.2 V",
    "Voltage     2.5 - 4.2 V",
    "Discharge at 0.2C until the voltage reaches 2.75 V",
    "Voltage after charge     4.2 V",
    "Standard charge     4.2 V  1300 mA",
    "Power density     300 W/kg",
    "Capacity changed from 2500 mAh to 2600 mAh",
    "Rev. 2     Capacity changed from 2500 mAh to 2600 mAh",
    "容量由2500 mAh更改为2600 mAh",
    "The carrier must consent to a rated energy of more than 100 Wh.",
    "Capacity (Ah)     IEC 61960",
    "Tap density (g/cm³)     GB/T 5162",
    "Capacity (Ah)     1st",
    "Weight (g) .......... 12)",
]


@pytest.mark.parametrize("line", NOBODY_S)
def test_a_number_that_says_nothing_of_the_goods_is_not_taken(line: str) -> None:
    assert facts(drawn(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "3.1 Nominal capacity ................ 4",
        "Weight .......... 12",
        "Nominal voltage . . . . . . . 7",
        "2.2 容量 …………… 5",
    ],
)
def test_the_page_number_of_a_table_of_contents_is_no_value(line: str) -> None:
    assert facts(drawn(line)) == []


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        ("charge_voltage 4.2 V", "Charge voltage     4.2 V"),
        ("cutoff_voltage 2.5 V", "Discharge cut-off voltage     2.5 V"),
        ("charge_voltage 4.2 V", "充电截止电压     4.2 V"),
    ],
)
def test_the_end_of_charge_or_discharge_is_no_nominal_voltage(expected: str, line: str) -> None:
    assert [expected] == facts(drawn(line))


def test_plain_voltage_is_nominal_where_it_is_one_number() -> None:
    assert facts(drawn("Voltage     3.6 V")) == ["nominal_voltage 3.6 V"]


def test_the_voltage_of_a_capacity_s_condition_is_not_taken() -> None:
    assert facts(drawn("Capacity at 0.2C, discharged to 2.75 V     2600 mAh")) == ["capacity 2.6 Ah"]


def test_the_ticks_of_a_graph_are_no_values() -> None:
    page = drawn("""
        Capacity (mAh)     3.0
                           2500     2000
                           1500     1000
                           500      0
    """)
    assert facts(page) == []


def test_a_number_at_the_margin_behind_a_value_is_not_taken() -> None:
    assert facts(drawn("Capacity (mAh)     2600                    5")) == ["capacity 2.6 Ah"]


@pytest.mark.parametrize(
    "line",
    [
        "Capacity 1)     2600 mAh",
        "Capacity     2600 mAh 2)",
        "Capacity*     2600 mAh*",
        "Capacity (1)     2600 mAh",
    ],
)
def test_a_footnote_mark_is_no_value(line: str) -> None:
    assert facts(drawn(line)) == ["capacity 2.6 Ah"]


def test_a_standard_s_number_beside_the_value_is_not_taken() -> None:
    assert facts(drawn("Tap density     GB/T 5162     1.05     g/cm3")) == ["tap_density 1.05 g/cm3"]


def test_a_value_far_behind_its_word_in_a_sentence_is_not_taken() -> None:
    line = "The capacity of each of the cells that we have delivered to you in the past is certainly not 2600 mAh"
    assert facts(drawn(line)) == []


def test_a_value_in_the_next_sentence_is_not_taken() -> None:
    assert facts(drawn("See the capacity. Then 2600 mAh")) == []


# Conditions.


def test_rate_and_temperature_beside_a_value_are_its_conditions() -> None:
    (found,) = candidates(drawn("Capacity (0.2C, 25 °C)     2600 mAh"))
    assert found.fact.conditions == "0.2C; 25 °C"


def test_a_pressure_beside_a_density_is_its_condition() -> None:
    (found,) = candidates(drawn("Compaction density (3 t/cm²)     2.5 g/cm³"))
    assert found.fact.conditions == "3 t/cm²"


def test_a_value_without_conditions_has_none() -> None:
    (found,) = candidates(drawn("Capacity     2600 mAh"))
    assert found.fact.conditions is None


def test_a_column_of_conditions_goes_with_the_row_s_value() -> None:
    page = ruled(["Item", "Unit", "Value", "Test condition"], ["Capacity", "mAh", "2600", "0.5C at 25 °C"])
    (found,) = candidates(page)
    assert found.fact.conditions == "0.5C at 25 °C"


@pytest.mark.parametrize("value", ["1 .56 g/cm³", "2.1 9 g/cm³"])
def test_a_piece_of_a_number_whose_digits_came_apart_is_no_value(value: str) -> None:
    assert facts(drawn(f"Compaction density     {value}")) == []


@pytest.mark.parametrize(
    "line",
    [
        "另配冷却釜容积     8 m³",
        "Feed hopper volume     300 L",
        "除尘器容积     4.5 m³",
        "Packages with a mass of less than     12 kg",
    ],
)
def test_what_belongs_to_an_apparatus_beside_it_or_to_a_rule_is_nobody_s(line: str) -> None:
    assert facts(drawn(line)) == []

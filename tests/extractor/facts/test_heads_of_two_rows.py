"""Heads of two rows over columns of properties: words over several columns, what they say of tolerance and test."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.extractor.drawn import Wide, candidates, drawn, facts, ruled


def test_words_over_two_columns_are_the_property_of_both_beside_merged_heads() -> None:
    page = ruled(
        [
            Wide("Grade", rows=2),
            Wide("Tap density (g/cm³)", columns=2),
            None,
            Wide("Press density (g/cm³)", columns=2),
            None,
        ],
        [None, "Spec", "Typical", "Spec", "Typical"],
        ["KM-20", "≥0.85", "0.93", "≥2.55", "2.58"],
        ["KM-30", "≥0.70", "0.77", "2.30～2.36", "2.33"],
    )
    assert facts(page) == [
        "tap_density [0.85, ∞) g/cm3 minimum of KM-20",
        "tap_density 0.93 g/cm3 typical of KM-20",
        "compaction_density [2.55, ∞) g/cm3 minimum of KM-20",
        "compaction_density 2.58 g/cm3 typical of KM-20",
        "tap_density [0.7, ∞) g/cm3 minimum of KM-30",
        "tap_density 0.77 g/cm3 typical of KM-30",
        "compaction_density [2.3, 2.36] g/cm3 of KM-30",
        "compaction_density 2.33 g/cm3 typical of KM-30",
    ]


def test_a_column_named_in_the_second_row_stands_beside_merged_ones() -> None:
    page = ruled(
        [
            Wide("Model", rows=2),
            Wide("Voltage (V)", rows=2),
            Wide("Weight (g)", rows=2),
            Wide("Performance", columns=2),
            None,
        ],
        [None, None, None, "Energy (Wh)", "Capacity (Ah)"],
        ["VP-9", "3.6", "47", "12.2", "3.4"],
        ["VP-7", "3.6", "45", "9.7", "2.7"],
    )
    assert facts(page)[:4] == [
        "nominal_voltage 3.6 V of VP-9",
        "mass 47 g of VP-9",
        "energy 12.2 Wh of VP-9",
        "capacity 3.4 Ah of VP-9",
    ]


def test_narrower_words_in_the_second_row_count_before_those_above() -> None:
    page = ruled(
        [Wide("Model", rows=2), Wide("Capacity (Ah)", columns=2), None, Wide("Weight (kg)", rows=2)],
        [None, "Rated capacity", "Min.", None],
        ["VP-9", "34", "33", "0.7"],
        ["VP-7", "27", "26", "0.6"],
    )
    assert facts(page)[:3] == [
        "capacity 34 Ah rated of VP-9",
        "capacity [33, ∞) Ah minimum of VP-9",
        "mass 700 g of VP-9",
    ]


def test_kinds_below_words_over_two_columns_without_ruling() -> None:
    page = drawn("""
        Model      Capacity (Ah)     Voltage (V)   Weight (g)
                   Nom.     Min.
        VP-9       3.40     3.30     3.6           47
        VP-7       2.70     2.60     3.6           45
    """)
    assert facts(page)[:2] == ["capacity 3.4 Ah nominal of VP-9", "capacity [3.3, ∞) Ah minimum of VP-9"]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Weight (g, ±2 %)", "[49, 51]"),
        ("Weight (g) ±1", "[49, 51]"),
        ("重量（g，±3%）", "[48.5, 51.5]"),
        ("Masse (g ± 0,5)", "[49.5, 50.5]"),
        ("Weight (g, max.)", "(-∞, 50]"),
        ("Weight (g, 25±2 °C)", "50"),
        ("Weight (g)", "50"),
    ],
)
def test_a_tolerance_in_the_head_is_that_of_the_values_below(head: str, expected: str) -> None:
    page = ruled(["Model", "Capacity (Ah, 0.2C)", "Voltage (V)", head], ["VP-9", "3.4", "3.6", "50"])
    (mass,) = [c.fact for c in candidates(page) if c.fact.property == "mass"]
    assert mass.value is not None and str(getattr(mass.value, "interval", "")) == expected


def test_a_tolerance_in_a_label_is_that_of_the_value_beside_it() -> None:
    page = ruled(["Weight (±2 %)", "50 g"], ["Thickness ±0.1 (mm)", "8.0"])
    assert "mass [49, 51] g" in facts(page)


def test_a_row_of_units_below_is_no_head_of_its_own() -> None:
    # Some units could head a column alone, and one is beside the way that it was measured.
    page = ruled(
        [
            "Model",
            "Nominal capacity",
            "Min. capacity",
            "Nominal voltage",
            "Weight",
            "Specific energy",
            "Energy density",
        ],
        [None, "Ah, C/3", "Ah, C/3", "V", "kg", "Wh/kg", "Wh/L"],
        ["KP-63", "63.0", "61.8", "3.68", "0.735", "315", "742"],
        ["KP-58", "58.0", "57.0", "3.67", "0.905", "235", "575"],
    )
    assert facts(page)[:6] == [
        "capacity 63 Ah nominal of KP-63",
        "capacity [61.8, ∞) Ah minimum of KP-63",
        "nominal_voltage 3.68 V nominal of KP-63",
        "mass 735 g of KP-63",
        "gravimetric_energy_density 315 Wh/kg of KP-63",
        "volumetric_energy_density 742 Wh/L of KP-63",
    ]


def test_heads_that_say_a_model_and_a_kind_of_value_name_the_model() -> None:
    page = ruled(
        ["Item", "Unit", "KA-7F Spec.", "KA-7F Typ.", "KA-5"],
        ["Tap density", "g/cc", ">= 0.95", "1.02", "0.94"],
        ["Specific capacity", "mAh/g", ">= 350", "352.6", "347"],
    )
    assert facts(page) == [
        "tap_density [0.95, ∞) g/cm3 minimum of KA-7F",
        "tap_density 1.02 g/cm3 typical of KA-7F",
        "tap_density 0.94 g/cm3 of KA-5",
        "specific_capacity [350, ∞) mAh/g minimum of KA-7F",
        "specific_capacity 352.6 mAh/g typical of KA-7F",
        "specific_capacity 347 mAh/g of KA-5",
    ]


def test_how_cells_are_wired_names_no_models() -> None:
    page = ruled(
        ["", "KR-6S22", "KR-6S27X", "KR-12S27X"],
        ["Configuration", "6S1P", "6S5P", "12S5P"],
        ["Nominal voltage", "22.2 V", "21.6 V", "43.2 V"],
        ["Weight", "2,390 g", "2,085 g", "3,900 g"],
    )
    assert facts(page)[:3] == [
        "nominal_voltage 22.2 V nominal of KR-6S22",
        "nominal_voltage 21.6 V nominal of KR-6S27X",
        "nominal_voltage 43.2 V nominal of KR-12S27X",
    ]


def test_a_unit_between_a_head_s_two_languages_is_its_columns() -> None:
    page = ruled(
        ["型号 Model", "标称/最小容量 Ah Nom./Min. capacity", "电压 V Voltage", "能量 Wh Energy", "重量 g Weight"],
        ["KV-22H", "22.0 / 21.6", "3.70", "81.4", "255±3"],
        ["KV-16", "16.0 / 15.7", "3.70", "59.2", "210±3"],
    )
    assert facts(page)[:5] == [
        "capacity 22 Ah nominal of KV-22H",
        "capacity [21.6, ∞) Ah minimum of KV-22H",
        "nominal_voltage 3.7 V of KV-22H",
        "energy 81.4 Wh of KV-22H",
        "mass [252, 258] g of KV-22H",
    ]


def test_a_row_of_the_series_may_state_one_value() -> None:
    page = ruled(
        ["Grade", "Tap density (g/cm3)", "Powder compaction density (g/cm3)"],
        ["HK-65", "1.45-1.75", ">= 2.00"],
        ["HK-83", ">= 2.00", ">= 2.55"],
        ["HK-C13", "1.50±0.15", "-"],
    )
    assert "tap_density [1.35, 1.65] g/cm3 of HK-C13" in facts(page)


def test_a_paragraph_below_a_ruled_table_is_in_none_of_its_columns() -> None:
    table = ruled(
        ["Item", "Unit", "Limit", "Method"],
        ["Tap density", "g/cm3", ">= 1.10", "GB/T 5162"],
        [Wide("Tap density: 1.21 g/cm3 and powder compaction density: 2.39 g/cm3", columns=4), None, None, None],
    )
    without = replace(table, tables=(replace(table.tables[0], cells=table.tables[0].cells[:8]),))
    assert "compaction_density 2.39 g/cm3" in facts(without)


def test_what_only_says_how_was_measured_is_what_its_unit_tells() -> None:
    page = ruled(
        ["Item", "Unit", "Specification", "Typical"],
        ["0.1C discharge, 3.0–4.30 V", "mAh/g", ">= 202", "204.6"],
        ["First efficiency", "%", ">= 87", "88.4"],
    )
    assert facts(page)[:2] == [
        "specific_capacity [202, ∞) mAh/g minimum",
        "specific_capacity 204.6 mAh/g typical",
    ]

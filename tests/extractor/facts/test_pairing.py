"""Label and value: whose number it is, what it claims, and which numbers are nobody's."""

from __future__ import annotations

import pytest

from tests.extractor.drawn import Wide, drawn, facts, models, ruled

# Layouts.


def test_a_value_belongs_to_the_label_on_its_left() -> None:
    page = drawn("""
        Nominal capacity     2600 mAh
        Nominal voltage      3.7 V
        Weight               46 g
    """)
    assert facts(page) == ["capacity 2.6 Ah nominal", "nominal_voltage 3.7 V nominal", "mass 46 g"]


def test_two_pairs_may_share_a_line() -> None:
    page = drawn("Nominal voltage 3.6 V   Charge voltage 4.2 V")
    assert facts(page) == ["nominal_voltage 3.6 V nominal", "charge_voltage 4.2 V"]


def test_a_label_and_its_value_may_share_a_slot() -> None:
    assert facts(drawn("Nominal capacity: 2600 mAh")) == ["capacity 2.6 Ah nominal"]


@pytest.mark.parametrize(
    "label", ["Capacity (mAh)", "Capacity [mAh]", "Capacity, mAh", "Capacity / mAh", "容量（mAh）"]
)
def test_a_bare_value_takes_the_unit_of_its_label(label: str) -> None:
    assert facts(drawn(f"{label}     2600")) == ["capacity 2.6 Ah"]


def test_a_bare_value_takes_the_unit_that_stands_behind_it() -> None:
    assert facts(drawn("Capacity     2600     mAh")) == ["capacity 2.6 Ah"]


def test_a_bare_value_takes_the_unit_that_stands_before_it() -> None:
    assert facts(drawn("Capacity     mAh     2600")) == ["capacity 2.6 Ah"]


def test_a_value_without_any_unit_is_no_fact() -> None:
    assert facts(drawn("Capacity     2600")) == []


def test_a_value_of_another_dimension_is_no_fact() -> None:
    assert facts(drawn("Capacity     2600 mm")) == []


def test_a_blank_label_continues_the_one_above() -> None:
    page = drawn("""
        Capacity     Typical    2600 mAh
                     Minimum    2500 mAh
    """)
    assert facts(page) == ["capacity 2.6 Ah typical", "capacity [2.5, ∞) Ah minimum"]


def test_a_label_far_above_is_not_continued() -> None:
    page = drawn("""
        Weight     46 g


                   45 g
    """)
    assert facts(page) == ["mass 46 g"]


def test_a_label_right_above_is_continued() -> None:
    page = drawn("""
        Weight     46 g
                   45 g
    """)
    assert facts(page) == ["mass 46 g", "mass 45 g"]


def test_a_merged_label_cell_holds_for_each_of_its_rows() -> None:
    page = ruled(
        ["Item", "Kind", "Value"],
        [Wide("Capacity", rows=2), "Typical", "2600 mAh"],
        [None, "Minimum", "2500 mAh"],
    )
    assert facts(page) == ["capacity 2.6 Ah typical", "capacity [2.5, ∞) Ah minimum"]


def test_sub_rows_are_told_apart_by_their_units() -> None:
    page = drawn("""
        Energy density     Wh/kg    250
                           Wh/L     700
    """)
    assert facts(page) == ["gravimetric_energy_density 250 Wh/kg", "volumetric_energy_density 700 Wh/L"]


def test_a_label_of_two_lines_takes_the_value_half_a_line_lower() -> None:
    page = drawn(
        """
        Nominal capacity
                              2600 mAh
        at 0.2C
        """,
        pitch=7,
    )
    assert facts(page) == ["capacity 2.6 Ah nominal"]


def test_a_label_of_two_lines_takes_the_value_half_a_line_higher() -> None:
    page = drawn(
        """
        Rated
                              2600 mAh
        capacity
        """,
        pitch=7,
    )
    assert facts(page) == ["capacity 2.6 Ah"]


def test_a_label_a_whole_line_off_takes_no_value() -> None:
    page = drawn("""
        Charging

                         46 g
        Weight
    """)
    assert facts(page) == []


@pytest.mark.parametrize(
    ("expected", "line"),
    [
        ("capacity 2.6 Ah nominal", "标称容量 Nominal capacity     2600 mAh"),
        ("capacity 2.6 Ah rated", "额定容量 / Rated capacity (mAh)     2600"),
        ("mass (-∞, 46] g maximum", "电芯重量 Cell weight     ≤ 46 g"),
        ("nominal_voltage 3.7 V nominal", "Nominal voltage 标称电压     3.7 V"),
        ("compaction_density [2.5, ∞) g/cm3 minimum", "压实密度 Compaction density     ≥2.50 g/cm³"),
    ],
)
def test_a_bilingual_label_is_one_label(expected: str, line: str) -> None:
    assert [expected] == facts(drawn(line))


def test_a_second_line_of_the_label_in_another_language_changes_nothing() -> None:
    page = drawn("""
        额定容量            2600 mAh
        Rated capacity
        Weight              46 g
    """)
    assert facts(page) == ["capacity 2.6 Ah rated", "mass 46 g"]


def test_a_cell_that_lists_labels_and_one_that_lists_values_are_paired_line_by_line() -> None:
    page = ruled(["Item", "Value"], ["Nominal voltage\nWeight", "3.7 V\n46 g"])
    assert facts(page) == ["nominal_voltage 3.7 V nominal", "mass 46 g"]


# A value before its word.


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        ("capacity 3.5 Ah typical", "3500 mAh typical capacity"),
        ("capacity 20 Ah nominal", "20 Ah (nominal capacity)"),
        ("energy 48 Wh rated", "48 Wh rated energy"),
    ],
)
def test_a_value_may_stand_before_its_word(expected: str, text: str) -> None:
    assert [expected] == facts(drawn(text))


def test_a_bare_number_in_brackets_behind_a_value_takes_its_unit() -> None:
    assert facts(drawn("Capacity     2.6 Ah (2.5)")) == ["capacity 2.6 Ah", "capacity 2.5 Ah"]


# Running text, broken where its lines end.


def test_a_sentence_may_break_between_a_property_and_its_value() -> None:
    page = drawn("""
        Transfer of the production of pouch cells with a gravimetric energy density of
        315Wh/kg: electrode recipes, coating parameters and drawings, with training.
    """)
    assert facts(page) == ["gravimetric_energy_density 315 Wh/kg"]


def test_a_mass_may_open_the_line_below_its_word() -> None:
    page = drawn("""
        Transfer of the production of lithium-ion pouch cells with a weight of
        315 g of them at last
    """)
    assert facts(page) == ["mass 315 g"]


@pytest.mark.parametrize(
    ("above", "below", "pitch"),
    [
        ("Transfer of pouch cells whose weight is not stated anywhere in this paper", "315 g of them at last", 14.0),
        ("Transfer of the production of lithium-ion pouch cells with a weight of", "315 g of them at last", 60.0),
        ("Transfer of the production of pouch cells with a gravimetric energy density of", "315 g of it", 14.0),
    ],
)
def test_a_line_that_does_not_end_on_the_property_or_stands_apart_takes_no_value(
    above: str, below: str, pitch: float
) -> None:
    assert facts(drawn(f"{above}\n{below}", pitch=pitch)) == []


def test_a_value_that_ran_into_its_label_leaves_the_label_to_the_other_models() -> None:
    page = drawn("""
        Model                      NX-38     NX-72     NX-76
        Weight (g)                 46        47        48
        Compacted density (g/cm³)  1.53      1.55      1.58
        Tapped bulk density (g/cm³) 1.0      1.1       1.2
    """)
    assert facts(page)[-3:] == [
        "tap_density 1 g/cm3 of NX-38",
        "tap_density 1.1 g/cm3 of NX-72",
        "tap_density 1.2 g/cm3 of NX-76",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "炉管（内径×长度）     Φ550×6000 mm",
        "Drum diameter x length     550 × 6000 mm",
        "Tube (I.D. × length)     Ø550 × 6000 mm",
        "筒体直径×长度(mm)     Φ550×6000",
    ],
)
def test_of_a_diameter_times_a_length_the_first_number_is_the_diameter(line: str) -> None:
    assert [f for f in facts(drawn(line)) if f.startswith("barrel")] == ["barrel_diameter 550 mm"]


def test_what_is_set_apart_between_a_word_and_its_value_parts_them_not() -> None:
    text = (
        "In production lots the powder compaction density, pressed at 2 t/cm², lies between 2.36 and 2.44 g/cm³; "
        "coin-cell tests give a reversible capacity of not less than 155 mAh/g, typically 157.4 mAh/g."
    )
    assert facts(drawn(text)) == [
        "compaction_density [2.36, 2.44] g/cm3",
        "specific_capacity [155, ∞) mAh/g minimum",
        "specific_capacity 157.4 mAh/g typical",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "A licence is needed where the compaction density of a powder of this sort exceeds 2.5 g/cm³ at 220 MPa.",
        "For carriage the rated energy of a lithium battery must be stated if more than 100 Wh are shipped.",
    ],
)
def test_a_limit_that_a_sentence_sets_is_no_claim(text: str) -> None:
    assert facts(drawn(text)) == []


def test_a_table_of_requirements_and_a_lot_numbered_by_rows() -> None:
    page = ruled(
        ["Sl.", "Parameter", "Unit", "Requirement", "Pilot lot P-26"],
        ["1", "Tapped density", "g/cc", "NLT 0.85", "0.93"],
        ["2", "Moisture", "ppm", "NMT 800", "410"],
        ["3", "Discharge capacity, first cycle", "mAh/g", "NLT 148", "151.7"],
    )
    assert facts(page) == [
        "tap_density [0.85, ∞) g/cm3 minimum",
        "tap_density 0.93 g/cm3",
        "specific_capacity [148, ∞) mAh/g minimum",
        "specific_capacity 151.7 mAh/g",
    ]
    assert not models(page)

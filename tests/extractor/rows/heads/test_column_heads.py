"""Heads of tables: what the rows at the top say of the columns under them."""

from __future__ import annotations

import pytest

from classifier.facts import Kind
from extractor.rows.heads.column_heads import Head, head_columns
from extractor.rows.heads.names_of_models import looks_like_model
from tests.extractor.drawn import Wide, candidates, drawn, facts, marked, models, ruled


def roles(line: str, below: str = "") -> list[str]:
    """The roles of the first row's columns."""
    found = marked(drawn(f"{line}\n{below}" if below else line))
    return [c.role for c in head_columns(found[0], found[1] if below else None)]


HEADS = [
    (["property", "unit", "value", "value", "value"], "Item    Unit    Min    Typ    Max"),
    (["property", "unit", "value", "method"], "Parameter    Unit    Value    Test method"),
    (["property", "value", "value"], "项目    最小值    典型值"),
    (["property", "unit", "value", "method"], "检测项目    单位    标准值    测试方法"),
    (["model", "name", "name"], "Model    AX-18650    BX-21700"),
    (["property", "unit", "name", "name"], "Item    Unit    AX-18650    BX-21700"),
    (["property", "name", "name"], "Item    18650    4680"),
    (["property", "unit", "value", "value", "method"], "항목    단위    규격    대표값    시험방법"),
    (["property", "name", "name", "name"], "Grandeur    Fx 20    Fx 50    Fx 65"),
    (["property", "name", "name"], "Kennwerte    KX-120 A    KX-240 A"),
]


@pytest.mark.parametrize(("expected", "line"), HEADS)
def test_a_head_row_tells_the_role_of_each_column(expected: list[str], line: str) -> None:
    assert expected == roles(line)


def test_a_row_of_one_series_names_models_where_labels_stand_on_lines_of_their_own() -> None:
    page = drawn("            ADR-506    ADR-119    ADR-428\n            4.6    10.0    4.8")
    assert ["name", "name", "name"] == [c.role for c in head_columns(*marked(page))]


NO_HEADS = [
    "제품명    복합흑연 AX-62    문서번호    QX-S-0162",
    "Product    Graphite AX-62    Document No.    QX-S-0162",
    "Sections    Part 2    Annex 3",
    "Capacity    2600 mAh    2500 mAh",
    "Nominal capacity    2600",
    "Item",
    "Nominal voltage    Weight",
    "Model    AX-18650",
    "This is a sentence of a paper, and it is far too long for the head of a column of values    Typ    Max",
    "Type    12    13",
]


@pytest.mark.parametrize("line", NO_HEADS)
def test_a_row_that_states_something_is_no_head(line: str) -> None:
    assert roles(line) == []


def test_names_alone_are_a_head_right_of_the_labels_below() -> None:
    assert roles("            AX-18650    BX-21700", "Capacity    2600 mAh    5000 mAh") == ["name", "name"]


def test_names_alone_are_no_head_where_nothing_stands_left_of_them_below() -> None:
    assert roles("AX-18650    BX-21700", "Capacity    2600 mAh") == []


def test_the_same_name_twice_is_no_head() -> None:
    assert roles("            AX-18650    AX-18650", "Capacity    2600 mAh    5000 mAh") == []


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (True, "AX-18650"),
        (True, "NCM811"),
        (False, "2600 mAh"),
        (False, "Typ"),
        (False, "winding"),
        (False, "Capacity A1"),
        (False, "A" * 40 + "1"),
    ],
)
def test_a_designation_has_a_capital_and_a_digit_and_no_word_of_the_field(expected: bool, text: str) -> None:
    assert expected is looks_like_model(marked(drawn(text))[0].slots[0])


def test_the_unit_of_a_column_counts_for_the_values_under_it() -> None:
    page = ruled(["Item", "mAh", "Typ", "Max"], ["Capacity", "2600", "2700", "2800"])
    assert "capacity 2.6 Ah" in facts(page)


def test_no_head_says_nothing_of_any_place() -> None:
    slot = marked(drawn("2600"))[0].slots[0].slot
    assert (lambda s: (s.role, s.kind, s.unit, s.names))(Head().above(slot)) == (None, None, None, ())


def test_a_slot_far_from_every_head_stands_under_none() -> None:
    head, row = marked(drawn("Item    Unit    Min    Typ\n" + " " * 90 + "2600"))
    assert None is Head((head_columns(head),)).above(row.slots[0].slot).role


def test_a_slot_stands_under_the_nearest_head() -> None:
    head, row = marked(drawn("Item    Unit    Min    Typ\n                       2600"))
    assert Kind.TYPICAL is Head((head_columns(head),)).above(row.slots[0].slot).kind


# Whole tables.


def test_minimum_typical_and_maximum_columns_give_each_value_its_kind() -> None:
    page = drawn("""
        Item           Unit      Min     Typ     Max
        Capacity       mAh       2500    2600    2700
        Tap density    g/cm³     0.9     1.0     1.1
    """)
    assert facts(page) == [
        "capacity [2.5, ∞) Ah minimum",
        "capacity 2.6 Ah typical",
        "capacity (-∞, 2.7] Ah maximum",
        "tap_density [0.9, ∞) g/cm3 minimum",
        "tap_density 1 g/cm3 typical",
        "tap_density (-∞, 1.1] g/cm3 maximum",
    ]


def test_an_empty_cell_shifts_no_kind() -> None:
    page = ruled(["Item", "Unit", "Min", "Typ", "Max"], ["Capacity", "mAh", "2500", "", "2700"])
    assert facts(page) == ["capacity [2.5, ∞) Ah minimum", "capacity (-∞, 2.7] Ah maximum"]


def test_a_column_of_methods_gives_no_values() -> None:
    page = drawn("""
        Parameter            Unit      Value    Test method
        Tap density          g/cm³     1.05     GB/T 5162
        Specific capacity    mAh/g     350      0.1C
    """)
    assert facts(page) == ["tap_density 1.05 g/cm3", "specific_capacity 350 mAh/g"]


EACH_ITS_OWN = [
    "capacity 2.6 Ah nominal of AX-1",
    "capacity 5 Ah nominal of BX-2",
    "nominal_voltage 3.6 V nominal of AX-1",
    "nominal_voltage 3.7 V nominal of BX-2",
]


def test_models_in_columns_have_each_its_own_values() -> None:
    page = drawn("""
        Model               AX-1        BX-2
        Nominal capacity    2600 mAh    5000 mAh
        Nominal voltage     3.6 V       3.7 V
    """)
    assert facts(page) == EACH_ITS_OWN


def test_models_in_columns_need_no_word_for_model() -> None:
    page = drawn("""
                            AX-1        BX-2
        Nominal capacity    2600 mAh    5000 mAh
        Nominal voltage     3.6 V       3.7 V
    """)
    assert facts(page) == EACH_ITS_OWN


def test_members_of_a_series_with_letters_behind_some_numbers_are_models_whatever_stands_before_them() -> None:
    page = drawn("""
        Chassis             AX 200-P    AX 400      AX 400-B
        Nominal capacity    2600 mAh    5000 mAh    5200 mAh
    """)
    assert facts(page) == [
        "capacity 2.6 Ah nominal of AX 200-P",
        "capacity 5 Ah nominal of AX 400",
        "capacity 5.2 Ah nominal of AX 400-B",
    ]


def test_models_in_columns_of_a_ruled_table_have_each_its_own_values() -> None:
    page = ruled(
        ["Model", "AX-1", "BX-2"],
        ["Nominal capacity", "2600 mAh", "5000 mAh"],
        ["Nominal voltage", "3.6 V", "3.7 V"],
    )
    assert facts(page) == EACH_ITS_OWN


def test_models_in_columns_take_the_unit_of_its_own_column() -> None:
    page = ruled(
        ["Item", "Unit", "AX-1", "BX-2"],
        ["Nominal capacity", "mAh", "2600", "5000"],
        ["Nominal voltage", "V", "3.6", "3.7"],
    )
    assert facts(page) == EACH_ITS_OWN


def test_models_in_columns_take_the_unit_of_the_label() -> None:
    page = ruled(
        ["Model", "AX-1", "BX-2"],
        ["Nominal capacity (mAh)", "2600", "5000"],
        ["Nominal voltage (V)", "3.6", "3.7"],
    )
    assert facts(page) == EACH_ITS_OWN


def test_an_empty_cell_shifts_no_model() -> None:
    page = ruled(["Model", "AX-1", "BX-2"], ["Capacity (Ah)", "", "6"], ["Weight (g)", "70", ""])
    assert facts(page) == ["capacity 6 Ah of BX-2", "mass 70 g of AX-1"]


def test_a_cell_merged_over_several_models_is_each_one_s() -> None:
    page = ruled(
        ["Model", "AX-1", "BX-2", "CX-3"],
        ["Nominal voltage", Wide("3.7 V", 3), None, None],
        ["Capacity", "1 Ah", Wide("2 Ah", 2), None],
    )
    assert facts(page) == [
        "nominal_voltage 3.7 V nominal of AX-1 / BX-2 / CX-3",
        "capacity 1 Ah of AX-1",
        "capacity 2 Ah of BX-2 / CX-3",
    ]


TWO_HEADS = [
    "tap_density [1, ∞) g/cm3 minimum of YH-1",
    "tap_density 1.1 g/cm3 typical of YH-1",
    "tap_density [0.9, ∞) g/cm3 minimum of YH-2",
    "tap_density 1.05 g/cm3 typical of YH-2",
]


def test_two_head_rows_say_together_whose_value_of_which_kind_it_is() -> None:
    page = drawn("""
        Model                  YH-1               YH-2
        Item                   Spec    Typical    Spec    Typical
        Tap density (g/cm³)    ≥1.0    1.1        ≥0.9    1.05
    """)
    assert facts(page) == TWO_HEADS


def test_a_merged_name_over_two_columns_holds_for_both() -> None:
    page = ruled(
        ["Model", Wide("YH-1", 2), None, Wide("YH-2", 2), None],
        ["Item", "Min", "Typical", "Min", "Typical"],
        ["Tap density (g/cm³)", "1.0", "1.1", "0.9", "1.05"],
    )
    assert facts(page) == TWO_HEADS


def test_one_model_in_a_head_names_no_column() -> None:
    page = ruled(["Item", "Unit", "AX-1"], ["Capacity", "Ah", "5"])
    assert facts(page) == ["capacity 5 Ah"]


def test_the_models_of_a_head_are_mentioned_once_each_as_one_group() -> None:
    found = models(ruled(["Model", "AX-1", "BX-2"], ["Capacity (Ah)", "5", "6"]))
    assert ([m.name for m in found], len({m.group for m in found})) == (["AX-1", "BX-2"], 1)


def test_a_new_head_ends_the_one_before() -> None:
    page = ruled(
        ["Model", "AX-1", "BX-2"],
        ["Capacity (Ah)", "5", "6"],
        ["Item", "Min", "Typ"],
        ["Tap density (g/cm³)", "1.0", "1.1"],
    )
    assert facts(page)[2:] == ["tap_density [1, ∞) g/cm3 minimum", "tap_density 1.1 g/cm3 typical"]


@pytest.mark.parametrize("word", ["Typ", "Baugröße"])
def test_a_german_type_heads_models_too(word: str) -> None:
    page = ruled([word, "VX-892", "QR-88"], ["Kapazität", "5,0 Ah", "4,0 Ah"], ["Gewicht", "70 g", "60 g"])
    assert [m.name for m in models(page)] == ["VX-892", "QR-88"]


SAMPLES = [
    ("Test 1", "Test 2"),
    ("Sample A1", "Sample A2"),
    ("Batch 1", "Batch 2"),
    ("样品1", "样品2"),
    ("Average", "Std"),
]


@pytest.mark.parametrize(("first", "second"), SAMPLES)
def test_samples_of_one_thing_are_no_models(first: str, second: str) -> None:
    page = ruled(("Parameter", "Unit", first, second), ("Tap density", "g/cm3", "1.08", "1.12"))
    assert ([], [(), ()]) == ([m.name for m in models(page)], [c.models for c in candidates(page)])


def test_a_standard_deviation_is_no_value() -> None:
    page = ruled(("Parameter", "Unit", "Test 1", "Std dev"), ("Tap density", "g/cm3", "1.08", "0.02"))
    assert ["tap_density 1.08 g/cm3"] == facts(page)


def test_the_row_of_a_sample_is_no_model_s() -> None:
    page = ruled(("Sample", "Tap density (g/cm3)"), ("Sample 1", "1.08"), ("Sample 2", "1.12"), ("Average", "1.10"))
    assert [] == [m.name for m in models(page)]

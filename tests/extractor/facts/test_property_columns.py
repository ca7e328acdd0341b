"""Tables whose columns are properties: each number is read under its head, by its place."""

from __future__ import annotations

import pytest

from extractor.facts.columns.property_columns import ColumnReader
from extractor.facts.columns.property_heads import property_head
from tests.extractor.drawn import drawn, facts, marked, models, ruled, vocabulary

READ = [
    "capacity 2.6 Ah of BX-1",
    "nominal_voltage 3.7 V of BX-1",
    "mass 46 g of BX-1",
    "capacity 2.5 Ah of BX-2",
    "nominal_voltage 3.6 V of BX-2",
    "mass 45 g of BX-2",
]


def test_models_in_rows_take_units_from_the_head() -> None:
    page = drawn("""
        Model    Capacity (mAh)    Voltage (V)    Weight (g)
        BX-1     2600              3.7            46
        BX-2     2500              3.6            45
    """)
    assert facts(page) == READ


def test_models_in_rows_take_units_from_a_second_head_row() -> None:
    page = drawn("""
        Model    Capacity    Voltage    Weight
                 (mAh)       (V)        (g)
        BX-1     2600        3.7        46
        BX-2     2500        3.6        45
    """)
    assert facts(page) == READ


def test_a_kind_printed_under_the_head_counts_before_the_one_its_words_imply() -> None:
    page = drawn("""
        Model    Rated capacity    Voltage    Weight
                 (mAh, min)        (V)        (g)
        BX-1     2600              3.7        46
        BX-2     2500              3.6        45
    """)
    assert [line for line in facts(page) if line.startswith("capacity")] == [
        "capacity [2.6, ∞) Ah minimum of BX-1",
        "capacity [2.5, ∞) Ah minimum of BX-2",
    ]


def test_models_in_rows_may_print_their_own_units() -> None:
    page = drawn("""
        Model    Capacity    Voltage    Weight
        BX-1     2600 mAh    3.7 V      46 g
        BX-2     2500 mAh    3.6 V      45 g
    """)
    assert facts(page) == READ


def test_models_in_rows_of_a_ruled_table_are_read_alike() -> None:
    page = ruled(
        ["Model", "Capacity (mAh)", "Voltage (V)", "Weight (g)"],
        ["BX-1", "2600", "3.7", "46"],
        ["BX-2", "2500", "3.6", "45"],
    )
    assert facts(page) == READ


def test_models_in_rows_need_no_word_for_model() -> None:
    page = drawn("""
        Ref      Capacity (mAh)    Voltage (V)    Weight (g)
        BX-1     2600              3.7            46
        BX-2     2500              3.6            45
    """)
    assert facts(page) == READ


def test_models_in_rows_are_read_in_chinese() -> None:
    page = drawn("""
        型号     容量 (mAh)      电压 (V)       重量 (g)
        BX-1     2600            3.7            46
        BX-2     2500            3.6            45
    """)
    assert facts(page) == READ


def test_an_empty_cell_shifts_nothing() -> None:
    page = drawn("""
        Model    Capacity (mAh)    Voltage (V)    Weight (g)
        BX-1     2600                             46
    """)
    assert facts(page) == ["capacity 2.6 Ah of BX-1", "mass 46 g of BX-1"]


def test_a_number_under_a_column_of_something_else_is_not_taken() -> None:
    page = drawn("""
        Model    Capacity (mAh)    Stock    Weight (g)
        BX-1     2600              500      46
    """)
    assert facts(page) == ["capacity 2.6 Ah of BX-1", "mass 46 g of BX-1"]


def test_a_look_alike_s_column_is_not_taken() -> None:
    page = drawn("""
        Model    Capacity (mAh)    Gross weight (kg)    Weight (g)
        BX-1     2600              12                   46
    """)
    assert facts(page) == ["capacity 2.6 Ah of BX-1", "mass 46 g of BX-1"]


def test_a_column_of_minima_has_no_upper_ends() -> None:
    page = drawn("""
        Model    Min. capacity (mAh)    Max. weight (g)
        BX-1     2500                   46
    """)
    assert facts(page) == ["capacity [2.5, ∞) Ah minimum of BX-1", "mass (-∞, 46] g maximum of BX-1"]


def test_the_unit_of_the_head_tells_the_property() -> None:
    page = drawn("""
        Model    Energy density (Wh/kg)    Energy density (Wh/L)    Weight (g)
        BX-1     250                       700                      46
    """)
    assert facts(page) == [
        "gravimetric_energy_density 250 Wh/kg of BX-1",
        "volumetric_energy_density 700 Wh/L of BX-1",
        "mass 46 g of BX-1",
    ]


def test_a_row_with_one_value_is_no_row_of_such_a_table() -> None:
    page = drawn("""
        Model    Capacity (mAh)    Voltage (V)
        Page     2600
    """)
    assert facts(page) == []


def test_after_three_rows_without_values_the_table_is_over() -> None:
    page = drawn("""
        Model    Capacity (mAh)    Voltage (V)
        one
        two
        three
        BX-1     2600              3.7
    """)
    assert facts(page) == []


def test_two_rows_without_values_do_not_end_the_table() -> None:
    page = drawn("""
        Model    Capacity (mAh)    Voltage (V)
        one
        two
        BX-1     2600              3.7
    """)
    assert facts(page) == ["capacity 2.6 Ah of BX-1", "nominal_voltage 3.7 V of BX-1"]


def test_each_row_s_model_is_mentioned() -> None:
    page = drawn("""
        Model    Capacity (mAh)    Voltage (V)
        BX-1     2600              3.7
        BX-2     2500              3.6
    """)
    assert [m.name for m in models(page)] == ["BX-1", "BX-2"]


def test_a_blank_head_of_two_properties_is_a_head() -> None:
    head = property_head(marked(drawn("Model    Capacity    Weight"))[0], vocabulary().properties)
    assert head is not None
    assert (
        [c.terms[0].name for c in head.columns],
        head.model and head.model.text,
    ) == (["capacity", "mass"], "Model")


@pytest.mark.parametrize(
    "line",
    [
        "Model    Capacity",
        "Capacity    Capacity",
        "Capacity    2600 mAh    Weight    46 g",
        "Capacity    Weight    2600",
    ],
)
def test_a_row_of_one_property_or_with_a_value_is_no_such_head(line: str) -> None:
    assert None is property_head(marked(drawn(line))[0], vocabulary().properties)


def test_a_reader_is_not_over_before_it_missed() -> None:
    page = drawn("Model    Capacity    Weight")
    head = property_head(marked(page)[0], vocabulary().properties)
    assert head is not None
    assert not ColumnReader(head, page, vocabulary().properties).is_over


def test_a_number_far_from_every_head_is_not_taken() -> None:
    page = drawn("""
        Model    Capacity (mAh)    Voltage (V)    Weight (g)
        BX-1     2600              3.7                                   46
    """)
    assert facts(page) == ["capacity 2.6 Ah of BX-1", "nominal_voltage 3.7 V of BX-1"]


def test_a_value_in_a_box_under_its_title_is_no_name() -> None:
    page = drawn("""
        CAPACITY                           WEIGHT
        Min: 10850mAh / Typ: 11000mAh      128 g
    """)
    assert models(page) == ()
    assert "capacity 11 Ah typical" in facts(page)

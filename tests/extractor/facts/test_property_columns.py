"""Tables whose columns are properties: each number is read under its head, by its place."""

from __future__ import annotations

import pytest

from extractor.facts.property_columns import BY_UNIT, ColumnReader
from extractor.facts.property_heads import property_head
from tests.extractor.drawn import candidates, drawn, facts, marked, models, ruled, vocabulary

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


def test_a_head_in_unknown_words_is_of_the_property_that_its_unit_settles() -> None:
    page = drawn("""
        Model    Reversible yield (mAh/g)    Tap density (g/cm³)
        BX-1     352                         1.02
        BX-2     348                         0.97
    """)
    assert [line for line in facts(page) if line.startswith("specific")] == [
        "specific_capacity 352 mAh/g of BX-1",
        "specific_capacity 348 mAh/g of BX-2",
    ]


def test_a_value_under_a_head_that_stands_on_another_line_is_not_its_neighbour_s() -> None:
    page = drawn(
        """
                 Capacity    Voltage
        Model                             Reserve      Weight (g)
                 (mAh)       (V)
        BX-1     2600        3.7          500          46
        """,
        pitch=7.0,
    )
    assert not [line for line in facts(page) if "500" in line]


def test_a_number_under_an_empty_cell_of_a_ruled_head_is_nobody_s() -> None:
    page = ruled(
        ["Model", "Capacity (mAh)", "Voltage (V)", "Weight (g)", None],
        ["BX-1", "2600", "3.7", "46", "500"],
        column=60.0,
    )
    assert facts(page) == [line for line in READ if "BX-1" in line]


@pytest.mark.parametrize("torn", ["4 6 .2", "4 .2", "46 .2"])
def test_pieces_of_a_number_that_came_apart_are_no_values(torn: str) -> None:
    page = ruled(["Model", "Capacity (mAh)", "Voltage (V)", "Weight (g)"], ["BX-1", "2600", "3.7", torn])
    assert not [line for line in facts(page) if line.startswith("mass")]
    assert facts(ruled(["Weight (g)", torn], ["Voltage (V)", "3.7"])) == ["nominal_voltage 3.7 V"]


def test_a_unit_s_name_among_the_words_of_a_head_is_not_its_unit() -> None:
    page = ruled(["Grade", "Gram capacity (mAh/g)", "Tap density (g/cm³)"], ["NG-10", "351.5", "1.02"], column=150.0)
    assert facts(page)[0] == "specific_capacity 351.5 mAh/g of NG-10"


def test_a_value_under_unknown_words_is_read_by_a_unit_that_settles_it_and_doubted() -> None:
    page = ruled(["Grade", "Yield (mAh/g)", "Tap density (g/cm³)"], ["NG-10", "351.5", "1.02"], column=150.0)
    found = {c.fact.property: c.fact for c in candidates(page)}
    assert found["specific_capacity"].doubt == BY_UNIT
    assert found["specific_capacity"].confidence < 0.7
    assert found["tap_density"].doubt is None


def test_a_value_under_known_words_is_not_doubted_for_its_unit() -> None:
    page = ruled(["Grade", "Capacity (mAh/g)", "Tap density (g/cm³)"], ["NG-10", "351.5", "1.02"], column=150.0)
    assert [c.fact.doubt for c in candidates(page)] == [None, None]


def test_a_row_that_says_typical_says_it_of_all_its_values() -> None:
    page = ruled(
        ["牌号", "", "振实密度", "粉末压实密度"],
        ["", "", "kg/m³", "kg/m³"],
        ["AX-25H", "指标", "≥900", "≥2 500"],
        ["AX-25H", "典型", "1 020", "2 510"],
    )
    assert facts(page) == [
        "tap_density [0.9, ∞) g/cm3 minimum of AX-25H",
        "compaction_density [2.5, ∞) g/cm3 minimum of AX-25H",
        "tap_density 1.02 g/cm3 typical of AX-25H",
        "compaction_density 2.51 g/cm3 typical of AX-25H",
    ]


def test_the_numbers_under_titles_of_graphs_are_no_values() -> None:
    page = drawn("Voltage (V) at 20 °C          Capacity (Ah) versus current\n3.6          20\n3.2          15")
    assert [] == facts(page)


def test_a_condition_in_a_head_makes_it_no_row_of_values() -> None:
    page = drawn(
        "Grade          Tap density (g/cc)          Compressed density @ 3 t (g/cc)\n"
        "QX-F25          1.08          2.51\nQX-F27          1.15          2.63"
    )
    assert "compaction_density 2.51 g/cm3 of QX-F25" in facts(page)


def test_a_unit_right_behind_the_words_of_a_head_is_theirs() -> None:
    head = "Model    Capacity Ah    Voltage V    Weight g    Energy Wh"
    page = drawn(f"{head}\nAX-12    12.0    3.7    121    43.8\nAX-10    10.0    3.7    114    36.5")
    assert facts(page)[:4] == [
        "capacity 12 Ah of AX-12",
        "nominal_voltage 3.7 V of AX-12",
        "mass 121 g of AX-12",
        "energy 43.8 Wh of AX-12",
    ]


def test_a_letter_behind_other_words_is_no_unit() -> None:
    assert facts(drawn("Model    Series A    Weight class g\nAX-12    12.0    121\nAX-10    10.0    114")) == []


def test_a_head_that_is_a_unit_and_how_it_was_measured_is_not_doubted() -> None:
    page = drawn(
        "Model    Voltage (V)    Wh/kg    1C discharge (mAh/g)\nAX-12    3.65    362    139\nAX-10    3.65    320    153"
    )
    found = {c.fact.property: c.fact.doubt for c in candidates(page)}
    assert found == {"nominal_voltage": None, "gravimetric_energy_density": None, "specific_capacity": None}


def test_a_sentence_below_a_table_states_nothing_of_its_columns() -> None:
    table = "Sample    Mass, g    Capacity, mAh    Impedance, mΩ\nAX-1    60.28    5,236    14.1\nAX-2    60.41    5,219    14.3"
    below = "Uncertainty known of lots 3 and more: then 2 lots of the samples were scrapped after the tests"
    assert facts(drawn(f"{table}\n{below}")) == facts(drawn(table))

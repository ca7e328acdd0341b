"""Which column heads name a property, by their words or their unit, and which numbers below them are none of its values."""

from __future__ import annotations

import pytest

from extractor.facts.columns.property_columns import BY_UNIT
from tests.extractor.drawn import candidates, drawn, facts, ruled
from tests.extractor.facts.test_property_columns import READ


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


@pytest.mark.parametrize(("head", "heads"), [("Energy (DoD 90 %)", True), ("Energy (2,4 kWh)", False)])
def test_a_quantity_of_another_kind_in_brackets_behind_the_words_of_a_head_is_no_value(head: str, heads: bool) -> None:
    page = drawn(f"""
        Model           Capacity     {head}     Weight
        AX 48-50        50 Ah        2,16 kWh              24 kg
        AX 48-100       100 Ah       4,32 kWh              43 kg
    """)
    assert ("capacity 50 Ah of AX 48-50" in facts(page)) is heads


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

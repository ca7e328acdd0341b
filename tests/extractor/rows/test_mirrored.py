"""Mirrored tables: values left of their labels are read as if the page stood in a mirror."""

from __future__ import annotations

from extractor.document.page import Page
from extractor.facts.tables import FactFinder
from tests.extractor.drawn import drawn, facts, marked, ruled, told, vocabulary
from tests.extractor.goods.test_survey import surveyed


def read(page: Page) -> list[str]:
    finder = FactFinder(vocabulary())
    return [told(c) for c in finder.find(page, finder.in_reading_order(marked(page))).candidates]


CELL = ["capacity 5 Ah nominal", "nominal_voltage 3.65 V nominal", "mass 70.1 g"]


def test_values_left_of_their_labels_are_read() -> None:
    page = drawn("""
        5.0 Ah     Nominal capacity
        3.65 V     Nominal voltage
        70.1 g     Weight
    """)
    assert read(page) == CELL


def test_a_ruled_table_is_read_so_too() -> None:
    page = ruled(["Value", "Item"], ["5.0 Ah", "Nominal capacity"], ["3.65 V", "Nominal voltage"], ["70.1 g", "Weight"])
    assert read(page) == CELL


def test_units_may_stand_between_values_and_labels() -> None:
    page = ruled(
        ["Value", "Unit", "Item"],
        ["5.0", "Ah", "Nominal capacity"],
        ["3.65", "V", "Nominal voltage"],
        ["70.1", "g", "Weight"],
    )
    assert read(page) == CELL


def test_units_may_stand_in_the_labels() -> None:
    page = drawn("""
        350.2     Specific capacity (mAh/g)
        1.05      Tap density (g/cm³)
        1.72      Compaction density (g/cm³)
    """)
    assert read(page) == ["specific_capacity 350.2 mAh/g", "tap_density 1.05 g/cm3", "compaction_density 1.72 g/cm3"]


def test_each_model_keeps_its_column() -> None:
    page = ruled(["AX-1", "BX-2", "Item"], ["5.0 Ah", "4.0 Ah", "Capacity"], ["70 g", "60 g", "Weight"])
    assert sorted(read(page)) == [
        "capacity 4 Ah of BX-2",
        "capacity 5 Ah of AX-1",
        "mass 60 g of BX-2",
        "mass 70 g of AX-1",
    ]


def test_each_kind_keeps_its_column() -> None:
    page = ruled(["Max", "Typ", "Min", "Item"], ["", "5.1 Ah", "5.0 Ah", "Capacity"], ["72 g", "70 g", "", "Weight"])
    assert read(page) == [
        "capacity [5, ∞) Ah minimum",
        "capacity 5.1 Ah typical",
        "mass 70 g typical",
        "mass (-∞, 72] g maximum",
    ]


def test_the_model_is_named_left_of_its_word() -> None:
    page = ruled(["QX-50", "Model"], ["5.0 Ah", "Capacity"], ["70.1 g", "Weight"])
    assert surveyed(page).label == "QX-50"


def test_pairs_side_by_side_are_no_mirrored_table() -> None:
    page = drawn("""
        Nominal voltage     3.65 V     Weight
        Charge voltage      4.2 V      Capacity
    """)
    assert read(page) == facts(page)


def test_an_unknown_word_left_of_a_value_keeps_it_from_the_label_on_its_right() -> None:
    page = drawn("""
        Heft        70.1 g     Cell mass
        Holding     5.0 Ah     Capacity
    """)
    assert read(page) == facts(page)


def test_one_row_makes_no_mirrored_table() -> None:
    page = drawn("70.1 g     Weight")
    assert read(page) == facts(page)

"""Tables that go on over the page, and rows that the page's end tears."""

from __future__ import annotations

import pytest

from extractor.facts.columns.over_pages import LeftOpen
from extractor.facts.tables import FactFinder
from tests.extractor.drawn import drawn, marked, told, vocabulary

MODELS = """
    Lithium iron phosphate cathode material
    Model         Compaction density      Capacity        Tap density
                  g/cm3                   mAh/g           g/cm3
    PF-81         2.56                    158             1.10
"""
HEADER = """
    Example New Materials Co., Ltd. - technical data sheet for cathode materials, third revision of this year
    The values were measured on samples of the third quarter; no guarantee of any kind follows from them at all.
    Printed copies of this document are not controlled by the issuer, who may change it without giving notice.
    The buyer is asked to check each delivery by methods of its own before it is used in the production line.
    See our general conditions of sale for all further questions on the liability of the maker for the goods.
"""
NEXT = """
    PF-83         2.61                    156             1.12
    PF-84         2.35                    158             1.01
"""


def over(*pages: str) -> list[list[str]]:
    """What each page gives, read one after the other."""
    finder, left, found = FactFinder(vocabulary()), None, []
    for number, text in enumerate(pages, 1):
        page = drawn(text, number=number)
        finds = finder.find(page, marked(page), carried=left)
        left = finds.left_open
        found.append([told(c) for c in finds.candidates])
    return found


def left_by(text: str) -> LeftOpen | None:
    page = drawn(text)
    return FactFinder(vocabulary()).find(page, marked(page)).left_open


@pytest.mark.parametrize("above", ["", HEADER, "    Cathode materials    Rev. A\n"])
def test_models_in_rows_go_on_below_whatever_header_the_next_page_has(above: str):
    assert over(MODELS, above.strip("\n") + "\n" + NEXT.strip("\n"))[1] == [
        "compaction_density 2.61 g/cm3 of PF-83",
        "specific_capacity 156 mAh/g of PF-83",
        "tap_density 1.12 g/cm3 of PF-83",
        "compaction_density 2.35 g/cm3 of PF-84",
        "specific_capacity 158 mAh/g of PF-84",
        "tap_density 1.01 g/cm3 of PF-84",
    ]


def test_the_heads_are_quoted_from_the_page_where_they_stand():
    finder, first, second = FactFinder(vocabulary()), drawn(MODELS), drawn(NEXT, number=2)
    left = finder.find(first, marked(first)).left_open
    quotes = finder.find(second, marked(second), carried=left).candidates[0].fact.evidence
    assert [(q.page, q.text) for q in quotes] == [(2, "2.61"), (1, "Compaction density")]


def test_a_table_goes_on_over_a_third_page():
    third = "    PF-85         2.50                    155             1.15"
    assert over(MODELS, HEADER + NEXT.strip("\n"), HEADER + third)[2][0] == "compaction_density 2.5 g/cm3 of PF-85"


def test_a_head_at_the_foot_of_a_page_is_of_the_rows_on_the_next():
    head = "\n".join(MODELS.split("\n")[:4])
    row = "    PF-81         2.56                    158             1.10"
    assert len(over(head, row)[1]) == 3


def test_another_table_in_the_same_columns_is_not_the_same_table():
    other = """
    Test          Cycles                  Hours           Samples
    T-1           2.1                     158             1.0
    """
    assert over(MODELS, other)[1] == []


def test_a_table_that_text_follows_is_closed():
    text = "    Packing     bags\n    Storage     dry, cool\n    Origin      China\n    Contact     our agent"
    assert over(MODELS + text, NEXT)[1] == []


def test_the_last_cell_of_a_model_that_falls_on_the_next_page_is_its_own():
    torn = "    PF-82         2.41                    157"
    rest = "    Sheet\n                                                          1.05"
    assert over(MODELS + torn, rest)[1] == ["tap_density 1.05 g/cm3 of PF-82"]


def test_a_model_alone_at_the_foot_of_a_page_has_its_values_on_the_next():
    rest = "    Sheet\n                  2.41                    157             1.05"
    assert over(MODELS + "    PF-82", rest)[1] == [
        "compaction_density 2.41 g/cm3 of PF-82",
        "specific_capacity 157 mAh/g of PF-82",
        "tap_density 1.05 g/cm3 of PF-82",
    ]


COLUMNS = """
    Item                    Unit        PF-71     PF-72
    Specific capacity       mAh/g       158       157
    Tap density             g/cm3       1.10      1.05
"""


def test_the_value_of_one_model_that_falls_on_the_next_page_is_its_own():
    torn = "    Compaction density      g/cm3       2.56"
    rest = """
                                                  2.41
    Moisture                ppm         400       420
    """
    assert over(COLUMNS + torn, rest)[1] == ["compaction_density 2.41 g/cm3 of PF-72"]


def test_a_label_at_the_foot_of_a_page_has_its_values_on_the_next():
    rest = "    Sheet\n                            g/cm3       2.56      2.41"
    assert over(COLUMNS + "    Compaction density", rest)[1] == [
        "compaction_density 2.56 g/cm3 of PF-71",
        "compaction_density 2.41 g/cm3 of PF-72",
    ]


def test_a_label_of_one_product_at_the_foot_of_a_page_has_its_value_on_the_next():
    sheet = """
    Specific capacity       158 mAh/g
    Compaction density
    """
    assert over(sheet, "    Sheet\n                            2.56 g/cm3")[1] == ["compaction_density 2.56 g/cm3"]


@pytest.mark.parametrize("top", ["    Sheet\n" + 40 * " " + "2", "    Sheet\n" + 40 * " " + "2.70"])
def test_no_pages_number_and_no_value_in_a_column_that_has_one_is_torn_off(top: str):
    whole = "    Compaction density      g/cm3       2.56      2.41"
    assert over(COLUMNS + whole, top)[1] == []


def test_a_page_that_ends_in_words_leaves_nothing_open():
    assert left_by("    The cathode material is shipped in bags.") is None

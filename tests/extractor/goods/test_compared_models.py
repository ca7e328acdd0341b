"""Columns of a table for goods that the paper's own are compared with: their values are not the paper's goods'."""

from __future__ import annotations

import pytest

from extractor.document.page import Page
from tests.extractor.drawn import Wide, drawn, ruled
from tests.extractor.goods.test_asides import read

REFERENCES = [
    "KA-6 (discontinued)",
    "KA-6（従来品）",
    "KA-6（旧款）",
    "KA-6 (단종)",
    "KA-6 (ref.)",
    "Natural graphite, reference",
    "천연흑연 참고치",
    "Wettbewerber B",
    "Competitor B",
]


def sheet(title: str, *heads: str) -> Page:
    return ruled(
        [Wide(title, columns=4), None, None, None],
        ["Item", "Unit", *heads],
        ["Tap density", "g/cm3", "0.95", "1.05"],
        ["Powder compaction density", "g/cm3", "1.68", "1.88"],
        ["Specific capacity", "mAh/g", "352", "364"],
    )


@pytest.mark.parametrize("head", REFERENCES)
def test_a_column_for_comparison_is_no_item_and_is_told_of(head: str) -> None:
    reading = read(sheet("Artificial graphite anode material KA-7", "KA-7", head))
    assert [i.label for i in reading.items] == ["KA-7"]
    assert [str(f.value) for f in reading.items[0].facts if f.property == "tap_density"] == ["0.95 g/cm3"]
    assert any(head in p.message and "3 values" in p.message for p in reading.problems)


@pytest.mark.parametrize("head", ["KA-6", "KA-6F", "KA-REF6", "KA-6 high capacity"])
def test_a_grade_that_no_word_sets_apart_is_an_item(head: str) -> None:
    reading = read(sheet("Artificial graphite anode material", "KA-7", head))
    assert len(reading.items) == 2


def test_what_stands_for_comparison_alone_is_what_the_paper_is_about() -> None:
    reading = read(sheet("Artificial graphite anode material", "KA-5 (discontinued)", "KA-6 (discontinued)"))
    assert len(reading.items) == 2


@pytest.mark.parametrize("own", ["KA-7（本品）", "KA-7 (this product)", "KA-7 (본품)"])
def test_the_mark_of_the_own_goods_is_no_part_of_their_name(own: str) -> None:
    reading = read(sheet("Artificial graphite anode material KA-7", own, "KA-6（従来品）"))
    assert [i.label for i in reading.items] == ["KA-7"]


def test_the_values_in_a_list_and_in_the_comparison_are_one_models() -> None:
    page = drawn("""
    Lithium-ion cell QS-21E
    2.1   Nominal capacity      5,650 mAh
    2.2   Minimum capacity      5,500 mAh
    2.3   Nominal voltage       3.62 V
    2.4   Mass                  71.0 g
    4     Comparison
                           QS-21E (this product)      QS-21D (discontinued)
    Nominal capacity       5,650 mAh                  5,000 mAh
    Mass                   71.0 g                     69.2 g
    """)
    items = read(page).items
    assert [i.label for i in items] == ["QS-21E"]
    values = [f"{f.property} {f.value}" for f in items[0].facts]
    assert "capacity [5.5, ∞) Ah" in values
    assert "capacity 5 Ah" not in values

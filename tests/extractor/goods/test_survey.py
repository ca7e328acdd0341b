"""A document's pages together: its candidates, its names, and a description on demand."""

from __future__ import annotations

import pytest

from classifier.facts import Fact
from extractor.document.page import Page, compose
from extractor.facts.tables import FactFinder
from extractor.goods.survey import Sheet, described, survey
from extractor.language.noun_phrases import in_cells
from tests.extractor.drawn import drawn, marker, ruled, told, vocabulary


def surveyed(*pages: Page, comma: bool = False) -> Sheet:
    return survey(pages, marker(), FactFinder(vocabulary()), decimal_comma=comma)


def read(page: Page, *spans: tuple[int, int]) -> tuple[Fact, ...]:
    return described(page, spans, marker(), FactFinder(vocabulary()), decimal_comma=False)


def test_candidates_of_all_pages_come_in_their_order() -> None:
    sheet = surveyed(drawn("Weight     46 g"), drawn("Capacity     5 Ah", number=2))
    assert [(told(c), c.fact.evidence[0].page) for c in sheet.candidates] == [
        ("mass 46 g", 1),
        ("capacity 5 Ah", 2),
    ]


def test_a_label_does_not_go_on_on_the_next_page() -> None:
    assert surveyed(drawn("Weight"), drawn("         46 g", number=2)).candidates == ()


def test_models_of_all_pages_are_gathered() -> None:
    page = ruled(["Model", "AX-1", "BX-2"], ["Capacity (Ah)", "5", "6"])
    assert [m.name for m in surveyed(drawn("Weight     46 g"), page).models] == ["AX-1", "BX-2"]


def test_the_model_s_name_is_the_label() -> None:
    assert surveyed(drawn("Specification of BX-20\nModel     AX-10")).label == "AX-10"


def test_without_a_model_s_name_a_designation_in_the_title_is_the_label() -> None:
    assert surveyed(drawn("Specification of BX-20\nWeight     46 g")).label == "BX-20"


def test_without_any_designation_the_first_title_is_the_label() -> None:
    assert surveyed(drawn("Lithium cells\nWeight     46 g")).label == "Lithium cells"


def test_a_long_title_is_cut() -> None:
    label = surveyed(drawn("Lithium cells " * 10)).label
    assert label is not None and len(label) == 60


def test_a_sheet_without_words_has_neither_label_nor_maker() -> None:
    sheet = surveyed(compose([], number=1, width=10, height=10))
    assert (sheet.label, sheet.maker, sheet.candidates) == (None, None, ())


def test_no_pages_have_no_label() -> None:
    assert None is surveyed().label


def test_the_title_is_the_first_page_s_that_has_words() -> None:
    empty = compose([], number=1, width=10, height=10)
    assert surveyed(empty, drawn("Lithium cells", number=2)).label == "Lithium cells"


def test_the_maker_is_named() -> None:
    assert surveyed(drawn("Manufacturer     Akkuwerk")).maker == "Akkuwerk"


def test_a_decimal_comma_holds_for_the_whole_sheet() -> None:
    assert [told(c) for c in surveyed(drawn("Capacity     2,600 Ah"), comma=True).candidates] == ["capacity 2.6 Ah"]


def test_a_description_gives_its_values() -> None:
    page = drawn("INR18650 2500mAh 3.6V")
    facts = read(page, (0, len(page.text) - 1))
    assert [f.property for f in facts] == ["capacity", "nominal_voltage"]


def test_a_description_over_two_lines_is_read_as_one() -> None:
    page = drawn("Lithium-ion cell 3.6V\n2500mAh")
    first, second = ((line.start, line.end) for line in page.lines)
    assert {"capacity", "nominal_voltage"} == {f.property for f in read(page, first, second)}
    assert in_cells(page.text, (first, second)) == "Lithium-ion cell 3.6V 2500mAh"


def test_a_description_in_two_cells_is_two_clauses() -> None:
    page = drawn("Box furnace     graphite crucibles, argon")
    first, second = ((s.start, s.end) for s in page.lines[0].segments)
    assert in_cells(page.text, (first, second)) == "Box furnace\ngraphite crucibles, argon"


def test_the_values_of_a_description_over_two_lines_are_quoted_to_the_letter() -> None:
    page = drawn("Lithium-ion cell 3.6V\n2500mAh")
    facts = read(page, *((line.start, line.end) for line in page.lines))
    assert [e.text for f in facts for e in f.evidence] == [page.text[slice(*e.span)] for f in facts for e in f.evidence]


def test_what_stands_beside_a_description_is_not_in_it() -> None:
    page = drawn("Lithium-ion cell 2500mAh     100 pcs     9.9 Wh")
    facts = read(page, (0, 24))
    assert [f.property for f in facts] == ["capacity"]


FIRST = ruled(["Item", "AX-58", "AX-48"], ["Capacity (Ah)", "5", "3"])


def _values(*pages: Page) -> list[str]:
    return [told(c) for c in surveyed(*pages).candidates]


def test_a_table_of_models_that_goes_on_over_the_page_keeps_its_head() -> None:
    assert _values(FIRST, ruled(["Weight (g)", "58", "48"])) == [
        "capacity 5 Ah of AX-58",
        "capacity 3 Ah of AX-48",
        "mass 58 g of AX-58",
        "mass 48 g of AX-48",
    ]


def test_a_table_may_go_on_below_the_next_page_s_head_and_over_a_third_page() -> None:
    running = ruled(["Weight (g)", "58", "48"], ["Voltage (V)", "3.6", "3.7"])
    last = drawn("Annex\n\n" + "Energy (Wh)".ljust(26) + "18".ljust(24) + "10")
    assert _values(FIRST, running, last)[-2:] == ["energy 18 Wh of AX-58", "energy 10 Wh of AX-48"]


def test_values_for_several_columns_that_stand_elsewhere_are_nobody_s() -> None:
    elsewhere = ruled(["Weight (g)", "58", "48"], column=60.0)
    assert _values(FIRST, elsewhere) == _values(FIRST)


def test_a_head_on_the_next_page_ends_the_table_of_the_page_before() -> None:
    own = ruled(["Item", "BX-1", "BX-2"], ["Weight (g)", "58", "48"])
    assert _values(FIRST, own)[-2:] == ["mass 58 g of BX-1", "mass 48 g of BX-2"]


def test_a_single_value_on_the_next_page_is_no_row_of_the_table() -> None:
    assert _values(FIRST, drawn("Weight     46 g"))[-1] == "mass 46 g"


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            {"tap_density [0.9, ∞) g/cm3", "specific_capacity [345, ∞) mAh/g"},
            "人造石墨负极材料 graphite anode；振实密度 tap density ≥0.9 g/cm³；克容量 capacity ≥345 mAh/g",
        ),
        (
            {"compaction_density 2.52 g/cm3", "specific_capacity 157.5 mAh/g"},
            "LFP, high density 粉末压实密度 2.52 g/cm³, 0.1C 157.5 mAh/g",
        ),
    ],
)
def test_a_description_of_a_material_gives_its_guarantees_and_what_its_units_tell(
    expected: set[str], text: str
) -> None:
    page = drawn(text)
    assert {f"{f.property} {f.value}" for f in read(page, (0, len(page.text) - 1))} == expected


def test_a_chinese_word_broken_over_the_lines_of_a_cell_is_one_word() -> None:
    page = drawn("""
        粉末压实密度≥2.61 g/cm³，0.1C克
        容量≥158 mAh/g
    """)
    spans = tuple((line.start, line.end) for line in page.lines)
    found = {f.property: f for f in read(page, *spans)}
    assert {name: str(f.value) for name, f in found.items()} == {
        "compaction_density": "[2.61, ∞) g/cm3",
        "specific_capacity": "[158, ∞) mAh/g",
    }
    marks = found["specific_capacity"].evidence
    assert all(e.span and page.text[e.span[0] : e.span[1]] == e.text for e in marks)


def test_a_limit_behind_the_name_of_the_goods_in_another_language_is_their_value() -> None:
    page = drawn("LFP cathode powder PX-26 粉末压实密度≥2.61 g/cm³")
    found = read(page, (page.lines[0].start, page.lines[0].end))
    assert [(f.property, str(f.value)) for f in found] == [("compaction_density", "[2.61, ∞) g/cm3")]

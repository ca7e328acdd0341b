"""Candidates of whole pages: each with its quote, its box, and how far to trust it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from classifier.box import Box
from classifier.facts import Kind
from extractor.document.page import Page, Word, compose
from extractor.facts.candidates import Candidate, quote
from extractor.facts.shared_cells import DOUBT
from tests.extractor.drawn import SHA, Wide, candidates, drawn, finds, ruled, told

PAGES = {
    "label and value": drawn("Nominal capacity     2600 mAh\nNominal voltage     3.7 V\nWeight     46 g"),
    "bilingual": drawn("标称容量 Nominal capacity     2600 mAh\n振实密度（g/cm³）     ≥1.05"),
    "kinds in columns": ruled(["Item", "Unit", "Min", "Typ"], ["Capacity", "mAh", "2500", "2600"]),
    "models in columns": ruled(
        ["Model", "AX-1", "BX-2"], ["Capacity", "5 Ah", "6 Ah"], ["Voltage", Wide("3.7 V", 2), None]
    ),
    "models in rows": drawn("Model    Capacity (mAh)    Weight (g)\nAX-1     2600              46"),
    "cells of two lines": ruled(
        ["Item", "Value"], ["Nominal\ncapacity", "2600\nmAh"], ["Voltage\nWeight", "3.7 V\n46 g"]
    ),
    "merged label": ruled(
        ["Item", "Kind", "Value"],
        [Wide("Capacity", rows=2), "Typical", "2600 mAh"],
        [None, "Minimum", "2500 mAh"],
    ),
    "label above": drawn("Capacity     2600 mAh (typ.)\n             2500 mAh (min.)"),
    "label beside": drawn("Nominal capacity\n                         2600 mAh\nat 0.2C", pitch=7),
    "running text": drawn(
        "The cells of this lot are good ones, and the weight of a cell is\nabout 46.5 g, as we have found."
    ),
    "value first": drawn("3500 mAh typical capacity"),
    "tolerance apart": drawn("Weight     92.0 g     ± 1.5 g"),
    "rating": drawn("Lithium-ion battery 12.8 V 100 Ah 1280 Wh"),
    "full width": drawn("重量     ４６ｇ  \n容量     ２６００ mAh"),
    "section": drawn("PW-Z600 stacking machine\nWeight     800 kg"),
}
FOUND = [(name, page, found) for name, page in PAGES.items() for found in candidates(page)]
EACH = [pytest.param(page, found, id=f"{name}: {told(found)}") for name, page, found in FOUND]


@pytest.mark.parametrize("name", [n for n in PAGES if n != "full width"])
def test_every_made_page_gives_candidates(name: str) -> None:
    assert [n for n, _, _ in FOUND if n == name] != []


@pytest.mark.parametrize(("page", "found"), EACH)
def test_every_quote_is_a_slice_of_its_page(page: Page, found: Candidate) -> None:
    assert [e.text for e in found.fact.evidence] == [page.text[slice(*e.span)] for e in found.fact.evidence]


@pytest.mark.parametrize(("page", "found"), EACH)
def test_every_candidate_has_a_quote_with_a_digit_in_it(page: Page, found: Candidate) -> None:
    assert any(ch.isdigit() for e in found.fact.evidence for ch in e.text)


@pytest.mark.parametrize(("page", "found"), EACH)
def test_every_box_lies_on_its_page(page: Page, found: Candidate) -> None:
    for evidence in found.fact.evidence:
        assert evidence.box is not None
        x0, top, x1, bottom = evidence.box
        assert 0 <= x0 < x1 <= page.width and 0 <= top < bottom <= page.height


@pytest.mark.parametrize(("page", "found"), EACH)
def test_every_box_holds_the_words_of_its_quote(page: Page, found: Candidate) -> None:
    for evidence in found.fact.evidence:
        assert evidence.box is not None
        for word in page.words_in(*evidence.span):
            assert evidence.box.x0 <= word.box.x0 and word.box.x1 <= evidence.box.x1


@pytest.mark.parametrize(("page", "found"), EACH)
def test_every_quote_names_document_and_page(page: Page, found: Candidate) -> None:
    assert {(SHA, 1)} == {(e.sha256, e.page) for e in found.fact.evidence}


def test_a_value_beside_its_label_is_quoted_with_it() -> None:
    (found,) = candidates(drawn("Nominal capacity     2600 mAh"))
    assert [e.text for e in found.fact.evidence] == ["Nominal capacity  2600 mAh"]


def test_a_value_on_another_line_than_its_label_is_quoted_first() -> None:
    found = candidates(PAGES["label above"])[1]
    assert [e.text.rstrip(".)") for e in found.fact.evidence] == ["2500 mAh (min", "Capacity"]


def test_a_workbook_s_quote_names_the_cell_and_neither_page_nor_box() -> None:
    words = [
        [[Word("Weight", Box(0, 0, 30, 10), cell="Sheet1!A1")], [Word("46g", Box(60, 0, 90, 10), cell="Sheet1!B1")]]
    ]
    page = compose(words, number=1, width=100, height=100, origin="sheet", name="Sheet1")
    (found,) = candidates(page)
    assert (lambda e: (e.cell, e.page, e.box))(found.fact.evidence[0]) == ("Sheet1!A1", None, None)


def test_how_a_value_was_found_is_said() -> None:
    assert {"line", "table", "column", "rating"} == {found.how for _, _, found in FOUND}


def test_a_recognised_page_says_so_in_its_quotes() -> None:
    (found,) = candidates(drawn("Weight     46 g", origin="ocr", sure=0.8))
    assert [e.found for e in found.fact.evidence] == ["line, recognised"]


def test_a_recognised_value_is_no_surer_than_its_least_sure_word() -> None:
    (found,) = candidates(drawn("Weight     46 g", origin="ocr", sure=0.5))
    assert found.fact.confidence <= 0.5


def test_one_doubtful_word_makes_the_whole_value_doubtful() -> None:
    page = drawn("Weight     46 g", origin="ocr")
    words = tuple(replace(w, confidence=0.4 if w.text == "46" else 0.9) for w in page.words)
    (found,) = candidates(replace(page, words=words))
    assert found.fact.confidence < 0.4


def test_a_value_with_its_own_unit_is_surer_than_one_that_borrows_it() -> None:
    (own,) = candidates(drawn("Weight     46 g"))
    (borrowed,) = candidates(drawn("Weight (g)     46"))
    assert own.fact.confidence > borrowed.fact.confidence


def test_a_value_among_other_words_is_less_sure() -> None:
    (alone,) = candidates(drawn("Weight     46 g"))
    (among,) = candidates(drawn("Weight     46 g wrapping foil included"))
    assert alone.fact.confidence > among.fact.confidence


def test_a_rating_is_less_sure_than_a_labelled_value() -> None:
    (rating,) = candidates(drawn("Lithium-ion cell 2500 mAh"))
    (labelled,) = candidates(drawn("Capacity     2500 mAh"))
    assert rating.fact.confidence < labelled.fact.confidence


def test_every_confidence_is_a_share() -> None:
    assert all(0 < found.fact.confidence < 1 for _, _, found in FOUND)


def test_a_stated_fact_keeps_its_kind() -> None:
    (found,) = candidates(drawn("Nominal capacity     2600 mAh"))
    assert Kind.NOMINAL is found.fact.kind


def test_in_a_description_a_lone_capacity_is_the_goods_own() -> None:
    assert [told(c) for c in finds(drawn("INR18650 2500mAh"), description=True).candidates] == ["capacity 2.5 Ah"]


def test_in_a_description_no_heading_is_sought() -> None:
    assert finds(drawn("PW-Z600 stacking machine"), description=True).models == ()


def test_a_page_without_words_gives_nothing() -> None:
    assert (lambda f: (f.candidates, f.models))(finds(drawn("\n"))) == ((), ())


def test_words_that_tell_what_a_column_s_model_is_go_with_it() -> None:
    page = ruled(["Model", "BF-100", "AF-200"], ["Type", "box furnace", "Acheson furnace"], ["Volume", "5 m³", "6 m³"])
    told_of = {(m.name, m.text) for m in finds(page).models if m.text}
    assert {("BF-100", "box furnace"), ("AF-200", "Acheson furnace")} == told_of


def test_a_quote_of_a_span_is_that_span() -> None:
    page = drawn("Weight     46 g")
    assert (lambda e: (e.text, e.span))(quote(page, (8, 12), "line")) == ("46 g", (8, 12))


def test_reading_a_page_twice_gives_the_same() -> None:
    page = PAGES["models in columns"]
    assert candidates(page) == candidates(replace(page))


def test_a_value_merged_over_rows_of_two_properties_is_doubted_for_both() -> None:
    page = ruled(
        ["Parameter", "Unit", "Value"],
        ["Tap density", "g/cm3", Wide("1.1", rows=2)],
        ["Powder compaction density", "g/cm3", None],
        ["Specific capacity", "mAh/g", "158"],
    )
    found = {c.fact.property: c.fact.doubt for c in candidates(page)}
    assert found == {"tap_density": DOUBT, "compaction_density": DOUBT, "specific_capacity": None}


def test_a_merged_cell_that_gives_each_property_its_own_value_is_not_doubted() -> None:
    page = ruled(
        ["Parameter", "Value"],
        ["Nominal voltage", Wide("3.7 V\n2600 mAh", rows=2)],
        ["Nominal capacity", None],
    )
    assert {c.fact.doubt for c in candidates(page)} == {None}

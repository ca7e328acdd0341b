"""A tariff number against the description: a hint in both languages, which decides nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from goods import fact, item, judged, law

from classifier.facts import Item
from classifier.law.acts import Bilingual
from classifier.law.tariff import dotted, misfit
from classifier.loading.load import CatalogueError, load


def hint(product: str, number: str) -> Bilingual | None:
    return misfit(item(product).having(fact("tariff_line", number)), law())


def test_a_lithium_ion_number_does_not_fit_a_primary_cell_and_the_hint_names_both():
    found = hint("primary_lithium_cell", "8507600090")
    assert found is not None
    assert found.en.startswith(
        "8507.60.00.90 (lithium-ion accumulators) does not fit a primary lithium cell (8506.50): "
        "correct one of them before declaring"
    )
    assert found.zh is not None and "8507.60.00.90（锂离子蓄电池）与货物描述不符" in found.zh


def test_the_hint_says_that_a_number_alone_decides_nothing():
    found = hint("primary_lithium_cell", "85076000")
    assert found is not None and "a tariff number alone never makes or clears" in found.en


@pytest.mark.parametrize(
    ("product", "number"),
    [
        ("lithium_ion_cell", "85076000"),
        ("lithium_ion_pack", "8507.60.00.90"),
        ("primary_lithium_cell", "8506 5000"),
        ("lfp_cathode", "2842904000"),
        ("ncm_hydroxide", "28539030"),
        ("natural_graphite_anode", "38019090"),
        ("winding_machine", "84798999"),
        ("sand_mill", "8474390000"),
        ("lithium_ion_cell", "8507"),
    ],
)
def test_a_number_under_an_expected_heading_gives_no_hint(product: str, number: str):
    assert hint(product, number) is None


@pytest.mark.parametrize(
    ("product", "number"),
    [
        ("artificial_graphite_anode", "25041010"),
        ("lithium_ion_cell", "85065000"),
        ("lithium_ion_cell", "85044014"),
        ("lfp_cathode", "38011000"),
        ("winding_machine", "85076000"),
        ("lithium_ion_cell", "9999"),
    ],
)
def test_a_number_under_another_heading_gives_one(product: str, number: str):
    assert hint(product, number) is not None


def test_a_number_that_names_goods_does_not_fit_a_description_that_names_none():
    found = hint("other", "85076000")
    assert found is not None and "names no such goods" in found.en


def test_any_other_number_fits_a_description_that_names_no_goods():
    assert hint("other", "85044014") is None


def test_a_product_without_an_expected_heading_gives_no_hint():
    assert hint("silicon_anode", "85076000") is None


def test_goods_that_may_be_two_things_fit_the_heading_of_either():
    either = item("lithium_ion_cell", "primary_lithium_cell")
    assert misfit(either.having(fact("tariff_line", "85065000")), law()) is None
    assert misfit(either.having(fact("tariff_line", "38011000")), law()) is not None


@pytest.mark.parametrize("number", ["", "n/a", "85"])
def test_what_is_too_short_for_a_heading_says_nothing(number: str):
    assert hint("lithium_ion_cell", number) is None


def test_no_number_gives_no_hint():
    assert misfit(item("lithium_ion_cell"), law()) is None


def with_number(number: str) -> Item:
    return item("primary_lithium_cell", nominal_voltage="3").having(fact("tariff_line", number))


def test_a_number_changes_no_determination():
    one, two = judged(with_number("85076000")), judged(with_number("85065000"))
    assert (one.outcome, one.codes, one.near) == (two.outcome, two.codes, two.near)


def test_every_reference_tariff_line_of_an_entry_fits_its_products():
    for entry in law().declared:
        for product in entry.products:
            for number in entry.tariff_lines:
                assert hint(product, number) is None, (entry.code, product, number)


def test_a_number_is_written_with_dots():
    assert [dotted(n) for n in ("8507", "850760", "2842904000")] == ["8507", "8507.60", "2842.90.40.00"]


OURS = """source: "invented"
headings:
  "3824": {text: {en: "chemical preparations"}}
expected:
  - {products: [lfp_cathode], headings: ["3824"]}
"""


def test_an_officers_row_replaces_the_shipped_one(tmp_path: Path):
    (tmp_path / "tariff.yaml").write_text(OURS, encoding="utf-8")
    ours = load(tmp_path)
    powder = item("lfp_cathode")
    assert misfit(powder.having(fact("tariff_line", "38249999")), ours) is None
    assert misfit(powder.having(fact("tariff_line", "28429040")), ours) is not None
    assert ours.tariff.expected["sand_mill"] == law().tariff.expected["sand_mill"]
    assert replace(ours.tariff, expected={}).text == law().tariff.text


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ('headings: ["3824"]', 'headings: ["3842"]', "'3842' is no heading of a tariff file"),
        ("lfp_cathode", "lfp_catode", "did you mean 'lfp_cathode'?"),
        ('"3824": {text', '"38.24": {text', "should match"),
    ],
)
def test_a_mistake_names_its_place_and_the_nearest_name(tmp_path: Path, before: str, after: str, words: str):
    (tmp_path / "tariff.yaml").write_text(OURS.replace(before, after), encoding="utf-8")
    with pytest.raises(CatalogueError, match=r"tariff\.yaml") as caught:
        load(tmp_path)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("product", "number"),
    [
        ("ternary_cathode", "2842903000"),
        ("ternary_cathode", "2842906000"),
        ("natural_graphite", "25041091"),
        ("natural_graphite_anode", "38019010"),
        ("natural_graphite", "3824999921"),
        ("graphite_not_anode", "3801100040"),
    ],
)
def test_the_numbers_of_the_chinese_tariff_are_not_called_wrong(product: str, number: str):
    assert hint(product, number) is None


def test_advice_of_a_second_hand_source_says_check_and_never_wrong():
    """A number that an act itself names may be called unfit; of a number found elsewhere nobody can say so."""
    for product, row in law().tariff.expected.items():
        found = hint(product, "99999999")
        assert found is not None and found.zh is not None
        assert found.en.startswith("check the tariff number") == row.is_second_hand, product
        assert found.zh.startswith("请核对税号") == row.is_second_hand, product
        assert not row.is_second_hand or "不符" not in found.zh


def test_every_row_of_the_table_says_where_it_was_read():
    assert all(row.source for row in law().tariff.expected.values())

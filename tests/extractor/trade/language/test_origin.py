"""The country of origin of a line: a column of the table, or what a paper tells for all its goods."""

from __future__ import annotations

import pytest

from extractor.trade.language.countries import country
from extractor.trade.lines import TradeReading
from tests.extractor.trade.trade_papers import VOCABULARY, reading, sheet

HEADS = ["No.", "Description", "Qty", "Unit", "Unit price (USD)", "Amount (USD)"]
FIRST = ["1", "Cell RQ-21", "100", "pcs", "2.00", "200.00"]
SECOND = ["2", "Cell RQ-22", "50", "pcs", "4.00", "200.00"]


def origins(found: TradeReading) -> list[list[tuple[object, str]]]:
    return [[(f.value, f.evidence[0].text) for f in line.facts if f.property == "origin"] for line in found.lines]


def test_a_column_of_origins_gives_each_line_its_country_with_the_cell_as_the_quote() -> None:
    rows = ([*HEADS, "原产国 Origin"], [*FIRST, "中国 (CHN)"], [*SECOND, "Germany"])
    assert origins(reading(sheet(*rows))) == [[("CN", "中国 (CHN)")], [("DE", "Germany")]]


def test_a_country_that_is_none_we_know_stays_as_printed() -> None:
    rows = ([*HEADS, "Origin"], [*FIRST, "Freedonia"], [*SECOND, ""])
    assert origins(reading(sheet(*rows))) == [[("Freedonia", "Freedonia")], []]


@pytest.mark.parametrize(
    ("told", "quote"),
    [
        ("Country of origin: China", "China"),
        ("Country of origin: China 件数 Packages: 35 pallets", "China"),
        ("原产国 Origin：中国", "中国"),
        ("Made in P.R. China", "P.R. China"),
    ],
)
def test_what_a_paper_tells_for_all_its_goods_is_the_origin_of_each_line(told: str, quote: str) -> None:
    found = reading(sheet([told], HEADS, FIRST, SECOND))
    assert origins(found) == [[("CN", quote)], [("CN", quote)]]


@pytest.mark.parametrize(
    "told", ["Country of destination: China", "Origin: Shenzhen, see note", "Original made-up goods", "origin China"]
)
def test_other_words_are_no_origin(told: str) -> None:
    assert origins(reading(sheet([told], HEADS, FIRST))) == [[]]


def test_two_origins_told_on_one_paper_are_nobodys() -> None:
    found = reading(sheet(["Country of origin: China"], ["Country of origin: Japan"], HEADS, FIRST))
    assert origins(found) == [[]]


def test_names_codes_and_both_together_are_one_country() -> None:
    known = ["China", "中国", "CN", "CHN", "P. R. China", "中国(CHN)", "Made in China", "中国制造"]
    assert {country(text, VOCABULARY) for text in known} == {"CN"}
    assert country("China / Japan", VOCABULARY) is None


def test_gross_masses_and_packages_of_a_packing_list_are_its_lines_and_ranges_of_numbers_are_not() -> None:
    heads = ["No.", "Description", "Qty", "Net weight (kg)", "Gross weight (kg)", "Cartons"]
    rows = (["1", "Cell RQ-21", "100 pcs", "7.0", "8.1", "2"], ["2", "Cell RQ-22", "50 pcs", "9.0", "9.9", "3-6"])
    first, second = reading(sheet(heads, *rows)).lines
    shown = [{f.property: str(f.quantity) for f in line.facts} for line in (first, second)]
    assert shown[0]["gross_mass"] == "8.1 kg" and shown[0]["packages"].strip() == "2"
    assert shown[1]["gross_mass"] == "9.9 kg" and "packages" not in shown[1]

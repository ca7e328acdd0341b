"""Offers that list no lines: models side by side over rows of quantities and prices, and what one costs in words."""

from __future__ import annotations

import pytest
from trade_papers import VOCABULARY, page, right, sheet, values

from extractor.document.page import Page
from extractor.trade import TradeReading, of_models

NAMES = ("HG-120", "HG-260", "RT-9")


def offered(only: Page, *names: str) -> TradeReading:
    return TradeReading(of_models((only,), names or NAMES, VOCABULARY))


SIDE_BY_SIDE = [
    ["Model", "HG-120", "HG-260"],
    ["Working volume (L)", "120", "260"],
    ["Quantity (set)", "3", "1"],
    ["Unit price (EUR)", "21,500.00", "38,200.00"],
    ["Amount (EUR)", "64,500.00", "38,200.00"],
    ["HS code", "8479.82.00", "8479.82.00"],
]


def test_models_side_by_side_have_the_quantities_and_prices_below_them() -> None:
    found = offered(sheet(*SIDE_BY_SIDE))
    assert [line.label for line in found.lines] == ["HG-120", "HG-260"]
    assert values(found, "quantity", "unit_price", "amount", "tariff_line") == [
        ("3 set", "21500 EUR", "64500 EUR", "84798200"),
        ("1 set", "38200 EUR", "38200 EUR", "84798200"),
    ]


def test_rows_of_prices_that_do_not_multiply_out_are_none() -> None:
    rows = [*SIDE_BY_SIDE[:4], ["Amount (EUR)", "64,000.00", "38,200.00"]]
    assert not offered(sheet(*rows)).lines
    # A row of quantities alone sells nothing, and a row that lacks a model's number is of neither.
    assert not offered(sheet(*SIDE_BY_SIDE[:3])).lines
    assert not offered(sheet(*SIDE_BY_SIDE[:3], ["Unit price (EUR)", "21,500.00", ""])).lines


def test_models_side_by_side_on_a_page_without_rules() -> None:
    found = offered(
        page(
            (60, [(40, "机型"), (200, "HG-120"), (320, "HG-260")]),
            (80, [(40, "数量(台)"), right(225, "2"), right(345, "4")]),
            (100, [(40, "单价(元)"), right(245, "310,000"), right(365, "455,000")]),
        )
    )
    assert values(found, "quantity", "unit_price") == [("2 台", "310000 CNY"), ("4 台", "455000 CNY")]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "1) Mixer HG-120, 45 kW, net weight 860 kg. We offer 3 sets, EUR 21,500.00/set CIP Gdansk",
            "3 sets 21500 EUR",
        ),
        ("1) Mixer HG-120 at 21,500.00 EUR per unit, order of 4 units", "4 units 21500 EUR"),
        ("1) 混合机 HG-120，2台，310,000元/台", "2台 310000 CNY"),
        ("1) Powder HG-120, compaction density 2.5 g/cm3, 20 bags, 500 kg, US$4.35/kg FOB", "500 kg 4.35 USD"),
    ],
)
def test_the_price_of_one_tells_a_line_whose_quantity_is_of_the_same_sort(text: str, wanted: str) -> None:
    found = offered(page((100, [(40, text)])))
    told = [f"{quantity.replace(' 台', '台')} {price}" for quantity, price in values(found, "quantity", "unit_price")]
    assert told == [wanted]


def test_what_an_energy_costs_is_no_price_of_the_goods() -> None:
    assert not offered(page((100, [(40, "1) Cell RT-9, 3.2 V 100 Ah, 400 pcs, USD 0.09/Wh")]))).lines

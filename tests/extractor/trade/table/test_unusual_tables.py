"""Tables as forwarders and makers print them: sums among lines, a second currency, prices for different numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extractor.document.page import Page, Table
from tests.extractor.trade.trade_papers import page, reading, right, sheet, values

THREE = ("quantity", "unit_price", "amount")


def test_lines_below_the_sum_of_a_pallet_are_lines_too() -> None:
    found = reading(
        sheet(
            ["Pallet", "Description", "Model", "Quantity", "Net weight (kg)", "Gross weight (kg)"],
            ["A", "Water pump", "WP-30", "40", "320", "344"],
            ["A", "Pump seal set", "WS-3", "200", "16", "18"],
            ["", "Sub-total pallet A", "", "240", "336", "362"],
            ["B", "Pressure tank", "PT-24", "12", "84", "96"],
            ["", "Sub-total pallet B", "", "12", "84", "96"],
            ["", "TOTAL", "", "252", "420", "458"],
        )
    )
    assert [line.label for line in found.lines] == ["WP-30", "WS-3", "PT-24"]
    assert values(found, "quantity", "net_mass")[2] == ("12", "84 kg")


def test_what_stands_below_a_total_and_fills_less_than_the_lines_is_no_line() -> None:
    found = reading(
        sheet(
            ["Pallet", "Description", "Model", "Quantity", "Net weight (kg)", "Gross weight (kg)"],
            ["A", "Water pump", "WP-30", "40", "320", "344"],
            ["A", "Pump seal set", "WS-3", "200", "16", "18"],
            ["", "TOTAL", "", "240", "336", "362"],
            ["", "Empty pallet", "", "1", "", "22"],
        )
    )
    assert [line.label for line in found.lines] == ["WP-30", "WS-3"]


def test_prices_and_sums_in_a_second_currency_are_no_masses() -> None:
    found = reading(
        sheet(
            ["No.", "Description", "Quantity", "Unit price USD", "CNY", "Amount USD", "CNY"],
            ["1", "Hose clamp", "500", "0.40", "2.84", "200.00", "1420.00"],
            ["2", "Bilge pump", "20", "31.00", "220.10", "620.00", "4402.00"],
            ["3", "Deck filler", "60", "9.50", "67.45", "570.00", "4047.00"],
            ["", "TOTAL", "", "", "", "1390.00", "9869.00"],
        )
    )
    assert values(found, *THREE)[1] == ("20", "31 USD", "620 USD")
    assert values(found, "net_mass", "gross_mass") == [("", "")] * 3


def test_each_price_is_for_as_many_as_its_own_cell_says() -> None:
    found = reading(
        sheet(
            ["Pos", "Description", "Qty", "Unit price", "Amount"],
            ["1", "Rivet", "6000", "1.85/100", "111.00"],
            ["2", "Bracket", "40", "3.20", "128.00"],
            ["3", "Washer", "25000", "4.40 / 1000 pcs", "110.00"],
        )
    )
    assert [line.problems for line in found.lines] == [(), (), ()]
    assert [f.doubt for line in found.lines for f in line.facts] == [None] * 9
    assert values(found, "unit_price")[2] == ("4.4",)


def test_a_tariff_number_in_a_note_that_runs_below_several_columns_is_the_line_s() -> None:
    found = reading(
        page(
            (100, [(40, "Item"), (80, "Qty"), (150, "Unit"), (220, "Unit price"), (320, "Description"), right(550, "Amount")]),
            (120, [(40, "10"), (80, "12"), (150, "EA"), (220, "14.60"), (320, "Impeller"), right(550, "175.20")]),
            (130, [(80, "Commodity code 84139100")]),
            (160, [(40, "20"), (80, "5"), (150, "EA"), (220, "8.00"), (320, "Wear ring"), right(550, "40.00")]),
            (170, [(80, "Commodity code 84139200")]),
        )
    )  # fmt: skip
    assert values(found, "tariff_line") == [("84139100",), ("84139200",)]


def test_a_merged_cell_names_all_lines_that_it_covers() -> None:
    found = reading(
        _merged(
            sheet(
                ["No.", "Commodity", "Size", "Qty", "Price", "Amount"],
                ["1", "Hex bolt", "M8", "100", "0.50", "50.00"],
                ["2", "", "M10", "200", "0.75", "150.00"],
                ["3", "Lock nut", "M8", "300", "0.10", "30.00"],
            ),
            row=1,
            column=1,
        )
    )
    assert [line.label for line in found.lines] == ["Hex bolt", "Hex bolt", "Lock nut"]


def _merged(one: Page, row: int, column: int) -> Page:
    """A sheet with one of its cells merged with the empty one below it."""
    (table,) = one.tables
    cells = tuple(replace(c, rows=2) if (c.row, c.column) == (row, column) else c for c in table.cells)
    return replace(one, tables=(Table(table.rows, table.columns, cells),))


@pytest.mark.parametrize(
    "said", ["HTSUS:", "Warentarifnr.:", "Intrastat-Nr.", "Harmonised code", "N° tarifaire :", "Cod. doganale"]
)
def test_a_note_names_the_tariff_number_in_the_words_of_its_trade(said: str) -> None:
    found = reading(
        page(
            (100, [(40, "Item"), (80, "Description"), right(380, "Qty"), right(460, "Price"), right(550, "Amount")]),
            (120, [(40, "1"), (80, "Plug"), right(380, "12"), right(460, "2.00"), right(550, "24.00")]),
            (130, [(80, f"{said} 85366990")]),
            (160, [(40, "2"), (80, "Socket"), right(380, "5"), right(460, "8.00"), right(550, "40.00")]),
            (170, [(80, f"{said} 85366930")]),
        )
    )
    assert values(found, "tariff_line") == [("85366990",), ("85366930",)]

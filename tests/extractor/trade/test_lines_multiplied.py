"""What the arithmetic of an invoice tells of its columns: discounts, prices per hundred, unknown heads, no heads."""

from __future__ import annotations

from tests.extractor.trade.test_lines import HEAD, THREE, row
from tests.extractor.trade.trade_papers import page, reading, right, sheet, values


def test_a_discount_column_explains_the_amount():
    found = reading(
        page(
            (
                100,
                [
                    (80, "Description"),
                    right(250, "Qty"),
                    right(320, "Price"),
                    right(400, "Disc. %"),
                    right(500, "Amount"),
                ],
            ),
            (
                120,
                [(80, "Nougat"), right(250, "8"), right(320, "4.55"), right(400, "10%"), right(500, "32.76")],
            ),
        )
    )
    assert values(found, *THREE) == [("8", "4.55", "32.76")]
    assert found.lines[0].problems == ()


def test_a_line_that_does_not_multiply_out_keeps_its_values_and_says_so():
    found = reading(
        page(HEAD, row(120, "1", "Bag", "1200", "1.02", "1,740.00"), row(140, "2", "Cup", "2", "1.50", "3.00"))
    )
    assert values(found, *THREE)[0] == ("1200", "1.02", "1740")
    assert found.lines[0].problems == ("the line does not multiply out: 1200 × 1.02 is not 1740",)
    assert found.lines[1].problems == ()


def test_heads_that_name_the_wrong_columns_give_way_to_arithmetic():
    found = reading(
        page(
            (100, [right(120, "Amount"), (140, "Product"), right(400, "Price"), right(500, "Total")]),
            (120, [right(120, "400.00"), (140, "Balloons"), right(400, "0.79 €"), right(500, "316.00 €")]),
            (140, [right(120, "800.00"), (140, "Hot air"), right(400, "0.025 €"), right(500, "20.00 €")]),
        )
    )
    assert values(found, *THREE) == [("400", "0.79 EUR", "316 EUR"), ("800", "0.025 EUR", "20 EUR")]


def test_a_table_without_heads_is_found_by_what_multiplies_out():
    body = [
        (120 + 20 * k, [(80, name), right(300, q), right(400, p), right(500, a)])
        for k, (name, q, p, a) in enumerate(
            [
                ("Cells", "12", "2.50", "30.00"),
                ("Packs", "3", "110.00", "330.00"),
                ("Cords", "7", "1.10", "7.70"),
            ]
        )
    ]
    assert values(reading(page(*body)), *THREE) == [
        ("12", "2.5", "30"),
        ("3", "110", "330"),
        ("7", "1.1", "7.7"),
    ]


def test_prices_per_hundred_multiply_out():
    found = reading(
        page(
            (
                100,
                [
                    (40, "Pos"),
                    (80, "Bezeichnung"),
                    right(300, "Menge"),
                    right(370, "Preis"),
                    right(420, "PE"),
                    right(500, "Gesamt"),
                ],
            ),
            (
                120,
                [
                    (40, "10"),
                    (80, "Schraube"),
                    right(300, "2.000"),
                    right(370, "4,50"),
                    right(420, "100"),
                    right(500, "90,00"),
                ],
            ),
        )
    )
    assert values(found, *THREE) == [("2000", "4.5", "90")]
    assert found.lines[0].problems == ()


def test_numbers_of_a_table_with_unknown_heads_are_named_by_what_multiplies_out():
    found = reading(
        page(
            (
                100,
                [
                    (40, "Pos"),
                    (80, "Beschreibung"),
                    right(300, "Menge"),
                    right(400, "Xyzpreis"),
                    right(500, "Xyzwert"),
                ],
            ),
            row(120, "1", "Kaffee", "6", "5,00", "30,00"),
            row(140, "2", "Becher", "18", "2,00", "36,00"),
        )
    )
    assert values(found, *THREE) == [("6", "5", "30"), ("18", "2", "36")]


def test_of_a_list_price_and_a_net_price_the_one_the_line_is_sold_at_is_the_unit_price():
    head = (
        100,
        [
            (40, "Pos"),
            (80, "Article"),
            right(220, "Quantity"),
            right(300, "List price"),
            right(360, "Disc."),
            right(430, "Net price"),
            right(520, "Line total"),
        ],
    )

    def sold(top, number, *cells):
        edges = zip((220, 300, 360, 430, 520), cells, strict=True)
        return top, [(40, number), (80, "Cell"), *(right(edge, text) for edge, text in edges)]

    found = reading(
        page(
            head,
            sold(120, "1", "4,000 pcs", "2.10", "10 %", "1.89", "7,560.00"),
            sold(140, "2", "200 pcs", "60.00", "5 %", "57.00", "11,400.00"),
        )
    )
    assert values(found, "unit_price", "amount") == [("1.89", "7560"), ("57", "11400")]


def test_an_amount_below_the_lines_that_is_their_sum_is_their_total_whatever_its_words():
    found = reading(
        page(
            HEAD,
            row(120, "1", "Anode powder", "100 kg", "4.10", "410.00"),
            row(140, "2", "Cathode powder", "100 kg", "8.00", "800.00"),
            (160, [(80, "Goods value"), right(500, "1,210.00")]),
            (180, [(80, "Freight"), right(500, "200.00")]),
            (200, [(80, "Invoice total"), right(500, "1,450.00")]),
        )
    )
    assert found.problems == ()


def test_short_and_unknown_heads_with_currencies_still_head_a_table():
    found = reading(
        sheet(
            ["Part", "What", "How many", "UoM", "Each (USD)", "Ext. (USD)", "HS"],
            ["TX-18", "Lithium cell, 3.6 V", "500", "pcs", "1.5", "750", "85076000"],
        )
    )
    assert values(found, *THREE, "tariff_line") == [("500 pcs", "1.5 USD", "750 USD", "85076000")]
    assert found.lines[0].article == "TX-18"
    assert found.lines[0].label == "Lithium cell"


def test_a_sheet_without_heads_gives_line_numbers_and_tariff_lines_by_their_digits():
    found = reading(
        sheet(
            ["1", "Lithium cells 3.6 V", "500", "pcs", "1.5", "750", "85076000"],
            ["2", "Graphite", "200", "kg", "8", "1600", "38011000"],
        )
    )
    assert values(found, *THREE, "tariff_line") == [
        ("500 pcs", "1.5", "750", "85076000"),
        ("200 kg", "8", "1600", "38011000"),
    ]
    assert [line.line for line in found.lines] == ["1", "2"]


def test_for_how_many_a_price_is_meant_is_no_price():
    found = reading(
        page(
            HEAD,
            (116, [right(400, "91.10")]),
            (120, [(40.0, "10"), (80.0, "Lamp XL-1"), right(300, "400 PC"), right(500, "364.40")]),
            (124, [right(400, "/100")]),
            (
                140,
                [(40.0, "20"), (80.0, "Lamp XL-2"), right(300, "200 PC"), right(400, "/ 1000"), right(500, "182.20")],
            ),
        )
    )
    assert [line.label for line in found.lines] == ["XL-1", "XL-2"]
    assert not {"100", "1000"} & {price for (price,) in values(found, "unit_price")}

"""Layouts of invoices, orders and packing lists, one habit of theirs each."""

from __future__ import annotations

from tests.extractor.trade.trade_papers import page, reading, right, sheet, values

THREE = ("quantity", "unit_price", "amount")
HEAD = (
    100.0,
    [
        (40.0, "No."),
        (80.0, "Description"),
        right(300, "Quantity"),
        right(400, "Unit price"),
        right(500, "Amount"),
    ],
)


def row(top, number, text, quantity, price, amount):
    return (top, [(40.0, number), (80.0, text), right(300, quantity), right(400, price), right(500, amount)])


def test_a_plain_invoice_gives_its_lines_with_number_quantity_price_and_amount():
    found = reading(
        page(
            HEAD,
            row(120, "1", "Winding machine WM-46", "2 SET", "USD 10,500.00", "USD 21,000.00"),
            row(140, "2", "Copper foil", "300 kg", "USD 9.50", "USD 2,850.00"),
            (160, [(80.0, "TOTAL"), right(500, "USD 23,850.00")]),
        )
    )
    assert values(found, *THREE) == [("2 SET", "10500 USD", "21000 USD"), ("300 kg", "9.5 USD", "2850 USD")]
    assert [line.line for line in found.lines] == ["1", "2"]
    assert [line.label for line in found.lines] == ["WM-46", "Copper foil"]
    assert found.problems == ()


def test_evidence_quotes_the_page_to_the_letter():
    only = page(HEAD, row(120, "1", "Anode powder", "1,200 kg", "4.10", "4,920.00"))
    facts = reading(only).lines[0].facts
    assert all(only.text[e.span[0] : e.span[1]] == e.text for f in facts for e in f.evidence)
    assert [f.evidence[0].text for f in facts] == ["1,200 kg", "4.10", "4,920.00"]
    assert all(e.page == 1 and e.box for f in facts for e in f.evidence)


def test_german_numbers_are_read_with_a_decimal_comma():
    found = reading(
        page(
            (
                100,
                [
                    (40, "Pos"),
                    (80, "Bezeichnung"),
                    right(300, "Menge"),
                    right(400, "Einzelpreis"),
                    right(500, "Gesamtpreis"),
                ],
            ),
            row(120, "1", "Graphitpulver", "1.250 kg", "4,20 €", "5.250,00 €"),
            row(140, "2", "Prüfung", "1 Stk", "1.000 €", "1.000 €"),
            (160, [(80, "Zwischensumme"), right(500, "6.250,00 €")]),
        )
    )
    assert values(found, *THREE) == [("1250 kg", "4.2 EUR", "5250 EUR"), ("1 Stk", "1000 EUR", "1000 EUR")]


def test_three_decimals_after_a_point_stay_decimals_where_nothing_groups():
    found = reading(
        page(
            HEAD,
            row(120, "1", "Strap", "12", "2.150 KD", "25.800 KD"),
            row(140, "2", "Band", "2", "4.250 KD", "8.500 KD"),
        )
    )
    assert values(found, *THREE) == [("12", "2.15 KWD", "25.8 KWD"), ("2", "4.25 KWD", "8.5 KWD")]


def test_groups_of_three_parted_by_spaces_are_one_number():
    found = reading(
        page(
            (
                100,
                [
                    (40, "N°"),
                    (80, "Désignation"),
                    right(300, "Qté"),
                    right(400, "P.U. HT"),
                    right(500, "Total HT"),
                ],
            ),
            row(120, "1", "Poudre de graphite", "18 500", "2,10", "38 850,00"),
        )
    )
    assert values(found, *THREE) == [("18500", "2.1", "38850")]


def test_words_above_and_below_the_numbers_belong_to_the_line():
    found = reading(
        page(
            HEAD,
            (118, [(80, "Lithium-ion cells XQ-5000,")]),
            (124, [(40, "1"), right(300, "100"), right(400, "2.00"), right(500, "200.00")]),
            (130, [(80, "rechargeable, 5 Ah")]),
            (150, [(80, "Chargers for the above,")]),
            (156, [(40, "2"), right(300, "10"), right(400, "3.00"), right(500, "30.00")]),
            (162, [(80, "with cord")]),
        )
    )
    assert [line.label for line in found.lines] == ["XQ-5000", "Chargers for the above"]
    assert [len(line.description) for line in found.lines] == [2, 2]


def test_a_line_number_broken_over_two_rows_is_put_together():
    rows = [row(120 + 20 * n, str(n), f"Article {'abcdefghi'[n - 1]}", "2", "3.00", "6.00") for n in range(1, 10)]
    found = reading(
        page(
            HEAD,
            *rows,
            (320, [(40, "1"), (80, "Last article"), right(300, "1"), right(400, "5.00"), right(500, "5.00")]),
            (331, [(40, "0")]),
        )
    )
    assert found.lines[-1].line == "10"


def test_a_credit_note_keeps_its_minus_signs():
    found = reading(
        page(
            HEAD,
            row(120, "1", "Olive oil", "10", "19.80", "-198.00"),
            row(140, "2", "Nuts", "5", "4.00", "-20.00"),
        )
    )
    assert values(found, *THREE) == [("10", "19.8", "-198"), ("5", "4", "-20")]
    assert [line.problems for line in found.lines] == [(), ()]


def test_lines_that_add_up_to_no_printed_total_are_reported():
    found = reading(page(HEAD, row(120, "1", "Cup", "2", "1.50", "3.00"), (140, [(80, "Total"), right(500, "7.00")])))
    (lost,) = found.lost
    assert "add up to 3" in lost.says and "7.00" in lost.says and lost.page == 1


def test_chinese_heads_with_english_below_them_name_their_columns():
    found = reading(
        page(
            (
                100,
                [
                    (40, "序号"),
                    (80, "货物名称及规格"),
                    (200, "商品编码"),
                    (280, "数量"),
                    (330, "单位"),
                    (380, "单价"),
                    (460, "金额"),
                ],
            ),
            (
                111,
                [
                    (40, "No."),
                    (80, "Description of goods"),
                    (200, "HS code"),
                    (275, "Quantity"),
                    (330, "Unit"),
                    (370, "Unit price USD"),
                    (450, "Amount USD"),
                ],
            ),
            (
                130,
                [
                    (40, "1"),
                    (80, "磷酸铁锂 AB-F28"),
                    (200, "2842904000"),
                    right(310, "20,000"),
                    (330, "KGS"),
                    right(420, "5.10"),
                    right(500, "102,000.00"),
                ],
            ),
        )
    )
    assert values(found, *THREE, "tariff_line") == [("20000 KGS", "5.1 USD", "102000 USD", "2842904000")]
    assert found.lines[0].label == "AB-F28"


def test_a_page_of_prose_has_no_lines():
    prose = page(
        (100, [(40, "The quantity and the unit price are agreed between 2 parties.")]),
        (120, [(40, "Payment within 30 days.")]),
    )
    assert reading(prose).lines == ()


def test_a_tariff_line_among_the_words_of_a_line_is_its_own():
    found = reading(
        page(
            HEAD,
            (120, [(40, "1"), (80, "Lithium-ion cell XQ-5000")]),
            (
                131,
                [
                    (80, "HS code: 8507.60.00"),
                    right(300, "100 pcs"),
                    right(400, "2.00"),
                    right(500, "200.00"),
                ],
            ),
        )
    )
    assert values(found, "quantity", "tariff_line") == [("100 pcs", "85076000")]
    assert found.lines[0].line == "1"


def test_a_section_heading_below_the_heads_is_neither_a_head_nor_a_line():
    found = reading(
        sheet(
            ["No.", "Model", "Description", "Qty", "Unit", "Unit price (EUR)", "Amount (EUR)"],
            ["Part A - cell assembly machines"],
            ["1", "DY-46", "Winding machine", "2", "SET", "412000.00", "824000.00"],
            ["Part B - spares"],
            ["2", "DY-KIT", "Belts", "1", "LOT", "15400.00", "15400.00"],
            ["TOTAL", "", "", "", "", "", "839400.00"],
        )
    )
    assert [line.line for line in found.lines] == ["1", "2"]
    assert [line.label for line in found.lines] == ["DY-46", "DY-KIT"]
    assert values(found, *THREE)[1] == ("1 LOT", "15400 EUR", "15400 EUR")
    assert found.problems == ()


def test_a_numbered_line_without_a_price_is_still_a_line():
    found = reading(
        page(
            HEAD,
            row(120, "1", "Cell", "2", "10.00", "20.00"),
            row(134, "2", "Sample pack", "1", "N/A", "-"),
            row(148, "3", "Rack", "2", "5.00", "10.00"),
        )
    )
    assert values(found, *THREE) == [("2", "10", "20"), ("1", "", ""), ("2", "5", "10")]


def test_cells_broken_over_rows_are_described_one_after_the_other():
    head = [(40, "No."), (80, "Description"), (200, "Specification"), right(340, "Quantity"), right(500, "Amount")]
    found = reading(
        page(
            (100, head),
            (130, [(200, "crucible packing, makes")]),
            (142, [(40, "1"), (80, "Acheson furnace"), (200, "anode graphite, air"), right(340, "2 SET"), right(500, "9,000.00")]),
            (154, [(200, "cooled")]),
            (190, [(40, "2"), (80, "Rectifier"), (200, "110 V"), right(340, "1 SET"), right(500, "500.00")]),
        )
    )  # fmt: skip
    assert found.lines[0].label == "Acheson furnace crucible packing"


def test_words_below_a_row_are_its_lines_though_a_date_stands_beside_them_under_the_amounts():
    only = page(
        HEAD,
        row(120, "10", "HX-21E", "9600 pcs", "3.12", "29952.00"),
        (133, [(80.0, "Lithium-ion cell, cylindrical"), (360.0, "Due CW"), right(500, "05/2027")]),
        (144, [(80.0, "3.63 V · 5.30 Ah · mass 68.5 g · energy density 281 Wh/kg")]),
        row(170, "20", "NV-P40", "150 pcs", "58.00", "8700.00"),
        (183, [(80.0, "Lithium-ion pouch cell"), (360.0, "Due CW"), right(500, "03/2027")]),
        (194, [(80.0, "40 Ah · at least 300 Wh/kg")]),
        (220, [(80.0, "TOTAL"), right(500, "38652.00")]),
    )
    found = reading(only)
    assert values(found, *THREE) == [("9600 pcs", "3.12", "29952"), ("150 pcs", "58", "8700")]
    told = [" ".join(only.text[start:end] for _, start, end in line.description) for line in found.lines]
    assert told == [
        "HX-21E Lithium-ion cell, cylindrical 3.63 V · 5.30 Ah · mass 68.5 g · energy density 281 Wh/kg",
        "NV-P40 Lithium-ion pouch cell 40 Ah · at least 300 Wh/kg",
    ]

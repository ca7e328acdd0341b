"""Layouts of invoices, orders and packing lists, one habit of theirs each."""

from __future__ import annotations

from trade_papers import page, reading, right, sheet, values

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


def test_totals_carried_sums_and_tax_tables_are_no_lines():
    found = reading(
        page(
            (
                100,
                [
                    (40, "Pos"),
                    (80, "Beschreibung"),
                    right(300, "Menge"),
                    right(400, "Preis"),
                    right(500, "Betrag"),
                ],
            ),
            row(120, "1", "Mühle", "2", "50,00", "100,00"),
            (140, [(80, "Übertrag"), right(500, "100,00")]),
            row(160, "2", "Ofen", "1", "70,00", "70,00"),
            (180, [(80, "Nettobetrag"), right(500, "170,00")]),
            (230, [(40, "USt. Satz"), right(300, "Nettopreis"), right(400, "USt.-Betrag")]),
            (250, [(40, "19 %"), right(300, "170,00"), right(400, "32,30")]),
            (290, [(40, "IBAN DE00 1234 5678 9012 3456 78")]),
        )
    )
    assert values(found, *THREE) == [("2", "50", "100"), ("1", "70", "70")]
    assert found.problems == ()


def test_a_table_goes_on_over_pages_with_repeated_heads():
    second = page(HEAD, row(120, "3", "Third", "3", "1.00", "3.00"), number=2)
    found = reading(
        page(HEAD, row(120, "1", "First", "1", "4.00", "4.00"), row(140, "2", "Second", "2", "1.50", "3.00")),
        second,
    )
    assert [line.line for line in found.lines] == ["1", "2", "3"]
    assert [line.facts[0].evidence[0].page for line in found.lines] == [1, 1, 2]


def test_a_table_goes_on_over_pages_without_heads():
    second = page((40, [(40, "Page 2")]), row(120, "2", "Second", "3", "1.00", "3.00"), number=2)
    found = reading(page(HEAD, row(120, "1", "First", "1", "4.00", "4.00")), second)
    assert values(found, *THREE) == [("1", "4", "4"), ("3", "1", "3")]


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


def test_a_packing_list_gives_quantities_and_net_masses_without_prices():
    found = reading(
        page(
            (
                100,
                [
                    (40, "Line"),
                    (80, "Description"),
                    right(300, "Packages"),
                    right(380, "Qty pcs"),
                    right(450, "Net kg"),
                    right(530, "Gross kg"),
                ],
            ),
            (
                120,
                [
                    (40, "1"),
                    (80, "Battery pack PK-24"),
                    right(300, "1 pallet"),
                    right(380, "48"),
                    right(450, "87.8"),
                    right(530, "121"),
                ],
            ),
            (140, [(80, "TOTAL"), right(300, "1 pallet"), right(450, "87.8"), right(530, "121")]),
        )
    )
    assert values(found, "quantity", "net_mass", "amount") == [("48 pcs", "87.8 kg", "")]


def test_an_invoice_and_its_packing_list_are_one_list_of_lines():
    invoice = sheet(
        ["S.No.", "Description 描述", "Qty (Pcs) 数量", "Unit Value (USD)", "Total Value (USD)", "HS code"],
        ["1", "Table toy", "932", "1", "932", "8424899000"],
        ["2", "Hair brush", "100", "1.53", "153", "9603.29.3000"],
        ["", "", "1032", "", "1085", ""],
        name="Invoice",
    )
    packing = sheet(
        ["S.No.", "Description 描述", "Qty (Pcs) 数量", "Net Weight (KG)"],
        ["1", "Table toy", "932", "464.3"],
        ["", "Hair brush", "100", "12"],
        name="Packing",
        number=2,
    )
    found = reading(invoice, packing)
    assert values(found, "quantity", "net_mass") == [("932 Pcs", "464.3 KG"), ("100 Pcs", "12 KG")]
    assert [v for (v,) in values(found, "tariff_line")] == ["8424899000", "9603293000"]
    assert found.lines[0].facts[0].evidence[0].cell == "Invoice!C2"


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


def test_a_packing_list_that_spreads_a_line_over_packages_is_compared_by_its_sum():
    invoice = sheet(
        ["No.", "Description", "Qty", "Unit price", "Amount"],
        ["1", "Cell XQ-5000", "1000", "2", "2000"],
        name="CI",
    )
    packing = sheet(
        ["Carton", "Description", "Qty", "Net weight (kg)"],
        ["1", "Cell XQ-5000", "600", "42"],
        ["2", "Cell XQ-5000", "400", "28"],
        name="PL",
        number=2,
    )
    found = reading(invoice, packing)
    assert values(found, "quantity", "net_mass") == [("1000", "")]
    assert found.lines[0].problems == ()


def test_two_lists_that_differ_in_a_quantity_are_reported():
    invoice = sheet(["No.", "Description", "Qty", "Unit price", "Amount"], ["1", "Cell XQ-5000", "1000", "2", "2000"])
    packing = sheet(["No.", "Description", "Qty", "Net weight (kg)"], ["1", "Cell XQ-5000", "900", "63"], number=2)
    assert reading(invoice, packing).lines[0].problems == ("two lists differ in quantity: 1000 and 900",)


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


def test_a_dangerous_goods_form_gives_the_packages_and_the_net_mass():
    found = reading(
        page(
            (
                100,
                [
                    (40, "14 Shipping marks"),
                    (150, "Number and kind of packages; description of goods"),
                    (420, "Net mass (kg)"),
                ],
            ),
            (120, [(150, "20 steel drums (200 L each)"), (420, "3600 kg")]),
            (131, [(150, "Gasoline (Motor Spirit)")]),
            (300, [(40, "15 Seal number"), (150, "S-38"), (420, "16 Tare 2300 kg")]),
        )
    )
    assert values(found, "quantity", "net_mass") == [("20 steel drums", "3600 kg")]


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


def test_clauses_below_a_table_are_no_lines_though_they_hold_numbers():
    clause = "4. Shipment: from 12 May 2027 in lots of 40 t, not less than 3 a month. Partial shipments 2027 - 2028"
    found = reading(
        page(
            HEAD,
            row(120, "1", "Anode powder", "120 MT", "3,600.00", "432,000.00"),
            (140, [(80.0, "Total contract value"), right(500, "432,000.00")]),
            (170, [(40.0, clause)]),
        )
    )
    assert [line.label for line in found.lines] == ["Anode powder"]


def test_goods_of_nearly_one_name_that_differ_in_quantity_and_mass_are_two_lines_of_a_packing_list():
    head = ["Description", "Model", "Qty", "Net weight (kg)"]
    found = reading(
        sheet(head, ["Cable harness", "XS279P", "215", "7327.3"], ["Fan", "XF-1", "9", "3"], name="PL"),
        sheet(head, ["Lithium-ion cell", "XS-279P", "120", "3.79"], ["Bar", "XB-1", "7", "2"], name="PL 2", number=2),
    )
    assert values(found, "quantity", "net_mass") == [
        ("215", "7327.3 kg"),
        ("9", "3 kg"),
        ("120", "3.79 kg"),
        ("7", "2 kg"),
    ]


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

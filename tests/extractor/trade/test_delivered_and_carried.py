"""Papers that deliver and carry goods: what was ordered and what is sent, packages and pieces, masses told in words."""

from __future__ import annotations

from extractor.trade.language.names import label, model_in
from tests.extractor.trade.table.test_ruled_pages import ruled
from tests.extractor.trade.trade_papers import PHRASES, page, reading, right, sheet, values


def delivery(top, number, code, *counts):
    edges = (330, 410, 490)
    return (top, [(40, number), (70, code), *(right(e, c) for e, c in zip(edges, counts, strict=False))])


def test_of_ordered_delivered_and_outstanding_what_is_delivered_is_the_quantity():
    found = reading(
        page(
            (80, [(40, "Pos"), (70, "Artikel"), (290, "bestellt"), (365, "geliefert"), (445, "Rückstand")]),
            delivery(100, "1", "KP-NCM90-H", "6.000 kg", "2.500 kg", "3.500 kg"),
            (111, [(70, "Nickel-Kobalt-Mangan-Hydroxid")]),
            (122, [(70, "Warennr. 2853 90 90")]),
            delivery(150, "2", "KP-AG-F", "1.200 kg", "1.200 kg", "0 kg"),
            (161, [(70, "Anodenmaterial, künstlicher Graphit")]),
            (172, [(70, "Charge Q7721-04")]),
            (230, [(40, "Ware erhalten:"), (290, "03.11.2026 08:10 K. Voss")]),
        )
    )
    assert values(found, "quantity", "net_mass", "tariff_line") == [("2500 kg", "", "28539090"), ("1200 kg", "", "")]
    assert [line.label for line in found.lines] == ["KP-NCM90-H", "KP-AG-F"]


def test_what_is_ordered_is_the_quantity_where_nothing_says_what_was_sent():
    found = reading(
        sheet(
            ["No", "Description", "Ordered", "Unit price", "Amount"],
            ["1", "Lithium cell", "40", "2.50", "100.00"],
            ["2", "Cell tray", "6", "3.00", "18.00"],
        ),
    )
    assert values(found, "quantity", "amount") == [("40", "100"), ("6", "18")]


def test_what_multiplies_out_is_the_quantity_though_less_was_shipped():
    found = reading(
        sheet(
            ["No", "Description", "Ordered", "Shipped", "Unit price", "Amount"],
            ["1", "Lithium cell", "40", "30", "2.50", "75.00"],
            ["2", "Cell tray", "6", "5", "3.00", "15.00"],
        ),
    )
    assert values(found, "quantity") == [("30",), ("5",)]


def test_cartons_times_pieces_in_each_are_no_money():
    found = reading(
        sheet(
            [
                "C/No.",
                "Model",
                "Description",
                "箱数 CTNS",
                "每箱 PCS/CTN",
                "数量 QTY (PCS)",
                "N.W. (KGS)",
                "G.W. (KGS)",
            ],
            ["1-30", "RV-26650-5", "Lithium-ion cell", "30", "120", "3600", "331.2", "360.0"],
            ["31-34", "RV-PK24", "Battery pack", "4", "25", "100", "210.0", "232.0"],
            ["TOTAL", "", "", "34", "", "3700", "541.2", "592.0"],
        )
    )
    assert values(found, "quantity", "unit_price", "amount", "net_mass") == [
        ("3600 PCS", "", "", "331.2 KGS"),
        ("100 PCS", "", "", "210 KGS"),
    ]


def test_columns_that_multiply_out_beside_a_price_are_money_still():
    found = reading(
        sheet(
            ["No", "Model", "CTNS", "Pieces", "Price USD", "Total"],
            ["1", "RV-26650-5", "30", "3600", "1.50", "5400.00"],
            ["2", "RV-PK24", "4", "100", "80.00", "8000.00"],
        )
    )
    assert values(found, "quantity", "unit_price", "amount") == [
        ("3600", "1.5 USD", "5400 USD"),
        ("100", "80 USD", "8000 USD"),
    ]


def lading(shift=0.0):
    """A bill of lading whose second line has its weights `shift` points above its words, as a crooked scan sets them."""
    weights = [right(470, "3,180.0"), right(540, "7.200")]
    second = [(40, "SEAL 4471"), (150, "8 PALLETS"), (220, "3,000 KGS NET COATED")]
    rows = [(160, [*second, *weights])] if not shift else [(160 - shift, weights), (160, second)]
    return page(
        (80, [(40, "Marks"), (150, "Packages"), (220, "Description of goods"), (410, "Gross weight KGS"), (510, "CBM")]),
        (100, [(40, "LOT 1"), (150, "20 BAGS"), (220, "10,000 KGS NET ARTIFICIAL"), right(470, "10,290.0"), right(540, "24.000")]),
        (111, [(220, "GRAPHITE ANODE MATERIAL VK-AG20")]),
        (122, [(220, "HS CODE 3801.10")]),
        *rows,
        (171, [(220, "NATURAL SPHERICAL GRAPHITE VK-")]),
        (182, [(220, "CSG15")]),
        (220, [(40, "TOTAL"), (150, "28 PKGS"), (220, "ONE CONTAINER ONLY"), right(470, "13,470.0"), right(540, "31.200")]),
        (250, [(40, "Shipped on board 2026-10-02. Number of originals: THREE (3). Ex rate 7.0915. All agreed upon here.")]),
    )  # fmt: skip


def test_a_carrier_s_paper_gives_the_net_mass_that_its_words_tell_and_not_its_packages():
    for shift in (0.0, 3.0):
        found = reading(lading(shift))
        assert values(found, "quantity", "net_mass") == [("10000 KGS", "10000 KGS"), ("3000 KGS", "3000 KGS")]
        assert [line.label for line in found.lines] == ["VK-AG20", "VK-CSG15"]


def test_the_mass_of_one_package_is_not_the_line_s():
    found = reading(
        page(
            (80, [(40, "Marks"), (150, "Packages"), (220, "Description of goods"), (410, "Gross weight KGS"), (510, "CBM")]),
            (100, [(40, "LOT 1"), (150, "20 BAGS"), (220, "ARTIFICIAL GRAPHITE"), right(470, "10,290.0"), right(540, "24.000")]),
            (111, [(220, "JUMBO BAGS OF 500 KG NET")]),
            (140, [(40, "LOT 2"), (150, "9 DRUMS"), (220, "BINDER POWDER"), right(470, "250.0"), right(540, "1.000")]),
            (151, [(220, "NET WEIGHT 25 KG EACH")]),
        )
    )  # fmt: skip
    assert values(found, "quantity", "net_mass") == [("20 BAGS", ""), ("9 DRUMS", "")]


def test_pieces_told_on_a_row_of_their_own_count_before_masses_and_packages():
    found = reading(
        page(
            (80, [(40, "No of pieces"), (120, "Gross weight"), (220, "Chargeable weight"), (320, "Rate / Charge"),
                  (410, "Total"), (460, "Nature and quantity of goods")]),
            (100, [(40, "4"), (120, "61.0"), (220, "70.5"), (320, "20.00"), (410, "1410.00"), (460, "LITHIUM ION CELLS")]),
            (111, [(460, "PI965 SECTION IA")]),
            (122, [(460, "MODEL OT-7712A")]),
            (133, [(460, "900 PCS")]),
            (144, [(460, "NET QTY 49.5 KG")]),
            (155, [(460, "H.S. 8507600090")]),
        )
    )  # fmt: skip
    assert values(found, "quantity", "net_mass", "tariff_line", "unit_price", "amount") == [
        ("900 PCS", "49.5 KG", "8507600090", "", "")
    ]
    assert found.lines[0].label == "OT-7712A"


def test_a_quantity_broken_over_two_rows_of_its_cell_belongs_to_its_line():
    columns = (40, 110, 270, 350, 400, 460, 540)
    found = reading(
        ruled(
            columns,
            ("Model", "Description", "HS CODE", "Qty", "Unit price", "Amount USD"),
            ("WD-LFP1", "LFP cathode powder", "2842904000", "2,000/KGS", "4.10", "8,200.00"),
            ("WD-/AG44", "Graphite anode/powder", "3801100090", "900/KGS", "5.00", "4,500.00"),
            ("", "TOTAL FOB", "", "2,900/KGS", "", "12,700.00"),
        )
    )
    assert values(found, "quantity", "unit_price", "amount") == [
        ("2000 KGS", "4.1 USD", "8200 USD"),
        ("900 KGS", "5 USD", "4500 USD"),
    ]
    assert [line.label for line in found.lines] == ["WD-LFP1", "WD-AG44"]


def test_numbers_of_the_boxes_of_a_form_are_no_line_of_its_table():
    found = reading(
        page(
            (80, [(40, "No."), (70, "12. 품번"), (150, "13. 품명 및 규격"), (300, "HS"), (380, "14. 수량"),
                  (440, "15. 단가"), (500, "16. 금액")]),
            (100, [(40, "1"), (70, "SJ-P622"), (150, "전구체"), (300, "2853.90-3000"), right(420, "800 KG"),
                   right(475, "9.50"), right(540, "7,600.00")]),
            (120, [(40, "2"), (70, "SJ-AG11"), (150, "음극재"), (300, "3801.10-9000"), right(420, "300 KG"),
                   right(475, "5.00"), right(540, "1,500.00")]),
        )
    )  # fmt: skip
    assert values(found, "quantity", "amount", "tariff_line") == [
        ("800 KG", "7600", "2853903000"),
        ("300 KG", "1500", "3801109000"),
    ]


def test_a_row_that_a_total_s_word_ends_is_no_line_and_goods_that_name_one_are():
    found = reading(
        sheet(
            ["No", "Description", "Quantity", "Unit price", "Amount USD"],
            ["1", "Artificial graphite, ash total 0.05 %", "300", "4.00", "1200.00"],
            ["2", "Cathode powder", "100", "5.00", "500.00"],
            ["", "CIF HAMBURG TOTAL", "400", "", "1700.00"],
        )
    )
    assert values(found, "quantity", "amount") == [("300", "1200 USD"), ("100", "500 USD")]


def test_a_code_above_the_words_names_the_goods_unless_the_paper_is_all_in_capitals():
    assert label(None, "QR-NMP\nN-Methyl-2-pyrrolidon", None, PHRASES) == "QR-NMP"
    assert label(None, "LI-ION\nBATTERIES BX-990", None, PHRASES) == "BX-990"
    assert model_in("SPHERICAL GRAPHITE VK-\nCSG15", PHRASES) == "VK-CSG15"
    assert model_in("GRAPHITE FOR LI-\nION CELLS", PHRASES) is None


def test_a_density_is_no_mass_of_the_line_and_currencies_alone_head_money():
    found = reading(
        sheet(
            ["No", "Grade", "Material", "Tap density", "Quantity", "USD/kg", "USD"],
            ["1", "VT-N83", "Nickel cobalt hydroxide", "2.0 g/cm3", "900 kg", "11.50", "10,350.00"],
            ["2", "VT-L26", "LFP cathode powder", "1.0 g/cm3", "200 kg", "4.00", "800.00"],
        )
    )
    assert values(found, "quantity", "unit_price", "amount", "net_mass") == [
        ("900 kg", "11.5 USD", "10350 USD", ""),
        ("200 kg", "4 USD", "800 USD", ""),
    ]
    assert [line.label for line in found.lines] == ["VT-N83", "VT-L26"]


def test_freight_and_packing_are_no_goods_though_they_are_numbered_and_services_are_lines():
    found = reading(
        sheet(
            ["Pos", "Bezeichnung", "Menge", "ME", "Einzelpreis", "Gesamt EUR"],
            ["10", "Kugelmühle KM-4", "2", "Stück", "1.500,00", "3.000,00"],
            ["20", "Verpackungsmaschine VM-2", "1", "Stück", "900,50", "900,50"],
            ["30", "Verpackung seefest und Fracht DAP Graz", "1", "psch", "250,00", "250,00"],
            ["40", "Siebmaschine SM-1", "1", "Stück", "100,00", "100,00"],
            ["50", "Inbetriebnahme und Schulung", "5", "Tage", "800,00", "4.000,00"],
            ["", "Nettosumme", "", "", "", "8.250,50"],
            ["", "19 % MwSt.", "", "", "", "1.567,60"],
        )
    )
    assert [line.line for line in found.lines] == ["10", "20", "40", "50"]
    assert (found.problems, found.lost) == ((), ())


def test_a_packing_list_that_gives_only_numbers_of_goods_joins_the_invoice_by_them():
    invoice = sheet(
        ["No", "Part no.", "Goods", "QTY", "Unit price", "Total USD"],
        ["1", "RM-51-200", "Battery module, 51.2 V", "60", "500.00", "30,000.00"],
        ["2", "RM-RACK", "Steel rack", "5", "80.00", "400.00"],
    )
    packing = sheet(
        ["Pallet", "Part no.", "Cartons", "PCS", "N.W./kg", "G.W./kg"],
        ["P1", "RM-51-200", "30", "30", "1200", "1260"],
        ["P2", "RM-51-200", "30", "30", "1200", "1260"],
        ["P3", "RM-99-001", "4", "4", "10", "12"],
        name="Packing",
        number=2,
    )
    found = reading(invoice, packing)
    assert values(found, "quantity", "amount") == [("60", "30000 USD"), ("5", "400 USD"), ("4", "")]
    assert found.problems == ()


def test_of_two_currencies_side_by_side_the_one_that_is_not_the_home_s_is_the_price():
    heads = ["No", "Model", "Goods", "Qty", "Unit price (CNY)", "Amount (CNY)", "Unit price (USD)", "Amount (USD)"]
    rows = [
        ["1", "JM-300", "Jet mill", "2", "639.00", "1,278.00", "90.00", "180.00"],
        ["2", "VS-12", "Vibrating sieve", "4", "71.00", "284.00", "10.00", "40.00"],
    ]
    found = reading(sheet(heads, *rows))
    assert values(found, "unit_price", "amount") == [("90 USD", "180 USD"), ("10 USD", "40 USD")]
    home = reading(sheet(heads[:6], *(row[:6] for row in rows)))
    assert values(home, "unit_price", "amount") == [("639 CNY", "1278 CNY"), ("71 CNY", "284 CNY")]


def test_a_count_with_its_unit_under_the_head_of_units_is_the_quantity():
    heads = (80, [(40, "Ref"), (90, "Descripción"), (300, "Cant."), (330, "Ud."), (370, "Precio"), (450, "Importe €")])
    found = reading(
        page(
            heads,
            (100, [(40, "KL-1"), (90, "Celda de ion litio"), (295, "6.000 ud"), right(400, "2,50"), right(495, "15.000,00")]),
            (120, [(40, "KL-2"), (90, "Cargador"), (333, "80 ud"), right(400, "20,00"), right(495, "1.600,00")]),
        )
    )  # fmt: skip
    assert values(found, "quantity", "amount") == [("6000 ud", "15000 EUR"), ("80 ud", "1600 EUR")]


def test_a_broken_quantity_is_its_lines_where_other_lines_print_theirs_on_one_row():
    columns = (40, 110, 270, 350, 400, 460, 540)
    found = reading(
        ruled(
            columns,
            ("Model", "Description", "HS CODE", "Qty", "Unit price", "Amount USD"),
            ("WD-LFP1", "LFP cathode powder", "2842904000", "80 KGS", "4.10", "328.00"),
            ("WD-LFP2", "LFP cathode powder", "2842904000", "2,000/KGS", "4.10", "8,200.00"),
            ("WD-AG44", "Graphite anode powder", "3801100090", "900/KGS", "5.00", "4,500.00"),
        )
    )
    assert values(found, "quantity") == [("80 KGS",), ("2000 KGS",), ("900 KGS",)]

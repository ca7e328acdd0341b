"""Packing lists, forms of dangerous goods, and an invoice beside its packing list."""

from __future__ import annotations

from tests.extractor.trade.trade_papers import page, reading, right, sheet, values


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

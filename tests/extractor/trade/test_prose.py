"""Lines told in words."""

from __future__ import annotations

from tests.extractor.trade.trade_papers import page, reading, values


def told(*lines):
    return page(*((100 + 20 * k, [(40, text)]) for k, text in enumerate(lines)))


def test_cartons_told_in_words_give_quantity_net_mass_and_what_the_goods_are():
    only = told(
        "Packing list",
        "Cartons 1–16: 16 pcs, Lithium battery QX-22, 25.6 V, 80 Ah, N.W. 304 kg, G.W. 330 kg",
        "Case 17: 1 set Jet mill JM-40 for cathode powder, N.W. 890 kg",
    )
    found = reading(only)
    assert values(found, "quantity", "net_mass") == [("16 pcs", "304 kg"), ("1 set", "890 kg")]
    said = [[only.text[start:end] for _, start, end in line.description] for line in found.lines]
    assert said == [["Lithium battery QX-22, 25.6 V, 80 Ah"], ["Jet mill JM-40 for cathode powder"]]
    assert [line.line for line in found.lines] == [None, None]


def test_chinese_packages_and_units_need_no_spaces():
    found = reading(told("第1-16箱：16台，电池组 QX-22，净重304千克", "箱号17：1台，气流磨 JM-40，净重890千克"))
    assert values(found, "quantity", "net_mass") == [("16 台", "304 千克"), ("1 台", "890 千克")]


def test_numbered_lines_give_prices_amounts_and_tariff_lines_after_their_words():
    found = reading(
        told(
            "1. 200 pcs lithium cell AB-18, 3 Ah, unit price USD 2.10, total USD 420.00, HS code 8507.60.00",
            "2) 500 kg of graphite powder @ EUR 4.20",
        )
    )
    assert values(found, "quantity", "unit_price", "amount", "tariff_line") == [
        ("200 pcs", "2.1 USD", "420 USD", "85076000"),
        ("500 kg", "4.2 EUR", "", ""),
    ]
    assert [line.line for line in found.lines] == ["1", "2"]
    assert [line.label for line in found.lines] == ["AB-18", "graphite powder"]


def test_a_line_goes_on_over_the_rows_right_below_it_up_to_the_next_number():
    only = page(
        (100, [(40, "Case 1: 2 sets, Winding machine")]),
        (111, [(40, "for pouch cells, N.W. 900 kg")]),
        (122, [(40, "2. Payment within 30 days")]),
    )
    line = reading(only).lines[0]
    assert [only.text[a:b] for _, a, b in line.description] == ["Winding machine", "for pouch cells"]


def test_a_numbered_row_without_a_quantity_is_no_line():
    assert reading(told("1. Terms of payment: 30 days", "2. 0.2 C discharge at 25 °C", "Case 3: see above")).lines == ()


def test_the_evidence_of_a_told_number_quotes_the_page_and_says_it_stands_on_a_line():
    only = told("Case 1: 2 sets, Winding machine WM-46, N.W. 900 kg")
    marks = [e for f in reading(only).lines[0].facts for e in f.evidence]
    assert [(only.text[e.span[0] : e.span[1]], e.text, e.found) for e in marks] == [
        ("2 sets", "2 sets", "line"),
        ("900 kg", "900 kg", "line"),
    ]


def test_goods_that_are_named_first_are_lines_where_a_price_follows_how_many():
    only = told(
        "We order (CIF Busan, USD):",
        "1. LFP cathode powder WK-L26, 900 kg, unit price USD 4.10/kg, amount USD 3690.00. Compaction density 2.62 g/cm3.",
        "2) Binder BN-3, 20 kg, unit price USD 9.00",
        "3. Payment 30 days",
        "Total USD 3870.00, freight USD 150.00 for 920 kg",
    )
    found = reading(only)
    assert values(found, "quantity", "unit_price", "amount") == [
        ("900 kg", "4.1 USD", "3690 USD"),
        ("20 kg", "9 USD", ""),
    ]
    assert [line.label for line in found.lines] == ["WK-L26", "BN-3"]
    said = " ".join(only.text[a:b] for _, a, b in found.lines[0].description)
    assert "Compaction density 2.62 g/cm3" in said
    assert "4.10" not in said


def test_a_sum_behind_a_point_or_a_colon_is_a_line_if_it_comes_out():
    found = reading(
        told(
            "통화 EUR",
            "- KW-21 권취기: 3대 x 388,000.00 = 1,164,000.00",
            "- KF-4 주액기: 2식 x 1,500.00 = 3,000.00",
            "Filter press FP-9: 4 sets at EUR 600.00 each = EUR 2,400.00",
            "- spare parts: 2 sets x 500.00 = 3,000.00",
            "- 3 days of training",
            "Filter cloth 12 pcs, see page 3",
        )
    )
    assert values(found, "quantity", "unit_price", "amount") == [
        ("3 대", "388000 EUR", "1164000 EUR"),
        ("2 식", "1500 EUR", "3000 EUR"),
        ("4 sets", "600 EUR", "2400 EUR"),
    ]


def test_a_numbered_line_that_a_mail_breaks_is_one_and_its_total_is_none_of_it():
    only = page(
        (100, [(40, "1) QV-N8 - Nickel cobalt hydroxide, Ni0.8Co0.2(OH)2:")]),
        (111, [(40, "300 kg at USD 12.00/kg =")]),
        (122, [(40, "USD 3,600.00")]),
        (133, [(40, "Total USD 3,600.00")]),
    )
    found = reading(only)
    assert values(found, "quantity", "unit_price", "amount") == [("300 kg", "12 USD", "3600 USD")]
    said = " ".join(only.text[a:b] for _, a, b in found.lines[0].description)
    assert said == "QV-N8 - Nickel cobalt hydroxide, Ni0.8Co0.2(OH)2"


def test_a_point_within_a_counted_line_goes_on_with_it():
    only = page((100, [(40, "Case 1: 2 sets, Winding machine")]), (111, [(40, "- for pouch cells")]))
    assert len(reading(only).lines) == 1

"""Lines told in words."""

from __future__ import annotations

from trade_papers import page, reading, values


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

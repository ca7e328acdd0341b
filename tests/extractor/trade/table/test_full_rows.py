"""Heads that begin at the left of wide columns over numbers that end at their right: rows that fill every column tell."""

from __future__ import annotations

from tests.extractor.trade.trade_papers import page, reading, right, values

HEADS = [
    (40.0, "Description"), (220.0, "Model"), (320.0, "Quantity"), (400.0, "Unit"), (460.0, "Cartons"),
    (530.0, "N.W. (KG)"), (620.0, "G.W. (KG)"),
]  # fmt: skip


def row(name: str, model: str, count: str, boxes: str, net: str, gross: str) -> list[tuple[float, str]]:
    named = [(40.0, name), (220.0, model)] if model else [(40.0, name)]
    return [*named, right(397, count), (400.0, "PCS"), right(527, boxes), right(617, net), right(700, gross)]


def test_numbers_belong_to_the_head_of_their_place_in_the_row_and_not_to_the_nearest() -> None:
    found = reading(
        page(
            (60, [(40.0, "PACKING LIST")]),
            (100, HEADS),
            (120, row("Battery pack", "VK-36", "400", "79", "7942.8", "8578.2")),
            (140, row("Plastic handle", "", "534", "79", "373.09", "402.94")),
            (160, row("Battery cell", "VK-50", "960", "80", "30.43", "32.86")),
        )
    )
    wanted = [("400 PCS", "7942.8 KG"), ("534 PCS", "373.09 KG"), ("960 PCS", "30.43 KG")]
    assert values(found, "quantity", "net_mass") == wanted
    assert not [f for line in found.lines for f in line.facts if f.property == "amount"]


def test_a_unit_of_a_price_in_one_word_with_its_number_is_no_head_of_its_own() -> None:
    heads = [(40.0, "Description"), (220.0, "Model"), (320.0, "Quantity"), (420.0, "Unit Price (EUR/1000pcs)")]
    cells = [(40.0, "Battery cell"), (220.0, "VK-50"), right(350, "120"), right(500, "3,400"), right(640, "408")]
    found = reading(page((100, [*heads, (590.0, "Amount (EUR)")]), (120, cells)))
    assert values(found, "quantity", "amount") == [("120", "408 EUR")]

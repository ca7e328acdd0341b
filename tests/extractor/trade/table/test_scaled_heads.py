"""Column heads that multiply the numbers below them: "Amount (in 1000 USD)", "数量（万只）"."""

from __future__ import annotations

from decimal import Decimal

import pytest

from classifier.loading.load import load
from extractor.trade.language.lexicon import lexicon
from extractor.trade.table.heads.columns import headed
from tests.extractor.trade.trade_papers import page, reading, right, values

THREE = ("quantity", "unit_price", "amount")


@pytest.mark.parametrize(
    "head, scale, per, unit",
    [
        ("Amount (in 1000 USD)", 1000, None, None),
        ("Amount (USD'000)", 1000, None, None),
        ("Amount in k€", 1000, None, None),
        ("金额(万元)", 10000, None, None),
        ("总价（千美元）", 1000, None, None),
        ("Qty (k pcs)", 1000, None, None),
        ("Qty (kpcs)", 1000, None, None),
        ("Quantity (thousand pcs)", 1000, None, None),
        ("数量（万只）", 10000, None, "只"),
        ("Menge (Tsd. Stück)", 1000, None, None),
        ("Net weight (1000 kg)", 1000, None, "kg"),
        ("数量(千克)", 1, None, "千克"),
        ("净重（吨）", 1, None, "吨"),
        ("Net weight (kg)", 1, None, "kg"),
        ("Unit price (USD/1000 pcs)", 1, 1000, None),
        ("单价（元/千只）", 1, 1000, None),
        ("Unit Price (EUR/1000pcs)", 1, 1000, None),
        ("单价（CNY/100个）", 1, 100, None),
    ],
)
def test_a_head_says_what_its_numbers_are_multiplied_by(
    head: str, scale: int, per: int | None, unit: str | None
) -> None:
    column = headed(head, 0.0, 100.0, lexicon(load().vocabulary))
    assert (column.scale, column.per, column.unit) == (Decimal(scale), per, unit)


def test_numbers_below_such_heads_are_multiplied_unless_the_cell_has_a_unit_of_its_own() -> None:
    head = [(40.0, "No."), (80.0, "Description"), right(300, "Qty (k pcs)"), right(400, "Unit price")]
    cells = [(40.0, "1"), (80.0, "Copper foil"), right(300, "10"), right(400, "0.50"), right(520, "5")]
    others = [(40.0, "2"), (80.0, "Anode foil"), right(300, "2000 pcs"), right(400, "1.50"), right(520, "3")]
    found = reading(
        page((100, [*head, right(520, "Amount (in 1000 USD)")]), (120, cells), (140, others)),
    )
    assert values(found, *THREE) == [("10000", "0.5 USD", "5000 USD"), ("2000 pcs", "1.5 USD", "3000 USD")]
    assert found.lines[0].facts[0].evidence[0].text == "10"

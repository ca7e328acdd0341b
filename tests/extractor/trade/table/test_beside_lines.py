"""What stands beside and below the numbers of a line: amounts a line lower, rates of a sum, labelled numbers."""

from __future__ import annotations

import pytest

from extractor.trade.table.stripes import is_share
from tests.extractor.trade.trade_papers import page, reading, right, values

HEAD = (
    100.0,
    [(40.0, "Pos"), (80.0, "Description"), right(300, "Unit price"), right(380, "Quantity"), right(480, "Amount")],
)


def line(top: float, number: str, name: str, price: str, quantity: str) -> tuple[float, list[tuple[float, str]]]:
    return top, [(40.0, number), (80.0, name), right(300, price), right(380, quantity)]


def test_amounts_that_stand_a_line_lower_than_the_rest_belong_to_their_lines() -> None:
    found = reading(
        page(
            HEAD,
            line(120, "1", "Cable gland M16", "2.50", "40"),
            (131, [(80, "grey, with nut"), right(480, "100.00")]),
            line(150, "2", "Busbar clamp", "11.20", "5"),
            (161, [(80, "tinned"), right(480, "56.00")]),
            line(180, "3", "Fan tray", "84.00", "2"),
            (191, [(80, "230 V"), right(480, "168.00")]),
        )
    )
    assert values(found, "quantity", "amount") == [("40", "100"), ("5", "56"), ("2", "168")]


def test_an_amount_far_below_its_line_is_not_taken_for_the_line_s() -> None:
    found = reading(
        page(
            HEAD,
            line(120, "1", "Cable gland M16", "2.50", "40"),
            (170, [(80, "carriage"), right(480, "31.00")]),
        )
    )
    assert values(found, "quantity", "amount") == [("40", "")]


def test_a_rate_of_a_sum_below_the_lines_is_a_discount_or_a_charge_and_no_goods() -> None:
    found = reading(
        page(
            HEAD,
            (120, [*line(120, "1", "Cable gland M16", "2.50", "40")[1], right(480, "100.00")]),
            (135, [*line(135, "2", "Busbar clamp", "11.20", "5")[1], right(480, "56.00")]),
            (160, [(80, "Season rebate"), right(300, "5.00% of"), right(380, "156.00 EUR"), right(480, "-7.80")]),
            (175, [(80, "Handling"), right(300, "2.00% of"), right(380, "156.00 EUR"), right(480, "3.12")]),
        )
    )
    assert values(found, "quantity", "amount") == [("40", "100 EUR"), ("5", "56 EUR")]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Rabatt 3,00 % auf 250,00 EUR -7,50", True),
        ("freight 2 % of 150.00 USD 3.00", True),
        ("Purity 99.5 % of 25 kg drums 12 300.00", False),
        ("30% KOH 500 kg 2.40 1200.00", False),
        ("2 Busbar clamp 5 11.20 19 % 56.00", False),
    ],
)
def test_a_share_is_told_by_what_it_comes_to(text: str, is_one: bool) -> None:
    assert is_share(text) is is_one


def test_a_row_set_to_the_middle_of_a_cell_of_two_lines_is_one_with_it() -> None:
    found = reading(
        page(
            HEAD,
            (120, [(40, "C/No."), (80, "Electrolyte filling machine")]),
            (126, [right(300, "84.00"), right(380, "2"), right(480, "168.00")]),
            (132, [(40, "1-2"), (80, "for lithium-ion cells")]),
            line(160, "2", "Glove box", "11.00", "5"),
        )
    )
    assert values(found, "quantity", "unit_price")[0] == ("2", "84")
    assert found.lines[0].label == "Electrolyte filling machine for lithium-ion cells"

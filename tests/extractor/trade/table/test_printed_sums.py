"""What a paper prints close together or far apart: sums with no gap between them, heads over a column's width."""

from __future__ import annotations

import pytest

from extractor.trade.table.heads.signs import is_barcode
from tests.extractor.trade.trade_papers import page, reading, right, values

THREE = ("quantity", "unit_price", "amount")
HEAD = (
    100.0,
    [(40.0, "Pos"), (70.0, "Bezeichnung"), right(300, "Menge"), right(390, "Einzelpreis"), right(460, "Gesamtpreis")],
)


def test_two_sums_set_without_a_gap_are_the_price_and_the_amount():
    found = reading(
        page(
            HEAD,
            (120, [(40, "1"), (70, "Rollenofen RO-30"), right(300, "4"), right(460, "3.250,0013.000,00")]),
            (140, [(40, "2"), (70, "Strahlmühle SM-5"), right(300, "2"), right(460, "1.286,502.573,00")]),
        )
    )
    assert values(found, *THREE) == [("4", "3250", "13000"), ("2", "1286.5", "2573")]


@pytest.mark.parametrize("text", ["12.345,00", "1.250.000,00", "10.12.34.56", "2026.11.20"])
def test_one_number_is_not_parted(text):
    only = page((100, [(40, "Description"), (200, "Amount"), (300, "Quantity")]), (120, [(40, "Mill"), (200, text)]))
    words = [w.text for w in only.words]
    assert text in words
    from extractor.trade.table.rows import rows

    assert text in [row.text(k, k + 1) for run in rows((only,)) for row in run for k in range(len(row.pieces))]


def test_heads_of_two_signs_set_over_the_width_of_their_columns_are_one_head_each():
    found = reading(
        page(
            (
                100,
                [(40, "项目名称"), (120, "规格型号"), (190, "单"), (212, "位"), (260, "数"), (282, "量"), (330, "单"), (352, "价"),
                 (410, "金 额")],
            ),
            (120, [(40, "*机械*砂磨机"), (120, "SM-60"), (200, "台"), (282, "4"), (332, "1250.50"), (402, "5002.00")]),
        )
    )  # fmt: skip
    assert values(found, *THREE) == [("4 台", "1250.5", "5002")]


def test_a_customs_number_parted_by_blanks_follows_its_german_abbreviation():
    found = reading(
        page(
            HEAD,
            (120, [(40, "1"), (70, "Rollenofen RO-30"), right(300, "1"), right(390, "10,00"), right(460, "10,00")]),
            (131, [(70, "Warennr. 8514 19 80")]),
        )
    )
    assert values(found, "tariff_line") == [("85141980",)]


def test_an_article_number_of_a_bar_code_is_no_customs_number():
    found = reading(
        page(
            (
                100,
                [(40, "Pos"), (70, "Art.-Nr."), (150, "Bezeichnung"), right(300, "Menge"), right(390, "Einzelpreis"),
                 right(460, "Gesamtpreis")],
            ),
            (120, [(40, "1"), (70, "4006381333931"), (150, "Filz"), right(300, "2"), right(390, "10,00"), right(460, "20,00")]),
        )
    )  # fmt: skip
    assert values(found, "tariff_line") == [("",)]
    assert is_barcode("4006381333931")
    assert not is_barcode("8507600010101")

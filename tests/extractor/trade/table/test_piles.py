"""Several numbers of a line in one column, one below or beside another."""

from __future__ import annotations

from tests.extractor.trade.trade_papers import page, reading, right, sheet, values

THREE = ("quantity", "unit_price", "amount")
DECLARED = (
    100,
    [
        (40, "项号"),
        (70, "商品编号"),
        (150, "商品名称及规格型号"),
        (300, "数量及单位"),
        (380, "单价/总价/币制"),
        (470, "原产国"),
    ],
)


def declared(top, number, code, name, *lines):
    """A line of a customs declaration: rows of quantity and money below one another."""
    first = (top, [(40, number), (70, code), (150, name), (300, lines[0][0]), (380, lines[0][1]), (470, "中国")])
    rest = [
        (top + 11 * k, [(x, text) for x, text in ((300, q), (380, m)) if text]) for k, (q, m) in enumerate(lines) if k
    ]
    return [first, *rest]


def test_a_declaration_prints_the_unit_price_over_the_amount_over_the_currency():
    found = reading(
        page(
            DECLARED,
            *declared(115, "1", "8479820090", "搅拌机", ("2台", "21,500.00"), ("", "43,000.00"), ("", "美元")),
            *declared(160, "2", "8507600090", "蓄电池", ("100个", "10.00"), ("", "1,000.00"), ("", "美元")),
        )
    )
    assert values(found, *THREE) == [("2 台", "21500 USD", "43000 USD"), ("100 个", "10 USD", "1000 USD")]
    assert [line.line for line in found.lines] == ["1", "2"]


def test_of_quantities_below_one_another_the_one_that_the_price_is_for_is_taken():
    rows = declared(115, "1", "8479820090", "搅拌机", ("1850千克", "21500.00"), ("", "43000.00"), ("2台", "美元"))
    assert values(reading(page(DECLARED, *rows)), *THREE) == [("2 台", "21500 USD", "43000 USD")]


def test_price_amount_and_currency_in_one_cell_of_a_sheet_are_read_in_turn():
    found = reading(
        sheet(
            ["项号", "商品名称", "数量及单位", "单价/总价/币制"],
            ["1", "锂离子蓄电池 B-15", "100个", "10.00 1000.00 美元"],
        )
    )
    assert values(found, *THREE) == [("100 个", "10 USD", "1000 USD")]


def test_a_code_column_that_may_be_either_gives_tariff_lines_where_its_codes_are_such():
    head = ["商品编号", "商品名称", "数量", "单价", "金额"]
    found = reading(sheet(head, ["8507600090", "电芯", "10", "2.5", "25"]))
    assert values(found, "tariff_line") == [("8507600090",)]
    found = reading(sheet(head, ["KX-12", "电芯", "10", "2.5", "25"]))
    assert (values(found, "tariff_line"), found.lines[0].article) == ([("",)], "KX-12")


def test_net_and_gross_mass_beside_one_another_give_the_net_one_with_its_unit():
    found = reading(
        page(
            (100, [(40, "No."), (80, "Description"), right(300, "Qty (pcs)"), right(420, "N.W./G.W. (kg)")]),
            (120, [(40, "1"), (80, "Nickel tab"), right(300, "500"), right(420, "23.5/26.0")]),
        )
    )
    assert values(found, "quantity", "net_mass") == [("500 pcs", "23.5 kg")]

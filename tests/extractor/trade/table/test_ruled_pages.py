"""Printed tables whose cells rules part: what the rules say of a table beats what its gaps look like."""

from __future__ import annotations

from collections.abc import Sequence

from classifier.box import Box
from extractor.document.page import Page
from extractor.layout.cells import Grid, with_tables
from tests.extractor.trade.trade_papers import page, reading, values

LETTER = 5.0
LINE = 11.0

CellText = str
"""A cell's words, its lines parted by a stroke: "Winding machine/WM-46"."""


def ruled(columns: Sequence[float], *rows: Sequence[CellText], below: Sequence[str] = ()) -> Page:
    """A page with one ruled table: columns by their left rules (the last is the right one), cells of several lines.

    The words of a cell stand in the middle of its height, as word processors set them.
    """
    lines: dict[float, list[tuple[float, str]]] = {}
    boxes = []
    top = 100.0
    for row in rows:
        height = LINE * max(cell.count("/") + 1 for cell in row) + 6
        for k, cell in enumerate(row):
            boxes.append(Box(columns[k], top, columns[k + 1], top + height))
            several = cell.split("/") if cell else []
            first = top + (height - LINE * len(several)) / 2
            for n, text in enumerate(several):
                lines.setdefault(first + LINE * n, []).append((columns[k] + 2, text))
        top += height
    for n, text in enumerate(below):
        lines[top + 12 + 14 * n] = [(columns[0], text)]
    drawn = page(*((height, sorted(lines[height])) for height in sorted(lines)))
    return with_tables(drawn, [Grid(tuple(boxes))])


ORDER = (40, 58, 130, 330, 352, 374, 440, 520)


def test_heads_and_words_set_over_several_lines_of_a_cell_are_the_cells_own():
    found = reading(
        ruled(
            ORDER,
            ("序/号", "名称", "规格型号及用途", "单/位", "数/量", "单价（元）", "金额（元）"),
            ("1", "砂磨/机", "SM-60，容积 60 升，用于正极材料研/磨", "台", "3", "420,000.00", "1,260,000.00"),
            ("2", "石墨匣钵", "耐温 1200 ℃，烧结用", "个", "50", "310.00", "15,500.00"),
        )
    )
    assert values(found, "quantity", "unit_price", "amount") == [
        ("3 台", "420000 CNY", "1260000 CNY"),
        ("50 个", "310 CNY", "15500 CNY"),
    ]
    assert found.lines[0].label == "SM-60"
    assert [line.line for line in found.lines] == ["1", "2"]


def test_a_specification_beside_the_name_is_read_as_part_of_the_description():
    only = ruled(
        ORDER,
        ("序/号", "名称", "规格型号", "单/位", "数/量", "单价（元）", "金额（元）"),
        ("1", "砂磨机", "SM-60，容积 60 升", "台", "3", "420,000.00", "1,260,000.00"),
    )
    (line,) = reading(only).lines
    assert [only.text[a:b] for _, a, b in line.description] == ["砂磨机", "SM-60，容积 60 升"]


PACKING = (40, 63, 214, 262, 302, 342, 382)


def test_no_line_of_a_packing_list_is_lost_whose_numbers_stand_beside_two_lines_of_words():
    found = reading(
        ruled(
            PACKING,
            ("Item", "Description", "Quantity", "Cases", "N.W./(kg)", "G.W./(kg)"),
            ("1", "Stacking machine for pouch/cells, model ST-90", "1 set", "1", "820", "910"),
            ("2", "Winding machine WM-46", "2 sets", "2", "640", "730"),
            ("3", "Pouch film 113 um x/260 mm", "9 rolls", "3", "270", "290"),
            ("4", "Glove box, single/station, GB-12", "1 set", "2", "510", "640"),
        )
    )
    assert values(found, "quantity", "net_mass") == [
        ("1 set", "820 kg"),
        ("2 sets", "640 kg"),
        ("9 rolls", "270 kg"),
        ("1 set", "510 kg"),
    ]
    assert [line.line for line in found.lines] == ["1", "2", "3", "4"]


def test_a_bill_of_lading_counts_packages_and_its_cubic_metres_are_no_mass():
    found = reading(
        ruled(
            (40, 110, 160, 370, 430, 520),
            ("Container /Seal No.", "No. of/pkgs", "Description of packages and goods", "Gross/weight/(KGS)", "CBM"),
            ("ABCU 120045-1", "14 BAGS", "NATURAL GRAPHITE IN BAGS,/HS 2504.10", "14,100.00", "22.000"),
            ("ABCU 120045-1", "3/PALLETS", "FELT FOR FURNACES, HS/6815.19", "1,900.00", "4.500"),
        )
    )
    assert values(found, "quantity", "net_mass", "tariff_line") == [
        ("14 BAGS", "", "250410"),
        ("3 PALLETS", "", "681519"),
    ]


def test_an_air_waybill_gives_the_quantity_that_its_words_tell_and_no_price_of_the_goods():
    found = reading(
        ruled(
            (40, 110, 175, 195, 285, 350, 400, 570),
            (
                "No. of Pieces",
                "Gross Weight",
                "kg",
                "Chargeable Weight",
                "Rate Charge",
                "Total",
                "Nature and Quantity of Goods",
            ),
            ("6", "212.0", "K", "212.0", "5.50", "1166.00", "LITHIUM ION CELLS/MODEL AB-18/QTY: 2,400 PCS/HS 8507.60"),
        )
    )
    assert values(found, "quantity", "unit_price", "amount", "tariff_line") == [("2400 PCS", "", "", "850760")]


def test_numbers_of_packages_count_none():
    found = reading(
        ruled(
            (40, 90, 300, 370, 430),
            ("CTN NO.", "Description", "N.W. (kg)", "G.W. (kg)"),
            ("1-40", "Winding machine WM-46", "640", "730"),
            ("41-60", "Nickel strip", "25", "26"),
        )
    )
    assert values(found, "quantity", "net_mass") == [("", "640 kg"), ("", "25 kg")]


def test_rules_that_part_no_columns_leave_the_gaps_to_tell_them():
    drawn = page(
        (100, [(40, "Description"), (250, "Quantity"), (330, "Unit price"), (420, "Amount")]),
        (120, [(40, "Winding machine WM-46"), (260, "2"), (335, "500.00"), (420, "1,000.00")]),
        (140, [(40, "Sand mill SM-60"), (260, "3"), (335, "400.00"), (420, "1,200.00")]),
        (180, [(40, "Bank"), (250, "Branch"), (330, "Account")]),
    )
    rows = [(40, 96, 500, 114), (40, 114, 500, 175)]
    feet = [(40, 175, 240, 195), (240, 175, 320, 195), (320, 175, 500, 195)]
    found = reading(with_tables(drawn, [Grid(tuple(Box(*cell) for cell in (*rows, *feet)))]))
    assert values(found, "quantity", "unit_price", "amount") == [("2", "500", "1000"), ("3", "400", "1200")]

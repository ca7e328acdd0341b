"""What machines are for where no sentence of purpose says so: the battery trade that their paper names alone."""

from __future__ import annotations

import pytest

from classifier.facts import UNRECOGNISED
from extractor.document.model import Contents
from extractor.goods.statements.purposes import lone_trades
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, drawn
from tests.extractor.words import terms


@pytest.mark.parametrize(
    "text, trades",
    [
        ("LFPスラリー用砂磨機 60 L", ["cathode_material"]),
        ("高速混料机 0|0|混合磷酸铁锂正极原料用|HM800", ["cathode_material"]),
        ("化成柜 软包锂离子电芯", ["lithium_ion_battery"]),
        ("Sand mill 60 L, paint or LFP slurry", []),
        ("Sand mill 60 L, not for lithium-ion batteries", []),
        ("Sand mill 60 L", []),
        ("Sand mill for any battery", []),
        ("Molino SM-60, polvos farmacéuticos. No apto para materiales de batería", ["other_use"]),
        ("Molino SM-60, polvos farmacéuticos y baterías de litio. No apto para materiales de batería", []),
        ("Sand mill 60 L, paint, not for ceramics", []),
    ],
)
def test_the_only_trade_that_is_named_is_what_a_machine_is_for(text: str, trades: list[str]) -> None:
    assert [use.value for use in lone_trades(text, terms())] == trades


def items(*pages: str) -> dict[str, tuple[tuple[str, ...], set[str]]]:
    contents = Contents(tuple(drawn(text, number=n) for n, text in enumerate(pages, 1)))
    reading = Pipeline(catalogue(), weighs=False).understood(open_source("x.txt", b"x"), contents)
    return {i.label: (i.products, {str(f.value) for f in i.facts if f.property == "use"}) for i in reading.items}


def test_a_sheet_of_a_machine_that_speaks_of_one_trade_is_of_that_trade() -> None:
    sheet = "Capacity grading cabinet HG-512\n\nModel    HG-512\nChannels    512\nVoltage range    0-5 V"
    assert items(sheet, "References: lithium-ion cells") == {
        "HG-512": (("capacity_grading_cabinet",), {"lithium_ion_battery"})
    }
    assert items(sheet, "References: lithium-ion cells and ceramics") == {
        "HG-512": (("capacity_grading_cabinet",), set())
    }


LINES = """
INVOICE No. 88

No.   Description                                   Qty     Unit price   Amount
1     {}                                            2 set   1000.00      2000.00
2     Steel frame                                   1 set   500.00       500.00

Total                                                                    2500.00
{}
"""


def test_a_paper_of_trade_says_beside_its_lines_what_its_machines_are_for() -> None:
    made = items(LINES.format("Sand mill SM-60, 60 L", "All machines are for LFP cathode material."))
    assert {k: v for k, v in made.items() if "SM-60" in k} == {"SM-60": (("sand_mill",), {"cathode_material"})}
    paint = items(LINES.format("Sand mill SM-60, 60 L", "One machine is for LFP cathode material, one for paint."))
    assert paint["SM-60"] == (("sand_mill",), set())


def test_a_machine_without_a_use_has_the_one_trade_of_the_others_on_its_paper() -> None:
    def use(second: str, label: str) -> set[str]:
        paper = LINES.format("Formation system FQ-512 for lithium-ion cells", "").replace("Steel frame", second)
        return items(paper)[label][1]

    assert use("Capacity grading cabinet GQ-64", "GQ-64") == {"lithium_ion_battery"}
    paper = LINES.format("Formation system FQ-512 for lithium-ion cells", "").replace("Steel frame", "Sand mill SM-60")
    paper = paper.replace(
        "\nTotal ", "3     Jet mill JQ-40 for pigments                      1 set   500.00       500.00\n\nTotal "
    )
    assert items(paper)["SM-60"] == (("sand_mill",), set())


def test_an_unknown_thing_for_this_trade_is_asked_about_and_another_is_not() -> None:
    known = items(LINES.format("Q-Faltwerk QF-3 for lithium-ion cells", ""))
    assert known["QF-3"][0] == (UNRECOGNISED,)
    assert items(LINES.format("Q-Faltwerk QF-3 for shirts", ""))["QF-3"][0] == ("other",)


def test_a_machine_line_with_one_volume_has_that_volume() -> None:
    def volumes(text: str, label: str) -> set[str]:
        contents = Contents((drawn(LINES.format(text, "")),))
        reading = Pipeline(catalogue(), weighs=False).understood(open_source("x.txt", b"x"), contents)
        (item,) = (i for i in reading.items if i.label == label)
        return {str(f.value) for f in item.facts if f.property == "volume"}

    assert volumes("Sand mill SM-60, 60 L", "SM-60") == {"60 L"}
    assert volumes("Sand mill SM-60, 60 L, with tank 500 L", "SM-60") == set()
    assert volumes("Sand mill SM-60, 60 L, stainless 316L", "SM-60") == {"60 L"}
    assert volumes("Steel box BX-60, 60 L", "BX-60") == set()


LIST = """
{}

Tag     Name                   Model      Qty   Unit   Remarks
B-101   Sand mill              XQ-150     4     set    cathode slurry grinding
B-103   Roller hearth kiln     CK-52      3     set    as agreed
B-501   Air compressor         AC-22      3     set    utilities
"""


def test_a_list_of_equipment_has_a_line_for_each_machine_with_the_use_of_its_row_or_of_its_project() -> None:
    made = items(LIST.format("LFP cathode material project, main equipment"))
    assert {label: products for label, (products, _) in made.items()} == {
        "XQ-150": ("sand_mill",),
        "CK-52": ("roller_hearth_kiln",),
        "AC-22": ("other",),
    }
    assert made["XQ-150"][1] == {"cathode_material"} == made["CK-52"][1]
    assert "CK-52" in items(LIST.format("Main equipment"))


def test_a_list_whose_rows_name_no_goods_stays_a_table() -> None:
    registers = LIST.format("Registers").replace("Sand mill", "Pump flag").replace("Roller hearth kiln", "Valve state")
    assert not {"XQ-150", "CK-52"} & items(registers).keys()


def test_a_table_of_cells_whose_figures_multiply_out_is_no_list() -> None:
    cells = """
Model    Anode / cathode     Capacity Ah    Voltage V    Energy Wh
F1-P15   Graphite / NCM      15.0           3.70         55.5
S3-P10   Si-C / NCM          10.0           3.65         36.5
S4-P12   Graphite / NCM      12.0           3.65         43.8
"""
    assert items("Lithium-ion pouch cells\n" + cells).keys() == {"F1-P15", "S3-P10", "S4-P12"}

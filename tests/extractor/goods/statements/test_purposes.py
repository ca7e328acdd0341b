"""Uses: purposes that are stated, and mentions that are none."""

import pytest

from extractor.document.page import Page
from extractor.goods.statements.purposes import lone_trades, uses, uses_on
from tests.extractor.drawn import drawn, ruled
from tests.extractor.words import page, terms

STATED = [
    (["lithium_ion_battery"], "Winding machine for lithium-ion cell production"),
    (["lithium_ion_battery"], "锂电池用卷绕机"),
    (["cathode_material"], "用于锂离子电池正极材料的辊道窑"),
    (["cathode_material"], "LFP slurry sand mill, 90 L"),
    (["graphite_anode"], "Granulation reactor for artificial graphite anode"),
    (["battery"], "Mixer for batteries"),
    (["cathode_material"], "The QS-40 grinds slurries from which LFP cathode material is made"),
    (["cathode_material"], "The QS-40 pulverises ternary material to 3 µm"),
    (["graphite_anode"], "The QF-2 graphitises anode material"),
    (["lithium_ion_battery"], "Winding machine QW-2, pouch cells"),
    (["graphite_anode"], "喷雾干燥机，负极材料包覆用"),
    (["cathode_material"], "辊道窑，磷酸锰铁锂烧结（氮气）"),
    (["graphite_anode"], "CVD 回转窑 KD-500，负极材料包覆，内径 500 mm"),
    (["cathode_material"], "喷雾干燥机（三元材料浆料烘干）"),
    (["cathode_material"], "Jet mill, NCM powder milling, nitrogen"),
    (["lithium_ion_battery"], "Lithium-ion cell fully automatic winding machine"),
    (["lithium_ion_battery"], "圆柱锂电池全自动卷绕机"),
    (["graphite_anode"], "人造黒鉛負極材（ピッチ被覆）スラリーを熱風中で乾燥する装置"),
    (["cathode_material"], "将磷酸铁锂浆料在热风中干燥"),
    (["lithium_ion_battery"], "각형 리튬이온 이차전지의 전해액 주액 공정에 사용한다"),
    (["other_use"], "The QP 5 is the workhorse of printing ink makers"),
    (["other_use"], "The QC-9 is supplied to the capacitor industry only"),
    ([], "磷酸铁锂烧结后的水分低于 500 ppm"),
    ([], "The dry fusion coating of the shaft"),
    ([], "Spray dryer, stainless steel"),
    (["other_use"], "Sand mill for paint, ink and ceramics"),
    (["other_use"], "Broyeur à jets d'air, micronisation de lactose"),
    (["other_use"], "高速混合机|0|聚氯乙烯与填料混合用|机械搅拌"),
    (["other_use", "cathode_material"], "Jet mill for food; also used for cathode material"),
]


@pytest.mark.parametrize(("expected", "text"), STATED)
def test_a_stated_purpose_is_found(expected: list[str], text: str) -> None:
    assert expected == list(dict.fromkeys(u.value for u in uses(text, terms())))


@pytest.mark.parametrize(
    "text",
    ["Roller kiln, not for lithium-ion batteries", "不适用于锂离子电池", "Quieter than machines for lithium-ion cells",
     "The lithium-ion battery was invented in 1985"],
)  # fmt: skip
def test_a_denied_compared_or_idle_mention_is_no_purpose(text: str) -> None:
    assert uses(text, terms()) == ()


def test_a_purpose_quotes_the_text() -> None:
    text = "Spray dryer for food"
    (use,) = uses(text, terms())
    assert text[use.start : use.end] == use.text == "food"


@pytest.mark.parametrize(
    ("expected", "paper"),
    [
        (["ink"], page("Model  Machine  Use", "QA-1  sand mill  ink")),
        (["锂离子电芯"], page("型号  名称  适用产品", "QA-1  注液机  方形锂离子电芯")),
        (["paint", "food"], page("Application  paint  food")),
        (["ceramic tiles"], page("Duty  ceramic tiles", "Length  12 m")),
        ([], page("Model  Machine  Colour", "QA-1  sand mill  ink")),
    ],
)
def test_what_stands_beside_or_under_a_head_that_says_use_is_a_purpose(expected: list[str], paper: Page) -> None:
    assert expected == [u.text for u in uses_on(paper, terms().find(paper.text), terms())]


def test_a_purpose_goes_on_over_the_lines_of_a_paragraph_but_not_over_its_end() -> None:
    paper = drawn("""
        The QS-4 is a continuous machine that we have sold for the
        cathode material of large makers since 2011
        Machines for
        ink
        """)
    assert ["cathode material"] == [u.text for u in uses_on(paper, terms().find(paper.text), terms())]


def test_the_label_of_a_row_of_purposes_heads_no_column_of_other_labels() -> None:
    paper = drawn("Use    graphite anode material    Rated    2800 C\nTransformer    16 000 kVA    Charge    38 t")
    assert [u.value for u in uses_on(paper, terms().find(paper.text), terms())] == ["graphite_anode"]


def test_a_name_goes_on_over_the_lines_of_a_paragraph() -> None:
    paper = drawn("""
        These spray towers are built for the drying and the granulation of graphite anode
        material
        """)
    assert [u.text for u in uses_on(paper, terms().find(paper.running), terms())] == ["graphite anode material"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Cell type  prismatic LFP, 280 Ah", "Channels  48"),
        ("1  适用电芯：方形磷酸铁锂，280Ah  满足", "2  通道数 48  满足"),
    ],
)
def test_a_cathode_under_a_head_for_cells_is_the_kind_of_the_cell(lines: tuple[str, ...]) -> None:
    paper = page(*lines)
    assert {u.value for u in uses_on(paper, terms().find(paper.text), terms())} == {"lithium_ion_battery"}


def test_cells_behind_what_they_are_made_of_add_nothing() -> None:
    assert {u.value for u in uses("Winder for lithium-ion battery cells", terms())} >= {"lithium_ion_battery"}
    assert {u.value for u in uses("Mill for lithium-ion battery cathode material", terms())} == {"cathode_material"}


def test_what_a_part_of_the_machine_is_made_of_is_no_purpose() -> None:
    assert [u.value for u in uses("Mill for LFP slurry, ceramic lining", terms())] == ["cathode_material"]
    assert [u.value for u in uses("正极浆料细磨，陶瓷内衬", terms())] == ["cathode_material"]
    assert [u.value for u in lone_trades("磷酸铁锂正极材料项目\n混料机，内衬：陶瓷", terms())] == ["cathode_material"]
    assert [u.value for u in uses("Mill for ceramics, LFP slurry", terms())] == ["other_use", "cathode_material"]


@pytest.mark.parametrize(("head", "expected"), [("Use", ["LFP"]), ("Lining", [])])
def test_the_lower_lines_of_a_ruled_cell_beside_a_head_that_says_use_are_a_purpose_too(
    head: str, expected: list[str]
) -> None:
    paper = ruled(["Model", "AX-20", "AX-40"], [head, "Active mate\nrials (LFP)\nand others", "as agreed"])
    assert expected == [u.text for u in uses_on(paper, terms().find(paper.running), terms())]


def test_what_a_machine_is_used_on_is_a_purpose_and_what_it_cannot_be_used_for_is_none() -> None:
    told = (
        "It is used on the assembly line of rechargeable lithium-ion batteries. It cannot be used for cathode slurry."
    )
    assert [u.value for u in uses(told, terms())] == ["lithium_ion_battery"]

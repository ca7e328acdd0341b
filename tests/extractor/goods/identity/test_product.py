"""Products: what a line or a paper names as its own goods."""

import pytest

from classifier.box import Box
from extractor.document.page import Word, compose, of_document
from extractor.goods.identity.chemistry import stated
from extractor.goods.identity.product import identify, identify_document
from tests.extractor.words import page, terms

LINES = [
    ("lithium_ion_pack", "LiFePO4 battery 48V 100Ah BMS"),
    ("other", "Battery holder 18650 3.7V"),
    ("other", "48V battery charger"),
    ("other_cathode", "Lithium cobalt oxide cathode material"),
    ("iron_phosphate", "电池级磷酸铁 FePO4"),
    ("lfp_cathode", "电池级磷酸铁锂正极材料"),
    ("other_battery_machine", "Electrode coating machine, double side"),
    ("formation_grading_system", "设备一：负压化成柜 型号 QF-5V320"),
    ("hot_pressing_machine", "Equipment 2: hot press QP-8"),
    ("granulation_technology", "技术协议 附件三：造粒工艺操作规程"),
    ("electrolyte_filling_machine", "Electrolyte filling machine 16 nozzles"),
    ("other", "Lithium-ion battery 21700 charger"),
    ("lithium_ion_cell", "Cylindrical Li-ion cells QX-2170, 3.6 V 4.8 Ah"),
    ("lithium_ion_cell", "LIR2450 rechargeable coin cell"),
    ("lithium_ion_pack", "TWELVE (12) PALLETS OF LITHIUM-ION BATTERY PACKS"),
    ("lithium_ion_pack", "Storage battery module · Lithium iron phosphate · Datasheet"),
    ("lithium_ion_pack", "Rechargeable battery 14.8 V 2.6 Ah, 4S1P, 18650"),
    ("lithium_ion_pack", "LiFePO4 battery 12.8 V 100 Ah with BMS"),
    ("primary_lithium_cell", "Lithium coin cell CR2450, 3 V"),
    ("primary_lithium_cell", "ER34615 Li-SOCl2 3.6 V"),
    ("primary_lithium_cell", "锂锰扣式电池 CR2025"),
    ("lithium_metal_cell", "All-solid-state lithium cell 380 Wh/kg"),
    ("lithium_metal_cell", "无负极锂金属电池 5 Ah"),
    ("other_battery", "NiMH AA 2000 mAh"),
    ("other_battery", "VRLA battery 12 V 7 Ah"),
    ("other_battery", "钠离子电芯 160 Ah"),
    ("lfp_cathode", "磷酸铁锂正极材料 PF-7"),
    ("lmfp_cathode", "Lithium manganese iron phosphate powder"),
    ("ternary_cathode", "LiNi0.8Co0.1Mn0.1O2 cathode powder"),
    ("lithium_rich_manganese_cathode", "Cathode material 0.4Li2MnO3·0.6LiMO2"),
    ("ncm_hydroxide", "Precursor Ni0.6Co0.2Mn0.2(OH)2"),
    ("nca_hydroxide", "镍钴铝氢氧化物"),
    ("other_precursor", "NCM carbonate precursor"),
    ("artificial_graphite_anode", "Synthetic graphite anode powder AG-9"),
    ("natural_graphite_anode", "Natural spherical graphite anode material, contains no artificial graphite"),
    ("mixed_graphite_anode", "Anode material, artificial and natural graphite 60/40"),
    ("graphite_not_anode", "UHP graphite electrodes 600 mm"),
    ("graphite_not_anode", "人造石墨粉 99.9%"),
    ("natural_graphite", "天然鳞片石墨 -195 固定碳 95 %"),
    ("natural_graphite", "球化石墨 99.95%"),
    ("natural_graphite", "膨胀石墨"),
    ("natural_graphite", "可膨胀石墨 80目"),
    ("natural_graphite", "Natural flake graphite +595, C 94 %"),
    ("natural_graphite", "Spheroidised graphite 16 µm"),
    ("natural_graphite", "Expanded graphite, carbon 99 %"),
    ("natural_graphite", "Expandable graphite 80 mesh"),
    ("natural_graphite", "Natural graphite powder"),
    ("natural_graphite_anode", "球形石墨 SG-15"),
    ("natural_graphite_anode", "Coated spherical purified graphite (CSPG)"),
    ("flexible_graphite", "柔性石墨纸 0.5 mm"),
    ("silicon_anode", "硅碳负极材料 S450"),
    ("winding_machine", "Winding machine for lithium-ion cells"),
    ("winding_machine", "锂电池卷绕机"),
    ("winding_machine", "リチウムイオン電池用巻回機"),
    ("roller_hearth_kiln", "用于锂电池正极材料的辊道窑"),
    ("spray_dryer", "Graphite anode spray dryer"),
    ("vertical_granulation_reactor", "竪型造粒リアクター KV シリーズ"),
    ("jet_mill", "Gegenstrahlmühle KD-300 mit integriertem Sichter"),
    ("stacking_machine", "方形储能电池切叠一体设备"),
    ("electrolyte_filling_machine", "각형 리튬이온전지 전해액 주액 설비"),
    ("high_speed_mixer", "KD 300 high-shear mixer granulator"),
    ("cvd_rotary_kiln", "气相沉积回转炉"),
    ("fusion_coating_equipment", "粉体複合化装置 KD-80"),
    ("continuous_graphitisation_furnace", "Durchlaufgraphitierofen"),
    ("granulation_technology", "Process package and commissioning: granulation process for graphite anode"),
]  # fmt: skip
OTHERS = [
    "Battery charger for Li-ion cells", "Lithium-ion cell winding needle, spare part", "Spare parts for winding machine",
    "CR2032 battery holder", "锂离子电池用铜箔", "电池保护板", "卷绕机备件", "Laptop with lithium-ion battery", "Separator for LFP cells",
    "Solar module 400 W, 120 cells", "光伏组件 550W", "Solarmodul mit 108 Zellen",
    "PVDF binder for cathode slurry", "Activated carbon", "Garden chair",
    "极片分条机 正/负极片卷料分切", "巷道堆垛机", "Wire winding machine for transformers", "Regalbediengerät",
]  # fmt: skip


@pytest.mark.parametrize(("product", "line"), LINES)
def test_the_head_of_a_line_is_the_product(product: str, line: str) -> None:
    assert product == identify(line, terms()).product


@pytest.mark.parametrize("line", OTHERS)
def test_what_only_serves_a_battery_is_something_else(line: str) -> None:
    assert identify(line, terms()).products == ("other",)


def test_graphite_that_is_not_said_to_be_artificial_may_be_natural() -> None:
    assert identify("Graphite powder, purity 99.5 %", terms()).products == ("graphite_not_anode", "natural_graphite")


def test_a_graphite_anode_of_unnamed_graphite_stays_open() -> None:
    expected = ("artificial_graphite_anode", "natural_graphite_anode", "mixed_graphite_anode")
    assert expected == identify("graphite anode material G-5", terms()).products


def test_a_precursor_of_unnamed_anion_stays_open() -> None:
    assert identify("三元前驱体", terms()).products == ("ncm_hydroxide", "other_precursor")


def test_the_spans_of_a_call_quote_the_line() -> None:
    line = "Stacking machine for pouch cells"
    start, end = identify(line, terms()).spans[0]
    assert line[start:end] == "Stacking machine"


def test_a_paper_is_what_its_title_names_and_not_what_its_text_speaks_of() -> None:
    paper = page(
        "Battery Protection IC",
        "The chip guards lithium-ion cells.",
        "Lithium-ion cells are charged.",
        "Cells age.",
        large=1,
    )
    assert identify_document([paper], terms()).products == ("other",)


def test_a_paper_of_two_machines_is_read_by_the_column_of_each_model() -> None:
    paper = page(
        "Model  XA-1-grande  XB-2-grande",
        "Equipment name  Winding machine  Stacking machine",
        "Power  5 kW  6 kW",
    )
    products = [identify_document([paper], terms(), label).product for label in ("XA-1-grande", "XB-2-grande")]
    assert products == ["winding_machine", "stacking_machine"]


def test_a_machines_name_that_is_wrapped_in_its_column_is_read_as_one() -> None:
    def word(text: str, x: float, top: float) -> Word:
        return Word(text, Box(x, top, x + 40, top + 10), size=10)

    lines = [
        [[word("Model", 40, 40)], [word("QA-100", 200, 40)], [word("QB-200", 300, 40)]],
        [[word("internal", 200, 60)]],
        [[word("Type", 40, 66)], [word("box", 300, 66), word("furnace", 345, 66)]],
        [[word("series", 200, 71)]],
        [[word("furnace", 200, 82)]],
    ]
    paper = compose(lines, number=1, width=595, height=842)
    assert identify_document([paper], terms(), "QA-100").product == "internal_series_furnace"


def test_the_evidence_of_a_paper_is_its_own_text() -> None:
    (paper,) = of_document([page("Specification", "Product name: lithium-ion pouch cell", "Model: Q5")], "ab")
    (evidence, *_) = identify_document([paper], terms()).evidence
    assert evidence.sha256 == "ab"
    assert evidence.text == paper.text[evidence.span[0] : evidence.span[1]] == "lithium-ion pouch cell"
    assert evidence.page == 1


def test_a_paper_that_names_no_goods_is_something_else() -> None:
    assert identify_document([page("Minutes of the meeting", "All agreed.")], terms()).products == ("other",)


def test_chemistry_and_composition_are_stated_with_their_places() -> None:
    text = "LFP cell, unlike NMC, with LiFePO4 cathode"
    found = [(s.property, s.value, text[s.start : s.end]) for s in stated(text, terms().find(text), terms())]
    assert found == [
        ("chemistry", "lfp", "LFP"),
        ("chemistry", "lfp", "LiFePO4"),
        ("composition", "LiFePO4", "LiFePO4"),
    ]


@pytest.mark.parametrize(
    ("product", "lines"),
    [
        ("lithium_ion_cell", ("Acme Inc.", "Prismatic LiFePO4 cell for lamps. Rechargeable.", "Capacity  6 Ah")),
        ("lfp_cathode", ("Acme Battery Materials GmbH", "Q-198 is our carbon-coated LFP cathode powder.")),
        ("lithium_ion_pack", ("Q-48 cart battery, 13S6P", "Nominal voltage: 48.1 V", "Rated capacity: 30 Ah")),
        ("continuous_graphitisation_technology", ("Process specification", "Continuous graphitisation of coke")),
        ("cell_technology", ("Technology transfer", "Pouch cells", "Production of lithium-ion cells is taught.")),
        ("spray_dryer", ("Q-30 spray dryer", "Volume  30 m³")),
    ],
)
def test_a_paper_is_known_by_what_names_its_goods(product: str, lines: tuple[str, ...]) -> None:
    assert identify_document([page(*lines, large=1)], terms()).products == (product,)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (["lfp"], "LFP battery, lead-acid replacement"),
        (["lfp"], "LFP packs outlast lead-acid ones"),
        ([], "Do not mix with lead-acid, NiMH or other batteries"),
        ([], "请勿与铅酸电池、镍氢电池混用"),
        (["lead_acid"], "Sealed lead-acid battery"),
        ([], "富锂锰基正极材料"),
    ],
)
def test_the_chemistry_of_what_is_replaced_or_of_a_longer_name_is_not_the_goods(expected: list[str], text: str) -> None:
    assert expected == [s.value for s in stated(text, terms().find(text), terms()) if s.property == "chemistry"]


def test_a_phrase_with_an_article_and_no_verb_says_what_the_thing_is() -> None:
    paper = page(
        "QP-58", "A lithium iron phosphate cathode powder for storage cells. Pressed hard it attains 2.5 g/cm3."
    )
    assert identify_document([paper], terms()).products == ("lfp_cathode",)


@pytest.mark.parametrize(
    "line",
    [
        "A lithium iron phosphate cathode has a flat voltage. The instrument records it.",
        "A charger for lithium iron phosphate cells. Pressed once it starts.",
        "Lithium iron phosphate cathode powder may be weighed on it. A balance with four places.",
    ],
)
def test_a_sentence_about_goods_does_not_say_that_the_thing_is_them(line: str) -> None:
    assert identify_document([page("QP-58", line)], terms()).products == ("other",)


def test_a_sentence_of_a_korean_sheet_does_not_outweigh_its_title() -> None:
    sheet = page(
        "각형 리튬이온전지 전해액 주액기 사양서",
        "본 사양서는 리튬이온 이차전지의 전해액 주액 공정에 사용하는 진공 주액기 KV-16에 적용한다",
        "셀 크기  100",
    )
    assert identify_document([sheet], terms(), "KV-16").products == ("electrolyte_filling_machine",)


@pytest.mark.parametrize(
    ("text", "product"),
    [
        ("人造石墨负极材料 Artificial graphite GX-35", "artificial_graphite_anode"),
        ("人造石墨负极材料 Artificial graphite\n克容量 352 mAh/g", "artificial_graphite_anode"),
        ("Cell holder 电芯支撑座", "other"),
        ("锂离子电池组 Battery pack 48 V", "lithium_ion_pack"),
    ],
)
def test_goods_named_in_two_languages_are_what_the_plainer_of_the_names_says(text, product):
    assert identify(text, terms()).products == (product,)


def test_a_general_name_in_another_language_with_words_of_its_own_stands_for_itself():
    assert identify("镍带 and nickel plated battery cell", terms()).product != "other"


def test_what_a_product_is_made_of_by_its_share_is_not_its_name():
    text = "复合石墨负极材料 GX-60 人造石墨55%、天然石墨45%，克容量352 mAh/g"
    assert identify(text, terms()).products == ("mixed_graphite_anode",)
    assert identify("人造石墨 99.9%", terms()).products == ("graphite_not_anode",)

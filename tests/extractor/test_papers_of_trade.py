"""Whole papers of trade that are told in words, in lists and in annexes: which lines they have, and what is theirs."""

from __future__ import annotations

import pytest

from classifier.facts import Item
from extractor.document.model import Contents
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, drawn


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(catalogue())


OFFERED = """VT powders
please book (FCA Ningbo, USD):
No\tGrade\tMaterial\tQuantity\tUSD/kg\tUSD
1\tVT-N83\tNickel cobalt hydroxide\t900 kg\t11.50\t10,350.00
2\tVT-L26\tFinished LFP cathode powder\t200 kg\t4.00\t{amount}
Tap density 1.0 g/cm3, compaction density 2.62 g/cm3, capacity 158 mAh/g
"""


def test_a_paper_that_calls_itself_nothing_and_sells_what_it_lists_gives_lines(pipeline: Pipeline) -> None:
    found = pipeline.read(open_source("body.txt", OFFERED.format(amount="800.00").encode()))
    told = [(item.label, fact(item, "quantity"), fact(item, "amount")) for item in found.items]
    assert told == [("VT-N83", "900 kg", "10350 USD"), ("VT-L26", "200 kg", "800 USD")]
    # Where the numbers do not come out it is read by its parameters.
    other = pipeline.read(open_source("body.txt", OFFERED.format(amount="790.00").encode()))
    assert other.kind == "datasheet"


EQUIPPED = """磷酸铁锂正极材料项目 工艺设备清单
单位：万元
序号\t设备名称\t型号\t主要参数\t单位\t数量\t单价\t合价\t备注
1\t高速混料机\tKH-800\t总容积800 L\t台\t4\t30.50\t122.00\t内衬陶瓷
2\t卧式砂磨机\tKS-300\t研磨腔300 L\t台\t6\t90.00\t540.00\t
3\t电磁除铁器\tKC-25\t2.5 T\t台\t2\t20.00\t40.00\t
"""


def test_an_equipment_list_with_prices_and_no_currency_gives_lines(pipeline: Pipeline) -> None:
    found = pipeline.read(open_source("body.txt", EQUIPPED.encode()))
    told = [(item.label, fact(item, "quantity"), fact(item, "amount")) for item in found.items]
    assert told == [("KH-800", "4 台", "122"), ("KS-300", "6 台", "540"), ("KC-25", "2 台", "40")]
    assert fact(found.items[0], "use") == "cathode_material"


ANNEXED = """Sales contract
Contract no.: KV-26-0711
No.\tCommodity\tGrade\tQuantity (kg)\tUnit price (EUR/kg)\tAmount (EUR)
1\tLFP cathode powder\tKV-L24\t4,000\t4.10\t16,400.00
2\tLFP cathode powder\tKV-L26\t2,000\t5.30\t10,600.00

Annex 1 Quality
Item\tUnit\tKV-L24\tKV-L26\tMethod
Powder compaction density\tg/cm3\t2.43±0.03\t≥2.55\t3 T
Specific capacity 0.1C\tmAh/g\t≥156.0\t≥157.5\tcoin cell
"""


def test_what_the_annex_of_a_contract_gives_of_a_grade_is_said_of_its_line(pipeline: Pipeline) -> None:
    found = pipeline.read(open_source("body.txt", ANNEXED.encode()))
    told = [
        (i.label, fact(i, "quantity"), fact(i, "compaction_density"), fact(i, "specific_capacity")) for i in found.items
    ]
    assert told == [
        ("KV-L24", "4000 kg", "[2.4, 2.46] g/cm3", "[156, ∞) mAh/g"),
        ("KV-L26", "2000 kg", "[2.55, ∞) g/cm3", "[157.5, ∞) mAh/g"),
    ]


PACKED = """
装箱单 PACKING LIST
货物名称 Description                 规格型号 Model    数量 Quantity    净重 N.W. (KGS)    体积 Meas. (CBM)
Artificial graphite anode material    KG-34             16,000 KG        16,000.0          28.80
NCM hydroxide precursor               KN-62             10,000 KG        10,000.0          12.60
TOTAL                                                                    26,000.0          41.40
"""


def test_the_room_that_a_consignment_takes_is_no_volume_of_its_goods(pipeline: Pipeline) -> None:
    found = pipeline.understood(open_source("x.pdf", b"%PDF-"), Contents((drawn(PACKED),)))
    assert [item.label for item in found.items] == ["KG-34", "KN-62"]
    assert not any(f.property == "volume" for item in found.items for f in item.facts)


SOLD = """COMMERCIAL INVOICE
Item\tDescription\tQty (pcs)\tUnit price USD\tAmount USD
1\tLithium-ion battery pack, model KB-4817, 48.1 V, 17.5 Ah, 3.95 kg each\t600\t118.50\t71,100.00
2\tLithium-ion battery pack KB-36, 36 V 10 Ah, 40 kg in a carton\t10\t100.00\t1,000.00
"""


def test_a_batterys_mass_is_the_one_of_each_and_not_that_of_a_carton(pipeline: Pipeline) -> None:
    found = pipeline.read(open_source("body.txt", SOLD.encode()))
    told = {item.label: [str(f.value) for f in item.facts if f.property == "mass"] for item in found.items}
    assert told == {"KB-4817": ["3950 g"], "KB-36": []}


LICENSED = """技术许可合同 附件二
合同编号：KS-JS-2026-031 许可方：某某研究院
许可方许可被许可方使用“KS-320 高比能软包锂离子电芯生产技术”。
资料名称\t形式\t交付期
工艺卡\tPDF\t15 日
"""


def test_the_number_of_a_contract_names_no_technology(pipeline: Pipeline) -> None:
    found = pipeline.read(open_source("body.txt", LICENSED.encode()))
    assert [item.label for item in found.items] == ["KS-320"]


OFFER = """Angebot 26-118/B
wir bieten Ihnen an:
Pos. 10  Wickelautomat KW-7
zum Wickeln von Elektroden für zylindrische Lithium-Ionen-Zellen
Gewicht 860 kg. Bahnbreite max. 95 mm
Menge: 1 Stück  Einzelpreis 284.500,00 €  Gesamt 284.500,00 €
Pos. 20  Elektrolyt-Befüllstation KE-8
für Lithium-Ionen-Zellen, passend zu Pos. 10
Menge: 2 Stück  Einzelpreis 118.750,00 €  Gesamt 237.500,00 €
Summe netto: 522.000,00 €
"""


def test_the_positions_of_an_offer_are_lines_with_what_their_words_tell(pipeline: Pipeline) -> None:
    found = pipeline.read(open_source("body.txt", OFFER.encode()))
    told = [(i.label, i.products, i.line, fact(i, "quantity"), fact(i, "amount")) for i in found.items]
    assert told == [
        ("KW-7", ("winding_machine",), "10", "1 Stück", "284500 EUR"),
        ("KE-8", ("electrolyte_filling_machine",), "20", "2 Stück", "237500 EUR"),
    ]


LETTER = """Dear Per,
please find our firm offer:

1) KG-35F, artificial graphite anode
   tap density 1.02 g/cc, 1st discharge capacity min. 352 mAh/g
   20,000 kg at USD 4.35/kg = USD 87,000.00

2) KG-8, anode blend of 80 % artificial and 20 % natural graphite
   tap density 1.08 g/cc, 1st discharge capacity 358 mAh/g typ.
   5,000 kg at USD 3.90/kg = USD 19,500.00

On 17 Nov 2026, Per wrote:
> we cannot go below a tap density of
> 0.95 g/cm3 and would like 350 mAh/g or better.
> Can you do 4.20?
"""


def test_a_sum_on_the_last_row_of_an_entry_is_its_own_and_what_is_quoted_is_nobody_s(pipeline: Pipeline) -> None:
    found = pipeline.read(open_source("body.txt", LETTER.encode()))
    told = [(i.label, i.products, fact(i, "quantity"), fact(i, "amount")) for i in found.items]
    assert told == [
        ("KG-35F", ("artificial_graphite_anode",), "20000 kg", "87000 USD"),
        ("KG-8", ("mixed_graphite_anode",), "5000 kg", "19500 USD"),
    ]
    assert not any("350" in str(f.value) or "0.95" in str(f.value) for i in found.items for f in i.facts)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Goods: one used winding machine, year 2019, serial no. 2231.", ("winding machine", "winding_machine", "")),
        (
            "Goods of KV-5520: 2 sets hot press machine for lithium-ion batteries.",
            ("hot press machine", "hot_pressing_machine", "lithium_ion_battery"),
        ),
        ("Goods: one used sand mill KS-60, crated", ("KS-60", "sand_mill", "")),
    ],
)
def test_a_machine_that_an_invoice_names_in_a_sentence_is_an_item(
    pipeline: Pipeline, text: str, told: tuple[str, str, str]
) -> None:
    paper = f"COMMERCIAL INVOICE\nInvoice No.: KV-5520\n{text}\nTotal amount: USD 14,000.00\n"
    (item,) = pipeline.understood(open_source("x.pdf", b"%PDF-"), Contents((drawn(paper),))).items
    uses = "".join(str(f.value) for f in item.facts if f.property == "use")
    assert told == (item.label, item.product, uses)


def test_what_an_invoice_sells_for_a_machine_is_no_machine(pipeline: Pipeline) -> None:
    paper = "COMMERCIAL INVOICE\nInvoice No.: KV-5520\nGoods: used rollers for winding machine, crated\nUSD 80.00\n"
    assert not pipeline.understood(open_source("x.pdf", b"%PDF-"), Contents((drawn(paper),))).items


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("the lithium-ion cells of invoice KX-26-1118 leave on Monday.", "lithium-ion cells"),
        ("合同号 KV-0918 项下 6 吨人造石墨负极材料，发票号 KX-2611-07。", "人造石墨负极材料"),
        ("the papers under KX-26-1118 follow. 8,000 pcs lithium-ion cells KX-PE58.", "KX-PE58"),
        ("container KGHU6012345 holds our winding machine for cells.", "winding machine"),
    ],
)
def test_the_number_of_a_paper_or_a_container_names_no_goods(pipeline: Pipeline, text: str, label: str) -> None:
    mail = f"Dear Ms Zhao,\n\n{text}\n"
    assert [item.label for item in pipeline.read(open_source("body.txt", mail.encode())).items] == [label]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The winding machines KV-W21 and the hot presses KV-HP8 leave by vessel on 30 November.",
            [("KV-W21", "winding_machine"), ("KV-HP8", "hot_pressing_machine")],
        ),
        ("订单 PO-88213 的 18 吨磷酸铁锂 KX-P5 已装柜。三元前驱体 KX-N8 随后。人造石墨 KX-G3 明天补。", None),
        ("The winding machine KV-W21 replaces the earlier winding machine KV-W20.", [("KV-W21", "winding_machine")]),
    ],
)
def test_each_of_the_goods_that_a_mail_names_with_a_designation_is_an_item(
    pipeline: Pipeline, text: str, told: list[tuple[str, str]] | None
) -> None:
    items = pipeline.read(open_source("body.txt", f"Dear Ms Zhao,\n\n{text}\n".encode())).items
    found = [(item.label, item.product) for item in items]
    if told is None:
        assert ("KX-P5", "lfp_cathode") in found and "KX-G3" in dict(found)
    else:
        assert told == found


def fact(item: Item, name: str) -> str:
    return str(next(f.value for f in item.facts if f.property == name))

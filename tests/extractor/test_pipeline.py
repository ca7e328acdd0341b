"""From a document's bytes to its items, on papers drawn in memory."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from classifier.facts import Item
from extractor.document.model import Contents, Reading, Severity, Status
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, drawn


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(catalogue())


def paper(*pages: str) -> bytes:
    """A PDF of typed pages: a column of the text is 6 points wide, two spaces part what stands apart."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for text in pages:
        for number, line in enumerate(text.strip("\n").split("\n")):
            canvas.setFont("Courier", 10)
            canvas.drawString(40, 800 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


CELL = """
Specification of lithium-ion battery cell
Model               INR18650-26H
Manufacturer        Some Cells Co., Ltd.
Nominal capacity    2600 mAh
Nominal voltage     3.6 V
Weight              46 g
"""
CELLS = """
Lithium-ion battery cells

Model               AX-18650    BX-21700
Nominal capacity    2600 mAh    5000 mAh
Nominal voltage     3.6 V       3.7 V
Weight              46 g        70 g
"""
INVOICE = """
COMMERCIAL INVOICE
Invoice No: 2026-11     Date: 2026-11-20
Seller: Some Cells Co., Ltd.

No  Description                        Qty       Unit price    Amount
1   Lithium-ion cell AX-1 3.6V 2600mAh  100 pcs   USD 2.00      USD 200.00
2   Sand mill for cathode slurry SM-5   1 set     USD 900.00    USD 900.00
                                                  Total         USD 1100.00
"""
CHAIR = """
Garden chairs

Model      Wood
GC-100     oak
"""


def read(pipeline: Pipeline, *pages: str) -> Reading:
    return pipeline.read(open_source("paper.pdf", paper(*pages)))


def values(item: Item) -> dict[str, str]:
    return {f.property: str(f.value) for f in item.facts}


def test_a_sheet_of_one_model_is_one_item_with_its_values(pipeline: Pipeline) -> None:
    (item,) = read(pipeline, CELL).items
    stated = {name: value for name, value in values(item).items() if name != "chemistry"}
    assert (
        item.label,
        stated,
    ) == ("INR18650-26H", {"capacity": "2.6 Ah", "nominal_voltage": "3.6 V", "mass": "46 g"})


def test_what_the_goods_are_and_who_made_them_is_read(pipeline: Pipeline) -> None:
    (item,) = read(pipeline, CELL).items
    assert (item.product, item.maker) == ("lithium_ion_cell", "Some Cells Co., Ltd.")


def test_each_model_of_a_table_is_an_item_with_its_own_values(pipeline: Pipeline) -> None:
    items = read(pipeline, CELLS).items
    assert {i.label: values(i)["capacity"] for i in items} == {"AX-18650": "2.6 Ah", "BX-21700": "5 Ah"}


def test_every_model_of_a_table_is_what_the_sheet_is_about(pipeline: Pipeline) -> None:
    assert {"lithium_ion_cell"} == {i.product for i in read(pipeline, CELLS).items}


def test_each_line_of_an_invoice_is_an_item(pipeline: Pipeline) -> None:
    items = read(pipeline, INVOICE).items
    assert [(i.line, i.product) for i in items] == [("1", "lithium_ion_cell"), ("2", "sand_mill")]


def test_values_in_an_invoice_s_description_are_the_line_s(pipeline: Pipeline) -> None:
    cell, mill = read(pipeline, INVOICE).items
    assert (values(cell).get("capacity"), values(mill).get("capacity")) == ("2.6 Ah", None)


def test_a_purpose_in_an_invoice_s_description_is_the_line_s(pipeline: Pipeline) -> None:
    cell, mill = read(pipeline, INVOICE).items
    assert ("use" in values(cell), "use" in values(mill)) == (False, True)


@pytest.mark.parametrize("text", [CELL, CELLS, INVOICE])
def test_every_quote_of_a_document_is_a_slice_of_its_page(pipeline: Pipeline, text: str) -> None:
    reading = read(pipeline, text)
    pages = {p.number: p for p in reading.contents.pages}
    quotes = [e for i in reading.items for f in i.facts for e in f.evidence]
    assert quotes
    assert [e.text for e in quotes] == [pages[e.page or 0].text[slice(*e.span)] for e in quotes]


def test_every_quote_carries_the_document_s_hash(pipeline: Pipeline) -> None:
    reading = read(pipeline, CELL)
    assert {reading.identity.sha256} == {e.sha256 for i in reading.items for f in i.facts for e in f.evidence}


def test_the_kinds_of_papers_are_told(pipeline: Pipeline) -> None:
    assert (read(pipeline, CELL).kind, read(pipeline, INVOICE).kind) == ("datasheet", "invoice")


def test_values_on_a_later_page_are_read(pipeline: Pipeline) -> None:
    (item,) = read(pipeline, CELL, "Energy     9.4 Wh").items
    assert values(item)["energy"] == "9.4 Wh"


def test_a_paper_about_other_goods_gives_a_note_and_no_item(pipeline: Pipeline) -> None:
    reading = read(pipeline, CHAIR)
    assert (
        reading.items,
        [p.severity for p in reading.problems if p.stage == "items"],
    ) == ((), [Severity.NOTE])


def test_an_item_of_a_wholly_read_document_is_complete(pipeline: Pipeline) -> None:
    assert [i.complete for i in read(pipeline, CELL).items] == [True]


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 and no more", b"\x00\x01\x02"])
def test_what_is_no_document_is_a_problem_and_no_item(pipeline: Pipeline, data: bytes) -> None:
    reading = pipeline.read(open_source("paper.pdf", data))
    assert (reading.status, reading.items, bool(reading.problems)) == (Status.UNREADABLE, (), True)


def test_totals_that_do_not_fit_are_a_problem(pipeline: Pipeline) -> None:
    wrong = INVOICE.replace("USD 200.00", "USD 250.00")
    assert [p for p in read(pipeline, wrong).problems if p.stage == "lines"]


def test_a_paper_that_lost_a_line_is_partly_read(pipeline: Pipeline) -> None:
    reading = read(pipeline, INVOICE.replace("USD 1100.00", "USD 1700.00"))
    (told,) = (p for p in reading.problems if p.stage == "lines")
    assert reading.status is Status.PARTLY_READ and told.page == 1 and "1700.00" in told.message
    assert reading.items and not any(item.complete for item in reading.items)


def test_totals_that_fit_are_no_problem(pipeline: Pipeline) -> None:
    assert [p for p in read(pipeline, INVOICE).problems if p.stage in ("lines", "totals")] == []


def test_reading_the_same_bytes_twice_gives_the_same(pipeline: Pipeline) -> None:
    assert read(pipeline, CELLS).items == read(pipeline, CELLS).items


CONTAINER = """
QC-3700 Energy storage container
Cell type           LFP 3.2V/280Ah
Rated energy        3727.4 kWh
Rated voltage       1331.2 V
Weight              <=36T
Converter weight    1200 kg
"""


def test_a_container_has_its_mass_in_tonnes_and_not_its_converter_s(pipeline: Pipeline) -> None:
    reading = read(pipeline, CONTAINER)
    (item,) = reading.items
    masses = [str(f.value) for f in item.facts if f.property == "mass"]
    assert ("QC-3700", ("lithium_ion_pack",), ["(-∞, 36000000] g"]) == (item.label, item.products, masses)
    assert any("mass 1200000 g" in p.message for p in reading.problems)


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


def fact(item: Item, name: str) -> str:
    return str(next(f.value for f in item.facts if f.property == name))

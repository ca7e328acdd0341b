"""Kinds of papers: by their titles and heads, in several languages."""

import pytest

from extractor.document.page import of_document
from extractor.papers.document_kind import document_kind
from extractor.papers.roles import file_kind, parts
from tests.extractor.words import page, terms

PAPERS = [
    ("invoice", ("Tax Invoice", "Invoice no. 77", "Description  Qty  Unit price  Amount", "Total due  12.00")),
    ("invoice", ("Pro-forma Invoice", "Pro-forma no. 9", "Pos.  Qty  Unit price EUR", "Payment terms")),
    ("invoice", ("Rechnung", "Rechnungsnummer 12", "Menge  Einzelpreis  Gesamtpreis", "MwSt 19 %")),
    ("invoice", ("Avoir", "Prix unitaire  Montant HT", "TVA 20 %")),
    ("customs_declaration", ("中华人民共和国海关出口货物报关单", "件数 4  毛重 820  净重 800", "项号  商品编号  商品名称  数量  单价  总价", "合计")),
    ("packing_list", ("Packing list", "No.  Description  Packages  Net weight  Gross weight", "Marks")),
    ("safety_data_sheet", ("Sicherheitsdatenblatt", "2 Mögliche Gefahren", "4 Erste-Hilfe-Maßnahmen", "Nennspannung 3 V")),
    ("test_report", ("UN38.3 测试报告", "样品名称 电池", "委托单位 甲", "检测结论 合格")),
    ("technology", ("Process specification", "1 Purpose", "Process parameters", "Residence time 2 h", "know-how of the licensor")),
    ("datasheet", ("Product specification", "Model: Q7", "Nominal capacity  2 Ah", "Nominal voltage  3.6 V")),
    ("datasheet", ("产品规格书", "型号 Q7", "标称容量  2 Ah")),
    ("datasheet", ("QX4 amplifier", "Features", "General description", "Absolute maximum ratings", "Electrical characteristics",
                   "Ordering information", "Applications", "Pin configuration", "Operating temperature", "Package")),
    ("order", ("Purchase order", "Unit price  Amount", "Delivery date")),
    ("order", ("订购单", "订单号 77", "序号  名称  数量  单价  金额", "交货日期")),
    ("order", ("Purch.Doc.  Item  Vendor  Short text  Deliv. date  Order qty  Net price", "4700011  10  Some Cells  Tray")),
    ("contract", ("购销合同", "甲方: 某厂", "乙方: 某商", "品名  数量  单价  金额", "不可抗力", "仲裁")),
    ("contract", ("Sales contract", "The Buyer", "The Seller", "Commodity  Quantity  Unit price  Amount", "Arbitration")),
    ("transport_document", ("Bill of lading", "Shipper", "Consignee", "Notify party", "Port of loading", "Gross weight")),
    ("transport_document", ("Lieferschein", "Pos  Bezeichnung  Menge")),
    ("customs_declaration", ("申报要素", "1.品牌类型: 1", "2.出口享惠情况: 0")),
    ("other", ("User manual", "Installation", "Wiring", "Nominal voltage 12 V")),
    ("other", ("通信协议", "波特率 9600", "命令码", "数据格式")),
    ("other", ("Good morning",)),
    ("other", ("A guide to understanding product specifications", "Nominal voltage (V)", "Weight (g)")),
    ("other", ("Chapter 2", "Powders", "A powder of 1.1 g/cm3 flows slowly.", "Exercises", "1. Derive 2.4")),
    ("datasheet", ("Acme Pumps", "QP-4 metering pump", "Flow rate  40 L/h", "Pressure  10 bar", "Supply  230 V")),
    ("datasheet", ("QP-9", "QP-9 holds 2 Ah at a nominal voltage of 3.8 V; it has a specific energy of 260 Wh/kg,",
                   "an energy density of 600 Wh/L and a rated capacity of 1.9 Ah.")),
    ("datasheet", ("甲厂", "QP-5 激光焊接机", "激光功率  2000 W", "定位精度  ±0.02 mm", "重量  1.8 t")),
    ("datasheet", ("Model  Volume (L)  Power (kW)", "QR-3  3000  45", "QR-5  5000  75")),
    ("other", ("QP-6 battery monitor", "Weight: 5 g", "Regards")),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "lines"), PAPERS)
def test_a_paper_is_known_by_its_title_and_heads(kind: str, lines: tuple[str, ...]) -> None:
    assert kind == document_kind([page(*lines, large=1)], terms())[0]


def test_an_invoice_that_brings_its_packing_list_is_an_invoice() -> None:
    invoice = page("Commercial invoice", "Unit price  Amount", large=1)
    packing = page("Packing list", "Net weight  Gross weight  CBM  Packages  Carton no", number=2, large=1)
    assert document_kind([invoice, packing], terms())[0] == "invoice"


def test_the_evidence_is_the_papers_own_text() -> None:
    (paper,) = of_document([page("Packing list", "Net weight  Gross weight", large=1)], "cd")
    evidence = document_kind([paper], terms())[1][0]
    assert evidence.sha256 == "cd"
    assert evidence.text == paper.text[evidence.span[0] : evidence.span[1]] == "Packing list"


def test_a_paper_without_text_has_no_kind() -> None:
    assert document_kind([], terms())[:2] == ("other", ())


def test_the_call_says_why() -> None:
    sheet = page("QP-4 pump", "Flow rate  40 L/h", "Pressure  10 bar", "Supply  230 V")
    assert document_kind([sheet], terms()).reason.startswith("it gives 3 parameters")
    assert "'Packing list'" in document_kind([page("Packing list", large=1)], terms()).reason


def test_a_running_head_counts_as_a_title() -> None:
    cover = page("QP series", "Acme", large=2)
    inner = [page("QP series application note", "Features", "Applications", number=n) for n in (2, 3, 4)]
    assert "other" == document_kind([cover, *inner], terms()).kind


def test_a_page_that_calls_itself_something_else_begins_another_paper() -> None:
    contract = page("Sales contract", "The Buyer", "The Seller", "Unit price  Amount", large=1)
    clauses = page("12 Arbitration", "Disputes go before the court.", number=2)
    packing = page("Packing list", "Net weight  Gross weight", number=3, large=1)
    found = parts([contract, clauses, packing], terms())
    assert [(p.kind, p.pages) for p in found] == [("contract", (1, 2)), ("packing_list", (3,))]
    assert file_kind([contract, clauses, packing], found, terms()).kind == "packing_list"

"""Kinds of papers: by their titles and heads, in several languages."""

import pytest

from extractor.kinds import document_kind
from tests.extractor.words import page, terms

PAPERS = [
    ("invoice", ("Tax Invoice", "Invoice no. 77", "Description  Qty  Unit price  Amount", "Total due  12.00")),
    ("invoice", ("Pro-forma Invoice", "Pro-forma no. 9", "Pos.  Qty  Unit price EUR", "Payment terms")),
    ("invoice", ("Rechnung", "Rechnungsnummer 12", "Menge  Einzelpreis  Gesamtpreis", "MwSt 19 %")),
    ("invoice", ("Avoir", "Prix unitaire  Montant HT", "TVA 20 %")),
    ("packing_list", ("Packing list", "No.  Description  Packages  Net weight  Gross weight", "Marks")),
    ("safety_data_sheet", ("Sicherheitsdatenblatt", "2 Mögliche Gefahren", "4 Erste-Hilfe-Maßnahmen", "Nennspannung 3 V")),
    ("test_report", ("UN38.3 测试报告", "样品名称 电池", "委托单位 甲", "检测结论 合格")),
    ("technology", ("Process specification", "1 Purpose", "Process parameters", "Residence time 2 h", "know-how of the licensor")),
    ("datasheet", ("Product specification", "Model: Q7", "Nominal capacity  2 Ah", "Nominal voltage  3.6 V")),
    ("datasheet", ("产品规格书", "型号 Q7", "标称容量  2 Ah")),
    ("datasheet", ("QX4 amplifier", "Features", "General description", "Absolute maximum ratings", "Electrical characteristics",
                   "Ordering information", "Applications", "Pin configuration", "Operating temperature", "Package")),
    ("other", ("Purchase order", "Unit price  Amount", "Delivery date")),
    ("other", ("User manual", "Installation", "Wiring", "Nominal voltage 12 V")),
    ("other", ("通信协议", "波特率 9600", "命令码", "数据格式")),
    ("other", ("Good morning",)),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "lines"), PAPERS)
def test_a_paper_is_known_by_its_title_and_heads(kind: str, lines: tuple[str, ...]) -> None:
    assert kind == document_kind([page(*lines, large=1)], terms())[0]


def test_an_invoice_that_brings_its_packing_list_is_an_invoice() -> None:
    invoice = page("Commercial invoice", "Unit price  Amount", large=1)
    packing = page("Packing list", "Net weight  Gross weight  CBM  Packages  Carton no", number=2, large=1)
    assert document_kind([invoice, packing], terms())[0] == "invoice"


def test_the_evidence_is_the_papers_own_text() -> None:
    paper = page("Packing list", "Net weight  Gross weight", large=1)
    evidence = document_kind([paper], terms(), sha256="cd")[1][0]
    assert evidence.text == paper.text[evidence.span[0] : evidence.span[1]] == "Packing list"


def test_a_paper_without_text_has_no_kind() -> None:
    assert document_kind([], terms())[:2] == ("other", ())

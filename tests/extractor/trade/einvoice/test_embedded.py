"""E-invoices inside PDFs: the XML's values, the page's evidence, and what differs between the two."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from classifier.facts import Fact
from extractor.document.model import Source
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from extractor.trade import TradeReading
from extractor.trade.einvoice import beside_the_page as embedded
from extractor.trade.einvoice.xml import NotReadable, parse
from tests.extractor.trade.trade_papers import PHRASES, page, reading, right

SHA = "0" * 64

LINE = """<ram:IncludedSupplyChainTradeLineItem>
 <ram:AssociatedDocumentLineDocument><ram:LineID>{number}</ram:LineID></ram:AssociatedDocumentLineDocument>
 <ram:SpecifiedTradeProduct><ram:SellerAssignedID>{article}</ram:SellerAssignedID><ram:Name>{name}</ram:Name>
  <ram:DesignatedProductClassification><ram:ClassCode listID="HS">8507.60.00</ram:ClassCode>
  </ram:DesignatedProductClassification></ram:SpecifiedTradeProduct>
 <ram:SpecifiedLineTradeAgreement><ram:GrossPriceProductTradePrice><ram:ChargeAmount>99.00</ram:ChargeAmount>
  </ram:GrossPriceProductTradePrice><ram:NetPriceProductTradePrice><ram:ChargeAmount>{price}</ram:ChargeAmount>
  </ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
 <ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="H87">{quantity}</ram:BilledQuantity>
 </ram:SpecifiedLineTradeDelivery>
 <ram:SpecifiedLineTradeSettlement><ram:SpecifiedTradeSettlementLineMonetarySummation>
  <ram:LineTotalAmount>{amount}</ram:LineTotalAmount>
 </ram:SpecifiedTradeSettlementLineMonetarySummation></ram:SpecifiedLineTradeSettlement>
</ram:IncludedSupplyChainTradeLineItem>
"""
CELL = {
    "number": "1",
    "article": "K-77",
    "name": "Zelle ü INR21700-50E",
    "price": "3.1500",
    "quantity": "120.0000",
    "amount": "378.00",
}
PACK = {
    "number": "2",
    "article": "P-12",
    "name": "Akkupack 48 V",
    "price": "410.00",
    "quantity": "2",
    "amount": "820.00",
}
NAMES = 'xmlns:rsm="urn:x:100" xmlns:ram="urn:y:100"'


def invoice(*items: dict[str, str], total: str = "1198.00", root: str = "CrossIndustryInvoice") -> str:
    body = "".join(LINE.format(**item) for item in items)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rsm:{root} {NAMES}><rsm:SupplyChainTradeTransaction>{body}'
        "<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>"
        f"<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>{total}</ram:LineTotalAmount>"
        "</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>"
        f"</rsm:SupplyChainTradeTransaction></rsm:{root}>"
    )


def carried(text: str, name: str = "factur-x.xml") -> tuple[Source, ...]:
    return (open_source(f"invoice.pdf/{name}", text.encode()),)


def printed(quantity: str = "120") -> Page:
    """A German invoice page of the two lines."""
    return page(
        (100, [(40, "Pos"), (80, "Bezeichnung"), right(330, "Menge"), right(420, "Einzelpreis"), right(500, "Betrag")]),
        (120, [(40, "1"), (80, "Zelle ü INR21700-50E"), right(330, f"{quantity} Stk"), right(420, "3,15"), right(500, "378,00")]),
        (140, [(40, "2"), (80, "Akkupack 48 V"), right(330, "2 Stk"), right(420, "410,00"), right(500, "820,00")]),
        (160, [(80, "Summe"), right(500, "1.198,00")]),
    )  # fmt: skip


def letter(*texts: str) -> Page:
    """A page without a table: each text a row of its own."""
    return page(*((100 + 20 * k, [(40, text)]) for k, text in enumerate(texts)))


def joined(text: str, *pages: Page) -> TradeReading:
    found = embedded.lines(carried(text), pages, SHA, PHRASES, reading(*pages))
    assert found is not None
    return found


def fact(found: TradeReading, name: str, line: int = 0) -> Fact:
    (one,) = (f for f in found.lines[line].facts if f.property == name)
    return one


def paper(text: str, *rows: str) -> Source:
    """A PDF that shows some rows and carries an e-invoice."""
    shown, out = io.BytesIO(), io.BytesIO()
    canvas = Canvas(shown, pagesize=(400, 300), invariant=1)
    for k, row in enumerate(rows):
        canvas.drawString(40, 260 - 20 * k, row)
    canvas.save()
    document = pypdfium2.PdfDocument(shown.getvalue())
    document.new_attachment("factur-x.xml").set_data(text.encode())
    document.save(out)
    return open_source("invoice.pdf", out.getvalue())


def test_a_pdf_that_carries_its_lines_is_read_by_them() -> None:
    source = paper(invoice(PACK, total="820.00"), "Rechnung", "Akkupack 48 V     2 Stk     820,00")
    contents = read(source, ReadOptions(ocr=False))
    found = embedded.lines(contents.attachments, contents.pages, source.identity.sha256, PHRASES)
    assert found is not None
    assert [str(f.value) for f in found.lines[0].facts] == ["2 pcs", "410 EUR", "820 EUR", "85076000"]
    quotes = [contents.pages[0].text[slice(*e.span)] for f in found.lines[0].facts for e in f.evidence if e.page]
    assert quotes == ["2", "820,00"]


def test_each_line_of_the_xml_is_a_line_with_the_unit_as_printed() -> None:
    found = joined(invoice(CELL, PACK), printed())
    assert [(x.line, x.label) for x in found.lines] == [("1", "INR21700-50E"), ("2", "Akkupack 48 V")]
    assert [str(fact(found, n).value) for n in ("quantity", "unit_price", "amount")] == [
        "120 Stk",
        "3.15 EUR",
        "378 EUR",
    ]
    assert found.problems == ()


def test_the_evidence_is_the_page_where_it_prints_the_value() -> None:
    paper = printed()
    (where,) = fact(joined(invoice(CELL, PACK), paper), "amount", 1).evidence
    assert (where.text, where.page) == ("820,00", 1)
    assert paper.text[slice(*where.span)] == "820,00"


def test_a_value_that_is_not_printed_names_its_place_in_the_xml() -> None:
    text = invoice(CELL, PACK)
    (where,) = fact(joined(text, printed()), "tariff_line", 1).evidence
    assert (where.cell, where.text, where.page) == ("factur-x.xml!line 2", "8507.60.00", None)
    assert text[slice(*where.span)] == "8507.60.00"


def test_a_number_near_the_name_is_evidence_even_without_a_table() -> None:
    paper = letter("Wir liefern", "Akkupack 48 V zu 820,00 EUR", "820,00 Summe")
    found = joined(invoice(PACK, total="820.00"), paper)
    (where,) = fact(found, "amount").evidence
    assert paper.text.index("820,00") == where.span[0]
    assert found.lines[0].description == ((1, 12, 25),)


def test_a_number_printed_far_from_its_line_is_no_evidence() -> None:
    far = [f"Zeile {chr(65 + k)}" for k in range(12)]
    found = joined(invoice(PACK, total="820.00"), letter("Akkupack 48 V", *far, "820,00"))
    assert fact(found, "amount").evidence[0].cell == "factur-x.xml!line 1"


def test_where_page_and_xml_differ_the_value_is_doubted_and_both_are_named() -> None:
    found = joined(invoice(CELL, PACK), printed(quantity="12"))
    assert str(fact(found, "quantity").value) == "120 pcs"
    assert fact(found, "quantity").doubt
    assert "factur-x.xml says quantity 120, the page 12 Stk" in found.lines[0].problems


def test_a_line_that_only_the_page_has_is_a_problem() -> None:
    found = joined(invoice(CELL, total="378.00"), printed())
    assert len(found.lines) == 1
    assert found.problems == ("the page has a line that factur-x.xml lacks: 2 Akkupack 48 V",)


def test_a_sum_that_the_lines_do_not_make_is_a_problem() -> None:
    assert "add up to 1198, but it states 1200" in joined(invoice(CELL, PACK, total="1200"), printed()).problems[0]


@pytest.mark.parametrize(
    "root, changes",
    [
        (
            "CrossIndustryDocument",
            {
                "SpecifiedLineTrade": "SpecifiedSupplyChainTrade",
                "SettlementLineMonetary": "SettlementMonetary",
                "SettlementHeaderMonetary": "SettlementMonetary",
            },
        ),
        (
            "SCRDMCCBDACIOMessageStructure",
            {"BilledQuantity": "RequestedQuantity", "InvoiceCurrency": "OrderCurrency"},
        ),
    ],
)
def test_older_invoices_and_orders_are_read_too(root: str, changes: dict[str, str]) -> None:
    text = invoice(CELL, root=root)
    for old, new in changes.items():
        text = text.replace(old, new)
    read = parse(text.encode())
    assert read is not None
    assert [(x.quantity and x.quantity.text, x.amount and x.amount.text) for x in read.lines] == [
        ("120.0000", "378.00")
    ]
    assert read.currency == "EUR"


def test_a_price_for_a_hundred_is_the_page_s_price_for_one() -> None:
    hundred = invoice({**CELL, "price": "315.00"}, PACK).replace(
        "315.00</ram:ChargeAmount>", "315.00</ram:ChargeAmount><ram:BasisQuantity>100</ram:BasisQuantity>"
    )
    assert str(fact(joined(hundred, printed()), "unit_price").value) == "3.15 EUR"


@pytest.mark.parametrize("other", ["<order/>", "<svg xmlns='x'><text>1</text></svg>", "plain text", "{}"])
def test_other_attachments_are_none_of_it(other: str) -> None:
    assert embedded.lines(carried(other), (), SHA, PHRASES) is None


def test_a_damaged_xml_leaves_the_page_s_lines_and_says_so() -> None:
    found = joined(invoice(CELL)[:-40], printed())
    assert [x.label for x in found.lines] == ["INR21700-50E", "Akkupack 48 V"]
    assert "factur-x.xml inside the PDF was not read: it is damaged" in found.problems[-1]


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_xml_cut_anywhere_is_told_to_be_damaged(share: float) -> None:
    data = invoice(CELL, PACK).encode()
    with pytest.raises(NotReadable, match="damaged"):
        parse(data[: int(len(data) * share)])


def test_xml_in_a_coding_that_nobody_knows_is_told_to_be_damaged() -> None:
    with pytest.raises(NotReadable, match="damaged"):
        parse(invoice(CELL).replace("UTF-8", "UTL-8").encode())


def test_xml_that_declares_entities_is_refused() -> None:
    laughs = '<!DOCTYPE x [<!ENTITY a "ha">]>' + invoice(CELL).partition("?>")[2]
    with pytest.raises(NotReadable, match="document type"):
        parse(laughs.encode())


def test_xml_nested_beyond_reason_is_refused() -> None:
    with pytest.raises(NotReadable, match="more elements"):
        parse(b"<a>" * 100)

"""From a document's bytes to its items, on papers drawn in memory."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from classifier.facts import Item
from extractor.document.model import Reading, Severity, Status
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue


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

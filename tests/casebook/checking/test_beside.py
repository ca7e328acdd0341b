"""The check of a draft beside its datasheet and its invoice: what a line copies from them stands on them."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
import xlsxwriter

from casebook.checking.beside.papers import Paper
from casebook.checking.check import Checked, checked
from casebook.checking.draft.figures import are_apart
from casebook.checking.reading import papers_of
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.casebook.checking.drafts import Line, workbook
from tests.casebook.checking.test_check import DAY, LIGHT, law

Rows = Sequence[Sequence[object]]

SHEET: Rows = (
    ("KD-50A 规格书 Datasheet",),
    ("Lithium-ion cell 锂离子电芯",),
    ("型号 Model", "KD-50A"),
    ("标称容量 Nominal capacity (Ah)", 4.0),
    ("标称电压 Nominal voltage (V)", 3.6),
    ("重量 Weight (g)", 70.0),
    ("正极材料 Cathode", "NCM"),
)


def invoice(model: str) -> Rows:
    return (
        ("商业发票 COMMERCIAL INVOICE",),
        ("Contract No.:", "KD-26-019", "Terms:", "FOB SHANGHAI"),
        ("Description", "Model", "Quantity", "Unit", "Unit Price (USD)", "Amount (USD)"),
        ("Lithium-ion cell", model, 8000, "PCS", 3.1, 24800),
        ("TOTAL", "", "", "", "", 24800),
    )


def book(rows: Rows) -> bytes:
    data = io.BytesIO()
    made = xlsxwriter.Workbook(data, {"in_memory": True})
    sheet = made.add_worksheet("Sheet1")
    for r, row in enumerate(rows):
        sheet.write_row(r, 0, row)
    made.close()
    return data.getvalue()


def of(*papers: tuple[str, Rows]) -> Iterator[Paper]:
    _, pipeline = law()
    for name, rows in papers:
        reading = pipeline.read(open_source(name, book(rows)))
        yield from papers_of(reading, reading.contents.pages, name, pipeline)


def check(line: Line, *papers: tuple[str, Rows]) -> Checked:
    return check_of(workbook([line]), *papers)


def check_of(data: bytes, *papers: tuple[str, Rows]) -> Checked:
    catalogue, pipeline = law()
    source = open_source("draft.xlsx", data)
    ((declaration, items),) = pipeline.declared(read(source).pages, source.identity.sha256)
    record = list(of(*papers))
    return checked(declaration, items, record, catalogue, sha256=source.identity.sha256, as_of=DAY)


def found(line: Line, *papers: tuple[str, Rows]) -> set[tuple[int | None, str]]:
    return {(f.line, str(f.kind)) for f in check(line, *papers).findings if f.severity != "note"}


def test_a_faultless_line_agrees_with_its_datasheet_and_its_invoice() -> None:
    assert found(LIGHT, ("sheet.xlsx", SHEET), ("invoice.xlsx", invoice("KD-50A"))) == set()


def test_another_electrode_material_than_the_datasheets_is_told() -> None:
    other = replace(LIGHT, elements=LIGHT.elements.replace("镍钴锰酸锂", "磷酸铁锂"))
    assert (1, "element_differs") in found(other, ("sheet.xlsx", SHEET))


def test_a_volt_or_ampere_hour_that_rounding_does_not_explain_is_told() -> None:
    assert (1, "element_differs") in found(replace(LIGHT, voltage="3.7V"), ("sheet.xlsx", SHEET))
    assert (1, "element_differs") in found(replace(LIGHT, capacity="4.1Ah"), ("sheet.xlsx", SHEET))
    finer = tuple((row[0], 4.03) if "容量" in str(row[0]) else row for row in SHEET)
    assert found(replace(LIGHT, capacity="4.0Ah"), ("sheet.xlsx", finer)) == set()


@pytest.mark.parametrize(
    ("one", "other", "several", "is_apart"),
    [
        ("8000", "8005", 1, True),
        ("59600", "59650", 1, True),
        ("27278.8", "27262.8", 1, True),
        ("27263", "27262.8", 1, False),
        ("929.8", "930", 1, False),
        ("43", "43.6", 1, True),
        ("182.25", "182.5", 1, True),
        ("182.3", "182.25", 1, False),
        ("182.2", "182.52", 1, True),
        ("1822.2", "1822.52", 5, False),
    ],
)
def test_numbers_are_apart_where_rounding_does_not_explain_it(
    one: str, other: str, several: int, is_apart: bool
) -> None:
    assert are_apart(Decimal(one), Decimal(other), several) is is_apart


def test_some_pieces_more_than_the_invoice_has_are_told_of_many_too() -> None:
    more = replace(LIGHT, count=8005, kilograms="560.35", amount="24815.5")
    kinds = {(1, "paper_differs")}
    assert found(more, ("invoice.xlsx", invoice("KD-50A"))) == kinds


def test_a_model_with_two_letters_changed_for_each_other_is_told() -> None:
    assert found(replace(LIGHT, model="KD-50A"), ("invoice.xlsx", invoice("KD-05A"))) == {(1, "element_differs")}
    assert found(replace(LIGHT, model="KD-50A"), ("invoice.xlsx", invoice("P397.97.4042"))) == set()

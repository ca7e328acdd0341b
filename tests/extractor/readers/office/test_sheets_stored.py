"""Cells whose value or result a program wrote without what it shows: read where it can be, else told."""

from __future__ import annotations

import io
import struct

import pytest
import xlwt
from packaged import contents, packed, text, told

from extractor.document.model import Source, Status
from extractor.intake import media_types
from extractor.intake.sources import open_source
from extractor.readers.office.workbook.old.old_formulas import uncomputed

SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
)


def ods(rows: str) -> Source:
    body = (
        f"<office:document-content {SPACES}><office:body><office:spreadsheet>"
        f'<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    return open_source("a.ods", packed({"mimetype": media_types.ODS, "content.xml": body}))


def cell(attributes: str, inside: str = "") -> str:
    return f"<table:table-cell {attributes}>{inside}</table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


WORD = cell('office:value-type="string"', "<text:p>x</text:p>")


@pytest.mark.parametrize("attributes, shown", [
    ('office:value-type="float" office:value="2.560"', "2.56"),
    ('office:value-type="percentage" office:value="0.957"', "95.7%"),
    ('office:value-type="currency" office:currency="USD" office:value="23.5"', "23.5 USD"),
    ('office:value-type="date" office:date-value="2026-03-04"', "2026-03-04"),
    ('office:value-type="string" office:string-value="158 mAh/g"', "158 mAh/g"),
    ('office:value-type="float" office:value="1e99"', "1e99"),
    ('office:value-type="float" office:value="NaN"', "NaN"),
])  # fmt: skip
def test_an_ods_value_without_its_text_is_read_by_the_value(attributes: str, shown: str) -> None:
    assert text(ods(row(WORD, cell(attributes)))).split() == ["x", *shown.split()]


def test_an_ods_value_whose_text_is_empty_shows_nothing_and_is_told() -> None:
    source = ods(row(WORD, cell('office:value-type="float" office:value="2.41"', "<text:p/>")))
    assert text(source) == "x\n" and "S!B1: “2.41”" in told(source)


def test_an_ods_formula_without_result_is_told() -> None:
    source = ods(row(WORD, cell('table:formula="of:=[.A1]*2"')))
    assert "no stored result" in told(source) and contents(source).status is Status.PARTLY_READ


@pytest.mark.parametrize("group, where", [
    ('<table:table-row-group table:display="false">{}</table:table-row-group>', "hidden row"),
    ('<table:table-row-group table:display="false"><table:table-rows>{}</table:table-rows></table:table-row-group>', "hidden row"),
])  # fmt: skip
def test_rows_of_a_folded_group_are_not_shown(group: str, where: str) -> None:
    source = ods(row(WORD) + group.format(row(cell('office:value-type="string"', "<text:p>gone</text:p>"))))
    assert text(source) == "x\n" and where in told(source) and "gone" in told(source)


def test_columns_of_a_folded_group_are_not_shown() -> None:
    columns = '<table:table-column/><table:table-column-group table:display="false"><table:table-column/></table:table-column-group>'
    source = ods(columns + row(WORD, cell('office:value-type="string"', "<text:p>gone</text:p>")))
    assert text(source) == "x\n" and "hidden column" in told(source)


def xls(*formulas: str) -> bytes:
    book = xlwt.Workbook()
    book.add_sheet("First").write(0, 0, "other")
    sheet = book.add_sheet("S")
    sheet.write(0, 0, "x")
    for k, formula in enumerate(formulas):
        sheet.write(k + 1, 1, xlwt.Formula(formula))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("formula", ["1.28*2", "-A1", "50%", "SUM(A1:A3)", "AVERAGE(A1,A2)", "ROUND(A1/3,2)", "A1+A2"])
def test_an_xls_formula_that_nobody_computed_is_told(formula: str) -> None:
    source = open_source("a.xls", xls(formula))
    assert "1 formulas on sheet 'S' have no stored result (the first at S!B2)" in told(source)
    assert contents(source).status is Status.PARTLY_READ


@pytest.mark.parametrize("formula", ['IF(A1=1,"","b")', '""', "A1"])
def test_an_xls_formula_that_may_give_an_empty_text_is_not_told(formula: str) -> None:
    source = open_source("a.xls", xls(formula))
    assert "no stored result" not in told(source) and contents(source).status is Status.READ


def test_records_of_a_damaged_stream_end_with_it() -> None:
    sheet = struct.pack("<HHIBB", 0x85, 6, 40, 0, 0)
    assert uncomputed(sheet) == {} and uncomputed(b"\x06\x00\xff\xff") == {} and uncomputed(sheet * 9) == {}

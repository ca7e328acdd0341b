"""Workbooks and Word files: what a cell shows, where it stands, and what is refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pytest

from extractor.document.model import Contents, Source, Status
from extractor.intake import media_types
from extractor.intake.sources import open_source
from extractor.readers.office.made_page import letters
from extractor.readers.office.workbook.binary import shown
from extractor.readers.office.workbook.shown.number_formats import apply
from extractor.readers.reading import read


def workbook(fill: Callable[[openpyxl.Workbook], None]) -> Source:
    book = openpyxl.Workbook()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return open_source("book.xlsx", out.getvalue())


def word(fill: Callable[..., None]) -> Source:
    document = docx.Document()
    fill(document)
    out = io.BytesIO()
    document.save(out)
    return open_source("paper.docx", out.getvalue())


def with_part(source: Source, name: str, data: bytes) -> Source:
    """The same package with one more part, or another part of that name."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(source.data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            if entry.filename != name:
                new.writestr(entry, old.read(entry))
        new.writestr(name, data)
    return open_source(source.identity.name, out.getvalue())


def why(contents: Contents) -> str:
    assert contents.status is Status.UNREADABLE
    return " ".join(p.message for p in contents.problems)


def test_a_word_of_a_sheet_names_its_cell() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.title = "Sheet1"
        book.active["C7"] = "Winding machine"

    page = read(workbook(fill)).pages[0]
    assert page.text == "Winding machine\n"
    assert [w.cell for w in page.words] == ["Sheet1!C7", "Sheet1!C7"]


def test_each_sheet_is_a_page_with_its_name() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active.title = "CI"
        book.active["A1"] = "Invoice"
        book.create_sheet("PL")["A1"] = "Packing list"

    assert [(p.number, p.name, p.origin) for p in read(workbook(fill)).pages] == [
        (1, "CI", "sheet"),
        (2, "PL", "sheet"),
    ]


@pytest.mark.parametrize(
    "text, value",
    [("20", 20.0), ("0.1", 0.1), ("4900", 4900), ("1000000000000000000000", 1e21), ("TRUE", True)],
)
def test_a_number_is_printed_as_it_is_read(text: str, value: float) -> None:
    assert text == shown(value)


@pytest.mark.parametrize(
    "text, code, value",
    [
        ("3.50 mm", '0.00" mm"', 3.5),
        ("412,000.00", "#,##0.00", 412000.0),
        ("95%", "0%", 0.95),
        ("94.5%", "0.0%", 0.945),
        ("≥ 350 mAh/g", '"≥ "0" mAh/g"', 350),
        ("-2.0", "0.0;[Red]-0.0", -2),
        ("2023-03-15", "yyyy-mm-dd", 45000),
    ],
)
def test_a_number_format_shows_what_a_person_sees(text: str | None, code: str, value: float) -> None:
    assert text == apply(code, value)


def test_a_unit_that_stands_only_in_the_format_is_read() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"] = 3.5
        book.active["A1"].number_format = '0.00" mm"'

    assert read(workbook(fill)).pages[0].text == "3.50 mm\n"


def test_a_workbook_of_the_older_kind_is_read_alike() -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet = book.add_sheet("装箱单")
    sheet.write_merge(0, 0, 0, 1, "Packing list")
    sheet.write(2, 0, "锂离子电池")
    sheet.write(2, 1, 1250.5)
    out = io.BytesIO()
    book.save(out)
    source = open_source("list.xls", out.getvalue())
    (page,) = read(source).pages
    assert source.identity.media_type == media_types.XLS
    assert (page.name, page.text) == ("装箱单", "Packing list\n锂离子电池  1250.5\n")
    assert [w.cell for w in page.words][2:] == ["装箱单!A3", "装箱单!B3"]
    assert [(c.rows, c.columns) for c in page.tables[0].cells if (c.row, c.column) == (0, 0)] == [(1, 2)]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_workbook_of_the_older_kind_that_is_cut_off_says_so(share: float) -> None:
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    book.add_sheet("A").write(0, 0, "x")
    out = io.BytesIO()
    book.save(out)
    contents = read(open_source("list.xls", out.getvalue()[: int(len(out.getvalue()) * share)]))
    assert contents.status is Status.UNREADABLE and contents.problems


def test_a_merged_range_is_one_cell() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"] = "Model"
        book.active.merge_cells("A1:B2")
        book.active["C3"] = "x"

    (table,) = read(workbook(fill)).pages[0].tables
    assert [(c.rows, c.columns) for c in table.cells if (c.row, c.column) == (0, 0)] == [(2, 2)]
    assert not [c for c in table.cells if (c.row, c.column) in {(0, 1), (1, 0), (1, 1)}]


def test_a_formula_without_a_stored_result_is_named() -> None:
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"] = 2
        book.active["A2"] = "=A1*3"

    assert "formulas" in " ".join(p.message for p in read(workbook(fill)).problems)


def test_an_empty_workbook_says_so() -> None:
    assert "empty" in why(read(workbook(lambda book: None)))


@pytest.mark.parametrize("column, name", [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_have_their_letters(column: int, name: str) -> None:
    assert name == letters(column)


def test_paragraphs_and_tables_keep_the_order_of_the_body() -> None:
    def fill(document: docx.document.Document) -> None:
        document.add_paragraph("Before")
        table = document.add_table(rows=1, cols=2)
        table.cell(0, 0).text, table.cell(0, 1).text = "Capacity", "4.9 Ah"
        document.add_paragraph("After")

    page = read(word(fill)).pages[0]
    assert page.text == "Before\nCapacity  4.9 Ah\nAfter\n"
    assert [w.cell for w in page.words] == [
        "Paragraph 1",
        "Table 1!A1",
        "Table 1!B1",
        "Table 1!B1",
        "Paragraph 2",
    ]


def test_a_merged_cell_of_a_word_table_appears_once() -> None:
    def fill(document: docx.document.Document) -> None:
        table = document.add_table(rows=2, cols=2)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "Specification"

    (table,) = read(word(fill)).pages[0].tables
    assert [(c.row, c.column, c.rows, c.columns) for c in table.cells] == [
        (0, 0, 1, 2),
        (1, 0, 1, 1),
        (1, 1, 1, 1),
    ]


def test_a_raised_mark_of_a_word_file_stands_apart_and_a_power_does_not() -> None:
    def fill(document: docx.document.Document) -> None:
        paragraph = document.add_paragraph("Area 12 m")
        for text, raised in (("2", True), ("/g; capacity", False), ("1)", True), ("1000 mAh", False)):
            paragraph.add_run(text).font.superscript = raised

    assert read(word(fill)).pages[0].text == "Area 12 m2/g; capacity 1) 1000 mAh\n"


def test_header_and_footer_are_read() -> None:
    def fill(document: docx.document.Document) -> None:
        document.sections[0].header.paragraphs[0].text = "TDS 114"
        document.add_paragraph("Body")
        document.sections[0].footer.paragraphs[0].text = "Page foot"

    assert read(word(fill)).pages[0].text == "TDS 114\nBody\nPage foot\n"


def test_an_office_file_that_declares_entities_is_not_opened() -> None:
    laughs = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    for source, part in (
        (word(lambda d: None), "word/footnotes.xml"),
        (workbook(lambda b: None), "xl/styles.xml"),
    ):
        assert "entities" in why(read(with_part(source, part, laughs)))


def test_an_office_file_that_unpacks_to_far_too_much_is_not_opened() -> None:
    bomb = with_part(workbook(lambda b: None), "xl/worksheets/sheet9.xml", b" " * 20_000_000)
    assert "bomb" in why(read(bomb))


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_an_office_file_that_is_cut_off_says_so(share: float) -> None:
    data = word(lambda d: None).data
    contents = read(open_source("paper.docx", data[: int(len(data) * share)]))
    assert contents.status is Status.UNREADABLE and contents.problems

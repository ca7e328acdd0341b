"""The marked copy of a draft: findings on their cells, formulas inert, the draft as it was."""

from __future__ import annotations

import io

import openpyxl
import pytest

from casebook.checking.check import Checked, checked
from casebook.checking.sending.marked import marked
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.casebook.checking.drafts import Line, workbook
from tests.casebook.checking.test_check import DAY, DENSE, law


def of(data: bytes) -> Checked:
    catalogue, pipeline = law()
    source = open_source("draft.xlsx", data)
    ((declaration, items),) = pipeline.declared(read(source).pages, source.identity.sha256)
    return checked(declaration, items, (), catalogue, sha256=source.identity.sha256, as_of=DAY)


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_each_finding_is_a_comment_on_the_cells_that_it_quotes() -> None:
    data = workbook([DENSE, Line(density="240Wh/kg", capacity="4Ah")])
    made = of(data)
    sheet = opened(marked(data, [made], "zh"))["报关单"]
    quoted = {(q.cell or "").rpartition("!")[2]: f for f in made.findings for q in f.evidence}
    (of_remark,) = [f for f in made.findings if f.line == 1 and f.kind == "remark_missing"]
    quoted["B9"] = of_remark  # the line that the remark says nothing of, by its tariff number
    assert len(quoted) > 2
    for place, finding in quoted.items():
        assert finding.says.zh in sheet[place].comment.text
        assert sheet[place].fill.fgColor.rgb != "00000000"
    commented = {c.coordinate for row in sheet.iter_rows() for c in row if c.comment}
    assert commented == set(quoted)
    for row in opened(data)["报关单"].iter_rows():
        assert [c.value for c in row] == [sheet[c.coordinate].value for c in row]


def test_all_findings_are_listed_on_a_sheet_of_their_own() -> None:
    data = workbook([DENSE], "=HYPERLINK(1)")
    made = of(data)
    sheet = opened(marked(data, [made], "en"))["gauger"]
    told = [row[2].value for row in sheet.iter_rows(min_row=2)]
    assert told == [f.says.en for f in made.findings]


def test_formulas_are_inert_and_what_stood_in_a_cell_is_kept() -> None:
    book = opened(workbook([DENSE]))
    sheet = book["报关单"]
    sheet["J1"] = '=WEBSERVICE("http://example.invalid/")'
    sheet["J2"] = "link"
    sheet["J2"].hyperlink = "http://example.invalid/"
    sheet.merge_cells("A7:C7")
    sheet["A7"].comment = openpyxl.comments.Comment("asked on Monday", "desk")
    kept = io.BytesIO()
    book.save(kept)
    made = opened(marked(kept.getvalue(), [of(kept.getvalue())], "en"))
    cells = [c for one in made.worksheets for row in one.iter_rows() for c in row]
    assert not [c for c in cells if c.data_type == "f" or c.hyperlink]
    copy = made["报关单"]
    assert copy["J1"].value.startswith("=WEBSERVICE") and copy["J1"].data_type == "s"
    assert copy["A7"].comment.text.startswith("asked on Monday\n[must]")


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        marked(b"%PDF-1.7", [], "en")

"""The set of a shipment as a draft: what its papers say, what they leave out, and what the verifier finds."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest
from docx import Document
from three_scanned import gauger, scanned, texts

from casebook.declaring.wording import BLANK
from tui.speech.exits import Exit


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three made shipments, scanned into one casebook."""
    return scanned(tmp_path_factory.mktemp("three"))


@pytest.fixture(scope="module")
def draft(folder: Path) -> Path:
    assert Exit.REVIEW == gauger(folder, "shipment", "battery-exporter", "--set", str(folder / "draft"))
    return folder / "draft"


def test_every_file_of_the_index_is_there(draft: Path) -> None:
    manifest = json.loads((draft / "manifest.json").read_text("utf-8"))
    there = {p.relative_to(draft).as_posix() for p in draft.rglob("*") if p.is_file()}
    assert {*manifest["files"], "manifest.json"} == there
    assert {"00-cover.docx", "01-lines.xlsx", "01-lines.csv", "03-statement.docx", "03-statement.pdf"} <= there


def test_a_draft_says_so_on_each_page_and_has_no_remark(draft: Path) -> None:
    for name in ("00-cover.docx", "03-statement.docx", "04-findings.docx"):
        assert "草稿 DRAFT" in texts((draft / name).read_bytes())
    cover = texts((draft / "00-cover.docx").read_bytes())
    assert "以何者为准？" in cover and "尚无人签署" in cover and "查看并签署：gauger review" in cover
    assert "nobody has signed" not in cover and "ANSWER" not in cover
    document = pdfium.PdfDocument(draft / "03-statement.pdf")
    assert all("DRAFT" in document[k].get_textpage().get_text_bounded() for k in range(len(document)))
    document.close()
    assert not (draft / "02-remark.txt").exists()
    assert json.loads((draft / "manifest.json").read_text("utf-8"))["is_draft"]


def test_a_draft_concludes_nothing_of_what_nobody_signed(draft: Path) -> None:
    said = texts((draft / "03-statement.docx").read_bytes())
    assert 3 == said.count(f"结论：{BLANK}")
    assert "未列入所核对的管制条目" not in said


def test_the_blanks_are_filled_from_the_papers(draft: Path) -> None:
    said = texts((draft / "03-statement.docx").read_bytes())
    for words in (
        "合同号：OT-4471",
        "发票号：LX-26-1118",
        "买方：Orbital Tools GmbH, Kassel, Germany",
        "统一社会信用代码：",
    ):
        assert words in said


def test_what_was_not_found_is_told_with_where_and_by_which_words(draft: Path) -> None:
    said = texts((draft / "03-statement.docx").read_bytes())
    assert "未载明事项的查找记录" in said
    assert "规格书 LX-PE58.pdf（1/1页，1个表格）" in said
    assert "用途" in said


def test_the_annexed_pages_are_stamped_with_number_page_and_hash(draft: Path) -> None:
    manifest = json.loads((draft / "manifest.json").read_text("utf-8"))
    document = pdfium.PdfDocument(draft / "05-annexes.pdf")
    pages = [document[k].get_textpage().get_text_bounded() for k in range(len(document))]
    document.close()
    for annex in manifest["annexes"]:
        assert any(f"附件{annex['number']}" in p.replace(" ", "") and annex["sha256"][:16] in p for p in pages)


def test_the_annexes_lie_as_an_office_lays_them(draft: Path) -> None:
    manifest = json.loads((draft / "manifest.json").read_text("utf-8"))
    names = [annex["name"].rpartition("/")[2] for annex in manifest["annexes"]]
    assert names == [
        "发票 invoice.pdf",
        "箱单 packing list.pdf",
        "规格书 LX-2170M.pdf",
        "检测报告 UN38.3 LX-2170M.pdf",
        "规格书 LX-PE58.pdf",
        "规格书 LX-BP36.pdf",
        "body.txt",
    ]
    rows = [[c.text for c in row.cells] for row in Document(draft / "00-cover.docx").tables[-1].rows]
    assert [row[1] for row in rows] == ["项号", "整票", "整票", "1", "1", "2", "3", "—"]
    assert [row[3] for row in rows[1:4]] == ["商业发票", "装箱单", "规格书"] and rows[-1][3] == "邮件"


def test_the_findings_have_their_quotes_side_by_side(draft: Path) -> None:
    said = texts((draft / "04-findings.docx").read_bytes())
    for words in ("305 Wh/kg", "LX-BP36-T", "58 Ah", "6480"):
        assert words in said


def test_the_lines_print_one_page_wide_with_a_head_that_stays(draft: Path) -> None:
    book = openpyxl.load_workbook(draft / "01-lines.xlsx")
    sheet = book["申报明细"]
    assert (1, 0, "landscape", "9") == (
        sheet.page_setup.fitToWidth or 1,  # one page where the file says nothing
        sheet.page_setup.fitToHeight,
        sheet.page_setup.orientation,
        str(sheet.page_setup.paperSize),
    )
    assert ("C2", "$1:$1", True) == (
        sheet.freeze_panes,
        sheet.print_title_rows,
        sheet.sheet_properties.pageSetUpPr.fitToPage,
    )
    assert ["LX-2170M", "LX-PE58", "LX-BP36"] == [row[3].value for row in sheet.iter_rows(min_row=2)]
    assert {"8507600090"} == {row[1].value for row in sheet.iter_rows(min_row=2)}
    assert "257.14 Wh/kg" in sheet["E2"].value


def test_every_sheet_is_about_as_wide_as_the_page_so_that_its_letters_are_not_shrunk_away(draft: Path) -> None:
    book = openpyxl.load_workbook(draft / "01-lines.xlsx")
    assert ["申报明细", "判定与待填", "申报要素", "备注"] == book.sheetnames
    for sheet in book:
        widths = [sheet.column_dimensions[c.column_letter].width for c in sheet[1]]
        inches = sum(7 * w + 5 for w in widths) / 96
        assert 9 / inches * 10.9 >= 8, f"points of {sheet.title}"
        assert max(c.alignment.wrap_text for row in sheet.iter_rows() for c in row)


def test_what_is_made_of_a_line_and_what_it_lacks_stand_on_a_sheet_of_their_own(draft: Path) -> None:
    sheet = openpyxl.load_workbook(draft / "01-lines.xlsx")["判定与待填"]
    rows = [[c.value for c in row] for row in sheet.iter_rows()]
    assert ["项号", "型号", "判定", "编码／接近", "签署", "待填"] == rows[0]
    assert ["2", "LX-PE58", "待签署（暂：属于两用物项）", "3A001", "未签署"] == rows[2][:5]
    assert "品牌类型" in rows[2][5]


def test_what_nobody_signed_is_not_called_signed(draft: Path) -> None:
    sheet = openpyxl.load_workbook(draft / "01-lines.xlsx")["申报要素"]
    told = {row[4].value for row in sheet.iter_rows(min_row=2)}
    assert "资料（尚未签署）" in told and "已签署的资料" not in told


def test_no_cell_of_a_workbook_is_a_formula(draft: Path) -> None:
    book = openpyxl.load_workbook(draft / "01-lines.xlsx")
    assert {"s"} >= {c.data_type for s in book for row in s.iter_rows() for c in row if c.value is not None}


def test_the_csv_has_a_byte_order_mark_and_the_same_lines(draft: Path) -> None:
    data = (draft / "01-lines.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert (b"\xef\xbb\xbf", 4, "LX-PE58") == (data[:3], len(rows), rows[2][3])


def checked(place: Path) -> tuple[int, str]:
    verifier = place / "verify.py" if place.is_dir() else place.parent / "verify.py"
    words = [sys.executable, "-I", str(verifier), str(place)]
    made = subprocess.run(words, capture_output=True, text=True, check=False)
    return made.returncode, made.stdout


def test_the_verifier_finds_a_set_as_it_was_written_and_each_change(draft: Path, tmp_path: Path) -> None:
    import shutil

    assert 0 == checked(draft)[0]
    for name, spoilt in (("01-lines.csv", b"x"), ("06-ledger.jsonl", b""), ("annexes/more.pdf", b"%PDF")):
        copy = tmp_path / name.replace("/", "-")
        shutil.copytree(draft, copy)
        (copy / name).write_bytes(spoilt)
        code, said = checked(copy)
        assert (1, True) == (code, name in said)


def test_the_verifier_finds_a_row_of_the_ledger_that_was_rewritten_with_its_manifest(
    draft: Path, tmp_path: Path
) -> None:
    import hashlib
    import shutil

    copy = tmp_path / "copy"
    shutil.copytree(draft, copy)
    ledger = (copy / "06-ledger.jsonl").read_text("utf-8").replace('"who": "', '"who": "x', 1)
    (copy / "06-ledger.jsonl").write_text(ledger, "utf-8")
    manifest = json.loads((copy / "manifest.json").read_text("utf-8"))
    manifest["files"]["06-ledger.jsonl"] = hashlib.sha256(ledger.encode()).hexdigest()
    (copy / "manifest.json").write_text(json.dumps(manifest), "utf-8")
    assert "is not what was written" in checked(copy)[1]


def test_a_set_is_not_written_into_a_folder_that_holds_anything(
    folder: Path, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Exit.NO_CASEBOOK == gauger(folder, "shipment", "battery-exporter", "--set", str(draft))
    assert "not empty" in capsys.readouterr().err

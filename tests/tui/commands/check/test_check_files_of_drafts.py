"""What is checked where the file is no draft, hides one, or holds papers beside it: a clear answer with file and place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import openpyxl

from corpora.declarations.faults import faultless
from corpora.declarations.forms import whole_deal
from corpora.declarations.forms.grid import Grid, book_of
from tests.casebook.checking.drafts import Line, workbook
from tests.tui.commands.check.test_check_command import Told, told
from tui.speech.exits import Exit

__all__ = ["told"]
LIGHT = Line(density="206Wh/kg", capacity="4Ah")
DENSE = Line(density="309Wh/kg", capacity="6Ah")


def invoice() -> bytes:
    """An invoice of goods that no draft of these tests has."""
    return book_of(whole_deal.invoice(faultless("beside", 2)))


def archive(**files: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        for name, one in files.items():
            packed.writestr(f"{name}.xlsx", one)
    return data.getvalue()


def edited(change: Callable[[openpyxl.Workbook], object]) -> bytes:
    """The draft as somebody saved it after a change."""
    book = openpyxl.load_workbook(io.BytesIO(workbook([LIGHT])))
    change(book)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def hide(book: openpyxl.Workbook) -> None:
    book.create_sheet("front")["A1"] = "see the other sheet"
    book.active = 1
    book["报关单"].sheet_state = "hidden"


def test_a_draft_that_is_not_the_first_paper_of_its_archive_is_found(told: Told) -> None:
    Path("deal.zip").write_bytes(archive(a=invoice(), b=workbook([LIGHT])))
    _, _, (made,) = told("deal.zip")
    assert made["document"]["name"] == "deal.zip/b.xlsx"
    assert {one["name"] for one in made["files"]} == {"deal.zip/a.xlsx", "deal.zip/b.xlsx"}
    assert "line_missing" in {f["kind"] for f in made["findings"]}, "the archive's invoice is evidence"


def test_a_draft_that_is_attached_to_a_mail_is_found(told: Told) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "broker@example.com", "desk@example.com", "报关单草稿"
    mail.set_content("请核对附件中的报关单草稿。")
    kind = {"maintype": "application", "subtype": "vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
    mail.add_attachment(workbook([LIGHT]), **kind, filename="draft.xlsx")
    Path("draft.eml").write_bytes(mail.as_bytes())
    code, _, (made,) = told("draft.eml")
    assert (code, made["verdict"], made["document"]["name"]) == (Exit.SETTLED, "ready", "draft.eml/draft.xlsx")


def test_each_draft_of_an_archive_is_checked_and_told_apart(told: Told) -> None:
    Path("two.zip").write_bytes(archive(a=workbook([LIGHT]), b=workbook([DENSE])))
    code, said, made = told("two.zip", "--list", "list.txt")
    assert code == Exit.REVIEW
    assert [(one["document"]["name"], one["verdict"]) for one in made] == [
        ("two.zip/a.xlsx", "ready"),
        ("two.zip/b.xlsx", "stop"),
    ]
    assert said.index("Declaration draft: a.xlsx") < said.index("READY") < said.index("Declaration draft: b.xlsx")
    assert "Declaration draft: b.xlsx" in Path("list.txt").read_text("utf-8")


def test_a_paper_named_in_the_place_of_the_draft_is_refused_and_the_draft_beside_it_named(told: Told) -> None:
    Path("inv.xlsx").write_bytes(invoice())
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    code, said, made = told("inv.xlsx", "draft.xlsx")
    assert (code, made) == (Exit.NO_INPUT, [])
    assert "inv.xlsx: no customs declaration was found in it (an invoice)" in said
    assert "draft.xlsx: this is a declaration; name it first" in said


def test_half_a_declaration_is_told_with_the_sheet_and_the_half_that_is_missing(told: Told) -> None:
    Path("lines.xlsx").write_bytes(edited(lambda book: book["报关单"].delete_rows(1, 7)))
    code, said, made = told("lines.xlsx")
    assert (code, made) == (Exit.NO_INPUT, [])
    assert "sheet 报关单 has the lines of one, but no head" in said
    Path("head.xlsx").write_bytes(edited(lambda book: book["报关单"].delete_rows(8, 9)))
    code, said, made = told("head.xlsx")
    assert (code, made) == (Exit.NO_INPUT, [])
    assert "sheet 报关单 has the head of one, but the heads of its lines" in said


def test_a_draft_on_a_hidden_sheet_is_told_with_the_sheet(told: Told) -> None:
    Path("draft.xlsx").write_bytes(edited(hide))
    code, said, made = told("draft.xlsx")
    assert (code, made) == (Exit.NO_INPUT, [])
    assert "hidden sheet" in said and "'报关单'" in said and "has to be shown" in said


def test_a_file_that_is_not_there_and_a_folder_of_nothing_are_told_with_the_reason(told: Told) -> None:
    code, said, _ = told("away.xlsx")
    assert code == Exit.NO_INPUT and "away.xlsx: the draft cannot be opened (there is no such file)" in said
    Path("filed").mkdir()
    code, said, _ = told("filed")
    assert code == Exit.NO_INPUT and "filed: the folder holds no document" in said
    (Path("filed") / "inv.xlsx").write_bytes(invoice())
    code, said, _ = told("filed")
    assert code == Exit.NO_INPUT and "inv.xlsx: no customs declaration was found in it (an invoice)" in said


def test_a_letter_in_a_tariff_number_is_told_as_it_is_printed(told: Told) -> None:
    Path("draft.xlsx").write_bytes(workbook([Line(density="206Wh/kg", capacity="4Ah", number="8507O00090")]))
    _, _, (made,) = told("draft.xlsx")
    (doubt,) = [f for f in made["findings"] if f["kind"] == "number_doubtful"]
    assert "8507O00090 has 9 digits" in doubt["says"]


def test_a_sheet_that_is_protected_but_not_locked_is_read_and_marked(told: Told) -> None:
    def protect(book: openpyxl.Workbook) -> None:
        book["报关单"].protection.sheet = True

    Path("draft.xlsx").write_bytes(edited(protect))
    code, _, (made,) = told("draft.xlsx", "--marked", "marked.xlsx")
    assert (code, made["verdict"]) == (Exit.SETTLED, "ready")
    assert openpyxl.load_workbook("marked.xlsx").sheetnames[0] == "报关单"


def test_an_equal_count_does_not_join_goods_of_two_models(told: Told) -> None:
    paper = Grid("Invoice")
    paper.row(0, ["COMMERCIAL INVOICE"])
    paper.row(1, ["Model", "Description", "Quantity", "Unit price", "Amount"])
    paper.row(2, ["ZZ-99Q", "Lithium-ion cell", "8000 pcs", "USD 1.25", "USD 10000.00"])
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    Path("other.xlsx").write_bytes(book_of(paper))
    _, _, (made,) = told("draft.xlsx", "other.xlsx")
    assert [(f["line"], f["kind"]) for f in made["findings"]] == [(1, "line_missing"), (None, "line_missing")]
    assert "other.xlsx was read; no line of the draft is of the goods" in made["files"][1]["says"]

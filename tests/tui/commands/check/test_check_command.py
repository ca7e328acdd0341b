"""`gauger check` as it is typed: good and bad drafts, and evidence that says little or nothing."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from reportlab.pdfgen.canvas import Canvas

from casebook.review.finding import places
from casebook.state.loading import state_of
from casebook.store.database import open_store
from classifier.quantity import Interval
from tests.casebook.checking.drafts import Line, workbook
from tui.cli import _run
from tui.speech.exits import Exit

Told = Callable[..., tuple[int, str, list[dict[str, Any]]]]
LIGHT = Line(density="206Wh/kg", capacity="4Ah")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Runs `gauger check` in a folder of its own; gives the exit status, what was said and the objects."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, str, list[dict[str, Any]]]:
        Path("check.json").unlink(missing_ok=True)
        wanted = (
            "check",
            *words,
            "--as-of",
            "2026-12-01",
            "--no-ocr",
            *(() if "--json" in words else ("--json", "check.json")),
        )
        monkeypatch.setattr("sys.argv", ["gauger", *wanted])
        code = _run()
        out, err = capsys.readouterr()
        made = Path("check.json").read_text("utf-8").splitlines() if Path("check.json").exists() else []
        return code, out + err, [json.loads(line) for line in made]

    return run


def datasheet(model: str, *, pictured: bool = False) -> bytes:
    """A page of a made-up cell, with a second page that is a picture where asked."""
    data = io.BytesIO()
    page = Canvas(data)
    rows = ("Lithium-ion cell specification", f"Model: {model}", "Nominal capacity: 4.0 Ah", "Nominal voltage: 3.6 V")
    for n, text in enumerate((*rows, "Weight: 70 g")):
        page.drawString(72, 760 - 20 * n, text)
    if pictured:
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        page.showPage()
        page.drawImage(ImageReader(Image.effect_noise((600, 800), 90)), 0, 0, 595, 842)
    page.save()
    return data.getvalue()


def test_evidence_that_cannot_be_read_is_a_question_with_its_name(told: Told) -> None:
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    assert told("draft.xlsx")[0] == Exit.SETTLED
    Path("torn.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    code, said, (made,) = told("draft.xlsx", "torn.pdf", "away.pdf")
    assert code == Exit.REVIEW
    assert made["verdict"] == "question"
    status = {one["name"]: one["status"] for one in made["files"]}
    assert status == {"draft.xlsx": "read", "torn.pdf": "unreadable", "away.pdf": "unreadable"}
    assert "[question] torn.pdf cannot be read" in said and "[question] away.pdf cannot be read" in said


def test_evidence_that_is_read_in_part_is_a_question(told: Told) -> None:
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    Path("cell.pdf").write_bytes(datasheet("KD-50A", pictured=True))
    code, said, (made,) = told("draft.xlsx", "cell.pdf")
    assert code == Exit.REVIEW
    assert made["lines"][0]["outcome"] == "undetermined"
    assert "[question] cell.pdf was read only in part" in said


def test_evidence_of_other_goods_is_told_and_decides_nothing(told: Told) -> None:
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    Path("papers").mkdir()
    Path("papers/other.pdf").write_bytes(datasheet("ZZ-99Q"))
    Path("papers/notes.ini").write_text("x")
    code, said, (made,) = told("draft.xlsx", "papers")
    assert (code, made["verdict"]) == (Exit.SETTLED, "ready")
    assert made["lines"][0]["joined"] is None
    assert "no line of the draft is of the goods" in said and "papers/notes.ini was passed over" in said


def test_what_the_casebook_has_already_is_checked_as_what_is_read_anew(told: Told) -> None:
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    Path("cell.pdf").write_bytes(datasheet("KD-50A"))
    first = told("draft.xlsx", "cell.pdf")
    assert first[2][0]["lines"][0]["joined"]
    assert told("draft.xlsx", "cell.pdf") == first


def test_an_invoice_of_other_goods_is_a_question_about_lines(told: Told) -> None:
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    book = openpyxl.Workbook()
    rows = (
        ("COMMERCIAL INVOICE",),
        ("Invoice No.: QQ-1", "", "", "", ""),
        ("Item", "Description", "Model", "Quantity", "Unit price", "Amount"),
        (1, "Lithium-ion battery pack", "ZZ-99Q", "20 pcs", "USD 15.00", "USD 300.00"),
        ("Total", "", "", "20 pcs", "", "USD 300.00"),
    )
    for row in rows:
        book.active.append(row)
    book.save("invoice.xlsx")
    code, _, (made,) = told("draft.xlsx", "invoice.xlsx")
    assert code == Exit.REVIEW
    assert "line_missing" in {f["kind"] for f in made["findings"]}
    assert any("ZZ-99Q" in f["says"] for f in made["findings"])


def test_a_draft_that_is_no_declaration_is_said_with_its_kind(told: Told) -> None:
    Path("cell.pdf").write_bytes(datasheet("KD-50A"))
    code, said, made = told("cell.pdf")
    assert (code, made) == (Exit.NO_INPUT, [])
    assert "cell.pdf: no customs declaration was found in it (a datasheet)" in said
    code, said, made = told("away.xlsx")
    assert (code, made) == (Exit.NO_INPUT, [])
    assert "away.xlsx" in said and "Traceback" not in said


def test_a_protected_workbook_is_said_with_what_to_do(told: Told) -> None:
    sealed = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le")
    Path("draft.xlsx").write_bytes(sealed)
    code, said, made = told("draft.xlsx")
    assert (code, made) == (Exit.NO_INPUT, [])
    assert "draft.xlsx: cannot be read" in said and "password" in said


def test_two_declarations_in_one_file_are_two_checks(told: Told) -> None:
    Path("two.xlsx").write_bytes(workbook([LIGHT], also=[Line(density="309Wh/kg", capacity="6Ah")]))
    code, _, made = told("two.xlsx")
    assert code == Exit.REVIEW
    assert [one["verdict"] for one in made] == ["ready", "stop"]
    assert [one["document"]["sheet"] for one in made] == ["报关单", "报关单2"]


def test_the_marked_copy_and_the_list_are_written_and_the_draft_never(told: Told) -> None:
    data = workbook([Line(density="309Wh/kg", capacity="6Ah")])
    Path("draft.xlsx").write_bytes(data)
    code, _, _ = told("draft.xlsx", "--marked", "marked.xlsx", "--list", "broker.txt", "--lang", "zh")
    assert code == Exit.REVIEW
    lines = Path("broker.txt").read_text("utf-8").splitlines()
    assert lines[0] == "报关单草稿: draft.xlsx, 工作表 报关单, 合同协议号 KD-26-019"
    assert any(line.startswith("1. 第1项（KD-50A）属于 3A001") for line in lines)
    assert "      draft.xlsx, 报关单!A7: “N/M”" in lines
    assert openpyxl.load_workbook("marked.xlsx")["报关单"]["A7"].comment is not None
    for option in ("--marked", "--list", "--json"):
        code, said, _ = told("draft.xlsx", option, "draft.xlsx")
        assert code == Exit.NO_CASEBOOK and "draft.xlsx: is an input of this check" in said
    assert Path("draft.xlsx").read_bytes() == data


def test_a_pdf_draft_comes_back_with_notes_and_the_list_as_docx_has_their_numbers(told: Told) -> None:
    import docx
    import pypdf

    from tests.casebook.checking.test_sending import drawn

    Path("draft.pdf").write_bytes(drawn())
    code, _, _ = told("draft.pdf", "--marked", "noted.pdf", "--list", "broker.docx")
    assert code == Exit.REVIEW
    (comment,) = [a.get_object() for a in pypdf.PdfReader("noted.pdf").pages[0]["/Annots"]]
    assert comment["/Contents"].startswith("1. Line 1 (KD-50A) is within 3A001")
    (table,) = docx.Document("broker.docx").tables
    assert [row.cells[0].text for row in table.rows] == ["No.", "1"]


def test_the_screen_asks_for_a_terminal(told: Told) -> None:
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    code, said, _ = told("draft.xlsx", "--show")
    assert code == Exit.USAGE and "--show needs a terminal" in said


def corrected(document: str, name: str, value: str, *, sign: bool = False) -> None:
    """A person's word in the casebook on the first item of a document: another value of one of its facts."""
    from casebook.record import ledger
    from casebook.record.actions import Corrected, Signed
    from casebook.record.events import Stamp

    with closing(open_store("gauger.casebook")) as store:
        (place,) = places(store, document)
        item = state_of(store, place.document).items[place.item]
        fact = next(f for f in item.facts if f.original and f.original.property == name)
        assert fact.original is not None
        number = Decimal(value)
        told = replace(fact.original, value=replace(fact.original.quantity, interval=Interval(number, number)))
        stamp = Stamp("ann", "0.1.0", "sha256:c")
        ledger.act(store, place.document, Corrected(item.key, fact.key, told), stamp)
        if sign:
            ledger.act(store, place.document, Signed(item.key, "controlled"), stamp)


def test_the_casebook_alone_is_the_record_and_says_that_nobody_confirmed_it(told: Told) -> None:
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    Path("cell.pdf").write_bytes(datasheet("KD-50A"))
    told("draft.xlsx", "cell.pdf")
    Path("cell.pdf").unlink()
    _, said, (made,) = told("draft.xlsx")
    assert made["lines"][0]["joined"] == "KD-50A = cell.pdf"
    assert made["lines"][0]["record"] == "unconfirmed" and "by KD-50A = cell.pdf, unconfirmed" in said


def test_what_a_person_corrected_counts_before_a_fresh_reading_and_names_the_person(told: Told) -> None:
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    Path("cell.pdf").write_bytes(datasheet("KD-50A"))
    assert told("draft.xlsx", "cell.pdf")[2][0]["lines"][0]["outcome"] == "not_controlled"
    corrected("cell.pdf", "capacity", "6.1")
    for words in (("draft.xlsx",), ("draft.xlsx", "cell.pdf")):
        code, _, (made,) = told(*words)
        assert (code, made["verdict"]) == (Exit.REVIEW, "stop")
        assert (made["lines"][0]["outcome"], made["lines"][0]["codes"]) == ("controlled", ["3A001"])
        assert "remark_missing" in {f["kind"] for f in made["findings"]}
        differs = next(f for f in made["findings"] if f["kind"] == "element_differs")
        assert differs["record"] == "confirmed by ann"


def test_a_signed_record_counts_and_a_paper_that_says_otherwise_is_a_question(told: Told) -> None:
    Path("draft.xlsx").write_bytes(workbook([Line(density="309Wh/kg", capacity="6Ah")], "属于两用物项，3A001"))
    Path("cell.pdf").write_bytes(datasheet("KD-50A"))
    told("draft.xlsx", "cell.pdf")
    corrected("cell.pdf", "capacity", "6.05", sign=True)
    Path("other.pdf").write_bytes(datasheet("KD-50A") + b"\n")
    _, _, (made,) = told("draft.xlsx", "other.pdf")
    assert made["lines"][0]["outcome"] == "controlled" and made["lines"][0]["record"] == "signed by ann"
    assert {f["kind"] for f in made["findings"]} == {"paper_differs"}
    assert "other.pdf" in made["findings"][0]["says"]


def test_goods_of_other_names_in_the_casebook_decide_nothing(told: Told) -> None:
    Path("draft.xlsx").write_bytes(workbook([LIGHT]))
    Path("cell.pdf").write_bytes(datasheet("ZZ-99Q"))
    told("draft.xlsx", "cell.pdf")
    assert told("draft.xlsx")[2][0]["lines"][0]["joined"] is None


def dated(lines: list[Line], day: str) -> bytes:
    """A draft with the day of its filing beside its head."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(lines)))
    book["报关单"]["E2"], book["报关单"]["E3"] = "申报日期", day
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_a_folder_of_filed_declarations_is_a_table_by_day_and_line(told: Told) -> None:
    dense = Line(density="309Wh/kg", capacity="6Ah")
    Path("filed").mkdir()
    Path("filed/a.xlsx").write_bytes(dated([LIGHT, dense], "20261201"))
    Path("filed/b.xlsx").write_bytes(dated([dense], "2026-10-05"))
    Path("filed/cell.pdf").write_bytes(datasheet("ZZ-99Q"))
    code, said, made = told("filed")
    assert code == Exit.REVIEW
    assert [(one["as_of"], one["verdict"]) for one in made] == [("2026-12-01", "stop"), ("2026-10-05", "stop")]
    rows = [line.split() for line in said.splitlines() if line.startswith("2026")]
    assert [row[:3] for row in rows] == [
        ["2026-10-05", "filed/b.xlsx", "1"],
        ["2026-12-01", "filed/a.xlsx", "1"],
        ["2026-12-01", "filed/a.xlsx", "2"],
    ]
    assert "not asked that day: remark missing" in said and "WRONG: remark missing" in said
    assert "filed/cell.pdf: no customs declaration was found in it" in said
    assert "2 declarations; 1 would have been wrong, on 1 line" in said
    assert told("filed", "--list", "x.txt")[0] == Exit.USAGE

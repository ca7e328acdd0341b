"""From a made folder to the set that is handed in: a draft, then signed and ready; letters and a reply read back."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest
from docx import Document

sys.path.append(str(Path(__file__).parents[2] / "casebook"))
from shipments import sign

from casebook.declaring.wording import BLANK
from casebook.shipments.keeping import found
from casebook.state.loading import pages_of, state_of
from casebook.store.database import open_store
from corpora.shipments.folders import DEALS, papers
from tui.cli import _run
from tui.speech.exits import Exit

DAY = ("--as-of", "2026-12-01")
QUESTIONS = {"battery-exporter": 2, "material-maker": 1, "machine-builder": 0}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three made shipments, scanned into one casebook."""
    made = tmp_path_factory.mktemp("three")
    for deal in DEALS:
        (made / "in" / deal.folder).mkdir(parents=True)
        for name, data in papers(deal).items():
            (made / "in" / deal.folder / name).write_bytes(data)
    gauger(made, "scan", str(made / "in"), "--no-ocr", "--shipment-by", "folder")
    return made


def gauger(folder: Path, *words: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr("sys.argv", ["gauger", *words, "--casebook", str(folder / "a.casebook"), *DAY])
        return _run()


def told(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, list[dict[str, object]]]:
    capsys.readouterr()
    gauger(folder, "shipment", name, "--json")
    made: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return made


@pytest.fixture(scope="module")
def draft(folder: Path) -> Path:
    assert Exit.REVIEW == gauger(folder, "shipment", "battery-exporter", "--set", str(folder / "draft"))
    return folder / "draft"


def texts(data: bytes) -> str:
    """All text of a Word document, its tables and heads included."""
    document = Document(io.BytesIO(data))
    cells = (c.text for t in document.tables for r in t.rows for c in r.cells)
    heads = (p.text for s in document.sections for p in s.header.paragraphs)
    return "\n".join((*(p.text for p in document.paragraphs), *cells, *heads))


def test_every_file_of_the_index_is_there(draft: Path) -> None:
    manifest = json.loads((draft / "manifest.json").read_text("utf-8"))
    there = {p.relative_to(draft).as_posix() for p in draft.rglob("*") if p.is_file()}
    assert {*manifest["files"], "manifest.json"} == there
    assert {"00-cover.docx", "01-lines.xlsx", "01-lines.csv", "03-statement.docx", "03-statement.pdf"} <= there


def test_a_draft_says_so_on_each_page_and_has_no_remark(draft: Path) -> None:
    for name in ("00-cover.docx", "03-statement.docx", "04-findings.docx"):
        assert "草稿 DRAFT" in texts((draft / name).read_bytes())
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


@pytest.fixture(scope="module")
def ready(folder: Path) -> Iterator[Path]:
    """The material maker's shipment with its question settled and its items signed, as a zip."""
    place = folder / "ready.zip"
    store = open_store(folder / "a.casebook")
    for paper in ("TDS WL-F24.pdf", "TDS WL-F26.pdf", "TDS WL-AG350.pdf"):
        sign(store, f"{folder}/in/material-maker/{paper}", "ann", "bob")
    store.close()
    gauger(folder, "shipment", "material-maker", "--take-out", "COA WL-F24.pdf", "--why", "of another lot")
    gauger(folder, "shipment", "material-maker", "--set", str(place))
    yield place


def test_a_signed_shipment_is_ready_and_its_remark_is_in_the_set(ready: Path) -> None:
    with zipfile.ZipFile(ready) as packed:
        remark = packed.read("02-remark.txt").decode()
        manifest = json.loads(packed.read("manifest.json"))
        said = texts(packed.read("03-statement.docx"))
        cover = texts(packed.read("00-cover.docx"))
    assert "COA WL-F24.pdf" in cover and "of another lot" in cover
    assert (False, []) == (manifest["is_draft"], manifest["missing"])
    for words in ("属于两用物项", "3C901.a.1", "不属于管制物项"):
        assert words in remark
    assert remark.strip() in said
    assert "DRAFT" not in said
    assert "结论：属于两用物项（3C901.a.1）。" in said


OWN = """
head: {consignor: 宜春沃磷新材料有限公司, marks: N/M}
goods:
  "*":
    elements: {brand_type: "1", preference: "0", brand: 沃磷, packing: 吨袋, composition: 见资料, state: 粉末, process: 石墨化, use: 负极}
"""


def test_what_is_filled_from_a_ready_shipment_is_ready_beside_its_papers(
    ready: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "own.yaml").write_text(OWN, "utf-8")
    draft = folder / "draft.xlsx"
    words = ("--shipment", "material", "--own", str(folder / "own.yaml"), "--out", str(draft))
    assert Exit.SETTLED == gauger(folder, "fill", *words)
    capsys.readouterr()
    code = gauger(folder, "check", str(draft), "--shipment", "material")
    said = capsys.readouterr().out
    assert (Exit.SETTLED, []) == (
        code,
        [line for line in said.splitlines() if line.startswith(("[must", "[miss", "[cont"))],
    )
    assert "by WL-F24 = TDS WL-F24.pdf, signed by ann, bob" in said


def test_a_shipment_that_is_not_ready_fills_no_declaration(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = folder / "none.xlsx"
    assert Exit.REVIEW == gauger(folder, "fill", "--shipment", "battery", "--out", str(draft))
    assert not draft.exists()
    assert "LX-BP36" in capsys.readouterr().err


def test_a_draft_beside_an_unknown_shipment_is_refused_with_those_that_there_are(
    ready: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "own.yaml").write_text(OWN, "utf-8")
    draft = folder / "again.xlsx"
    gauger(folder, "fill", "--shipment", "material", "--own", str(folder / "own.yaml"), "--out", str(draft))
    assert Exit.NO_INPUT == gauger(folder, "check", str(draft), "--shipment", "nobody")
    assert "battery-exporter" in capsys.readouterr().err


def test_a_ready_shipment_can_be_declared_by_its_set(ready: Path, folder: Path) -> None:
    import hashlib

    gauger(folder, "shipment", "material-maker", "--declared")
    store = open_store(folder / "a.casebook")
    shipment = found(store, "material-maker")
    store.close()
    with zipfile.ZipFile(ready) as packed:
        assert hashlib.sha256(packed.read("manifest.json")).hexdigest() == shipment.declared


def test_an_undetermined_line_brings_the_question_to_the_ministry(folder: Path) -> None:
    gauger(folder, "shipment", "machine-builder", "--set", str(folder / "machine.zip"))
    with zipfile.ZipFile(folder / "machine.zip") as packed:
        said = texts(packed.read("07-ministry-2.docx"))
    for words in ("第十四条", "RH-DP24", "用途"):
        assert words in said
    assert "Is this" not in said


@pytest.fixture(scope="module")
def form(folder: Path) -> Path:
    gauger(folder, "shipment", "battery-exporter", "--letters", str(folder / "letters"), "--asked", "2026-11-27")
    return folder / "letters" / "reply-form-1.xlsx"


def test_a_maker_is_asked_in_its_language_with_english_beside_it_and_the_quotes(form: Path) -> None:
    said = texts((form.parent / "letter-1-zh.docx").read_bytes())
    for words in ("重量能量密度（Wh/kg）", "gravimetric energy density in Wh/kg", "305 Wh/kg", "LX-BP36-T"):
        assert words in said


def test_one_question_is_asked_for_each_open_item_and_no_more(folder: Path, form: Path) -> None:
    store = open_store(folder / "a.casebook")
    shipment = found(store, "battery-exporter")
    store.close()
    assert ("2-gravimetric_energy_density", "3-product") == shipment.letters[0].questions
    assert "2026-11-27" == str(shipment.letters[0].day)


def filled(form: Path, **cells: str) -> Path:
    book = openpyxl.load_workbook(form)
    for place, text in {"B4": "Li Wei", "B5": "2026-11-28", **cells}.items():
        book["Reply"][place] = text
    made = form.with_name(f"back-{len(list(form.parent.iterdir()))}.xlsx")
    book.save(made)
    return made


def test_a_reply_takes_no_printed_value_away(folder: Path, form: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gauger(folder, "reply", str(filled(form, F8="265 Wh/kg")))
    assert "the paper states 305 Wh/kg: a person says which is right" in capsys.readouterr().out
    lines = told(folder, "battery-exporter", capsys)["lines"]
    assert "controlled" == lines[1]["outcome"]


@pytest.mark.parametrize(
    ("cells", "words"),
    [({"B4": ""}, "does not say who answers"), ({"B5": "soon"}, "no date"), ({"B1": "x"}, "no reply form")],
)
def test_a_form_that_cannot_be_read_back_says_why(
    folder: Path, form: Path, cells: dict[str, str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Exit.NO_INPUT == gauger(folder, "reply", str(filled(form, F8="265 Wh/kg", **cells)))
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    "how", [("reply", "{file}"), ("watch", "{folder}", "--once", "--settle", "0")], ids=lambda h: h[0]
)
def test_a_maker_that_is_asked_for_a_mass_alone_answers_it_and_it_is_entered_with_the_cell_as_evidence(
    how: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _a_cell_that_lacks_its_mass(tmp_path)
    assert "1-mass" in capsys.readouterr().out
    back = filled(tmp_path / "letters" / "reply-form-1.xlsx", F8="58.0±0.5 g", G8="bare cell")
    (tmp_path / "box").mkdir()
    back = back.rename(tmp_path / "box" / back.name)
    assert Exit.SETTLED == gauger(tmp_path, *(word.format(file=back, folder=back.parent) for word in how))
    assert "entered as" in capsys.readouterr().out
    made = told(tmp_path, "S", capsys)
    assert ["not_controlled"] == [line["outcome"] for line in made["lines"]]
    assert any("may not rest on that" in str(one["reason"]) for one in made["against"])
    store = open_store(tmp_path / "a.casebook")
    fact = state_of(store, str(made["papers"][0]["sha256"])).items[str(made["lines"][0]["item"])].facts[-1]
    value = fact.current
    assert value is not None and fact.source is not None
    quote = value.evidence[0]
    (page,) = (p for p in pages_of(store, quote.sha256) if quote.text == p.text[slice(*quote.span)])
    store.close()
    assert ("mail", "58.0±0.5 g", "Reply!F8") == (fact.source.kind, quote.text, quote.cell)
    assert "Reply" == page.name
    assert [] == made["letters"][0]["open"]


def _a_cell_that_lacks_its_mass(folder: Path) -> None:
    """Scans a sheet without the mass as the shipment S, and asks its maker."""
    from corpora.made.pdf import draw
    from corpora.shipments.folders import CELLS, sheet

    rows = (("型号 Model", "LX-40P"), ("标称容量 Nominal capacity", "4.0 Ah"), ("标称电压 Nominal voltage", "3.6 V"))
    (folder / "in").mkdir()
    paper = sheet("规格书.pdf", CELLS, "锂离子电芯规格书 Lithium-ion Cell Specification", rows)
    (folder / "in" / "规格书.pdf").write_bytes(draw(paper))
    gauger(folder, "scan", str(folder / "in"), "--no-ocr", "--shipment", "S")
    gauger(folder, "shipment", "S", "--letters", str(folder / "letters"))


def test_a_reply_that_is_read_twice_or_sent_again_adds_its_answers_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _a_cell_that_lacks_its_mass(tmp_path)
    form = tmp_path / "letters" / "reply-form-1.xlsx"
    first = filled(form, F8="58.0±0.5 g", G8="bare cell")
    assert Exit.SETTLED == gauger(tmp_path, "reply", str(first))
    before = _rows(tmp_path)
    capsys.readouterr()
    assert Exit.SETTLED == gauger(tmp_path, "reply", str(first))
    assert "was read back before, for S" in capsys.readouterr().out
    assert before == _rows(tmp_path)
    again = filled(form, F8="58.0±0.5 g", G8="bare cell", B5="2026-11-29")
    assert Exit.SETTLED == gauger(tmp_path, "reply", str(again))
    made = told(tmp_path, "S", capsys)
    assert [True, False] == [_entered(tmp_path, made, n) == "58.0±0.5 g" for n in (-1, -2)], "one value of two replies"


def _rows(folder: Path) -> list[tuple[str, str]]:
    """Documents and kinds of the ledger's events that a reply could add; reading it as a file is none."""
    from sqlalchemy import select

    from casebook.store import tables

    store = open_store(folder / "a.casebook")
    with store.reading() as connection:
        rows = connection.execute(select(tables.ledger.c.document, tables.ledger.c.kind)).all()
    store.close()
    return [(str(d), str(k)) for d, k in rows]


def _entered(folder: Path, made: dict[str, list[dict[str, object]]], number: int) -> str:
    """The quote of a fact of the shipment's one line, counted from its last."""
    store = open_store(folder / "a.casebook")
    facts = state_of(store, str(made["papers"][0]["sha256"])).items[str(made["lines"][0]["item"])].facts
    store.close()
    value = facts[number].current
    return value.evidence[0].text if value is not None and value.evidence else ""

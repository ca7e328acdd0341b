"""From signed items to the set that is handed in, and what may be done with it."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from three_scanned import gauger, scanned, texts

sys.path.append(str(Path(__file__).parents[2] / "casebook"))
from shipments import sign

from casebook.shipments.keeping import found
from casebook.store.database import open_store
from tui.speech.exits import Exit


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three made shipments, scanned into one casebook."""
    return scanned(tmp_path_factory.mktemp("three"))


@pytest.fixture(scope="module")
def ready(folder: Path) -> Iterator[Path]:
    """The material maker's shipment with its question settled and its items signed, as a zip."""
    place = folder / "ready.zip"
    store = open_store(folder / "a.casebook")
    for paper in ("TDS WL-F24.pdf", "TDS WL-F26.pdf", "TDS WL-AG350.pdf"):
        sign(store, f"in/material-maker/{paper}", "ann", "bob")
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


def test_a_ready_set_says_so_and_that_blanks_are_the_exporters(ready: Path) -> None:
    with zipfile.ZipFile(ready) as packed:
        cover = texts(packed.read("00-cover.docx"))
        book = openpyxl.load_workbook(io.BytesIO(packed.read("01-lines.xlsx")))
    assert "可提交 ready" in cover and "由出口经营者填写" in cover
    told = {row[0].value: row[1].value for row in book["备注"].iter_rows()}
    assert "可提交 ready" == told["状态"] and "3C901" in told["备注"]


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


def test_what_a_machine_is_for_is_told_in_chinese_words(folder: Path) -> None:
    gauger(folder, "shipment", "machine-builder", "--set", str(folder / "machines"))
    said = texts((folder / "machines" / "03-statement.docx").read_bytes())
    assert "为锂离子电池" in said and "lithium_ion" not in said

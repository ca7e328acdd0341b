"""The set of a shipment over hostile words and papers whose files are gone."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pypdfium2 as pdfium
import pytest
from docx import Document
from shipments import bench, cell, density, read_in, sign, stamp

from casebook.declaring.declaration import NO_LIMITS, LengthLimits
from casebook.declaring.filing import UnwritableError
from casebook.declaring.filling.own import NO_OWN_WORDS
from casebook.record.actions import Exported
from casebook.record.ledger import events_of
from casebook.shipments.handing_in import the_set
from casebook.shipments.handing_in.the_set import MadeSet, made_set, written, zipped
from casebook.shipments.keeping import found, opened, put
from casebook.shipments.standing import Standing, standing
from casebook.shipments.writing import pdf_file
from casebook.shipments.writing.blocks import BLANK, Grid, Paper, Para
from casebook.shipments.writing.docx_file import as_docx
from casebook.shipments.writing.pdf_file import NO_FONT, NotSetError, as_pdf
from casebook.store.database import Store, open_store

NOW = datetime(2026, 12, 1, tzinfo=UTC)
SHA = "0" * 64
HOSTILE = '=1+1 #panic("x") \x07\u202e<w:p>|`*'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "a.casebook")
    yield made
    made.close()


def stands(store: Store, label: str = "LX-50", wh_kg: str = "120", *people: str) -> Standing:
    item = replace(cell(label, None, SHA), facts=(density(wh_kg, SHA),), maker=label)
    paper = read_in(store, "a.pdf", item, kind="datasheet")
    if people:
        sign(store, "a.pdf", *people)
    shipment = put(store, opened(store, "S1", stamp()), [(paper, "a.pdf")], stamp())
    return standing(store, shipment, bench(), "ann", NOW)


def made(store: Store, about: Standing, limits: LengthLimits = NO_LIMITS) -> MadeSet:
    return made_set(store, about, NO_OWN_WORDS, limits, (Path("/nowhere"),), stamp())


def test_words_of_a_document_are_obeyed_nowhere(store: Store) -> None:
    files = made(store, stands(store, HOSTILE)).files
    book = openpyxl.load_workbook(io.BytesIO(files["01-lines.xlsx"]))
    assert {"s"} >= {c.data_type for s in book for row in s.iter_rows() for c in row if c.value is not None}
    said = "\n".join(p.text for p in Document(io.BytesIO(files["03-statement.docx"])).paragraphs)
    assert "‹U+202E›" in said and "‹U+0007›" in said and "#panic" in said
    assert len(pdfium.PdfDocument(files["03-statement.pdf"])) > 0


def test_a_paper_whose_file_is_gone_is_told_and_the_set_is_written_without_it(store: Store) -> None:
    new = made(store, stands(store))
    manifest = json.loads(new.files["manifest.json"])
    assert manifest["annexes"][0]["file"] not in new.files
    assert any("no longer there" in note for note in new.notes)


def test_the_same_shipment_gives_the_same_bytes(store: Store) -> None:
    about = stands(store)
    first, again = made(store, about), made(store, about)
    kept = [n for n in first.files if n.endswith((".csv", ".json", ".jsonl", ".txt", ".pdf", ".py"))]
    assert {n: first.files[n] for n in kept if n != "manifest.json"} == {
        n: again.files[n] for n in kept if n != "manifest.json"
    }


def test_a_remark_that_is_too_long_makes_a_draft_that_says_why(store: Store) -> None:
    new = made(store, stands(store, "LX-50", "320", "ann", "bob"), LengthLimits(characters=3))
    assert (True, False) == (new.is_draft, "02-remark.txt" in new.files)
    assert any("the limit is 3" in note for note in new.notes)


def test_a_machine_without_a_chinese_font_gets_the_set_without_pdfs(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_file, "family", lambda: None)
    new = made(store, stands(store))
    assert not [n for n in new.files if n.endswith(".pdf")]
    assert f"03-statement.pdf: {NO_FONT}" in new.notes


def test_a_pdf_that_cannot_be_set_is_told() -> None:
    broken = Paper("x", "x", (Grid(("a",), (("b",),), (float("nan"),)),))
    with pytest.raises(NotSetError, match="no PDF was written"):
        as_pdf([broken], NOW)


def test_a_machine_without_the_chinese_font_is_told_what_stands_in_and_that_the_text_is_chinese() -> None:
    document = Document(io.BytesIO(as_docx(Paper("t", "r", (Para("合同号"),)))))
    parts = {str(p.partname): p.blob for p in document.part.package.iter_parts()}
    fonts, styles = (parts[f"/word/{name}.xml"].decode() for name in ("fontTable", "styles"))
    assert "Noto Serif CJK SC" in fonts[fonts.index('w:name="宋体"') :]
    assert 'w:eastAsia="zh-CN"' in styles and 'w:eastAsia="en-US"' not in styles


def test_a_blank_is_marked_in_word() -> None:
    document = Document(io.BytesIO(as_docx(Paper("t", "r", (Para(f"合同号：{BLANK}。"),)))))
    runs = [r for p in document.paragraphs for r in p.runs]
    assert [BLANK] == [r.text for r in runs if r.font.highlight_color is not None]


def test_a_ready_set_exports_its_items_and_a_draft_exports_none(store: Store, tmp_path: Path) -> None:
    for people, expected in (((), 0), (("ann", "bob"), 1)):
        about = stands(store, "LX-50", "320", *people)
        new = made(store, about)
        written(store, about, new, tmp_path / f"{len(people)}.zip", stamp())
        with store.reading() as connection:
            events = events_of(connection, about.lines[0].subject.folder.document)
        assert expected == sum(isinstance(e.action, Exported) for e in events)
    assert [True, False] == [is_draft for _, is_draft in found(store, "S1").sets]


def test_a_set_that_cannot_be_written_leaves_no_event_and_no_file(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = stands(store)
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnwritableError):
        written(store, about, made(store, about), tmp_path / "file" / "out.zip", stamp())

    def refused(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(the_set, "acted", refused)
    with pytest.raises(RuntimeError):
        written(store, about, made(store, about), tmp_path / "out.zip", stamp())
    assert ([], ()) == (sorted(tmp_path.glob("out*")), found(store, "S1").sets)


def test_a_zip_has_the_same_bytes_for_the_same_files() -> None:
    data = zipped({"b": b"2", "a": b"1"})
    assert zipped({"a": b"1", "b": b"2"}) == data
    assert ["a", "b"] == zipfile.ZipFile(io.BytesIO(data)).namelist()


def test_the_columns_of_a_word_table_have_their_shares_whatever_a_program_goes_by() -> None:
    table = Document(io.BytesIO(as_docx(Paper("T", "", (Grid(("a", "b"), (("1", "2"),), (1.0, 3.0)),))))).tables[0]
    columns, cells = [c.width for c in table.columns], [c.width for c in table.rows[1].cells]
    assert columns == cells
    assert abs(columns[1] - 3 * columns[0]) < 3 * 635, "to a twentieth of a point each"

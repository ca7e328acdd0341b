"""Letters to makers, and their forms read back."""

from __future__ import annotations

from pathlib import Path
from unicodedata import east_asian_width

import openpyxl
import pytest
from three_scanned import filled, gauger, mailed, scanned, texts, told

from casebook.shipments.keeping import found
from casebook.state.loading import pages_of, state_of
from casebook.store.database import open_store
from tui.speech.exits import Exit


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three made shipments, scanned into one casebook."""
    return scanned(tmp_path_factory.mktemp("three"))


@pytest.fixture(scope="module")
def form(folder: Path) -> Path:
    gauger(folder, "shipment", "battery-exporter", "--letters", str(folder / "letters"), "--asked", "2026-11-27")
    return folder / "letters" / "reply-form-1.xlsx"


def test_a_maker_is_asked_in_its_language_with_english_beside_it_and_the_quotes(form: Path) -> None:
    said = texts((form.parent / "letter-1-zh.docx").read_bytes())
    for words in (
        "重量能量密度（Wh/kg）",
        "gravimetric energy density in Wh/kg",
        "305 Wh/kg",
        "LX-BP36-T",
        "请于",
        "by",
    ):
        assert words in said


def test_each_quote_of_a_letter_stands_on_a_line_of_its_own(form: Path) -> None:
    said = texts((form.parent / "letter-1-zh.docx").read_bytes())
    assert "发票 invoice.pdf p. 1: “LX-BP36”\n箱单 packing list.pdf p. 1: “LX-BP36-T”" in said


def test_no_words_of_the_form_are_hidden_by_the_height_of_their_row(form: Path) -> None:
    sheet = openpyxl.load_workbook(form).worksheets[0]
    widths = {n: d.width for d in sheet.column_dimensions.values() for n in range(d.min, d.max + 1)}
    for row in sheet.iter_rows():
        for cell in (c for c in row if c.value):
            wide = sum(2 if east_asian_width(c) in "WF" else 1 for c in str(cell.value))
            lines = -(-wide // int(widths[cell.column]))
            assert (sheet.row_dimensions[cell.row].height or 15) >= 13 * lines, cell.value


def test_letters_and_a_set_that_are_asked_for_together_are_both_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _a_cell_that_lacks_its_mass(tmp_path)
    both = ("--set", str(tmp_path / "set"), "--letters", str(tmp_path / "more"))
    assert Exit.REVIEW == gauger(tmp_path, "shipment", "S", *both)
    assert (tmp_path / "set" / "00-cover.docx").is_file() and (tmp_path / "more" / "reply-form-1.xlsx").is_file()


def test_one_question_is_asked_for_each_open_item_and_no_more(folder: Path, form: Path) -> None:
    store = open_store(folder / "a.casebook")
    shipment = found(store, "battery-exporter")
    store.close()
    assert ("2-gravimetric_energy_density", "3-product") == shipment.letters[0].questions
    assert "2026-11-27" == str(shipment.letters[0].day)


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


@pytest.mark.parametrize("is_mailed", [False, True], ids=["file", "mail"])
@pytest.mark.parametrize(
    "how", [("reply", "{file}"), ("watch", "{folder}", "--once", "--settle", "0")], ids=lambda h: h[0]
)
def test_a_maker_that_is_asked_for_a_mass_alone_answers_it_and_it_is_entered_with_the_cell_as_evidence(
    how: tuple[str, ...], is_mailed: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _a_cell_that_lacks_its_mass(tmp_path)
    assert "1-mass" in capsys.readouterr().out
    back = filled(tmp_path / "letters" / "reply-form-1.xlsx", F8="58.0±0.5 g", G8="bare cell")
    (tmp_path / "box").mkdir()
    back = mailed(back, tmp_path / "box") if is_mailed else back.rename(tmp_path / "box" / back.name)
    assert Exit.SETTLED == gauger(tmp_path, *(word.format(file=back, folder=back.parent) for word in how))
    assert "entered as 57.5–58.5 g" in capsys.readouterr().out
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


def test_an_answer_in_words_is_read_where_that_is_safe_and_left_to_a_person_where_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _a_cell_that_lacks_its_mass(tmp_path)
    form = tmp_path / "letters" / "reply-form-1.xlsx"
    capsys.readouterr()
    for words, why in (
        ("pack mass: 58 g", "another part"),
        ("58", "names no unit"),
        ("60 g with tabs", "not understood"),
    ):
        assert Exit.REVIEW == gauger(tmp_path, "reply", str(filled(form, F8=words)))
        assert why in capsys.readouterr().out
    assert ["undetermined"] == [line["outcome"] for line in told_of(tmp_path, capsys)]
    for language, words in (("en", "Answered, and not entered: 1-mass"), ("zh", "已答复、尚未录入：1-mass")):
        said = _told_of_the_shipment(tmp_path, capsys, language)
        assert 1 == said.count(words) and "“60 g with tabs”" in said, "the last answer counts"
    assert Exit.SETTLED == gauger(tmp_path, "reply", str(filled(form, F8="cell mass: 58±1 g (bare cell, 25 ℃)")))
    assert "entered as 57–59 g" in capsys.readouterr().out
    assert ["not_controlled"] == [line["outcome"] for line in told_of(tmp_path, capsys)]
    assert "not entered" not in _told_of_the_shipment(tmp_path, capsys, "en")


def _told_of_the_shipment(folder: Path, capsys: pytest.CaptureFixture[str], language: str) -> str:
    capsys.readouterr()
    gauger(folder, "shipment", "S", "--lang", language)
    return " ".join(capsys.readouterr().out.split())


def told_of(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return told(folder, "S", capsys)["lines"]


def test_a_use_that_is_answered_by_its_name_is_entered_and_told_in_words(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gauger(folder, "shipment", "machine-builder", "--letters", str(folder / "uses"))
    capsys.readouterr()
    gauger(folder, "reply", str(filled(folder / "uses" / "reply-form-1.xlsx", F8="锂离子电池")))
    assert "entered as lithium ion battery" in capsys.readouterr().out


def test_yes_to_the_same_goods_is_a_step_that_a_person_takes(
    folder: Path, form: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for words, step, said in (("是", "--join", "the same goods"), ("No", "--part", "other goods")):
        assert Exit.REVIEW == gauger(folder, "reply", str(filled(form, F9=words)))
        out = " ".join(capsys.readouterr().out.split())
        assert f"says {said}" in out and f"'battery-exporter' {step} " in out
        assert "--why 'Li Wei, " in out and f"--casebook {folder / 'a.casebook'}" in out
    assert any(
        q["about"] == "names" and q["settled"] is None for q in told(folder, "battery-exporter", capsys)["questions"]
    )


def test_an_energy_density_answered_by_its_parts_is_entered_as_its_parts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _a_cell_that_lacks_its_mass(tmp_path, ())
    form = tmp_path / "letters" / "reply-form-1.xlsx"
    capsys.readouterr()
    assert Exit.SETTLED == gauger(tmp_path, "reply", str(filled(form, F8="4.0 Ah, 3.6 V, 58±1 g")))
    assert "entered as 4 Ah, 3.6 V, 57–59 g" in capsys.readouterr().out
    assert ["not_controlled"] == [line["outcome"] for line in told_of(tmp_path, capsys)]


_KNOWN = (("标称容量 Nominal capacity", "4.0 Ah"), ("标称电压 Nominal voltage", "3.6 V"))


def _a_cell_that_lacks_its_mass(folder: Path, known: tuple[tuple[str, str], ...] = _KNOWN) -> None:
    """Scans a sheet without the mass as the shipment S, and asks its maker."""
    from corpora.made.drawing.pdf import draw
    from corpora.shipments.folders import CELLS, sheet

    rows = (("型号 Model", "LX-40P"), *known)
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


def test_what_is_printed_in_chinese_of_a_set_of_letters_and_of_a_reply_is_chinese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _a_cell_that_lacks_its_mass(tmp_path)
    capsys.readouterr()
    zh = ("--lang", "zh")
    assert Exit.REVIEW == gauger(tmp_path, "shipment", "S", "--set", str(tmp_path / "set"), *zh)
    assert Exit.REVIEW == gauger(tmp_path, "shipment", "S", "--letters", str(tmp_path / "again"), *zh)
    form = tmp_path / "again" / "reply-form-1.xlsx"
    assert Exit.NO_INPUT == gauger(tmp_path, "reply", str(filled(form, F8="58 g", B4="")), *zh)
    first = filled(form, F8="58.0±0.5 g", G8="bare cell")
    gauger(tmp_path, "reply", str(first), *zh)
    gauger(tmp_path, "reply", str(first), *zh)
    read = capsys.readouterr()
    for words in ("草稿", "尚缺", "询问1项", "LX-40P：", "已录入 ", "不再重复录入"):
        assert words in read.out
    assert "未注明答复人" in read.err
    for words in ("To do", "written to", "asked on", "Send each", "entered as", "nobody has"):
        assert words not in read.out + read.err


def test_a_printed_command_names_the_casebook_that_it_is_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _a_cell_that_lacks_its_mass(tmp_path)
    gauger(tmp_path, "shipment", "S")
    said = capsys.readouterr().out
    place = f" --casebook {tmp_path / 'a.casebook'}"
    for command in ("See it: gauger shipment 'S'" + place, "gauger review" + place, "gauger reply" + place):
        assert command in said

"""Letters to makers, and their forms read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from three_scanned import filled, gauger, scanned, texts, told

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
    for words in ("重量能量密度（Wh/kg）", "gravimetric energy density in Wh/kg", "305 Wh/kg", "LX-BP36-T"):
        assert words in said


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
    from corpora.made.drawing.pdf import draw
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

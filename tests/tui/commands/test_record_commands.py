"""Declare, dossier, learn and verify as they are typed, on a casebook that the tests have filled."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "casebook"))
from shipments import cell, read_in, sign

from casebook.store.database import open_store
from extractor.document.model import Status
from tui.cli import _run
from tui.speech.exits import Exit

A = "a" * 64
Gauger = Callable[..., int]
ON = ("--as-of", "2026-12-01")


@pytest.fixture
def gauger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Gauger:
    """Runs a command in a folder whose casebook has one invoice, signed by two people."""
    monkeypatch.chdir(tmp_path)
    store = open_store("gauger.casebook")
    read_in(store, "inv.pdf", cell("HI-320", "320", A, "1"), cell("LO-150", "150", A, "2"))
    read_in(store, "open.pdf", cell("NONE", None, A))
    read_in(store, "torn.pdf", cell("TORN", "320", A), status=Status.PARTLY_READ)
    sign(store, "inv.pdf", "ann", "bob")
    store.close()

    def run(*words: str) -> int:
        monkeypatch.setattr("sys.argv", ["gauger", *words])
        return _run()

    return run


def test_declare_shows_the_remark_in_both_languages_with_its_length(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gauger("declare", "inv.pdf", *ON) == Exit.SETTLED
    out = capsys.readouterr().out
    for words in ("第1项：属于两用物项，3A001", "Item 1: Subject to Dual-Use Items, 3A001", "16 characters, 26 bytes"):
        assert words in out
    assert "not legal advice" in out and "free to export" not in out


def test_declare_writes_the_lines_and_the_ledger_keeps_their_hash(gauger: Gauger) -> None:
    import hashlib

    from casebook.record.actions import Exported
    from casebook.record.ledger import event_at, head

    gauger("declare", "inv.pdf", *ON, "--out", "out")
    written = Path("out/declaration.json").read_bytes()
    store = open_store("gauger.casebook")
    with store.reading() as connection:
        last = event_at(connection, head(connection).seq)
    store.close()
    assert isinstance(last.action, Exported)
    assert hashlib.sha256(written).hexdigest() == last.action.digest
    assert json.loads(written)["remark"]["zh"] == "第1项：属于两用物项，3A001"
    assert {"declaration.json", "lines.csv"} <= {f.name for f in Path("out").iterdir()}


def test_declare_refuses_what_is_open_and_says_what_to_do(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    assert gauger("declare", "inv.pdf", "NONE", "TORN", *ON) == Exit.REVIEW
    told = capsys.readouterr()
    assert told.out == ""
    for words in ("NONE: it is undetermined", "TORN: torn.pdf was not read whole", "To do: "):
        assert words in told.err


def test_a_refused_declaration_leaves_no_event(gauger: Gauger) -> None:
    from casebook.record.ledger import head

    store = open_store("gauger.casebook")
    with store.reading() as connection:
        before = head(connection)
    gauger("declare", "NONE", *ON)
    with store.reading() as connection:
        assert before == head(connection)
    store.close()


def test_declare_refuses_a_remark_beyond_the_houses_limit(
    gauger: Gauger, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert gauger("declare", "inv.pdf", *ON, "--limit-characters", "10") == Exit.REVIEW
    monkeypatch.setenv("GAUGER_REMARK_BYTES", "25")
    assert gauger("declare", "inv.pdf", *ON) == Exit.REVIEW
    assert "26 bytes of GBK, and the limit is 25" in capsys.readouterr().err


def test_in_the_suspension_no_remark_is_shown_unless_it_is_wanted(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    then = ("--as-of", "2026-11-05")
    assert gauger("declare", "inv.pdf", *then) == Exit.SETTLED
    out = capsys.readouterr().out
    assert "It asks for no remark on that day" in out and "属于两用物项，" not in out
    gauger("declare", "inv.pdf", *then, "--though-suspended")
    assert "属于两用物项，3A001" in capsys.readouterr().out


def test_a_name_that_fits_several_documents_is_refused(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    assert gauger("declare", ".pdf", *ON) == Exit.NO_INPUT
    assert "fits items of several documents" in capsys.readouterr().err


def test_dossier_writes_a_statement_and_for_the_undetermined_a_letter(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gauger("dossier", "NONE", "HI-320", "--out", "out", *ON) == Exit.SETTLED
    kinds = sorted(f.name.partition("-")[0] for f in Path("out").iterdir())
    assert ["query", "statement", "statement"] == kinds
    assert "not legal advice" in capsys.readouterr().out


def test_learn_says_so_where_nothing_is_proposed(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    assert gauger("learn") == Exit.SETTLED
    assert "No correction proposes a word" in capsys.readouterr().out


def test_learn_writes_nothing_without_a_folder_or_for_a_number_that_is_not_there(gauger: Gauger) -> None:
    assert gauger("learn", "--accept", "1") == Exit.USAGE
    assert gauger("learn", "--accept", "1", "--into", "office") == Exit.USAGE
    assert not Path("office").exists()


def test_a_head_is_exported_and_holds_until_the_ledger_is_rewritten(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gauger("verify", "--export-head", "head.json", "--key", "office.key") == Exit.SETTLED
    gauger("declare", "inv.pdf", *ON)
    held = ("verify", "--against", "head.json", "--public-key", "office.key.pub")
    assert gauger(*held) == Exit.SETTLED
    assert "It holds the head of event" in capsys.readouterr().out
    Path("gauger.casebook").unlink()
    for rest in Path().glob("gauger.casebook-*"):
        rest.unlink()
    store = open_store("gauger.casebook")
    for number in range(9):
        read_in(store, f"other-{number}.pdf", cell("X", "150", A))
    store.close()
    assert gauger("verify") == Exit.SETTLED
    assert gauger(*held) == Exit.BAD_DATA
    assert "the ledger was rewritten" in capsys.readouterr().out


def test_a_head_whose_signature_does_not_hold_is_refused(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    gauger("verify", "--export-head", "head.json", "--key", "office.key")
    made = json.loads(Path("head.json").read_text())
    Path("head.json").write_text(json.dumps(made | {"seq": 1}))
    assert gauger("verify", "--against", "head.json") == Exit.BAD_DATA
    assert "its signature does not hold" in capsys.readouterr().err


def test_a_head_is_not_exported_without_a_key(gauger: Gauger) -> None:
    assert gauger("verify", "--export-head", "head.json") == Exit.USAGE


def test_declare_says_of_a_document_without_items_what_became_of_it(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store("gauger.casebook")
    read_in(store, "scan.pdf", status=Status.UNREADABLE)
    store.close()
    assert gauger("declare", "scan.pdf", *ON) == Exit.REVIEW
    assert "scan.pdf has no item: the page is damaged. Look at it: gauger review" in capsys.readouterr().err


def test_declare_leaves_no_event_where_the_folder_cannot_be_written(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    from casebook.record.ledger import head

    Path("file").write_text("in the way")
    store = open_store("gauger.casebook")
    with store.reading() as connection:
        before = head(connection)
    assert gauger("declare", "inv.pdf", *ON, "--out", "file/out") == Exit.NO_CASEBOOK
    assert "out: cannot be written" in capsys.readouterr().err
    with store.reading() as connection:
        assert before == head(connection)
    store.close()


def test_fill_writes_the_form_and_the_table_with_the_blanks_named(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    import csv
    from dataclasses import replace

    import openpyxl

    from classifier.facts import Fact

    store = open_store("gauger.casebook")
    one = cell("=HI|1", "320", A, "1")
    read_in(store, "goods.pdf", replace(one, facts=(*one.facts, Fact("tariff_line", "8507600090"))))
    sign(store, "goods.pdf", "ann", "bob")
    store.close()
    for name in ("lines.csv", "lines.xlsx"):
        assert gauger("fill", "goods.pdf", *ON, "--out", name) == Exit.SETTLED
    said = capsys.readouterr().out
    assert "16 characters, 26 bytes of GBK" in said
    assert "  第1项 数量: 待填：没有文件载明数量" in said and "--own" in said
    rows = list(csv.reader(Path("lines.csv").read_text("utf-8-sig").splitlines()))
    line = dict(zip(rows[0], rows[1], strict=True))
    assert (line["商品编号"], line["法定数量"]) == ("8507600090", "＿个/＿千克")
    assert line["申报要素"] == "||||320 Wh/kg||=HI 1||||||"
    assert "容量" in line["待填"] and "比能量" not in line["待填"] and "数量" in line["待填"]
    assert ["标记唛码及备注", "第1项：属于两用物项，3A001"] in rows
    book = openpyxl.load_workbook("lines.xlsx")
    assert [c.value or "" for c in book["明细"][2]] == rows[1]
    assert not [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "f" or c.hyperlink]
    assert book["明细"]["E2"].fill.fgColor.rgb == "FFFFF59D" and book["明细"]["B2"].fill.fgColor.rgb == "00000000"
    assert gauger("fill", "goods.pdf", *ON, "--out", "lines.doc") == Exit.NO_CASEBOOK
    assert gauger("fill", "open.pdf", *ON, "--out", "open.csv") == Exit.REVIEW
    assert not Path("open.csv").exists()
    Path("own.yaml").write_text("head: {colour: red}", "utf-8")
    assert gauger("fill", "goods.pdf", *ON, "--out", "own.csv", "--own", "own.yaml") == Exit.NO_INPUT
    assert "own.yaml: head: colour is not known" in capsys.readouterr().err


@pytest.mark.parametrize("signers", [(), ("ann",), ("ann", "Ann ")])
def test_nothing_is_filled_or_exported_of_what_is_not_signed_enough(
    gauger: Gauger, capsys: pytest.CaptureFixture[str], signers: tuple[str, ...]
) -> None:
    store = open_store("gauger.casebook")
    read_in(store, "new.pdf", cell("HI-310", "310", A, "1"), cell("MID-285", "285", A, "2"))
    sign(store, "new.pdf", *signers)
    store.close()
    assert gauger("fill", "new.pdf", *ON, "--out", "new.csv") == Exit.REVIEW
    assert gauger("declare", "new.pdf", *ON, "--out", "new") == Exit.REVIEW
    told = capsys.readouterr()
    assert told.err.count(f"it is signed {min(len(signers), 1)}/2") == 4 and "不属于管制物项" not in told.out
    assert not Path("new.csv").exists() and not Path("new").exists()


def test_show_writes_nothing_and_with_who_keeps_that_the_person_has_looked(
    gauger: Gauger, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from casebook.record.actions import Viewed
    from casebook.record.ledger import event_at, head

    def last() -> object:
        store = open_store("gauger.casebook")
        with store.reading() as connection:
            made = event_at(connection, head(connection).seq)
        store.close()
        return made.who, made.action

    before = last()
    assert gauger("show", "HI-320", *ON) == Exit.SETTLED and last() == before
    assert gauger("show", "LO-150", "--who", "cid", *ON) == Exit.SETTLED and last() == before
    assert "the output went to no terminal" in capsys.readouterr().err
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert gauger("show", "LO-150", "--who", "cid", *ON) == Exit.SETTLED
    who, action = last()  # type: ignore[misc]
    assert who == "cid" and isinstance(action, Viewed) and [f.value for f in action.facts] == ["150 Wh/kg"]


def test_show_gives_no_value_away_that_a_person_is_to_type_first(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gauger("show", "HI-320", "--who", "cid", *ON) == Exit.REVIEW
    told = capsys.readouterr()
    assert "320 Wh/kg" not in told.out and "types its deciding values before seeing them" in told.err

"""Scan and show on a casebook that a stand-in for the extractor has filled."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "casebook"))
import stand_ins

from casebook.run.bulk import Run, Settings
from casebook.run.files.discover import found
from casebook.store.database import open_store
from casebook.workers.job import Job
from tui.cli import _run
from tui.speech.exits import Exit
from tui.speech.version import version

Gauger = Callable[..., int]


@pytest.fixture
def gauger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Gauger:
    """Runs a command in a folder with `in/` (as its documents were read before) and `gauger.casebook`."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str, documents: tuple[str, ...] = ()) -> int:
        for number, word in enumerate(documents):
            Path("in").mkdir(exist_ok=True)
            Path(f"in/{number}.pdf").write_text(f"%PDF-{word}")
        store = open_store("gauger.casebook")
        job = Job(date(2026, 12, 1), "default", version(), reader=stand_ins.read)
        list(Run(Settings(job, "ann", 1), store).results(found([Path("in")])))
        store.close()
        monkeypatch.setattr("sys.argv", ["gauger", *words])
        return _run()

    return run


def test_pages_are_drawn_as_they_were_read_into_the_folder_that_is_named(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gauger("show", "cell 1", "--picture", "pages", documents=("1",)) == Exit.SETTLED
    (file,) = Path("pages").iterdir()
    assert file.name.endswith("-1.svg") and "<svg" in file.read_text("utf-8")
    assert "1 page as read" in capsys.readouterr().err


def test_a_folder_for_pictures_that_is_a_file_is_refused(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    Path("taken").write_text("mine")
    assert gauger("show", "cell 1", "--picture", "taken/pages", documents=("1",)) == Exit.NO_CASEBOOK
    assert "cannot be written" in capsys.readouterr().err
    assert Path("taken").read_text() == "mine"


def test_the_answer_is_told_before_the_pictures_of_the_report_are_drawn(
    gauger: Gauger, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before: list[str] = []

    def page(*_order: object) -> str:
        before.append(capsys.readouterr().out)
        return "<html></html>"

    monkeypatch.setattr("tui.commands.runs.scan._page", page)
    assert gauger("scan", "in", "--as-of", "2026-12-01", documents=("1",)) == Exit.REVIEW
    assert "cell 1" in before[0] and "1 item" in before[0]
    assert "The run's report" in capsys.readouterr().out


def test_reports_go_to_stdout_and_talk_to_stderr(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    code = gauger("scan", "in", "--json", "-", "--as-of", "2026-12-01", documents=("1", "2"))
    told = capsys.readouterr()
    lines = [json.loads(line) for line in told.out.splitlines()]
    assert [d["document"]["name"] for d in lines] == ["in/0.pdf", "in/1.pdf"]
    assert "2 items" in told.err
    assert code == Exit.REVIEW


def test_what_the_casebook_holds_is_listed_in_words_english_or_chinese(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    gauger("scan", "in", documents=("1",))
    capsys.readouterr()
    assert gauger("list") == Exit.SETTLED
    assert "lithium-ion cell" in capsys.readouterr().out
    gauger("list", "documents", "--lang", "zh")
    assert "1 未能判定" in capsys.readouterr().out
    assert gauger("list", "shipments", "--json") == Exit.SETTLED
    assert not capsys.readouterr().out


def test_the_page_after_a_scan_is_that_of_the_casebook_with_the_run_at_its_end(gauger: Gauger) -> None:
    gauger("scan", "in", "--report", "run", "--as-of", "2026-12-01", documents=("1",))
    gauger("report", "--out", "whole.html", "--as-of", "2026-12-01")
    run, whole = (Path(f"{name}.html").read_text("utf-8") for name in ("run", "whole"))
    main = [text.split("<body>")[1].split("</main>")[0] for text in (run, whole)]
    assert main[0] == main[1] and "What needs a person (1)" in main[0]
    assert '<section class="run"><h2>This run</h2>' in run and "This run" not in whole


def test_a_scan_ends_in_chinese_where_chinese_is_asked_for(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    gauger("scan", "in", "--lang", "zh", "--as-of", "2026-12-01", documents=("1",))
    out = capsys.readouterr().out
    for words in ("1个文件（1 已读取，1 此前已读），1项货物（1 未能判定）", "扫描报告：", "下一步：", "不构成法律意见"):
        assert words in out
    assert "Next" not in out and "On 2026" not in out


def test_the_summary_names_each_item_with_what_is_missing(
    gauger: Gauger, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")  # a narrow table breaks "lithium-ion cell" over two lines
    gauger("scan", "in", documents=("1",))
    out = capsys.readouterr().out
    for words in ("cell 1", "lithium-ion cell", "undetermined", "gravimetric"):
        assert words in out


def test_the_end_says_where_the_result_is_and_what_to_do_next(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    gauger("scan", "in", "--json", "r.jsonl", documents=("1",))
    out = capsys.readouterr().out
    assert "Kept in gauger.casebook, reports in r.jsonl." in out
    assert "gauger show 'cell 1'" in out
    assert "not legal advice" in out


def test_the_reported_extension_is_told_after_the_suspension_ends(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    gauger("scan", "in", "--as-of", "2026-11-11", documents=("1",))
    assert "2027-01-10" in capsys.readouterr().out


def test_the_program_never_says_free(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    gauger("scan", "in", documents=("1",))
    gauger("show", "cell 1")
    assert "free to export" not in capsys.readouterr().out


def test_an_unreadable_document_is_its_own_exit_code_with_the_reason(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gauger("scan", "in", documents=("1", "bug")) == Exit.UNREADABLE
    assert "not read whole: in/1.pdf: the program failed on this document" in capsys.readouterr().out


def test_copies_and_ignored_files_are_told(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    Path("in").mkdir()
    Path("in/notes.txt").write_text("x")
    gauger("scan", "in", documents=("1", "1"))
    out = capsys.readouterr().out
    assert "a copy: in/1.pdf has the same bytes as in/0.pdf" in out
    assert "1 file ignored" in out


def test_an_unknown_policy_is_a_usage_error_with_those_there_are(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gauger("scan", "in", "--policy", "lax", documents=("1",)) == Exit.USAGE
    assert "default, strict" in capsys.readouterr().err


def test_show_gives_the_findings_with_the_quote(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    assert gauger("show", "cell 1", documents=("1",)) == Exit.SETTLED
    out = capsys.readouterr().out
    for words in ("3A001", "gravimetric_energy_density ≥ 300 Wh/kg", "page 1: “Nominal capacity 4.9 Ah”"):
        assert words in out


def test_show_finds_an_item_by_a_part_of_its_documents_name(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    assert gauger("show", "0.pdf", documents=("1", "2")) == Exit.SETTLED
    out = capsys.readouterr().out
    assert "cell 1" in out and "cell 2" not in out


def test_show_says_so_where_nothing_fits(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    assert gauger("show", "50%_", documents=("1",)) == Exit.NO_INPUT
    assert "gauger scan reads documents" in capsys.readouterr().err


def test_verify_gives_the_head_and_finds_a_changed_event(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3

    assert gauger("verify", documents=("1",)) == Exit.SETTLED
    assert "all as they were written" in capsys.readouterr().out
    with sqlite3.connect("gauger.casebook") as connection:
        connection.execute("DROP TRIGGER ledger_no_update")
        connection.execute("UPDATE ledger SET who = 'eve' WHERE seq = 2")
    connection.close()
    assert gauger("verify") == Exit.BAD_DATA
    assert "changed: event 2" in capsys.readouterr().out


def test_the_table_and_an_item_are_told_in_chinese_where_that_is_asked(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    gauger("scan", "in", "--lang", "zh", documents=("1",))
    out = capsys.readouterr().out
    for words in ("锂离子电芯", "未能判定", "重量能量密度"):
        assert words in out
    gauger("show", "cell", "--lang", "zh")
    assert "cell 1 (锂离子电芯): 未能判定" in capsys.readouterr().out

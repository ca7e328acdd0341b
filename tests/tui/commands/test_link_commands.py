"""What scan and show tell of a line and the datasheet of its model, read by a stand-in for the extractor."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "casebook"))
from shipments import cell
from stand_ins import reading

from casebook.record.ledger import records
from casebook.run.bulk import Run, Settings
from casebook.run.files.discover import found
from casebook.store.database import open_store
from casebook.workers.job import Job
from extractor.document.model import Reading, Source
from tui.cli import _run
from tui.speech.exits import Exit
from tui.speech.version import version

Gauger = Callable[..., int]
PAPERS = {"a_invoice.pdf": "line XZ-50E", "b_sheet.pdf": "sheet XZ-50E 320"}


def read(source: Source, job: Job, ocr: bool) -> Reading:
    """An invoice's line of a model, or a sheet with its energy density, as the document's words say."""
    word, label, *density = source.data.decode().removeprefix("%PDF-").split()
    sha256 = source.identity.sha256
    item = cell(label, density[0] if density else None, sha256, line="1" if word == "line" else None)
    kind = "invoice" if word == "line" else "datasheet"
    return replace(reading(item), identity=source.identity, kind=kind)


@pytest.fixture
def gauger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Gauger:
    """Runs a command in a folder whose `in/` holds the papers, read before into `gauger.casebook`."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str, papers: dict[str, str] = PAPERS) -> int:
        Path("in").mkdir(exist_ok=True)
        for name, said in papers.items():
            Path("in", name).write_text(f"%PDF-{said}")
        store = open_store("gauger.casebook")
        job = Job(date(2026, 12, 1), "default", version(), reader=read)
        list(Run(Settings(job, "ann", 1), store).results(found([Path("in")])))
        store.close()
        monkeypatch.setattr("sys.argv", ["gauger", *words, "--as-of", "2026-12-01"])
        return _run()

    return run


def test_a_scan_counts_the_lines_that_datasheets_settle_and_names_them(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    gauger("scan", "in")
    out = capsys.readouterr().out
    assert "1 line tied to datasheets, 1 settled by them, no contradictions" in out
    assert "XZ-50E in in/a_invoice.pdf: undetermined alone, controlled 3A001 with XZ-50E in in/b_sheet.pdf" in out


def test_the_run_report_has_the_lines_tied_to_datasheets(gauger: Gauger) -> None:
    gauger("scan", "in", "--report", "run")
    said = Path("run.html").read_text("utf-8")
    assert "<h3>Lines tied to datasheets</h3>" in said and "XZ-50E against XZ-50E: the same" in said


def test_a_scan_without_ties_tells_none(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    gauger("scan", "in", papers={"a.pdf": "line XZ-50E"})
    assert "tied to datasheets" not in capsys.readouterr().out


def test_a_file_of_reports_has_the_link_in_the_order_of_the_paths(gauger: Gauger) -> None:
    code = gauger("scan", "in", "--json", "r.jsonl")
    lines = [json.loads(line) for line in Path("r.jsonl").read_text("utf-8").splitlines()]
    assert ["in/a_invoice.pdf", "in/b_sheet.pdf"] == [d["document"]["name"] for d in lines]
    (item,) = lines[0]["items"]
    assert ("undetermined", "controlled") == (item["determination"]["outcome"], item["linked"]["outcome"])
    assert code == Exit.REVIEW


def test_a_stream_of_reports_goes_out_before_the_links_are_known(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    gauger("scan", "in", "--json", "-")
    told = capsys.readouterr()
    assert [None, None] == [i["linked"] for line in told.out.splitlines() for i in json.loads(line)["items"]]
    assert "1 line tied to datasheets" in told.err


def test_show_prints_the_link_with_its_why_and_the_sheets_document(
    gauger: Gauger, capsys: pytest.CaptureFixture[str]
) -> None:
    gauger("show", "a_invoice")
    out = capsys.readouterr().out
    assert "with other documents of the casebook\n    controlled 3A001\n" in out
    assert "tied to XZ-50E in in/b_sheet.pdf: XZ-50E against XZ-50E: the same" in out


def test_show_prints_what_contradicts(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    gauger("show", "b_sheet", papers=PAPERS | {"c_sheet.pdf": "sheet XZ-50E 250"})
    out = capsys.readouterr().out
    assert "contradiction: gravimetric energy density is not the same in all documents" in out
    assert "in/c_sheet.pdf: nominal 250 Wh/kg" in out


def test_show_prints_what_a_person_may_confirm(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    gauger("show", "a_invoice", papers={"a_invoice.pdf": "line XZ-50E", "b_sheet.pdf": "sheet XZ-50F 320"})
    out = capsys.readouterr().out
    assert "may be XZ-50F in in/b_sheet.pdf: " in out
    assert "controlled 3A001\n" not in out


OFFERED = {"a_invoice.pdf": "line XZ-50E", "b_sheet.pdf": "sheet XZ-50F 320"}
WHY = ("--why", "the order names it", "--who", "ann")


def test_link_confirms_an_offer_and_shows_what_comes_of_it(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    assert Exit.SETTLED == gauger("link", "XZ-50E", "XZ-50F", *WHY, papers=OFFERED)
    out = capsys.readouterr().out
    assert "XZ-50E in in/a_invoice.pdf, XZ-50F in in/b_sheet.pdf: confirmed by ann on " in out
    assert "with other documents of the casebook\n    controlled 3A001\n" in out


def test_show_says_who_confirmed_a_link(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    gauger("link", "XZ-50E", "XZ-50F", *WHY, papers=OFFERED)
    capsys.readouterr()
    gauger("show", "a_invoice", papers=OFFERED)
    out = capsys.readouterr().out
    assert "; confirmed by ann on " in out and ": the order names it" in out and "may be XZ" not in out


def test_link_no_ends_the_offer(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    gauger("link", "XZ-50E", "XZ-50F", "--no", *WHY, papers=OFFERED)
    assert "not XZ-50F in in/b_sheet.pdf: refused by ann on " in capsys.readouterr().out
    gauger("show", "a_invoice", papers=OFFERED)
    assert "may be" not in capsys.readouterr().out


def test_show_gives_the_words_that_settle_an_offer(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    gauger("show", "a_invoice", papers=OFFERED)
    words = next(line for line in capsys.readouterr().out.splitlines() if "gauger link" in line)
    keys = words.partition("gauger link ")[2].split()[:2]
    assert Exit.SETTLED == gauger("link", *keys, *WHY, papers=OFFERED)


def test_the_same_word_is_not_kept_twice(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        gauger("link", "XZ-50E", "XZ-50F", *WHY, papers=OFFERED)
    assert "confirmed by ann on " in (out := capsys.readouterr().out) and " already" in out
    with closing(open_store("gauger.casebook")) as store, store.reading() as connection:
        assert 1 == sum(r.kind == "link_confirmed" for r in records(connection))


def test_link_lists_the_keys_where_a_name_fits_several(gauger: Gauger, capsys: pytest.CaptureFixture[str]) -> None:
    papers = OFFERED | {"c_sheet.pdf": "sheet XZ-50F 250"}
    assert Exit.USAGE == gauger("link", "XZ-50E", "XZ-50F", *WHY, papers=papers)
    told = capsys.readouterr().err
    assert "'XZ-50F' fits 2 items: use a key from above" in told and "in/c_sheet.pdf" in told


@pytest.mark.parametrize(
    ("line", "sheet", "why", "told"),
    [
        ("QQ", "XZ-50F", "x", "has no line of a trade paper like 'QQ'"),
        ("XZ-50E", "XZ-50E", "x", "has no item of a datasheet like 'XZ-50E'"),
        ("XZ-50E", "XZ-50F", " ", "--why is empty"),
    ],
)
def test_link_refuses_what_it_cannot_tell(
    gauger: Gauger, capsys: pytest.CaptureFixture[str], line: str, sheet: str, why: str, told: str
) -> None:
    assert Exit.SETTLED != gauger("link", line, sheet, "--why", why, papers=OFFERED)
    assert told in capsys.readouterr().err

"""`gauger scan --shipment`, `gauger shipments` and `gauger shipment`, over made papers."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from casebook.record.ledger import verify
from casebook.shipments.gathering import part_of
from casebook.shipments.keeping import shipments
from casebook.store.database import StoreError, open_store, read_store
from corpora.shipments.deals import CELLS
from corpora.shipments.folders import papers
from tui.cli import _run
from tui.speech.exits import Exit

ROOT = Path(__file__).parents[3]
DAY = ("--as-of", "2026-12-01")


def gauger(*words: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["gauger", *words])
        return _run()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the battery exporter's papers, and a casebook that they were scanned into."""
    made = tmp_path_factory.mktemp("shipment")
    (made / "in" / "LX").mkdir(parents=True)
    for name, data in papers(CELLS).items():
        (made / "in" / "LX" / name).write_bytes(data)
    words = ("scan", str(made / "in" / "LX"), "--no-ocr", "--shipment", "LX-26-1118")
    gauger(*words, "--casebook", str(made / "a.casebook"), *DAY)
    return made


def shown(folder: Path, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    capsys.readouterr()
    gauger("shipment", "LX", "--json", "--casebook", str(folder / "a.casebook"), *DAY, *words)
    made: dict[str, object] = json.loads(capsys.readouterr().out)
    return made


def test_the_goods_of_a_scanned_folder_are_three_lines(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = shown(folder, capsys)
    lines = made["lines"]
    assert isinstance(lines, list)
    assert [("LX-2170M", "not_controlled"), ("LX-PE58", "controlled"), ("LX-BP36", "not_controlled")] == [
        (line["label"], line["outcome"]) for line in lines
    ]
    assert not made["is_ready"]


def test_what_was_planted_is_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = shown(folder, capsys)["questions"]
    assert isinstance(asked, list)
    assert ["density", "names"] == [q["about"] for q in asked]


def test_every_quote_of_a_question_is_a_slice_of_its_papers_page(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from casebook.state.loading import pages_of

    made = shown(folder, capsys)
    told, asked = made["papers"], made["questions"]
    assert isinstance(told, list) and isinstance(asked, list)
    hashes = {p["name"]: p["sha256"] for p in told}
    quotes = [q for one in asked for q in one["quotes"]]
    store = read_store(folder / "a.casebook")
    for quote in quotes:
        page = next(p for p in pages_of(store, hashes[quote["paper"]]) if p.number == quote["page"])
        assert quote["text"] == page.text[slice(*quote["span"])]
    store.close()
    assert quotes


def test_the_shipment_is_told_with_what_keeps_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = gauger("shipment", "LX-26-1118", "--casebook", str(folder / "a.casebook"), *DAY)
    out = capsys.readouterr().out
    assert Exit.REVIEW == code
    for words in ("305 Wh/kg", "LX-BP36-T", "nobody has signed it", "--settle"):
        assert words in out


def test_the_shipment_is_told_in_chinese_where_that_is_asked(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    where = ("--lang", "zh", "--casebook", str(folder / "a.casebook"))
    assert Exit.REVIEW == gauger("shipment", "LX-26-1118", *where, *DAY)
    said = capsys.readouterr().out
    for words in ("进行中，7个文件，3项货物", "属于管制 3A001", "尚无人签署", "以何者为准？", "还需2人", "商品行多出"):
        assert words in said
    kept = re.sub(r"“.*?”|gauger .*|\S+\.pdf|LX-\S+|policy|pcs|KG|Wh/kg|Gravimetric|packing list|UN38.3", "", said)
    assert not re.search(r"[a-z]{4,} [a-z]{3,}", kept), kept
    assert Exit.SETTLED == gauger("shipments", *where)
    assert "进行中" in capsys.readouterr().out


def test_an_unknown_shipment_is_refused_with_those_that_there_are(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert Exit.NO_INPUT == gauger("shipment", "Oslo", "--casebook", str(folder / "a.casebook"), *DAY)
    assert "LX-26-1118" in capsys.readouterr().err


def test_a_word_without_a_reason_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("shipment", "LX", "--join", "a", "b", "--casebook", str(folder / "a.casebook"), *DAY)
    assert Exit.USAGE == gauger(*words)
    assert "--why" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "known"), [(("--settle", "x"), "305 Wh/kg"), (("--join", "a", "b"), "LX-PE58 in")])
def test_a_step_on_what_the_shipment_does_not_have_is_refused_with_what_it_has(
    folder: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], known: str
) -> None:
    made = ("shipment", "LX", *words, "--why", "because", "--casebook", str(folder / "a.casebook"), *DAY)
    assert Exit.USAGE == gauger(*made)
    assert known in capsys.readouterr().err


def test_a_shipment_of_which_no_set_was_written_cannot_be_declared(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ("shipment", "LX", "--declared", "--casebook", str(folder / "a.casebook"), *DAY)
    assert Exit.REVIEW == gauger(*words)
    assert "no set" in capsys.readouterr().err


def test_a_name_and_a_shipment_for_each_folder_exclude_each_other(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    words = ("scan", str(tmp_path / "a.txt"), "--shipment", "X", "--shipment-by", "folder")
    assert Exit.USAGE == gauger(*words, "--casebook", str(tmp_path / "a.casebook"))


@pytest.mark.parametrize(
    ("document", "name"),
    [
        ("in/LX/a.pdf", "LX"),
        ("in/LX/deep/a.pdf", "LX"),
        ("in/offer.zip/a.pdf", "offer"),
        ("in/mail.eml/body.txt", "mail"),
        ("in/loose.pdf", None),
        ("elsewhere/a.pdf", None),
    ],
)
def test_each_folder_archive_and_mail_is_a_shipment(document: str, name: str | None) -> None:
    assert name == part_of(document, [Path("in")])


def test_an_archive_that_is_named_itself_is_a_shipment() -> None:
    assert "offer" == part_of("in/offer.zip/a.pdf", [Path("in/offer.zip")])


def test_a_scan_that_is_killed_loses_nothing_and_the_same_command_goes_on(place: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "LX.zip", "w") as packed:
        for name, data in papers(CELLS).items():
            packed.writestr(name, data)
    words = ["scan", str(tmp_path / "LX.zip"), "--no-ocr", "--shipment-by", "folder", "--casebook", place, *DAY]
    line = [sys.executable, "-c", "import sys; from tui.cli import main; main()", *words]
    process = subprocess.Popen(
        line, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True, stdout=subprocess.PIPE
    )
    until = time.monotonic() + 300
    while not _papers(place) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert "LX" in _papers(place)
    subprocess.run(line, cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False, capture_output=True)
    assert {"LX": len(papers(CELLS))} == _papers(place)
    store = open_store(place)
    assert () == verify(store)
    store.close()


def _papers(place: str) -> dict[str, int]:
    """The shipments of a casebook with how many papers each has; none where it cannot be read yet."""
    try:
        store = read_store(place)
    except StoreError:
        return {}
    try:
        return {s.name: len(s.papers) for s in shipments(store) if s.papers}
    finally:
        store.close()


def test_the_report_has_the_pages_with_their_places_framed(folder: Path, tmp_path: Path) -> None:
    import base64
    import io
    import re

    from PIL import Image

    out = tmp_path / "r.html"
    assert Exit.SETTLED == gauger("report", "--casebook", str(folder / "a.casebook"), "--out", str(out), *DAY)
    text = out.read_text("utf-8")
    section = next(s for s in re.findall(r'<section class="d".*?</section>', text, re.S) if "305 Wh/kg" in s)
    assert "(decides)" in section and "<q>重量能量密度 Gravimetric energy density" in section
    with Image.open(io.BytesIO(base64.b64decode(re.findall(r"base64,([^\"]+)", section)[0]))) as drawn:
        colours = {c for _, c in drawn.convert("RGB").getcolors(1 << 24) or ()}
        assert drawn.width > 800 and any(r > 150 and g < 90 for r, g, _ in colours), "a frame stands on the page"
    assert "base64" not in _without_pictures(folder, tmp_path)


def _without_pictures(folder: Path, tmp_path: Path) -> str:
    words = ("report", "--no-pictures", "--casebook", str(folder / "a.casebook"), "--out", str(tmp_path / "n.html"))
    gauger(*words, *DAY)
    return (tmp_path / "n.html").read_text("utf-8")

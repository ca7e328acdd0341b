"""The set, letters and replies ended by kill -9 at any moment: nothing is lost, and the same command finishes it."""

from __future__ import annotations

import hashlib
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select
from three_scanned import filled

sys.path.append(str(Path(__file__).parents[2] / "casebook"))
from shipments import sign

from casebook.record.ledger import verify
from casebook.shipments.keeping import found
from casebook.shipments.shipment import Shipment
from casebook.state.loading import state_of
from casebook.store import tables
from casebook.store.database import Store, open_store, read_store
from corpora.made.drawing.pdf import draw
from corpora.shipments.folders import CELLS, sheet
from tui.cli import _run
from tui.speech.exits import Exit

ROOT = Path(__file__).parents[3]
GAUGER = "import sys; from tui.cli import main; sys.argv[0] = 'gauger'; sys.exit(main())"
DAY = ("--as-of", "2026-12-01")
NEEDS = (("标称容量 Nominal capacity", "4.0 Ah"), ("标称电压 Nominal voltage", "3.6 V"))
MASS = ("电芯质量 Cell mass", "58 g")
LIMIT = 300
"""Seconds that a command may take until it does what it is to be killed at."""


def gauger(place: str, *words: str) -> int:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["gauger", *words, "--casebook", place, *DAY])
        return _run()


def killed_at(place: str, when: Callable[[], bool], *words: str) -> None:
    """Begins a command and kills it with all of its processes as soon as this holds."""
    line = [sys.executable, "-c", GAUGER, *words, "--casebook", place, *DAY]
    known = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(line, env=known, start_new_session=True, stdout=subprocess.DEVNULL)
    until = time.monotonic() + LIMIT
    while not when() and process.poll() is None and time.monotonic() < until:
        time.sleep(0.002)
    assert when(), "it did not come so far"
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def scanned(place: str, folder: Path, *more: tuple[str, str]) -> None:
    """A cell's sheet with these rows as the shipment S."""
    (folder / "in").mkdir()
    rows = (("型号 Model", "LX-40P"), *NEEDS, *more)
    drawn = draw(sheet("规格书.pdf", CELLS, "锂离子电芯规格书 Lithium-ion Cell Specification", rows))
    (folder / "in" / "规格书.pdf").write_bytes(drawn)
    gauger(place, "scan", str(folder / "in"), "--no-ocr", "--shipment", "S")


def kinds(place: str) -> list[str]:
    """The kinds of the ledger's events, in their order."""
    store = read_store(place)
    with store.reading() as connection:
        rows = connection.scalars(select(tables.ledger.c.kind).order_by(tables.ledger.c.seq)).all()
    store.close()
    return [str(k) for k in rows]


def sound(place: str) -> tuple[Store, Shipment]:
    store = open_store(place)
    assert () == verify(store)
    return store, found(store, "S")


@pytest.mark.parametrize("moment", ["file", "event"])
def test_a_set_is_there_whole_or_not_at_all(place: str, moment: str, tmp_path: Path) -> None:
    scanned(place, tmp_path, MASS)
    store = open_store(place)
    sign(store, f"{tmp_path}/in/规格书.pdf", "ann", "bob")
    store.close()
    out = tmp_path / "S.zip"
    moments = {
        "file": lambda: bool(list(tmp_path.glob("S.zip*"))),
        "event": lambda: "exported" in kinds(place),
    }
    words = ("shipment", "S", "--set", str(out))
    killed_at(place, moments[moment], *words)
    store, shipment = sound(place)
    store.close()
    assert not out.exists() or manifest_of(out) in [digest for digest, _ in shipment.sets]
    assert Exit.SETTLED == gauger(place, *words)
    store, shipment = sound(place)
    store.close()
    assert (manifest_of(out), False) == shipment.sets[-1]
    assert ["S.zip"] == [p.name for p in tmp_path.glob("S.zip*")]


def manifest_of(out: Path) -> str:
    with zipfile.ZipFile(out) as packed:
        assert packed.testzip() is None
        return hashlib.sha256(packed.read("manifest.json")).hexdigest()


def test_letters_that_were_killed_are_written_by_the_same_command_and_wait_once(place: str, tmp_path: Path) -> None:
    scanned(place, tmp_path)
    letters = tmp_path / "letters"
    words = ("shipment", "S", "--letters", str(letters))
    killed_at(place, lambda: letters.is_dir() and bool(list(letters.iterdir())), *words)
    store, _ = sound(place)
    store.close()
    for file in letters.glob("*.[dx]*x"):
        assert zipfile.ZipFile(file).testzip() is None, "no half of one under its name"
    assert Exit.REVIEW == gauger(place, *words)
    store, shipment = sound(place)
    store.close()
    assert 1 == len(shipment.reminders)
    assert {"letter-1-zh.docx", "reply-form-1.xlsx"} == {p.name for p in letters.iterdir()}


@pytest.mark.parametrize("moment", ["added", "supplier_replied"])
def test_a_reply_that_was_killed_is_entered_once_by_the_same_command(place: str, moment: str, tmp_path: Path) -> None:
    scanned(place, tmp_path)
    gauger(place, "shipment", "S", "--letters", str(tmp_path / "letters"))
    back = filled(tmp_path / "letters" / "reply-form-1.xlsx", F8="58.0±0.5 g", G8="bare cell")
    killed_at(place, lambda: moment in kinds(place), "reply", str(back))
    store, _ = sound(place)
    store.close()
    assert Exit.SETTLED == gauger(place, "reply", str(back))
    store, shipment = sound(place)
    (sheet_, *_) = shipment.papers
    (item,) = state_of(store, sheet_).items.values()
    store.close()
    masses = [f for f in item.facts if f.current is not None and f.current.property == "mass"]
    assert (1, ()) == (len(masses), shipment.letters[0].open)
    assert 1 == kinds(place).count("supplier_replied")

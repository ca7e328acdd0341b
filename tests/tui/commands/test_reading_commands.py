"""A reading command opens the casebook read-only: to the byte it stays as it was, and nothing is laid beside it."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "casebook"))
from shipments import cell, read_in, sign

from casebook.store.database import open_store
from tui.cli import _run
from tui.speech.exits import Exit

COMMANDS = (
    "list",
    "list documents --json",
    "list shipments",
    "show HI-320",
    "impact --from 2026-11-10 --to 2026-11-11",
    "report --out page.html",
    "verify",
    "shipments",
    "learn words",
    "learn forms",
    "learn models",
    "learn suppliers",
    "learn export forms.json",
)


def typed(monkeypatch: pytest.MonkeyPatch, line: str) -> int:
    monkeypatch.setattr("sys.argv", ["gauger", *line.split()])
    return _run()


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.glob("*.casebook*")}


@pytest.mark.parametrize("line", COMMANDS)
def test_a_casebook_stays_as_it_was(line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(open_store("gauger.casebook")) as store:
        read_in(store, "inv.pdf", cell("HI-320", "320", "a" * 64, "1"), cell("LO-150", "150", "a" * 64, "2"))
        sign(store, "inv.pdf", "ann", "bob")
    os.utime("gauger.casebook", (1_000_000_000, 1_000_000_000))
    before = state(tmp_path)
    assert typed(monkeypatch, line) in (Exit.SETTLED, Exit.REVIEW)
    assert before == state(tmp_path)


@pytest.mark.parametrize("line", COMMANDS)
def test_an_older_casebook_that_lacks_a_table_gains_none(
    line: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What a writer would mend on opening, a reader leaves, whatever it then says."""
    monkeypatch.chdir(tmp_path)
    with closing(open_store("gauger.casebook")) as store:
        read_in(store, "inv.pdf", cell("HI-320", "320", "a" * 64, "1"))
    with closing(sqlite3.connect("gauger.casebook")) as raw:
        raw.execute("DROP TRIGGER ledger_no_update")
        raw.commit()
    before = state(tmp_path)
    typed(monkeypatch, line)
    assert before == state(tmp_path)

"""A reading command opens the casebook read-only: to the byte it stays as it was, and nothing is laid beside it.

On a server, no table comes or goes and no row is another.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import text

sys.path += [str(Path(__file__).parents[2] / "casebook"), str(Path(__file__).parents[2] / "casebook" / "learning")]
from databases import Server
from form_papers import does, entered, only_item, paper
from shipments import cell, read_in, sign

from casebook.learning.forms.keeping import forms_of
from casebook.record.actions import Added
from casebook.state import folder
from casebook.store.database import Store, open_store
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


def rows(place: str) -> dict[str, list[tuple[object, ...]]]:
    """Every table of a server's database with its rows."""
    with psycopg.connect(place) as connection:
        names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        asked = {n: sql.SQL("SELECT * FROM {} t ORDER BY t::text").format(sql.Identifier(n)) for (n,) in names}
        return {name: connection.execute(query).fetchall() for name, query in asked.items()}


@pytest.mark.parametrize("line", COMMANDS)
def test_a_casebook_on_a_server_stays_as_it_was(
    line: str, postgres: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    place = postgres.fresh()
    with closing(open_store(place)) as store:
        read_in(store, "inv.pdf", cell("HI-320", "320", "a" * 64, "1"), cell("LO-150", "150", "a" * 64, "2"))
        sign(store, "inv.pdf", "ann", "bob")
    before = rows(place)
    assert typed(monkeypatch, f"{line} --casebook {place}") in (Exit.SETTLED, Exit.REVIEW)
    assert before["ledger"] and before == rows(place)


def with_a_mark(store: Store) -> str:
    """A casebook whose papers' fingerprints are not kept any more, with a form that a mark waits in; the mark's key."""
    mine = folder.opened(store, paper(store, 1))
    taught = does(
        store, mine.document, Added(only_item(mine), "m", entered(mine.pages[0], "mass", "121", "g", "121 g"))
    )
    assert taught is not None
    with store.writing() as connection:
        connection.execute(text("DROP TABLE IF EXISTS form_prints"))
    assert forms_of(store).by_key
    return taught.marks[0].key


def test_showing_a_form_keeps_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(open_store("gauger.casebook")) as store:
        mark = with_a_mark(store)
    before = state(tmp_path)
    assert typed(monkeypatch, f"learn show {mark[:8]}") == Exit.SETTLED
    assert before == state(tmp_path)


def test_showing_a_form_on_a_server_keeps_nothing(
    postgres: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    place = postgres.fresh()
    with closing(open_store(place)) as store:
        mark = with_a_mark(store)
    before = rows(place)
    assert typed(monkeypatch, f"learn show {mark[:8]} --casebook {place}") == Exit.SETTLED
    assert before == rows(place)

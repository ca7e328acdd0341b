"""What is no casebook is refused and left as it was, and a reading command writes nothing in one that is."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import DBAPIError

from casebook.record import ledger
from casebook.record.actions import Scanned
from casebook.record.codec import named
from casebook.record.events import Stamp
from casebook.store import tables
from casebook.store.database import Store, StoreError, open_store, read_store
from tests.casebook.databases import Server

OPENERS = (open_store, lambda p: open_store(p, make=False), read_store)


def _foreign(path: Path, *, log: bool) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA journal_mode={'WAL' if log else 'DELETE'}")
        other.execute("CREATE TABLE ledger (id INTEGER, amount TEXT)")
        other.execute("INSERT INTO ledger VALUES (1, '12.50')")
        other.commit()


def _as_it_is(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in folder.iterdir() if p.is_file()}


KINDS: dict[str, Callable[[Path], object]] = {
    "another program's database": lambda p: _foreign(p, log=False),
    "another program's database with a log": lambda p: _foreign(p, log=True),
    "a text": lambda p: p.write_text("capacity, 5 Ah\n"),
    "a damaged database": lambda p: p.write_bytes(b"SQLite format 3\0" + b"\x07" * 600),
}


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_that_is_no_casebook_is_refused_and_its_bytes_and_time_stay(
    tmp_path: Path, kind: str, opener: Callable[[Path], Store]
) -> None:
    path = tmp_path / "other.db"
    KINDS[kind](path)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    before = _as_it_is(tmp_path)
    with pytest.raises(StoreError, match=r"other\.db"):
        opener(path)
    assert before == _as_it_is(tmp_path)


@pytest.mark.parametrize("opener", OPENERS)
def test_a_folder_is_no_casebook_and_gains_nothing(tmp_path: Path, opener: Callable[[Path], Store]) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    with pytest.raises(StoreError, match="is no casebook"):
        opener(folder)
    assert [] == list(folder.iterdir())


def test_reading_a_casebook_leaves_its_bytes_and_time_and_lays_nothing_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "a.casebook"
    _written(path)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    before = _as_it_is(tmp_path)
    with closing(read_store(path)) as store, store.reading() as connection:
        assert 1 == len(ledger.events_of(connection, "d" * 64))
    assert before == _as_it_is(tmp_path)


def test_a_reader_sees_what_a_writer_at_work_has_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.casebook"
    with closing(open_store(path)) as writer:
        with writer.writing() as connection:
            ledger.append(connection, "d" * 64, [named(Scanned("a.pdf", 1))], Stamp("ann", "1", "c"))
        with closing(read_store(path)) as store, store.reading() as reading:
            assert 1 == len(ledger.events_of(reading, "d" * 64))


def _written(place: Path | str) -> None:
    with closing(open_store(place)) as store, store.writing() as connection:
        ledger.append(connection, "d" * 64, [named(Scanned("a.pdf", 1))], Stamp("ann", "1", "c"))


def test_the_database_refuses_to_write_for_a_reader(place: str | Path) -> None:
    _written(place)
    with closing(read_store(place)) as store, pytest.raises((DBAPIError, StoreError)), store.reading() as connection:
        connection.execute(insert(tables.meta).values(name="x", value="y"))


@pytest.mark.parametrize("opener", OPENERS)
def test_another_programs_tables_on_a_server_are_refused_and_stay_as_they_are(
    postgres: Server, opener: Callable[[str], Store]
) -> None:
    import psycopg

    place = postgres.fresh()
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute("CREATE TABLE orders (id integer)")
    with pytest.raises(StoreError, match="another program's tables"):
        opener(place)
    with psycopg.connect(place) as connection:
        found = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert [("orders",)] == found


def test_reading_an_empty_database_on_a_server_makes_no_table(postgres: Server) -> None:
    import psycopg

    place = postgres.fresh()
    with pytest.raises(StoreError, match="holds no casebook"):
        read_store(place)
    with psycopg.connect(place) as connection:
        assert [] == connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()

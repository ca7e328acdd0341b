from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from databases import Server
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from casebook.record.actions import Reopened, Scanned
from casebook.record.events import Stamp
from casebook.record.ledger import FaultKind, act, events_of, head, records, verify
from casebook.review.finding import places
from casebook.store.database import Store, StoreError, open_store

STAMP = Stamp("ann", "0.1.0", "sha256:c", why="because")


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    for number in range(1, 6):
        act(made, f"{number % 2}", Scanned(f"{number}.pdf", number), STAMP)
    yield made
    made.close()


def tampered(store: Store, *statements: str) -> list[tuple[FaultKind, int]]:
    with store.writing() as connection:
        for verb in ("update", "delete"):
            on = " ON ledger" if store.engine.dialect.name == "postgresql" else ""
            connection.execute(text(f"DROP TRIGGER ledger_no_{verb}{on}"))
        for statement in statements:
            connection.execute(text(statement))
    return [(f.kind, f.seq) for f in verify(store)]


def test_a_ledger_that_nobody_touched_has_no_fault(store: Store) -> None:
    assert verify(store) == ()


def test_an_event_comes_back_as_it_was_written(store: Store) -> None:
    with store.reading() as connection:
        events = events_of(connection, "1")
    assert [Scanned("1.pdf", 1), Scanned("3.pdf", 3), Scanned("5.pdf", 5)] == [e.action for e in events]
    assert (
        events[0].who,
        events[0].why,
        events[0].program,
        events[0].catalogue,
    ) == ("ann", "because", "0.1.0", "sha256:c")


def test_each_event_carries_the_hash_of_the_one_before(store: Store) -> None:
    with store.reading() as connection:
        rows = list(records(connection))
        last = head(connection)
    assert [r.hash for r in rows[:-1]] == [r.prev for r in rows[1:]]
    assert (5, rows[-1].hash) == (last.seq, last.hash)


@pytest.mark.parametrize("statement", ["UPDATE ledger SET who = 'eve'", "DELETE FROM ledger"])
def test_the_database_itself_refuses_to_change_the_ledger(store: Store, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), store.writing() as connection:
        connection.execute(text(statement))


def test_a_changed_event_is_named(store: Store) -> None:
    assert tampered(store, "UPDATE ledger SET who = 'eve' WHERE seq = 3") == [(FaultKind.CHANGED, 3)]


def test_a_change_with_a_new_hash_of_its_own_is_found_by_the_next_event(store: Store) -> None:
    with store.reading() as connection:
        row = list(records(connection))[2]
    from dataclasses import replace

    forged = replace(row, who="eve")
    statement = f"UPDATE ledger SET who = 'eve', hash = '{forged.digest()}' WHERE seq = 3"
    assert tampered(store, statement) == [(FaultKind.CHANGED, 3)]


def test_an_event_taken_out_is_named(store: Store) -> None:
    assert tampered(store, "DELETE FROM ledger WHERE seq = 3") == [(FaultKind.MISSING, 3)]


def test_events_cut_off_at_the_end_are_named(store: Store) -> None:
    assert tampered(store, "DELETE FROM ledger WHERE seq > 3") == [(FaultKind.MISSING, 4)]


def test_two_events_that_changed_places_are_named(store: Store) -> None:
    swap = ["UPDATE ledger SET seq = 99 WHERE seq = 3", "UPDATE ledger SET seq = 3 WHERE seq = 4"]
    faults = tampered(store, *swap, "UPDATE ledger SET seq = 4 WHERE seq = 99")
    assert (FaultKind.REORDERED, 3) in faults and (FaultKind.REORDERED, 4) in faults


def test_an_event_that_fails_half_way_leaves_nothing(store: Store) -> None:
    from casebook.record.codec import named
    from casebook.record.ledger import append

    with pytest.raises(RuntimeError), store.writing() as connection:
        append(connection, "1", [named(Reopened("x"))], STAMP)
        raise RuntimeError("power cut")
    with store.reading() as connection:
        assert head(connection).seq == 5


def test_a_casebook_of_a_newer_schema_says_to_use_the_newer_program(store: Store, place: str) -> None:
    with store.writing() as connection:
        connection.execute(text("UPDATE meta SET value = '99' WHERE name = 'schema'"))
    with pytest.raises(StoreError, match="schema is version 99"):
        open_store(place)


def test_a_file_that_is_no_casebook_is_refused_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "b.casebook").write_bytes(b"not a database at all, but long enough to be looked at" * 20)
    with pytest.raises(StoreError, match="--casebook"):
        open_store(tmp_path / "b.casebook")


def test_a_missing_casebook_is_told_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="gauger scan"):
        open_store(tmp_path / "none.casebook", make=False)


def test_a_database_without_a_casebook_is_told_with_the_command_that_makes_one(postgres: Server) -> None:
    with pytest.raises(StoreError, match="gauger scan"):
        open_store(postgres.fresh(), make=False)


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="--casebook") as told:
        open_store(f"postgresql://ann:secret@/x?host={tmp_path}")
    assert "secret" not in str(told.value)


@pytest.mark.parametrize("place", ["mysql://h/x", "postgresql://h:port/x"])
def test_another_kind_of_address_is_refused_with_the_form_that_is_meant(place: str) -> None:
    with pytest.raises(StoreError, match="postgresql://user@host/name"):
        open_store(place)


def test_the_ledger_of_a_server_cannot_be_emptied(postgres: Server) -> None:
    store = open_store(postgres.fresh())
    with pytest.raises(DatabaseError, match="append-only"), store.writing() as connection:
        connection.execute(text("TRUNCATE ledger"))
    store.close()


def test_a_name_with_a_nul_is_kept_and_found(store: Store) -> None:
    from casebook.store import tables

    row = {c.name: "" for c in tables.items.c} | {"item": "i", "position": 0, "as_of": date(2026, 12, 1)}
    with store.writing() as connection:
        connection.execute(tables.items.insert().values(**row | {"label": "a\0b"}))
    assert [p.item for p in places(store, "a\0b")] == ["i"]

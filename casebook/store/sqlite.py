"""All that is SQLite's own: how a connection is set up, how a writer takes its turn, how the ledger is guarded.

Another database needs a module with these functions and no other change.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError
from sqlalchemy.pool import NullPool

from casebook.store.glance import BUSY_MS, address

_MAGIC = b"SQLite format 3\0"
_GUARDS = tuple(
    f"CREATE TRIGGER IF NOT EXISTS ledger_no_{verb.lower()} BEFORE {verb} ON ledger "
    "BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END"
    for verb in ("UPDATE", "DELETE")
)


def engine_for(path: Path) -> Engine:
    """An engine on a file, which is made if it is not there: WAL, every commit on the disk, writers wait."""
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": BUSY_MS / 1000})
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def is_free(path: Path) -> bool:
    """Whether there is no file of this name yet, or an empty one."""
    return not path.exists() or (path.is_file() and path.stat().st_size == 0)


def is_database(path: Path) -> bool:
    """Whether the file says of itself that it is SQLite's; raises nothing for a folder or what cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError:
        return False


def reading_engine_for(path: Path) -> Engine:
    """An engine on a file that is there, which is not written to, nor anything beside it."""

    def connected() -> sqlite3.Connection:
        return sqlite3.connect(address(path), uri=True, timeout=BUSY_MS / 1000, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connected, poolclass=NullPool)
    event.listen(engine, "connect", _set_up_reading)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up_reading(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only=ON")


def _set_up(connection: Any, _record: object) -> None:
    # pysqlite's own transaction handling would delay BEGIN; `_begin` says it instead.
    connection.isolation_level = None
    for pragma in (f"busy_timeout={BUSY_MS}", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def advice(trouble: DBAPIError) -> str:
    """What to do where the file cannot be read or written; one that is damaged has the general error."""
    if type(trouble) is DatabaseError:
        return "The file is damaged, or no casebook: put a copy of it back, or name another one with --casebook."
    return "Free some space, let its folder be written, close what holds it, or name another one with --casebook."


def guard(connection: Connection) -> None:
    """Makes the database refuse to change or delete a row of the ledger."""
    for statement in _GUARDS:
        connection.exec_driver_sql(statement)

"""All that is SQLite's own: how a connection is set up, how a writer takes its turn, how the ledger is
guarded.

Another database needs a module with these functions and no other change.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, DBAPIError

BUSY_MS = 10_000
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

"""All that is PostgreSQL's own: how a connection is set up, how a writer takes its turn, how the ledger is guarded.

A writer holds one advisory lock of the database until its turn ends, so that the ledger's numbers and hashes
follow each other whoever writes. A reader sees the casebook as it was when its turn began.
"""

from __future__ import annotations

import logging

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError

BUSY_MS = 10_000
_SILENT = logging.NullHandler()
SCHEME = "postgresql"
_TURN = 0x6761_7567_6572  # "gauger": no other program of the database is likely to lock this number
_FUNCTION = (
    "CREATE OR REPLACE FUNCTION ledger_guard() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$"
)
_GUARDS = {
    "ledger_no_update": "BEFORE UPDATE ON ledger FOR EACH ROW",
    "ledger_no_delete": "BEFORE DELETE ON ledger FOR EACH ROW",
    "ledger_no_truncate": "BEFORE TRUNCATE ON ledger FOR EACH STATEMENT",
}
_PRESENT = text("SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass('ledger') AND NOT tgisinternal")


def engine_for(url: URL) -> Engine:
    """An engine on a database that is there; raises `ModuleNotFoundError` without the extra `postgres`."""
    # Of a connection that is lost the driver writes a line of its own beside the error that it raises.
    logging.getLogger("psycopg").addHandler(_SILENT)
    engine = create_engine(url.set(drivername=f"{SCHEME}+psycopg"), pool_pre_ping=True)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    if connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {BUSY_MS}")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_TURN})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def advice(trouble: DBAPIError) -> str:
    """What to do where the server refuses, or is gone: then no code comes from it, or one of class 08 or 57."""
    code = getattr(trouble.orig, "sqlstate", None)
    if code is None or code.startswith(("08", "57")):
        return (
            "The database does not answer; what it was given so far is kept. See that it runs and give the same "
            "command again, or name another one with --casebook."
        )
    return "Free some space on the server, end what holds the casebook, or name another one with --casebook."


def guard(connection: Connection) -> None:
    """Makes the database refuse to change, delete or empty the ledger."""
    present = set(connection.scalars(_PRESENT))
    lacking = [name for name in _GUARDS if name not in present]
    if lacking:
        connection.exec_driver_sql(_FUNCTION)
    for name in lacking:
        connection.exec_driver_sql(f"CREATE TRIGGER {name} {_GUARDS[name]} EXECUTE FUNCTION ledger_guard()")

"""A look at a casebook's `meta` before anything is loaded that a database needs: a file only, and only to read it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

BUSY_MS = 10_000
HEAD = "head"
"""The name under which `meta` keeps the last record of the ledger."""


def address(path: Path) -> str:
    """The address by which SQLite reads a file that is there, and writes neither to it nor anything beside it."""
    return f"{path.resolve().as_uri()}?mode=ro{'' if _has_log(path) else '&immutable=1'}"


def _has_log(path: Path) -> bool:
    """Whether a writer is at work, or left something in its log.

    Without one the file is the whole of it, and is read as what nobody changes: else SQLite would lay an empty log of
    its own beside it, and leave it there.
    """
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def values(path: Path, *names: str) -> tuple[str | None, ...]:
    """The values that `meta` keeps under some names; `None` for each that is not there, or where it cannot be read."""
    nothing = tuple(None for _ in names)
    if not path.is_file():
        return nothing
    try:
        with closing(sqlite3.connect(address(path), uri=True, timeout=BUSY_MS / 1000)) as connection:
            marks = ",".join("?" * len(names))
            rows = dict(connection.execute(f"SELECT name, value FROM meta WHERE name IN ({marks})", names))  # noqa: S608
    except (sqlite3.Error, OSError):
        return nothing
    return tuple(rows.get(name) for name in names)

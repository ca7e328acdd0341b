"""What a database holds before anything is written to it: a casebook, nothing at all, or another program's tables."""

from __future__ import annotations

from enum import Enum, auto

from sqlalchemy import Connection, inspect

from casebook.store import tables


class Contents(Enum):
    """What was found."""

    CASEBOOK = auto()
    NOTHING = auto()
    OTHER = auto()


def contents(connection: Connection) -> Contents:
    """What the database of a connection holds, told by the tables that every casebook has had from the first on."""
    found = inspect(connection)
    names = set(found.get_table_names())
    if not names:
        return Contents.NOTHING
    if not {tables.meta.name, tables.ledger.name} <= names:
        return Contents.OTHER
    mine = all(
        {c.name for c in table.columns} <= {str(c["name"]) for c in found.get_columns(table.name)}
        for table in (tables.meta, tables.ledger)
    )
    return Contents.CASEBOOK if mine else Contents.OTHER

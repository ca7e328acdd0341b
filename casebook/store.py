"""The casebook's file: opening it, its schema's version, and turns to read and to write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DatabaseError, OperationalError

from casebook import sqlite, tables


class StoreError(Exception):
    """The casebook cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open casebook."""

    engine: Engine
    name: str

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent view of the casebook."""
        with self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The writer's turn: all of it is kept when the block ends, or nothing."""
        try:
            with self.engine.connect().execution_options(writes=True) as connection, connection.begin():
                yield connection
        except OperationalError as trouble:
            raise StoreError(
                f"{self.name}: cannot be written ({trouble.orig}). Free some space, close what holds it, or "
                "name another file with --casebook."
            ) from trouble

    def close(self) -> None:
        """Lets go of the file."""
        self.engine.dispose()


def open_store(place: str | Path, *, make: bool = True) -> Store:
    """Opens a casebook, and makes it if it is not there and `make` says so.

    Raises `StoreError` where it is missing, is no casebook, comes from a newer version, or cannot be written.
    """
    if "://" in str(place):
        raise StoreError(
            f"{place}: only a file can be a casebook in this version; name one, such as work.casebook"
        )
    path = Path(place)
    if not make and not path.exists():
        raise StoreError(
            f"{path}: there is no such casebook. Make one with: gauger scan PATH --casebook {path}"
        )
    store = Store(sqlite.engine_for(path), str(path))
    try:
        _prepare(store)
    except DatabaseError as trouble:
        store.close()
        raise StoreError(
            f"{path}: cannot be used as a casebook ({trouble.orig}). Name another file with --casebook."
        ) from trouble
    return store


def _prepare(store: Store) -> None:
    with store.writing() as connection:
        tables.metadata.create_all(connection)
        sqlite.guard(connection)
        version = connection.scalar(select(tables.meta.c.value).where(tables.meta.c.name == "schema"))
        if version is None:
            connection.execute(insert(tables.meta).values(name="schema", value=str(tables.SCHEMA)))
        elif version != str(tables.SCHEMA):
            raise StoreError(
                f"{store.name}: its schema is version {version}, this program's is {tables.SCHEMA}. "
                "Use the gauger that wrote it, or start a new casebook."
            )

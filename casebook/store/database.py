"""The casebook's database: opening it, its schema's version, and turns to read and to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, InternalError, OperationalError

from casebook.store import postgres, sqlite, tables


class StoreError(Exception):
    """The casebook cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Store:
    """An open casebook."""

    engine: Engine
    name: str
    advice: Callable[[DBAPIError], str] = sqlite.advice
    """What to do about the database's trouble, in the words of its kind."""

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent view of the casebook. Raises `StoreError` where the database does not give it."""
        with self._telling("read"), self.engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """The writer's turn: all of it is kept when the block ends, or nothing. Raises `StoreError` where the
        database does not take it."""
        with (
            self._telling("written"),
            self.engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    @contextmanager
    def _telling(self, done: str) -> Iterator[None]:
        try:
            yield
        except DatabaseError as trouble:
            if not _is_outside(trouble):
                raise
            raise StoreError(f"{self.name}: cannot be {done} ({_said(trouble)}). {self.advice(trouble)}") from trouble

    def close(self) -> None:
        """Lets go of the database."""
        self.engine.dispose()


def open_store(place: str | Path, *, make: bool = True) -> Store:
    """Opens a casebook, a file or `postgresql://…`; makes it if it is not there and `make` says so.

    Raises `StoreError` where it is missing, is no casebook, comes from a newer version, or cannot be written.
    """
    return _on_server(str(place), make=make) if "://" in str(place) else _in_file(Path(place), make=make)


def shown(place: str | Path) -> str:
    """A casebook's place as people may see it: without the password of an address."""
    return _address(str(place)).render_as_string(hide_password=True) if "://" in str(place) else str(place)


def _in_file(path: Path, *, make: bool) -> Store:
    if not make and not path.exists():
        raise StoreError(f"{path}: there is no such casebook. Make one with: gauger scan PATH --casebook {path}")
    return _prepared(Store(sqlite.engine_for(path), str(path)), sqlite.guard)


def _on_server(place: str, *, make: bool) -> Store:
    url = _address(place)
    name = shown(place)
    try:
        store = Store(postgres.engine_for(url), name, postgres.advice)
    except ModuleNotFoundError as lacking:
        raise StoreError(f"{name}: needs the extra: pip install 'gauger[postgres]'") from lacking
    if not make and not _has_tables(store):
        store.close()
        raise StoreError(f"{name}: holds no casebook. Make one with: gauger scan PATH --casebook {name}")
    return _prepared(store, postgres.guard)


def _address(place: str) -> URL:
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as trouble:
        raise StoreError("the casebook's address is not understood; type postgresql://user@host/name") from trouble
    if url.drivername != postgres.SCHEME:
        raise StoreError(f"{url.drivername}: a casebook is a file, or a database: postgresql://user@host/name")
    return url


def _has_tables(store: Store) -> bool:
    try:
        with store.reading() as connection:
            return inspect(connection).has_table(tables.ledger.name)
    except DatabaseError as trouble:
        store.close()
        raise _unusable(store, trouble) from trouble


def _prepared(store: Store, guard: Callable[[Connection], None]) -> Store:
    try:
        _prepare(store, guard)
    except StoreError:
        store.close()
        raise
    except DatabaseError as trouble:
        store.close()
        raise _unusable(store, trouble) from trouble
    return store


def _unusable(store: Store, trouble: DatabaseError) -> StoreError:
    return StoreError(
        f"{store.name}: cannot be used as a casebook ({_said(trouble)}). Name another one with --casebook."
    )


def _is_outside(trouble: DatabaseError) -> bool:
    """Whether a disk, a server or another program is the cause, and not a mistake of our own. A damaged file has
    no class of its own."""
    return isinstance(trouble, OperationalError | InternalError) or type(trouble) is DatabaseError


def _said(trouble: DBAPIError) -> str:
    return " ".join(str(trouble.orig).split())


def _prepare(store: Store, guard: Callable[[Connection], None]) -> None:
    with store.writing() as connection:
        tables.metadata.create_all(connection)
        guard(connection)
        version = connection.scalar(select(tables.meta.c.value).where(tables.meta.c.name == "schema"))
        if version is None:
            connection.execute(insert(tables.meta).values(name="schema", value=str(tables.SCHEMA)))
        elif version != str(tables.SCHEMA):
            raise StoreError(
                f"{store.name}: its schema is version {version}, this program's is {tables.SCHEMA}. "
                "Use the gauger that wrote it, or start a new casebook."
            )

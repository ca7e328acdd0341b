"""The casebook's database: opening it, its schema's version, and turns to read and to write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine, insert, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, InternalError, OperationalError

from casebook.store import postgres, recognise, sqlite, tables

T = TypeVar("T")
_NAME_ANOTHER = "Name another one with --casebook."
_VERSION = select(tables.meta.c.value).where(tables.meta.c.name == "schema")


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
        """The writer's turn: all of it is kept when the block ends, or nothing.

        Raises `StoreError` where the database does not take it.
        """
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
    """Opens a casebook to write in it, a file or `postgresql://…`; makes it if it is not there and `make` says so.

    Raises `StoreError` where it is missing, is no casebook, comes from a newer version, or cannot be written. What
    is no casebook is left as it was, to the byte.
    """
    return _on_server(str(place), make=make) if "://" in str(place) else _in_file(Path(place), make=make)


def read_store(place: str | Path) -> Store:
    """Opens a casebook that is there to read it: the database itself refuses whatever would write.

    Raises `StoreError` where it is missing, is no casebook, comes from another version, or cannot be read.
    """
    store = _server(str(place)) if "://" in str(place) else _file(Path(place))
    _held(store, lambda: _known(store))
    return store


def shown(place: str | Path) -> str:
    """A casebook's place as people may see it: without the password of an address."""
    return _address(str(place)).render_as_string(hide_password=True) if "://" in str(place) else str(place)


def _in_file(path: Path, *, make: bool) -> Store:
    if make and sqlite.is_free(path):
        return _prepared(Store(sqlite.engine_for(path), str(path)), sqlite.guard)
    probe = _file(path)
    is_empty = _held(probe, lambda: _known(probe, or_empty=make))
    probe.close()
    return _prepared(Store(sqlite.engine_for(path), str(path)), sqlite.guard, is_known=not is_empty)


def _file(path: Path) -> Store:
    """A file that is there, opened so that nothing can be written in it."""
    if not path.exists():
        raise StoreError(f"{path}: there is no such casebook. Make one with: gauger scan PATH --casebook {path}")
    if not sqlite.is_database(path):
        raise StoreError(f"{path}: is no casebook, and was left as it is. {_NAME_ANOTHER}")
    return Store(sqlite.reading_engine_for(path), str(path))


def _on_server(place: str, *, make: bool) -> Store:
    store = _server(place)
    is_empty = _held(store, lambda: _known(store, or_empty=make))
    return _prepared(store, postgres.guard, is_known=not is_empty)


def _server(place: str) -> Store:
    url = _address(place)
    name = shown(place)
    try:
        return Store(postgres.engine_for(url), name, postgres.advice)
    except ModuleNotFoundError as lacking:
        raise StoreError(f"{name}: needs the extra: pip install 'gauger[postgres]'") from lacking


def _known(store: Store, *, or_empty: bool = False) -> bool:
    """Whether it holds nothing at all, where that is allowed; raises `StoreError` for what is no casebook."""
    with store.reading() as connection:
        found = recognise.contents(connection)
        if found is recognise.Contents.CASEBOOK:
            _check_version(connection, store.name)
    if found is recognise.Contents.CASEBOOK:
        return False
    if found is recognise.Contents.NOTHING and or_empty:
        return True
    if found is recognise.Contents.NOTHING:
        raise StoreError(f"{store.name}: holds no casebook. Make one with: gauger scan PATH --casebook {store.name}")
    raise StoreError(f"{store.name}: holds another program's tables, and was left as it is. {_NAME_ANOTHER}")


def _address(place: str) -> URL:
    try:
        url = make_url(place)
    except (ArgumentError, ValueError) as trouble:
        raise StoreError("the casebook's address is not understood; type postgresql://user@host/name") from trouble
    if url.drivername != postgres.SCHEME:
        raise StoreError(f"{url.drivername}: a casebook is a file, or a database: postgresql://user@host/name")
    return url


def _prepared(store: Store, guard: Callable[[Connection], None], *, is_known: bool = False) -> Store:
    _held(store, lambda: _prepare(store, guard, is_known=is_known))
    return store


def _held(store: Store, step: Callable[[], T]) -> T:
    """What a step on a store gives; where it fails the store is let go of."""
    try:
        return step()
    except StoreError:
        store.close()
        raise
    except DatabaseError as trouble:
        store.close()
        raise _unusable(store, trouble) from trouble


def _unusable(store: Store, trouble: DatabaseError) -> StoreError:
    return StoreError(
        f"{store.name}: cannot be used as a casebook ({_said(trouble)}). Name another one with --casebook."
    )


def _is_outside(trouble: DatabaseError) -> bool:
    """Whether a disk, a server or another program is the cause, and not a mistake of our own.

    A damaged file has no class of its own.
    """
    return isinstance(trouble, OperationalError | InternalError) or type(trouble) is DatabaseError


def _said(trouble: DBAPIError) -> str:
    return " ".join(str(trouble.orig).split())


def _prepare(store: Store, guard: Callable[[Connection], None], *, is_known: bool) -> None:
    with store.writing() as connection:
        if is_known:
            _check_version(connection, store.name)
        tables.metadata.create_all(connection)
        guard(connection)
        if connection.scalar(_VERSION) is None:
            connection.execute(insert(tables.meta).values(name="schema", value=str(tables.SCHEMA)))
        _check_version(connection, store.name)


def _check_version(connection: Connection, name: str) -> None:
    version = connection.scalar(_VERSION)
    if version != str(tables.SCHEMA):
        raise StoreError(
            f"{name}: its schema is version {version}, this program's is {tables.SCHEMA}. "
            "Use the gauger that wrote it, or start a new casebook."
        )

"""The casebook's tests run on both databases: a file of SQLite, and a real server of PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import databases
import pytest
from databases import Server

from casebook.workers.pool import warm_up


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of PostgreSQL go to one process where the tests run in parallel: one server serves them."""
    for item in items:
        parameters = getattr(item, "callspec", None)
        if "postgres" in getattr(item, "fixturenames", ()) or (
            parameters is not None and "postgresql" in parameters.params.values()
        ):
            item.add_marker(pytest.mark.xdist_group("postgresql"), append=False)


@pytest.fixture(scope="session", autouse=True)
def fork_server() -> None:
    """Reading processes are forked from one that has the libraries, as in a scan: else each of them imports them all."""
    warm_up()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    yield from databases.of_a_session()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a casebook may be made, as it is given to `--casebook`."""
    if request.param == "sqlite":
        return str(tmp_path / "a.casebook")
    server: Server = request.getfixturevalue("postgres")
    return server.fresh()

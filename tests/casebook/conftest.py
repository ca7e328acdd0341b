"""The casebook's tests run on both databases: a file of SQLite, and a real server of PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import Server

from casebook.workers.pool import warm_up


@pytest.fixture(scope="session", autouse=True)
def fork_server() -> None:
    """Reading processes are forked from one that has the libraries, as in a scan: else each of them imports them all."""
    warm_up()


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a casebook may be made, as it is given to `--casebook`."""
    if request.param == "sqlite":
        yield str(tmp_path / "a.casebook")
        return
    server: Server = request.getfixturevalue("postgres")
    with server.lent() as place:
        yield place

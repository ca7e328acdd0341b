"""Where a deal's casebook may be: a file of SQLite, or a database of a real server of PostgreSQL."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "casebook"))
import databases
from databases import Server


@pytest.fixture(scope="session")
def deals_server() -> Iterator[Server]:
    yield from databases.of_a_session()


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.xdist_group("postgresql"))])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a casebook may be made, as it is given to `--casebook`."""
    if request.param == "sqlite":
        return str(tmp_path / "a.casebook")
    server: Server = request.getfixturevalue("deals_server")
    return server.fresh()

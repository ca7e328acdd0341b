"""Where a deal's casebook may be: a file of SQLite, or a database of a real server of PostgreSQL."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[2] / "casebook"))
from at_a_shipment import DAY
from databases import Server

from casebook.store.database import Store, open_store
from corpora.shipments.deals import CELLS
from corpora.shipments.folders import papers
from tui.cli import _run


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a casebook may be made, as it is given to `--casebook`."""
    if request.param == "sqlite":
        yield str(tmp_path / "a.casebook")
        return
    server: Server = request.getfixturevalue("postgres")
    with server.lent() as place:
        yield place


@pytest.fixture(scope="session")
def scanned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The battery exporter's shipment, scanned."""
    folder = tmp_path_factory.mktemp("scanned")
    (folder / "in").mkdir()
    for name, data in papers(CELLS).items():
        (folder / "in" / name).write_bytes(data)
    words = ["scan", "in", "--no-ocr", "--shipment", "LX-26-1118", "--casebook", "a.casebook", "--as-of", str(DAY)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr("sys.argv", ["gauger", *words])
        _run()
    return folder


@pytest.fixture
def store(scanned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A casebook of its own for each test, beside its papers."""
    shutil.copytree(scanned, tmp_path / "work")
    monkeypatch.chdir(tmp_path / "work")
    made = open_store("a.casebook")
    yield made
    made.close()

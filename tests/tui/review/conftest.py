from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import made_casebook
import pytest

from casebook.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A casebook with five datasheets."""
    made = made_casebook.casebook(tmp_path / "t.casebook")
    yield made
    made.close()

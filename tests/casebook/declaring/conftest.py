"""A casebook for each test, in either database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from casebook.store.database import Store, open_store


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    made = open_store(place)
    yield made
    made.close()

"""What all tests share.

The profile of Hypothesis by which `make test-fast` draws few examples, how the tests are shared out among processes, a
collector that rests, and a cache folder that is no user's.
"""

from __future__ import annotations

import gc
import os

import pytest
from hypothesis import settings

settings.register_profile("fast", max_examples=10, deadline=None)

OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""As in the reading processes: else a seventh of the time goes into looking at modules and catalogues again."""


def pytest_sessionstart() -> None:
    gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """In parallel, the tests of one file go to one process, unless they say where: what a file makes once is made once."""
    for item in items:
        if item.get_closest_marker("xdist_group") is None:
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 50)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is compiled while testing stays out of the home of whoever tests; processes that tests start inherit it."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))

"""What all tests share.

The profiles of Hypothesis, how the tests are shared out among processes, a collector that rests, a cache folder that is
no user's, and a server of PostgreSQL for whoever asks for it.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.casebook.databases import Server

settings.register_profile("machine", deadline=None)  # whoever runs the tests may have a busy machine
settings.register_profile("fast", max_examples=10, deadline=None)
settings.load_profile("machine")

OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""As in the reading processes: else a seventh of the time goes into looking at modules and catalogues again."""


def pytest_sessionstart() -> None:
    gc.disable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    """In parallel, the tests of one file go to one process: what a file makes once is made once."""
    from sharing_out import ByFile  # here, for xdist may be missing

    return ByFile(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if hasattr(config, "workerinput"):
        from sharing_out import longest_first

        longest_first(items)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 50)
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is compiled while testing stays out of the home of whoever tests; processes that tests start inherit it."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The one server of PostgreSQL that a process of the tests starts, once a test needs it."""
    from tests.casebook import databases

    yield from databases.of_a_session()


@pytest.fixture(scope="module")
def few_rounds() -> Iterator[None]:
    """Trees are grown in a quarter of the rounds, where a test is not about how well they read."""
    from corpora.training import fit

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fit, "_ROUNDS", 30)
        yield

"""What all tests share.

The profile of Hypothesis by which `make test-fast` draws few examples, and a cache folder that is no user's.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("fast", max_examples=10, deadline=None)


@pytest.fixture(scope="session", autouse=True)
def cache_of_the_tests(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What is compiled while testing stays out of the home of whoever tests; processes that tests start inherit it."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))

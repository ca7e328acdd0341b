"""What all tests share: the profile of Hypothesis by which `make test-fast` draws few examples, and a collector that rests."""

from __future__ import annotations

import gc

from hypothesis import settings

settings.register_profile("fast", max_examples=10, deadline=None)

OBJECTS_BETWEEN_COLLECTIONS = 100_000
"""As in the reading processes: else a seventh of the time goes into looking at modules and catalogues again."""


def pytest_sessionstart() -> None:
    gc.disable()


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS, 20, 50)
    gc.enable()

"""The words of the shipped catalogue, loaded once for the session."""

from __future__ import annotations

import pytest

from classifier.law.vocabulary import Vocabulary
from tests.extractor import drawn


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return drawn.vocabulary()

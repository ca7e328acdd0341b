from __future__ import annotations

import ctypes
import gc
import weakref
from collections.abc import Iterator
from datetime import date

import pytest

from casebook.workers.job import Job
from casebook.workers.limits import give_back
from casebook.workers.worker import LARGE, answer
from extractor.intake.sources import open_source


def test_memory_is_given_back_where_there_is_a_way_and_nothing_happens_where_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda _: type("Library", (), {"malloc_trim": asked.append}))
    give_back()
    assert asked == [0]
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    give_back()


class Ring:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("_thawed")
@pytest.mark.parametrize("size", [LARGE // 2, LARGE + 1])
def test_before_a_large_document_circles_go_and_what_stays_is_passed_over_from_then_on(size: int) -> None:
    gc.disable()
    try:
        stays, ring = Ring(), Ring()
        gone = weakref.ref(ring)
        del ring
        answer(open_source("a.txt", b"word " * (size // 5 + 1)), Job(date(2026, 12, 1), "default", "test"), False)
        is_looked_at = any(each is stays for each in gc.get_objects())
        assert ((gone() is None), is_looked_at) == ((True, False) if size > LARGE else (False, True))
    finally:
        gc.enable()

from __future__ import annotations

import ctypes

import pytest

from casebook.workers.limits import give_back


def test_memory_is_given_back_where_there_is_a_way_and_nothing_happens_where_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(ctypes, "CDLL", lambda _: type("Library", (), {"malloc_trim": asked.append}))
    give_back()
    assert asked == [0]
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    give_back()

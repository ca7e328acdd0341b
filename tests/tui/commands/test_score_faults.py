"""Planted faults are found, and nothing else is said of drafts without one."""

from __future__ import annotations

from datetime import date

from corpora.declarations.faults import FAULTS, planted
from tui.commands.score_faults import measured
from tui.commands.session import Order


def test_each_kind_of_fault_is_found_and_faultless_drafts_are_left_alone() -> None:
    tally = measured(3, 1, (), Order(None, date(2026, 12, 1), "default", (), 1, ocr=False))
    assert tally.told == []
    assert set(tally.planted) == set(FAULTS)
    assert (tally.faultless, tally.false, tally.false_must) == (8, 0, 0)


def test_the_same_seed_plants_the_same_faults() -> None:
    assert [p.drawn.data for p in planted(4, 1)] == [p.drawn.data for p in planted(4, 1)]

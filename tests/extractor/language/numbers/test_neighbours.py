"""Bounds in a column of their own, and units whose cell says the kind as well."""

from __future__ import annotations

import pytest

from tests.extractor.drawn import facts, ruled


@pytest.mark.parametrize(
    ("expected", "row"),
    [
        ("tap_density [1, ∞) g/cm3 minimum", ("振实密度", "g/cm3", "1.0", "以上")),
        ("compaction_density [2.4, ∞) g/cm3 minimum", ("压实密度", "g/cm3", "≥", "2.4")),
        ("mass (-∞, 70] g maximum", ("重量", "g", "70", "以下")),
        ("mass (-∞, 70] g maximum", ("重量", "g", "≤", "70")),
    ],
)
def test_a_bound_may_stand_in_the_neighbour_column(expected: str, row: tuple[str, ...]) -> None:
    assert facts(ruled(["项目", "单位", "指标", ""], row)) == [expected]


@pytest.mark.parametrize(
    ("expected", "row"),
    [
        ("compaction_density 2.4 g/cm3 typical", ("Compaction density", "typ. g/cm3", "2.4")),
        ("energy 10.2 Wh approximate", ("Energy", "approx. Wh", "10.2")),
        ("mass 46 g approximate", ("Weight", "approx. g", "46")),
    ],
)
def test_a_unit_s_cell_may_say_the_kind(expected: str, row: tuple[str, ...]) -> None:
    assert facts(ruled(["Item", "Unit", "Value"], row)) == [expected]

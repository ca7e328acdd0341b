"""Tiles: values over their captions are read as if the captions stood before them."""

from __future__ import annotations

from tests.extractor.drawn import drawn
from tests.extractor.rows.test_mirrored import read


def test_values_over_their_captions_are_read() -> None:
    page = drawn("""
        72.5 Ah               3.65 V               815 g

        Rated capacity        Nominal voltage      Cell weight
    """)
    assert read(page) == ["capacity 72.5 Ah rated", "nominal_voltage 3.65 V nominal", "mass 815 g"]


def test_heads_over_their_values_stay_heads() -> None:
    page = drawn("""
        Rated capacity        Nominal voltage      Cell weight
        72.5 Ah               3.65 V               815 g
    """)
    assert sorted(read(page)) == ["capacity 72.5 Ah rated", "mass 815 g", "nominal_voltage 3.65 V nominal"]


def test_two_rows_of_a_table_are_no_tiles() -> None:
    page = drawn("""
        Rated capacity        Nominal voltage
        72.5 Ah               3.65 V
        Cell weight           Energy
        815 g                 264 Wh
    """)
    assert sorted(read(page)) == [
        "capacity 72.5 Ah rated",
        "energy 264 Wh",
        "mass 815 g",
        "nominal_voltage 3.65 V nominal",
    ]

"""The tolerances of the layout are one value: another value lays a page out otherwise."""

from __future__ import annotations

from dataclasses import fields, replace

import numpy as np
import pytest

from extractor.document.layout_settings import LAYOUT
from extractor.layout.cells import Edge, find_grids
from extractor.readers.pdf.text.composing import compose_page
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Glyphs

FRAME = Frame((0, 0, 200, 100), (0, 0, 200, 100))


def text(letters: str, gap: float, **other: float) -> str:
    """The text of one line whose letters, each 5 points wide in type of 10, stand so many points apart."""
    left = np.arange(len(letters)) * (5 + gap)
    box = np.stack([left, np.full_like(left, 10), left + 5, np.full_like(left, 20)], axis=1).astype(np.float32)
    size, none = np.full(len(letters), 10, np.float32), np.zeros(len(letters))
    made = Glyphs(letters, box, box.copy(), size, none.astype(np.int16), none.astype(np.bool_))
    return compose_page(made, FRAME, 1, by=replace(LAYOUT, **other)).text.strip()


def test_a_gap_ends_a_word_from_the_tolerance_on() -> None:
    assert (text("AB", 4), text("AB", 4, word_gap=0.5)) == ("A B", "AB")


def test_a_gap_ends_a_segment_from_the_tolerance_on() -> None:
    assert (text("AB", 11), text("AB", 11, wide_gap=1.2), text("AB", 9)) == ("A  B", "A B", "A B")


def test_digits_have_a_tolerance_of_their_own() -> None:
    assert (text("12", 4), text("12", 4, digit_gap=0.3)) == ("12", "1 2")


@pytest.mark.parametrize(("reach", "cells"), [(3.0, 4), (1.0, 0)])
def test_drawn_lines_meet_within_the_reach(reach: float, cells: int) -> None:
    upright = [Edge(x, 12, x, 58) for x in (10, 50, 90)]
    level = [Edge(10, y, 90, y) for y in (10, 35, 60)]
    grids = find_grids([*upright, *level], 200, 100, replace(LAYOUT, reach=reach))
    assert sum(len(grid.boxes) for grid in grids) == cells


def test_each_tolerance_is_told_by_its_name() -> None:
    told = type(LAYOUT).__doc__ or ""
    assert [f.name for f in fields(LAYOUT) if f"`{f.name}`" not in told] == []

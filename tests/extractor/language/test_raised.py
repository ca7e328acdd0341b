"""Small raised and lowered words beside larger type."""

from __future__ import annotations

import pytest

from classifier.box import Box
from extractor.document.page import Page, Word, compose
from extractor.language.raised import raised_text


def page(before: str, small: str, top: float, *, size: float = 7.0) -> Page:
    left = 40.0 + 6.0 * len(before)
    words = [
        Word(before, Box(40.0, 100.0, left, 111.0), size=11.0),
        Word(small, Box(left, top, left + 4.0 * len(small), top + size), size=size),
    ]
    return compose([[words]], number=1, width=600, height=800, origin="text")


@pytest.mark.parametrize(
    ("expected", "before", "small", "top"),
    [
        ("2.56 ²", "2.56", "2", 98.0),
        ("cm ⁻³", "cm", "-3", 98.0),
        ("D ₅₀", "D", "50", 106.0),
        ("98 +2", "98", "+2", 98.0),
        ("98 -1", "98", "-1", 106.0),
    ],
)
def test_a_small_word_at_the_shoulder_or_foot_is_written_so(expected: str, before: str, small: str, top: float) -> None:
    assert raised_text(page(before, small, top)).strip() == expected


def test_a_word_of_the_same_size_stays() -> None:
    assert raised_text(page("2.56", "2", 100.0, size=11.0)).strip() == "2.56 2"


def test_the_text_keeps_its_length() -> None:
    drawn = page("2.56", "2", 98.0)
    assert len(raised_text(drawn)) == len(drawn.text)

"""Digits of one number that stand wide, as in Asian fonts of wide places, are one word."""

from __future__ import annotations

import pytest

from corpora.made.layouts import beside, row
from corpora.made.paper import Paper
from corpora.made.pdf import draw
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers.reading import read


def text(face: str, *values: str) -> str:
    rows = [row("圧縮密度", value) for value in values]
    paper = Paper("sheet.pdf", "datasheet", "Torvane", "digits", (beside(rows, look="open"),), face=face)
    return read(open_source("sheet.pdf", draw(paper)), ReadOptions()).pages[0].text


@pytest.mark.parametrize("value", ["1.56", "2.19", "159.1", "111.1", "1,111"])
def test_a_number_in_a_wide_font_is_one_word(value: str) -> None:
    assert f"{value} g/cm³" in text("japanese", f"{value} g/cm³")


@pytest.mark.parametrize("face", ["japanese", "grotesque"])
def test_numbers_with_a_space_between_stay_two_words(face: str) -> None:
    assert "11 41 mm" in text(face, "11 41 mm")

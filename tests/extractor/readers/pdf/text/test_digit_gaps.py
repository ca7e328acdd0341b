"""Digits of one number that stand wide, as in Asian fonts of wide places, are one word."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from corpora.made.drawing.layouts import beside, row
from corpora.made.drawing.paper import Paper
from corpora.made.drawing.pdf import draw
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers.pdf import bulk
from extractor.readers.pdf.text import measuring
from extractor.readers.pdf.text.glyphs import Glyphs
from extractor.readers.pdf.text.runs import runs
from extractor.readers.reading import read
from tests.extractor.readers.drawing import all_of, pdf, write


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


def inked(*glyphs: tuple[str, float, float]) -> list[str]:
    """The words of characters in type of 10 points whose ink alone is known: sign, left, right."""
    boxes = np.array([(left, 40.0, right, 50.0) for _, left, right in glyphs])
    count = len(glyphs)
    made = Glyphs(
        "".join(sign for sign, _, _ in glyphs), boxes, boxes.copy(), np.full(count, 10.0),
        np.zeros(count, np.int16), np.zeros(count, np.bool_),
    )  # fmt: skip
    return [run.text for run in runs(made)[0]]


def test_wide_digits_with_narrow_ink_are_one_number_and_columns_stay_apart() -> None:
    one = [("７", 102.0, 107.5), ("４", 112.0, 117.5), ("．", 121.0, 122.5), ("５", 132.0, 137.5)]
    assert inked(*one, ("８", 162.0, 167.5)) == ["７４．５", "８"]


def test_kana_narrower_than_their_places_are_one_word() -> None:
    assert inked(("ス", 101.0, 109.0), ("ラ", 111.5, 118.0), ("リ", 122.5, 127.5), ("ー", 132.0, 138.0)) == ["スラリー"]
    assert inked(("室", 100.5, 109.5), ("径", 114.0, 123.0)) == ["室", "径"]


def test_letters_of_a_machine_s_narrow_font_are_one_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file's font is lacking, the ink is another font's: the places between the letters are the file's."""
    ask = bulk.inks_of_characters

    def narrow(handle: int | None, places: npt.NDArray[np.intp]) -> bulk.Doubles:
        boxes = ask(handle, places)
        boxes[:, 1] = boxes[:, 0] + 0.3 * (boxes[:, 1] - boxes[:, 0])
        return boxes

    drawn = pdf(all_of(write(40, 40, "AG-36 mAh/g"), write(40, 60, "AG-36 mAh/g", 8)))
    monkeypatch.setattr(measuring.bulk, "inks_of_characters", narrow)
    monkeypatch.setattr(measuring, "_inky", lambda fonts, ratios: np.ones(len(ratios), np.bool_))
    assert read(drawn, ReadOptions()).pages[0].text.split() == ["AG-36", "mAh/g"] * 2

"""Values that are set letter by letter are read as the values that they show; what stands in columns is not."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from classifier.box import Box
from extractor.document.page import Word, compose
from extractor.document.read_options import ReadOptions
from extractor.readers.reading import read
from tests.extractor.readers.drawing import pdf


def composed(text: str, step: float = 12.0) -> str:
    """The text of a segment whose words stand a little apart; two spaces are a wider gap."""
    words, x = [], 0.0
    for piece in text.split(" "):
        if piece:
            words.append(Word(piece, Box(x, 0, x + 6.0 * len(piece), 10)))
            x += 6.0 * len(piece) + step - 6
        else:
            x += step
    return compose([[words]], number=1, width=600, height=800).text.strip()


@pytest.mark.parametrize(
    ("spaced", "shown"),
    [
        ("3 0 2 W h / k g", "302Wh/kg"),
        ("3 0 2  W h / k g", "302 Wh/kg"),
        ("Energy density 3 0 2  W h / k g", "Energy density 302 Wh/kg"),
        ("2 . 5 6", "2.56"),
        ("≥ 2 . 5 6  g / c m 3", "≥ 2.56 g/cm3"),
        ("5 0 0 0 mAh", "5000 mAh"),
        ("(2 . 6 1)", "(2.61)"),
        ("( 2 . 6 1 )  g/cm3", "( 2.61 ) g/cm3"),
        ("Density (2 . 6 1 g / c m 3), typical", "Density (2.61g/cm3), typical"),
        ("【3 0 2  W h / k g】", "【302 Wh/kg】"),
        ("1 5 8 . 5  m A h / g", "158.5 mAh/g"),
    ],
)
def test_a_value_set_letter_by_letter_is_one(spaced: str, shown: str) -> None:
    assert composed(spaced).replace(" ", "") == shown.replace(" ", "")
    assert " ".join(composed(spaced).split()) in (shown, shown.replace("≥ ", "≥"))


@pytest.mark.parametrize(
    "plain",
    [
        "1 2 3 4 5",
        "A B C D E",
        "0 1",
        "5 V",
        "a 1",
        "1 2 3",
        "1 - 2 pcs",
        "x y z",
        "1 2 3 4 50",
        "(1 2 3)",
        "(a b c d)",
        "(1 2) 3 4",
    ],
)
def test_what_is_no_value_stays_apart(plain: str) -> None:
    assert composed(plain) == plain


def test_wide_letter_spacing_in_a_file_is_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(40, 200, "Energy density")
        canvas.drawString(200, 200, "302 Wh/kg", charSpace=4)

    (page,) = read(pdf(draw), ReadOptions(ocr=False)).pages
    assert "302" in page.text.split() and "Wh/kg" in page.text.split()

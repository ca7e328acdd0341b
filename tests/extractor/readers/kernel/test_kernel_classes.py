"""The kernel takes each character of Unicode for what Python takes it for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from extractor.document.layout_settings import LAYOUT
from extractor.layout import lines, spread_labels
from extractor.readers.pdf import sheet
from extractor.readers.pdf.kernel.loading import loaded, using
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Glyphs
from extractor.readers.pdf.text.runs import word_gaps
from tests.extractor.readers.kernel.building import built
from tests.extractor.readers.kernel.reading import told

ALL = 0x110000
SPREAD, LATIN, TAKES_INDEX = 16, 32, 64
"""As `classes.h` has them."""

Codes = npt.NDArray[np.uint32]


@pytest.fixture(scope="session")
def binary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("classes"))


def gaps_in_c(binary: Path, codes: Codes) -> npt.NDArray[np.float64]:
    library, found = loaded(binary), np.zeros(max(len(codes) - 1, 0))
    assert library is not None
    library.gauger_word_gaps(len(codes), codes.ctypes.data, found.ctypes.data)
    return found


@pytest.mark.parametrize("beside", "5A５カﾊ中±", ids=lambda sign: f"U+{ord(sign):04X}")
def test_the_gap_that_ends_a_word_is_the_same_before_and_behind_every_character(binary: Path, beside: str) -> None:
    codes = np.full(2 * ALL, ord(beside), np.uint32)
    codes[::2] = np.arange(ALL)
    of_c = gaps_in_c(binary, codes)
    assert np.array_equal(of_c, word_gaps(codes))


def test_the_gaps_of_asian_signs_are_among_those_compared(binary: Path) -> None:
    codes = np.frombuffer("５８カナ中カ中文12a".encode("utf-32-le"), "<u4").astype(np.uint32)
    assert {LAYOUT.full_width_gap, LAYOUT.kana_gap, LAYOUT.word_gap, LAYOUT.digit_gap} <= set(
        gaps_in_c(binary, codes).tolist()
    )


def test_what_is_spread_and_what_takes_an_index_is_the_same_for_every_character(binary: Path) -> None:
    library, codes, found = loaded(binary), np.arange(ALL, dtype=np.uint32), np.zeros(ALL, np.uint8)
    assert library is not None
    library.gauger_classes(ALL, codes.ctypes.data, found.ctypes.data)
    every = [chr(k) for k in range(ALL)]
    asked: tuple[tuple[int, Any], ...] = (
        (SPREAD, spread_labels._is_single),
        (LATIN, lambda sign: sign.isascii() and sign.isalpha()),
        (TAKES_INDEX, lines._LOWERED_AFTER.search),
    )
    for bit, ask in asked:
        assert np.array_equal(found & bit != 0, np.fromiter((bool(ask(sign)) for sign in every), np.bool_, ALL))


def row(text: str, gap: float) -> Glyphs:
    """Signs beside each other, half a place wide, with a gap in heights of their type after each."""
    left = 50 + np.arange(len(text)) * (5 + 10 * gap)
    box = np.stack([left, np.full(len(text), 40.0), left + 5, np.full(len(text), 50.0)], axis=1).astype(np.float32)
    size = box[:, 3] - box[:, 1]
    white = np.zeros(len(text), np.bool_)
    return Glyphs(text, box, box.copy(), size, np.zeros(len(text), np.int16), white)


@pytest.mark.parametrize(
    "text", ["定格容量５８．０Ａｈ", "リチウムイオン電池", "ﾘﾁｳﾑｲｵﾝ電池", "ｶﾅカナ", "型号ＡＢ－１２", "１2３4"]
)
@pytest.mark.parametrize("gap", [0.2, 0.29, 0.31, 0.4, 0.49, 0.51, 0.8, 0.94, 0.96, 1.1])
def test_a_row_of_asian_signs_is_laid_out_the_same(binary: Path, text: str, gap: float) -> None:
    def laid() -> str:
        return told(sheet.compose_page(row(text, gap), Frame((0, 0, 600, 800), (0, 0, 600, 800)), 1))

    with using(binary):
        of_c = laid()
    with using(None):
        assert of_c == laid()


def test_full_width_digits_are_one_word_where_narrow_ones_are_not(binary: Path) -> None:
    with using(binary):
        page = sheet.compose_page(row("５８．０", 0.8), Frame((0, 0, 600, 800), (0, 0, 600, 800)), 1)
        assert [word.text for word in page.words] == ["５８．０"]
        page = sheet.compose_page(row("5800", 0.8), Frame((0, 0, 600, 800), (0, 0, 600, 800)), 1)
        assert [word.text for word in page.words] == ["5", "8", "0", "0"]

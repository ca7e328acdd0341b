"""Traditional Chinese characters are found as the simplified words of the vocabulary."""

from __future__ import annotations

import re

import pytest

from classifier.law.vocabulary import Vocabulary
from extractor.language.phrases import Phrases, Shape
from extractor.language.tokens import fold
from extractor.language.traditional import SIMPLIFIED
from tests.extractor.words import terms


@pytest.mark.parametrize(
    "simplified, traditional",
    [("报价单", "報價單"), ("锂离子电池", "鋰離子電池"), ("分容柜", "分容櫃"), ("数量", "數量")],
)
def test_a_traditional_word_folds_to_the_simplified_one(simplified: str, traditional: str) -> None:
    assert fold(traditional) == fold(simplified)


def test_a_traditional_name_is_the_product_at_its_place_in_the_text() -> None:
    text = "第二項：全自動注液機 AB-1"
    named = [t for t in terms().find(text) if t.category == "product"]
    assert [(t.name, t.text) for t in named] == [("electrolyte_filling_machine", "全自動注液機")]


def test_a_simplified_character_stays_itself() -> None:
    assert not [c for c in map(chr, SIMPLIFIED) if _is_simplified(c)]


def test_a_pattern_fits_its_words_in_both() -> None:
    pattern = Phrases(Vocabulary(phrases={"made": ("复制",)})).pattern(Shape(r"^<<made>>$", re.I))
    assert all(map(pattern.match, ("复制", "複製", "復制")))
    assert pattern.match("制") is None


def _is_simplified(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True

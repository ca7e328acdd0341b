"""Sentences that the record keeps in English are said in Chinese where Chinese is asked for."""

from __future__ import annotations

import pytest

from casebook.links.model_names import compared
from casebook.state.rows.chinese import sentences
from casebook.state.rows.wording import wording
from classifier.loading.load import load

CATALOGUE = load()
SAID = sentences(wording(CATALOGUE.vocabulary, "zh"), CATALOGUE.policies["default"], CATALOGUE.limits)


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        (compared("KX-5", "KX-5"), "KX-5 与 KX-5：相同"),
        (compared("KX-5", "kx 5"), "KX-5 与 kx 5：仅大小写、空格或连字符不同"),
        ("b.pdf speaks of the same model", "b.pdf 为同一型号的文件"),
        (
            "compaction density is not the same in all documents: a.pdf: 2.43 g/cm3; b.pdf: measured 2.53 g/cm3",
            "各文件的压实密度不一致：a.pdf: 2.43 g/cm3；b.pdf: 实测2.53 g/cm3",
        ),
        ("what nobody knows", "what nobody knows"),
    ],
)
def test_a_kept_sentence_is_said_in_chinese(kept: str, said: str) -> None:
    assert said == SAID(kept)


def test_what_the_house_and_the_limits_say_is_said_in_their_own_chinese_words() -> None:
    rule = "P1: close is within 10 % of every limit that is not met"
    assert "P1: 每项未达到的指标与限值相差不超过10 %的，视为“接近”。" == SAID(rule)
    assert all(SAID(f"{limit.id}: {limit.text.en}") == f"{limit.id}: {limit.text.zh}" for limit in CATALOGUE.limits)

"""Characters that a font maps to a look-alike radical or compatibility copy are found as the words they show."""

from __future__ import annotations

import pytest

from extractor.language.tokens import fold


@pytest.mark.parametrize(
    "plain, printed",
    [
        ("生产", "\u2f63产"),
        ("人造石墨", "\u2f08造\u2f6f墨"),
        ("长度", "\u2ed3\ufa01"),
        ("页", "\u2eda"),
        ("龙", "\u2ef0"),
        ("樂", "\uf914"),
    ],
)
def test_a_look_alike_folds_to_the_character_it_shows(plain: str, printed: str) -> None:
    assert fold(plain) == fold(printed)


@pytest.mark.parametrize("text", ["生", "⺀", "45 g", "﨎"])
def test_other_characters_keep_their_place_and_themselves(text: str) -> None:
    assert fold(text) == " ".join(text.split())

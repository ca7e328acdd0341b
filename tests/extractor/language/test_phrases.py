"""Patterns whose words the catalogue holds (`extractor.language.phrases`)."""

from __future__ import annotations

import re

import pytest

from classifier.law.vocabulary import Vocabulary
from extractor.language.phrases import Phrases, Shape

WORDS = Phrases(Vocabulary(phrases={"firm": ("Ltd", "S.p.A"), "row": ("produkt*", "name"), "limit": ("below", "低于")}))


@pytest.mark.parametrize(
    ("shape", "text", "fits"),
    [
        (r"<<firm>>$", "Akku Ltd", True),
        (r"<<firm>>$", "Akku SxpxA", False),
        (r"^<<row>>:", "Produktbezeichnung:", True),
        (r"^<<row>>:", "Names:", False),
        (r"<<row!>>", "rename", False),
        (r"<<row!>>", "the name", True),
        (r"<<limit~>>", "belowground", False),
        (r"<<limit~>>", "电压低于额定", True),
        (r"<<limit^>>", "belowground", True),
        (r"<<limit^>>", "furbelow", False),
    ],
)
def test_a_word_stands_for_itself_and_a_star_for_more_letters(shape: str, text: str, fits: bool) -> None:
    assert fits is (WORDS.pattern(Shape(shape, re.I)).search(text) is not None)


def test_a_list_that_no_catalogue_holds_is_told() -> None:
    with pytest.raises(KeyError, match="nobody"):
        WORDS.pattern(Shape("<<nobody>>"))

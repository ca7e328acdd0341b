"""Values as a person reads them."""

from __future__ import annotations

import pytest

from classifier.facts import Fact
from tui.speech.words import as_words


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("lithium_ion_battery", "lithium ion battery"),
        ("lfp", "lfp"),
        ("LX_50", "LX_50"),
        ("LiFePO4", "LiFePO4"),
        ("made_ by", "made_ by"),
    ],
)
def test_names_of_the_catalogue_are_told_as_words_and_what_a_paper_prints_to_the_letter(value: str, shown: str) -> None:
    assert as_words(Fact("use", value)) == shown

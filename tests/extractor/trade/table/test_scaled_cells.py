"""Numbers of cells that a word multiplies: "1.2万只" are 12000 pieces."""

from __future__ import annotations

from decimal import Decimal

import pytest

from classifier.loading.load import load
from extractor.trade.language.lexicon import lexicon
from extractor.trade.table.cells import reading


@pytest.mark.parametrize(
    "cell, value, unit",
    [
        ("1.2万只", "12000", "只"),
        ("3千只", "3000", "只"),
        ("1.5 million pcs", "1500000", "pcs"),
        ("28.2万元", "282000", None),
        ("12千克", "12", "千克"),
        ("8000只", "8000", "只"),
    ],
)
def test_a_cell_says_what_its_word_multiplies_and_a_unit_s_own_word_multiplies_nothing(
    cell: str, value: str, unit: str | None
) -> None:
    found = reading(cell, 0, ".", lexicon(load().vocabulary))
    assert found is not None
    assert (found.figure.value, found.unit, (found.start, found.end)) == (Decimal(value), unit, (0, len(cell)))

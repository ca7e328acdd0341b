"""The totals that a paper prints: the numbers of lines that begin with a word for a total."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from casebook.checking.draft.units import spellings
from classifier.law.vocabulary import Vocabulary
from extractor.document.page import Page

NUMBER = re.compile(r"(?<![\w.-])\d[\d,]*(?:\.\d+)?(?![\w-])")
"""A number as papers print their sums."""
_FILLERS = " |\t"

Printed = tuple[Decimal, int, int]
"""A number with where it begins and ends in its page's text."""


def totals(page: Page, vocabulary: Vocabulary) -> Iterator[Printed]:
    """The totals of a page, in its order."""
    words = tuple(sorted(spellings(vocabulary, "trade_total"), key=len, reverse=True))
    start = 0
    for line in page.text.split("\n"):
        if any(line.casefold().lstrip(_FILLERS).startswith(w) for w in words):
            for found in NUMBER.finditer(line):
                yield number_of(found.group()), start + found.start(), start + found.end()
        start += len(line) + 1


def number_of(text: str) -> Decimal:
    """The number that a match of `NUMBER` is."""
    return Decimal(text.replace(",", ""))

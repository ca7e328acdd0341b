"""Whether the rows of a paper come to the total that it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from casebook.checking.draft.units import spellings
from casebook.shipments.goods.figures import said_by
from casebook.shipments.goods.papers import Member, rows
from classifier.facts import Evidence
from classifier.law.acts import Bilingual
from classifier.law.catalogue import Catalogue
from classifier.quantity import plain
from extractor.document.page import Page

_NUMBER = re.compile(r"(?<![\w.-])\d[\d,]*(?:\.\d+)?(?![\w-])")
_CHECKED = (("amount", "金额"), ("net_mass", "净重"))
_LEAST = 2
"""Rows that make a sum; one row is its own total."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A sum that is not among the totals that a paper prints, with the total's own words."""

    says: Bilingual
    quotes: tuple[Evidence, ...]


def totals_that_differ(members: Sequence[Member], catalogue: Catalogue) -> Iterator[Differing]:
    """The sums that no total of their paper bears out; a paper that prints no total is not asked."""
    words = tuple(sorted(spellings(catalogue.vocabulary, "trade_total"), key=len, reverse=True))
    for member in members:
        own = rows((member,))
        totals = [one for page in member.folder.pages for one in _totals(page, words)]
        if len(own) < _LEAST or not totals:
            continue
        printed = {number for number, _ in totals}
        for name, zh in _CHECKED:
            figures = said_by(own, name)
            whole = figures[0].number if figures else None
            if whole is None or any(abs(n - whole) <= abs(whole) / 1000 for n in printed):
                continue
            if not any(_is_alike(n, whole) for n in printed):
                continue
            shown, paper = plain(whole), member.paper.shown
            says = Bilingual(
                f"The rows of {paper} come to {shown} in {name.replace('_', ' ')}; its total does not say so.",
                f"{paper} 各行{zh}合计为 {shown}，与其所载合计不符。",
            )
            yield Differing(says, tuple(e for _, e in totals))


def _is_alike(number: Decimal, whole: Decimal) -> bool:
    """Whether a printed total may be meant for a sum: of its size, a tenth off at most on either side."""
    return whole * 9 / 10 <= number <= whole * 11 / 10


def _totals(page: Page, words: Sequence[str]) -> Iterator[tuple[Decimal, Evidence]]:
    """The numbers of lines that begin with a word for a total."""
    start = 0
    for line in page.text.split("\n"):
        plain_line = line.casefold().lstrip(" |\t")
        if any(plain_line.startswith(w) for w in words):
            for found in _NUMBER.finditer(line):
                at = start + found.start()
                yield Decimal(found.group().replace(",", "")), page.quote(at, start + found.end())
        start += len(line) + 1

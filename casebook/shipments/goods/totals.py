"""Whether the rows of a paper come to the total that it prints."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from casebook.checking.against.totals import totals
from casebook.shipments.goods.figures import said_by
from casebook.shipments.goods.papers import Member, rows
from casebook.state.rows.wording import wording
from classifier.facts import Evidence
from classifier.law.acts import Bilingual
from classifier.law.catalogue import Catalogue
from classifier.quantity import plain

_CHECKED = ("amount", "net_mass")
_LEAST = 2
"""Rows that make a sum; one row is its own total."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A sum that is not among the totals that a paper prints, with the total's own words."""

    says: Bilingual
    quotes: tuple[Evidence, ...]


def totals_that_differ(members: Sequence[Member], catalogue: Catalogue) -> Iterator[Differing]:
    """The sums that no total of their paper bears out; a paper that prints no total is not asked."""
    chinese = wording(catalogue.vocabulary, "zh")
    for member in members:
        own = rows((member,))
        printed = [(n, page, a, b) for page in member.folder.pages for n, a, b in totals(page, catalogue.vocabulary)]
        if len(own) < _LEAST or not printed:
            continue
        numbers = {number for number, *_ in printed}
        for name in _CHECKED:
            figures = said_by(own, name)
            whole = figures[0].number if figures else None
            if whole is None or any(abs(n - whole) <= abs(whole) / 1000 for n in numbers):
                continue
            if not any(_is_alike(n, whole) for n in numbers):
                continue
            shown, paper = plain(whole), member.paper.shown
            says = Bilingual(
                f"The rows of {paper} come to {shown} in {name.replace('_', ' ')}; its total does not say so.",
                f"{paper} 各行{chinese.property(name)}合计为 {shown}，与其所载合计不符。",
            )
            yield Differing(says, tuple(page.quote(a, b) for _, page, a, b in printed))


def _is_alike(number: Decimal, whole: Decimal) -> bool:
    """Whether a printed total may be meant for a sum: of its size, a tenth off at most on either side."""
    return whole * 9 / 10 <= number <= whole * 11 / 10

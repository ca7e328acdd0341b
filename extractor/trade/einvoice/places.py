"""Finds on the pages what is known from elsewhere: a line's name, and the number printed nearest to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from classifier.facts import Evidence
from extractor.document.page import Page
from extractor.trade.language.amounts import NUMBER, value

FEWEST = 8
"""Characters that the beginning of a name must have to be looked for by itself."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text of a page, by the page's number."""

    page: int
    start: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A span of the text of a page, by the page's number."""

    page: int
    start: int
    end: int

    def evidence(self, pages: Sequence[Page]) -> Evidence:
        """The page's own text there, with its box."""
        return next(p for p in pages if p.number == self.page).quote(self.start, self.end, "line")


def find_name(name: str, pages: Sequence[Page]) -> tuple[tuple[int, int, int], ...]:
    """Where a name is printed, as (page, start, end) of each line of it; else where its beginning is."""
    words = name.split()
    for count in range(len(words), 0, -1):
        if sum(map(len, words[:count])) < min(FEWEST, sum(map(len, words))):
            break
        pattern = re.compile(r"\s+".join(map(re.escape, words[:count])), re.IGNORECASE)
        for page in pages:
            found = pattern.search(page.text)
            if found:
                return tuple(_by_line(page, found.start(), found.end()))
    return ()


def _by_line(page: Page, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    for piece in re.finditer(r"[^\n]+", page.text[start:end]):
        yield page.number, start + piece.start(), start + piece.end()


def find_number(wanted: Sequence[Decimal], near: Place | None, pages: Sequence[Page]) -> Hit | None:
    """Where one of the values is printed under either decimal sign.

    Nearest in height to a place on the same page, within five lines; with no place, only where it is printed once.
    """
    if near is None:
        hits = [(page, hit) for page in pages for hit in _hits(wanted, page)]
        return hits[0][1] if len(hits) == 1 else None
    page = next(p for p in pages if p.number == near.page)
    beside = page.box_of(near.start, near.start + 1)
    if beside is None:
        return None
    far = 5 * max(beside[3] - beside[1], 1.0)
    ranked = [
        (abs(box.top - beside[1]), hit.start, hit)
        for hit in _hits(wanted, page)
        if (box := page.box_of(hit.start, hit.end)) is not None
    ]
    nearest = min((r for r in ranked if r[0] <= far), default=None, key=lambda r: r[:2])
    return nearest[2] if nearest else None


def _hits(wanted: Sequence[Decimal], page: Page) -> Iterator[Hit]:
    values = {abs(number) for number in wanted}
    for found in NUMBER.finditer(page.text):
        digits = found["digits"]
        if values & {value(digits, "."), value(digits, ",")}:
            yield Hit(page.number, found.start("digits"), found.end("digits"))

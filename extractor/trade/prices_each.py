"""What one costs, told in words: "USD 3.85/pc", "12,50 EUR per kg", "480元/台"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.trade.language.lexicon import Lexicon, longest, tokens, whole
from extractor.trade.table.cells import Reading, reading

_DIGITS = re.compile(r"(?<![\d.,-])\d+(?:[.,]\d+)*")
_BEFORE = re.compile(r"(?P<sign>[^\W\d_]{0,3}[$€£¥￥₩]|[^\W\d_]{1,4})\s?\Z")
_BEHIND = re.compile(r"\s?(?P<sign>[$€£¥￥₩]|[^\W\d_]{1,4})")
_STROKE = re.compile(r"\s?[/／]\s?")
_NEAR, _FAR = 6, 24
_COUNTED = frozenset({"piece", "set", "package", "mass"})


@dataclass(frozen=True, slots=True)
class PriceEach:
    """The price of one, with the group of units that it is one of, and the place of all its words."""

    price: Reading
    group: str
    start: int
    end: int


def prices_each(text: str, start: int, end: int, decimal: str, lexicon: Lexicon) -> Iterator[PriceEach]:
    """Every sum of money in a stretch of a text that is said to be for one piece, set, package or mass."""
    for found in _DIGITS.finditer(text[:end], start):
        before = _BEFORE.search(text[max(start, found.start() - _NEAR) : found.start()])
        behind = _BEHIND.match(text[:end], found.end())
        first, last = (whole(lexicon.currencies, m["sign"]) if m else None for m in (before, behind))
        at = behind.end() if behind and last else found.end()
        unit = _one(text[at : min(end, at + _FAR)], lexicon)
        price = reading(found.group(), found.start(), decimal, lexicon)
        if unit and price and (first or last):
            begin = found.start() - len(before.group()) if before and first else found.start()
            yield PriceEach(replace(price, currency=first or last), unit[0], begin, at + unit[1])


def _one(text: str, lexicon: Lexicon) -> tuple[str, int] | None:
    """The group of the unit that a text begins with behind a stroke or a "per", and where its words end."""
    cut, stroke = tokens(text), _STROKE.match(text)
    if stroke is None:
        told = longest(lexicon.heads, [t.text for t in cut], 0) if cut else None
        if told is None or told.group != "price_base" or text[: cut[0].start].strip():
            return None
        cut = cut[told.last :]
    unit = longest(lexicon.units, [t.text for t in cut], 0) if cut else None
    return (unit.group, cut[unit.last - 1].end) if unit and unit.group in _COUNTED else None

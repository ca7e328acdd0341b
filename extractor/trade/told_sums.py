"""How many times how much, told in one stretch of words: "4 sets x 600.00 = 2,400.00", "500 kg at USD 4.20/kg"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractor.trade.language.amounts import NUMBER
from extractor.trade.language.arithmetic import multiplies_out
from extractor.trade.language.lexicon import Lexicon, matches, words
from extractor.trade.table.cells import Reading, reading
from extractor.trade.table.lines.worded import measured

_START = re.compile(r"(?<![\w.,])(?<![^\W\d_]-)\d")
"""Where a number may begin: "BN-3, 20 kg" has one of two digits, though numbers may be grouped by commas."""
_TO_PRICE, _TO_AMOUNT = 14, 24
"""The most signs between how many and the price, and between the price and what both come to."""


@dataclass(frozen=True, slots=True)
class ToldSum:
    """A quantity, its price and what both come to, with the place of their words on the page."""

    quantity: Reading
    unit_price: Reading
    amount: Reading
    start: int
    end: int


def told_sum(text: str, start: int, end: int, decimal: str, lexicon: Lexicon) -> ToldSum | None:
    """The first sum that a stretch of a text tells and that comes out; `None` where none does."""
    for quantity in quantities(text, start, end, decimal, lexicon):
        price = _next(text, quantity.end, end, _TO_PRICE, decimal, lexicon)
        amount = _next(text, price.end, end, _TO_AMOUNT, decimal, lexicon) if price else None
        if price and amount and multiplies_out(quantity.figure, price.figure, amount.figure):
            currency = price.currency or amount.currency
            price, amount = replace(price, currency=currency), replace(amount, currency=currency)
            return ToldSum(quantity, price, amount, quantity.start, amount.end)
    return None


def quantities(text: str, start: int, end: int, decimal: str, lexicon: Lexicon) -> Iterator[Reading]:
    """Every number of a stretch that a unit of count or mass follows, in their order."""
    for found in _START.finditer(text[:end], start):
        number = measured(text[:end], found.start(), decimal, lexicon)
        if number is not None:
            yield number


def _next(text: str, at: int, end: int, most: int, decimal: str, lexicon: Lexicon) -> Reading | None:
    """The next number, if it stands close by, with the currency before or behind it."""
    found = NUMBER.search(text[:end], at)
    if found is None or found.start() - at > most:
        return None
    number = reading(text[found.start() : found.end()], found.start(), decimal, lexicon)
    beside = (text[at : found.start()], text[found.end() : end][:8].split("=")[0])
    currency = next((m.group for side in beside for m in matches(lexicon.currencies, words(side))), None)
    return replace(number, currency=currency) if number else None

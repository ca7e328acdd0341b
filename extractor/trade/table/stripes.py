"""A table's rows cut into cells by its columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractor.trade.language.amounts import NUMBER, decimal_sign, value
from extractor.trade.language.lexicon import Lexicon, longest, words
from extractor.trade.table.cells import Slot, slots
from extractor.trade.table.heads.columns import Column
from extractor.trade.table.rows import Row, chunks

_SHARE = re.compile(r"(?P<rate>\d[\d.,]*)\s*%\s+[^\W\d_]{1,4}\s+(?:[^\W\d_]{3}\s+|[€$£¥]\s*)?(?=\d)")
_CENT = Decimal("0.011")
_LONG_RUN = 40
_PASSED = 3
_SHORT, _FEW = 32, 4
"""The most letters and words of a cell that a total's word ends."""


@dataclass(frozen=True, slots=True)
class Stripe:
    """A row with its cells by column index.

    `is_sum` where a total's word begins it, or ends a short cell of it, `is_share` where its amount is a rate of
    another ("5 % of 100.00"): a discount or a charge, and no goods.
    """

    row: Row
    slots: Mapping[int, Slot]
    is_sum: bool
    is_share: bool = False

    def text(self, column: int) -> str:
        """The text of one cell, empty where there is none."""
        slot = self.slots.get(column)
        return self.row.page.text[slot.start : slot.end] if slot else ""

    def run_to(self, column: int) -> int:
        """Where the words of a cell end that run on without a gap, over the edges of columns that they do not fill."""
        start, end = self.slots[column].start, self.slots[column].end
        if self.row.latticed:
            return end
        runs = ((self.row.pieces[first].start, self.row.pieces[last - 1].end) for first, last in chunks(self.row))
        return max(end, next((last for first, last in runs if first <= start < last), end))

    @property
    def is_running(self) -> bool:
        """Whether it is one long run of words without a gap that passes through several columns.

        A clause below a table holds numbers too.
        """
        if self.row.latticed or len(self.slots) < _PASSED:
            return False
        long = self.row.pieces[-1].end - self.row.pieces[0].start > _LONG_RUN
        return long and len(tuple(chunks(self.row))) == 1


def stripes(region: Sequence[Row], columns: Sequence[Column], lexicon: Lexicon) -> tuple[Stripe, ...]:
    """The rows of a region with their cells by column, and which of them are totals or shares."""
    return tuple(_stripe(row, columns, lexicon) for row in region)


def _stripe(row: Row, columns: Sequence[Column], lexicon: Lexicon) -> Stripe:
    found = slots(row, columns, lexicon)
    texts = (row.page.text[s.start : s.end] for s in found if columns[s.column].role not in ("tax", "unit"))
    is_total = any(is_sum(text, lexicon) for text in texts)
    whole = row.page.text[row.pieces[0].start : row.pieces[-1].end] if row.pieces else ""
    return Stripe(row, {s.column: s for s in found}, is_total, is_share(whole))


def is_share(text: str) -> bool:
    """Whether a row's text states a rate of a sum and what it comes to: "freight 2 % of 150.00 EUR 3.00"."""
    told = _SHARE.search(text)
    if told is None:
        return False
    digits = [told["rate"].rstrip(".,"), *(m["digits"] for m in NUMBER.finditer(text, told.end()))]
    decimal = decimal_sign(digits)
    rate, *others = (value(one, decimal) for one in digits)
    return bool(others) and any(abs(rate * others[0] / 100 - abs(one)) < _CENT for one in others[1:])


def is_sum(text: str, lexicon: Lexicon) -> bool:
    """Whether a text begins with the word of a total, a carried sum or a tax, or is a few words that end with one.

    "CIF HAMBURG TOTAL" is a total's as "TOTAL CIF HAMBURG" is.
    """
    found = words(text[:40])
    if not found or longest(lexicon.totals, found, 0) is not None:
        return bool(found)
    few = len(text) <= _SHORT and len(found) <= _FEW and not any(map(str.isdigit, text))
    return few and any((m := longest(lexicon.closing, found, k)) and m.last == len(found) for k in range(len(found)))

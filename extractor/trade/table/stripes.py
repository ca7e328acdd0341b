"""A table's rows cut into cells by its columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.trade.language.lexicon import Lexicon, longest, words
from extractor.trade.table.cells import Slot, slots
from extractor.trade.table.column_heads import Column
from extractor.trade.table.rows import Row


@dataclass(frozen=True, slots=True)
class Stripe:
    """A row with its cells by column index; `is_sum` where a total's word begins it."""

    row: Row
    slots: Mapping[int, Slot]
    is_sum: bool

    def text(self, column: int) -> str:
        """The text of one cell, empty where there is none."""
        slot = self.slots.get(column)
        return self.row.page.text[slot.start : slot.end] if slot else ""


def stripes(region: Sequence[Row], columns: Sequence[Column], lexicon: Lexicon) -> tuple[Stripe, ...]:
    return tuple(_stripe(row, columns, lexicon) for row in region)


def _stripe(row: Row, columns: Sequence[Column], lexicon: Lexicon) -> Stripe:
    found = slots(row, columns)
    texts = (row.page.text[s.start : s.end] for s in found if columns[s.column].role not in ("tax", "unit"))
    return Stripe(row, {s.column: s for s in found}, any(is_sum(text, lexicon) for text in texts))


def is_sum(text: str, lexicon: Lexicon) -> bool:
    """Whether a text begins with the word of a total, a carried sum or a tax."""
    found = words(text[:40])
    return bool(found) and longest(lexicon.totals, found, 0) is not None

"""Sheets set side by side: each model's name over a block of its own, the same labels in every block.

AM-26P                          AM-26E
Capacity (Ah)      2.5          Capacity (Ah)      3.8
"""

from __future__ import annotations

from dataclasses import dataclass

from extractor.heads import looks_like_model
from extractor.marks import Marked, MarkedRow

_SLACK = 8.0


@dataclass(frozen=True, slots=True)
class Blocks:
    """The names with the left edges of their blocks, from left to right."""

    names: tuple[tuple[float, str], ...] = ()

    def name_at(self, marked: Marked) -> str | None:
        """The name of the block that a slot stands in."""
        under = [name for left, name in self.names if marked.slot.left >= left - _SLACK]
        return under[-1] if under else None


def blocks(row: MarkedRow, below: MarkedRow | None) -> Blocks | None:
    """The row as such names: nothing but models, over a row that states one property once for each of them."""
    texts = [m.text for m in row.slots]
    if below is None or len(texts) < 2 or len(set(texts)) < len(texts):
        return None
    told = [m.labels[0].name for m in below.slots if m.is_all_label]
    if len(told) != len(texts) or len(set(told)) > 1 or not all(looks_like_model(m) for m in row.slots):
        return None
    return Blocks(tuple((m.slot.left, m.text) for m in row.slots))

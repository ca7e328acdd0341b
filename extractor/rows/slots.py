"""Rows of slots: what a page is read in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slot:
    """One cell, or one run of words.

    `text` is its spans of the page joined by a space, or by nothing between Chinese signs. `left` to `right` is the
    room it has (the cell's, where there is one); `key` tells a merged cell met again in a later row; `table` is the
    number of its table on the page, `None` outside.
    """

    text: str
    spans: tuple[tuple[int, int], ...]
    left: float
    right: float
    key: int
    table: int | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The page's span of `text[start:end]`; it ends with the line that it begins on.

        Raises `ValueError` for a slot without spans.
        """
        at = 0
        for first, last in self.spans:
            length = last - first
            if start < at + length or (first, last) == self.spans[-1]:
                begin = first + max(0, start - at)
                return begin, max(begin, min(last, first + end - at))
            at += length + (self.text[at + length : at + length + 1] == " ")
        raise ValueError("a slot without a span holds no text")


@dataclass(frozen=True, slots=True)
class Row:
    """Slots from left to right, empty ones left out; `top` and `bottom` in points."""

    slots: tuple[Slot, ...]
    top: float
    bottom: float

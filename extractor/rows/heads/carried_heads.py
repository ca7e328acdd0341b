"""A table of models that goes on over the page without its head: which rows of the next page are still its own.

Item            AX-58   AX-48          Weight (g)      58      48     fits: a value under each name
Capacity (Ah)   5.0     3.0            Height (mm)     70 65          misfits: whose is the 65?
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum

from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.heads.column_heads import Head

_WAIT = 3
"""So many rows that are no line-up may stand before the table goes on or between its rows: a page's head, a title."""

_OPENING = 8
"""So many such rows may stand above it at a page's head."""

_WIDE, _LONG = 200.0, 45
"""A lone text so wide (in points) or long is a page's header or a sentence, however many of them there are."""

FOOT = 2
"""So many rows may stand below a table that goes on: a page's foot."""


class Place(Enum):
    """What a row is to the table that the page before left open."""

    FITS = "its values stand under the names, one under each"
    MISFITS = "it lists values for several columns, and not under the names"
    APART = "it is no row of a table of several columns"


class Carried:
    """The head that the page before left open, and whether its table still goes on."""

    def __init__(self, head: Head) -> None:
        self.head = head
        self._waited = _WAIT - _OPENING

    @property
    def is_over(self) -> bool:
        """Whether too many rows went by that are none of its own."""
        return self._waited > _WAIT

    def place(self, row: MarkedRow) -> Place:
        """What the next row is to the table."""
        found = _place(self.head, row)
        if not _is_wide(row):
            self._waited = self._waited + 1 if found is Place.APART else 0
        return found


def goes_on(head: Head | None, rows: Sequence[MarkedRow]) -> Carried | None:
    """The open head for a page whose first rows list values for several columns; `None` where they do not."""
    if head is None or all(_place(head, row) is Place.APART for row in opening(rows)):
        return None
    return Carried(head)


def opening(rows: Sequence[MarkedRow]) -> Iterator[MarkedRow]:
    """The rows of a page among which a table that goes on has its first."""
    narrow = 0
    for row in rows:
        narrow += not _is_wide(row)
        if narrow > _OPENING + 1:
            return
        yield row


def is_near_the_end(rows_since: int) -> bool:
    """Whether a page ended with a table, `rows_since` rows after the last of its values."""
    return rows_since <= FOOT


def _is_wide(row: MarkedRow) -> bool:
    only = row.slots[0]
    return len(row.slots) == 1 and (only.slot.right - only.slot.left > _WIDE or len(only.text) > _LONG)


def _place(head: Head, row: MarkedRow) -> Place:
    label, values = row.slots[0], row.slots[1:]
    numbers = [m for m in values if _is_value(m)]
    if not label.labels or label.amounts or len(numbers) < 2:
        return Place.APART
    over = [head.above(m.slot).names for m in numbers]
    single = [names[0] for names in over if len(names) == 1]
    if len(single) < len(numbers) or len(set(single)) < len(single) or head.above(label.slot).names:
        return Place.MISFITS
    return Place.FITS


def _is_value(marked: Marked) -> bool:
    """Whether a slot is one quantity and no more."""
    return any(a.end - a.start >= len(marked.text.strip()) for a in marked.amounts)

"""Cells of a table without rulings that run on in the next line: "g/" over "cm³", "Kapazität (typ. /" over "min.)".

What is left open on the upper line tells: a bracket, or a sign that wants a word behind it. Then the whole lower line
goes on in the cells above it, where each of its slots stands under one of them.

Cells of two lines beside cells of one, all set to one middle, stand half a line above and half a line below the others:
their lines reach into the line between them, and are cells of its row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.document.layout_settings import LAYOUT
from extractor.rows.slots import Row, Slot

_OPEN_END = re.compile(r"(?:[^\W\d]|[²³%°])\s?[/·∙]$|[(（\[][^)）\]]*$")
"""A unit that wants its second half, or a bracket that is not closed."""
_LEAST = 2
"""A row has so many cells of one line between those of two."""
_SHORT = 40
"""A cell's second line is no longer than so many letters."""


def with_whole_cells(lines: Sequence[Row]) -> list[Row]:
    """The lines, those that only go on in the cells of the line above joined to it."""
    made: list[Row] = []
    for row in _set_to_one_middle(lines):
        above = made[-1] if made else None
        if above is not None and (pairs := _going_on(above, row)):
            slots = tuple(_joined(slot, pairs[slot.key]) if slot.key in pairs else slot for slot in above.slots)
            made[-1] = Row(slots, above.top, row.bottom)
        else:
            made.append(row)
    return made


def _set_to_one_middle(lines: Sequence[Row]) -> list[Row]:
    """The lines, those of cells of two lines put into the row that stands between them."""
    made: list[Row] = []
    at = 0
    while at < len(lines):
        between = _between(*lines[at : at + 3]) if at + 3 <= len(lines) else None
        made.append(between or lines[at])
        at += 3 if between else 1
    return made


def _between(above: Row, row: Row, below: Row) -> Row | None:
    """The row with the cells whose two lines stand round its middle; `None` where the three are rows of their own."""
    if len(row.slots) < _LEAST or len(above.slots) != len(below.slots) or len(above.slots) >= len(row.slots):
        return None
    if not (above.bottom > row.top and below.top < row.bottom and above.top < row.top and below.bottom > row.bottom):
        return None
    cells = []
    for upper, lower in zip(above.slots, below.slots, strict=True):
        if upper.table is not None or lower.table is not None or not _same_column(*_wide_first(upper, lower)):
            return None
        cells.append(_joined(upper, lower))
    if any(min(c.right, s.right) > max(c.left, s.left) for c in cells for s in row.slots):
        return None
    return Row(tuple(sorted((*row.slots, *cells), key=lambda s: s.left)), above.top, below.bottom)


def _wide_first(one: Slot, other: Slot) -> tuple[Slot, Slot]:
    return (one, other) if one.right - one.left >= other.right - other.left else (other, one)


def _going_on(above: Row, row: Row) -> dict[int, Slot]:
    """The upper line's cells that go on, by key, with what they go on in; none where the lower line is its own."""
    if len(above.slots) < 2 or len(row.slots) > len(above.slots):
        return {}
    height = min(s.bottom - s.top for s in (above, row))
    if row.top - above.bottom > LAYOUT.rows.cell_line_gap * height or any(len(s.text) > _SHORT for s in row.slots):
        return {}
    pairs: dict[int, Slot] = {}
    for slot in row.slots:
        over = next((s for s in above.slots if _same_column(s, slot)), None)
        if over is None or over.key in pairs:
            return {}
        pairs[over.key] = slot
    closes = any(_OPEN_END.search(s.text) and s.key in pairs and _completes(s, pairs[s.key]) for s in above.slots)
    return pairs if closes else {}


def _completes(over: Slot, under: Slot) -> bool:
    """Whether the lower line closes the bracket, or begins with a unit's second half."""
    if over.text.rstrip()[-1] in "/·∙":
        return under.text[:1].isalpha() or under.text[:1] in "(（"
    return under.text.find(")") >= 0 or under.text.find("）") >= 0 or under.text.find("]") >= 0


def _same_column(over: Slot, under: Slot) -> bool:
    by = LAYOUT.rows.cell_flush_points
    if over.left - by <= under.left and under.right <= over.right + by:
        return True
    middles = abs(over.left + over.right - under.left - under.right) / 2
    starts, ends = abs(over.left - under.left), abs(over.right - under.right)
    return min(starts, ends, middles) <= by and min(over.right, under.right) > max(over.left, under.left)


def _joined(slot: Slot, more: Slot) -> Slot:
    return replace(
        slot,
        text=f"{slot.text} {more.text}",
        spans=slot.spans + more.spans,
        left=min(slot.left, more.left),
        right=max(slot.right, more.right),
    )

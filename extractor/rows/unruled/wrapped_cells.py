"""Cells of a table without rulings that run on in the next line: "g/" over "cm³", "Kapazität (typ. /" over "min.)".

What is left open on the upper line tells: a bracket, or a sign that wants a word behind it. Then the whole lower line
goes on in the cells above it, where each of its slots stands under one of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.rows.slots import Row, Slot

_OPEN_END = re.compile(r"(?:[^\W\d]|[²³%°])\s?[/·∙]$|[(（\[][^)）\]]*$")
"""A unit that wants its second half, or a bracket that is not closed."""
_NEAR = 0.9
"""Lines of one cell lie closer than this share of the height of their type."""
_ALIGNED = 3.0
"""Lines of one cell begin, end, or have their middles within so many points of each other."""
_SHORT = 40
"""A cell's second line is no longer than so many letters."""


def with_whole_cells(lines: Sequence[Row]) -> list[Row]:
    """The lines, those that only go on in the cells of the line above joined to it."""
    made: list[Row] = []
    for row in lines:
        above = made[-1] if made else None
        if above is not None and (pairs := _going_on(above, row)):
            slots = tuple(_joined(slot, pairs[slot.key]) if slot.key in pairs else slot for slot in above.slots)
            made[-1] = Row(slots, above.top, row.bottom)
        else:
            made.append(row)
    return made


def _going_on(above: Row, row: Row) -> dict[int, Slot]:
    """The upper line's cells that go on, by key, with what they go on in; none where the lower line is its own."""
    if len(above.slots) < 2 or len(row.slots) > len(above.slots):
        return {}
    height = min(s.bottom - s.top for s in (above, row))
    if row.top - above.bottom > _NEAR * height or any(len(s.text) > _SHORT for s in row.slots):
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
    if over.left - _ALIGNED <= under.left and under.right <= over.right + _ALIGNED:
        return True
    middles = abs(over.left + over.right - under.left - under.right) / 2
    starts, ends = abs(over.left - under.left), abs(over.right - under.right)
    return min(starts, ends, middles) <= _ALIGNED and min(over.right, under.right) > max(over.left, under.left)


def _joined(slot: Slot, more: Slot) -> Slot:
    return replace(
        slot,
        text=f"{slot.text} {more.text}",
        spans=slot.spans + more.spans,
        left=min(slot.left, more.left),
        right=max(slot.right, more.right),
    )

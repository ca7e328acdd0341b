"""Mirrored tables: the values stand left of their labels, and are read as if the page stood in a mirror.

5.0 Ah    Nominal capacity          Nominal capacity    5.0 Ah
3.65 V    Nominal voltage     →     Nominal voltage     3.65 V
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from classifier.law.vocabulary import Property
from extractor.rows.annotated_rows import Marked, MarkedRow

_ENOUGH = 2
"""So many rows must state a value left of its label, and none right of it."""


def unmirrored(rows: Sequence[MarkedRow], properties: Mapping[str, Property]) -> tuple[MarkedRow, ...]:
    """The rows of a page, those of mirrored tables turned round: their slots in the other order, at mirrored places."""
    return tuple(row for part in _parts(rows) for row in _turned(part, properties))


def _parts(rows: Sequence[MarkedRow]) -> Iterator[list[MarkedRow]]:
    """The rows of one table together, and those of the loose lines between two."""
    for _, part in groupby(rows, key=lambda row: row.slots[0].slot.table):
        yield list(part)


def _turned(rows: list[MarkedRow], properties: Mapping[str, Property]) -> list[MarkedRow]:
    if not _is_mirrored(rows, properties):
        return rows
    sides = [(m.slot.left, m.slot.right) for row in rows for m in row.slots]
    both = min(left for left, _ in sides) + max(right for _, right in sides)
    return [replace(row, slots=tuple(_mirror(m, both) for m in reversed(row.slots))) for row in rows]


def _mirror(marked: Marked, both: float) -> Marked:
    slot = marked.slot
    return replace(marked, slot=replace(slot, left=both - slot.right, right=both - slot.left))


def _is_mirrored(rows: Sequence[MarkedRow], properties: Mapping[str, Property]) -> bool:
    seen = 0
    for row in rows:
        for place, marked in enumerate(row.slots):
            if not marked.is_all_label or _has_value(marked):
                continue
            if states(row.slots[place + 1 :], marked, properties):
                return False
            left = row.slots[:place]
            is_last = place == len(row.slots) - 1
            seen += is_last and all(is_no_word(m) for m in left) and states(left, marked, properties)
    return seen >= _ENOUGH


def states(slots: Sequence[Marked], label: Marked, properties: Mapping[str, Property]) -> bool:
    """Whether slots hold a value that the label may have: with a fitting unit of its own, or bare beside one."""
    units = {properties[t.name].unit for t in label.labels}
    beside = any(m.unit.canonical in units for s in (*slots, label) for m in s.mentions)
    return any(
        (a.unit.canonical in units) if a.unit is not None else beside and a.end - a.start >= len(s.text.strip())
        for s in slots
        if not s.labels
        for a in s.amounts
    )


def _has_value(marked: Marked) -> bool:
    return any(a.first >= t.end for t in marked.labels for a in marked.amounts if a.unit is not None)


def is_no_word(marked: Marked) -> bool:
    """Whether a slot is a value, a unit, a kind or a blank: no label of its own."""
    if marked.labels:
        return False
    spans = [(t.start, t.end) for t in marked.cues] + [(a.start, a.end) for a in marked.amounts]
    spans += [(m.start, m.end) for m in marked.mentions]
    known = {k for a, z in spans for k in range(a, z)}
    return not any(ch.isalpha() for k, ch in enumerate(marked.text) if k not in known)

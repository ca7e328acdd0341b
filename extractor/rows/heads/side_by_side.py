"""Sheets set side by side: each model's name over a block of its own, the same labels in every block.

AM-26P                          AM-26E
Capacity (Ah)      2.5          Capacity (Ah)      3.8

QM-60 – sand mill               QJ-4 – jet mill
Chamber            60 L         Air                4 m³/min
Weight             2.1 t        Weight             1.4 t

Block after block is read, so that a label of two lines meets its own value and no neighbour's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from extractor.document.layout_settings import LAYOUT
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.designations import is_designation
from extractor.rows.heads.names_of_models import looks_like_model

_NEAR = 3
"""The labels of the blocks stand within so many rows below the names."""
_FAR = 14
"""So many below names that say what each is: sheets of different machines have few labels in common."""
_CALLED = re.compile(r"(?P<name>\S+)\s+[–—-]\s+(?P<goods>[^\W\d_].{2,60})")
"""A designation and what it is called."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """The names with the left edges of their blocks, from left to right."""

    names: tuple[tuple[float, str], ...] = ()
    called: tuple[str, ...] = ()
    """What the names are called where they are, in the same order."""

    def name_at(self, marked: Marked) -> str | None:
        """The name of the block that a slot stands in."""
        under = [name for left, name in self.names if marked.slot.left >= left - LAYOUT.rows.block_points]
        return under[-1] if under else None

    def parts(self, row: MarkedRow) -> tuple[tuple[Marked, ...], ...] | None:
        """A row's slots, block by block; `None` where it is no row of the blocks."""
        edges = [left - LAYOUT.rows.block_points for left, _ in self.names]
        if any(
            m.slot.left < edges[0] or any(m.slot.left < e < m.slot.right - LAYOUT.rows.block_points for e in edges)
            for m in row.slots
        ):
            return None
        groups = {
            name: tuple(m for m in row.slots if m.slot.left >= edge and m.slot.left < after)
            for (_, name), edge, after in zip(self.names, edges, (*edges[1:], float("inf")), strict=True)
        }
        filled = [group for group in groups.values() if group]
        return tuple(groups.values()) if len(filled) < 2 or _alike(filled) else None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A page's rows, those of blocks one block after another.

    `begun` are the blocks by the row that names them, and no blocks by the row that stands across them.
    """

    rows: tuple[MarkedRow, ...]
    begun: Mapping[MarkedRow, Blocks]


def side_by_side(rows: Sequence[MarkedRow]) -> SideBySide:
    """The rows of a page with its blocks set one below another."""
    made: list[MarkedRow] = []
    begun: dict[MarkedRow, Blocks] = {}
    at = 0
    while at < len(rows):
        row, found = rows[at], blocks(rows[at], rows[at + 1 : at + 1 + _FAR])
        made.append(row)
        at += 1
        if found is None:
            continue
        begun[row] = found
        columns: list[list[MarkedRow]] = [[] for _ in found.names]
        while at < len(rows) and blocks(rows[at], rows[at + 1 : at + 1 + _FAR]) is None:
            parts = found.parts(rows[at])
            if parts is None:
                begun[rows[at]] = Blocks()
                break
            for column, part in zip(columns, parts, strict=True):
                column += [replace(rows[at], slots=part)] if part else []
            at += 1
        made += [r for column in columns for r in column]
    return SideBySide(tuple(made), begun)


def blocks(row: MarkedRow, below: Sequence[MarkedRow]) -> Blocks | None:
    """The row as such names: nothing but models, over rows that have one label once for each of them."""
    named = [_called(m) for m in row.slots]
    names = [name for name, _ in named]
    if len(names) < 2 or len(set(names)) < len(names) or not all(names):
        return None
    called = tuple(goods for _, goods in named)
    for line in below[: _FAR if all(called) else _NEAR]:
        labels = _repeated(line, len(names))
        if labels and all(
            _over(name, label, after) for name, label, after in zip(row.slots, labels, (*labels[1:], None), strict=True)
        ):
            edges = (min(m.slot.left, x.slot.left) for m, x in zip(row.slots, labels, strict=True))
            return Blocks(tuple(zip(edges, names, strict=True)), called)
    return None


def _called(marked: Marked) -> tuple[str, str]:
    """The model that a slot names and what it is called there; the name is empty in a slot that names none."""
    told = _CALLED.fullmatch(marked.text.strip())
    if told is not None and is_designation(told["name"]):
        return told["name"], told["goods"]
    return (marked.text if looks_like_model(marked) else ""), ""


def _repeated(row: MarkedRow, times: int) -> tuple[Marked, ...]:
    """The label that opens a row and stands in it so many times, in one and the same place of each block."""
    first = row.slots[0]
    if len(row.slots) < times or not _is_worded(first):
        return ()
    same = tuple(m for m in row.slots if _named(m) == _named(first))
    return same if len(same) == times else ()


def _is_worded(marked: Marked) -> bool:
    """Whether a slot is words and no value."""
    return any(map(str.isalpha, marked.text)) and not any(a.unit for a in marked.amounts)


def _named(marked: Marked) -> str:
    """What a label is compared by: the property that it names, else its words."""
    return marked.labels[0].name if marked.is_all_label and not marked.amounts else marked.text.casefold()


def _over(name: Marked, label: Marked, after: Marked | None) -> bool:
    """Whether a name stands over its own block, which begins with its label."""
    ends = after.slot.left - LAYOUT.rows.block_points if after is not None else None
    return name.slot.right > label.slot.left and (ends is None or name.slot.left < ends)


def _alike(groups: Sequence[tuple[Marked, ...]]) -> bool:
    """Whether the slots of several blocks say the same of each.

    One label, or as many values; or each says something of its own, in blocks that do not keep step.
    """
    if len({_named(g[0]) for g in groups}) == 1 or all(_is_worded(g[0]) for g in groups):
        return True
    said = [g for g in groups if any(map(str.isalnum, g[0].text))]  # a dash is no value, and in step
    return len({len(g) for g in groups}) == 1 and len({bool(g[0].amounts) for g in said}) <= 1

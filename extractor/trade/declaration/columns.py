"""The columns of a declaration's lines: from the row of heads, parted where no word of any line stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.trade.declaration.labels import Labels
from extractor.trade.table.rows import Row

_LEAST = 4
"""Heads of a declaration's lines are many: fewer are another table's."""


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of the lines in one row: a key and a place from left to right for each."""

    row: int
    names: tuple[tuple[str, float, float], ...]


def heads(number: int, row: Row, words: Labels) -> Heads | None:
    """The heads of lines that a row holds.

    `None` where it is no such row: it names the tariff number, and what is declared, and more.
    """
    text, starts = _joined(row)
    found = []
    for label in words.all("declaration_column", text):
        inside = [
            k for k, at in enumerate(starts) if label.start - 1 < at < label.end or _holds(row, k, at, label.start)
        ]
        if inside:
            boxes = [row.pieces[k].box for k in inside]
            found.append((label.key, min(b[0] for b in boxes), max(b[2] for b in boxes)))
    keys = {key for key, _, _ in found}
    if "number" not in keys or len(keys) < _LEAST or not keys & {"name_and_elements", "name", "elements"}:
        return None
    return Heads(number, tuple(found))


def _joined(row: Row) -> tuple[str, list[int]]:
    """The words of a row joined by blanks, wide gaps by bars, with the place of each; a bar parts labels."""
    text, starts = "", []
    for k, piece in enumerate(row.pieces):
        if k:
            text += " " if row.pieces[k - 1].chunk == piece.chunk else " · "
        starts.append(len(text))
        text += row.page.text[piece.start : piece.end]
    return text, starts


def _holds(row: Row, k: int, at: int, start: int) -> bool:
    """Whether a label begins inside a word of the row."""
    return at <= start < at + row.pieces[k].end - row.pieces[k].start


def edges(found: Heads, rows: Sequence[Row]) -> tuple[float, ...]:
    """Where each column but the first begins, from left to right.

    In a sheet a column reaches to the next head. On a page it ends in the widest gap, between the middles of two heads,
    that no word of the lines crosses; where words cross each, before the next head.
    """
    names = found.names
    if rows and rows[0].latticed:
        return tuple(x0 for _, x0, _ in names[1:])
    stretches = [(p.box.x0, p.box.x1) for row in rows for p in row.pieces]
    stretches += [(x0, x1) for _, x0, x1 in names]
    return tuple(_edge(one, two, stretches) for one, two in pairwise(names))


def _edge(
    one: tuple[str, float, float], two: tuple[str, float, float], stretches: Sequence[tuple[float, float]]
) -> float:
    left, right = (one[1] + one[2]) / 2, (two[1] + two[2]) / 2
    inside = sorted((max(a, left), min(b, right)) for a, b in stretches if b > left and a < right)
    gaps: list[tuple[float, float]] = []
    at = left
    for a, b in inside:
        if a > at:
            gaps.append((a - at, (a + at) / 2))
        at = max(at, b)
    return max(gaps)[1] if gaps else two[1] - 1


def column_of(middle: float, starts: Sequence[float]) -> int:
    """The index of the column that a place from left to right lies in."""
    return sum(middle >= x for x in starts)

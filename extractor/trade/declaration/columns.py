"""The columns of a declaration's lines: from the row of heads, parted where no word of any line stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from classifier.box import Box, around
from extractor.document.layout_settings import LAYOUT
from extractor.trade.declaration.labels import Label, Labels
from extractor.trade.table.rows import Row, chunks

_LEAST = 4
"""Heads of a declaration's lines are many: fewer are another table's."""


_DEEPEST = 3
"""Base lines that a head may be broken over in its cell."""

Names = tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads of the lines: a key and a place from left to right for each; the first and last row that they take."""

    first: int
    row: int
    names: Names


def heads(number: int, rows: Sequence[Row], words: Labels) -> Heads | None:
    """The heads of lines that begin in a row.

    `None` where it is no such row: it names the tariff number, and what is declared, and more.
    """
    (names, most), last = _in_one_row(rows[number], words), number
    for end, columns in _broken(number, rows):
        broken, told = _in_columns(columns, words)
        if _are_heads(broken) and told > most:
            names, most, last = broken, told, end
    return Heads(number, last, names) if _are_heads(names) else None


def _are_heads(names: Names) -> bool:
    keys = {key for key, _, _ in names}
    return "number" in keys and len(keys) >= _LEAST and bool(keys & {"name_and_elements", "name", "elements"})


def _in_one_row(row: Row, words: Labels) -> tuple[Names, int]:
    """The heads of one row, and how many characters they are."""
    told = 0
    text, starts = _joined(row)
    found = []
    for label in words.all("declaration_column", text):
        inside = [
            k for k, at in enumerate(starts) if label.start - 1 < at < label.end or _holds(row, k, at, label.start)
        ]
        if inside:
            boxes = [row.pieces[k].box for k in inside]
            found.append((label.key, min(b[0] for b in boxes), max(b[2] for b in boxes)))
            told += label.end - label.start
    return tuple(found), told


@dataclass(frozen=True, slots=True)
class _Column:
    """A head that its cell was too narrow for: its pieces from top to bottom, and how far they reach."""

    text: str
    box: Box


def _broken(number: int, rows: Sequence[Row]) -> Iterator[tuple[int, list[_Column]]]:
    """The heads of rows set close below each other on a page, by column, with the last row that they take."""
    columns: list[_Column] = []
    for end in range(number, min(number + _DEEPEST, len(rows))):
        row = rows[end]
        far = end > number and row.box.top - rows[end - 1].box.bottom > LAYOUT.trade.head_base_gap * row.height
        if row.latticed or row.page is not rows[number].page or far or any(map(str.isdigit, _text(row))):
            return
        for first, last in chunks(row):
            columns = _with(columns, row, first, last)
        if end > number:
            yield end, sorted(columns, key=lambda one: one.box.x0)


def _text(row: Row) -> str:
    return row.text(0, len(row.pieces))


def _with(columns: Sequence[_Column], row: Row, first: int, last: int) -> list[_Column]:
    """The columns with a chunk below the one that it stands under, or as another one."""
    text, box = row.text(first, last), around(p.box for p in row.pieces[first:last])
    if box is None:
        return list(columns)
    above = [c for c in columns if c.box.x0 < box.x1 and c.box.x1 > box.x0 and c.box.bottom <= box.middle_height]
    if len(above) != 1:
        return [*columns, _Column(text, box)]
    whole = above[0].box.union(box)
    return [_Column(above[0].text + text, whole) if c is above[0] else c for c in columns]


def _in_columns(columns: Sequence[_Column], words: Labels) -> tuple[Names, int]:
    """The heads that columns begin with, and how many characters they are."""
    told = 0
    found: list[tuple[str, float, float]] = []
    for one in columns:
        label: Label | None = words.leading("declaration_column", one.text)
        if label is not None:
            found.append((label.key, one.box.x0, one.box.x1))
            told += label.end
    return tuple(found), told


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

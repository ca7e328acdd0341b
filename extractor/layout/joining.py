"""Lines that are meant as one become one, and cells that touch become a table.

As pdfplumber does it, without its dictionaries. A test holds the two equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from classifier.box import Box
from extractor.layout.crossings import Line


def joined(lines: Iterable[Line], snap: float) -> list[Line]:
    """Lines of one direction with those close to each other laid on one height, and what meets there made one.

    Lines closer than `snap` points are close, and so are pieces of one line that are no further apart.
    """
    found = sorted(_snapped(list(lines), snap), key=itemgetter(0))
    return [line for _, level in groupby(found, key=itemgetter(0)) for line in _chained(level, snap)]


def _snapped(lines: Sequence[Line], snap: float) -> Iterator[Line]:
    """Each line at the mean height of those that lie close by."""
    for group in _close(lines, snap):
        mean = sum(at for at, _, _ in group) / len(group)
        for at, first, last in group:
            yield at + (mean - at), first, last


def _close(lines: Sequence[Line], snap: float) -> Iterator[list[Line]]:
    """Lines in groups, each line close to another of its group."""
    number, before = -1, 0.0
    groups: dict[float, int] = {}
    for at in sorted({line[0] for line in lines}):
        number += number < 0 or not at <= before + snap
        groups[at] = number
        before = at
    ordered = sorted(lines, key=lambda line: groups[line[0]])
    return (list(group) for _, group in groupby(ordered, key=lambda line: groups[line[0]]))


def _chained(level: Iterable[Line], snap: float) -> list[Line]:
    """The lines on one height, those made one that meet."""
    made: list[Line] = []
    for at, first, last in sorted(level, key=itemgetter(1)):
        if made and first <= made[-1][2] + snap:
            made[-1] = (at, made[-1][1], max(made[-1][2], last))
        else:
            made.append((at, first, last))
    return made


def tables(cells: Sequence[Box]) -> list[list[Box]]:
    """Cells that have a corner in common, in tables of two or more, from the top down."""
    found: list[list[Box]] = []
    rest = list(cells)
    while rest:
        table, rest = _touching(rest)
        found.append(table)
    found.sort(key=lambda table: min((cell[1], cell[0]) for cell in table))
    return [table for table in found if len(table) > 1]


def _touching(cells: list[Box]) -> tuple[list[Box], list[Box]]:
    """The first cell with all that touch it, or each other; and the rest."""
    table, corners = [cells[0]], set(_corners(cells[0]))
    rest, grows = cells[1:], True
    while grows:
        left: list[Box] = []
        for cell in rest:
            mine = _corners(cell)
            if corners.isdisjoint(mine):
                left.append(cell)
            else:
                corners.update(mine)
                table.append(cell)
        grows, rest = len(left) < len(rest), left
    return table, rest


def _corners(cell: Box) -> tuple[tuple[float, float], ...]:
    x0, top, x1, bottom = cell
    return (x0, top), (x0, bottom), (x1, top), (x1, bottom)

"""Columns of a page that are read one after the other: running text beside a table, two texts side by side.

A spec list is no such page: its labels and values stand in step, and neither says anything alone. A page is cut
where nothing crosses a gutter over several lines, both sides speak for themselves, and one of them is running text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress, pairwise
from operator import not_

from extractor.document.layout_settings import LAYOUT
from extractor.language.widths import narrow_letters
from extractor.rows.slots import Row, Slot
from extractor.rows.unruled.leaders import leads_on

_LEAST_LINES = 4
_RUNNING = 28
"""A line of running text is so wide at least, in narrow letters."""
_LEAST_PAIRS = 2
"""So many lines that go on in the next one make a side running text."""
_LISTED = 3
"""So many rows of a label and a value make a side a list."""
_IN_STEP = 0.5
_REMEMBERED = 4_000
"""Texts of slots: each is asked about at every place where its page might be cut."""


@dataclass(frozen=True, slots=True)
class Column:
    """What is read together: rows of ruled tables, and lines outside of them; `narrow` beside another column."""

    tables: tuple[Row, ...]
    lines: tuple[Row, ...]
    narrow: bool = False


def columns(tables: Sequence[Row], lines: Sequence[Row]) -> tuple[Column, ...]:
    """The rows and lines of a page, in the parts that are read one after the other; one part on most pages."""
    whole = Column(tuple(tables), tuple(lines))
    if sum(_is_running(line.slots[k]) for line in lines for k in (0, -1)) < 2 * _LEAST_PAIRS:
        return (whole,)
    rows = sorted([*tables, *lines], key=lambda r: (r.top, r.slots[0].left))
    levels = [(level, [s for row in level for s in row.slots]) for level in _levels(rows)]
    for gutter in _gutters(rows):
        for band in _bands(levels, gutter):
            if (cut := _cut(band, gutter)) is not None:
                return _parts(whole, band, *cut)
    return (whole,)


def _gutters(rows: Sequence[Row]) -> list[float]:
    """Where a page might be cut: left of what begins many lines, in points."""
    starts = sorted(slot.left for row in rows for slot in row.slots)
    found: list[float] = []
    run: list[float] = []
    for start in starts:
        if run and start - run[0] > LAYOUT.rows.indent_points:
            found += [run[0] - LAYOUT.rows.gutter_points] if len(run) >= _LEAST_LINES else []
            run = []
        run.append(start)
    found += [run[0] - LAYOUT.rows.gutter_points] if len(run) >= _LEAST_LINES else []
    leftmost = starts[0] if starts else 0.0
    return [x for x in found if x > leftmost]


def _bands(levels: Iterable[tuple[list[Row], list[Slot]]], gutter: float) -> Iterator[list[Row]]:
    """The runs of rows that nothing crosses at a gutter: no slot, and no table whose rows stand on both sides.

    `levels` are the rows at one height with all of their slots.
    """
    band: list[list[Row]] = []
    spanning = 0
    for level, slots in levels:
        crossed = any(s.left < gutter < s.right for s in slots)
        spanning = spanning + 1 if _stands_across(slots, gutter) else 0
        if crossed or spanning == _LISTED:
            # The first rows of a table that stands across are in the band by now.
            yield [row for each in band[: len(band) - max(spanning - 1, 0)] for row in each]
            band = []
        elif spanning < _LISTED:
            band.append(level)
    yield [row for each in band for row in each]


def _levels(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows that stand at one height together; `rows` are in the order of their tops."""
    level: list[Row] = []
    for row in rows:
        if level and abs(_middle(row) - _middle(level[0])) > LAYOUT.rows.one_height * (level[0].bottom - level[0].top):
            yield level
            level = []
        level.append(row)
    if level:
        yield level


def _middle(row: Row) -> float:
    return (row.top + row.bottom) / 2


def _stands_across(slots: Sequence[Slot], gutter: float) -> bool:
    """Whether short slots stand right of a gutter as a table's values do: several numbers, or beside a short label.

    A ruled table tells by its rulings how far it reaches.
    """
    left = [s for s in slots if s.left < gutter]
    right = [s for s in slots if s.left >= gutter]
    if not left or not right or {s.table for s in left} != {s.table for s in right} or any(map(_is_running, right)):
        return False
    valued = len(right) > 1 and not any(map(str.isalpha, right[0].text))
    return valued or not any(map(_is_running, left))


def _cut(band: Sequence[Row], gutter: float) -> tuple[list[Row], list[Row]] | None:
    """The two sides of a band, where they overlap in height; `None` unless both speak for themselves."""
    left, right = _side(band, gutter, left=True), _side(band, gutter, left=False)
    if min(len(left), len(right)) < _LEAST_LINES:
        return None
    top, bottom = max(left[0].top, right[0].top), min(max(r.bottom for r in left), max(r.bottom for r in right))
    height = left[0].bottom - left[0].top
    if bottom - top < _LEAST_LINES * height:
        return None
    texts = [_pairs(side) >= _LEAST_PAIRS for side in (left, right)]
    tabled = [any(s.table is not None for r in side for s in r.slots) for side in (left, right)]
    listed = [sum(len(r.slots) > 1 for r in side) >= _LISTED for side in (left, right)]
    if not any(texts) or not all(map(any, zip(texts, tabled, listed, strict=True))):
        return None
    if not texts[0] and not any(tabled) and _in_step(left, right):
        return None
    return left, right


def _side(band: Sequence[Row], gutter: float, *, left: bool) -> list[Row]:
    """The rows of a band on one side of a gutter, from top to bottom."""
    kept = ((row, tuple(s for s in row.slots if (s.left < gutter) == left)) for row in band)
    return [Row(slots, row.top, row.bottom) for row, slots in kept if slots]


def _pairs(side: Sequence[Row]) -> int:
    """How many lines of a side go on in the next one."""
    alone = [r for r in side if len(r.slots) == 1 and r.slots[0].table is None]
    margin = max((r.slots[0].right for r in alone), default=0.0)
    count = 0
    for above, below in pairwise(alone):
        one, two = above.slots[0], below.slots[0]
        near = below.top - above.bottom < LAYOUT.rows.line_gap * (below.bottom - below.top)
        count += (
            near
            and _is_running(one)
            and one.right >= LAYOUT.rows.full_line * margin
            and abs(one.left - two.left) < LAYOUT.rows.indent_points
        )
    return count


def _is_running(slot: Slot) -> bool:
    """Whether a slot may be a line of running text; dots that lead to a value make no line long."""
    return slot.table is None and _runs(slot.text)


@lru_cache(maxsize=_REMEMBERED)
def _runs(text: str) -> bool:
    return narrow_letters(text) >= _RUNNING and not leads_on(text)


def _in_step(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether most rows of the side that has fewer stand at the height of a row of the other."""
    few, many = sorted((left, right), key=len)
    level = sum(
        any(abs(_middle(a) - _middle(b)) <= LAYOUT.rows.one_height * (a.bottom - a.top) for b in many) for a in few
    )
    return level >= _IN_STEP * len(few)


def _parts(whole: Column, band: Sequence[Row], left: Sequence[Row], right: Sequence[Row]) -> tuple[Column, ...]:
    """What stands above the band, its sides, and what stands below, each as a part."""
    top = band[0].top
    inside = frozenset(band)
    above = _part([r for r in (*whole.tables, *whole.lines) if r not in inside and r.top < top])
    below = _part([r for r in (*whole.tables, *whole.lines) if r not in inside and r.top >= top])
    return tuple(
        part
        for part in (above, _part(left, narrow=True), _part(right, narrow=True), below)
        if part.tables or part.lines
    )


def _part(rows: Sequence[Row], *, narrow: bool = False) -> Column:
    tabled = [any(s.table is not None for s in r.slots) for r in rows]
    return Column(tuple(compress(rows, tabled)), tuple(compress(rows, map(not_, tabled))), narrow)

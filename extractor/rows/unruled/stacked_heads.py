"""Heads of unruled tables put together again: cells of several lines, and neighbours that ran into one run of words.

          Gravimetric                                Gravimetric energy
  Grade     energy     Mass (kg)          Grade   density (Wh/kg)    Mass (kg)
         density (Wh/kg)                   →
  X-10        250         1.2             X-10          250             1.2

What tells where one head ends and the next begins is the first row of numbers below: its columns are the table's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from extractor.document.layout_settings import LAYOUT
from extractor.document.page import Page, Word
from extractor.rows.slots import Row, Slot

_MOST_LINES = 5
"""A head cell of more lines than this is text."""

_MOST_ROWS = 8
"""Lines of cells set to one middle stand between each other: a cell of four and one of three take seven rows."""


_BARE_NUMBER = re.compile(r"[<>≤≥=~≈±+\-–]{0,2}[\u4e00-\u9fff]?\s?\d[\d.,\s~～±–\-]*%?")
_WITH_UNIT = re.compile(
    r"(?:[^\W\dA-Z]{1,6}\.?\s?)?(?:" + _BARE_NUMBER.pattern + r")(?:\s?[^\W\d][\w/·²³%]{0,9}|\s?[℃°‰][A-Z]?)?"
)
"""A number with a word of caution before it or a unit behind it: "≤35 mΩ", "about 27.3", "≥500 次"."""
_DESIGNATION = re.compile(r"[A-Z][A-Za-z]*-?\d[\w-]*")
"""A slot of its own, and no line of a head, but below other words: "Particle size" over "D50"."""

_WHOLE = 3
"""A line over so many columns is over the table."""

_NO_VALUE = re.compile(r"[-–—/]{1,3}|[Nn]/?[Aa]")
_UNIT = re.compile(r"[(（\[]?[A-Za-zΩ°℃µμ%·/³²\d]{1,8}[)）\]]?|[-–—/]")
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class _Stack:
    """The lines of one head cell, from top to bottom."""

    lines: tuple[tuple[Slot, Row], ...]

    @property
    def left(self) -> float:
        return min(s.left for s, _ in self.lines)

    @property
    def right(self) -> float:
        return max(s.right for s, _ in self.lines)

    @property
    def top(self) -> float:
        return self.lines[0][1].top

    @property
    def top_text(self) -> str:
        return self.lines[0][0].text

    @property
    def bottom(self) -> float:
        return self.lines[-1][1].bottom


def with_whole_heads(page: Page, rows: Sequence[Row]) -> list[Row]:
    """The rows, each head over a row of numbers as one row with a slot for every column."""
    made: list[Row] = []
    for number, row in enumerate(rows):
        if _is_first_of_numbers(rows, number):
            _mend(page, made, row)
        made.append(row)
    return made


def _mend(page: Page, above: list[Row], body: Row) -> None:
    """Puts the head that ends the rows above together, where they end with one."""
    apart = len(above) < 2 or above[-2].bottom <= above[-1].top
    units = bool(above) and apart and _is_row_of_units(above[-1], body)
    kept = [above.pop()] if units else []
    for count in range(min(_MOST_ROWS, len(above)), 0, -1):
        head = _head(page, above[-count:], body)
        if head is not None:
            del above[-count:]
            above.append(head)
            break
    above += kept


def _is_first_of_numbers(rows: Sequence[Row], number: int) -> bool:
    return _is_of_numbers(rows[number]) and number > 0 and not _is_of_numbers(rows[number - 1])


def _is_of_numbers(row: Row) -> bool:
    """Whether a row outside of tables is numbers, behind a name or not.

    Two at least, one of them without a unit of its own, for which the head is needed.
    """
    if len(row.slots) < 3 or any(s.table is not None for s in row.slots):
        return False
    values = row.slots[1:]
    bare = sum(_BARE_NUMBER.fullmatch(s.text) is not None for s in values)
    numbers = sum(_WITH_UNIT.fullmatch(s.text) is not None for s in values)
    empty = sum(_NO_VALUE.fullmatch(s.text) is not None for s in values)
    return bare >= 1 and numbers >= 2 and numbers + empty == len(values)


def _is_row_of_units(row: Row, body: Row) -> bool:
    narrow = [s for s in row.slots if s.table is None and _UNIT.fullmatch(s.text)]
    return 1 < len(narrow) == len(row.slots) <= len(body.slots)


def _head(page: Page, lines: Sequence[Row], body: Row) -> Row | None:
    """The lines as the one head of the body's columns; `None` where they are no such head."""
    if any(s.table is not None or _BARE_NUMBER.fullmatch(s.text) for row in lines for s in row.slots):
        return None
    if not all(_close(a, b) for a, b in pairwise(lines)) or _is_titled(lines, body):
        return None
    stacks = _stacks(lines)
    if any(len({row for _, row in s.lines}) > _MOST_LINES or _DESIGNATION.fullmatch(s.top_text) for s in stacks):
        return None
    if not _set_level(stacks) or sum(len(s.lines) for s in stacks) > 4 * len(body.slots):
        return None
    slots = [slot for stack in stacks for slot in _parted(page, stack, body)]
    if len(lines) == 1 and len(slots) == len(stacks):
        return None
    under = [[b for b in body.slots if _overlap(s, b) > 0] for s in slots]
    if len(slots) < 3 or len(slots) > len(body.slots) + 1 or any(len(u) > 1 for u in under):
        return None
    if sum(len(u) == 1 for u in under) < 3:
        return None
    return Row(tuple(slots), min(r.top for r in lines), max(r.bottom for r in lines))


def _is_titled(lines: Sequence[Row], body: Row) -> bool:
    """Whether the first line is one run of words over the whole table, and the next is parted already: a title."""
    title = lines[0].slots
    over = sum(_overlap(title[0], b) > 0 for b in body.slots) if len(title) == 1 else 0
    return over >= _WHOLE and len(lines) > 1 and len(lines[1].slots) >= _WHOLE


def _close(above: Row, below: Row) -> bool:
    height = min(above.bottom - above.top, below.bottom - below.top)
    return below.top - above.bottom < LAYOUT.rows.head_line_gap * height


def _stacks(lines: Sequence[Row]) -> list[_Stack]:
    """The slots of all lines, those that stand over each other together, from left to right."""
    stacks: list[_Stack] = []
    for slot, row in sorted(((s, r) for r in lines for s in r.slots), key=lambda place: place[0].left):
        if stacks and slot.left < stacks[-1].right - LAYOUT.rows.head_lap_points:
            stacks[-1] = _Stack((*stacks[-1].lines, (slot, row)))
        else:
            stacks.append(_Stack(((slot, row),)))
    return [_Stack(tuple(sorted(s.lines, key=lambda line: (line[1].top, line[0].left)))) for s in stacks]


def _set_level(stacks: Sequence[_Stack]) -> bool:
    """Whether the cells are set to one middle, one top or one bottom, as cells of one row are."""
    several = [s for s in stacks if len(s.lines) > 1]
    for places, enough in (
        ([(s.top + s.bottom) / 2 for s in stacks], 1),
        ([s.top for s in stacks], 2),
        ([s.bottom for s in stacks], 2),
    ):
        if max(places) - min(places) <= LAYOUT.rows.head_level_points and (len(several) >= enough or not several):
            return True
    return False


def _parted(page: Page, stack: _Stack, body: Row) -> Iterator[Slot]:
    """The stack as one slot, or as one for each column that it stands over."""
    under = [b for b in body.slots if min(b.right, stack.right) - max(b.left, stack.left) > 0]
    pieces = [_pieces(page, slot, under) for slot, _ in stack.lines] if len(under) > 1 else [None]
    if any(p is None for p in pieces):
        yield _joined([slot for slot, _ in stack.lines])
        return
    for k in range(len(under)):
        column = [p[k] for p in pieces if p is not None and p[k] is not None]
        if column:
            yield _joined([s for s in column if s is not None])


def _joined(slots: Sequence[Slot]) -> Slot:
    first = slots[0]
    if len(slots) == 1:
        return first
    return replace(
        first,
        text=" ".join(s.text for s in slots),
        spans=tuple(span for s in slots for span in s.spans),
        left=min(s.left for s in slots),
        right=max(s.right for s in slots),
    )


def _pieces(page: Page, slot: Slot, columns: Sequence[Slot]) -> list[Slot | None] | None:
    """A line of a head cut between words into what stands over each column; `None` where no cut fits them all."""
    over = [k for k, c in enumerate(columns) if _overlap(slot, c) > 0]
    if len(over) < 2:
        nearest = min(range(len(columns)), key=lambda k: abs(_middle(columns[k]) - _middle(slot)))
        return [slot if k == nearest else None for k in range(len(columns))]
    words = page.words_in(*slot.spans[0]) if len(slot.spans) == 1 else ()
    if not len(over) <= len(words) <= _MOST_WORDS:
        return None
    best: tuple[float, list[Slot]] | None = None
    openings = [k for k in range(1, len(words)) if not words[k].text.startswith(("(", "（", "[", "/"))]
    for cuts in combinations(openings, len(over) - 1):
        parts = [words[a:z] for a, z in zip((0, *cuts), (*cuts, len(words)), strict=True)]
        costs = [_cost(part, columns[k]) for part, k in zip(parts, over, strict=True)]
        if max(costs) <= LAYOUT.rows.head_flush_points and (best is None or sum(costs) < best[0]):
            best = sum(costs), [_piece(page, slot, part) for part in parts]
    if best is None:
        return None
    placed: list[Slot | None] = [None] * len(columns)
    for k, piece in zip(over, best[1], strict=True):
        placed[k] = piece
    return placed


def _cost(words: Sequence[Word], column: Slot) -> float:
    left, right = words[0].box.x0, words[-1].box.x1
    return min(abs(left - column.left), abs(right - column.right), abs((left + right) / 2 - _middle(column)))


def _piece(page: Page, slot: Slot, words: Sequence[Word]) -> Slot:
    span = (words[0].start, words[-1].end)
    return replace(
        slot, text=page.text[slice(*span)], spans=(span,), left=words[0].box.x0, right=words[-1].box.x1, key=span[0]
    )


def _overlap(one: Slot, other: Slot) -> float:
    return min(one.right, other.right) - max(one.left, other.left)


def _middle(slot: Slot) -> float:
    return (slot.left + slot.right) / 2

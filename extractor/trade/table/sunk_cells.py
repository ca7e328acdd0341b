"""Numbers that a table prints higher or lower than the rest of their row.

Cells that are set to the foot beside taller ones, and cells that break a number and its unit over two rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.trade.table.cells import looks_like_number
from extractor.trade.table.column_roles import places_of_candidates
from extractor.trade.table.heads.columns import Column
from extractor.trade.table.stripes import Stripe

_DROP = 1.2
"""How far below its row a number may stand, in heights of type."""
_SHARED = 0.6
"""How much of their height two rows share where they are one."""


def lifted(stripes: Sequence[Stripe], columns: Sequence[Column]) -> tuple[Stripe, ...]:
    """The rows with such numbers on the row of their line.

    Of columns that no line fills and the rows below or, in a ruled table, beside them do, one number a line.
    """
    known = places_of_candidates(stripes)
    lines = _lines(stripes, known)
    made = list(stripes)
    for k, column in enumerate(columns):
        if not lines or column.pile or not column.said or any(k in stripes[n].slots for n in lines):
            continue
        ends = pairwise([*lines, len(stripes)])
        below = [(n, m) for n, end in ends if (m := _beside(stripes, n, end, k)) is not None]
        if 3 * len(below) < 2 * len(lines):
            continue
        for n, m in below:
            made[n] = replace(made[n], slots={**made[n].slots, k: stripes[m].slots[k]})
            made[m] = replace(made[m], slots={c: slot for c, slot in made[m].slots.items() if c != k})
    return tuple(made)


def rejoined(stripes: Sequence[Stripe]) -> tuple[Stripe, ...]:
    """The rows with those of numbers alone on the row of words that they stand beside.

    A crooked page sets the right end of a row higher or lower than its left.
    """
    made = list(stripes)
    for n, m in pairwise(range(len(made))):
        for numbers, named in ((n, m), (m, n)):
            one, other = made[numbers], made[named]
            if _is_numbers(one) and not _is_numbers(other) and other.slots and _is_beside(one, other):
                made[named] = replace(other, slots={**other.slots, **one.slots})
                made[numbers] = replace(one, slots={})
                break
    return tuple(made)


def _is_numbers(stripe: Stripe) -> bool:
    return bool(stripe.slots) and all(looks_like_number(stripe.text(k)) for k in stripe.slots)


def _is_beside(one: Stripe, other: Stripe) -> bool:
    a, b = one.row, other.row
    if a.page is not b.page or a.latticed or b.latticed or one.slots.keys() & other.slots.keys():
        return False
    shared = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
    return shared >= _SHARED * min(a.height, b.height)


def _lines(stripes: Sequence[Stripe], known: Sequence[int]) -> list[int]:
    """The rows of lines: nearly as full as the fullest, and of each row of cells the one with the most numbers."""
    full = max((len(stripes[n].slots) for n in known), default=0)
    of_cells: dict[tuple[int, int], int] = {}
    for n in known:
        row = stripes[n].row
        if row.band is not None:
            place = (id(row.page), row.band)
            of_cells[place] = max(of_cells.get(place, n), n, key=lambda m: (_numbers(stripes[m]), -m))
    return [
        n
        for n in known
        if (len(stripes[n].slots) >= full - 1 if stripes[n].row.band is None else n in of_cells.values())
    ]


def _numbers(stripe: Stripe) -> int:
    return sum(looks_like_number(stripe.text(k)) for k in stripe.slots)


def _beside(stripes: Sequence[Stripe], n: int, end: int, k: int) -> int | None:
    """The row of a line's cells, or under it, close by and above row `end`, that alone holds a number in a column.

    `None` where there is none.
    """
    line = stripes[n].row
    if line.band is not None:
        near = [m for m, s in enumerate(stripes) if s.row.band == line.band and s.row.page is line.page and m != n]
    else:
        below = [m for m in range(n + 1, end) if stripes[m].row.page is line.page and not stripes[m].is_sum]
        near = [m for m in below if stripes[m].row.box[1] - line.box[3] <= _DROP * line.height]
    numbers = [m for m in near if k in stripes[m].slots and looks_like_number(stripes[m].text(k))]
    return numbers[0] if len(numbers) == 1 else None

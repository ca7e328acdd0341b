"""Numbers that a table prints a line lower than the rest of their row: cells set to the foot beside taller ones."""

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


def lifted(stripes: Sequence[Stripe], columns: Sequence[Column]) -> tuple[Stripe, ...]:
    """The rows with such numbers on the row of their line.

    Of columns that no line fills and the rows below do, one number a line.
    """
    known = places_of_candidates(stripes)
    full = max((len(stripes[n].slots) for n in known), default=0)
    lines = [n for n in known if len(stripes[n].slots) >= full - 1]
    made = list(stripes)
    for k, column in enumerate(columns):
        if not lines or column.pile or not column.said or any(k in stripes[n].slots for n in lines):
            continue
        ends = pairwise([*lines, len(stripes)])
        below = [(n, m) for n, end in ends if (m := _below(stripes, n, end, k)) is not None]
        if 3 * len(below) < 2 * len(lines):
            continue
        for n, m in below:
            made[n] = replace(made[n], slots={**made[n].slots, k: stripes[m].slots[k]})
            made[m] = replace(made[m], slots={c: slot for c, slot in made[m].slots.items() if c != k})
    return tuple(made)


def _below(stripes: Sequence[Stripe], n: int, end: int, k: int) -> int | None:
    """The row under a line, close to it and above row `end`, that alone holds a number in a column.

    `None` where there is none.
    """
    line = stripes[n].row
    held = [m for m in range(n + 1, end) if k in stripes[m].slots and stripes[m].row.page is line.page]
    near = [
        m for m in held if stripes[m].row.box.top - line.box.bottom <= _DROP * line.height and not stripes[m].is_sum
    ]
    numbers = [m for m in near if looks_like_number(stripes[m].text(k))]
    return numbers[0] if len(numbers) == 1 else None

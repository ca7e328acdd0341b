"""Numbers that a table prints a line lower or higher than the rest of their row.

Cells set to the foot beside taller ones; a price with "/100" below it, the two of them set to the middle; cells that
break a number and its unit over two rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractor.document.layout_settings import LAYOUT
from extractor.trade.table.cells import PER, looks_like_number
from extractor.trade.table.column_roles import places_of_candidates
from extractor.trade.table.heads.columns import Column
from extractor.trade.table.stripes import Stripe

_SEVERAL = 2
"""One cell of two lines is a description round its line; several are cells of one row."""


def lifted(stripes: Sequence[Stripe], columns: Sequence[Column]) -> tuple[Stripe, ...]:
    """The rows with such numbers on the row of their line.

    Of columns that no line fills and the rows below or, in a ruled table, beside them do, one number a line. Where some
    lines fill the column, as on pages that are not ruled, only numbers in a line's own ruled cells go on it.
    """
    known = places_of_candidates(stripes)
    lines = _lines(stripes, known)
    made = list(stripes)
    for k, column in enumerate(columns):
        bare = [n for n in lines if k not in stripes[n].slots]
        if not bare or column.pile or not column.said:
            continue
        ends = list(zip([0, *(n + 1 for n in lines)], lines, [*lines[1:], len(stripes)], strict=False))
        for sought in (_within, _below, _above) if len(bare) == len(lines) else (_within,):
            found = [
                (n, m) for before, n, end in ends if n in bare and (m := sought(stripes, before, n, end, k)) is not None
            ]
            if 3 * len(found) >= 2 * len(bare):
                break
        else:
            continue
        for n, m in found:
            made[n] = replace(made[n], slots={**made[n].slots, k: stripes[m].slots[k]})
            made[m] = replace(made[m], slots={c: slot for c, slot in made[m].slots.items() if c != k})
    return tuple(made)


def rejoined(stripes: Sequence[Stripe]) -> tuple[Stripe, ...]:
    """The rows with those of numbers alone on the row of words that they stand beside.

    A crooked page sets the right end of a row higher or lower than its left; a row set to its middle stands half a line
    below the first line of its cells of two, and goes on the row of that line.
    """
    made = _set_to_one_middle(stripes)
    for n, m in pairwise(range(len(made))):
        for numbers, named in ((n, m), (m, n)):
            one, other = made[numbers], made[named]
            if _is_numbers(one) and not _is_numbers(other) and other.slots and _is_beside(one, other):
                made[named] = replace(other, slots={**other.slots, **one.slots})
                made[numbers] = replace(one, slots={})
                break
    return tuple(made)


def _set_to_one_middle(stripes: Sequence[Stripe]) -> list[Stripe]:
    """The rows, those between the two lines of their neighbour cells on the row of the first."""
    made = list(stripes)
    for n in range(1, len(made) - 1):
        upper, middle, lower = made[n - 1 : n + 2]
        has_numbers = any(looks_like_number(middle.text(k)) for k in middle.slots)
        is_parted = not middle.slots.keys() & (upper.slots.keys() | lower.slots.keys())
        goes_on = bool(lower.slots) and lower.slots.keys() <= upper.slots.keys()
        if len(upper.slots) < _SEVERAL or not (has_numbers and is_parted and goes_on):
            continue
        if _reaches_into(upper, middle) and _reaches_into(middle, lower):
            made[n - 1] = replace(upper, slots={**upper.slots, **middle.slots})
            made[n] = replace(middle, slots={})
    return made


def _reaches_into(upper: Stripe, lower: Stripe) -> bool:
    """Whether a row begins before the one over it ends, further down than that one does."""
    one, other = upper.row, lower.row
    if one.page is not other.page or one.latticed or other.latticed:
        return False
    return one.box.top < other.box.top < one.box.bottom < other.box.bottom


def _is_numbers(stripe: Stripe) -> bool:
    return bool(stripe.slots) and all(looks_like_number(stripe.text(k)) for k in stripe.slots)


def _is_beside(one: Stripe, other: Stripe) -> bool:
    a, b = one.row, other.row
    if a.page is not b.page or a.latticed or b.latticed or one.slots.keys() & other.slots.keys():
        return False
    shared = min(a.box[3], b.box[3]) - max(a.box[1], b.box[1])
    return shared >= LAYOUT.trade.one_row * min(a.height, b.height)


def _lines(stripes: Sequence[Stripe], known: Sequence[int]) -> list[int]:
    """The rows of lines: nearly as full as the fullest, and of each row of cells the one with the most numbers."""
    full = max((len(stripes[n].slots) for n in known), default=0)
    of_cells: dict[tuple[int, int], int] = {}
    for n in known:
        row = stripes[n].row
        if row.band is not None:
            place = (row.page.number, row.band)
            of_cells[place] = max(of_cells.get(place, n), n, key=lambda m: (_numbers(stripes[m]), -m))
    return [
        n
        for n in known
        if (len(stripes[n].slots) >= full - 1 if stripes[n].row.band is None else n in of_cells.values())
    ]


def _numbers(stripe: Stripe) -> int:
    return sum(looks_like_number(stripe.text(k)) for k in stripe.slots)


def _within(stripes: Sequence[Stripe], before: int, n: int, end: int, k: int) -> int | None:
    """The row in a line's row of ruled cells that alone holds a number in a column."""
    line = stripes[n].row
    same = [m for m, s in enumerate(stripes) if s.row.band == line.band and s.row.page is line.page and m != n]
    return _alone(stripes, n, same if line.band is not None else [], k)


def _below(stripes: Sequence[Stripe], before: int, n: int, end: int, k: int) -> int | None:
    """The row under a line, close to it and above row `end`, that alone holds a number in a column.

    `None` where there is none.
    """
    return _alone(stripes, n, [m for m in range(n + 1, end) if _gap(stripes[n], stripes[m]) is not None], k)


def _above(stripes: Sequence[Stripe], before: int, n: int, end: int, k: int) -> int | None:
    """The row over a line, close to it and not above row `before`, that alone holds a number in a column."""
    return _alone(stripes, n, [m for m in range(before, n) if _gap(stripes[m], stripes[n]) is not None], k)


def _gap(upper: Stripe, lower: Stripe) -> float | None:
    """The room between two rows that is no more than a number may be set off by; `None` where it is more."""
    one, two = upper.row, lower.row
    if one.page is not two.page:
        return None
    gap = two.box.top - one.box.bottom
    is_near = gap <= LAYOUT.trade.sunk * min(one.height, two.height) or (one.band is not None and one.band == two.band)
    return gap if is_near else None


def _alone(stripes: Sequence[Stripe], n: int, near: Sequence[int], k: int) -> int | None:
    texts = {m: stripes[m].text(k) for m in near if k in stripes[m].slots and not stripes[m].is_sum}
    numbers = [m for m, text in texts.items() if looks_like_number(text) and not PER.fullmatch(text.strip())]
    return numbers[0] if len(numbers) == 1 else None

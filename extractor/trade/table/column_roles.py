"""The columns of a head with the roles that head, cells and sums give them together."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from extractor.trade.language.amounts import decimal_sign, first_number
from extractor.trade.language.arithmetic import Figure
from extractor.trade.language.lexicon import Lexicon
from extractor.trade.table.cells import Reading, looks_like_number, reading
from extractor.trade.table.heads.columns import Column, headed
from extractor.trade.table.heads.roles import weighed
from extractor.trade.table.heads.signs import is_tariff, signs
from extractor.trade.table.rows import Row
from extractor.trade.table.stripes import Stripe

_EACH = re.compile(r"/\s*(10|100|1000|1[,.]000)(?![\w.,])")


def weighed_columns(columns: Sequence[Column], stripes: Sequence[Stripe], lexicon: Lexicon) -> tuple[Column, ...]:
    """The columns with their weighed roles; those of a pile keep what their heads say."""
    lines = candidates(stripes)
    free = [k for k, c in enumerate(columns) if not c.pile]
    if not lines or not free:
        return tuple(columns)
    texts = {k: [s.text(k) for s in lines] for k in free}
    found = (first_number(t) for several in texts.values() for t in several if not is_tariff(t))
    decimal = decimal_sign(number.digits for number in found if number)
    scales = {k: columns[k].scale for k in free}
    each = [columns[k].per or _each(texts[k]) for k in free]
    made = weighed(
        [columns[k].said for k in free],
        [signs(texts[k], decimal, lexicon) for k in free],
        [_numbers(s, scales, each, decimal, lexicon) for s in lines],
        [_numbers(s, scales, each, decimal, lexicon) for s in stripes if s.is_sum],
        each,
        frozenset(n for n, k in enumerate(free) if columns[k].currency in lexicon.home),
    )
    roles = dict(zip(free, made, strict=True))
    return tuple(
        replace(c, role=roles[k].role, weighed=roles[k], per=roles[k].per or c.per) if k in roles else c
        for k, c in enumerate(columns)
    )


def candidates(stripes: Sequence[Stripe]) -> list[Stripe]:
    """The rows that look like lines before any role is known; see `places_of_candidates`."""
    return [stripes[n] for n in places_of_candidates(stripes)]


def places_of_candidates(stripes: Sequence[Stripe]) -> list[int]:
    """Which rows look like lines before any role is known.

    About as full as the fullest, with a number in them, above the first row of sums that follows such a row.
    """
    full = max((len(s.slots) for s in stripes), default=0)
    found: list[int] = []
    for n, stripe in enumerate(stripes):
        if stripe.is_sum and found and len(stripe.slots) < full:
            if stripes[found[-1]].row.page is stripe.row.page:
                break
            continue
        numbers = sum(looks_like_number(stripe.text(k)) for k in stripe.slots)
        is_other = stripe.is_sum or stripe.is_share or stripe.is_running
        if not is_other and numbers and len(stripe.slots) >= 2 and 2 * len(stripe.slots) >= full:
            found.append(n)
    return found


def parted(
    columns: Sequence[Column], stripes: Sequence[Stripe], top: Sequence[Row], lexicon: Lexicon
) -> tuple[Column, ...]:
    """The columns with each one parted in two whose cells stand in two runs, one beside the other, on most lines.

    A head prints the words of both with no gap between them.
    """
    lines = candidates(stripes)
    made: list[Column] = []
    for k, column in enumerate(columns):
        gaps = [gap for s in lines if k in s.slots and (gap := _gap(s, k))]
        left, right = max((a for a, _ in gaps), default=0.0), min((b for _, b in gaps), default=0.0)
        if column.pile or 2 * len(gaps) <= len(lines) or left >= right:
            made.append(column)
            continue
        middle = (left + right) / 2
        words = [(row, k) for row in top for k, p in enumerate(row.pieces) if column.x0 <= p.middle <= column.x1]
        for x0, x1, is_left in ((column.x0, left, True), (right, column.x1, False)):
            own = " ".join(row.text(k, k + 1) for row, k in words if (row.pieces[k].middle < middle) == is_left)
            made.append(headed(own, x0, max(x1, x0 + 1), lexicon))
    return tuple(made)


def _gap(stripe: Stripe, k: int) -> tuple[float, float] | None:
    """Where the two runs of a cell part, from left to right; `None` where it is one run, or more than two."""
    slot, row = stripe.slots[k], stripe.row
    inside = [n for n, p in enumerate(row.pieces) if slot.start <= p.start < slot.end]
    gaps = [(a, b) for a, b in pairwise(inside) if row.pieces[a].chunk != row.pieces[b].chunk]
    if row.latticed or len(gaps) != 1:
        return None
    return row.pieces[gaps[0][0]].box.x1, row.pieces[gaps[0][1]].box.x0


def _each(texts: Sequence[str]) -> int | None:
    """The number of units that a column's prices are for, where its cells say so: "184.50 /100"."""
    found = [m[1] for text in texts if (m := _EACH.search(text))]
    return int(re.sub(r"\D", "", found[0])) if found and 2 * len(found) > len(texts) else None


def _numbers(
    stripe: Stripe, scales: Mapping[int, Decimal], each: Sequence[int | None], decimal: str, lexicon: Lexicon
) -> Mapping[int, Figure]:
    """The numbers of a row by the place of their column among those that are weighed, with their heads' factors.

    Where prices of a column are for different numbers of units, each is that of one.
    """
    found: dict[int, Figure] = {}
    for place, k in enumerate(scales):
        number = reading(stripe.text(k), 0, decimal, lexicon, scales[k]) if k in stripe.slots else None
        if number:
            found[place] = _of_one(number) if each[place] is None else number.figure
    return found


def _of_one(number: Reading) -> Figure:
    """What one costs: 0.0485 of "4.85/100", as exactly as it was printed."""
    if not number.per:
        return number.figure
    shown = number.figure.places + Decimal(number.per).adjusted()
    return replace(number.figure, value=number.figure.value / number.per, places=shown)

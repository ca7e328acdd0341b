"""Where a table of lines ends: at its total, or at a gap where other matters begin."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.document.layout_settings import LAYOUT
from extractor.trade.table.cells import line_number
from extractor.trade.table.heads.columns import Column
from extractor.trade.table.stripes import Stripe

PRICED = ("quantity", "unit_price", "amount")
PRICES = frozenset({"unit_price", "amount"})
_SEVERAL = 4
"""The fewest cells by which a row below a total is known as a line again."""


def after_total(found: Sequence[int], stripes: Sequence[Stripe], columns: Sequence[Column]) -> int:
    """How many anchors count: what follows a total counts only if it has all three numbers, or goes on elsewhere.

    In a list without prices it counts if it fills all that the lines above fill: totals of pallets stand among lines.
    """
    priced = bool(PRICES & {c.role for c in columns})
    for n, k in enumerate(found):
        before = found[n - 1] if n else k
        total = any(stripes[m].is_sum and stripes[m].row.page is stripes[k].row.page for m in range(before + 1, k))
        whole = set(PRICED) <= {columns[c].role for c in stripes[k].slots}
        whole = whole or (not priced and _fills_all(stripes[k], [stripes[m] for m in found[:n]]))
        if total and not whole and not is_numbered(stripes[k], columns):
            return n
    return len(found)


def _fills_all(stripe: Stripe, above: Sequence[Stripe]) -> bool:
    """Whether a row has a cell wherever all lines above it have one, in a table of several columns."""
    common = frozenset[int].intersection(*(frozenset(one.slots) for one in above)) if above else frozenset()
    return len(common) >= _SEVERAL and common <= stripe.slots.keys()


def before_gap(found: Sequence[int], stripes: Sequence[Stripe]) -> int:
    """How many anchors of a list without prices stand above its first wide gap, where other matters begin."""
    widest = 0.0
    for n, (k, following) in enumerate(pairwise(found)):
        between = [(stripes[m].row, stripes[m + 1].row) for m in range(k, following)]
        gap = max((two.box.top - one.box.bottom for one, two in between if one.page is two.page), default=0.0)
        if gap > max(LAYOUT.trade.list_gap * stripes[k].row.height, 2 * widest):
            return n + 1
        widest = max(widest, gap)
    return len(found)


def is_numbered(stripe: Stripe, columns: Sequence[Column]) -> bool:
    """Whether a row has a number of its own in the column of line numbers."""
    return any(columns[k].role == "line_number" and line_number(stripe.text(k)) for k in stripe.slots)

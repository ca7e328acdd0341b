"""Which columns of a table multiply out: quantity, unit price and amount, with a discount and what a price is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal
from itertools import product

from extractor.trade.language.arithmetic import Figure, multiplies_out
from extractor.trade.table.heads.signs import Signs

Numbers = Mapping[int, Figure]
"""Column index → the number that one row has there."""
_COUNTS = ("quantity", "ordered", "outstanding", "per_package", "packages", "net_mass", "gross_mass", "size")
PRODUCT = 6.0
"""What it weighs that quantity × price = amount on every row, and half of it that it fails on every row."""


def unpriced_columns(said: Sequence[Mapping[str, float]], cells: Sequence[Signs]) -> set[int]:
    """The columns that hold no money though they multiply out: cartons, pieces in each, and pieces.

    Those whose heads say what they count, in a table that names no money.
    """
    if any("unit_price" in words or "amount" in words for words in said) or any(s.money > 0 for s in cells):
        return set()
    return {k for k, words in enumerate(said) if any(words.get(role, 0.0) >= PLAINLY for role in _COUNTS)}


def money_columns(
    own: Sequence[Mapping[str, float]],
    cells: Sequence[Signs],
    rows: Sequence[Numbers],
    each: Sequence[int | None],
    unpriced: Set[int],
) -> tuple[dict[int, str], int | None]:
    """The columns of quantity, unit price, amount and discount, and the number that a price is for.

    Also how many units a price is for where no column says so. Columns of `unpriced` hold no money.
    """
    able = [k for k in range(len(own)) if cells[k].numbers >= 0.5 and cells[k].tariff < 0.5 and cells[k].dates < 0.5]
    able = sorted(able, key=lambda k: -max(own[k][r] for r in ("quantity", "unit_price", "amount")))[:8]
    offs = [None, *(k for k in able if own[k]["discount"] > 0)]
    bases = [None, *(k for k in able if own[k]["price_base"] > -1)]
    best: tuple[float, dict[int, str], int | None] = (float("-inf"), {}, None)
    offered = list(_offers(own, cells, able, unpriced))
    least = max(plain for plain, *three in offered if None in three)
    for plain, q, p, a in offered:
        if q is None or p is None or a is None:
            if plain > best[0]:
                best = (plain, _as_roles(q, p, a), None)
            continue
        if plain + _MOST_PROOF < max(least, best[0]):  # no product could make it the best
            continue
        for off, base in product(offs, bases):
            if (off is not None and (off in (q, p, a) or off == base)) or (base is not None and base in (q, p, a)):
                continue
            per, proof = _proof((q, p, a), off, base, rows, each[p])
            score = plain + proof
            score -= _AID * ((off is not None) + (base is not None))
            score += _IN_ORDER * (q < p < a)
            if score > best[0]:
                more = {} if off is None else {off: "discount"}
                more |= {} if base is None else {base: "price_base"}
                best = (score, {**_as_roles(q, p, a), **more}, per)
    return best[1], best[2]


def _offers(
    own: Sequence[Mapping[str, float]], cells: Sequence[Signs], able: Sequence[int], unpriced: Set[int]
) -> Iterator[tuple[float, int | None, int | None, int | None]]:
    """What heads and cells say for each choice of columns for quantity, unit price and amount, with the choice."""
    gains = {role: {k: _gain(own, k, role) for k in (*able, None)} for role in ("quantity", "unit_price", "amount")}
    for q, p, a in product([*able, None], repeat=3):
        named = [k for k in (q, p, a) if k is not None]
        if len(set(named)) < len(named) or {p, a} & unpriced:
            continue
        plain = gains["quantity"][q] + gains["unit_price"][p] + gains["amount"][a]
        if p is None and a is not None:
            plain -= _UNSAID * (1.0 - cells[a].money)
        yield plain, q, p, a


def _proof(
    three: tuple[int, int, int], off: int | None, base: int | None, rows: Sequence[Numbers], each: int | None
) -> tuple[int | None, float]:
    """What the products of three columns weigh, with the number of units that prices are for.

    As said, else one, else a hundred or a thousand if that alone makes several rows multiply out.
    """
    tried = []
    whole = [row for row in rows if all(k in row for k in three)]
    for per in (each,) if each else (None, 100, 1000) if base is None else (None,):
        if per and per != each and len(whole) < 2:
            continue
        held, failed, telling = _tally(three, off, base, whole, per)
        if per and per != each and telling < 2:
            continue
        share = held / (held + failed) if held + failed else 0.0
        worth = PRODUCT * min(1.0, telling / 2)
        weight = worth * share - (PRODUCT / 2) * (1 - share) * (held + failed > 0)
        tried.append((weight - _UNSAID * bool(per and per != each), -(per or 1), per))
    weight, _, per = max(tried, key=lambda one: one[:2])
    return per, weight


_IN_ORDER = 0.05
"""What it weighs that the three stand in the usual order."""
_MOST_PROOF = PRODUCT + 2 * _IN_ORDER
"""More than products and order can add to what heads and cells say."""
PLAINLY = 0.8
"""How much of a head must say that its column holds the carrier's charge."""
_TRIVIAL = 0.3
_AID = 1.5
"""What it costs that a product needs a discount, or a column of the units that a price is for."""
_TAKEN = 0.3
"""What it costs to give a column a role at all."""
_UNSAID = 1.0
"""What it costs to take prices to be for a hundred or a thousand units where nothing says so."""


def _as_roles(q: int | None, p: int | None, a: int | None) -> dict[int, str]:
    pairs = ((q, "quantity"), (p, "unit_price"), (a, "amount"))
    return {k: role for k, role in pairs if k is not None}


def _gain(own: Sequence[Mapping[str, float]], k: int | None, role: str) -> float:
    """What a column's role gains over the best other role that it could have."""
    if k is None:
        return 0.0
    other = max(w for name, w in own[k].items() if name not in ("quantity", "unit_price", "amount"))
    return own[k][role] - max(other, 0.0) - _TAKEN


def _tally(
    three: tuple[int, int, int], off: int | None, base: int | None, rows: Sequence[Numbers], per: int | None
) -> tuple[int, int, float]:
    """On how many rows the three multiply out, on how many they do not, and how many of the first tell something.

    All three are on each of the rows. That once a number is the number tells little.
    """
    held = failed = 0
    telling = 0.0
    each = Figure(Decimal(per)) if per else None
    for row in rows:
        q, p, a = (row[k] for k in three)
        units = row.get(base) if base is not None else each
        if multiplies_out(q, p, a, row.get(off) if off is not None else None, units):
            held += 1
            telling += _TRIVIAL if 1 in (q.value, p.value) else 1.0
        else:
            failed += 1
    return held, failed, telling

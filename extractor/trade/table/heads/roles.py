"""What each column of a table holds: a column is what its head, its cells and its sums say together.

Every column is weighed for every role: the words of its head, the form of its cells, and how its numbers go with
those of other columns (quantity × price = amount, net ≤ gross, lines against totals). The assignment with the
greatest sum wins; each column keeps its best rival and what spoke against it. The weights are few, and a reason each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import permutations, product

from extractor.trade.language.arithmetic import Figure, multiplies_out
from extractor.trade.table.heads.reasons import why
from extractor.trade.table.heads.signs import Signs
from extractor.trade.table.heads.weights import ROLES, unary

Numbers = Mapping[int, Figure]
"""Column index → the number that one row has there."""

_ONCE = frozenset(ROLES) - {
    "other",
    "freight",
    "description",
    "packages",
    "tax",
    "date",
    "discount",
    "article",
    "model",
}

_OF_THEIR_OWN = ("ordered", "outstanding", "per_package")
"""Columns that may hold masses and are no masses of the line."""

_COUNTS = ("quantity", "ordered", "outstanding", "per_package", "packages", "net_mass", "gross_mass", "size")

_SUMMED = ("amount", "net_mass", "gross_mass", "packages", "quantity", "size", "ordered", "outstanding")
"""What adds up. A head that names one of them is not made another by its sum."""

PRODUCT = 6.0
"""What it weighs that quantity × price = amount on every row, and half of it that it fails on every row."""
SUM = 2.0
"""What it weighs that a column adds up to the number below it on a row of totals."""
PAIR = 2.0
"""What it weighs that of two masses one is nowhere more than the other, and what it tells against it."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A column's role with its weight, the best rival with its own, and what told most against the rival.

    `per` is how many units a price is for, where the sums say so.
    """

    role: str
    weight: float
    rival: str
    rival_weight: float
    reason: str
    per: int | None = None


def weighed(
    said: Sequence[Mapping[str, float]],
    cells: Sequence[Signs],
    rows: Sequence[Numbers],
    totals: Sequence[Numbers],
    each: Sequence[int | None],
    home: Set[int] = frozenset(),
) -> tuple[Weighed, ...]:
    """The role of each column.

    `said` is what heads say (role → 0 to 1), `cells` what the cells look like, `rows` and `totals` the numbers of lines
    and of rows of sums, `each` the number of units that a column's prices say to be for, `home`
    the columns of a currency that gives way to another beside it.
    """
    count = len(said)
    own = [unary(said[k], cells[k]) for k in range(count)]
    for k in home:
        for role in ("unit_price", "amount"):
            own[k][role] -= _GIVES_WAY
    for k in range(count):
        if _adds_up(k, rows, totals):
            for role in [r for r in _SUMMED if said[k].get(r)] or _SUMMED:
                own[k][role] += SUM
    for net, gross in _pairs(said, cells, rows):
        own[net]["net_mass"] += PAIR / 2
        own[gross]["gross_mass"] += PAIR / 2
    # What an air waybill multiplies is the carrier's charge, and nothing of the goods.
    plain = {role for words in said for role, share in words.items() if share >= _PLAINLY}
    carried = "freight" in plain and "quantity" not in plain
    chosen: dict[int, str]
    per: int | None
    chosen, per = ({}, None) if carried else _money(own, cells, rows, each, _unpriced(said, cells))
    apart = {k for k in range(count) for role in _OF_THEIR_OWN if said[k].get(role, 0.0) >= _PLAINLY}
    chosen = {**chosen, **_masses(own, chosen.keys() | apart, rows)}
    taken = _rest(own, chosen, said)
    told = (_told(taken[k], own[k], said[k], cells[k], chosen) for k in range(count))
    return tuple(replace(one, per=per) if one.role == "unit_price" else one for one in told)


def _unpriced(said: Sequence[Mapping[str, float]], cells: Sequence[Signs]) -> set[int]:
    """The columns that hold no money though they multiply out: cartons, pieces in each, and pieces.

    Those whose heads say what they count, in a table that names no money.
    """
    if any("unit_price" in words or "amount" in words for words in said) or any(s.money > 0 for s in cells):
        return set()
    return {k for k, words in enumerate(said) if any(words.get(role, 0.0) >= _PLAINLY for role in _COUNTS)}


def _adds_up(k: int, rows: Sequence[Numbers], totals: Sequence[Numbers]) -> bool:
    numbers = [row[k].value for row in rows if k in row]
    if len(numbers) < 2:
        return False
    total = sum(numbers)
    return any(k in t and abs(t[k].value - total) <= t[k].rounding * len(numbers) for t in totals)


def _money(
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
    for per in (each,) if each else (None, 100, 1000) if base is None else (None,):
        held, failed, telling = _tally(three, off, base, rows, per)
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
_PLAINLY = 0.8
"""How much of a head must say that its column holds the carrier's charge."""
_GIVES_WAY = 0.2
"""What it costs to take the money of a currency where the same stands there in another."""
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

    That once a number is the number tells little.
    """
    held = failed = 0
    telling = 0.0
    for row in rows:
        if not all(k in row for k in three):
            continue
        q, p, a = (row[k] for k in three)
        units = row.get(base) if base is not None else Figure(Decimal(per)) if per else None
        if multiplies_out(q, p, a, row.get(off) if off is not None else None, units):
            held += 1
            telling += _TRIVIAL if 1 in (q.value, p.value) else 1.0
        else:
            failed += 1
    return held, failed, telling


def _pairs(
    said: Sequence[Mapping[str, float]], cells: Sequence[Signs], rows: Sequence[Numbers]
) -> Iterator[tuple[int, int]]:
    """Two columns whose heads or cells speak of masses, the first nowhere more than the second."""

    def speaks(k: int, role: str) -> bool:
        return role in said[k] or cells[k].masses > 0.5

    for n, g in permutations(range(len(said)), 2):
        if speaks(n, "net_mass") and speaks(g, "gross_mass"):
            both = [(row[n].value, row[g].value) for row in rows if n in row and g in row]
            if both and all(a <= b for a, b in both):
                yield n, g


def _masses(own: Sequence[dict[str, float]], taken: Set[int], rows: Sequence[Numbers]) -> dict[int, str]:
    """The columns of net and gross mass: net is never more than gross."""
    able = [k for k in range(len(own)) if k not in taken and max(own[k]["net_mass"], own[k]["gross_mass"]) > -PAIR]
    best: tuple[float, dict[int, str]] = (0.0, {})
    for n, g in product([*able, None], repeat=2):
        if n == g:
            continue
        score = (own[n]["net_mass"] if n is not None else 0.0) + (own[g]["gross_mass"] if g is not None else 0.0)
        if n is not None and g is not None:
            both = [(row[n].value, row[g].value) for row in rows if n in row and g in row]
            light = sum(a <= b for a, b in both)
            score += PAIR * light / len(both) - PAIR * (len(both) - light) / len(both) if both else 0.0
        if score > best[0]:
            best = (score, {k: r for k, r in ((n, "net_mass"), (g, "gross_mass")) if k is not None})
    return best[1]


def _rest(
    own: Sequence[Mapping[str, float]], chosen: Mapping[int, str], said: Sequence[Mapping[str, float]]
) -> dict[int, str]:
    """The roles of all columns: those chosen, and for the others the greatest weights, one column a role."""
    taken = dict(chosen)
    used = set(chosen.values())
    money = {"quantity", "unit_price", "amount", "net_mass", "gross_mass", "price_base"}
    offers = sorted(
        (
            (w, k, role)
            for k, weights in enumerate(own)
            if k not in taken
            for role, w in weights.items()
            if role not in money
        ),
        reverse=True,
    )
    for weight, k, role in offers:
        if k in taken or (role in _ONCE and role in used) or (weight <= 0 and role != "other"):
            continue
        if role in used and role in ("description", "article", "model") and not said[k].get(role):
            continue
        taken[k] = role
        used.add(role)
    return {k: taken.get(k, "other") for k in range(len(own))}


def _told(
    role: str, own: Mapping[str, float], said: Mapping[str, float], s: Signs, chosen: Mapping[int, str]
) -> Weighed:
    rival = max((r for r in own if r != role), key=lambda r: own[r])
    by_head = max(said, key=lambda r: said[r], default="")
    reason = "its head and its cells agree"
    if by_head and by_head != role:
        reason = f"its head says {by_head.replace('_', ' ')}, {why(role, s, chosen)}"
    elif not by_head:
        reason = f"its head names nothing, {why(role, s, chosen)}"
    return Weighed(role, own[role], rival, own[rival], reason)

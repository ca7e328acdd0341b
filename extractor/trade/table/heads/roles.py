"""What each column of a table holds: a column is what its head, its cells and its sums say together.

Every column is weighed for every role: the words of its head, the form of its cells, and how its numbers go with
those of other columns (quantity × price = amount, net ≤ gross, lines against totals). The assignment with the
greatest sum wins; each column keeps its best rival and what spoke against it. The weights are few, and a reason each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import permutations, product

from extractor.trade.table.heads.multiplying import PLAINLY, Numbers, money_columns, unpriced_columns
from extractor.trade.table.heads.reasons import why
from extractor.trade.table.heads.signs import Signs
from extractor.trade.table.heads.weights import ROLES, unary

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


_SUMMED = ("amount", "net_mass", "gross_mass", "packages", "quantity", "size", "ordered", "outstanding")
"""What adds up. A head that names one of them is not made another by its sum."""

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
    plain = {role for words in said for role, share in words.items() if share >= PLAINLY}
    carried = "freight" in plain and "quantity" not in plain
    chosen: dict[int, str]
    per: int | None
    chosen, per = ({}, None) if carried else money_columns(own, cells, rows, each, unpriced_columns(said, cells))
    apart = {k for k in range(count) for role in _OF_THEIR_OWN if said[k].get(role, 0.0) >= PLAINLY}
    speaking = [k for k in range(count) if {"net_mass", "gross_mass"} & said[k].keys() or cells[k].masses > 0]
    chosen = {**chosen, **_masses(own, speaking, chosen.keys() | apart, rows)}
    taken = _rest(own, chosen, said)
    told = (_told(taken[k], own[k], said[k], cells[k], chosen) for k in range(count))
    return tuple(replace(one, per=per) if one.role == "unit_price" else one for one in told)


def _adds_up(k: int, rows: Sequence[Numbers], totals: Sequence[Numbers]) -> bool:
    numbers = [row[k].value for row in rows if k in row]
    if len(numbers) < 2:
        return False
    total = sum(numbers)
    return any(k in t and abs(t[k].value - total) <= t[k].rounding * len(numbers) for t in totals)


_GIVES_WAY = 0.2
"""What it costs to take the money of a currency where the same stands there in another."""


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


def _masses(
    own: Sequence[dict[str, float]], speaking: Sequence[int], taken: Set[int], rows: Sequence[Numbers]
) -> dict[int, str]:
    """The columns of net and gross mass: net is never more than gross.

    Among those that speak of masses: prices and sums in a second currency go together as two masses do.
    """
    able = [k for k in speaking if k not in taken and max(own[k]["net_mass"], own[k]["gross_mass"]) > -PAIR]
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

"""Deals whose drafts have no fault: exports with a statement of its own for each line that needs one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from random import Random

from corpora.declarations.deal import ELEMENTS, Deal, Line, Printed, plain
from corpora.declarations.deals import deal
from corpora.declarations.lines import Maker, line, string_of
from corpora.declarations.remarks import remark_of, style_of


def faultless(key: str, count: int | None = None) -> Deal:
    """A deal of exports with a statement of its own for each line that needs one.

    Some goods in several lots, some counted by the thousand.
    """
    rng = Random(f"faults.{key}")  # noqa: S311
    made = deal(
        rng, count=count or rng.choices((rng.randint(0, 6), rng.randint(7, 47)), (9, 1))[0] or 1, direction="export"
    )
    maker = Maker(made.lines[0].brand, made.number[:2], made.lines[0].source_place)
    taken = {x.model for x in made.lines}
    wanted = [_drawn(rng, maker, taken, outcome) for outcome in ("controlled", "close", "not_controlled")]
    if rng.random() < 0.25:
        wanted = [*_lots(wanted[rng.randint(0, 1)], rng), *wanted]
    lines = [_by_the_thousand(x) if rng.random() < 0.2 else x for x in (*made.lines, *wanted)]
    return with_lines(replace(made, style=style_of(rng)), lines)


def _lots(x: Line, rng: Random) -> list[Line]:
    """Further lots of the same goods, a line each."""
    made = []
    for _ in range(rng.randint(1, 2)):
        count = rng.choice((240, 600, 1500))
        mass = plain(round(x.figures["mass"] * count / 1000, 2))
        pairs = ((str(count), "个"), (mass, "千克"), (str(count), "个"))
        made.append(replace(x, quantities=pairs, kilograms=mass, amount=f"{round(count * Decimal(x.price), 2):f}"))
    return made


def _by_the_thousand(x: Line) -> Line:
    """A line whose price is for a thousand pieces, where it has as many."""
    count = Decimal(x.traded[0])
    if not x.is_battery or count % 1000:
        return x
    pairs = (*x.quantities[:-1], (plain(count / 1000), "千个"))
    return replace(x, quantities=pairs, price=plain(Decimal(x.price) * 1000))


def _drawn(rng: Random, maker: Maker, taken: set[str], outcome: str) -> Line:
    while True:
        made = line(rng, maker, taken, "lithium_ion_cell")
        if made.outcome == outcome and made.told == string_of(
            {**dict.fromkeys(ELEMENTS["8507"], ""), **made.elements}, "bare"
        ):
            return made


def with_lines(made: Deal, lines: Sequence[Line]) -> Deal:
    """A deal with other lines, its masses and its remark made anew."""
    net = sum((Decimal(x.kilograms) for x in lines), Decimal(0))
    head = {
        **made.head,
        "net_mass": Printed(plain(net)),
        "gross_mass": Printed(plain(round(net * Decimal("1.08"), 2))),
        "packages": Printed(str(max(int(made.head["packages"].value), len(lines)))),
    }
    return replace(made, head=head, lines=tuple(lines), remark=remark_of(lines, style=made.style))

"""What papers say of a consignment's figures, paper by paper, and what follows from them for one piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from casebook.checking.draft.figures import rounded
from casebook.checking.draft.units import KILOGRAMS, Units, units_of
from casebook.shipments.goods.papers import Entry
from classifier.facts import Evidence, Fact, Method
from classifier.judging.remark import declared
from classifier.judging.values.derive import GRAMS
from classifier.law.catalogue import Catalogue
from classifier.quantity import Interval, Quantity, plain, quotient

SUMMED = frozenset({"quantity", "net_mass", "gross_mass", "packages", "amount"})
"""Figures of several rows that one paper adds up."""
MASS_FORMULA = "net_mass / quantity"
_HEAVY = 10_000
"""Grams from which a mass is told in kilograms."""
_TRUSTED = ("packing_list", "invoice", "order", "contract", "customs_declaration")
"""Whose net mass counts for one piece, the first first."""


@dataclass(frozen=True, slots=True)
class Figure:
    """What one paper says of one figure: `text` as it is compared, `number` where it is one, with unit and quotes."""

    paper: str
    text: str
    number: Decimal | None
    unit: str
    quotes: tuple[Evidence, ...]

    def __str__(self) -> str:
        return f"{self.text} {self.unit}".rstrip()


def mass_shown(span: Interval) -> str:
    """Grams, or of what is heavy kilograms, as a declaration prints them."""
    is_heavy = span.low is not None and span.low >= _HEAVY
    return f"{declared(span.scaled(Decimal('0.001')))} kg" if is_heavy else f"{declared(span)} g"


def said_by(rows: Sequence[Entry], name: str) -> tuple[Figure, ...]:
    """What each paper says of a figure, the rows of one paper together; papers that say nothing are left out."""
    papers = dict.fromkeys(e.member.sha256 for e in rows)
    made = (_of_paper([e for e in rows if e.member.sha256 == p], name) for p in papers)
    return tuple(one for one in made if one is not None)


def _of_paper(rows: Sequence[Entry], name: str) -> Figure | None:
    found = [list(_values(e, name)) for e in rows]
    known = [several for several in found if several]
    if not known or (name in SUMMED and len(known) < len(found)):
        return None
    quotes = tuple(q for several in known for _, _, facts in several for f in facts for q in f.evidence)
    paper, units = rows[0].member.paper.shown, dict.fromkeys(u for several in known for _, u, _ in several)
    unit = next(iter(units))
    if name in SUMMED and len(known) > 1:
        numbers = [several[0][0] for several in known if len(several) == 1 and isinstance(several[0][0], Decimal)]
        if len(units) > 1 or len(numbers) < len(known):
            return None
        whole = sum((n for n in numbers if isinstance(n, Decimal)), Decimal(0))
        return Figure(paper, plain(whole), whole, unit, quotes)
    values = dict.fromkeys(v for several in known for v, _, _ in several)
    text = ", ".join(v if isinstance(v, str) else plain(v) for v in values)
    only = next(iter(values)) if len(values) == 1 else None
    return Figure(paper, text, only if isinstance(only, Decimal) else None, unit, quotes)


def _values(entry: Entry, name: str) -> Iterator[tuple[Decimal | str, str, list[Fact]]]:
    """The values of a row, each with its unit and the facts that say it; a range is shown as it is."""
    found: dict[tuple[Decimal | str, str], list[Fact]] = {}
    for fact in entry.item.of(name):
        if isinstance(fact.value, str):
            found.setdefault((fact.value, ""), []).append(fact)
            continue
        interval = fact.quantity.interval
        number: Decimal | str = interval.low if interval.is_point and interval.low is not None else str(interval)
        found.setdefault((number, fact.quantity.unit or ""), []).append(fact)
    for (value, unit), facts in found.items():
        yield value, unit, facts


def mass_a_piece(rows: Sequence[Entry], catalogue: Catalogue) -> Fact | None:
    """Grams a piece by the first paper that prints net mass and pieces of the goods, as wide as its rounding leaves it.

    The quantity may stand on another paper than the net mass, where all papers that count pieces agree.
    """
    units = units_of(catalogue.vocabulary)
    pieces = [f for f in said_by(rows, "quantity") if f.number and not units.is_mass(f.unit)]
    if not pieces or len({f.number for f in pieces}) > 1:
        return None
    for kind in _TRUSTED:
        several = [e for e in rows if e.member.kind == kind]
        net = [f for f in said_by(several, "net_mass") if f.number and units.is_mass(f.unit)]
        if len(net) == 1:
            here = [f for f in said_by(several, "quantity") if f.number == pieces[0].number] or pieces
            return _divided(net[0], here[0], units)
    return None


def _divided(net: Figure, count: Figure, units: Units) -> Fact | None:
    assert net.number is not None and count.number is not None
    if net.number <= 0 or count.number <= 0:
        return None
    grams = KILOGRAMS[units.of(net.unit)] * GRAMS
    mass = quotient(rounded(net.number).scaled(grams), Interval(count.number, count.number))
    inputs = (
        Fact("net_mass", Quantity(Interval(net.number, net.number), net.unit), evidence=net.quotes),
        Fact("quantity", Quantity(Interval(count.number, count.number), count.unit), evidence=count.quotes),
    )
    quotes = tuple(dict.fromkeys((*net.quotes, *count.quotes)))
    return Fact(
        "mass", Quantity(mass, "g"), method=Method.DERIVED, evidence=quotes, inputs=inputs, formula=MASS_FORMULA
    )

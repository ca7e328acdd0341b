"""What a line's own figures give: masses and energies a piece, with the intervals that rounding leaves open."""

from __future__ import annotations

from decimal import Decimal

from casebook.checking.draft.units import Units
from casebook.checking.findings import Derived
from classifier.facts import Fact
from classifier.judging.values.derive import GRAMS, wh_per_kg
from classifier.quantity import Interval, Quantity, product, quotient
from extractor.trade.declaration import DeclaredLine

DENSITY = "gravimetric_energy_density"
SLACK = Decimal("0.02")
"""Figures that differ by less than this part are the same: a nominal beside a typical value."""
ROUNDING = Decimal("0.01")
"""The part of a number that rounding takes at most: a capacity of 4 Ah is not one of 4.4 that lost its digit."""

_PART, _LEAST = Decimal("0.001"), Decimal("0.05")
_SHOWN, _LONGEST = 2, 6
"""Decimals that a sentence shows of a number that was worked out, and more than which no paper prints."""


def rounded(number: Decimal) -> Interval:
    """Every number that is printed so: half of its last digit either way, and at most `ROUNDING` of it."""
    exponent = number.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    half = min(Decimal(1).scaleb(-places) / 2, number * ROUNDING)
    return Interval(max(number - half, Decimal(0)), number + half)


def of_interval(interval: Interval) -> Interval:
    """A printed value with what rounding leaves open; one that has two ends or none already is as it stands."""
    return rounded(interval.low) if interval.is_point and interval.low is not None else interval


def printed(interval: Interval) -> Interval:
    """A printed value with the half of its last digit that rounding leaves open, however few digits it has."""
    if not interval.is_point or interval.low is None:
        return interval
    exponent = interval.low.as_tuple().exponent
    half = Decimal(1).scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0) / 2
    return Interval(max(interval.low - half, Decimal(0)), interval.low + half)


def are_apart(one: Decimal, other: Decimal, several: int = 1) -> bool:
    """Whether two printed numbers differ by more than rounding to the digits of the shorter one explains.

    `several` counts the numbers that were added up, each of which may have been rounded. Rounding takes a thousandth of
    a number at most: 43 is not 43.6.
    """
    places = (n.normalize().as_tuple().exponent for n in (one, other))
    coarser = max(min(p, 0) for p in places if isinstance(p, int))
    return abs(one - other) >= min(several * Decimal(1).scaleb(coarser), max(abs(other) * _PART, _LEAST))


def shown(quantity: Quantity) -> str:
    """A quantity for a sentence: one that was worked out to many digits is cut to what a person compares."""
    interval = quantity.interval
    low, high = (None if n is None else _cut(n) for n in (interval.low, interval.high))
    return str(Quantity(Interval(low, high, interval.low_open, interval.high_open), quantity.unit))


def _cut(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    worked_out = isinstance(exponent, int) and -exponent > _LONGEST
    return round(number, _SHOWN) if worked_out else number


def apart(one: Interval, two: Interval, slack: Decimal = SLACK) -> bool:
    """Whether two intervals have no number in common, each widened by a part of itself."""
    a, b = _widened(one, slack / 2), _widened(two, slack / 2)
    below = a.high is not None and b.low is not None and a.high < b.low
    above = a.low is not None and b.high is not None and a.low > b.high
    return below or above


def _widened(interval: Interval, by: Decimal) -> Interval:
    low = None if interval.low is None else interval.low * (1 - by)
    high = None if interval.high is None else interval.high * (1 + by)
    return Interval(low, high)


def pieces(line: DeclaredLine, units: Units) -> Decimal | None:
    """How many pieces a line counts, in its first unit of pieces.

    8 千个 are 8,000; `None` where it counts packages or masses alone.
    """
    several = ((q.value, units.pieces(q.unit)) for q in line.quantities)
    return next((value * each for value, each in several if each is not None and value > 0), None)


def mass_a_piece(line: DeclaredLine, units: Units) -> Interval | None:
    """Grams a piece, from kilograms and pieces."""
    count, net = pieces(line, units), line.net_mass
    if count is None or net is None or net.value <= 0:
        return None
    return quotient(rounded(net.value).scaled(GRAMS), Interval(count, count))


def derived(line: DeclaredLine, facts: tuple[Fact, ...], units: Units) -> tuple[Derived, ...]:
    """The mass, the energy and the energy density of one piece, as far as the line's figures go."""
    mass = mass_a_piece(line, units)
    capacity, voltage = (_only(facts, name) for name in ("capacity", "nominal_voltage"))
    made = [Derived("mass", mass, "g", "千克 / 个")] if mass is not None else []
    if capacity is not None and voltage is not None:
        energy = product(of_interval(capacity), of_interval(voltage))
        made.append(Derived("energy", energy, "Wh", "容量 × 额定电压"))
        if mass is not None:
            made.append(Derived(DENSITY, wh_per_kg(energy, mass), "Wh/kg", "容量 × 额定电压 × 个 / 千克"))
    return tuple(made)


def middle_density(line: DeclaredLine, facts: tuple[Fact, ...], units: Units) -> Decimal | None:
    """Wh/kg by the printed figures themselves."""
    count, net = pieces(line, units), line.net_mass
    capacity, voltage = (_only(facts, name) for name in ("capacity", "nominal_voltage"))
    if not (count and net and net.value and capacity and voltage and capacity.low and voltage.low):
        return None
    return capacity.low * voltage.low * count / net.value


def figure_of(key: str, line: DeclaredLine, facts: tuple[Fact, ...], units: Units) -> Decimal | None:
    """What an element (`capacity` in Ah or `rated_voltage` in V) must be by the line's other figures."""
    count, net = pieces(line, units), line.net_mass
    other = {"capacity": "nominal_voltage", "rated_voltage": "capacity"}.get(key)
    density, beside = _only(facts, DENSITY), _only(facts, other) if other else None
    if not (count and net and density and density.low and beside and beside.low):
        return None
    return density.low * net.value / count / beside.low


def _only(facts: tuple[Fact, ...], name: str) -> Interval | None:
    found = [f.quantity.interval for f in facts if f.property == name]
    return found[0] if len(found) == 1 else None

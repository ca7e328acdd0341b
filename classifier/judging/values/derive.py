"""What follows from other values by arithmetic on intervals, with the formula and the inputs kept."""

from __future__ import annotations

from decimal import Decimal

from classifier.facts import Evidence, Fact, Method
from classifier.judging.values.several_values import Reading
from classifier.quantity import Interval, Quantity, product, quotient

GRAMS = Decimal(1000)
PI = Decimal("3.14159265358979")

ENERGY_OVER_MASS = "energy × 1000 ÷ mass"
CHARGE_OVER_MASS = "capacity × nominal_voltage × 1000 ÷ mass"
CYLINDER = "mass × 1000 ÷ (π ÷ 4 × diameter² × length)"
CUBOID = "mass × 1000 ÷ (length × width × thickness)"


def density_from_energy(energy: Reading, mass: Reading) -> Reading | None:
    """Wh/kg from Wh and g; `None` where either is unknown."""
    if energy.interval is None or mass.interval is None:
        return None
    return _wh_per_kg(energy.interval, (energy, mass), ENERGY_OVER_MASS)


def density_from_charge(capacity: Reading, voltage: Reading, mass: Reading) -> Reading | None:
    """Wh/kg from Ah, V and g; `None` where any is unknown."""
    if capacity.interval is None or voltage.interval is None or mass.interval is None:
        return None
    energy = product(capacity.interval, voltage.interval)
    return _wh_per_kg(energy, (capacity, voltage, mass), CHARGE_OVER_MASS)


def wh_per_kg(energy: Interval, mass: Interval) -> Interval:
    """Wh/kg from Wh and g."""
    return quotient(energy.scaled(GRAMS), mass)


def _wh_per_kg(energy: Interval, inputs: tuple[Reading, ...], formula: str) -> Reading:
    mass = inputs[-1].interval
    if mass is None:
        raise ValueError("no mass to divide by")
    return derived("gravimetric_energy_density", "Wh/kg", wh_per_kg(energy, mass), inputs, formula)


def envelope_density(mass: Reading, sides: tuple[Reading, ...]) -> Reading | None:
    """g/cm³ of the body that the outer dimensions enclose: (diameter, length) or (length, width, thickness) in mm.

    `None` where the mass or a side is unknown.
    """
    if mass.interval is None or any(side.interval is None for side in sides):
        return None
    lengths = [side.interval for side in sides if side.interval is not None]
    if len(lengths) == 2:
        volume = product(product(lengths[0], lengths[0]), lengths[1]).scaled(PI / 4)
    else:
        volume = product(product(lengths[0], lengths[1]), lengths[2])
    formula = CYLINDER if len(lengths) == 2 else CUBOID
    density = quotient(mass.interval.scaled(GRAMS), volume)
    return derived("envelope_density", "g/cm3", density, (mass, *sides), formula)


def derived(name: str, unit: str, interval: Interval, inputs: tuple[Reading, ...], formula: str) -> Reading:
    """A derived reading, with the one fact that states it."""
    facts = tuple(fact for reading in inputs for fact in reading.facts)
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys(e for fact in facts for e in fact.evidence))
    fact = Fact(
        name,
        Quantity(interval, unit),
        method=Method.DERIVED,
        evidence=evidence,
        confidence=min((f.confidence for f in facts), default=1.0),
        inputs=facts,
        formula=f"{name} = {formula}",
    )
    assumptions = tuple(dict.fromkeys(a for reading in inputs for a in reading.assumptions))
    return Reading(name, unit, interval, (fact,), assumptions, formula, inputs)

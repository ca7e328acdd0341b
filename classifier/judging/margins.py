"""How far a value is from a limit, and which value of what would turn the answer."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from classifier.judging.values.readings import ENERGY_DENSITY
from classifier.judging.values.several_values import Reading
from classifier.law.conditions import Measured, Range, Relation, Threshold
from classifier.quantity import Interval, plain, product
from classifier.truth import Truth

DIGITS = 3
GRAMS = Decimal(1000)
_MIRRORED = {
    Relation.AT_LEAST: Relation.AT_MOST,
    Relation.AT_MOST: Relation.AT_LEAST,
    Relation.ABOVE: Relation.BELOW,
    Relation.BELOW: Relation.ABOVE,
}
"""How a divisor stands to a number where the quotient stands so to it."""


def margin(condition: Measured, interval: Interval | None) -> Decimal | None:
    """The distance of the nearest end from the limit as a part of the limit, to a thousandth.

    Positive where the whole interval meets it, negative or zero where none of it does; `None` where it
    straddles. Of a range it is that of the nearer limit, or of the one that fails.
    """
    if interval is None:
        return None
    if isinstance(condition, Range):
        found = [m for m in (margin(condition.low, interval), margin(condition.high, interval)) if m is not None]
        is_settled = condition.judge(interval) is not Truth.UNKNOWN
        return min(found) if found and is_settled else None
    judged = condition.judge(interval)
    ends = (interval.low, interval.high) if condition.relation.is_floor else (interval.high, interval.low)
    end = ends[0] if judged is Truth.TRUE else ends[1] if judged is Truth.FALSE else None
    if end is None:
        return None
    part = (end - condition.limit) / condition.limit
    return (part if condition.relation.is_floor else -part).quantize(Decimal("0.001"))


def lies_close(condition: Measured, interval: Interval, within: Decimal) -> bool:
    """Whether an interval that does not meet the limit comes within this part of it."""
    if isinstance(condition, Range):
        parts = (condition.low, condition.high)
        failed = [part for part in parts if part.judge(interval) is Truth.FALSE]
        return bool(failed) and all(lies_close(part, interval, within) for part in failed)
    if condition.relation.is_floor:
        return interval.high is not None and interval.high >= condition.limit * (1 - within)
    return interval.low is not None and interval.low <= condition.limit * (1 + within)


def flips_if(condition: Measured, reading: Reading) -> str | None:
    """What would turn the answer, e.g. `mass <= 58.8 g`; for a derived value solved from its formula.

    For a value that straddles the limit it says from where on the criterion is met for certain.
    """
    if reading.interval is None:
        return None
    if isinstance(condition, Range):
        return _of_range(condition, reading, reading.interval)
    judged = condition.judge(reading.interval)
    if condition.property == ENERGY_DENSITY and reading.formula:
        return _by_mass(condition, reading.inputs, judged)
    wanted = _turning(condition.relation, judged)
    return f"{condition.property} {wanted} {plain(condition.limit)} {condition.unit}"


def _of_range(condition: Range, reading: Reading, interval: Interval) -> str | None:
    """The limit that fails, or of two that hold the nearer; both where it is open."""
    parts = (condition.low, condition.high)
    judged = condition.judge(interval)
    if judged is Truth.UNKNOWN:
        return " and ".join(told for part in parts if (told := flips_if(part, reading)))
    if judged is Truth.FALSE:
        return flips_if(next(p for p in parts if p.judge(interval) is Truth.FALSE), reading)
    return flips_if(min(parts, key=lambda p: margin(p, interval) or Decimal(0)), reading)


def _turning(relation: Relation, judged: Truth) -> Relation:
    """The relation that turns the answer: the law's own, or its opposite where the law's is met."""
    return relation.opposite if judged is Truth.TRUE else relation


def _by_mass(threshold: Threshold, inputs: tuple[Reading, ...], judged: Truth) -> str | None:
    """The mass at which energy ÷ mass meets the limit, or from which on it no longer does."""
    energy = _energy(inputs)
    if energy is None:
        return None
    takes_high = (judged is Truth.FALSE) is threshold.relation.is_floor
    end = energy.high if takes_high else energy.low
    if end is None:
        return None
    relation = _MIRRORED[_turning(threshold.relation, judged)]
    rounding = ROUND_CEILING if relation.is_floor else ROUND_FLOOR
    return f"mass {relation} {plain(rounded(end * GRAMS / threshold.limit, rounding))} g"


def _energy(inputs: tuple[Reading, ...]) -> Interval | None:
    """The energy in Wh that the inputs of a derived energy density hold, the mass being the last of them."""
    intervals = [reading.interval for reading in inputs[:-1] if reading.interval is not None]
    if len(intervals) == 2:
        return product(intervals[0], intervals[1])
    return intervals[0] if intervals else None


def rounded(number: Decimal, rounding: str) -> Decimal:
    """A number to three significant digits."""
    with localcontext() as context:
        context.prec, context.rounding = DIGITS, rounding
        return +number

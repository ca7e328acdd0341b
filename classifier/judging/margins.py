"""How far a value is from a limit, and which value of what would turn the answer."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from classifier.judging.readings import ENERGY_DENSITY
from classifier.judging.several_values import Reading
from classifier.law.conditions import Relation, Threshold
from classifier.quantity import Interval, plain, product
from classifier.truth import Truth

DIGITS = 3
GRAMS = Decimal(1000)


def margin(threshold: Threshold, interval: Interval | None) -> Decimal | None:
    """The distance of the nearest end from the limit as a part of the limit, to a thousandth.

    Positive where the whole interval meets it, negative or zero where none of it does; `None` where it
    straddles.
    """
    if interval is None:
        return None
    judged = threshold.judge(interval)
    end = interval.low if judged is Truth.TRUE else interval.high if judged is Truth.FALSE else None
    return None if end is None else ((end - threshold.limit) / threshold.limit).quantize(Decimal("0.001"))


def lies_close(threshold: Threshold, interval: Interval, within: Decimal) -> bool:
    """Whether an interval that does not meet the limit comes within this part of it."""
    return interval.high is not None and interval.high >= threshold.limit * (1 - within)


def flips_if(threshold: Threshold, reading: Reading) -> str | None:
    """What would turn the answer, e.g. `mass <= 58.8 g`; for a derived value solved from its formula.

    For a value that straddles the limit it says from where on the criterion is met for certain.
    """
    if reading.interval is None:
        return None
    judged = threshold.judge(reading.interval)
    if threshold.property == ENERGY_DENSITY and reading.formula:
        return _by_mass(threshold, reading.inputs, judged)
    return f"{threshold.property} {_relation(threshold, judged)} {plain(threshold.limit)} {threshold.unit}"


def _relation(threshold: Threshold, judged: Truth) -> str:
    """The relation that turns the answer: the law's own, or its opposite where the law's is met."""
    if judged is not Truth.TRUE:
        return str(threshold.relation)
    return "<" if threshold.relation is Relation.AT_LEAST else "<="


def _by_mass(threshold: Threshold, inputs: tuple[Reading, ...], judged: Truth) -> str | None:
    """The mass at which energy ÷ mass meets the limit, or from which on it no longer does."""
    energy = _energy(inputs)
    end = None if energy is None else energy.high if judged is Truth.FALSE else energy.low
    if end is None:
        return None
    if judged is Truth.TRUE:
        relation, rounding = (">" if threshold.relation is Relation.AT_LEAST else ">="), ROUND_CEILING
    else:
        relation, rounding = ("<=" if threshold.relation is Relation.AT_LEAST else "<"), ROUND_FLOOR
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

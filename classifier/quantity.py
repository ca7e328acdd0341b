"""Exact intervals with open or closed ends: what a paper says of a number, and no more than that.

"≤ 70 g" has no lower bound and gets none on the way. All arithmetic is interval arithmetic on `Decimal`:
the result contains every value that the inputs allow.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, localcontext

from classifier import truth
from classifier.truth import Truth

PRECISION = 28


@dataclass(frozen=True, slots=True)
class Interval:
    """All numbers between two ends; `None` is no bound on that side, and an open end is left out.

    Raises `ValueError` if the low end lies above the high end, or if the interval is empty.
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is None or self.high is None:
            return
        if self.low > self.high:
            raise ValueError(f"the low end {self.low} lies above the high end {self.high}")
        if self.low == self.high and (self.low_open or self.high_open):
            raise ValueError(f"nothing lies between {self.low} and itself")

    @property
    def is_point(self) -> bool:
        """Whether it holds exactly one number."""
        return self.low is not None and self.low == self.high

    @property
    def is_bounded(self) -> bool:
        """Whether it has both ends."""
        return self.low is not None and self.high is not None

    def contains(self, number: Decimal) -> bool:
        """Whether the number lies in it."""
        above = self.low is None or number > self.low or (number == self.low and not self.low_open)
        below = self.high is None or number < self.high or (number == self.high and not self.high_open)
        return above and below

    def within(self, other: Interval) -> bool:
        """Whether every number of this interval is one of the other's."""
        low_ok = other.low is None or (
            self.low is not None
            and (self.low > other.low or (self.low == other.low and (self.low_open or not other.low_open)))
        )
        high_ok = other.high is None or (
            self.high is not None
            and (self.high < other.high or (self.high == other.high and (self.high_open or not other.high_open)))
        )
        return low_ok and high_ok

    def scaled(self, factor: Decimal) -> Interval:
        """Every number times a positive factor: a change of unit. Raises `ValueError` for any other factor."""
        if factor <= 0:
            raise ValueError(f"a unit's factor is positive, not {factor}")
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_open,
            self.high_open,
        )

    def __str__(self) -> str:
        if self.is_point:
            return plain(self.low)
        left = "(" if self.low is None or self.low_open else "["
        right = ")" if self.high is None or self.high_open else "]"
        low = "-∞" if self.low is None else plain(self.low)
        high = "∞" if self.high is None else plain(self.high)
        return f"{left}{low}, {high}{right}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval of one unit, by its canonical name (`Ah`, `g/cm3`)."""

    interval: Interval
    unit: str

    def __str__(self) -> str:
        return f"{self.interval} {self.unit}".rstrip()


def point(number: Decimal | str | int) -> Interval:
    """The interval that holds one number."""
    value = Decimal(number)
    return Interval(value, value)


def at_least(number: Decimal | str, *, is_open: bool = False) -> Interval:
    """From a number up (above it, where open)."""
    return Interval(Decimal(number), None, low_open=is_open)


def at_most(number: Decimal | str, *, is_open: bool = False) -> Interval:
    """Up to a number (below it, where open)."""
    return Interval(None, Decimal(number), high_open=is_open)


def between(low: Decimal | str, high: Decimal | str) -> Interval:
    """From one number to another, both included."""
    return Interval(Decimal(low), Decimal(high))


def hull(intervals: Iterable[Interval]) -> Interval:
    """The smallest interval that holds them all; raises `ValueError` for none."""
    several = list(intervals)
    if not several:
        raise ValueError("no interval to span")
    low, low_open = _lowest(several)
    high, high_open = _highest(several)
    return Interval(low, high, low_open, high_open)


def _lowest(several: list[Interval]) -> tuple[Decimal | None, bool]:
    if any(i.low is None for i in several):
        return None, False
    low = min(i.low for i in several if i.low is not None)
    return low, all(i.low_open for i in several if i.low == low)


def _highest(several: list[Interval]) -> tuple[Decimal | None, bool]:
    if any(i.high is None for i in several):
        return None, False
    high = max(i.high for i in several if i.high is not None)
    return high, all(i.high_open for i in several if i.high == high)


def product(a: Interval, b: Interval) -> Interval:
    """The product a × b, for intervals of numbers that are never negative (a missing low end counts as 0)."""
    with localcontext() as context:
        context.prec = PRECISION
        low = None if a.low is None or b.low is None else a.low * b.low
        high = None if a.high is None or b.high is None else a.high * b.high
    return Interval(low, high, a.low_open or b.low_open, a.high_open or b.high_open)


def quotient(a: Interval, b: Interval) -> Interval:
    """The quotient a ÷ b, for intervals of numbers that are never negative.

    No low end of b means no high end of the result.
    """
    with localcontext() as context:
        context.prec = PRECISION
        low = None if a.low is None or b.high is None or b.high == 0 else a.low / b.high
        high = None if a.high is None or b.low is None or b.low == 0 else a.high / b.low
    return Interval(low, high, a.low_open or b.high_open, a.high_open or b.low_open)


def reaches(interval: Interval, limit: Decimal) -> Truth:
    """Whether the number is at or above the limit (≥): unknown where the interval straddles it."""
    return _judge(
        true=interval.low is not None and interval.low >= limit,
        false=interval.high is not None and (interval.high < limit or (interval.high == limit and interval.high_open)),
    )


def exceeds(interval: Interval, limit: Decimal) -> Truth:
    """Whether the number is above the limit (>): unknown where the interval straddles it."""
    return _judge(
        true=interval.low is not None and (interval.low > limit or (interval.low == limit and interval.low_open)),
        false=interval.high is not None and interval.high <= limit,
    )


def _judge(*, true: bool, false: bool) -> Truth:
    if true:
        return Truth.TRUE
    return truth.negated(truth.of(false)) if false else Truth.UNKNOWN


def plain(number: Decimal | None) -> str:
    """A decimal string with no exponent and no trailing zeros; raises `ValueError` for no number."""
    if number is None:
        raise ValueError("no number to print")
    text = format(number, "f")  # `normalize` would round to the context's digits
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "0", "") else text

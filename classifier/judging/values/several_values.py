"""How several values of one property become one interval: what a paper says of it, taken together.

Values without a bound's name (nominal, typical, rated, measured, or none) are spanned: a contradiction
widens. A minimum gives a low end, a maximum a high end. An end that nothing gives stays open, unless
house policy (rule `one_sided`) closes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal, localcontext

from classifier.facts import Fact, Kind
from classifier.law.acts import Bilingual
from classifier.law.house import OneSidedRule
from classifier.quantity import Interval, hull

DIGITS = 5
SERIES_SPREAD = Decimal(2)
"""A range whose high end is at least this many times its low end tells of a series of models, not of one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the facts at hand say of one property: an interval in the canonical unit, or `None` if nothing.

    `inputs` are the readings that a derived one was computed from. `doubted` says that values were
    printed but none of them can be relied on; `is_elsewhere` that they were measured under other conditions
    than the law names, or under unnamed ones. `question` is what a person is to settle where its values
    contradict each other or are too improbable; such a reading is doubted.
    """

    property: str
    unit: str
    interval: Interval | None
    facts: tuple[Fact, ...] = ()
    assumptions: tuple[str, ...] = ()
    formula: str | None = None
    inputs: tuple[Reading, ...] = ()
    doubted: bool = False
    is_elsewhere: bool = False
    question: Bilingual | None = None

    def __str__(self) -> str:
        return "unknown" if self.interval is None else f"{short(self.interval)} {self.unit}".rstrip()


def shown(number: Decimal | None) -> Decimal | None:
    """A number as it is printed: five significant digits, rounded down so that 299.999 does not read as 300."""
    with localcontext() as context:
        context.prec, context.rounding = DIGITS, ROUND_FLOOR
        return None if number is None else +number


def short(interval: Interval) -> Interval:
    """An interval with its ends as they are printed."""
    low, high = shown(interval.low), shown(interval.high)
    if low is not None and low == high:
        return Interval(low, high)
    return Interval(low, high, interval.low_open, interval.high_open)


def span(facts: tuple[Fact, ...]) -> Interval:
    """The interval that all facts together give; raises `ValueError` for none.

    A minimum beside a nominal value of 5 gives [minimum, 5]; a maximum likewise; alone they leave an end
    open.
    """
    minima = [i for f in facts if (i := _as_minimum(f)) is not None]
    maxima = [i for f in facts if (i := _as_maximum(f)) is not None]
    points = _without_series([f.quantity.interval for f in facts if _as_minimum(f) is None and _as_maximum(f) is None])
    if points:
        return hull([*points, *_closed(minima), *_closed(maxima)])
    if minima and maxima:
        return _from_to(minima, maxima)
    return hull(minima or maxima)


def _as_minimum(fact: Fact) -> Interval | None:
    """What a minimum says, by its name or because it has no high end: from its low end up."""
    interval = fact.quantity.interval
    if interval.low is None or (fact.kind is not Kind.MINIMUM and interval.high is not None):
        return None
    return Interval(interval.low, None, low_open=interval.low_open)


def _as_maximum(fact: Fact) -> Interval | None:
    """What a maximum says, by its name or because it has no low end: up to its high end."""
    interval = fact.quantity.interval
    if interval.high is None or (fact.kind is not Kind.MAXIMUM and interval.low is not None):
        return None
    return Interval(None, interval.high, high_open=interval.high_open)


def _without_series(intervals: list[Interval]) -> list[Interval]:
    """The intervals without a series' range, where a narrower value lies in it."""
    wide = [i for i in intervals if _is_series(i)]
    narrow = [i for i in intervals if not _is_series(i)]
    kept = [w for w in wide if not any(n.within(w) for n in narrow)]
    return [i for i in intervals if i in narrow or i in kept]


def _is_series(interval: Interval) -> bool:
    low, high = interval.low, interval.high
    return low is not None and high is not None and low > 0 and high >= SERIES_SPREAD * low


def _closed(bounds: list[Interval]) -> list[Interval]:
    """The bounds' own ends as points, to be spanned with the values beside them."""
    ends = [i.low if i.low is not None else i.high for i in bounds]
    return [Interval(end, end) for end in ends if end is not None]


def _from_to(minima: list[Interval], maxima: list[Interval]) -> Interval:
    low, high = hull(minima), hull(maxima)
    if low.low is not None and high.high is not None and low.low >= high.high:
        return hull([Interval(high.high, high.high), Interval(low.low, low.low)])
    return Interval(low.low, high.high, low.low_open, high.high_open)


def closed_by(rule: OneSidedRule, interval: Interval) -> Interval:
    """The interval with the end that nothing gave put where house policy puts it."""
    if interval.low is None and interval.high is not None:
        return Interval(interval.high * rule.low_factor, interval.high, high_open=interval.high_open)
    if interval.high is None and interval.low is not None:
        return Interval(interval.low, interval.low * rule.high_factor, low_open=interval.low_open)
    return interval

"""Which entries an item is close to without being taken in: by its parameters, or by its kind."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.judging.findings import Assessment, Judged
from classifier.judging.margins import lies_close
from classifier.judging.values.readings import Bench
from classifier.law.conditions import OneOf, SomeOf
from classifier.law.house import KindredGood, Policy
from classifier.quantity import reaches
from classifier.truth import Truth


@dataclass(frozen=True, slots=True)
class Near:
    """The codes that an item is close to, with the house rules for and against.

    The last are the properties on which it hangs whether it is close.
    """

    codes: tuple[str, ...]
    rules: tuple[str, ...]
    open: tuple[str, ...]


def near(laid: Bench, listed: tuple[Assessment, ...]) -> Near:
    """What the item is close to without being taken in."""
    by_parameters = tuple(a.entry.code for a in listed if _is_close(a, laid.policy))
    rule = laid.policy.kindred
    kin = [(good, _holds(laid, good)) for good in (rule.goods if rule else ()) if good.product in laid.item.products]
    goods = tuple(good for good, holds in kin if holds is Truth.TRUE)
    unclear = tuple(good for good, holds in kin if holds is Truth.UNKNOWN)
    codes = tuple(dict.fromkeys((*by_parameters, *(code for good in goods for code in good.near))))
    rules = (*_close_rule(laid, listed), *_kindred_rule(laid, (*goods, *unclear)))
    return Near(codes, rules, tuple(good.property for good in unclear if good.property is not None))


def _is_close(assessment: Assessment, policy: Policy) -> bool:
    """Whether each criterion that fails does so within the margin; a use that is another one is not close."""
    if policy.close is None or assessment.product is Truth.FALSE:
        return False
    failed = [judged for judged in assessment.criteria if judged.truth is Truth.FALSE]
    return bool(failed) and all(_fails_narrowly(judged, policy) for judged in failed)


def _fails_narrowly(judged: Judged, policy: Policy) -> bool:
    condition, reading = judged.condition, judged.reading
    if isinstance(condition, SomeOf):
        near = sum(part.truth is Truth.TRUE or _fails_narrowly(part, policy) for part in judged.parts)
        return near >= condition.count
    if policy.close is None or isinstance(condition, OneOf) or reading is None or reading.interval is None:
        return False
    return lies_close(condition, reading.interval, policy.close.within)


def _holds(laid: Bench, good: KindredGood) -> Truth:
    """Whether a good is kindred: by its nature, or because its property reaches the limit that the rule names.

    Of a property that nothing is said of it does not hold; of one whose values cannot be relied on nobody knows.
    """
    if good.property is None or good.limit is None:
        return Truth.TRUE
    reading = laid.read(good.property)
    if reading.interval is None:
        return Truth.UNKNOWN if reading.doubted else Truth.FALSE
    return reaches(reading.interval, good.limit)


def _close_rule(laid: Bench, listed: tuple[Assessment, ...]) -> tuple[str, ...]:
    """The margin, wherever a number below a limit was held against it."""
    measured = any(
        leaf.truth is Truth.FALSE and leaf.reading is not None
        for assessment in listed
        if assessment.product is not Truth.FALSE
        for judged in assessment.criteria
        for leaf in judged.leaves
    )
    return (str(laid.policy.close.rule),) if laid.policy.close and measured else ()


def _kindred_rule(laid: Bench, goods: tuple[KindredGood, ...]) -> tuple[str, ...]:
    if not goods or laid.policy.kindred is None:
        return ()
    head = laid.policy.kindred.rule
    return tuple(f"{head.id}: {good.text.en}" for good in goods)

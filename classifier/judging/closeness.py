"""Which entries an item is close to without being taken in: by its parameters, or by its kind."""

from __future__ import annotations

from classifier.judging.findings import Assessment, Judged
from classifier.judging.margins import lies_close
from classifier.judging.readings import Bench
from classifier.law.conditions import OneOf, SomeOf
from classifier.law.house import KindredGood, Policy
from classifier.quantity import at_least
from classifier.truth import Truth


def near(laid: Bench, listed: tuple[Assessment, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes that the item is close to, and the house rules that say so, or say that it is not."""
    by_parameters = tuple(a.entry.code for a in listed if _is_close(a, laid.policy))
    goods = _kindred(laid)
    codes = tuple(dict.fromkeys((*by_parameters, *(code for good in goods for code in good.near))))
    return codes, (*_close_rule(laid, listed), *_kindred_rule(laid, goods))


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


def _kindred(laid: Bench) -> tuple[KindredGood, ...]:
    rule = laid.policy.kindred
    goods = rule.goods if rule else ()
    return tuple(good for good in goods if good.product in laid.item.products and _holds(laid, good))


def _holds(laid: Bench, good: KindredGood) -> bool:
    """Whether a good is kindred: by its nature, or because its property reaches the limit that the rule
    names.
    """
    if good.property is None or good.limit is None:
        return True
    interval = laid.read(good.property).interval
    floor = at_least(good.limit)
    return interval is not None and interval.within(floor)


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

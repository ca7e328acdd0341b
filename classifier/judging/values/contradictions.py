"""Readings that cannot both be right: several values of one property, or a value beside what follows from others.

A verdict never rests on the hull of what contradicts itself: 278 Wh/kg printed and [6.7, 20.7] computed say that one
of the two was misread or misprinted, and a person says which.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations

from classifier.facts import Fact, Kind
from classifier.judging.values.several_values import short
from classifier.law.acts import Bilingual
from classifier.law.house import Policy
from classifier.law.vocabulary import Vocabulary
from classifier.quantity import Interval

_MOST = 5


def lie_apart(first: Interval, second: Interval, part: Decimal) -> bool:
    """Whether there is a gap between the two of more than this part of the smaller one's nearer end."""
    for low, high in ((first, second), (second, first)):
        if low.high is not None and high.low is not None and high.low > low.high:
            return high.low - low.high > part * low.high
    return False


def between_values(facts: tuple[Fact, ...], policy: Policy, words: Vocabulary) -> Bilingual | None:
    """The question that several values of one property raise; `None` where they agree within the policy's part.

    A minimum that lies below the others, and a maximum above them, contradicts nothing.
    """
    if policy.one_reading is None or len(facts) < 2:
        return None
    part = policy.one_reading.apart
    if not any(_contradict(one, other, part) for one, other in combinations(facts, 2)):
        return None
    printed = tuple(dict.fromkeys(_printed(fact) for fact in facts))
    return _question(facts[0].property, printed[:_MOST], words, policy.one_reading.rule.id)


def between_ways(
    name: str, first: tuple[Interval, str], second: tuple[Interval, str], unit: str, policy: Policy, words: Vocabulary
) -> Bilingual | None:
    """The question that two ways to one property raise, each with how it was come by; `None` where they agree."""
    rule = policy.one_reading
    if rule is None or not lie_apart(first[0], second[0], rule.apart):
        return None
    told = tuple(f"{short(interval)} {unit} ({how})" for interval, how in (first, second))
    return _question(name, told, words, rule.rule.id)


def _contradict(one: Fact, other: Fact, part: Decimal) -> bool:
    return lie_apart(_reach(one), _reach(other), part)


def _reach(fact: Fact) -> Interval:
    """All values that a printed number allows: a minimum all above it, a maximum all below."""
    interval = fact.quantity.interval
    if fact.kind is Kind.MINIMUM and interval.low is not None:
        return Interval(interval.low, None, low_open=interval.low_open)
    if fact.kind is Kind.MAXIMUM and interval.high is not None:
        return Interval(None, interval.high, high_open=interval.high_open)
    return interval


def _printed(fact: Fact) -> str:
    said = f"{short(fact.quantity.interval)} {fact.quantity.unit}".rstrip()
    first = fact.evidence[0] if fact.evidence else None
    where = "" if first is None else f" (page {first.page})" if first.page else f" ({first.cell})" if first.cell else ""
    return said + where


def _question(name: str, readings: Iterable[str], words: Vocabulary, rule: str) -> Bilingual:
    known = words.properties.get(name)
    chinese = known.terms.get("zh", ()) if known else ()
    told = tuple(readings)
    return Bilingual(
        f"{rule}: the readings of {name.replace('_', ' ')} contradict each other: {' / '.join(told)}: which is right?",
        f"{rule}：{chinese[0] if chinese else name}的读数相互矛盾：{' / '.join(told)}，以何者为准？",
    )


def improbable(facts: tuple[Fact, ...], policy: Policy, words: Vocabulary) -> Bilingual | None:
    """The question that values raise of which none is probable enough for a verdict to rest on."""
    if policy.probability is None or not facts:
        return None
    name = facts[0].property
    known = words.properties.get(name)
    chinese = known.terms.get("zh", ()) if known else ()
    told = " / ".join(dict.fromkeys(f"{_printed(fact)}, {fact.confidence:.0%}" for fact in facts))
    rule = policy.probability.rule.id
    return Bilingual(
        f"{rule}: {name.replace('_', ' ')} was read with too little certainty: {told}: is that what the paper says?",
        f"{rule}：{chinese[0] if chinese else name}的读数不够可靠：{told}，文件是否如此记载？",
    )

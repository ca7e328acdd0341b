"""In what state a value was measured: which of several values of one property are of the goods as they are sold.

A capacity after storage or many cycles, or in the cold, is no capacity of the cell; a material's capacity
falls with the rate, and the law, which names no rate, is read at the lowest.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

from classifier.facts import Fact
from classifier.law.conditions import RATE_UNITS
from classifier.law.vocabulary import Cues, Vocabulary

_FRACTION = re.compile(r"(?<![A-Za-z0-9])C/(\d{1,2})(?!\d)")
_FROST = re.compile(r"[-−–]\s?\d+\s?(?:°\s?C|℃)")
_HIGHEST_RATE = Decimal(15)

RATED = frozenset({"capacity", "specific_capacity", "energy"})
"""The properties whose value depends on rate and state."""


def of_the_goods(facts: tuple[Fact, ...], vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """The facts that describe the goods as sold, discharged at the lowest rate that is named.

    A fact is set aside only for a better one: the only value there is counts, whatever its conditions.
    """
    words = vocabulary.cues.get("condition")
    plain = tuple(f for f in facts if not _is_degraded(f, words)) or facts
    discharged = tuple(f for f in plain if not _is_charge(f, words)) or plain
    return _slowest(discharged, vocabulary)


def _slowest(facts: tuple[Fact, ...], vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """Those without a rate, and those at the lowest rate of the others."""
    rates = {index: rate(fact.conditions, vocabulary) for index, fact in enumerate(facts)}
    lowest = min((r for r in rates.values() if r is not None), default=None)
    return tuple(fact for index, fact in enumerate(facts) if rates[index] in (None, lowest))


def rate(conditions: str | None, vocabulary: Vocabulary) -> Decimal | None:
    """The lowest C-rate that the conditions name (`0.1C`, `C/10`, `0.2 ItA`), if they name one."""
    text = conditions or ""
    rates = _rates(vocabulary.phrases.get(RATE_UNITS, ()))
    found = [Decimal(m.group(1)) for m in rates.finditer(text)]
    found += [1 / Decimal(m.group(1)) for m in _FRACTION.finditer(text) if int(m.group(1))]
    return min((r for r in found if 0 < r < _HIGHEST_RATE), default=None)


@cache
def _rates(units: tuple[str, ...]) -> re.Pattern[str]:
    """A number and one of the units of a rate, no part of a word, a fraction or a temperature."""
    spelled = "|".join(map(re.escape, units)) or "(?!)"
    return re.compile(rf"(?<![\d.A-Za-z/])(\d{{1,2}}(?:\.\d+)?)\s?(?:{spelled})(?![A-Za-z0-9°/])")


def _is_degraded(fact: Fact, words: Cues | None) -> bool:
    text = fact.conditions or ""
    return _FROST.search(text) is not None or _mentions(text, words, "degraded")


def _is_charge(fact: Fact, words: Cues | None) -> bool:
    """Whether the conditions speak of charge and not of discharge, which holds the word."""
    text = fact.conditions or ""
    return _mentions(text, words, "charge") and not _mentions(text, words, "discharge")


def _mentions(text: str, words: Cues | None, group: str) -> bool:
    terms = words.groups.get(group, {}) if words and text else {}
    lowered = text.lower()
    return any(_stands_in(term.lower(), lowered) for several in terms.values() for term in several)


def _stands_in(term: str, text: str) -> bool:
    """Whether a term stands in a text, a Latin one as a word of its own."""
    if not term.isascii():
        return term in text
    return re.search(rf"(?<![a-z]){re.escape(term)}(?![a-z])", text) is not None

"""The few words and marks by which the app speaks of outcomes.

A mark for each, so that colour is never the only sign.
"""

from __future__ import annotations

import re
from decimal import Decimal

from classifier.facts import Fact
from classifier.judging.determination import in_words
from classifier.quantity import Interval, plain
from classifier.truth import Truth
from tui.speech.inert import inert

MARKS = {
    "controlled": "!",
    "close": "~",
    "listed_elsewhere": "#",
    "undetermined": "?",
    "not_controlled": "-",
    "not_applicable": " ",
}
"""The theme's colour for each outcome."""
TRUTHS = {Truth.TRUE: "yes ", Truth.FALSE: "no  ", Truth.UNKNOWN: "open"}
OUTCOMES = tuple(MARKS)
_NAME = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
"""A value that the catalogue names."""
_PLAIN_NUMBER = "1"
"""The unit of what has none: a count, a ratio."""

PAPER_MARKS = {"not_read": "x", "partly_read": "/", "no_item": "."}
"""The marks of documents without items, by what stands in an outcome's place."""


def counted(number: int, what: str) -> str:
    """How many there are: `1 file`, `2 files`, `no files`."""
    return f"{number or 'no'} {what}{'' if number == 1 else 's'}"


def outcome(name: str) -> str:
    """An outcome with its mark."""
    return f"{MARKS.get(name) or PAPER_MARKS.get(name, ' ')} {in_words(name)}"


def value(fact: Fact) -> str:
    """A fact's value as a paper would print it, inert: `≥ 4.85 Ah`, `97–99 g`."""
    if isinstance(fact.value, str):
        return inert(fact.value)
    unit = "" if fact.value.unit == _PLAIN_NUMBER else fact.value.unit
    return f"{interval(fact.value.interval)} {unit}".rstrip()


def as_words(fact: Fact) -> str:
    """A fact's value to be read: `lithium_ion_battery` is a name of the catalogue's, told as words."""
    told = value(fact)
    return told.replace("_", " ") if isinstance(fact.value, str) and _NAME.fullmatch(told) else told


def follows(fact: Fact) -> str:
    """What a value that a person entered follows from: `energy = capacity × nominal voltage: 5 Ah, 3.7 V`."""
    return f"{inert(fact.formula or '')}: {', '.join(value(i) for i in fact.inputs)}".replace("_", " ")


def interval(span: Interval) -> str:
    """An interval in print: one number, a bound, or two ends."""
    low, high = _end(span.low), _end(span.high)
    if low is None and high is None:
        return "any"
    if high is None:
        return f"{'>' if span.low_open else '≥'} {low}"
    if low is None:
        return f"{'<' if span.high_open else '≤'} {high}"
    return low if low == high else f"{low}–{high}"


def _end(number: Decimal | None) -> str | None:
    """A number in print, to four decimals; a printed value has no more, a computed one needs no more."""
    return None if number is None else plain(round(number, 4))


def place(fact: Fact) -> str:
    """Where a fact was read, in short."""
    first = fact.evidence[0] if fact.evidence else None
    if first is None:
        return "–"
    return f"p.{first.page}" if first.page else inert(first.cell or "–")

"""Which reported fact states what a label states, and which reported item is which labelled one."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from corpora.labels import LabelledFact, LabelledItem
from corpora.reports import ReportedFact, ReportedItem

TOLERANCE = Decimal("0.001")
"""Two ends match within this share of the larger one."""

LEAST = Decimal("1e-9")
COMPARED_AS_DIGITS = frozenset({"tariff_line"})
PAIRED_ABOVE = 1.2
"""A pair needs more in common than this: one shared fact (2), a similar name (up to 3), the same line (1)."""


def same_value(label: LabelledFact, fact: ReportedFact) -> bool:
    """Whether a fact states what the label states, in its own reading or in one that counts as right too."""
    return any(_same_reading(reading, fact) for reading in label.readings())


def _same_reading(label: LabelledFact, fact: ReportedFact) -> bool:
    if label.property != fact.property:
        return False
    if label.property in COMPARED_AS_DIGITS:
        digits = _digits(label.value or label.low or label.text)
        return bool(digits) and digits == _digits(fact.value)
    low, high = _number(label.low), _number(label.high)
    if label.kind == "minimum" and low is not None:
        return _near(low, _number(fact.low))
    if label.kind == "maximum" and high is not None:
        return _near(high, _number(fact.high))
    return _near(low, _number(fact.low)) and _near(high, _number(fact.high))


def pairs(labels: Sequence[LabelledItem], items: Sequence[ReportedItem]) -> dict[int, int]:
    """The index of the reported item for the index of each labelled one that has any.

    The likeliest pairs are made first; a lone item is paired with a lone label whatever they share.
    """
    if len(labels) == 1 and len(items) == 1:
        return {0: 0}
    likeness = [(_likeness(label, item), i, j) for i, label in enumerate(labels) for j, item in enumerate(items)]
    paired: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in sorted(likeness, key=lambda one: (-one[0], one[1], one[2])):
        if value > PAIRED_ABOVE and i not in paired and j not in taken:
            paired[i] = j
            taken.add(j)
    return paired


def _likeness(label: LabelledItem, item: ReportedItem) -> float:
    shared = sum(any(same_value(fact, other) for other in item.facts) for fact in label.facts)
    line = 1 if label.line is not None and label.line == str(item.line) else 0
    return 2 * shared + 3 * alike(label.label, item.label) + line


def alike(a: str | None, b: str | None) -> float:
    """How alike two names are, from 0 to 1, by letters and digits alone; 1 where one is part of the other."""
    one, other = _folded(a), _folded(b)
    if not one or not other:
        return 0.0
    if one in other or other in one:
        return 1.0
    return difflib.SequenceMatcher(None, one, other).ratio()


def _folded(text: str | None) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text or "").casefold())


def _digits(text: str | None) -> str:
    return re.sub(r"\D", "", text or "")


def _number(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return None


def _near(a: Decimal | None, b: Decimal | None) -> bool:
    if a is None or b is None:
        return a is None and b is None
    return abs(a - b) <= TOLERANCE * max(abs(a), abs(b), LEAST)

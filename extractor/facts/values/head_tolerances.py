"""Tolerances that stand in a head or a label, apart from the values that they are of: "Weight (g, ±2 %)" over "78"."""

from __future__ import annotations

import re
from decimal import Decimal

from classifier.law.vocabulary import Unit, Vocabulary
from classifier.quantity import Interval
from extractor.facts.labels import Pair
from extractor.language import spellings
from extractor.language.numbers.quantities import Amount, numbers_of

_LONGEST = 60
"""A longer label is a sentence, and its tolerance perhaps another value's."""

_PERCENT = "%"


class HeadTolerances:
    """How far values lie apart from what is printed, by the words over or beside them."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._numbers = numbers_of(vocabulary)
        self._sign = re.compile(rf"(?:{spellings.word_pattern(vocabulary.grammar.plus_minus)})\s?(?=[\d.])")

    def widened(self, pair: Pair) -> Interval:
        """The pair's interval, with the tolerance that its label states alone; as it is where there is none."""
        interval, text = pair.interval, pair.label.text
        if pair.label is pair.value or not interval.is_point or interval.low is None or len(text) > _LONGEST:
            return interval
        margin = self._margin(text, interval.low, pair)
        return interval if margin is None else Interval(interval.low - margin, interval.low + margin)

    def _margin(self, text: str, value: Decimal, pair: Pair) -> Decimal | None:
        signs = list(self._sign.finditer(text))
        if len(signs) != 1 or any(a.start <= signs[0].start() < a.end for a in self._numbers.find(text)):
            return None
        amount = next(iter(self._numbers.find(text[signs[0].end() :])), None)
        if amount is None or amount.first > 0 or amount.interval.low is None or not amount.interval.is_point:
            return None
        unit = amount.unit or self._unit_of(text, pair.amount)
        if unit is not None and unit.canonical == _PERCENT != pair.property.unit:
            margin = value * amount.interval.low * unit.factor / 100
        elif unit is not None and unit.canonical == pair.property.unit:
            margin = amount.interval.low * unit.factor
        else:
            return None
        return margin if 0 < margin < abs(value) else None

    def _unit_of(self, text: str, amount: Amount) -> Unit | None:
        """The unit of a tolerance without one: the value's own, else the one that the label states."""
        mentioned = self._numbers.mentions(text)
        return amount.unit or (mentioned[0].unit if mentioned else None)

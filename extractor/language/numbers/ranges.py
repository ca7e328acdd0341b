"""What makes one number two: a second number of a range, words around both, tolerances, inequalities.

"20 – 30 m³" · "between 2.4 and 2.6" · "98 ± 1 g" · "98 +2/−1 g" · "98 g ± 2 %" · "2.0 ≤ x < 3.0"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from classifier.law.vocabulary import Between, Grammar, Unit
from extractor.language import spellings

_REACH = 16
_PERCENT = "%"


@dataclass(frozen=True, slots=True)
class Span:
    """From one number to another in `unit`.

    The text is read up to `end`, the digits up to `last`; `start` is where words around a range begin.
    """

    low: Decimal
    high: Decimal
    unit: Unit | None
    end: int
    last: int
    start: int | None = None
    low_open: bool = False
    high_open: bool = False

    def negative(self) -> Span:
        """The span of a number with a minus sign before it."""
        return replace(self, low=-self.low, high=-self.high)


Term = Callable[[str, re.Match[str], bool], Span | None]
"""Reads a number's match in a text as a span with its unit."""


@dataclass(frozen=True, slots=True)
class _Around:
    """The words of a range that stand around its numbers, ready to be found."""

    opened: re.Pattern[str]
    middle: re.Pattern[str]
    closed: re.Pattern[str] | None


class Ranges:
    """The ranges and tolerances of one grammar."""

    def __init__(self, grammar: Grammar, number: re.Pattern[str], term: Term) -> None:
        self._number, self._term = number, term
        self._range = re.compile(rf"\s?(?:{spellings.word_pattern(grammar.range)})\s?")
        sign = spellings.word_pattern(grammar.plus_minus)
        misread = spellings.pattern(grammar.plus_minus_misread)
        self._plus_minus = re.compile(rf"\s?[(]?\s?(?:{sign}|{misread}(?=\s?\d))\s?")
        self._around = [_compiled(between, grammar.before.get("approximate", ())) for between in grammar.between]
        starts = {word[0].lower() for b in grammar.between for word in b.middle} | set("([<≤+-–")
        starts |= {word[0].lower() for word in (*grammar.range, *grammar.plus_minus, *grammar.plus_minus_misread)}
        self._begins = re.compile(rf"[\s(]{{0,3}}[{''.join(re.escape(sign) for sign in sorted(starts))}]")
        self._inequality = re.compile(
            r"\s?(?P<low>[<≤])=?\s?(?P<name>[^\d<≤>≥\n]{1,16}?)\s?(?P<high>[<≤])=?\s?(?=[\d.])"
        )

    def widened(self, text: str, small: str, first: int, span: Span, comma: bool, floor: int) -> Span:
        """The ends after what stands behind the first number; the span itself where nothing widens it."""
        if not self._begins.match(small, span.end):
            return span
        return (
            self._within(text, small, first, span, comma, floor)
            or self._tolerance(text, small, span, comma)
            or self._one_sided(text, span, comma)
            or self._ranged(text, small, span, comma)
            or self._unequal(text, span, comma)
            or span
        )

    def _ranged(self, text: str, small: str, span: Span, comma: bool) -> Span | None:
        sign = self._range.match(small, span.end)
        return self._to(text, span, sign.end(), comma, dash=sign[0].strip() in "-–—") if sign else None

    def _within(self, text: str, small: str, first: int, span: Span, comma: bool, floor: int) -> Span | None:
        """A range with words around it: "between 20 and 30 kg"."""
        before = small[max(floor, first - _REACH) : first]
        for around in self._around:
            opened = around.opened.search(before)
            middle = around.middle.match(small, span.end) if opened else None
            if opened is None or middle is None:
                continue
            found = self._to(text, span, middle.end(), comma)
            if found is None:
                continue
            closed = around.closed.match(small, found.end) if around.closed else None
            begin = first - len(before) + opened.start()
            if closed is None:
                return replace(found, start=begin)
            return replace(found, start=begin, end=closed.end())
        return None

    def _to(self, text: str, span: Span, at: int, comma: bool, *, dash: bool = False) -> Span | None:
        """The range up to a second, larger number at a place, in one of both units."""
        at = bound.end() if (bound := _SECOND_BOUND.match(text, at)) else at
        match = self._number.match(text, at)
        other = self._term(text, match, comma) if match and not _is_date_like(text, match) else None
        if match is None or other is None:
            return None
        low, high = span.low, -other.high if match["sign"] and match["sign"] in "-–" else other.high
        if span.unit is not None and other.unit is not None:
            if span.unit.canonical != other.unit.canonical:
                return None
            low = low * span.unit.factor / other.unit.factor
        elif span.unit is not None and (dash or text[other.last : other.last + 1].isalnum()):
            return None  # "5 V - 12" may be two values, "5 V ~ 12S" ends in a name
        return replace(other, low=low, high=high, unit=other.unit or span.unit) if low < high else None

    def _unequal(self, text: str, span: Span, comma: bool) -> Span | None:
        """An inequality with a name between: "2.0 ≤ x < 3.0"."""
        sign = self._inequality.match(text, span.end)
        found = self._to(text, span, sign.end(), comma) if sign else None
        if sign is None or found is None:
            return None
        return replace(found, low_open=sign["low"] == "<", high_open=sign["high"] == "<")

    def _tolerance(self, text: str, small: str, span: Span, comma: bool) -> Span | None:
        """A tolerance to both sides: "98 ± 1 g", "98 g ± 2 %"."""
        sign = self._plus_minus.match(small, span.end)
        match = self._number.match(text, sign.end()) if sign else None
        other = self._term(text, match, comma) if match else None
        margin = _margin(span, other) if other else None
        if other is None or margin is None or margin < 0:
            return None
        unit = span.unit or _own(other.unit)
        return Span(span.low - margin, span.high + margin, unit, _closed(text, other.end), other.last)

    def _one_sided(self, text: str, span: Span, comma: bool) -> Span | None:
        """Tolerances to each side apart: "98 +2/−1 g", "98 g +2 g", "98 −0/+2"."""
        sides = list(self._sides(text, span, comma))
        unit = span.unit or next((u for _, side in reversed(sides) if (u := _own(side.unit))), None)
        margins = {sign: _margin(replace(span, unit=unit), side) for sign, side in sides}
        if not sides or span.low <= 0 or any(m is None or m < 0 or m > span.low for m in margins.values()):
            return None
        if len(sides) == 1 and not _is_tolerance(text, span, *sides[0]):
            return None
        below, above = margins.get("-") or Decimal(0), margins.get("+") or Decimal(0)
        last = sides[-1][1]
        return Span(span.low - below, span.high + above, unit, _closed(text, last.end), last.last)

    def _sides(self, text: str, span: Span, comma: bool) -> Iterator[tuple[str, Span]]:
        """One tolerance, or two of different signs behind one another."""
        at, seen = span.end, ""
        for form in (_SIDE, _OTHER_SIDE):
            sign = form.match(text, at)
            match = self._number.match(text, sign.end()) if sign else None
            other = self._term(text, match, comma) if match else None
            if sign is None or other is None or sign["sign"].replace("–", "-") == seen:
                return
            at, seen = other.end, sign["sign"].replace("–", "-")
            yield seen, other


_SIDE = re.compile(r"[ \u00a0]?\(?\s?(?P<sign>[-–+])\s?(?=[\d.])")
_SECOND_BOUND = re.compile(r"[<≤]=?\s?")
_OTHER_SIDE = re.compile(r"\s?[/,;]?\s?(?P<sign>[-–+])\s?(?=[\d.])")


def _compiled(between: Between, hedges: Sequence[str]) -> _Around:
    """The words around a range; one of `hedges` may stand before its first number: 在约 20 至 30."""
    edge = r"\b" if between.open[-1].isascii() else ""
    hedge = spellings.pattern(word.lower() for word in hedges)
    opened = re.compile(rf"{edge}{re.escape(between.open.lower())}[ :]*(?:{hedge}[ :]*)?$")
    middle = re.compile(rf"\s?(?:{spellings.word_pattern(between.middle)})\s?")
    closed = re.compile(rf"\s?(?:{spellings.word_pattern(between.close)})") if between.close else None
    return _Around(opened, middle, closed)


def _own(unit: Unit | None) -> Unit | None:
    """A tolerance's unit as the value's: a percentage is none."""
    return None if unit is not None and unit.name == _PERCENT else unit


def _is_tolerance(text: str, span: Span, sign: str, side: Span) -> bool:
    """Whether a lone "+2" or "−2" behind a number is its tolerance, and no sum, no range and no value of its own."""
    lead = text[span.end : side.last]
    if not re.match(r"[ \u00a0(]{1,2}[-–+][\d.]", lead) and not (span.unit and re.match(r"[-–+][\d.]", lead)):
        return False
    if sign == "+":
        return side.low < span.low
    return span.unit is not None and side.unit is not None and (side.low * 2 < span.low or _own(side.unit) is None)


def _margin(span: Span, other: Span) -> Decimal | None:
    """A tolerance in the value's unit; `None` where it is of another kind."""
    if other.unit is None:
        return other.low
    if other.unit.name == _PERCENT and (span.unit is None or span.unit.name != _PERCENT):
        return abs(span.low) * other.low / 100
    if span.unit is None:
        return other.low
    same = other.unit.canonical == span.unit.canonical
    return other.low * other.unit.factor / span.unit.factor if same else None


def _is_date_like(text: str, other: re.Match[str]) -> bool:
    """A range whose second number runs on ("2024-11-07", "1-2-3") is none."""
    return other.end() < len(text) and text[other.end()] in "-/" and text[other.end() + 1 : other.end() + 2].isdigit()


def _closed(text: str, at: int) -> int:
    """Past a bracket that closes right here."""
    while at < len(text) and text[at] in ")]":
        at += 1
    return at

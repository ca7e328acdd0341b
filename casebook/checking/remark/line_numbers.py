"""Numbers of lines as a remark names them: 第1、3项, 第1至3项, 第一项, 项号2, 1.; never 共5项 or 第2批."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.language.phrases import Phrases, Shape

_ONE = r"(?:\d{1,2}|<<numeral>>{1,3})"
_TO = r"(?:<<number_to>>|-|~|—|–|～)"
_MARK = r"(?:<<line_ordinal>>|<<line_label>>)?"
_OTHERS = rf"\s*(?:[、,，/&]|<<remark_and>>|{_TO})\s*"
_LIST = rf"{_ONE}(?:{_OTHERS}{_MARK}\s*{_ONE})*"
_LINES = Shape(
    rf"<<line_ordinal>>\s*(?P<a>{_LIST})\s*<<line_word_behind>>"
    rf"|(?:<<line_label>>|(?<!\d)<<numeral<>><<line_word_before>>(?=\d)|<<line_word!>>)"
    rf"\s*<<number_sign>>?\s*[:：]?\s*(?P<b>{_LIST})\s*<<line_word_behind>>?"
    rf"|(?<!\d)<<line_ordinal<>><<in_all<>>(?P<c>\d{{1,2}}(?:{_OTHERS}\d{{1,2}})*)\s*(?!<<no_line_word>>)<<line_word_before>>",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^\s*[(（#]?\s*(?P<d>\d{1,2})\s*[.、:：)）]\s*(?=\D|$)")
"""A number that a clause begins with: "2.不属于…"."""
_BEFORE = re.compile(r"(?:(?<!\S)|(?<=/[A-Za-z]))(?P<d>\d{1,2})\s*[.、:：)）]\s*$")
"""A number right before what is said: "N/M 2.不属于…", as recognition may join it: "N/M2.不属于…"."""
_RANGE = Shape(rf"({_ONE})\s*{_TO}\s*{_MARK}\s*({_ONE})")
_EACH = Shape(_ONE)
_MOST = 99


@dataclass(frozen=True, slots=True)
class Named:
    """Numbers of lines, named from `start` to `end` of a text."""

    numbers: frozenset[int]
    start: int
    end: int


def named(text: str, phrases: Phrases) -> Iterator[Named]:
    """The numbers of lines that a clause names, in its order."""
    found = [
        Named(frozenset(_numbers(m["a"] or m["b"] or m["c"], phrases)), m.start(), m.end())
        for m in phrases.pattern(_LINES).finditer(text)
    ]
    leading = _LEADING.match(text) or _BEFORE.search(text)
    if not found and leading:
        found = [Named(frozenset({int(leading["d"])}), leading.start("d"), leading.end())]
    yield from found


def _numbers(text: str, phrases: Phrases) -> Iterator[int]:
    rest, numerals = text, phrases.words("numeral")
    for m in phrases.pattern(_RANGE).finditer(text):
        low, high = _value(m[1], numerals), _value(m[2], numerals)
        yield from range(low, min(high, low + _MOST) + 1)
        rest = rest.replace(m.group(), " ")
    yield from (_value(n, numerals) for n in phrases.pattern(_EACH).findall(rest))


def _value(text: str, numerals: Sequence[str]) -> int:
    """The number that digits say, or words of `numerals`, which are those from one to ten: 十二 is 12."""
    if text.isascii():
        return int(text)
    counts = {word: k for k, word in enumerate(numerals, 1)}
    tens, ten, ones = text.rpartition(numerals[-1])
    return (counts.get(tens, 1) * 10 if ten else 0) + counts.get(ones, 0)

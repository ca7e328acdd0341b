"""Numbers of lines as a remark names them: 第1、3项, 第1至3项, 第一项, 项号2, 1.; never 共5项 or 第2批."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractor.language.phrases import Phrases, Shape

_HAN = "一二三四五六七八九"
_ONE = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_TO = r"(?:<<number_to>>|到|-|~|—|–|～)"
_MARK = r"(?:第|<<line_label>>)?"
_OTHERS = rf"\s*(?:[、,，/&]|<<remark_and>>|{_TO})\s*"
_LIST = rf"{_ONE}(?:{_OTHERS}{_MARK}\s*{_ONE})*"
_LINES = Shape(
    rf"第\s*(?P<a>{_LIST})\s*<<line_word_behind>>"
    rf"|(?:<<line_label>>|(?<![\d一二三四五六七八九十])<<line_word_before>>(?=\d)|<<line_word!>>)"
    rf"\s*<<number_sign>>?\s*[:：]?\s*(?P<b>{_LIST})\s*<<line_word_behind>>?"
    rf"|(?<!\d)(?<!第)<<in_all<>>(?P<c>\d{{1,2}}(?:{_OTHERS}\d{{1,2}})*)\s*(?!<<no_line_word>>)<<line_word_before>>",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^\s*[(（#]?\s*(?P<d>\d{1,2})\s*[.、:：)）]\s*(?=\D|$)")
"""A number that a clause begins with: "2.不属于…"."""
_BEFORE = re.compile(r"(?<!\S)(?P<d>\d{1,2})\s*[.、:：)）]\s*$")
"""A number right before what is said: "N/M 2.不属于…"."""
_RANGE = Shape(rf"({_ONE})\s*{_TO}\s*{_MARK}\s*({_ONE})")
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
    rest = text
    for m in phrases.pattern(_RANGE).finditer(text):
        low, high = _value(m[1]), _value(m[2])
        yield from range(low, min(high, low + _MOST) + 1)
        rest = rest.replace(m.group(), " ")
    yield from (_value(n) for n in re.findall(_ONE, rest))


def _value(text: str) -> int:
    """The number that digits say, or Chinese words: 十二 is 12."""
    if text.isascii():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    number = (_HAN.find(tens) + 1 or 1) * 10 if ten else 0
    return number + (_HAN.find(ones) + 1 if ones else 0)

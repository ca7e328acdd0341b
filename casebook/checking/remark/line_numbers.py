"""Numbers of lines as a remark names them: 第1、3项, 第1至3项, 第一项, 项号2, 1.; never 共5项 or 第2批."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_HAN = "一二三四五六七八九"
_ONE = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_TO = r"(?:至|到|-|~|—|–|～)"
_MARK = r"(?:第|项号|序号)?"
_LIST = rf"{_ONE}(?:\s*(?:[、,，/及和与&]|{_TO})\s*{_MARK}\s*{_ONE})*"
_ITEM = r"(?:项|行|条)"
_LINES = re.compile(
    rf"第\s*(?P<a>{_LIST})\s*{_ITEM}"
    rf"|(?:(?:商品)?(?:项号|项次|序号)|商品项|(?<![\d一二三四五六七八九十])项(?=\d)|\b(?:items?|lines?)\b)\s*(?:no\.?)?\s*[:：]?\s*(?P<b>{_LIST})\s*{_ITEM}?"
    rf"|(?<![\d共计第])(?<![共计]\s)(?P<c>\d{{1,2}}(?:\s*(?:[、,，/及和与&]|{_TO})\s*\d{{1,2}})*)\s*项(?!号|目)",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^\s*[(（#]?\s*(?P<d>\d{1,2})\s*[.、:：)）]\s*(?=\D|$)")
"""A number that a clause begins with: "2.不属于…"."""
_BEFORE = re.compile(r"(?:(?<!\S)|(?<=/[A-Za-z]))(?P<d>\d{1,2})\s*[.、:：)）]\s*$")
"""A number right before what is said: "N/M 2.不属于…", as recognition may join it: "N/M2.不属于…"."""
_RANGE = re.compile(rf"({_ONE})\s*{_TO}\s*{_MARK}\s*({_ONE})")
_MOST = 99


@dataclass(frozen=True, slots=True)
class Named:
    """Numbers of lines, named from `start` to `end` of a text."""

    numbers: frozenset[int]
    start: int
    end: int


def named(text: str) -> Iterator[Named]:
    """The numbers of lines that a clause names, in its order."""
    found = [Named(frozenset(_numbers(m["a"] or m["b"] or m["c"])), m.start(), m.end()) for m in _LINES.finditer(text)]
    leading = _LEADING.match(text) or _BEFORE.search(text)
    if not found and leading:
        found = [Named(frozenset({int(leading["d"])}), leading.start("d"), leading.end())]
    yield from found


def _numbers(text: str) -> Iterator[int]:
    rest = text
    for m in _RANGE.finditer(text):
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

"""Numbers of lines as a remark names them: 第1、3项, 第1至3项, 第一项, 项号2, 商品3：, ①, 1.; never 共5项 or 第2批."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractor.language.phrases import Phrases, Shape

_ONE = r"(?:\d{1,2}|<<numeral>>{1,3})"
_CIRCLED = r"[①-⑳]"
_TO = r"(?:<<number_to>>|-|~|—|–|～)"
_MARK = r"(?:<<line_ordinal>>|<<line_label>>|<<line_label_short>>)?"
_OTHERS = rf"\s*(?:[、,，/&]|<<remark_and>>|{_TO})\s*"
_LIST = rf"{_ONE}(?:{_OTHERS}{_MARK}\s*{_ONE})*"
_LINES = Shape(
    rf"<<line_ordinal>>\s*(?P<a>{_LIST})\s*<<line_word_behind>>"
    rf"|(?:<<line_label>>|(?<!\d)<<numeral<>><<line_word_before>>(?=\d)|<<line_word^>>(?![A-Za-z]))"
    rf"\s*<<number_sign>>?\s*[:：]?\s*(?P<b>{_LIST})\s*<<line_word_behind>>?"
    # 商品1 may be how many: it names a line where what is said follows, or a colon.
    rf"|<<line_label_short>>\s*<<number_sign>>?\s*(?P<e>{_LIST})(?!\d|\.\d)(?=\s*(?:[:：)）]|<<remark_all>>|$))"
    rf"|(?:^|[；;。，,、]|<<no_marks>>)\s*(?:<<number_sign>>|#)\s*[.:：]?\s*(?P<f>{_LIST})(?=\s*(?:[:：)）]|$))"
    rf"|(?P<g>{_CIRCLED}(?:\s*[、,，/&]?\s*{_CIRCLED})*)"
    rf"|(?<!\d)<<line_ordinal<>><<in_all<>>(?P<c>\d{{1,2}}(?:{_OTHERS}\d{{1,2}})*)\s*(?!<<no_line_word>>)<<line_word_before>>",
    re.IGNORECASE,
)
_LEADING = Shape(rf"^\s*[(（#]?\s*(?P<d>{_ONE})\s*[.、:：)）]\s*(?=\D|$)")
"""A number that a clause begins with: "2.不属于…", "（二）不属于…"."""
_BARE = Shape(rf"^\s*(?P<d>\d{{1,2}}(?:{_OTHERS}\d{{1,2}})*)\s*$")
"""Numbers alone before what is said: "1、3属于…"."""
_BEFORE = Shape(rf"(?:(?<!\S)|(?<=/[A-Za-z]))[(（]?(?P<d>{_ONE})\s*[.、:：)）]\s*(?:[\u4e00-\u9fff][^；;。]*)?$")
"""A number before what is said, the goods perhaps between: "N/M 2.锂离子电池不属于…"; or joined: "N/M2.不属于…"."""
_RANGE = Shape(rf"({_ONE})\s*{_TO}\s*{_MARK}\s*({_ONE})")
_EACH = Shape(rf"{_CIRCLED}|{_ONE}")
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
        Named(frozenset(_numbers(next(filter(None, m.groups())), phrases)), m.start(), m.end())
        for m in phrases.pattern(_LINES).finditer(text)
    ]
    alone = phrases.pattern(_BARE).match(text) or phrases.pattern(_LEADING).match(text) or _last(text, phrases)
    if not found and alone:
        found = [Named(frozenset(_numbers(alone["d"], phrases)), alone.start("d"), alone.end())]
    yield from found


def _last(text: str, phrases: Phrases) -> re.Match[str] | None:
    """The last number that stands before what is said."""
    found = None
    while (one := phrases.pattern(_BEFORE).search(text, found.end("d") if found else 0)) is not None:
        found = one
    return found


def _numbers(text: str, phrases: Phrases) -> Iterator[int]:
    rest, numerals = text, phrases.words("numeral")
    for m in phrases.pattern(_RANGE).finditer(text):
        low, high = _value(m[1], numerals), _value(m[2], numerals)
        yield from range(low, min(high, low + _MOST) + 1)
        rest = rest.replace(m.group(), " ")
    yield from (_value(n, numerals) for n in phrases.pattern(_EACH).findall(rest))


def _value(text: str, numerals: Sequence[str]) -> int:
    """The number that digits or a circled sign say, or words of `numerals`, those from one to ten: 十二 is 12."""
    if not text.isalpha():
        return int(unicodedata.numeric(text)) if len(text) == 1 else int(text)
    counts = {word: k for k, word in enumerate(numerals, 1)}
    tens, ten, ones = text.rpartition(numerals[-1])
    return (counts.get(tens, 1) * 10 if ten else 0) + counts.get(ones, 0)

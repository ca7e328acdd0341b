"""The words and signs around a number that bound it: "max. 71.5 g", "≥ 4.85 Ah", "365以上", "约 3.6 V"."""

from __future__ import annotations

import re
from decimal import Decimal

from classifier.facts import Kind
from classifier.quantity import Interval

GAP = re.compile(r"[^\S\n]{2,}|\n")
"""What parts two runs of words: a wide gap, or a line's end."""

_BEFORE = re.compile(
    r"(?P<min>≥|≧|⩾|>=|=>|＞=|＞|>|不低于|不小于|不少于|超过|大于等于|大于|大於|高于|至少|最小|最低|以上|"
    r"not less than|no less than|no lower than|not lower than|at least|exceeding|exceeds|higher than|larger than|"
    r"more than|greater than|above|over|minimum|min\.?|mindestens|≥=)"
    r"|(?P<max>≤|≦|⩽|<=|=<|＜=|＜|<|不大于|不超过|不高于|不多于|可达|最高可达|小于等于|小于|小於|低于|至多|最大|最高|"
    r"not more than|no more than|not exceeding|less than|lower than|smaller than|at most|up to|below|under|within|"
    r"maximum|max\.?|höchstens)"
    r"|(?P<about>≈|≒|～|~|∼|约为|约|大约|約|およそ|approximately|approx\.?|appr\.?|about|around|circa|ca\.?|c\.|"
    r"typically)",
    re.IGNORECASE,
)
_OPEN = frozenset(
    (
        "超过",
        "exceeding",
        "exceeds",
        ">",
        "＞",
        "<",
        "＜",
        "大于",
        "大於",
        "高于",
        "小于",
        "小於",
        "低于",
        "more than",
        "greater than",
        "above",
        "over",
        "higher than",
        "larger than",
        "lower than",
        "smaller than",
        "less than",
        "below",
        "under",
    )
)
_AFTER = re.compile(
    r"\s?[(（]?\s?(?:(?P<min>以上|及以上|이상|or more|or above|or higher|and above|minimum|min\b\.?|\+(?=\s|$))"
    r"|(?P<max>以下|及以下|以内|이하|or less|or below|or lower|maximum|max\b\.?)"
    r"|(?P<about>左右|程度|approx\.?|typ\b\.?))\s?[)）]?",
    re.IGNORECASE,
)


def bound_before(text: str, first: int, floor: int) -> tuple[Kind | None, int, bool]:
    """What the words right before a number say of it, and where they begin."""
    window = text[max(floor, first - 18) : first]
    for match in reversed(list(_BEFORE.finditer(window))):
        tail = window[match.end() :]
        if tail.strip(" .:：=(（") or GAP.search(tail):
            continue
        before = window[: match.start()]
        if match[0][0].isascii() and match[0][0].isalpha() and before and before[-1].isascii() and before[-1].isalpha():
            continue
        start = first - len(window) + match.start()
        return _kind(match), start, match[0].lower() in _OPEN
    return None, first, False


def bound_after(text: str, end: int) -> tuple[Kind | None, int]:
    """What the words right behind a number say of it, and where they end."""
    match = _AFTER.match(text, end)
    if match is None:
        return None, end
    if match["about"] and match["about"].lower().startswith("typ"):
        return Kind.TYPICAL, match.end()
    return _kind(match), match.end()


def _kind(match: re.Match[str]) -> Kind:
    if match["min"]:
        return Kind.MINIMUM
    return Kind.MAXIMUM if match["max"] else Kind.APPROXIMATE


def bounded(low: Decimal, high: Decimal, kind: Kind | None, is_open: bool) -> Interval:
    """The interval from one number to another; a single number that is bounded reaches without end on one side."""
    if kind is Kind.MINIMUM and low == high:
        return Interval(low, None, low_open=is_open)
    if kind is Kind.MAXIMUM and low == high:
        return Interval(None, high, high_open=is_open)
    return Interval(low, high)

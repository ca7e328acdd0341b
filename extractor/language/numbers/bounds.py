"""The words and signs around a number that bound it: "max. 71.5 g", "≥ 4.85 Ah", "365以上", "约 3.6 V"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from classifier.facts import Kind
from classifier.law.vocabulary import Grammar
from classifier.quantity import Interval
from extractor.language import spellings

GAP = re.compile(r"[^\S\n]{2,}|\n")
"""What parts two runs of words: a wide gap, or a line's end."""

_KINDS = {
    "minimum": (Kind.MINIMUM, False),
    "above": (Kind.MINIMUM, True),
    "maximum": (Kind.MAXIMUM, False),
    "below": (Kind.MAXIMUM, True),
    "approximate": (Kind.APPROXIMATE, False),
    "typical": (Kind.TYPICAL, False),
}
_BETWEEN = " .:=("
_NUMBER = re.compile(r"\s?[:=]?\s?[<>≤≥]?\s?\d")
"""What follows where a bracket's bound is of the number inside it: "32 Ah (min. 31.4 Ah)"."""
_FARTHEST = 3
"""At most so many blanks and marks stand between a bound and its number."""


class Bounds:
    """The bounds of one grammar, looked for in folded text in small letters."""

    def __init__(self, grammar: Grammar) -> None:
        self._before, self._behind = _by_word(grammar.before), _by_word(grammar.behind)
        # Read from the number to the left: the words are spelled from their ends.
        words = spellings.pattern(word[::-1] for word in self._before)
        self._left = re.compile(rf"[{re.escape(_BETWEEN)}]{{0,{_FARTHEST}}}?(?P<word>{words})")
        self._reach = _FARTHEST + max((len(word) for word in self._before), default=0) + 1
        words_behind = spellings.word_pattern(self._behind)
        ends = "|".join(map(re.escape, grammar.open_end)) or "(?!)"
        self._right = re.compile(rf"\s?\(?\s?(?P<word>{words_behind})\.?\s?\)?|(?P<open>{ends})(?=\s|$)")

    def before(self, text: str, first: int, floor: int) -> tuple[Kind | None, int, bool]:
        """What the words right before a number say of it, where they begin, and whether they leave the number out."""
        start = max(floor, first - self._reach)
        window = text[start:first]
        match = self._left.match(window[::-1])
        if match is None or GAP.search(window, len(window) - match.start("word")):
            return None, first, False
        word, at = match["word"][::-1], len(window) - match.end()
        if word[0].isalpha() and word[0] < "\u2e80" and window[:at][-1:].isalpha() and window[at - 1] < "\u2e80":
            return None, first, False
        kind, is_open = self._before[word]
        return kind, start + at, is_open

    def behind(self, text: str, end: int) -> tuple[Kind | None, int, bool]:
        """What the words right behind a number say of it, where they end, and whether they leave the number out."""
        match = self._right.match(text, end)
        if match is None or ("(" in match[0] and ")" not in match[0] and _NUMBER.match(text, match.end())):
            return None, end, False
        kind, is_open = self._behind[match["word"]] if match["word"] else (Kind.MINIMUM, False)
        return kind, match.end(), is_open


def _by_word(groups: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[Kind, bool]]:
    return {word.lower(): _KINDS[group] for group, words in groups.items() for word in words}


def bounded(low: Decimal, high: Decimal, kind: Kind | None, is_open: bool) -> Interval:
    """The interval from one number to another; a single number that is bounded reaches without end on one side."""
    if kind is Kind.MINIMUM and low == high:
        return Interval(low, None, low_open=is_open)
    if kind is Kind.MAXIMUM and low == high:
        return Interval(None, high, high_open=is_open)
    return Interval(low, high)

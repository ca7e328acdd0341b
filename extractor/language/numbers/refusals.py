"""Numbers that are parts of something else: a standard's, a steel's, a date, a telephone's, an account's, a page's.

They are no quantities; each refusal says of what the number is a part.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifier.law.vocabulary import Grammar
from extractor.language import spellings
from extractor.language.phrases import Phrases, Shape

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_NUMERIC = Shape(
    r"(?P<address>(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+|https?://\S+|www\.\S+)"
    r"|(?P<date>(?<!\d)(?:(?:19|20)\d{2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?![\d.])"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}(?!\d)"
    r"|(?:19|20)?\d{2}\s?<<year>>\s?\d{1,2}\s?<<month>>(?:\s?\d{1,2}\s?<<day_of_month>>)?))"
    r"|(?P<time>(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:]))"
    r"|(?P<clause>(?<![\w.,])\d{1,4}(?:\.\d{1,2}){2,}(?![\w.,]))"
    # "+0.5/−0.3 mm" whose value stands elsewhere.
    r"|(?P<tolerance>(?<![\w.,)%°])\+\s?\d+(?:\.\d+)?[^\W\d_]{0,3}\s?/\s?[-–]\s?\d+(?:\.\d+)?)"
)
_PERHAPS = Shape(r"@|<<year>>|www|://|\d\s?[-/.:]\s?\d+\s?[-/.:]?|\+[^/]{1,12}/")
"""What every one of those has, told at once."""
_REASONS = {
    "date": "a date",
    "time": "a time of day",
    "address": "an address of the web or of mail",
    "clause": "a clause's number or a code",
    "tolerance": "a tolerance whose value stands elsewhere",
    "standard": "a standard's number",
    "grade": "a grade of steel",
    "telephone": "a telephone number",
    "account": "an account's number",
    "page": "a page's number",
    "revision": "a revision's number",
    "post": "a postal number",
}
_OUTWEIGHED = frozenset(("standard", "page", "revision", "clause"))
"""What a unit right behind the digits speaks against."""
_LONG = re.compile(r"[:.]?[ ]*\+?\(?\d[\d ()+./-]{4,}\d")
_SHORT = re.compile(r"\.?\s?:?\s?\d+(?:\.\d+)*(?:\s?(?:of|/)\s?\d+)?")
_ALONE = re.compile(r"(?![\w·]|/[a-z])")
"""A grade of steel is all there is: "316L"."""
_STANDARD = re.compile(r"[ -]?\d[\d.]*(?:[-–:]\d+)*")
_FORMS = {
    "standard": _STANDARD,
    "grade": _ALONE,
    "telephone": _LONG,
    "account": _LONG,
    "post": _LONG,
    "page": _SHORT,
    "revision": _SHORT,
}
_MONTH_BEFORE = re.compile(rf"\.?,?[ -](?:(?:{_DAY},?[ -])?(?:19|20)\d{{2}}|(?<=-)\d{{2}})(?!\d)")
_DAY_BEFORE = re.compile(rf"(?<!\d){_DAY}\.?[ -]$")
_DAY_REACH = 7


@dataclass(frozen=True, slots=True)
class Refusal:
    """Digits at `text[start:end]` that are no quantity, and why; some are one after all with a unit behind them."""

    start: int
    end: int
    reason: str
    may_have_unit: bool


class Refusals:
    """What one grammar refuses, and the dates that the phrases spell, looked for in folded text."""

    def __init__(self, grammar: Grammar, phrases: Phrases) -> None:
        self._numeric, self._perhaps = phrases.pattern(_NUMERIC), phrases.pattern(_PERHAPS)
        # A standard's letters count as printed: "EN 50604", but "en 50"; and a steel's: "316L", but "316l".
        self._printed = {g: frozenset(grammar.refused.get(g, ())) for g in ("standard", "grade")}
        self._groups = {word.lower(): group for group in _FORMS for word in grammar.refused.get(group, ())}
        self._groups |= {word.lower(): "date" for word in grammar.months}
        self._word = re.compile(rf"(?<![a-z0-9]){spellings.pattern(self._groups)}")

    def find(self, text: str, small: str) -> list[Refusal]:
        """Each stretch of a folded text whose digits are no quantity, in its order; `small` is it in small letters."""
        spans = (
            [(m.start(), m.end(), str(m.lastgroup)) for m in self._numeric.finditer(text)]
            if self._perhaps.search(text)
            else []
        )
        spans += [span for word in self._word.finditer(small) if word[0] and (span := self._beside(text, small, word))]
        return [Refusal(start, end, _REASONS[group], group in _OUTWEIGHED) for start, end, group in sorted(spans)]

    def _beside(self, text: str, small: str, word: re.Match[str]) -> tuple[int, int, str] | None:
        """The digits that a word says something of, with the word."""
        start, end = word.span()
        group = self._groups[word[0]]
        if group == "date":
            after = _MONTH_BEFORE.match(small, end)
            before = _DAY_BEFORE.search(small, max(0, start - _DAY_REACH), start)
            return (before.start() if before else start, after.end(), group) if after else None
        if group in self._printed and text[start:end] not in self._printed[group]:
            return None
        digits = _FORMS[group].match(text, end)
        return (start, digits.end(), group) if digits else None

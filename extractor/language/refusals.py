"""Numbers that are parts of something else: a standard's, a date, a telephone's, an account's, a page's.

They are no quantities; each refusal says of what the number is a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from classifier.vocabulary import Grammar

_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    r"(?<!\d)(?:19|20)\d{2}\s?[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}(?![\d.])",
    r"(?<!\d)\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)\d{2}(?!\d)",
    r"(?<!\d)(?:19|20)?\d{2}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?",
    rf"(?:MONTH)\.?\s{_DAY},?\s\d{{4}}(?!\d)",
    rf"(?<!\d){_DAY}\.?[ -](?:MONTH)\.?,?[ -]\d{{2,4}}(?!\d)",
)
_REASONS = {
    "date": "a date",
    "time": "a time of day",
    "address": "an address of the web or of mail",
    "clause": "a clause's number or a code",
    "tolerance": "a tolerance whose value stands elsewhere",
    "standard": "a standard's number",
    "telephone": "a telephone number",
    "account": "an account's number",
    "page": "a page's number",
    "revision": "a revision's number",
    "post": "a postal number",
}
_OUTWEIGHED = frozenset(("standard", "page", "revision", "clause"))
"""What a unit right behind the digits speaks against."""
_LONG = r"[:.：]?\s*(?P<{0}_digits>\+?\(?\d[\d ()+./-]{{4,}}\d)"
_SHORT = r"\.?\s?[:：]?\s?\d+(?:\.\d+)*(?:\s?(?:of|/)\s?\d+)?"
_FORMS = {"telephone": _LONG, "account": _LONG, "post": _LONG, "page": _SHORT, "revision": _SHORT}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Digits at `text[start:end]` that are no quantity, and why; some are one after all with a unit behind them."""

    start: int
    end: int
    reason: str
    may_have_unit: bool


class Refusals:
    """What one grammar refuses, looked for in folded text."""

    def __init__(self, grammar: Grammar) -> None:
        dates = "|".join(_DATE).replace("MONTH", _any(grammar.months))
        standards = _any(grammar.refused.get("standard", ()))
        forms = [
            r"(?P<address>(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+|https?://\S+|www\.\S+)",
            rf"(?P<date>(?i:{dates}))",
            r"(?P<time>(?<![\d:.])(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?![\d:]))",
            rf"(?P<standard>(?<![A-Za-z0-9])(?:{standards})[ -]?\d[\d.]*(?:[-–:]\d+)*)",
            *(
                rf"(?P<{group}>(?<![A-Za-z0-9])(?i:{_any(grammar.refused[group])}){form.format(group)})"
                for group, form in _FORMS.items()
                if grammar.refused.get(group)
            ),
            r"(?P<clause>(?<![\w.,])\d{1,4}(?:\.\d{1,2}){2,}(?![\w.,]))",
            # "+0.5/−0.3 mm" whose value stands elsewhere.
            r"(?P<tolerance>(?<![\w.,)%°])\+\s?\d+(?:\.\d+)?[^\W\d_]{0,3}\s?/\s?[-–]\s?\d+(?:\.\d+)?)",
        ]
        self._form = re.compile("|".join(forms))

    def find(self, text: str) -> Iterator[Refusal]:
        """Each stretch of the text whose digits are no quantity, in its order."""
        for match in self._form.finditer(text):
            group = next(name for name in _REASONS if match.groupdict().get(name) is not None)
            yield Refusal(match.start(), match.end(), _REASONS[group], group in _OUTWEIGHED)


def _any(words: tuple[str, ...]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"

"""Where on a page a fact's value stands: the words that carry its number, with the signs and units beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from classifier.box import Box, around
from classifier.facts import Evidence, Fact
from classifier.law.vocabulary import Grammar
from classifier.quantity import Quantity
from extractor.document.layout_settings import LAYOUT
from extractor.document.page import Page, Word
from extractor.language.characters import Characters
from extractor.witness.compare import Number, numbers

_OVER = frozenset(("/",))
"""Joins two numbers of one quantity, as a range's words and those of a tolerance do."""
_DIAMETER = frozenset(("Φ", "φ"))


@dataclass(frozen=True, slots=True)
class Place:
    """Words of one line that carry a value.

    Their text, the numbers that matter, and two boxes in points: `tight` around the words, `wide` with what stands
    beside them up to the neighbours.
    """

    page: int
    text: str
    wanted: tuple[Number, ...]
    tight: Box
    wide: Box


class Beside:
    """The words of one grammar that belong to a number beside them: signs before it, and what joins it to another."""

    def __init__(self, grammar: Grammar) -> None:
        self._characters = Characters(grammar.signs)
        joining, bounds = (*grammar.range, *grammar.plus_minus), (w for words in grammar.before.values() for w in words)
        self._joining = self._plain(joining) | _OVER
        self._signs = self._plain(w for w in bounds if len(w) == 1 or not any(map(str.isalpha, w))) | _DIAMETER

    def _plain(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(map(self._characters.plain, words))

    def joins(self, word: str) -> bool:
        """Whether a word joins the numbers on its two sides."""
        return self._characters.plain(word) in self._joining

    def is_sign(self, word: str) -> bool:
        """Whether a word is a sign of the number behind it; one of several letters is none."""
        return self._characters.plain(word) in self._signs


def places(fact: Fact, pages: Mapping[int, Page], beside: Beside) -> Iterator[Place]:
    """The places of a fact's value on pages of text, in the order of its evidence; nothing for what was recognised."""
    if isinstance(fact.value, str):
        return
    for evidence in fact.evidence:
        page = pages.get(evidence.page or 0)
        if page is not None and evidence.box is not None and (found := _place(fact.value, evidence, page, beside)):
            yield found


def is_recognised(fact: Fact, pages: Mapping[int, Page]) -> bool:
    """Whether a value stands only where recognition read it: its picture has spoken already."""
    seen = [(page, e) for e in fact.evidence if (page := pages.get(e.page or 0)) is not None]
    return bool(seen) and all(
        page.origin == "ocr" or any(w.confidence < 1 for w in page.words_in(*e.span)) for page, e in seen
    )


def _place(value: Quantity, evidence: Evidence, page: Page, beside: Beside) -> Place | None:
    words = _value_words(page.words_in(*evidence.span), beside, is_point=value.interval.is_point)
    if page.origin != "text" or not words or any(w.confidence < 1 for w in words):
        return None
    text = " ".join(w.text for w in words)
    wanted = _of_value(numbers(text), value)
    tight = around(w.box for w in words)
    if not wanted or tight is None:
        return None
    return Place(page.number, text, wanted, tight, _wide(tight, page))


def _value_words(words: tuple[Word, ...], beside: Beside, *, is_point: bool) -> tuple[Word, ...]:
    """The last words with a number, back over what joins two of them and over signs: a quote ends with its value.

    A value that is one number goes back over nothing that joins two: the dash before it is an empty cell's.
    """
    last = next((k for k in range(len(words) - 1, -1, -1) if _has_digit(words[k])), None)
    if last is None:
        return ()
    first = last
    while first > 0:
        before = words[first - 1].text
        if beside.is_sign(before):
            first -= 1
        elif beside.joins(before) and not is_point:
            number = next((k for k in range(first - 2, max(first - 4, -1), -1) if _has_digit(words[k])), None)
            if number is None:
                break
            first = number
        else:
            break
    level = words[last].box
    return tuple(w for w in words[first:] if w.box.shared_height(level) > 0)


def _has_digit(word: Word) -> bool:
    return any(c.isdecimal() for c in word.text)


def _of_value(found: tuple[Number, ...], value: Quantity) -> tuple[Number, ...]:
    """Those of the numbers that make the value: with its digits, whatever the unit's power of ten."""
    low, high = value.interval.low, value.interval.high
    ends = [end for end in (low, high) if end is not None]
    if low is not None and high is not None and low != high:
        ends += [(low + high) / 2, (high - low) / 2]
    digits = {_digits(end) for end in ends}
    return tuple(n for n in found if any(_digits(v) in digits for v in n.values))


def _digits(number: Decimal) -> str:
    return "".join(map(str, number.normalize().as_tuple().digits))


def _wide(tight: Box, page: Page) -> Box:
    """The box with room on its sides, up to the neighbouring words."""
    left, top, right, bottom = tight
    room = LAYOUT.witness_room * (bottom - top)
    beside = [w.box for w in page.words if w.box.top < bottom and top < w.box.bottom]
    start = max((b.x1 for b in beside if b.x1 <= left + 0.1), default=0.0)
    end = min((b.x0 for b in beside if b.x0 >= right - 0.1), default=page.width)
    return Box(max(left - room, start, 0.0), top, min(right + room, end, page.width), bottom)

"""Finds quantities in a text: number, bound, tolerance and unit as a paper prints them, as an exact interval.

    "≥ 4.85 Ah" · "98±1 g" · "98 +2/−1 g" · "20 – 30 m³" · "介于2.4和2.6之间" · "max. 71.5 g" · "365以上" · "1.2万只"

How they are written is data (`catalogue/vocabulary/reading/grammar.yaml` and `units.yaml`). What stands before a number
("max.", "约") or behind it ("以上", "or more") bounds it; nothing is guessed beyond that. A number glued to letters on
its left is a name ("INR18650"), and digits of a date, a standard or a telephone are none (`refused`).
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from classifier.facts import Kind
from classifier.law.vocabulary import Unit, Vocabulary
from classifier.quantity import Interval
from extractor.language import spellings
from extractor.language.characters import Characters
from extractor.language.numbers import numerals
from extractor.language.numbers.beside_digits import is_glued, is_of_a_name, past_brackets
from extractor.language.numbers.bounds import Bounds, bounded
from extractor.language.numbers.ranges import Ranges, Span
from extractor.language.numbers.refusals import Refusal, Refusals
from extractor.language.numbers.units import Units
from extractor.language.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity in a text: `text[start:end]` from the bound's first sign to the unit's last.

    `interval` is in the printed `unit` (`None` where none is printed beside it); `kind` is what its own bound says.
    `first` to `last` are the digits alone.
    """

    start: int
    end: int
    interval: Interval
    unit: Unit | None
    kind: Kind | None
    first: int
    last: int

    def canonical(self, unit: Unit | None = None) -> Interval:
        """The interval in the canonical unit; a unit given is that of the label or the column."""
        chosen = self.unit or unit
        return self.interval if chosen is None else self.interval.scaled(chosen.factor)


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A unit that stands without a number: in a label, a bracket or a column of units."""

    start: int
    end: int
    unit: Unit


_LONE_TOLERANCE = re.compile(r"(?:±|\+/[-–])\s?$")
"""A tolerance whose value stands elsewhere is no value itself."""
_SHORT_UNIT = 2
_REMEMBERED = 1024
_MARKS = " .:"
_DIGIT = re.compile(r"\d")
_MEASURED = re.compile(r"\s*[,，;；(（@](?=[^\n]{0,14}\d)[^\n,;]{1,14}$")
"""Behind a unit that opens a head: how it was measured ("Ah, C/3")."""
_SAID_OF_IT = re.compile(r"(?:[,;、@]\s?)?(?:±|\+/[-–]|@|(?<=[,;、@])\s?[<>≤≥]?\s?\d|(?<=[,;、@\s])[^\W\d_]{2,})")
"""What a bracket says of its unit behind it: "(Ah, 0.2C)", "(g, ±2 %)", "(mm, max.)"."""
_FOOTNOTE = "¹²³⁴⁵⁶⁷⁸⁹⁽⁾*†‡※①②③④⑤⑥⑦⑧⑨"  # a raised nought alone is a sign of degrees
_TO_UNIT = re.compile(
    rf"(?:[ ]?[{_FOOTNOTE}][⁰{_FOOTNOTE}]{{0,3}}[)]?)?[ \u00a0\u2009\u202f]{{0,3}}(?P<open>[(\[]\s?)?"
)
"""From a number to its unit: the mark of a footnote, blanks, a bracket."""


class Numbers:
    """The quantity grammar of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        grammar = vocabulary.grammar
        self._characters = Characters(grammar.signs)
        self._units = Units(vocabulary.units, grammar, self._characters)
        self._bounds = Bounds(grammar)
        self._refusals = Refusals(grammar, Phrases(vocabulary))
        self._number = re.compile(numerals.number_pattern(grammar.thousands_blanks))
        self._ranges = Ranges(grammar, self._number, self._term)
        self._scales = {word.lower(): factor for word, factor in grammar.scales.items()}
        self._scale = re.compile(rf"[ ]?(?P<scale>{spellings.word_pattern(self._scales)})")
        bounds = {w for lists in (grammar.before, grammar.behind) for group in lists.values() for w in group}
        words = {w.lower() for w in (*bounds, *_kind_words(vocabulary)) if w[0].isalpha()}
        self._qualifiers = tuple(sorted(words, key=len, reverse=True))
        # A merged cell stands in many rows, and a head on many pages.
        self._known = lru_cache(maxsize=_REMEMBERED)(self._found)
        self._mentioned = lru_cache(maxsize=_REMEMBERED)(lambda plain: tuple(self._units.mentions(plain)))

    def find(self, text: str, *, decimal_comma: bool = False) -> tuple[Amount, ...]:
        """Every quantity in the text, in its order. `decimal_comma` reads "1,291" as a number below two."""
        return self._known(text, decimal_comma) if _DIGIT.search(text) else ()

    def _found(self, text: str, decimal_comma: bool) -> tuple[Amount, ...]:
        plain = self._characters.plain(text)
        small = spellings.lowered(plain)
        refused = list(self._refused(plain, small))
        found: list[Amount] = []
        at = 0
        while match := self._number.search(plain, at):
            refused = [r for r in refused if r.end > match.start("number")]
            if refused and refused[0].start <= match.start("number"):
                at = max(refused[0].end, at + 1)
                continue
            name = is_of_a_name(plain, match.start("number")) and not self._has_telling_unit(plain, match.end())
            amount = None if name else self._amount(plain, small, match, decimal_comma, at)
            if amount is None:
                at = self._past_name(plain, match.end())
            else:
                found.append(amount)
                at = max(amount.end, match.end())
        return tuple(found)

    def refused(self, text: str) -> tuple[Refusal, ...]:
        """The digits of a text that are no quantities though they look like numbers, each with the reason."""
        if not _DIGIT.search(text):
            return ()
        taken = [(a.start, a.end) for a in self.find(text)]
        plain = self._characters.plain(text)
        return tuple(
            refusal
            for refusal in self._refused(plain, spellings.lowered(plain))
            if not any(start < refusal.end and refusal.start < end for start, end in taken)
        )

    def _refused(self, plain: str, small: str) -> Iterator[Refusal]:
        for refusal in self._refusals.find(plain, small):
            # "Page 3 of 12" is a page, "DIN 12 V" is not.
            if not refusal.may_have_unit or self._unit_at(plain, refusal.end)[0] is None:
                yield refusal

    def mentions(self, text: str, behind: Mapping[int, Container[str | None]] | None = None) -> tuple[UnitMention, ...]:
        """Units without a number; one of a letter or two counts only where it stands apart (brackets, slash, alone).

        Words of a kind beside it ("typ. Wh", "approx. g") leave it alone. `behind` are places behind a property's name
        with its canonical units: one of them that ends the text there, or the part in one language, counts
        ("Weight g", "重量 g Weight").
        """
        names = behind or {}
        plain = self._characters.plain(text)
        found = self._mentioned(plain)
        if not found:
            return ()
        length = len(text.rstrip())
        small = spellings.lowered(plain)
        return tuple(
            UnitMention(start, end, unit)
            for start, end, unit in found
            if end - start > _SHORT_UNIT
            or self._stands_apart(small, start, end)
            or (
                (end == length or _parts_languages(text, start, end))
                and unit.canonical in names.get(len(text[:start].rstrip()), ())
            )
        )

    def closing_unit(self, text: str) -> UnitMention | None:
        """The unit that ends a text, however short it is; `None` where none does."""
        plain = self._characters.plain(text)
        closing = [UnitMention(a, z, unit) for a, z, unit in self._mentioned(plain) if z == len(plain.rstrip())]
        return closing[0] if closing else None

    def _has_telling_unit(self, text: str, at: int) -> bool:
        """Whether a unit of three letters and more is glued to a number ("AA700mAh"): no name ends like that."""
        unit, end = self._unit_at(text, at)
        glued = text[at:end]
        return unit is not None and len(glued) > _SHORT_UNIT and glued.isalpha() and not text[end : end + 1].isalnum()

    def _past_name(self, text: str, at: int) -> int:
        """One past the rest of a name's letters and digits, hyphens inside it included.

        A value that is glued to the name with a hyphen is no part of it ("LP503450-1000mAh").
        """
        while at < len(text) and text[at].isascii():
            if text[at] in "-_" and text[at + 1 : at + 2].isalnum():
                value = self._number.match(text, at + 1)
                if value and self._has_telling_unit(text, value.end()):
                    return at + 1
            elif not text[at].isalnum():
                break
            at += 1
        return at

    def _amount(self, text: str, small: str, match: re.Match[str], comma: bool, floor: int) -> Amount | None:
        first = match.start("number")
        span = self._term(text, match, comma)
        if span is None or _LONE_TOLERANCE.search(text, floor, first):
            return None
        if match["sign"] and not is_glued(text, match.start()):
            first = match.start()
            span = span.negative() if match["sign"] in "-–" else span
        widened = self._ranges.widened(text, small, first, span, comma, floor)
        if widened.low > widened.high:
            return None
        kind, start, is_open = self._bounds.before(small, first if widened.start is None else widened.start, floor)
        end, unit = widened.end, widened.unit
        if kind is None:
            kind, end, is_open = self._bounds.behind(small, end)
        if widened.low != widened.high and kind is not Kind.APPROXIMATE:
            kind = None
        if unit is None:
            unit, end = self._unit_at(text, end)
        if widened.low != widened.high:
            interval = Interval(widened.low, widened.high, widened.low_open, widened.high_open)
        else:
            interval = bounded(widened.low, widened.high, kind, is_open)
        return Amount(start, end, interval, unit, kind, first, widened.last)

    def _term(self, text: str, match: re.Match[str], comma: bool) -> Span | None:
        """A number with its scale and its unit; `None` where it is no number of this world."""
        value = numerals.decimal(match, comma)
        if value.is_nan():
            return None
        unit, end = self._unit_at(text, match.end())
        last = match.end()
        if unit is None and (scale := self._scale.match(spellings.lowered(text[last : last + 12]))):
            value *= self._scales[scale["scale"]]
            last += scale.end()
            unit, end = self._unit_at(text, last)
        return Span(value, value, unit, end, last)

    def _unit_at(self, text: str, at: int) -> tuple[Unit | None, int]:
        between = _TO_UNIT.match(text, at)
        begin = between.end() if between else at
        unit, end = self._units.at(text, begin)
        if unit is None or (text[begin:end] == "min" and text[end : end + 1] == "."):
            return None, at  # "2500 min." is a minimum, "10 min" are minutes
        if text[end - 1] == "~":
            unit, end = self._before_range(text, begin, unit, end)
        return unit, past_brackets(text, end) if between and between["open"] else end

    def _before_range(self, text: str, begin: int, unit: Unit, end: int) -> tuple[Unit, int]:
        """The unit without the sign of alternating current, where that sign joins two numbers.

        "14.4V~ 14.8V" is a range, "230 V~ 50 Hz" is none.
        """
        behind = next(k for k in range(end, len(text) + 1) if text[k : k + 1] != " ")
        second = self._number.match(text, behind)
        plain, length = self._units.at(text[begin : end - 1], 0)
        # The second unit is taken as it is printed: one that asked in its turn would go on to the text's end.
        between = _TO_UNIT.match(text, second.end()) if second else None
        following = self._units.at(text, between.end())[0] if between else None
        if plain is None or following is None or following.canonical != plain.canonical:
            return unit, end
        return plain, begin + length

    def _stands_apart(self, small: str, start: int, end: int) -> bool:
        before, after = small[:start].rstrip(_MARKS), small[end:].lstrip(" ")
        if before.endswith(("(", "[")) and _SAID_OF_IT.match(after):
            return True
        if before.endswith(self._qualifiers):
            word = next(w for w in self._qualifiers if before.endswith(w))
            before = before[: -len(word)].rstrip(" ")
        else:
            before = small[:start].rstrip(" ")
        if (opened := after.lstrip("( ")).startswith(self._qualifiers):
            word = next(w for w in self._qualifiers if opened.startswith(w))
            after = opened[len(word) :].lstrip(_MARKS if opened == after else _MARKS + ")")
        before, after = before[-1:], after[:1]
        bracketed = before in ("(", "[") and after in (")", "]", "")
        alone = before in ("", "\n") and (after in ("", "\n") or _MEASURED.match(small, end) is not None)
        return bracketed or alone or (before in ("/", ",", "(", "[") and after in ("", "\n", ")", "]", ":"))


def _parts_languages(text: str, start: int, end: int) -> bool:
    """Whether words without Latin letters stand before a unit, and a blank behind it."""
    before = text[:start].rstrip()[-1:]
    return before.isalpha() and not before.isascii() and text[end : end + 1] in (" ", "\n")


def _kind_words(vocabulary: Vocabulary) -> tuple[str, ...]:
    kinds = vocabulary.cues.get("kind")
    return tuple(w for group in kinds.groups.values() for ws in group.values() for w in ws) if kinds else ()


def numbers_of(vocabulary: Vocabulary) -> Numbers:
    """The numbers of a vocabulary; the last ones made are kept, since a run has one vocabulary."""
    if not _kept or _kept[0][0] is not vocabulary:
        _kept[:] = [(vocabulary, Numbers(vocabulary))]
    return _kept[0][1]


_kept: list[tuple[Vocabulary, Numbers]] = []

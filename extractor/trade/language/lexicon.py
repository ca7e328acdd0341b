"""The words of trade papers, laid out for finding: phrases as sequences of folded tokens, keyed by their first.

A token is a run of letters, a run of digits, one Chinese or Japanese or Korean character, or a sign such
as `#`;
case, accents and punctuation do not count, so "H.S. Code" and "hs-code" are one phrase less a full stop.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from classifier.law.vocabulary import Cues, Vocabulary
from extractor.language import phrases as patterns

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W\d_²³¹{_CJK}]+|\d+|[#№%€$£¥₩₹°º]")

_LONG_ENOUGH = 5

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First token → (all tokens, group), longest first."""


class Token(NamedTuple):
    """One folded token with its place in the text that it was cut from."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """A phrase found: tokens `first` to `last` (exclusive) name `group`."""

    group: str
    first: int
    last: int

    @property
    def length(self) -> int:
        """How many tokens it covers."""
        return self.last - self.first


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Column heads, totals, carried sums, units of count and currencies, ready for lookup.

    `home` are the currencies that give way to one beside them. `languages` tells of each head phrase in which
    languages it is one; `spellings` is each head phrase of five letters and more as one text, with its role.
    `roles` are all roles that a head phrase may have: "net" heads money or masses. `scales` gives for a word that
    multiplies the number before it its factor; `head_scales` are these and more, as phrases of a column's head with
    their factors. `closing` are the words of `totals` that a total's cell may end with; `charges` are what is
    charged beside the goods, and what may follow such words (`link`, `term`). `patterns` fills words into patterns.
    """

    heads: Phrases
    totals: Phrases
    closing: Phrases
    charges: Phrases
    units: Phrases
    currencies: Phrases
    home: frozenset[str]
    languages: Mapping[tuple[str, ...], frozenset[str]]
    spellings: Mapping[str, str]
    roles: Mapping[tuple[str, ...], tuple[str, ...]]
    scales: Mapping[str, Decimal]
    head_scales: Phrases
    patterns: patterns.Phrases


@lru_cache(maxsize=6_000)
def fold(text: str) -> str:
    """Letters without case and accents."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in spread if not unicodedata.combining(c)))


@lru_cache(maxsize=2048)
def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order."""
    return tuple(Token(fold(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(text))


@lru_cache(maxsize=3_000)
def words(text: str) -> tuple[str, ...]:
    """The tokens of a text without their places."""
    return tuple(map(fold, _TOKEN.findall(text)))


def every_word(texts: Iterable[str]) -> frozenset[str]:
    """All tokens of some texts, each once; nothing is kept of texts as long as pages."""
    return frozenset(map(fold, {token for text in texts for token in _TOKEN.findall(text)}))


def longest(phrases: Phrases, found: Sequence[str], at: int) -> Match | None:
    """The longest phrase that starts at a token; `None` where none does."""
    for phrase, group in phrases.get(found[at], ()):
        if tuple(found[at : at + len(phrase)]) == phrase:
            return Match(group, at, at + len(phrase))
    return None


def matches(phrases: Phrases, found: Sequence[str]) -> Iterator[Match]:
    """Phrases from left to right, longest first, none overlapping another."""
    at = 0
    while at < len(found):
        match = longest(phrases, found, at)
        if match is not None:
            yield match
        at = match.last if match else at + 1


def whole(phrases: Phrases, text: str) -> str | None:
    """The group whose phrase is the whole text; `None` where it is none."""
    found = words(text)
    match = longest(phrases, found, 0) if found else None
    return match.group if match and match.length == len(found) else None


def scaled(text: str, lexicon: Lexicon) -> tuple[Decimal, str]:
    """The factor of a word that begins a text, and what follows it: 10000 and "只" of "万只".

    1 and the text where there is none, or where the word is part of a unit, as in "千克".
    """
    begun = next((m for m in matches(lexicon.units, words(text)) if m.first == 0), None)
    for word in sorted(lexicon.scales, key=len, reverse=True):
        after = text[len(word) :]
        joins = word.isascii() and after[:1].isalpha()
        if text.lower().startswith(word.lower()) and not joins and not (begun and begun.length > len(words(word))):
            return lexicon.scales[word], after.strip()
    return Decimal(1), text


def nearly(lexicon: Lexicon, found: Sequence[str], least: float) -> str | None:
    """The role of the head that some tokens are spelled nearly like (`least` of 100); `None` for none.

    Recognised text and misspellings are met so; a word of fewer than five letters is never guessed.
    """
    from rapidfuzz import fuzz, process

    text = " ".join(found)
    if len(text) < _LONG_ENOUGH:
        return None
    best = process.extractOne(text, lexicon.spellings.keys(), scorer=fuzz.ratio, score_cutoff=least)
    return lexicon.spellings[best[0]] if best else None


def lexicon(vocabulary: Vocabulary) -> Lexicon:
    """The trade words of a vocabulary; the last one made is kept, since a run has one vocabulary."""
    if _kept and _kept[0][0] is vocabulary:
        return _kept[0][1]
    made = _compile(vocabulary)
    _kept[:] = [(vocabulary, made)]
    return made


_kept: list[tuple[Vocabulary, Lexicon]] = []


def _compile(vocabulary: Vocabulary) -> Lexicon:
    cues = vocabulary.cues
    heads = tuple(_entries(cues.get("trade_head")))
    both = (*_entries(cues.get("trade_total")), *_entries(cues.get("trade_carry")))
    languages: dict[tuple[str, ...], set[str]] = {}
    roles: dict[tuple[str, ...], dict[str, None]] = {}
    for phrase, role, language in heads:
        languages.setdefault(phrase, set()).add(language)
        roles.setdefault(phrase, {})[role] = None
    return Lexicon(
        heads=_phrases(heads),
        totals=_phrases(both),
        closing=_phrases(one for one in both if one[1] == "closing"),
        charges=_phrases(_entries(cues.get("trade_charge"))),
        units=_phrases(_entries(cues.get("trade_unit"))),
        currencies=_phrases(_entries(cues.get("currency"))),
        home=frozenset(group for _, group, _ in _entries(cues.get("home_currency"))),
        languages={phrase: frozenset(known) for phrase, known in languages.items()},
        roles={phrase: tuple(several) for phrase, several in roles.items()},
        scales=vocabulary.grammar.scales,
        head_scales=_phrases(_scales(vocabulary)),
        patterns=patterns.Phrases(vocabulary),
        spellings={text: role for phrase, role, _ in heads if len(text := " ".join(phrase)) >= _LONG_ENOUGH},
    )


def _scales(vocabulary: Vocabulary) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """What multiplies the numbers below a column's head, with its factor: the words behind numbers, and some more."""
    for phrase, power, language in _entries(vocabulary.cues.get("trade_scale")):
        yield phrase, str(int(Decimal(f"1{power}"))), language
    for word, factor in vocabulary.grammar.scales.items():
        yield words(word), str(factor), ""


def phrases(cues: Cues | None) -> Phrases:
    """The words of one list of the catalogue, laid out for finding."""
    return _phrases(_entries(cues))


def _entries(cues: Cues | None) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for group, terms in (cues.groups if cues else {}).items():
        for language, several in terms.items():
            for term in several:
                phrase = words(term)
                if phrase:
                    yield phrase, group, language


def _phrases(entries: Iterable[tuple[tuple[str, ...], str, str]]) -> Phrases:
    made: dict[str, dict[tuple[str, ...], str]] = {}
    for phrase, group, _ in entries:
        made.setdefault(phrase[0], {}).setdefault(phrase, group)
    return {first: tuple(sorted(several.items(), key=lambda entry: -len(entry[0]))) for first, several in made.items()}

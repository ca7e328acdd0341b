"""Countries of origin: the code of a name, and what a paper says of its goods outside of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from classifier.facts import Evidence, Fact
from classifier.law.vocabulary import Cues, Terms, Vocabulary
from extractor.document.page import Page
from extractor.trade.language.lexicon import Phrases, matches, phrases, tokens, words

ORIGIN = "origin"
"""The property of a line; its value is a country's two-letter code, or the text as printed where that is not known."""
_MOST = 40
"""Characters behind the label that may name the country."""
_COLON = re.compile("[:：]")
_END = re.compile(r"[\n,，;；。|\t]|\s{3,}")


class _Known(NamedTuple):
    """The words of a vocabulary: countries' names, words that may stand beside them, labels before them."""

    names: Phrases
    made: Phrases
    label: re.Pattern[str] | None


def country(text: str, vocabulary: Vocabulary) -> str | None:
    """The two-letter code of the one country that a text names, in brackets beside another of its names or not.

    `None` where it says anything else.
    """
    known = _known(vocabulary)
    found = words(text)
    named = list(matches(known.names, found))
    beside = sum(m.length for m in matches(known.made, found))
    codes = {m.group for m in named}
    is_all = sum(m.length for m in named) + beside == len(found)
    return next(iter(codes)) if len(codes) == 1 and is_all else None


def countries(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """The two-letter codes of all countries that a text names."""
    return frozenset(m.group for m in matches(_known(vocabulary).names, words(text)))


def printed(page: Page, start: int, end: int, vocabulary: Vocabulary, how: str) -> Fact | None:
    """The origin that a cell names: by its code, or as printed where the country is none that we know.

    `None` where the cell has no letter.
    """
    text = " ".join(page.text[start:end].split())
    if not any(map(str.isalpha, text)):
        return None
    return Fact(ORIGIN, country(text, vocabulary) or text, evidence=(page.quote(start, end, how),))


def told(pages: Sequence[Page], vocabulary: Vocabulary) -> Fact | None:
    """The one origin that a paper tells for all its goods outside of a table; `None` for none, or several."""
    found = [one for page in pages for one in _told(page, vocabulary)]
    if len({code for code, _ in found}) != 1:
        return None
    return Fact(ORIGIN, found[0][0], evidence=(found[0][1],))


def _told(page: Page, vocabulary: Vocabulary) -> Iterator[tuple[str, Evidence]]:
    label = _known(vocabulary).label
    for match in label.finditer(page.text) if label else ():
        start = match.end()
        stop = _END.search(page.text, start, start + _MOST)
        end = stop.start() if stop else min(start + _MOST, len(page.text))
        text = _value(page.text[start:end].rstrip(" ."), vocabulary)
        code = country(text, vocabulary)
        if code is not None:
            yield code, page.quote(start, start + len(text), "line")


def _value(text: str, vocabulary: Vocabulary) -> str:
    """The text, less a further label that stands behind the country on the same row."""
    if not _COLON.search(text):
        return text
    first = next(iter(matches(_known(vocabulary).names, words(text))), None)
    return text[: tokens(text)[first.last - 1].end] if first is not None and first.first == 0 else text


_kept: list[tuple[Vocabulary, _Known]] = []


def _known(vocabulary: Vocabulary) -> _Known:
    """The words laid out; the last are kept, since a run has one vocabulary."""
    if not _kept or _kept[0][0] is not vocabulary:
        _kept[:] = [(vocabulary, _compiled(vocabulary))]
    return _kept[0][1]


def _compiled(vocabulary: Vocabulary) -> _Known:
    cues = vocabulary.cues.get("trade_origin")
    labels, made = ({g: t} if (t := cues.groups.get(g)) else {} for g in ("told", "made")) if cues else ({}, {})
    either, plain = _either(labels), _either(made)
    parts = [rf"(?:{either})(?:[ /]*(?:{either}))*[ ]*[:：]\s*"] if either else []
    parts += [rf"(?:{plain})\s+"] if plain else []
    label = re.compile(rf"(?<![A-Za-z])(?:{'|'.join(parts)})", re.IGNORECASE) if parts else None
    return _Known(phrases(vocabulary.cues.get("country")), phrases(Cues("made", made)), label)


def _either(groups: Mapping[str, Terms]) -> str:
    several = {term for terms in groups.values() for some in terms.values() for term in some}
    return "|".join(re.escape(term) for term in sorted(several, key=len, reverse=True))

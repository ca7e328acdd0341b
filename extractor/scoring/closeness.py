"""How close a label is to a property's names: for misspellings and for what recognition got wrong.

Closeness proposes a property; it never changes a number or a unit.
"""

from __future__ import annotations

import re
from functools import lru_cache

from classifier.law.vocabulary import Vocabulary
from extractor.language.tokens import fold

_BRACKETS = re.compile(r"[(（\[].*?[)）\]]")
_NOISE = re.compile(r"[\d\W_]+")
_LEAST = 55.0
_LONGEST = 60
_REMEMBERED = 20_000


class Closeness:
    """The names of one vocabulary's properties."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._names = {
            p.name: sorted({fold(t) for terms in p.terms.values() for t in terms if len(t) > 3 or not t.isascii()})
            for p in vocabulary.properties.values()
            if p.unit and p.reported
        }
        self._plain = lru_cache(maxsize=_REMEMBERED)(_plain)
        self._likeness = lru_cache(maxsize=_REMEMBERED)(self._measured)

    def to(self, label: str, name: str) -> float:
        """From 0 (nothing alike) to 1 (one of the property's names, but for brackets and digits)."""
        plain = self._plain(label) if label else ""
        return self._likeness(plain, name) if plain else 0.0

    def _measured(self, plain: str, name: str) -> float:
        from rapidfuzz import fuzz, process

        best = process.extractOne(plain, self._names[name], scorer=fuzz.ratio, score_cutoff=_LEAST)
        return best[1] / 100 if best else 0.0


def _plain(label: str) -> str:
    text = _NOISE.sub(" ", fold(_BRACKETS.sub(" ", label))).strip()
    shortest = 3 if text.isascii() else 2
    return text if shortest <= len(text) <= _LONGEST else ""

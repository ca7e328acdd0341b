"""German words that are written as one: what kind of value a label opens with, what machine a word ends with.

"Nennkapazität" is a capacity, and a nominal one; a "Zellenfaltstapelmaschine" is a kind of Stapelmaschine.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from classifier.law.vocabulary import Vocabulary
from extractor.language.tokens import tokens

_LANGUAGE = "de"
_SHORTEST_OPENING, _SHORTEST_ENDING, _SHORTEST_REST = 4, 8, 4
_JOINTS = ("", "n", "s")
_PLURALS = ("", "n", "en", "e")


class Compounds:
    """The words of one vocabulary that open or end others; `known` are its folded words, which need no parting."""

    def __init__(self, vocabulary: Vocabulary, known: Collection[str]) -> None:
        self._known = known
        self._openings = {
            _single(term): group
            for group, by_language in vocabulary.cues["kind"].groups.items()
            for term in by_language.get(_LANGUAGE, ())
            if len(_single(term)) >= _SHORTEST_OPENING
        }
        self._endings = frozenset(
            word
            for product in vocabulary.products.values()
            if product.family == "machine"
            for term in product.terms.get(_LANGUAGE, ())
            if len(word := _single(term)) >= _SHORTEST_ENDING
        )
        said = vocabulary.cues.get("level")
        levels = (t for lists in (said.groups.values() if said else ()) for t in lists.get(_LANGUAGE, ()))
        self._whose = tuple(word + joint for term in levels if (word := _single(term)) for joint in _JOINTS)
        self._labels = frozenset(
            word
            for prop in vocabulary.properties.values()
            for term in prop.terms.get(_LANGUAGE, ())
            if (word := _single(term))
        )
        self.ending = lru_cache(maxsize=4_000)(self._ending)

    def opening(self, label: str) -> tuple[str, int] | None:
        """The kind that a property's word opens with, and how long that part is: nominal, of "Nennkapazität"."""
        word = label.lower()
        for length in range(_SHORTEST_OPENING, len(word) - _SHORTEST_REST + 1):
            if (kind := self._openings.get(word[:length])) is not None and word[length].isalpha():
                return kind, length
        return None

    def _ending(self, norm: str) -> str | None:
        """The machine's word that an unknown folded word ends with, in the singular; `None` where it ends with none.

        Or the property's, where the word opens with what it is a property of: "Systemnennspannung".
        """
        if len(norm) <= _SHORTEST_ENDING or not norm.isalpha():
            return None
        for whose in self._whose:
            if norm.startswith(whose) and (label := norm.removeprefix(whose)) in self._labels:
                return label
        for plural in _PLURALS:
            stem = norm.removesuffix(plural)
            for start in range(len(stem) - _SHORTEST_ENDING + 1):
                if stem[start:] in self._endings and (start or plural):
                    return stem[start:]
        return None


def _single(term: str) -> str:
    """A term of one word, folded; an empty text where it has several."""
    norms = tokens(term)[1]
    return norms[0] if len(norms) == 1 and norms[0].isalpha() else ""

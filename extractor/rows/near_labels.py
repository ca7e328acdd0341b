"""Labels that a misspelling or a recognition's slip keeps from being found word by word: "Norninal voltoge".

Closeness proposes a property and never a number or a unit: a label counts as meant only where a unit of that property
stands beside it, and where no other property of the same unit has a name as close.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from classifier.law.vocabulary import Vocabulary
from extractor.language.terms import Term
from extractor.language.tokens import CutPhrases, fold

_BRACKETED = re.compile(r"[(（\[［][^)）\]］]*[)）\]］]")
_RUN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŒœ][A-Za-zÀ-ÖØ-öø-ÿŒœ0-9'’ /-]*[A-Za-zÀ-ÖØ-öø-ÿŒœ]|[가-힣][가-힣 ]+[가-힣]")
"""A stretch of one alphabet; in Chinese and Japanese one sign changes the word, so nothing is close there."""
_LONGEST = 60
_SLIPS = ((5, 1), (13, 2), (20, 3))
"""From so many letters so many of them may be wrong."""
_REMEMBERED = 20_000


class NearLabels:
    """The names of one vocabulary's properties, by unit; `cut` are its phrases."""

    def __init__(self, vocabulary: Vocabulary, cut: CutPhrases) -> None:
        spelled: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for prop in vocabulary.properties.values():
            if prop.unit:
                for words in cut.of(("property", prop.name, "")):
                    spelled[prop.unit]["".join(words).replace("\n", "")].add(prop.name)
        measured = {p.unit for p in vocabulary.properties.values() if p.unit and p.reported}
        self._names: Mapping[str, Mapping[str, tuple[str, ...]]] = {
            unit: {name: tuple(sorted(props)) for name, props in names.items() if len(name) >= _SLIPS[0][0]}
            for unit, names in spelled.items()
            if unit in measured
        }
        self._meant = lru_cache(maxsize=_REMEMBERED)(self._closest)

    def of(self, text: str, but: Sequence[tuple[int, int]], units: Iterable[str]) -> tuple[Term, ...]:
        """The properties that a text without any names by closeness, of those measured in one of the `units`.

        `but` are the places of words that are no part of a name: the kind of value, numbers and units.
        """
        if len(text) > _LONGEST:
            return ()
        wanted = [unit for unit in dict.fromkeys(units) if unit in self._names]
        for start, end in _runs(text, but) if wanted else ():
            found = {name for unit in wanted for name in self._meant(_letters(text[start:end]), unit)}
            if found:
                return tuple(
                    Term(start, end, "property", name, "", text[start:end], is_near=True) for name in sorted(found)
                )
        return ()

    def _closest(self, letters: str, unit: str) -> tuple[str, ...]:
        """The properties of the closest name; none where it is not close enough."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        may = max((slips for least, slips in _SLIPS if len(letters) >= least), default=0)
        if not may:
            return ()
        names = self._names[unit]
        close = process.extract(letters, names.keys(), scorer=OSA.distance, score_cutoff=may, limit=None)
        nearest = min((distance for _, distance, _ in close), default=0)
        return tuple(dict.fromkeys(p for name, distance, _ in close if distance == nearest for p in names[name]))


def _letters(text: str) -> str:
    return fold(text).replace("\n", " ").replace(" ", "")


def _runs(text: str, but: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches of one alphabet that may be a name."""
    blank = list(text)
    for start, end in (*but, *(m.span() for m in _BRACKETED.finditer(text))):
        blank[start:end] = "\n" * (end - start)
    for match in _RUN.finditer("".join(blank)):
        yield match.span()

"""Which of very many names are like one, without comparing it with each of them.

A name of n characters has n + 1 pairs of neighbours, its ends counted, and a name that is alike lacks two thirds of
n of them at most: leaving out a character breaks two pairs, putting one in breaks one. So names are compared only
where they share as many pairs as are left (Ukkonen 1992, "Approximate string matching with q-grams").
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rapidfuzz import fuzz, process

LEAST = 80.0
"""Names less alike than this (0 to 100) are not found: one character in five may differ."""
_START, _END = "\x02", "\x03"


class Lookup:
    """Names to be searched; each answer is kept, since lines repeat."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._known: dict[str, tuple[tuple[str, float], ...]] = {}
        self._under: dict[str, Any] = {}
        """The numbers of the names that have a pair, ascending; made on the first question."""

    def near(self, name: str) -> tuple[tuple[str, float], ...]:
        """The names that are at least `LEAST` like this one, with their likeness, the most alike first."""
        if name not in self._known:
            choices = [self._names[number] for number in self._candidates(name)]
            found = process.extract(name, choices, scorer=fuzz.ratio, score_cutoff=LEAST, limit=None)
            self._known[name] = tuple((key, score) for key, score, _number in found)
        return self._known[name]

    def _candidates(self, name: str) -> Iterable[int]:
        """The names that share enough pairs with one, in their order."""
        import numpy as np

        if not self._under:
            self._under = self._indexed()
        pairs = _pairs(name)
        lists = [self._under[pair] for pair in pairs if pair in self._under]
        shared = np.bincount(np.concatenate(lists)) if lists else np.zeros(0, dtype=np.int64)
        found: list[int] = np.flatnonzero(shared >= max(1, len(pairs) - 2 * len(name) // 3)).tolist()
        return found

    def _indexed(self) -> dict[str, Any]:
        import numpy as np

        under: dict[str, list[int]] = {}
        for number, name in enumerate(self._names):
            for pair in _pairs(name):
                under.setdefault(pair, []).append(number)
        return {pair: np.array(numbers, dtype=np.int32) for pair, numbers in under.items()}


def _pairs(name: str) -> set[str]:
    whole = f"{_START}{name}{_END}"
    return {whole[at : at + 2] for at in range(len(whole) - 1)}

"""Patterns whose words the catalogue holds.

The shape stands in code, its words in `vocabulary/reading/phrases.yaml` (and, as `type_code` and `cell_size`, in
`vocabulary/goods/goods.yaml`).

<<rated>>\\s*<<voltage>>?[^\\n]{0,40}\\d     any word of the list `rated`, then perhaps one of `voltage`
<<scope!>>                                 a word of the list that no letter or digit stands beside
<<limiting~>>                              the same, but for words of Chinese, Japanese and Korean, which know no gaps
<<limit_before^>>                          the same, for the side before the word alone
<<in_all<>>                                no word of the list right before, nor with one blank between
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from classifier.law.vocabulary import Vocabulary
from extractor.language.traditional import traditional

_PLACE = re.compile(r"<<([a-z_]+)([!~^<]?)>>")

_CHINESE = "\u2e80"
"""The first sign of Chinese, Japanese and Korean; letters come before it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A regular expression with places for lists of words; making one compiles nothing."""

    text: str
    flags: int = 0


class Phrases:
    """The lists of one vocabulary; each shape is compiled once, at its first use."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        table = vocabulary.goods
        self._lists = {**vocabulary.phrases, "type_code": tuple(table.codes), "cell_size": table.sizes}
        self._made: dict[Shape, re.Pattern[str]] = {}

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a list, in their order; raises `KeyError` where no catalogue holds the list."""
        return self._lists[name]

    def pattern(self, shape: Shape) -> re.Pattern[str]:
        """A shape with its words in it."""
        made = self._made.get(shape)
        if made is None:
            made = self._made[shape] = re.compile(_PLACE.sub(self._alternatives, shape.text), shape.flags)
        return made

    def _alternatives(self, place: re.Match[str]) -> str:
        if place[2] == "<":
            return "".join(f"(?<!{re.escape(w)})(?<!{re.escape(w)}\\s)" for w in self._lists[place[1]])
        if not self._lists[place[1]]:
            return "(?!)"  # a catalogue without such words: it matches nothing
        words = sorted(self._lists[place[1]], key=len, reverse=True)
        if place[2] in ("~", "^"):
            behind = r"\b" if place[2] == "~" else ""
            spelled = [rf"\b{_written(w)}{behind}" if w[0] < _CHINESE else _written(w) for w in words]
            return f"(?:{'|'.join(spelled)})"
        edge = r"\b" if place[2] else ""
        return f"{edge}(?:{'|'.join(map(_written, words))}){edge}"


def _written(word: str) -> str:
    goes_on = word.endswith("*")
    letters = "".join(map(_letter, word.rstrip("*")))
    return letters + (r"\w*" if goes_on else "")


def _letter(letter: str) -> str:
    """One sign of a word: a simplified character stands for the traditional ones too."""
    others = traditional().get(letter)
    return f"[{letter}{others}]" if others else re.escape(letter)

"""The matcher that finds the vocabulary's phrases among a text's words: a tree of dictionaries, a word a step.

Ten thousand phrases are a few steps from the root, and most words of a paper begin none: a word costs one look-up.
It replaces spaCy's phrase matcher, which the tests compare it with, and needs no document made of each text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Found = tuple[tuple[str, str, str], int, int]
"""What a phrase is called, the first of its words, and one past the last."""

_END = ""
"""Where a node keeps what the phrases that end there are called; no word is empty."""


class PhraseTree:
    """Phrases, each of them words, by what they are called: category, name and group."""

    def __init__(self, phrases: Mapping[tuple[str, str, str], Iterable[Sequence[str]]]) -> None:
        self._root: dict[str, Any] = {}
        for key, several in phrases.items():
            for words in several:
                node = self._root
                for word in words:
                    node = node.setdefault(word, {})
                if node is not self._root and key not in node.setdefault(_END, []):
                    node[_END].append(key)

    def find(self, words: Sequence[str]) -> list[Found]:
        """Every phrase that stands in the words, overlapping ones too, by where it begins."""
        found: list[Found] = []
        begins = self._root.get
        count = len(words)
        for first, word in enumerate(words):
            node, at = begins(word), first
            while node is not None:
                at += 1
                if _END in node:
                    found += [(key, first, at) for key in node[_END]]
                if at == count:
                    break
                node = node.get(words[at])
        return found

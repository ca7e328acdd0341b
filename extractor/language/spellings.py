"""One regular expression for many words.

A tree of their letters, so that looking for two thousand costs little more than looking for ten.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

_END = ""


def pattern(words: Iterable[str]) -> str:
    """An expression that matches the longest of the words at a place; no word at all matches nothing."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = True
    return _written(root) if root else "(?!)"


def _written(node: dict[str, Any]) -> str:
    """What may follow a place of the tree: the longer words before the one that ends here."""
    after = {letter: _written(rest) for letter, rest in node.items() if letter != _END}
    last = [re.escape(letter) for letter, rest in after.items() if not rest]
    branches = [re.escape(letter) + rest for letter, rest in after.items() if rest]
    if last:
        branches.append(last[0] if len(last) == 1 else f"[{''.join(last)}]")
    if not branches:
        return ""
    whole = branches[0] if len(branches) == 1 and _END not in node else f"(?:{'|'.join(branches)})"
    return f"{whole}?" if _END in node else whole


def word_pattern(words: Iterable[str]) -> str:
    """As `pattern`, for words in small letters; a word of letters begins and ends where the letters do."""
    several = tuple(dict.fromkeys(word.lower() for word in words))
    spelled = [w for w in several if _is_spelled(w)]
    signs = [w for w in several if not _is_spelled(w)]
    parts = [rf"{pattern(spelled)}(?![^\W\d_])"] if spelled else []
    return "|".join([*parts, pattern(signs)] if signs else parts) or "(?!)"


def _is_spelled(word: str) -> bool:
    """Whether a word is of an alphabet: Chinese, Japanese and Korean words run into their neighbours."""
    return word[-1].isalpha() and word[-1] < "\u2e80"


def lowered(text: str) -> str:
    """The text in small letters, each at its place (a few capitals grow when they are made small)."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)

"""Names of goods as they are compared, by whoever compares them.

A difference in one letter is another model, so folding takes away only what no maker tells models apart by: case, the
width of characters, the kind of dash, and whether a space, a hyphen or nothing joins the parts. Between two digits a
joint stays: 1-11 and 11-1 are two models.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

_DASHES = re.compile(r"[\u2010-\u2015\u2212\ufe58\ufe63\uff0d\u00ad]")
_GAPS = re.compile(r"\s*-[\s-]*|\s+")
_JOINTS = re.compile(r"[\s_-]+")
_LOOSE = re.compile(r"(?<!\d)-|-(?!\d)")
_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9./+-]{2,}")
_LEAST = 4
_NEARLY = 0.8
"""How alike two names are that one slip of the hand tells apart."""


def tidy(text: str) -> str:
    """The name with full-width characters, dashes and runs of spaces made plain, its case kept."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).strip()
    return _GAPS.sub(lambda gap: "-" if "-" in gap[0] else " ", plain)


def key_of(name: str) -> str:
    """What spellings of one name have in common."""
    plain = _DASHES.sub("-", unicodedata.normalize("NFKC", name)).strip()
    return _LOOSE.sub("", _JOINTS.sub("-", plain)).casefold()


def keys_in(text: str) -> frozenset[str]:
    """The names in a text: words with a letter and a digit."""
    words = (m.group() for m in _WORD.finditer(unicodedata.normalize("NFKC", text)))
    return frozenset(
        key_of(w) for w in words if len(w) >= _LEAST and any(c.isdigit() for c in w) and any(c.isalpha() for c in w)
    )


def is_end_of(one: str, other: str) -> bool:
    """Whether one name is the last words of the other: LB 26700E of "Lithium-ion cell LB 26700E", 26700E of LB 26700E.

    What stands before is a maker's letters or a name of the goods; a word behind a model makes another of it.
    """
    short, long = sorted((_words(one), _words(other)), key=lambda words: len("".join(words)))
    ends = {"".join(long[k:]) for k in range(len(long))}
    return bool(keys_in("".join(short))) and "".join(short) in ends


def are_nearly(one: str, other: str) -> bool:
    """Whether one slip of the hand may make one name of the other; a maker's letters before one do not count."""
    short, long = sorted((_words(one), _words(other)), key=len)
    pairs = ((key_of(one), key_of(other)), ("".join(short), "".join(long[len(long) - len(short) :])))
    return any(SequenceMatcher(None, a, b).ratio() >= _NEARLY for a, b in pairs)


def _words(name: str) -> list[str]:
    return [w for w in (key_of(part) for part in tidy(name).split()) if w]

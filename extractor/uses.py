"""What goods are for: purposes that a text states, each with the words that say so.

A word of a trade counts only as a purpose: behind a "for" or 用于, before a 用 or a "production line", or
right before the machine's own name ("LFP slurry sand mill"). What is denied or only compared with does not
count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extractor.phrases import is_denied
from extractor.terms import Term, Terms

_STOP = re.compile(r"[;；。!！\n]|\.(?=\s)|[^\S\n]{2,}")
_AND = re.compile(
    r"\s*(?:,|，|、|/|及|和|与|或|以及|and|or|und|et|&)?\s*(?:the|other|secondary|二次)?\s*", re.I
)
_REACH = 70
"""How far, in characters, a purpose may stand behind its "for" within one sentence."""
_NEXT = 3


@dataclass(frozen=True, slots=True)
class Use:
    """A purpose at `text[start:end]`: `value` is one of the groups of the cue list `use`."""

    value: str
    start: int
    end: int
    text: str


def uses(text: str, terms: Terms) -> tuple[Use, ...]:
    """All purposes that a text states, in its order; each value may occur several times."""
    found = terms.find(text)
    named = _innermost([t for t in found if t.name == "use"], text)
    markers = [t for t in found if t.name == "purpose"]
    goods = [t for t in found if t.category == "product" or t.name == "named_goods"]
    stated: list[Use] = []
    for term in named:
        if not is_denied(text, (term.start, term.end), found) and (
            _behind(text, term, markers, found)
            or _before(text, term, markers)
            or _compound(text, term, goods)
            or _listed(text, term, stated)
        ):
            stated.append(Use(term.group, term.start, term.end, term.text))
    return tuple(stated)


def _innermost(named: Sequence[Term], text: str) -> list[Term]:
    """Of neighbours in one compound the last tells: "lithium-ion battery" before "cathode material" is its
    adjective."""
    kept = []
    for term, following in zip_longest(named, named[1:]):
        joined = following is not None and text[term.end : following.start].strip("- ") == ""
        if not (joined and following is not None and following.group != "other_use"):
            kept.append(term)
    return kept


def _behind(text: str, term: Term, markers: Sequence[Term], found: Sequence[Term]) -> bool:
    """Whether the nearest marker before it in its sentence announces a purpose, undenied."""
    ahead = [
        m for m in markers if m.group == "before" and m.end <= term.start and term.start - m.end <= _REACH
    ]
    if not ahead:
        return False
    nearest = ahead[-1]
    if _STOP.search(text[nearest.end : term.start].strip(": ：")):
        return False
    return not is_denied(text, (nearest.start, nearest.end), found)


def _before(text: str, term: Term, markers: Sequence[Term]) -> bool:
    """Whether a word like 用 or "production line" follows at once."""
    return any(m.group == "after" and 0 <= m.start - term.end <= 1 for m in markers)


def _compound(text: str, term: Term, goods: Sequence[Term]) -> bool:
    """Whether it stands right before the name of a machine, as its adjective."""
    for other in goods:
        is_machine = other.category == "product" and not other.name.endswith(
            ("cell", "pack", "anode", "cathode", "hydroxide")
        )
        if (is_machine or other.group == "generic") and 0 <= other.start - term.end <= _NEXT:
            return not text[term.end : other.start].strip(" -")
    return False


def _listed(text: str, term: Term, stated: Sequence[Use]) -> bool:
    """Whether it continues a list of purposes ("for paint, ink and ceramics")."""
    if not stated:
        return False
    between = text[stated[-1].end : term.start]
    return len(between) <= _REACH and _AND.fullmatch(between) is not None


def values(stated: Sequence[Use]) -> Iterator[str]:
    """The different values, in the order of the text."""
    yield from dict.fromkeys(use.value for use in stated)

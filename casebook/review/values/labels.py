"""What a row's label says of the values of a table that a person marks: their property and their kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TypeVar

from casebook.review.values.typed_values import Grammar
from classifier.facts import Kind

T = TypeVar("T")
_LATIN = re.compile(r"[a-z]", re.IGNORECASE)


class Labels:
    """The words of one vocabulary, laid out once."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar

    def named(self, label: str) -> tuple[str, ...]:
        """The properties whose names stand in a label, the longest name first."""
        folded = label.casefold()
        borne = (name for term, name in self._terms if term in folded and _is_whole(folded, term))
        return tuple(dict.fromkeys(borne))

    def kind(self, label: str) -> Kind | None:
        """The kind of value that a label speaks of, where it names one alone."""
        folded = label.casefold()
        borne = {kind for term, kind in self._kinds if term in folded and _is_whole(folded, term)}
        return borne.pop() if len(borne) == 1 else None

    @cached_property
    def _terms(self) -> tuple[tuple[str, str], ...]:
        known = self.grammar.words.properties.values()
        return _longest_first((t, p.name) for p in known if p.reported for terms in p.terms.values() for t in terms)

    @cached_property
    def _kinds(self) -> tuple[tuple[str, Kind], ...]:
        return tuple(kinds(self.grammar))


def kinds(grammar: Grammar) -> Iterator[tuple[str, Kind]]:
    """The words that say what a number claims to be, the longest first, in small letters."""
    cues = grammar.words.cues.get("kind")
    named = {str(k): k for k in Kind}
    groups = cues.groups.items() if cues else ()
    words = ((t, named[g]) for g, by in groups if g in named for terms in by.values() for t in terms)
    yield from _longest_first(words)


def _longest_first(pairs: Iterable[tuple[str, T]]) -> tuple[tuple[str, T], ...]:
    return tuple(sorted(((t.casefold(), v) for t, v in pairs), key=lambda pair: -len(pair[0])))


def _is_whole(label: str, term: str) -> bool:
    """Whether a term stands in a label as whole words, where it has Latin letters."""
    if not _LATIN.search(term):
        return True
    return re.search(rf"(?<![a-z]){re.escape(term)}(?![a-z])", label) is not None

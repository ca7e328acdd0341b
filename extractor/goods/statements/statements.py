"""Facts in words: what a paper says the goods are for, of what chemistry and of what composition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from classifier.facts import Fact
from extractor.document.page import Page
from extractor.facts.candidates import quote
from extractor.goods.identity.chemistry import stated
from extractor.goods.statements.purposes import uses, uses_on
from extractor.language.noun_phrases import joined
from extractor.language.terms import Terms

_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Said:
    """A fact in words, and the number of the page that it stands on.

    The evidence from a sheet names its cell instead.
    """

    fact: Fact
    page: int


def said_of_goods(pages: Sequence[Page], terms: Terms) -> tuple[Said, ...]:
    """Every purpose, chemistry and composition that a paper states, at each of its places.

    `scopes.said_near` chooses those of one model.
    """
    return tuple(Said(fact, page.number) for page in pages for fact in _on(page, terms))


def said_at(page: Page, spans: Sequence[tuple[int, int]], terms: Terms) -> Iterator[Fact]:
    """What is said in some spans of a page that are one description, broken over lines or cells."""
    whole = joined(page.text, spans)
    for use in uses(whole.text, terms):
        yield _fact(page, "use", use.value, whole.place(use.start, use.end))
    for said in stated(whole.text, terms.find(whole.text), terms):
        yield _fact(page, said.property, said.value, whole.place(said.start, said.end))


def _on(page: Page, terms: Terms) -> Iterator[Fact]:
    found = terms.find(page.text)
    for use in uses_on(page, found, terms):
        yield _fact(page, "use", use.value, (use.start, use.end))
    for said in stated(page.text, found, terms):
        yield _fact(page, said.property, said.value, (said.start, said.end))


def _fact(page: Page, name: str, value: str, span: tuple[int, int]) -> Fact:
    return Fact(name, value, evidence=(quote(page, span, "words"),), confidence=_SURE)

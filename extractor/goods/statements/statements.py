"""Facts in words: what a paper says the goods are for, of what chemistry and of what composition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from classifier.facts import Fact
from extractor.document.page import Page
from extractor.facts.candidates import quote
from extractor.goods.identity.chemistry import stated
from extractor.goods.statements.purposes import OTHER_USE, lone_trades, uses, uses_on
from extractor.language.noun_phrases import joined
from extractor.language.terms import Terms

_SURE, _LIKELY = 0.9, 0.85


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


def trades_at(page: Page, spans: Sequence[tuple[int, int]], terms: Terms) -> Iterator[Fact]:
    """The battery trade that a machine's description names, where it states no purpose."""
    whole = joined(page.text, spans)
    for use in lone_trades(whole.text, terms):
        yield _fact(page, "use", use.value, whole.place(use.start, use.end), _LIKELY)


def trades_of_paper(pages: Sequence[Page], terms: Terms) -> tuple[Fact, ...]:
    """The battery trades that a paper names anywhere, where it names no other trade; or that other one, see there."""
    named = [(page, lone_trades(page.text, terms)) for page in pages]
    silent = [page for page, trades in named if not trades]
    if any(t.name == "use" for page in silent for t in terms.find(page.text)):
        return ()
    first = {
        use.value: _fact(p, "use", use.value, (use.start, use.end), _LIKELY) for p, us in named[::-1] for use in us
    }
    return tuple(first.values()) if len(first) == 1 or OTHER_USE not in first else ()


def _on(page: Page, terms: Terms) -> Iterator[Fact]:
    found = terms.find(page.running)
    for use in uses_on(page, found, terms):
        yield _fact(page, "use", use.value, (use.start, use.end))
    for said in stated(page.text, found, terms):
        yield _fact(page, said.property, said.value, (said.start, said.end))


def _fact(page: Page, name: str, value: str, span: tuple[int, int], sure: float = _SURE) -> Fact:
    return Fact(name, value, evidence=(quote(page, span, "words"),), confidence=sure)

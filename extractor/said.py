"""Facts in words: what a paper says the goods are for, of what chemistry and of what composition."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from classifier.facts import Fact
from extractor.facts import quote
from extractor.makeup import stated
from extractor.pages import Page
from extractor.terms import Terms
from extractor.uses import uses

_SURE = 0.9


def said_of_goods(pages: Sequence[Page], terms: Terms, sha256: str) -> tuple[Fact, ...]:
    """Each purpose, chemistry and composition that a paper states, once, at its first place."""
    found = [f for page in pages for f in said_at(page, ((0, len(page.text)),), terms, sha256)]
    return tuple({(f.property, f.value): f for f in reversed(found)}.values())


def said_at(
    page: Page, spans: Sequence[tuple[int, int]], terms: Terms, sha256: str
) -> Iterator[Fact]:
    """What is said in some spans of a page."""
    for start, end in spans:
        text = page.text[start:end]
        for use in uses(text, terms):
            yield _fact(page, "use", use.value, start + use.start, start + use.end, sha256)
        for said in stated(text, terms.find(text)):
            yield _fact(page, said.property, said.value, start + said.start, start + said.end, sha256)


def _fact(page: Page, name: str, value: str, start: int, end: int, sha256: str) -> Fact:
    return Fact(name, value, evidence=(quote(page, (start, end), sha256, "words"),), confidence=_SURE)

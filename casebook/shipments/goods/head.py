"""What a shipment's trade papers say at their head: parties, invoice and contract numbers, each with its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casebook.checking.against.labelled import LONGEST, end_of, labels
from casebook.checking.against.papers import contract_numbers
from casebook.checking.beside.papers import LISTS
from casebook.shipments.goods.papers import Member
from classifier.facts import Evidence
from classifier.law.catalogue import Catalogue
from classifier.law.vocabulary import Terms

CONTRACT = "contract"
LABELS = ("seller", "buyer", "invoice")
_NUMBER = "invoice"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9/_.-]{2,}")


@dataclass(frozen=True, slots=True)
class Said:
    """One value of the head as a paper prints it."""

    text: str
    paper: str
    quote: Evidence


def head(members: Sequence[Member], catalogue: Catalogue) -> dict[str, tuple[Said, ...]]:
    """By name (`seller`, `buyer`, `invoice`, `contract`) what the papers that list goods say, different texts once."""
    found: dict[str, dict[str, Said]] = {name: {} for name in (*LABELS, CONTRACT)}
    for member in (m for m in members if m.kind in LISTS):
        for name, said in _of(member, catalogue):
            found[name].setdefault(said.text.casefold(), said)
    return {name: tuple(several.values()) for name, several in found.items()}


def _of(member: Member, catalogue: Catalogue) -> Iterator[tuple[str, Said]]:
    paper = member.paper
    for quote in contract_numbers(paper, catalogue.vocabulary):
        yield CONTRACT, Said(quote.text, paper.shown, quote)
    cues = catalogue.vocabulary.cues.get("shipment_label")
    for name, terms in (cues.groups if cues else {}).items():
        behind = _behind(member, terms, is_number=name == _NUMBER)
        if behind is not None:
            yield name, Said(" ".join(behind.text.split()), paper.shown, behind)


def _behind(member: Member, terms: Terms, *, is_number: bool) -> Evidence | None:
    """What stands behind a label and its colon, or on the next line."""
    pattern = labels(terms, r"\s*")
    if pattern is None:
        return None
    for page in member.folder.pages:
        for match in pattern.finditer(page.text):
            start = match.end()
            stop = end_of(page.text, start)
            if is_number:
                number = _ID.match(page.text, start)
                stop = number.end() if number else start
            text = page.text[start:stop].rstrip()
            if text and len(text) <= LONGEST:
                return page.quote(start, start + len(text))
    return None

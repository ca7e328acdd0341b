"""What a shipment's trade papers say at their head: parties, invoice and contract numbers, each with its quote."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casebook.checking.against.papers import contract_numbers
from casebook.checking.beside.papers import LISTS
from casebook.shipments.goods.papers import Member
from classifier.facts import Evidence
from classifier.law.catalogue import Catalogue

CONTRACT = "contract"
LABELS = ("seller", "buyer", "invoice")
_NUMBER = "invoice"
_LONGEST = 90
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9/_.-]{2,}")
_END = re.compile(r"\n|\s{3,}|\||\t")


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
        words = sorted((w for several in terms.values() for w in several), key=len, reverse=True)
        behind = _behind(member, words, is_number=name == _NUMBER)
        if behind is not None:
            yield name, Said(" ".join(behind.text.split()), paper.shown, behind)


def _behind(member: Member, words: Sequence[str], *, is_number: bool) -> Evidence | None:
    """What stands behind a label and its colon, on its line.

    The label may be followed by itself in another language.
    """
    label = "|".join(re.escape(w) for w in words)
    pattern = re.compile(rf"(?<![A-Za-z])(?:{label})(?:[ /]*(?:{label}))*[ .]*[:：]\s*", re.IGNORECASE)
    for page in member.folder.pages:
        for match in pattern.finditer(page.text):
            start = match.end()
            end = _END.search(page.text, start)
            stop = end.start() if end else len(page.text)
            if is_number:
                number = _ID.match(page.text, start)
                stop = number.end() if number else start
            text = page.text[start:stop].rstrip()
            if text and len(text) <= _LONGEST:
                return page.quote(start, start + len(text))
    return None

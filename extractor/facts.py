"""From pages to candidate facts: every value of the vocabulary's properties, with its place and whose it is.

Finding is pure and keeps everything; whose fact a candidate becomes is decided in `items`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from classifier.facts import Evidence, Fact
from classifier.quantity import Quantity
from classifier.vocabulary import Vocabulary
from extractor.columns import ColumnReader, property_head, with_units
from extractor.heads import Head, head_columns
from extractor.marks import Marked, MarkedRow
from extractor.pages import Page
from extractor.pairs import Pair, Pairing
from extractor.ratings import Rating, ratings

_TITLE_LENGTH = 110


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact as found: `models` are the names over its column or before its row (none: the document's), `how` the
    way it was found (`table`, `line`, `column`, `rating`), `heading` the nearest heading above it."""

    fact: Fact
    models: tuple[str, ...]
    how: str
    page: int
    top: float


class FactFinder:
    """Finds candidates on the pages of one document."""

    def __init__(self, vocabulary: Vocabulary, sha256: str) -> None:
        self._properties = vocabulary.properties
        self._sha256 = sha256

    def find(
        self, page: Page, marked: tuple[MarkedRow, ...], *, description: bool = False
    ) -> tuple[Candidate, ...]:
        """All candidates of a page's marked rows, in their order. In a description (of one line of a trade paper)
        a lone capacity is the goods' own."""
        return tuple(self._read(page, marked, description))

    def _read(self, page: Page, several: tuple[MarkedRow, ...], description: bool) -> Iterator[Candidate]:
        pairing, head, columns = Pairing(self._properties, several), Head(), None
        after_head = False
        for row, below in zip(several, (*several[1:], None), strict=True):
            if columns is not None and not columns.is_over and (pairs := columns.read(row)):
                yield from (self._candidate(page, p, "column", row) for p in pairs)
                continue
            if (found := property_head(row)) is not None:
                columns, open_head = ColumnReader(found, page, self._properties), found
                after_head = True
                continue
            if columns is not None and after_head and (fuller := with_units(open_head, row)) is not None:
                columns, open_head = ColumnReader(fuller, page, self._properties), fuller
                continue
            if heads := head_columns(row, below):
                head = Head((*head.rows, heads)) if after_head and head.rows else Head((heads,))
                after_head, columns = True, None
                continue
            after_head = False
            head = head if head.fits(row) else Head()
            yield from self._row(page, row, head, pairing, description)

    def _row(
        self, page: Page, row: MarkedRow, head: Head, pairing: Pairing, description: bool
    ) -> Iterator[Candidate]:
        pairs = tuple(pairing.read(row, head))
        if len(head.names) < 2:
            pairs = tuple(replace(p, models=()) for p in pairs)
        yield from (
            self._candidate(page, p, "line" if p.value.slot.table is None else "table", row) for p in pairs
        )
        used = {id(p.value) for p in pairs}
        for marked in row.slots:
            if id(marked) not in used and not self._is_about_something_else(marked):
                lone = description or _names_goods(marked) or _stands_alone(marked, row)
                for rating in ratings(marked, self._properties, lone=lone):
                    yield self._rated(page, marked, rating, row)

    def _is_about_something_else(self, marked: Marked) -> bool:
        """Whether a look-alike's word stands in the slot: its numbers are no ratings."""
        return any(
            not self._properties[t.name].reported or t.name.endswith("_voltage") for t in marked.labels
        )

    def _candidate(self, page: Page, pair: Pair, how: str, row: MarkedRow) -> Candidate:
        evidence = self._evidence(page, pair, how)
        fact = Fact(
            property=pair.property.name,
            value=Quantity(pair.interval, pair.property.unit or ""),
            kind=pair.kind,
            conditions=pair.conditions,
            evidence=evidence,
            confidence=_confidence(page, pair, how, evidence),
        )
        return Candidate(fact, pair.models, how, page.number, row.top)

    def _rated(self, page: Page, marked: Marked, rating: Rating, row: MarkedRow) -> Candidate:
        span = marked.slot.span(rating.amount.start, rating.amount.end)
        evidence = (self._quote(page, span, "rating"),)
        value = Quantity(rating.amount.canonical(), rating.property.unit or "")
        fact = Fact(rating.property.name, value, rating.amount.kind, evidence=evidence, confidence=0.9)
        return Candidate(fact, (), "rating", page.number, row.top)

    def _evidence(self, page: Page, pair: Pair, how: str) -> tuple[Evidence, ...]:
        """One quote from label to value where they stand side by side, else the value and then its label."""
        value = pair.value.slot.span(pair.amount.start, pair.amount.end)
        first = pair.label.labels[0].start if pair.label.labels else 0
        label = pair.label.slot.span(first, len(pair.label.text))
        between = page.text[label[0] : value[0]]
        if label[0] <= value[0] and "\n" not in between and len(between) < _TITLE_LENGTH:
            return (self._quote(page, (label[0], value[1]), how),)
        return (self._quote(page, value, how), self._quote(page, label, how))

    def _quote(self, page: Page, span: tuple[int, int], how: str) -> Evidence:
        return quote(page, span, self._sha256, how)


def quote(page: Page, span: tuple[int, int], sha256: str, how: str) -> Evidence:
    """The page's text at a span, with the box or the cell of its words."""
    words = page.words_in(*span)
    cell = next((w.cell for w in words if w.cell), None)
    box = None if cell else page.box_of(*span)
    found = f"{how}, recognised" if page.origin == "ocr" else how
    return Evidence(sha256, page.text[slice(*span)], span, None if cell else page.number, box, cell, found)


def _names_goods(marked: Marked) -> bool:
    """Whether the slot is a title or description that says what the thing is, so that a lone "2500mAh" is its own."""
    return len(marked.text) <= _TITLE_LENGTH and any(c.name == "goods" for c in marked.cues)


def _stands_alone(marked: Marked, row: MarkedRow) -> bool:
    """Whether a quantity opens its line, outside of any table, and is all that its slot says: a print on a label."""
    whole = len(marked.amounts) == 1 and marked.amounts[0].end - marked.amounts[0].start >= len(marked.text)
    return whole and marked is row.slots[0] and marked.slot.table is None


_CONFIDENCE = {"table": 0.98, "line": 0.97, "column": 0.96, "rating": 0.9}


def _confidence(page: Page, pair: Pair, how: str, evidence: tuple[Evidence, ...]) -> float:
    sure = _CONFIDENCE[how]
    if not pair.pure:
        sure -= 0.04
    if pair.amount.unit is None:
        sure -= 0.02
    if page.origin == "ocr":
        words = [w.confidence for e in evidence for w in page.words_in(*e.span)]
        sure *= min(words, default=0.5)
    return round(sure, 2)

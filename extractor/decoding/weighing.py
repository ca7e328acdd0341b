"""Two witnesses of every value: the scorer, which is trained, and the pairing rules, which are not.

What both say is sure. What the scorer alone says has its probability. What the rules alone say keeps a low
confidence, and goes where the scorer is sure of the contrary. The rules never enter the scorer's features.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from classifier.facts import Evidence, Fact
from classifier.law.vocabulary import Vocabulary
from classifier.quantity import Quantity
from extractor.claims import as_claimed
from extractor.decoding.kinds import kind_of
from extractor.facts import Candidate, quote
from extractor.levels import Levels
from extractor.marks import Marked, MarkedRow
from extractor.pages import Page
from extractor.scoring.scorer import Scored, Scorer

HOW = "weighed"
"""How a value was found that the scorer alone took."""


@dataclass(frozen=True, slots=True)
class Weights:
    """From what probability the scorer's word is taken alone, below which a value of the rules alone is given up,
    and what a value is worth on which both agree, or which the rules alone found."""

    alone: float = 0.5
    given_up: float = 0.05
    agreed: float = 0.99
    doubted: float = 0.4


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page, its marked rows and what the rules found on it."""

    page: Page
    rows: tuple[MarkedRow, ...]
    candidates: tuple[Candidate, ...]


class Weigher:
    """Settles what both witnesses say of one document."""

    def __init__(self, vocabulary: Vocabulary, scorer: Scorer, weights: Weights | None = None) -> None:
        self._properties = vocabulary.properties
        self._scorer, self._weights = scorer, weights or Weights()

    def weighed(self, pages: Sequence[FoundPage], sha256: str) -> tuple[Candidate, ...]:
        """The candidates that stay, in the order of the pages."""
        by_page: dict[int, list[Scored]] = defaultdict(list)
        for scored in self._scorer.scored([(p.page, p.rows) for p in pages]):
            by_page[scored.reading.leaf.page.number].append(scored)
        return tuple(c for p in pages for c in self._of_page(p, by_page[p.page.number], sha256))

    def _of_page(self, found: FoundPage, scored: Sequence[Scored], sha256: str) -> Iterable[Candidate]:
        told = {(s.reading.span[1], s.reading.name): s for s in scored}
        best = _best(scored)
        agreed: set[tuple[int, int, int]] = set()
        for candidate in found.candidates:
            twin = told.get((candidate.fact.evidence[0].span[1], candidate.fact.property))
            if twin is None:
                yield candidate  # the scorer does not weigh its property, or did not see the quantity
                continue
            settled = self._settled(candidate, twin, best[twin.reading.key])
            if settled is not None:
                agreed.add(twin.reading.key)
                yield settled
        owners = _Owners(found)
        for key, top in best.items():
            if key not in agreed and top.probability >= self._weights.alone:
                yield self._candidate(found, top, owners, sha256)

    def _settled(self, candidate: Candidate, twin: Scored, top: Scored) -> Candidate | None:
        weights, fact = self._weights, candidate.fact
        if twin is not top and top.probability >= weights.alone:
            return None
        if twin.probability >= weights.alone:
            return replace(candidate, fact=replace(fact, confidence=min(weights.agreed, max(fact.confidence, 0.97))))
        if twin.probability < weights.given_up:
            return None
        return replace(candidate, fact=replace(fact, confidence=weights.doubted))

    def _candidate(self, found: FoundPage, top: Scored, owners: _Owners, sha256: str) -> Candidate:
        reading = top.reading
        prop = self._properties[reading.name]
        kind = kind_of(reading, prop)
        fact = Fact(
            property=prop.name,
            value=Quantity(as_claimed(reading.interval, kind), prop.unit or ""),
            kind=kind,
            evidence=_evidence(found.page, top, sha256),
            confidence=round(top.probability, 2),
        )
        models, section = owners.of(reading.block.marked, reading.span[0])
        label = next((b.marked for b in reading.leaf.around.sight(reading.block).left if b.is_label), None)
        level = owners.level(label or reading.block.marked, reading.block.marked)
        return Candidate(fact, models, section, HOW, level)


def _best(scored: Sequence[Scored]) -> Mapping[tuple[int, int, int], Scored]:
    """The likeliest reading of each quantity."""
    best: dict[tuple[int, int, int], Scored] = {}
    for one in scored:
        known = best.get(one.reading.key)
        if known is None or one.probability > known.probability:
            best[one.reading.key] = one
    return best


def _evidence(page: Page, top: Scored, sha256: str) -> tuple[Evidence, ...]:
    """The value, and the label beside it where one stands there."""
    reading = top.reading
    value = quote(page, reading.span, sha256, HOW)
    label = next((b for b in reading.leaf.around.sight(reading.block).left if b.is_label), None)
    if label is None:
        return (value,)
    return (value, quote(page, label.marked.slot.span(0, len(label.text)), sha256, HOW))


class _Owners:
    """Whose a value is, by what the rules say of the values in its column, in its row, and before it."""

    def __init__(self, found: FoundPage) -> None:
        self._levels = Levels()
        self._slots = {}
        for row in found.rows:
            for marked in row.slots:
                first, last = marked.slot.spans[0][0], marked.slot.spans[-1][1]
                self._slots[first] = (last, marked, row)
        self._placed = [
            (c, place) for c in found.candidates if (place := self._place(c.fact.evidence[0].span[1] - 1)) is not None
        ]
        for row in found.rows:
            self._levels.see(row)

    def _place(self, at: int) -> tuple[Marked, MarkedRow] | None:
        start = max((s for s in self._slots if s <= at), default=None)
        if start is None:
            return None
        last, marked, row = self._slots[start]
        return (marked, row) if at < last else None

    def of(self, value: Marked, at: int) -> tuple[tuple[str, ...], str | None]:
        """The models and the section of a value."""
        column = {c.models for c, (m, _) in self._placed if c.models and _overlap(m, value)}
        row = {c.models for c, (m, r) in self._placed if c.models and any(s is value for s in r.slots)}
        models = next((next(iter(s)) for s in (row, column) if len(s) == 1), ())
        before = [c for c, _ in self._placed if c.fact.evidence[0].span[0] <= at]
        section = max(before, key=lambda c: c.fact.evidence[0].span[0]).section if before else None
        return models, section

    def level(self, label: Marked, value: Marked) -> str | None:
        """`cell` or `pack`, where the label says so."""
        return self._levels.of(label, value)


def _overlap(one: Marked, other: Marked) -> bool:
    a, b = one.slot, other.slot
    if a.table != b.table:
        return False
    shared = min(a.right, b.right) - max(a.left, b.left)
    return shared > 0.5 * max(min(a.right - a.left, b.right - b.left), 1e-6)

"""Two witnesses of every value: the scorer, which is trained, and the pairing rules, which are not.

What the rules say stays; where the scorer finds it strange it is doubted, so that no verdict rests on it. Where the
rules have nothing for a model and a property, the scorer's value is added with its probability. The rules never enter
the scorer's features.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from classifier.facts import Evidence, Fact
from classifier.law.vocabulary import Vocabulary
from classifier.quantity import Quantity
from extractor.decoding.kinds import kind_of
from extractor.decoding.records import records
from extractor.document.page import Page
from extractor.facts.candidates import Candidate, ModelMention, quote
from extractor.facts.test_conditions import conditions_of
from extractor.facts.values.value_kinds import as_claimed
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.cell_or_pack import Levels
from extractor.scoring.readings import Reading
from extractor.scoring.scorer import Scored, Scorer

HOW = "weighed"
"""How a value was found that the scorer alone took."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The probabilities at which the scorer's word counts beside the rules.

    From which it is taken where the rules have none, from which it counts as right when records are looked for, below
    which a value of the rules is doubted, and what a doubted value is worth.
    """

    alone: float = 0.8
    right: float = 0.45
    strange: float = 0.02
    doubted: float = 0.5


@dataclass(frozen=True, slots=True)
class FoundPage:
    """A page, its marked rows and what the rules found on it."""

    page: Page
    rows: tuple[MarkedRow, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What both witnesses say: the candidates in the order of the pages, and the models that records name."""

    candidates: tuple[Candidate, ...]
    models: tuple[ModelMention, ...]


class Weigher:
    """Settles what both witnesses say of one document."""

    def __init__(self, vocabulary: Vocabulary, scorer: Scorer, weights: Weights | None = None) -> None:
        self._properties = vocabulary.properties
        self._scorer, self._weights = scorer, weights or Weights()

    def weighed(self, pages: Sequence[FoundPage]) -> Weighed:
        """The candidates of the rules, the strange ones doubted, and the scorer's where the rules have none."""
        scored = self._scorer.scored([(p.page, p.rows) for p in pages])
        best = _best(scored)
        told = {(s.reading.leaf.page.number, s.reading.span[1], s.reading.name): s for s in scored}
        right = [s.reading for s in best.values() if s.probability >= self._weights.right]
        rows = records(right)
        by_page: dict[int, list[Scored]] = defaultdict(list)
        for one in best.values():
            if one.probability >= self._weights.alone and _is_grounded(one.reading):
                by_page[one.reading.leaf.page.number].append(one)
        kept: list[Candidate] = []
        owners = []
        for found in pages:
            own = [self._judged(c, told, found.page) for c in found.candidates]
            named = _Records(found, rows)
            kept += [named.placed(c) for c in own]
            owners.append((found, _Owners(found), named))
        spoken = _Spoken(kept)
        for found, owner, named in owners:
            for top in by_page[found.page.number]:
                candidate = named.placed(self._candidate(found, top, owner))
                if spoken.lacks(candidate):
                    kept.append(candidate)
        together = object()
        models = tuple(ModelMention(name, "", group=together) for name in rows.values())
        return Weighed(tuple(kept), models)

    def _judged(self, candidate: Candidate, told: Mapping[tuple[int, int, str], Scored], page: Page) -> Candidate:
        fact = candidate.fact
        twin = told.get((page.number, fact.evidence[0].span[1], fact.property))
        if twin is None or twin.probability >= self._weights.strange:
            return candidate
        return replace(candidate, fact=replace(fact, confidence=min(fact.confidence, self._weights.doubted)))

    def _candidate(self, found: FoundPage, top: Scored, owners: _Owners) -> Candidate:
        reading = top.reading
        prop = self._properties[reading.name]
        kind = kind_of(reading, prop)
        label = _label_of(reading)
        fact = Fact(
            property=prop.name,
            value=Quantity(as_claimed(reading.interval, kind), prop.unit or ""),
            kind=kind,
            conditions=conditions_of(reading.block.marked, reading.amount, (label or reading.block.marked), ""),
            evidence=_evidence(found.page, top),
            confidence=round(top.probability, 2),
        )
        models, section = owners.of(reading.block.marked, reading.span[0])
        level = owners.level(label or reading.block.marked, reading.block.marked, reading.amount.first)
        return Candidate(fact, models, section, HOW, level)


def _label_of(reading: Reading) -> Marked | None:
    """The label left of a value, else the head above it."""
    sight = reading.leaf.around.sight(reading.block)
    above = (b for b in sight.above if reading.name in b.named)
    return next((b.marked for b in (*(b for b in sight.left if b.is_label), *above)), None)


class _Spoken:
    """What the rules have said, by property and model."""

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self._told: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for c in candidates:
            self._told[c.fact.property].add(c.models)

    def lacks(self, candidate: Candidate) -> bool:
        """Whether nothing of the property has been said of the candidate's models."""
        return not any(_shared(models, candidate.models) for models in self._told[candidate.fact.property])


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return one == other or bool(set(one) & set(other))


class _Records:
    """The records of one page: whatever stands in a record's row is its model's."""

    def __init__(self, found: FoundPage, rows: Mapping[tuple[int, int], str]) -> None:
        self._spans = []
        for number, row in enumerate(found.rows):
            name = rows.get((found.page.number, number))
            if name is not None:
                spans = [span for marked in row.slots for span in marked.slot.spans]
                self._spans.append((name, spans))

    def placed(self, candidate: Candidate) -> Candidate:
        """The candidate with the model of its row, unless the rules say whose it is."""
        if candidate.models:
            return candidate
        at = candidate.fact.evidence[0].span[1] - 1
        name = next((n for n, spans in self._spans if any(a <= at < z for a, z in spans)), None)
        return candidate if name is None else replace(candidate, models=(name,))


def _is_grounded(reading: Reading) -> bool:
    """Whether a lone number without a unit has its property's name beside it.

    Only a row of several values may go on under the head of the page before, and no page's or annex's number.
    """
    sight = reading.leaf.around.sight(reading.block)
    if reading.amount.unit is not None or any(b.marked.amounts for b in (*sight.left, *sight.right)):
        return True
    own = reading.leaf.around.blocks
    above = (b for b in sight.above if b.index < len(own) and own[b.index] is b)
    beside = (reading.block, *sight.left, *sight.spanning, *((sight.previous,) if sight.previous else ()))
    return any(reading.name in b.named for b in (*beside, *above))


def _best(scored: Sequence[Scored]) -> Mapping[tuple[int, int, int], Scored]:
    """The likeliest reading of each quantity."""
    best: dict[tuple[int, int, int], Scored] = {}
    for one in scored:
        known = best.get(one.reading.key)
        if known is None or one.probability > known.probability:
            best[one.reading.key] = one
    return best


def _evidence(page: Page, top: Scored) -> tuple[Evidence, ...]:
    """The value, and the label beside it where one stands there."""
    reading = top.reading
    value = quote(page, reading.span, HOW)
    label = next((b for b in reading.leaf.around.sight(reading.block).left if b.is_label), None)
    if label is None:
        return (value,)
    return (value, quote(page, label.marked.slot.span(0, len(label.text)), HOW))


class _Owners:
    """Whose a value is, by what the rules say of the values in its column, in its row, and before it."""

    def __init__(self, found: FoundPage) -> None:
        self._levels = Levels()
        self._slots: dict[int, tuple[int, Marked, int]] = {}
        self._row_of: dict[Marked, int] = {}
        for number, row in enumerate(found.rows):
            for marked in row.slots:
                first, last = marked.slot.spans[0][0], marked.slot.spans[-1][1]
                self._slots[first] = (last, marked, number)
                self._row_of[marked] = number
        self._starts = sorted(self._slots)
        self._placed = [
            (c, place) for c in found.candidates if (place := self._place(c.fact.evidence[0].span[1] - 1)) is not None
        ]
        self._named = [(c.models, m, number) for c, (m, number) in self._placed if c.models]
        for row in found.rows:
            self._levels.see(row)

    def _place(self, at: int) -> tuple[Marked, int] | None:
        """What stands at a character of the page, and the number of its row."""
        before = bisect_right(self._starts, at)
        if not before:
            return None
        last, marked, number = self._slots[self._starts[before - 1]]
        return (marked, number) if at < last else None

    def of(self, value: Marked, at: int) -> tuple[tuple[str, ...], str | None]:
        """The models and the section of a value."""
        own = self._row_of.get(value)
        row = {models for models, _, number in self._named if number == own}
        column = {models for models, m, _ in self._named if _overlap(m, value)} if len(row) != 1 else set()
        models = next((next(iter(s)) for s in (row, column) if len(s) == 1), ())
        before = [c for c, _ in self._placed if c.fact.evidence[0].span[0] <= at]
        section = max(before, key=lambda c: c.fact.evidence[0].span[0]).section if before else None
        return models, section

    def level(self, label: Marked, value: Marked, at: int) -> str | None:
        """`cell` or `pack`, where the label or the sentence around `at` says so."""
        return self._levels.of(label, value, at)


def _overlap(one: Marked, other: Marked) -> bool:
    a, b = one.slot, other.slot
    if a.table != b.table:
        return False
    shared = min(a.right, b.right) - max(a.left, b.left)
    return shared > 0.5 * max(min(a.right - a.left, b.right - b.left), 1e-6)

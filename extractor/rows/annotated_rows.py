"""Marks in each slot of a grid what the vocabulary knows: property words, cues, quantities, lone units."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from classifier.facts import Kind
from classifier.law.vocabulary import Vocabulary
from extractor.document.page import GAP
from extractor.language.numbers.quantities import Amount, UnitMention, numbers_of
from extractor.language.phrases import Shape
from extractor.language.terms import Term, Terms
from extractor.rows.near_labels import NearLabels
from extractor.rows.slots import Row, Slot

_BRACKETED = re.compile(r"[(（\[［][^)）\]］]*[)）\]］]")
_READ_HERE = frozenset(
    ("kind", "graph", "head", "condition", "goods", "revision", "packaging", "contents", "level", "document_number")
)
"""The cue lists that tell values apart; the others are for products, kinds of papers and trade lines."""

_VOLUMES, _ASIDE = frozenset(("volume", "granulation_volume")), "auxiliary_volume"
_SIDE_VESSEL = Shape(r"[\d\s.)]*<<side_vessel>>\s*[,;，；:：(（]", re.I)

_LABEL_LENGTH = 90
"""A longer slot is a sentence, not a label."""


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """A slot with its marks, their places counted in the slot's own text.

    Two are never equal: the same merged cell is met again in a later row, and is another there.
    """

    slot: Slot
    labels: tuple[Term, ...]
    cues: tuple[Term, ...]
    goods: tuple[Term, ...]
    amounts: tuple[Amount, ...]
    mentions: tuple[UnitMention, ...]

    @property
    def text(self) -> str:
        """The slot's text, in which the marks have their places."""
        return self.slot.text

    def kinds(self, start: int = 0, end: int | None = None) -> tuple[tuple[Term, Kind], ...]:
        """The words of a value's kind between two places."""
        stop = len(self.text) if end is None else end
        return tuple((c, Kind(c.group)) for c in self.cues if c.name == "kind" and start <= c.start and c.end <= stop)

    def heads(self, *groups: str) -> tuple[Term, ...]:
        """The column-head words of these groups."""
        return tuple(c for c in self.cues if c.name == "head" and c.group in groups)

    def conditions(self, group: str) -> tuple[Term, ...]:
        """The condition words of a group."""
        return tuple(c for c in self.cues if c.name == "condition" and c.group == group)

    @property
    def heads_uses(self) -> bool:
        """Whether it heads a column of what goods are for: "Fits", "Application"."""
        said = sum(c.end - c.start for c in self.cues if c.name == "purpose")
        return 2 * said >= len(self.text.strip())

    @property
    def units(self) -> tuple[str, ...]:
        """The canonical units of what stands in it, with a number or without."""
        found = (*(a.unit for a in self.amounts if a.unit is not None), *(m.unit for m in self.mentions))
        return tuple(u.canonical for u in found)

    @property
    def is_label(self) -> bool:
        """Whether it names a property, and is short enough to do no more than that."""
        length = len(self.text) - self.text.count(".")
        return bool(self.labels) and (length <= _LABEL_LENGTH or self.labels[0].start <= 12)

    @property
    def is_all_label(self) -> bool:
        """Whether the property's words make up most of it, brackets apart: "energy storage" names none."""
        if not self.labels:
            return False
        named = {k for t in self.labels for k in range(t.start, t.end)}
        text = _BRACKETED.sub(lambda m: " " * len(m[0]), self.text)
        letters = [k for k, ch in enumerate(text) if ch.isalpha()]
        return sum(map(named.__contains__, letters)) * 2 >= len(letters) or bool(self.mentions)


@dataclass(frozen=True, slots=True, eq=False)
class MarkedRow:
    """A row's slots with their marks. Two are never equal."""

    slots: tuple[Marked, ...]
    top: float
    bottom: float


class Marker:
    """The marks of one vocabulary; `phrases` are its words for patterns, `numbers` how it reads quantities."""

    def __init__(self, vocabulary: Vocabulary, terms: Terms) -> None:
        self._terms = terms
        self.phrases = terms.phrases
        self.numbers = numbers_of(vocabulary)
        self._near = NearLabels(vocabulary, terms.cut)
        self._units = {name: known.unit for name, known in vocabulary.properties.items()}

    def mark(self, rows: Sequence[Row], *, decimal_comma: bool, raised: str | None = None) -> tuple[MarkedRow, ...]:
        """Every slot of a page marked, with one pass of the matcher over all of them.

        `raised` is the page's text with raised digits written so (`raised_text`), for the numbers.
        """
        marked = iter(self._marks([slot for row in rows for slot in row.slots], decimal_comma, raised))
        return tuple(self._row(tuple(next(marked) for _ in row.slots), row) for row in rows)

    def _row(self, several: tuple[Marked, ...], row: Row) -> MarkedRow:
        """A row with the labels that are only close to names, where a unit of theirs stands in it."""
        units = [u for marked in several for u in marked.units]
        if not units or all(marked.labels for marked in several):
            return MarkedRow(several, row.top, row.bottom)
        return MarkedRow(tuple(self._nearly(marked, units) for marked in several), row.top, row.bottom)

    def _nearly(self, marked: Marked, units: list[str]) -> Marked:
        if marked.labels:
            return marked
        places = [(a.start, a.end) for a in marked.amounts] + [(m.start, m.end) for m in marked.mentions]
        places += [(c.start, c.end) for c in marked.cues if c.name == "kind"]
        labels = self._near.of(marked.text, places, units)
        return replace(marked, labels=labels) if labels else marked

    def _marks(self, slots: list[Slot], decimal_comma: bool, raised: str | None) -> list[Marked]:
        starts, at = [], 0
        for slot in slots:
            starts.append(at)
            at += len(slot.text) + 1
        # Inside one slot a wide gap parts no phrase; a joiner in its place keeps the offsets.
        terms = iter(self._terms.find("\n".join(slot.text.replace(GAP, " _") for slot in slots)))
        return [
            self._marked(slot, inside, decimal_comma, slot.text if raised is None else _under(slot, raised))
            for slot, inside in zip(slots, _by_slot(terms, starts, slots), strict=True)
        ]

    def _marked(self, slot: Slot, terms: list[Term], decimal_comma: bool, text: str) -> Marked:
        labels = tuple(self._of_its_vessel(t, slot.text) for t in terms if t.category == "property")
        cues = tuple(t for t in terms if t.category == "cue" and (t.name in _READ_HERE or _heads_uses(t)))
        goods = tuple(t for t in terms if t.category == "product" or t.name == "named_goods")
        amounts = self.numbers.find(text, decimal_comma=decimal_comma)
        taken = [(a.start, a.end) for a in amounts] + [(c.start, c.end) for c in cues if c.name == "kind"]
        mentions = tuple(
            m
            for m in self.numbers.mentions(text, self._named(labels))
            # "min." is no minute beside "capacity", and the unit of a number is no lone one.
            if not any(a < m.end and m.start < z for a, z in taken)
        )
        return Marked(slot, labels, cues, goods, amounts, mentions)

    def _of_its_vessel(self, term: Term, text: str) -> Term:
        """A volume behind the name of another vessel than the machine's own, as that vessel's: "Feed tank, volume"."""
        if term.name not in _VOLUMES:
            return term
        opening = self.phrases.pattern(_SIDE_VESSEL).match(text)
        return term._replace(name=_ASIDE) if opening and opening.end() <= term.start else term

    def _named(self, labels: Sequence[Term]) -> dict[int, set[str | None]]:
        """The canonical units of the properties that are named, by where the name ends."""
        units: dict[int, set[str | None]] = defaultdict(set)
        for term in labels:
            units[term.end].add(self._units[term.name])
        return units


def _heads_uses(term: Term) -> bool:
    return term.name == "purpose" and term.group == "head"


def _under(slot: Slot, text: str) -> str:
    """A slot's own stretch of another writing of its page's text."""
    own = " ".join(text[a:b] for a, b in slot.spans)
    return own if len(own) == len(slot.text) else slot.text


def _by_slot(terms: Iterable[Term], starts: list[int], slots: list[Slot]) -> list[list[Term]]:
    shared: list[list[Term]] = [[] for _ in slots]
    at = 0
    for term in terms:
        while at + 1 < len(starts) and starts[at + 1] <= term.start:
            at += 1
        base = starts[at]
        shared[at].append(Term(term.start - base, term.end - base, term.category, term.name, term.group, term.text))
    return shared

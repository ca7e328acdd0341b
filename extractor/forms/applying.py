"""The marks of a form applied to the next paper of it: values read where they were marked, and what they set aside.

A place counts where the paper has it in the form's own words. Where a form has drifted, what is not found again to the
word is dropped, and said so.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from classifier.facts import AsMarked
from classifier.law.vocabulary import Property, Unit, Vocabulary
from classifier.quantity import Quantity
from extractor.document.page import Page
from extractor.facts.candidates import Candidate, ModelMention
from extractor.facts.values.value_kinds import as_claimed
from extractor.forms.book import Met
from extractor.forms.finding import Columns, Stated, alone, fact_of, found, is_same, name_at
from extractor.forms.model import ASIDE, NAME, Place, Said, Says
from extractor.forms.naming import named_by
from extractor.forms.places import Asked, Spot, printed_before, signs, spots
from extractor.rows.annotated_rows import MarkedRow

HOW = "marked"
_LAST = 1 << 62
"""Above every turn."""


@dataclass(frozen=True, slots=True)
class MarkedReading:
    """What a paper says with its form's marks.

    `models` are `None` where the marks say nothing of whose the values are, `label` where they do not say where the
    goods' name stands. `withheld` are candidates that the marks took away, `used` the keys of marks that were applied,
    `dropped` what was not found again, in words.
    """

    candidates: tuple[Candidate, ...]
    models: tuple[ModelMention, ...] | None = None
    label: str | None = None
    withheld: tuple[Candidate, ...] = ()
    used: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()

    @property
    def only_agrees(self) -> bool:
        """Whether the reader has by itself all that the marks say of values."""
        return not self.withheld and all(c.fact.marked is None or c.fact.marked.agrees for c in self.candidates)


def applied(
    pages: Sequence[tuple[Page, Sequence[MarkedRow]]],
    candidates: Sequence[Candidate],
    met: Met,
    vocabulary: Vocabulary,
) -> MarkedReading:
    """The candidates of a paper with the marks of the form that it is of; pure."""
    return _Applying(pages, candidates, met, vocabulary).reading()


class _Applying:
    def __init__(
        self,
        pages: Sequence[tuple[Page, Sequence[MarkedRow]]],
        candidates: Sequence[Candidate],
        met: Met,
        vocabulary: Vocabulary,
    ) -> None:
        self._pages, self._met = pages, met
        self._properties: Mapping[str, Property] = vocabulary.properties
        self._units: dict[str, Unit] = {u.name: u for u in vocabulary.units}
        told = [s.mark for s in met.known.marks]
        self._signs = signs(vocabulary) if met.has_drifted else frozenset()
        places = (m.place for m in told if m.says is Says.VALUE or m.says in ASIDE)
        self._spots = spots(pages, asked=Asked.of(places, self._signs))
        # By their turns, and the turns by page and end of the quote: a list of models has hundreds of candidates.
        self._candidates = dict(enumerate(candidates))
        self._ends: dict[int | None, list[tuple[int, int]]] = {}
        for turn, candidate in self._candidates.items():
            for e in candidate.fact.evidence[:1]:
                self._ends.setdefault(e.page, []).append((e.span[1], turn))
        for ends in self._ends.values():
            ends.sort()
        self._starts: dict[int | None, list[tuple[int, int]]] = {}
        for turn, candidate in self._candidates.items():
            self._starts_at(turn, candidate)
        self._withheld: list[Candidate] = []
        self._used: dict[str, None] = {}
        self._dropped: list[str] = []
        self._names: dict[str, None] = {}
        self._lost: dict[str, Said] = {}
        self._columns = Columns()

    def reading(self) -> MarkedReading:
        marks = self._met.known.marks
        claims: dict[Spot, list[Said]] = {}
        for said in marks:
            if said.mark.says is Says.VALUE or said.mark.says in ASIDE:
                for spot in self._found(said):
                    claims.setdefault(spot, []).append(said)
        proven = any(self._proves(spot, s) for spot, several in claims.items() for s in several)
        if self._met.has_drifted and not proven:
            # Nothing tells that it is the form, which may as well be another maker's.
            told = () if self._met.is_to_prove else tuple(dict.fromkeys(self._dropped))
            return MarkedReading(tuple(self._candidates.values()), dropped=told)
        for spot, several in claims.items():
            self._settle(spot, several)
        if self._lost:
            self._ask_elsewhere()
        label = self._label(marks)
        models = self._models(marks)
        return MarkedReading(
            tuple(self._candidates.values()),
            models,
            label,
            tuple(self._withheld),
            tuple(self._used),
            tuple(dict.fromkeys(self._dropped)),
        )

    def _found(self, said: Said) -> tuple[Spot, ...]:
        """The spots of this paper that a mark speaks of."""
        place = said.mark.place
        # What a mark sets aside clears nothing, so that of a changed form its label is enough.
        strict = self._met.has_drifted and said.mark.says not in ASIDE
        here = found(place, self._spots, strict=strict, units=self._signs)
        if not here and self._met.has_drifted:
            self._dropped.append(f"{_where(place)} was not found again: the form has changed since it was read {said}")
        if not here and said.mark.says is Says.VALUE and said.mark.property is not None:
            self._lost.setdefault(said.mark.property, said)
        return here

    def _proves(self, spot: Spot, said: Said) -> bool:
        """Whether a mark's place tells that a paper is of its form, however that has changed.

        A place in words that only this office has set aside does, and a label that says nothing to the reader. A
        column of which nothing but the unit is known is on any maker's list.
        """
        place = said.mark.place
        if said.mark.says in ASIDE:
            return not {place.label, place.head} <= self._signs | {NAME, ""}
        return place.label not in (NAME, "") and not self._own(spot)

    def _settle(self, spot: Spot, several: Sequence[Said]) -> None:
        first = several[0]
        if any(first.mark.says != s.mark.says or first.mark.property != s.mark.property for s in several[1:]):
            told = " and ".join(dict.fromkeys(str(s) for s in several))
            self._dropped.append(f"“{spot.marked.text}” was read {told}, which contradict: neither was used")
        elif first.mark.says in ASIDE:
            self._set_aside(spot, first)
        else:
            self._value(spot, first)

    def _ask_elsewhere(self) -> None:
        """What stands elsewhere of a property whose marked place is gone is unsure, and said so.

        A row that one paper of a form lacks is no change where another mark gives the property.
        """
        if not self._met.has_drifted:
            facts = [c.fact for c in self._candidates.values()]
            read = {f.property for f in facts if f.marked is not None and f.marked.mark}
            self._lost = {name: said for name, said in self._lost.items() if name not in read}
            for said in self._lost.values():
                self._dropped.append(f"{_where(said.mark.place)} is not on this paper: nothing was read there {said}")
        self._candidates = {turn: self._elsewhere(c) for turn, c in self._candidates.items()}

    def _elsewhere(self, candidate: Candidate) -> Candidate:
        """A candidate of a property whose marked place the changed form has no more, as unsure."""
        fact = candidate.fact
        said = self._lost.get(fact.property) if fact.marked is None else None
        if said is None:
            return candidate
        moved = AsMarked("", f"at another place than {said}: the form has changed")
        return replace(candidate, fact=replace(fact, marked=moved))

    def _own(self, spot: Spot) -> dict[int, Candidate]:
        """The reader's candidates whose value stands at a spot, by their turns."""
        start, end = spot.span
        near: list[int] = []
        for page in (None, spot.page.number):
            ends = self._ends.get(page, ())
            near += (t for _, t in ends[bisect_right(ends, (start, _LAST)) : bisect_right(ends, (end, _LAST))])
        return {
            turn: c
            for turn in sorted(near)
            if (c := self._candidates.get(turn)) is not None
            for e in c.fact.evidence[:1]
            if start < e.span[1] <= end
            and spot.page.text[slice(*e.span)] == e.text
            and (e.page is not None or e.cell in {w.cell for w in spot.page.words_in(start, end)})
        }

    def _set_aside(self, spot: Spot, said: Said) -> None:
        for turn in self._own(spot):
            self._withhold(turn, said)
            self._used[said.mark.key] = None

    def _withhold(self, turn: int, said: Said) -> None:
        candidate = self._candidates.pop(turn)
        marked = AsMarked(said.mark.key, str(said))
        self._withheld.append(replace(candidate, fact=replace(candidate.fact, marked=marked)))

    def _value(self, spot: Spot, said: Said) -> None:
        stated = self._stated(spot, said)
        if stated is None:
            self._dropped.append(f"“{spot.marked.text}” has not the unit of a {said.mark.property} read {said}")
            return
        own = self._own(spot)
        name = name_at(spot, said.mark.place)
        if name:
            self._names[name] = None
            if said.mark.place.head == NAME:
                self._columns.add(spot, name)
        self._used[said.mark.key] = None
        placed = next(iter(own.values())) if own else self._neighbour(spot)
        models = (name,) if name else (placed.models if placed else ())
        turn = next((t for t, c in own.items() if is_same(c.fact, stated)), None)
        same = own.pop(turn) if turn is not None else None
        if turn is not None and same is not None and same.models == models:
            seen = replace(same.fact, marked=AsMarked(said.mark.key, str(said), agrees=True))
            self._candidates[turn] = replace(same, fact=seen)
        else:
            section, level = (placed.section, placed.level) if placed else (None, None)
            # What was at first read for another model, or with another kind, is read here anew and as unsure.
            new = Candidate(fact_of(spot, said, stated), models, section, HOW, level)
            self._put(turn, new)
        for other in own:
            self._withhold(other, said)

    def _put(self, turn: int | None, new: Candidate) -> None:
        """Keeps a candidate in the stead of another, or as the last."""
        if turn is None:
            turn = next(reversed(self._candidates), -1) + 1
            for e in new.fact.evidence[:1]:
                insort(self._ends.setdefault(e.page, []), (e.span[1], turn))
        self._candidates[turn] = new
        self._starts_at(turn, new)

    def _starts_at(self, turn: int, candidate: Candidate) -> None:
        """Keeps where a candidate of no model begins: by page, in the text's order, of one place the last first."""
        for e in candidate.fact.evidence[:1]:
            if not candidate.models:
                insort(self._starts.setdefault(e.page, []), (e.span[0], -turn))

    def _neighbour(self, spot: Spot) -> Candidate | None:
        """The candidate before a spot on its page, whose section and level it shares."""
        starts = self._starts.get(spot.page.number, [])
        for start, turn in reversed(starts[: bisect_right(starts, (spot.span[0], _LAST))]):
            c = self._candidates.get(-turn)
            if c is not None and not c.models and c.fact.evidence and c.fact.evidence[0].span[0] == start:
                return c
        return None

    def _stated(self, spot: Spot, said: Said) -> Stated | None:
        """What the paper states at a spot by a mark; `None` where the quantity there is of another unit."""
        mark = said.mark
        known = self._properties.get(mark.property or "")
        unit = spot.amount.unit
        if mark.unit is not None and (known is None or unit is None or unit.canonical != known.unit):
            unit = self._units.get(mark.unit)
        if unit is None and self._met.has_drifted:
            unit = printed_before(spot)
        if known is None or (known.unit is not None and (unit is None or unit.canonical != known.unit)):
            return None
        kind = spot.amount.kind or mark.kind
        interval = as_claimed(spot.amount.interval if unit is None else spot.amount.interval.scaled(unit.factor), kind)
        return Stated(known.name, Quantity(interval, known.unit or ""), kind)

    def _label(self, marks: Iterable[Said]) -> str | None:
        for said in marks:
            if said.mark.says is Says.NAME:
                name = named_by(said.mark.place, self._pages)
                if name is not None:
                    self._used[said.mark.key] = None
                    return name
        return None

    def _models(self, marks: Iterable[Said]) -> tuple[ModelMention, ...] | None:
        """Whose the values are: the names that stand where they were marked, else one model's alone."""
        if len(self._names) > 1:
            known = set(self._names)
            for turn, c in self._candidates.items():
                plain = c if set(c.models) & known else replace(c, models=())
                self._candidates[turn] = self._columns.placed(plain)
            return tuple(ModelMention(name, "", group=1) for name in self._names)
        one = next((s for s in marks if s.mark.says is Says.ONE), None)
        if one is None:
            return None
        self._used[one.mark.key] = None
        self._candidates = {turn: alone(c, one) for turn, c in self._candidates.items()}
        return ()


def _where(place: Place) -> str:
    """A place in words."""
    return " under ".join(f"“{t}”" for t in (place.label, place.head) if t and t != NAME) or "its place"

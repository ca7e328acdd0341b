"""What a marked column or row of a page's table comes to: the facts read there, and the values that the reading lacks.

A value that was not read gets the property of its row: the one that a fact in a neighbouring column states, else the
one whose name the row's label bears; its unit is its own, the label's or that of a column of units. What has no unit
of the property is not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from casebook.record.actions.forming import ASIDE, FactAt, Mark, PartsMarked, Role, Seed
from casebook.record.keys import fact_keys, free_item_key
from casebook.review.values.labels import Labels
from casebook.review.values.parts import Axis, GridCell, Region, Span
from casebook.review.values.typed_values import Refusal, Typed, as_claimed, entered
from casebook.state.model import DocumentState, FactState, ItemState
from classifier.facts import Evidence, Fact, Item

_UNIT_PLACE = re.compile(r"[(（\[［/,，]\s*([^()（）\[\]［］]+?)\s*[)）\]］]?\s*$")
"""Where a label or head names its unit: at its end, in brackets or behind a stroke."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a part: facts by item, and values that the reading lacks, in the order of the page."""

    facts: tuple[tuple[FactAt, Fact], ...]
    seeds: tuple[Fact, ...]


class Marker:
    """A document and a table of it, with what a person says of its parts."""

    def __init__(self, state: DocumentState, region: Region, labels: Labels) -> None:
        self.state, self.region = state, region
        self._labels_known, self._grammar = labels, labels.grammar
        self._values: dict[tuple[Axis, Span], Fact | None] = {}
        self._placed = tuple(self._places())

    @property
    def axis(self) -> Axis:
        """Which way its models lie, as far as the facts tell, or else where there are more parts with values.

        Where one property stands twice in a column and never in a row, the models are in rows.
        """
        if any(True for _ in self._read()):
            return Axis.ROW if self._twice(Axis.COLUMN) and not self._twice(Axis.ROW) else Axis.COLUMN
        rows, columns = (len(self.valued(axis, 0)) for axis in (Axis.ROW, Axis.COLUMN))
        return Axis.ROW if rows > columns else Axis.COLUMN

    def _twice(self, axis: Axis) -> bool:
        """Whether one property stands in several cells of one column (or row)."""
        places: dict[tuple[str, int], set[int]] = {}
        for cell, fact in self._read():
            for part in cell.along(axis):
                places.setdefault((fact.property, part), set()).update(cell.across(axis))
        return any(len(several) > 1 for several in places.values())

    def found(self, axis: Axis, indexes: Iterable[int]) -> Found:
        """What stands in some columns (or rows)."""
        facts: list[tuple[FactAt, Fact]] = []
        seeds: list[Fact] = []
        read = {c.spans for c, _, _ in self._placed}
        for index in indexes:
            cells = self.region.part(axis, index)
            facts += (pair for c in cells for pair in self._facts_in(c))
            made = (self._value(axis, c) for c in cells[1:] if c.spans not in read)
            seeds += (f for f in made if f is not None)
        return Found(tuple(facts), tuple(seeds))

    def first_valued(self, axis: Axis) -> int:
        """The first column (or row) with values: labels and units stand before it."""
        return next(iter(self.valued(axis, 0)), 0)

    def valued(self, axis: Axis, start: int) -> tuple[int, ...]:
        """The columns (or rows) with values, from one on."""
        return tuple(n for n in range(start, self.region.count(axis)) if self._has_values(axis, n))

    def models(self, axis: Axis, start: int, item: ItemState | None, product: str) -> PartsMarked | None:
        """Every column (or row) from one on as a model of its own, named by its head; `None` where there is none.

        The item in hand, where no head names any item, is the first of them, and what it has outside the table is said
        of all. Values that a merged cell gives several columns go to each of them.
        """
        indexes = self.valued(axis, start)
        taken = set(self.state.items)
        marks: list[Mark] = []
        named = {_plain(i.name): i for i in self.state.items.values() if i.stands}
        is_spare = item is not None and not any(_plain(self.region.head(axis, n)) in named for n in indexes)
        for place, index in enumerate(indexes):
            label = self.region.head(axis, index)
            known = item if is_spare and place == 0 else named.get(_plain(label))
            key = known.key if known else free_item_key(self.state.sha256, Item(label, (product,)), taken)
            taken.add(key)
            mark = self.mark(Role.MODEL, axis, (index,), key, label, product if known is None else None)
            common = self._common(axis, index, item, key) if item is not None and known is not item else ()
            marks.append(replace(mark, seeds=(*mark.seeds, *common)))
        return PartsMarked(self.region.page.number, tuple(marks)) if marks else None

    def one(
        self, role: Role, axis: Axis, indexes: Sequence[int], item: ItemState | None, product: str, label: str = ""
    ) -> PartsMarked:
        """Some columns (or rows) as what a person says they are; results are those of the item in hand.

        Goods are called by the head, unless by `label`.
        """
        page = self.region.page.number
        if role in ASIDE or (role is Role.RESULT and item is not None):
            to = item.key if item is not None and role is Role.RESULT else None
            return PartsMarked(page, (self.mark(role, axis, indexes, to),))
        name = label or self.region.head(axis, indexes[0])
        known = next((i for i in self.state.items.values() if i.stands and _plain(i.name) == _plain(name)), None)
        key = known.key if known else free_item_key(self.state.sha256, Item(name, (product,)), self.state.items)
        mark = self.mark(role, axis, indexes, key, name, product if known is None else None)
        is_new_model = role is Role.MODEL and known is None and item is not None
        common = self._common(axis, indexes[0], item, key) if is_new_model and item is not None else ()
        return PartsMarked(page, (replace(mark, seeds=(*mark.seeds, *common)),))

    def mark(
        self,
        role: Role,
        axis: Axis,
        indexes: Sequence[int],
        to: str | None = None,
        label: str | None = None,
        product: str | None = None,
    ) -> Mark:
        """The mark of some columns (or rows)."""
        found = self.found(axis, indexes)
        spans = tuple(span for n in indexes for c in self.region.part(axis, n) for span in c.spans)
        seeds = () if role in ASIDE else _seeds(found.seeds)
        return Mark(role, spans, tuple(at for at, _ in found.facts), seeds, to, label, product)

    def _common(self, axis: Axis, index: int, item: ItemState, to: str) -> tuple[Seed, ...]:
        """What the item in hand states for all models: outside the table, or in a cell that this column shares."""
        shared = self.region.shared(axis, index)
        target = self.state.items.get(to)
        has = {f.current.property for f in target.facts if f.current} if target else set[str]()
        told: list[Seed] = []
        for state in item.facts:
            fact = state.current
            if fact is None or fact.property in has or state.key in {s.fact for s in told}:
                continue
            cell = self._cell_of(fact)
            if cell is None or cell in shared:
                told.append(Seed(state.key, fact))
        return tuple(told)

    def _has_values(self, axis: Axis, index: int) -> bool:
        cells = self.region.part(axis, index)[1:]
        if any(any(self._facts_in(c)) for c in cells):
            return True
        return any(self._value(axis, c) is not None for c in cells)

    def _places(self) -> Iterator[tuple[GridCell, FactAt, Fact]]:
        """Each fact of the items, with the cell that its value stands in."""
        for item in self.state.items.values():
            for state in item.facts if item.stands else ():
                fact = state.current
                cell = None if fact is None else self._cell_of(fact)
                if cell is not None and fact is not None:
                    yield cell, FactAt(item.key, state.key), fact

    def _read(self) -> Iterator[tuple[GridCell, Fact]]:
        return ((cell, fact) for cell, _, fact in self._placed if not isinstance(fact.value, str))

    def _facts_in(self, cell: GridCell) -> Iterator[tuple[FactAt, Fact]]:
        """The facts whose value stands in a cell, but for one that several items have from there: it is all theirs."""
        here = [(at, fact) for c, at, fact in self._placed if c is cell]
        for at, fact in here:
            if not any(f.evidence == fact.evidence and other.item != at.item for other, f in here):
                yield at, fact

    def _cell_of(self, fact: Fact) -> GridCell | None:
        """The cell that a fact's value stands in: a quote that begins at its label ends there."""
        place = next((e for e in fact.evidence if e.page in (None, self.region.page.number)), None)
        if place is None or self.region.page.text[slice(*place.span)] != place.text:
            return None
        return self.region.at(place.span[1] - 1)

    def _value(self, axis: Axis, cell: GridCell) -> Fact | None:
        """What a cell says that was not read, where its row tells of what."""
        key = axis, cell.spans[0]
        if key not in self._values:
            self._values[key] = self._made(axis, cell)
        return self._values[key]

    def _made(self, axis: Axis, cell: GridCell) -> Fact | None:
        text = self.region.text(cell)
        if not any(c.isdigit() for c in text):
            return None
        label = " ".join(self.region.text(c) for c in self._labels(axis, cell))
        places = cell.across(axis)
        beside = tuple({f.property: f for c, f in self._read() if c.across(axis) == places}.values())
        for name in (f.property for f in beside) if beside else self._labels_known.named(label):
            typed = self._typed(name, text, axis, cell)
            if typed is not None:
                like = next((f for f in beside if f.property == name), None)
                kind = typed.kind or (like.kind if like else self._labels_known.kind(label))
                start, end = cell.spans[0][0], cell.spans[-1][1]
                made = entered(typed, name, evidence=(self._quote(start, end),))
                value = made.value if isinstance(made.value, str) else as_claimed(made.value, kind)
                return replace(made, value=value, kind=kind, conditions=like.conditions if like else None)
        return None

    def _labels(self, axis: Axis, cell: GridCell) -> Sequence[GridCell]:
        """The cells before the first column of values, in a cell's row."""
        mine = (c for c in self.region.cells if c.across(axis) == cell.across(axis) and c is not cell)
        return [c for c in mine if c.along(axis).start < cell.along(axis).start and not _is_number(self.region.text(c))]

    def _typed(self, name: str, text: str, axis: Axis, cell: GridCell) -> Typed | None:
        known = self._grammar.words.properties.get(name)
        if known is None or known.unit is None:
            return None
        labels = [self.region.text(c) for c in self._labels(axis, cell)]
        bracketed = (m[1] for m in map(_UNIT_PLACE.search, labels) if m is not None)
        for unit in ("", *labels[1:], *bracketed):
            found = self._grammar.numbers.find(f"{text} {unit}".strip())
            if len(found) == 1 and found[0].unit is not None and found[0].unit.canonical == known.unit:
                made = self._grammar.read(name, f"{text} {unit}".strip())
                return None if isinstance(made, Refusal) else made
        return None

    def _quote(self, start: int, end: int) -> Evidence:
        from extractor.facts.candidates import quote

        return quote(self.region.page, (start, end), "marked")


def _seeds(values: Iterable[Fact]) -> tuple[Seed, ...]:
    several = tuple(values)
    return tuple(Seed(f"marked-{k}", v) for k, v in zip(fact_keys(several), several, strict=True))


def _is_number(text: str) -> bool:
    return bool(re.fullmatch(r"[\s≤≥<>~≈±\d.,–-]+", text))


def _plain(name: str) -> str:
    return "".join(name.split()).casefold()


def told(marked: PartsMarked, state: DocumentState) -> Mapping[str, tuple[Fact, ...]]:
    """What each mark brings together, by the name of the item (or of the role) that it goes to."""
    made: dict[str, tuple[Fact, ...]] = {}
    for mark in marked.marks:
        known = state.items.get(mark.to or "")
        name = mark.label or (known.name if known else mark.role.replace("_", " "))
        facts = tuple(f for at in mark.facts if (f := _fact(state, at)) is not None)
        made[name] = (*made.get(name, ()), *facts, *(s.value for s in mark.seeds))
    return made


def _fact(state: DocumentState, at: FactAt) -> Fact | None:
    held: FactState | None = state.items[at.item].fact(at.fact) if at.item in state.items else None
    return held.current if held else None

"""Tables whose columns are properties and whose rows are models: "Model | Voltage (V) | Capacity (mAh) | Weight (g)".

A number belongs to the column that it stands under, by the place of its digits and not by counting, so that an
empty cell shifts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from classifier.facts import Kind
from classifier.law.vocabulary import Property, Unit
from classifier.quantity import Interval
from extractor.document.page import Page
from extractor.facts.labels import Pair
from extractor.facts.test_conditions import conditions_of
from extractor.facts.values.objections import is_torn
from extractor.language.numbers.quantities import Amount
from extractor.language.terms import Term
from extractor.rows.annotated_rows import Marked, MarkedRow

_NEAR = 40.0
_FLUSH = 4.0
_VOLT = "V"
_HEAD_LENGTH = 60
_SERIAL = re.compile(r"[A-Z][A-Z-]{0,7} \d{1,5}(?![\d.,])")
"""A series in capitals with its number."""
_SERIES = re.compile(r"[A-Za-z]+[ -]?(?=.*\d)")
"""The letters that a designation begins with."""
BY_UNIT = "the words over its column are not known, and it was read by its unit"
_MISSES = 3
"""After so many rows without a value the table is over."""


@dataclass(frozen=True, slots=True)
class PropertyColumn:
    """A column's property words, unit and kind, and where it stands."""

    marked: Marked
    terms: tuple[Term, ...]
    unit: Unit | None
    kind: Kind | None


@dataclass(frozen=True, slots=True)
class PropertyHead:
    """The head of such a table: its property columns, the places of its other columns, and the model column."""

    columns: tuple[PropertyColumn, ...]
    others: tuple[Marked, ...]
    model: Marked | None


def property_head(row: MarkedRow, properties: Mapping[str, Property]) -> PropertyHead | None:
    """The row as such a head: two property columns at least, and no value in any of them.

    A column whose words nobody knows is of the one property that its unit measures, where a unit measures only one.
    """
    settling = {p.unit: p.name for p in properties.values() if p.unit_settles and p.unit}
    labelled = [m for m in row.slots if (m.labels and m.is_all_label) or _settled(m, settling)]
    others = tuple(m for m in row.slots if m not in labelled)
    if len(labelled) < 2 or any(_has_value(m) for m in row.slots) or any(_is_bare_value(m) for m in others):
        return None
    if any(c.name == "graph" for m in row.slots for c in m.cues):
        return None
    columns = tuple(_column(m, settling) for m in labelled)
    model = next((m for m in others if m.heads("model")), None)
    if len({c.terms[0].name for c in columns}) < 2:
        return None
    return PropertyHead(columns, others, model)


def with_lines_between(head: PropertyHead, row: MarkedRow, near: Sequence[MarkedRow]) -> PropertyHead:
    """The head with the columns whose words stand on the lines close above or below it.

    What is under them is theirs, and nobody knows what it is.
    """
    places = [*(c.marked for c in head.columns), *head.others]
    loose: list[Marked] = []
    for line in near:
        gap = max(row.top, line.top) - min(row.bottom, line.bottom)
        if gap > min(row.bottom - row.top, line.bottom - line.top) or any(_is_bare_value(m) for m in line.slots):
            continue
        loose += [m for m in line.slots if m.slot.table is None and all(_overlap(m, p) <= 0 for p in places)]
    return replace(head, others=(*head.others, *loose))


def with_units(head: PropertyHead, row: MarkedRow) -> PropertyHead | None:
    """The head with a second row of units or kinds under it; `None` if the row is no such row."""
    if any(m.amounts for m in row.slots) or not any(m.mentions or m.kinds() for m in row.slots):
        return None
    return PropertyHead(tuple(_completed(c, row) for c in head.columns), head.others, head.model)


class ColumnReader:
    """Reads the rows under one head."""

    def __init__(self, head: PropertyHead, page: Page, properties: Mapping[str, Property]) -> None:
        self._head = head
        self._page = page
        self._properties = properties
        self._missed = 0
        self._series: set[str] = set()

    @property
    def is_over(self) -> bool:
        """Whether the table has ended."""
        return self._missed >= _MISSES

    def read(self, row: MarkedRow) -> tuple[Pair, ...]:
        """The values of one row, under the row's model name."""
        ordered = self._in_order(row)
        own = dict(ordered) if ordered else None
        placed = [
            (m, a, c)
            for m in row.slots
            for a in m.amounts
            if (c := self._column_of(m, a) if own is None else own[m]) is not None
        ]
        claim = _row_kind(row)
        pairs = tuple(p for m, a, c in placed if (p := self._pair(m, a, c, claim)) is not None)
        stated = {c.marked for m, a, c in placed if is_torn(m, a)} | {p.label for p in pairs}
        if len(stated) < 2:
            pairs = ()
        self._missed = 0 if pairs else self._missed + 1
        if not pairs:
            return ()
        name = self._name(row, pairs)
        if name and (series := _SERIES.match(name)):
            self._series.add(series[0])
        return tuple(_named(p, name) for p in pairs)

    def _in_order(self, row: MarkedRow) -> list[tuple[Marked, PropertyColumn | None]]:
        """The slots of a row with their columns in order, where they are as many as the heads.

        Only where two of them are nearest to one head: numbers that end at the right of wide columns, heads that begin
        at the left.
        """
        places = sorted([*(c.marked for c in self._head.columns), *self._head.others], key=lambda m: m.slot.left)
        slots = sorted(row.slots, key=lambda m: m.slot.left)
        if len(slots) != len(places) or any(m.slot.table is not None or len(m.amounts) > 1 for m in slots):
            return []
        middles = [(m.slot.left + m.slot.right) / 2 for m in slots]
        if len({min(places, key=lambda p: _distance(p, x)) for x in middles}) == len(places):
            return []
        by_head = {c.marked: c for c in self._head.columns}
        return [(m, by_head.get(place)) for m, place in zip(slots, places, strict=True)]

    def silent(self, row: MarkedRow) -> str | None:
        """The name of a row that states no value ("on request").

        It stands under the head of models and is of a series that others of the table are of; `None` for any other row.
        """
        model = self._head.model
        under = [m for m in row.slots if model is not None and _overlap(m, model) > 0]
        name = _before_values(under[0]) if under and len(row.slots) > 1 else ""
        series = _SERIES.match(name)
        return name if series and series[0] in self._series else None

    def _column_of(self, marked: Marked, amount: Amount) -> PropertyColumn | None:
        slot = marked.slot
        below = [c for c in self._head.columns if abs(c.marked.slot.left - slot.left) < _FLUSH]
        if below and slot.table is None and len(marked.amounts) > 1:
            return below[0]  # several values in one box under its title
        box = self._page.box_of(*slot.span(amount.first, amount.last))
        middle = (box.x0 + box.x1) / 2 if box else (slot.left + slot.right) / 2
        places = [c.marked for c in self._head.columns] + list(self._head.others)
        nearest = min(places, key=lambda m: _distance(m, middle))
        ruled = slot.table is not None and nearest.slot.table == slot.table
        if _distance(nearest, middle) > _NEAR or (ruled and _overlap(nearest, marked) <= 0):
            return None
        return next((c for c in self._head.columns if c.marked is nearest), None)

    def _pair(self, marked: Marked, amount: Amount, column: PropertyColumn, claim: Kind | None) -> Pair | None:
        unit = amount.unit or column.unit
        meant = [self._properties[t.name] for t in column.terms]
        # Cells have volts: a column of voltages needs no unit, where one of capacities or masses does.
        fitting = [p for p in meant if p.unit == (unit.canonical if unit else _VOLT)]
        if not fitting or not fitting[0].reported or is_torn(marked, amount):
            return None
        beside = [k for t, k in marked.kinds() if 0 <= amount.start - t.end <= 3 or 0 <= t.start - amount.end <= 3]
        if marked.amounts[0] is not amount and not beside and amount.kind is None and _opens_flush(marked, column):
            return None
        kind = amount.kind or (beside[0] if beside else column.kind or claim)
        named = fitting[0].name in {t.name for t in column.marked.labels}
        doubt = None if named or _says_only_its_unit(column.marked) else BY_UNIT
        interval = amount.canonical(unit)
        if interval.is_point and kind in (Kind.MINIMUM, Kind.MAXIMUM):
            low, high = (interval.low, None) if kind is Kind.MINIMUM else (None, interval.high)
            interval = Interval(low, high)
        conditions = conditions_of(marked, amount, column.marked, "")
        return Pair(fitting[0], interval, kind, amount, marked, column.marked, (), conditions, True, doubt)

    def _name(self, row: MarkedRow, pairs: tuple[Pair, ...]) -> str | None:
        """The row's model: what stands under the model head, else the first slot that is no value."""
        values = {p.value for p in pairs}
        free = [m for m in row.slots if m not in values]
        model = self._head.model
        if model is not None:
            under = [m for m in row.slots if _overlap(m, model) > 0] or free[:1]
            if under:
                return _before_values(under[0])
        if free and free[0].slot.left < min(p.value.slot.left for p in pairs):
            return free[0].text
        first = row.slots[0]
        return None if _is_bare_value(first) or _opens_with_value(first) else _before_values(first) or None


def _row_kind(row: MarkedRow) -> Kind | None:
    """What a row says that all its values are, in a slot of its own: "AX-25 | typical | 1.02 | 2.51"."""
    for marked in row.slots:
        letters = sum(map(str.isalpha, marked.text))
        for term, kind in marked.kinds() if not marked.amounts else ():
            if 2 * (term.end - term.start) >= letters:
                return kind
    return None


def _before_values(marked: Marked) -> str:
    """A slot's text up to its first quantity: the name, where name and numbers ran together.

    The number of a series is part of the name ("MF 300 HT").
    """
    serial = _SERIAL.match(marked.text)
    starts = (a.start for a in marked.amounts if serial is None or a.unit is not None or a.start >= serial.end())
    end = min(starts, default=len(marked.text))
    return (marked.text[:end] if end > 2 else marked.text).strip()


def _opens_with_value(marked: Marked) -> bool:
    """Whether a slot is values from its beginning on ("Min: 10850mAh / Typ: 11000mAh"): no name stands in it."""
    return any(a.start <= 2 and a.unit is not None for a in marked.amounts)


def _opens_flush(marked: Marked, column: PropertyColumn) -> bool:
    return len(marked.amounts) > 1 and abs(column.marked.slot.left - marked.slot.left) < _FLUSH


def _has_value(marked: Marked) -> bool:
    """Whether a slot states a value.

    Beside a property's words and a unit that waits for its number, a quantity is the condition of a test: "Compressed
    density @ 3 t (g/cc)".
    """
    if marked.labels and marked.mentions:
        return any(
            a.unit is not None and a.unit.canonical == marked.mentions[-1].unit.canonical for a in marked.amounts
        )
    return any(not _is_condition(a) for a in marked.amounts)


def _is_condition(amount: Amount) -> bool:
    """Whether a quantity in a head tells how the values under it were measured; a bare number is none's."""
    return amount.unit is None or amount.unit.canonical in ("C-rate", "°C", "h")


def _says_only_its_unit(marked: Marked) -> bool:
    """Whether a head is a unit, and how it was measured, and no word that anybody would have to know."""
    places = [(t.start, t.end) for t in marked.cues] + [(a.start, a.end) for a in marked.amounts]
    places += [(m.start, m.end) for m in marked.mentions]
    known = {k for start, end in places for k in range(start, end)}
    return not any(ch.isalpha() and k not in known for k, ch in enumerate(marked.text))


def _is_bare_value(marked: Marked) -> bool:
    """Whether a slot is a number and no more: the row states values, it does not head them."""
    return any(a.end - a.start >= len(marked.text.strip()) for a in marked.amounts)


def _settled(marked: Marked, settling: Mapping[str, str]) -> Term | None:
    """The property that a head's unit settles alone; none where another property's word stands beside it."""
    if any(not _is_condition(a) for a in marked.amounts) or len(marked.text) > _HEAD_LENGTH:
        return None
    found = ((m, settling.get(m.unit.canonical or m.unit.name)) for m in marked.mentions)
    terms = [Term(m.start, m.end, "property", name, "", marked.text[m.start : m.end]) for m, name in found if name]
    return terms[0] if len(terms) == 1 and not marked.conditions("test") else None


def _column(marked: Marked, settling: Mapping[str, str]) -> PropertyColumn:
    kinds = [k for _, k in marked.kinds()]
    # "Gram capacity (mAh/g)" has its unit in the brackets, not in its words.
    apart = [m for m in marked.mentions if not any(t.start <= m.start and m.end <= t.end for t in marked.labels)]
    unit = next((m.unit for m in apart or marked.mentions), None)
    kind = Kind.MINIMUM if Kind.MINIMUM in kinds else next(iter(kinds), None)  # "Rated capacity (Ah, min.)"
    settled = _settled(marked, settling)
    known = {t.name for t in marked.labels}
    terms = marked.labels if settled is None or settled.name in known else (*marked.labels, settled)
    return PropertyColumn(marked, terms, unit, kind)


def _completed(column: PropertyColumn, row: MarkedRow) -> PropertyColumn:
    under = [m for m in row.slots if _overlap(m, column.marked) > 0]
    unit = column.unit or next((u.unit for m in under for u in m.mentions), None)
    kind = next((k for m in under for _, k in m.kinds()), column.kind)
    return PropertyColumn(column.marked, column.terms, unit, kind)


def _overlap(one: Marked, other: Marked) -> float:
    a, b = one.slot, other.slot
    return min(a.right, b.right) - max(a.left, b.left)


def _distance(marked: Marked, middle: float) -> float:
    slot = marked.slot
    if slot.left <= middle <= slot.right:
        return 0.0
    return min(abs(slot.left - middle), abs(slot.right - middle))


def _named(pair: Pair, name: str | None) -> Pair:
    return replace(pair, models=(name,) if name else ())

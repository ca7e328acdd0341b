"""Tables whose columns are properties and whose rows are models: "Model | Voltage (V) | Capacity (mAh) | Weight (g)".

A number belongs to the column that it stands under, by the place of its digits and not by counting, so that an
empty cell shifts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from classifier.facts import Kind
from classifier.law.vocabulary import Property
from classifier.quantity import Interval
from extractor.document.layout_settings import LAYOUT
from extractor.document.page import Page
from extractor.facts.columns.goods_beside import goods_text
from extractor.facts.columns.property_heads import PropertyColumn, PropertyHead, is_bare_value, overlap
from extractor.facts.labels import Label, Pair
from extractor.facts.test_conditions import conditions_of
from extractor.facts.values.objections import is_torn
from extractor.facts.values.value_kinds import with_listed_kind
from extractor.language.numbers.quantities import Amount
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.designations import designation

_VOLT = "V"
_OTHER = "other"
_HEADS = frozenset(("head", "purpose"))
_SERIAL = re.compile(r"[A-Z][A-Z-]{0,7} \d{1,5}(?![\d.,])")
"""A series in capitals with its number."""
_SERIES = re.compile(r"[A-Za-z]+[ -]?(?=.*\d)")
"""The letters that a designation begins with."""
_LETTERED = re.compile(r"([A-Za-z]+[ -])[A-Z]{1,3}(?:\s*[(（].*)?")
"""A name of a series that has letters where the others have a number ("AX-G")."""
BY_UNIT = "the words over its column are not known, and it was read by its unit"
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = 6
"""So many words beside the numbers make a slot a sentence."""
_MISSES = 3
"""After so many rows without a value the table is over."""


class ColumnReader:
    """Reads the rows under one head, which may stand on a page before."""

    def __init__(
        self, head: PropertyHead, page: Page, properties: Mapping[str, Property], head_page: Page | None = None
    ) -> None:
        self._head = head
        self._page = page
        self._properties = properties
        self.head_page = head_page or page
        self._missed = 0
        self._series: set[str] = set()
        self._words = 0
        self._last: tuple[str | None, frozenset[Marked]] = (None, frozenset())

    def on(self, page: Page) -> ColumnReader:
        """The same table on the next page."""
        going_on = ColumnReader(self._head, page, self._properties, self.head_page)
        going_on._series, going_on._last, going_on._words = set(self._series), self._last, self._words
        return going_on

    def goes_on_with(self, row: MarkedRow) -> bool:
        """Whether a row of another page is a next model of the table, read as its own."""
        trial = self.on(self._page)
        first = row.slots[0]
        if first.labels or any(c.name == "head" for m in row.slots for c in m.cues):
            return False
        names = {name for pair in trial.read(row) for name in pair.models}
        series = {match[0] for name in names if (match := _SERIES.match(name))}
        return bool(series & self._series) or any(designation([name]) == name for name in names)

    def is_headed_anew(self, row: MarkedRow) -> bool:
        """Whether a row heads a table of its own in the same columns: words alone, as many as the columns."""
        places = [c.place for c in self._head.columns]
        words = [m for m in row.slots if not m.amounts]
        over = sum(any(overlap(m, place) > 0 for place in places) for m in words)
        return len(words) == len(row.slots) > len(places) // 2 + 1 and over >= 2

    def rest(self, before: MarkedRow, row: MarkedRow) -> tuple[Pair, ...]:
        """The values of a row that the page before began: numbers alone, each in a column that it left empty."""
        name, filled = self._last
        if len(before.slots) == 1 and not before.slots[0].amounts and (only := before.slots[0].text.strip()):
            series = _SERIES.match(only)
            name, filled = (only, frozenset()) if series and series[0] in self._series else (name, filled)
        placed = [(m, m.amounts[0], self._column_of(m, m.amounts[0])) for m in row.slots if is_bare_value(m)]
        columns = {c.place for _, _, c in placed if c is not None}
        if not name or len(columns) < len(row.slots) or columns & filled:
            return ()
        found = (self._pair(m, a, c, None) for m, a, c in placed if c is not None)
        return tuple(_named(pair, name) for pair in found if pair is not None)

    def goods_in(self, row: MarkedRow) -> str:
        """The goods that a row names."""
        others = self._head.others
        traits = [m for m in others if not m.goods and not any(c.name in _HEADS for c in m.cues)]
        # What a remark names is with them, or what they are for.
        return goods_text(row, [m for m in others if m.heads_uses or m.heads("method")], traits)

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
            if not self._is_running(m)
            for a in m.amounts
            if (c := self._column_of(m, a) if own is None else own[m]) is not None
        ]
        claim = _row_kind(row)
        pairs = tuple(p for m, a, c in placed if (p := self._pair(m, a, c, claim)) is not None)
        used = {(p.value, p.amount) for p in pairs}
        stated = {c.place for m, a, c in placed if is_torn(m, a) or (m, a) in used}
        if len(stated) < 2 and not self._is_of_the_series(row):
            pairs = ()
        self._missed = 0 if pairs else self._missed + 1
        if not pairs:
            return ()
        name = self._name(row, pairs)
        if name and (series := _SERIES.match(name)):
            self._series.add(series[0])
            self._words = max(self._words, len(name.split()))
        self._last = (name, frozenset(stated))
        return tuple(_named(p, name) for p in pairs)

    def _is_of_the_series(self, row: MarkedRow) -> bool:
        """Whether a row of the ruled table is of a series that others in it are of: one value may be all it states."""
        model = self._head.model
        under = [m for m in row.slots if model is not None and overlap(m, model) > 0]
        if not under or model is None or model.slot.table is None or under[0].slot.table != model.slot.table:
            return False
        series = _SERIES.match(under[0].text)
        return series is not None and series[0] in self._series

    def _is_running(self, marked: Marked) -> bool:
        """Whether a slot outside ruled cells is a sentence across several columns: it states no value of theirs."""
        across = sum(overlap(marked, c.place) > 0 for c in self._head.columns)
        if marked.slot.table is not None or across < 2:
            return False
        words = [
            m
            for m in _WORD.finditer(marked.text)
            if not any(a.start < m.end() and m.start() < a.end for a in marked.amounts)
        ]
        return len(words) >= _SENTENCE

    def _in_order(self, row: MarkedRow) -> list[tuple[Marked, PropertyColumn | None]]:
        """The slots of a row with their columns in order, where they are as many as the heads.

        Only where two of them are nearest to one head: numbers that end at the right of wide columns, heads that begin
        at the left.
        """
        places = sorted([*(c.place for c in self._head.columns), *self._head.others], key=lambda m: m.slot.left)
        slots = sorted(row.slots, key=lambda m: m.slot.left)
        if len(slots) != len(places) or any(m.slot.table is not None or len(m.amounts) > 1 for m in slots):
            return []
        middles = [(m.slot.left + m.slot.right) / 2 for m in slots]
        if len({min(places, key=lambda p: _distance(p, x)) for x in middles}) == len(places):
            return []
        by_head = {c.place: c for c in self._head.columns}
        return [(m, by_head.get(place)) for m, place in zip(slots, places, strict=True)]

    def silent(self, row: MarkedRow) -> str | None:
        """The name of a row that states no value ("on request").

        It stands under the head of models and is of a series that others of the table are of, in no more words than
        they; `None` for any other row.
        """
        model = self._head.model
        under = [m for m in row.slots if model is not None and overlap(m, model) > 0]
        name = _before_values(under[0]) if under and len(row.slots) > 1 else ""
        series, lettered = _SERIES.match(name), _LETTERED.fullmatch(name)
        opening = series[0] if series else lettered[1] if lettered else None
        return name if opening in self._series and len(name.split()) <= self._words else None

    def _column_of(self, marked: Marked, amount: Amount) -> PropertyColumn | None:
        slot = marked.slot
        below = [c for c in self._head.columns if abs(c.place.slot.left - slot.left) < LAYOUT.facts.flush_points]
        if below and slot.table is None and len(marked.amounts) > 1:
            return below[0]  # several values in one box under its title
        box = self._page.box_of(*slot.span(amount.first, amount.last))
        middle = (box.x0 + box.x1) / 2 if box else (slot.left + slot.right) / 2
        places = [c.place for c in self._head.columns] + list(self._head.others)
        nearest = min(places, key=lambda m: _distance(m, middle))
        ruled = slot.table is not None and nearest.slot.table == slot.table
        if _distance(nearest, middle) > LAYOUT.facts.head_reach_points or (ruled and overlap(nearest, marked) <= 0):
            return None
        return next((c for c in self._head.columns if c.place is nearest), None)

    def _pair(self, marked: Marked, amount: Amount, column: PropertyColumn, claim: Kind | None) -> Pair | None:
        unit = amount.unit or column.unit
        meant = [self._properties[t.name] for t in column.terms]
        # Cells have volts: a column of voltages needs no unit, where one of capacities or masses does.
        fitting = [p for p in meant if p.unit == (unit.canonical if unit else _VOLT)]
        if not fitting or not fitting[0].reported or is_torn(marked, amount):
            return None
        beside = [k for t, k in marked.kinds() if 0 <= amount.start - t.end <= 3 or 0 <= t.start - amount.end <= 3]
        listed = _listed_kinds(column)
        alone = not beside and amount.kind is None and len(listed) < 2
        if marked.amounts[0] is not amount and alone and _opens_flush(marked, column):
            return None
        kind = amount.kind or (beside[0] if beside else column.kind or claim)
        named = fitting[0].name in {t.name for t in column.marked.labels}
        doubt = None if named or _says_only_its_unit(column.marked) else BY_UNIT
        interval = amount.canonical(unit)
        if interval.is_point and kind in (Kind.MINIMUM, Kind.MAXIMUM):
            low, high = (interval.low, None) if kind is Kind.MINIMUM else (None, interval.high)
            interval = Interval(low, high)
        conditions = conditions_of(marked, amount, column.marked, "")
        pair = Pair(fitting[0], interval, kind, amount, marked, column.marked, (), conditions, True, doubt)
        return with_listed_kind(pair, Label(column.marked, column.terms, listed, column.unit))

    def _name(self, row: MarkedRow, pairs: tuple[Pair, ...]) -> str | None:
        """The row's model: what stands under the model head, else the first slot that is no value."""
        values = {p.value for p in pairs}
        free = [m for m in row.slots if m not in values]
        model = self._head.model
        if model is not None:
            under = [m for m in row.slots if overlap(m, model) > 0] or free[:1]
            if under:
                return _before_values(under[0])
        if free and free[0].slot.left < min(p.value.slot.left for p in pairs):
            return None if _kind_said(free[0]) else free[0].text
        first = row.slots[0]
        return None if is_bare_value(first) or _opens_with_value(first) else _before_values(first) or None


def _row_kind(row: MarkedRow) -> Kind | None:
    """What a row says that all its values are, in a slot of its own: "AX-25 | typical | 1.02 | 2.51"."""
    return next((kind for marked in row.slots if (kind := _kind_said(marked)) is not None), None)


def _kind_said(marked: Marked) -> Kind | None:
    """The kind of value that a slot names and little else: it is no model's name."""
    letters = sum(map(str.isalpha, marked.text))
    said = (kind for term, kind in marked.kinds() if 2 * (term.end - term.start) >= letters)
    return next(said, None) if not marked.amounts else None


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


def _listed_kinds(column: PropertyColumn) -> tuple[Kind, ...]:
    """The kinds that a head lists, each once: "标称/最小容量 Nom./Min. capacity"."""
    return tuple(dict.fromkeys(kind for _, kind in column.marked.kinds()))


def _opens_flush(marked: Marked, column: PropertyColumn) -> bool:
    return len(marked.amounts) > 1 and abs(column.place.slot.left - marked.slot.left) < LAYOUT.facts.flush_points


def _says_only_its_unit(marked: Marked) -> bool:
    """Whether a head is a unit, and how it was measured, and no word that anybody would have to know."""
    places = [(t.start, t.end) for t in marked.cues] + [(a.start, a.end) for a in marked.amounts]
    places += [(m.start, m.end) for m in marked.mentions]
    known = {k for start, end in places for k in range(start, end)}
    return not any(ch.isalpha() and k not in known for k, ch in enumerate(marked.text))


def _distance(marked: Marked, middle: float) -> float:
    slot = marked.slot
    if slot.left <= middle <= slot.right:
        return 0.0
    return min(abs(slot.left - middle), abs(slot.right - middle))


def _named(pair: Pair, name: str | None) -> Pair:
    return replace(pair, models=(name,) if name else ())

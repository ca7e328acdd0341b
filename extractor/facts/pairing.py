"""Joins label and value: which quantity of a row belongs to which property, and what it claims to be.

A value belongs to the label right before it, in its own slot or in a slot to its left; a label left blank in a
table continues the one above. The unit must fit the property: "energy density" over Wh/L is volumetric, "capacity"
over mAh/g specific. What fits no property is no fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from classifier.facts import Kind
from classifier.law.vocabulary import Property, Unit
from classifier.quantity import Interval
from extractor.document.layout_settings import LAYOUT
from extractor.facts.axis_ticks import ticks_of
from extractor.facts.labels import Group, Label, Pair, groups_of, head_group, label_of, labels_beside, torn_label
from extractor.facts.sentences import CLAUSE_END, goes_on, sentence_of, turns_to_something_else
from extractor.facts.test_conditions import conditions_beside, conditions_of, residue
from extractor.facts.values.objections import SENTENCE, believable, close, in_sentence, is_a_limit, is_index, is_torn
from extractor.facts.values.shared_units import with_shared_units
from extractor.facts.values.sizes import DIAMETER, is_a_later_size, sized
from extractor.facts.values.value_kinds import as_claimed, kind_of, with_kind_behind, with_listed_kind
from extractor.facts.wordings import Wordings
from extractor.language.numbers.quantities import Amount
from extractor.language.terms import Term
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.heads.column_heads import Head, Sense

_REACH = 48
"""How many characters may stand between a label and its value inside one slot."""


_SHORT = 60
_MINUTE, _COUNT = "min", "1"


class Pairing:
    """Reads rows one after another and remembers the label that a blank one continues."""

    def __init__(self, properties: Mapping[str, Property], words: Wordings, rows: Sequence[MarkedRow] = ()) -> None:
        self._properties, self._words = properties, words
        self._settling = {p.unit: p.name for p in properties.values() if p.unit_settles and p.unit}
        self._beside = labels_beside(rows, words)
        self._ticks = ticks_of(rows)
        self._label: Label | None = None
        self._bottom = 0.0
        self._above: MarkedRow | None = None

    def read(self, row: MarkedRow, head: Head) -> Iterator[Pair]:
        """The pairs of one row, from left to right."""
        unit_beside = _unit_beside(row, head)
        label = self._beside.get(row) or self._continued(row) or self._of_its_unit(row, unit_beside)
        extra = conditions_beside(row, head)
        yield from self._over_the_line(row, head)
        yield from sized(row, head, self._properties)
        seen_value, tested, aged = False, False, False
        for number, (marked, following) in enumerate(zip(row.slots, (*row.slots[1:], None), strict=True)):
            sense = head.above(marked.slot)
            if sense.role == "method" or any(c.name == "revision" for c in marked.cues):
                continue
            if marked in self._ticks and sense.role is None:
                continue
            tested = tested or bool(marked.conditions("test"))
            aged = aged or (len(marked.text) <= _SHORT and bool(marked.conditions("degraded")))
            pairs = tuple(self._in_slot(marked, sense, label, unit_beside, extra))
            if number and _is_criterion(row.slots[:number], marked, self._words):
                pairs = ()
            if tested:
                pairs = tuple(p for p in pairs if p.property.name != "mass")
            if aged:
                pairs = tuple(p for p in pairs if p.property.name != "capacity")
            pairs = tuple(p for p in pairs if p.property.name != DIAMETER or not is_a_later_size(marked, p.amount))
            if seen_value and sense.role is None and marked.slot.table is None:
                # Behind the value, outside of any table, a bare number is an axis or a page's furniture.
                pairs = tuple(p for p in pairs if p.amount.unit or p.label is marked or marked.kinds())
            yield from (with_kind_behind(p, following) for p in pairs)
            seen_value = bool(pairs) or (seen_value and not marked.is_label)
            label = self._next_label(marked, label, pairs, unit_beside, several=len(head.names) > 1)
        self._label, self._bottom, self._above = label, row.bottom, row

    def _over_the_line(self, row: MarkedRow, head: Head) -> Iterator[Pair]:
        """The value that opens a line of running text whose property ends the line above."""
        label = torn_label(self._above, row, self._words)
        first = row.slots[0]
        if label is not None and not head.rows and first.amounts:
            pair = self._pair(first, first.amounts[0], label, head.above(first.slot), None, "", 0)
            if pair is not None:
                yield pair

    def _continued(self, row: MarkedRow) -> Label | None:
        """The label above, where this row stands close below it and begins further right."""
        label, first = self._label, row.slots[0]
        if label is None or first.labels:
            return None
        height = max(row.bottom - row.top, LAYOUT.facts.least_type_points)
        opens_with_kind = any(sum(map(str.isalpha, first.text[: t.start])) < 2 for t, _ in first.kinds())
        indented = (
            opens_with_kind or first.slot.left > label.marked.slot.left + 1 or first.slot.key == label.marked.slot.key
        )
        by = LAYOUT.facts.next_line_of_kind if opens_with_kind else LAYOUT.facts.next_line
        if (
            row.top < self._bottom - height
            or row.top - self._bottom > by * height
            or not indented
            or first.slot.table != label.marked.slot.table
        ):
            return None
        return replace(label, carried=True)

    def _of_its_unit(self, row: MarkedRow, unit: Unit | None) -> Label | None:
        """A label that only says how was measured what its unit tells: "0.1C discharge, 3.0–4.3 V | mAh/g"."""
        first = row.slots[0]
        name = self._settling.get(unit.canonical) if unit is not None else None
        said = [c for c in first.cues if c.name == "condition"]
        if name is None or first.labels or not said or unit in {m.unit for m in first.mentions}:
            return None
        known = {k for t in said for k in range(t.start, t.end)}
        known |= {k for a in first.amounts for k in range(a.start, a.end)}
        if any(ch.isalpha() and k not in known for k, ch in enumerate(first.text)):
            return None
        return Label(first, (Term(0, len(first.text), "property", name, "", first.text),), (), unit)

    def _next_label(
        self, marked: Marked, label: Label | None, pairs: tuple[Pair, ...], beside: Unit | None, *, several: bool
    ) -> Label | None:
        """The label that holds for the slots behind this one.

        With `several` models a value that ran into its label is the first of them only.
        """
        if marked.labels and marked.is_label:
            last = self._about(marked, beside)
            if not several and any(p.label is marked and p.amount.start >= last[0].end for p in pairs):
                return label_of(marked, last) if not pairs else None
            return label_of(marked, last)
        if label is None or pairs or marked.amounts:
            return label
        kinds = tuple(k for _, k in marked.kinds())
        if kinds:
            return replace(label, kinds=kinds)
        if marked.mentions and (label.unit is None or label.carried) and len(marked.text) < 14:
            return replace(label, unit=marked.mentions[0].unit)
        unknown = label.carried and any(map(str.isalpha, marked.text)) and not marked.cues
        return None if unknown else label

    def _about(self, marked: Marked, beside: Unit | None) -> Group:
        """What a label is about: of several properties, the one that the row's unit fits ("capacity, first cycle")."""
        last = head_group(marked, self._words)
        if beside is None or self._fitting(last, beside) is not None:
            return last
        return next((g for g in groups_of(marked) if self._fitting(g, beside) is not None), last)

    def _in_slot(
        self, marked: Marked, sense: Sense, label: Label | None, beside: Unit | None, extra: str
    ) -> Iterator[Pair]:
        sentence = sentence_of(marked, self._properties, self._words)
        groups = sentence.groups
        before, taken = 0, False
        listed = len(label.kinds if label else ()) > 1 or len(marked.kinds()) > 1
        for amount in with_shared_units(marked, self._words, listed=listed):
            group = sentence.before(amount)
            disputed = group is not None and self._disputed(marked.text, groups, before, amount)
            if (behind := sentence.behind.get(amount.first)) is not None:
                group = behind
                pair = self._pair(marked, amount, label_of(marked, behind), sense, beside, extra, amount.start)
            elif group is not None and (disputed or self._serves_another(group, label)):
                pair = None
            elif group is not None:
                follows = taken and goes_on(marked, before, amount)
                near = marked.is_label or follows or close(marked.text, group, amount, self._words)
                here = label_of(marked, group)
                pair = self._pair(marked, amount, here, sense, beside, extra, before) if near else None
            elif label is not None and not groups:
                pair = self._pair(marked, amount, label, sense, beside, extra, before)
            else:
                pair = None
            same = group is None or group[0].end <= before
            if pair is not None and taken and same and turns_to_something_else(marked, before, amount, self._words):
                pair = None
            taken = taken or pair is not None
            if pair is not None:
                yield with_listed_kind(pair, label if group is None else label_of(marked, group))
            before = amount.end

    def _pair(
        self,
        marked: Marked,
        amount: Amount,
        label: Label,
        sense: Sense,
        beside: Unit | None,
        extra: str,
        before: int,
    ) -> Pair | None:
        amount = self._bounded_by_min(amount, label)
        own = None if label.carried and marked.slot.table is None else label.unit
        if own is not None and own.canonical == _COUNT and beside is not None:
            own = None  # "Discharge capacity, first cycle | mAh/g"
        unit = amount.unit or own or sense.unit or beside
        prop = self._fitting(label.terms, unit)
        if prop is None or (amount.unit is None and is_index(marked, amount, self._words)) or is_torn(marked, amount):
            return None
        inside = label.marked is marked
        at = label.terms[-1].end if inside and label.terms[-1].end > before else before
        at = max([at, *(a.end for a in marked.amounts if a.end <= amount.start)])
        between = marked.text[at : amount.start] if inside else marked.text[: amount.start]
        parted = any(not _ends_a_kind(marked, at + m.start()) for m in SENTENCE.finditer(between))
        if inside and (len(between) > _REACH or parted):
            return None
        bounded = amount.kind in (Kind.MINIMUM, Kind.MAXIMUM) and not _is_a_claim(amount, prop)
        batterys = "battery" in prop.families
        if inside and (is_a_limit(label, self._words) or (bounded and in_sentence(label, is_a_batterys=batterys))):
            return None
        if not believable(prop, label, amount, between, unit, self._words):
            return None
        kind = kind_of(marked, amount, before, label, sense, prop, inside)
        interval = amount.canonical(unit)
        conditions = conditions_of(marked, amount, label.marked, extra)
        pure = not residue(marked)
        return Pair(
            prop,
            as_claimed(interval, kind),
            kind,
            amount,
            marked,
            label.marked,
            sense.names,
            conditions,
            pure,
        )

    def _bounded_by_min(self, amount: Amount, label: Label) -> Amount:
        """A number of "min" that are no minutes, as nothing that the label means is a time: "Tap density  1.95 min"."""
        if amount.unit is None or amount.unit.name != _MINUTE or amount.kind is not None:
            return amount
        if any(self._properties[t.name].unit == amount.unit.canonical for t in label.terms):
            return amount
        low = amount.interval.low
        interval = Interval(low, None) if amount.interval.is_point and low is not None else amount.interval
        return replace(amount, unit=None, kind=Kind.MINIMUM, interval=interval)

    def _serves_another(self, group: Group, label: Label | None) -> bool:
        """Whether a bare "voltage" stands in the row of something else: "Standard charge | Voltage: 4.2 V"."""
        if label is None or label.carried or group[0].text.lower() not in self._words.bare_voltages:
            return False
        return not any(self._properties[t.name].unit == "V" for t in label.terms)

    def _disputed(self, text: str, groups: Sequence[Group], before: int, amount: Amount) -> bool:
        """Whether two different properties of the value's dimension stand before it since the last value."""
        if amount.unit is None:
            return False
        clause = max((m.end() for m in CLAUSE_END.finditer(text, 0, amount.start)), default=0)
        meant = [
            {t.name for t in g if self._properties[t.name].unit == amount.unit.canonical}
            for g in groups
            if max(before, clause) <= g[0].start and g[0].end <= amount.first
        ]
        named = [names for names in meant if names]
        return bool(named) and not set.intersection(*named)

    def _fitting(self, terms: tuple[Term, ...], unit: Unit | None) -> Property | None:
        """The property that the words name and the unit fits; a look-alike among them takes the value away."""
        if unit is None:
            return None
        meant = [self._properties[t.name] for t in terms]
        fitting = [p for p in meant if p.unit == unit.canonical]
        return fitting[0] if fitting and fitting[0].reported else None


def _ends_a_kind(marked: Marked, at: int) -> bool:
    """Whether the point at a place of a slot belongs to a word for a kind of value: "(typ. 1.06)"."""
    return any(term.end == at for term, _ in marked.kinds())


def _is_a_claim(amount: Amount, prop: Property) -> bool:
    """Whether a bound in a sentence is a claim: of what no rule of transport speaks of, and "not less than"."""
    return "battery" not in prop.families and not amount.interval.low_open and not amount.interval.high_open


def _is_criterion(before: tuple[Marked, ...], marked: Marked, words: Wordings) -> bool:
    """Whether a slot states what a test must yield: a bare "capacity ≥ 80 Ah" behind another row's name."""
    bare = marked.labels and marked.labels[0].text.lower() in words.bare_capacities and not marked.kinds()
    if not bare or marked.labels[0].start > 2:
        return False
    names = [m for m in before if any(map(str.isalpha, m.text)) and not m.amounts]
    return len(before) > 1 and bool(names) and not any(m.labels and m.is_all_label for m in names)


def _unit_beside(row: MarkedRow, head: Head) -> Unit | None:
    """The unit that stands in a column of its own."""
    for marked in row.slots:
        if not marked.labels and marked.mentions and marked.mentions[0].start == 0 and marked.amounts:
            return marked.mentions[0].unit
        if marked.amounts or not marked.mentions:
            continue
        apart = sum(m.end - m.start for m in marked.mentions) * 2 >= len(marked.text.strip())
        if head.above(marked.slot).role == "unit" or (apart and not marked.labels):
            return marked.mentions[0].unit
    return None

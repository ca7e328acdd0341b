"""Joins label and value: which quantity of a row belongs to which property, and what it claims to be.

A value belongs to the label right before it, in its own slot or in a slot to its left; a label left blank in a
table continues the one above. The unit must fit the property: "energy density" over Wh/L is volumetric, "capacity"
over mAh/g specific. What fits no property is no fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from classifier.facts import Kind
from classifier.quantity import Interval
from classifier.vocabulary import Property, Unit
from extractor.heads import Head, Sense
from extractor.marks import Marked, MarkedRow
from extractor.numbers import Amount
from extractor.terms import Term


@dataclass(frozen=True, slots=True)
class Label:
    """Property words that wait for a value: the words of one place in one slot, with unit and kinds beside them."""

    marked: Marked
    terms: tuple[Term, ...]
    kinds: tuple[Kind, ...]
    unit: Unit | None
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """A value with the property it belongs to. `models` are the names over its column; `quote` the slots used."""

    property: Property
    interval: Interval
    kind: Kind | None
    amount: Amount
    value: Marked
    label: Marked
    models: tuple[str, ...]
    conditions: str | None
    pure: bool


_REACH = 48
"""How many characters may stand between a label and its value inside one slot."""

_SENTENCE = re.compile(r"[.。;；!?](?:\s|$)")
_LIMITING = re.compile(
    r"\b(?:to|until|till|at|by|from|cut|cutoff|end|discharged?|charged?|after|below|reaches|down|up|and|voltage)\b"
    r"|到|至|放电|充电|截止|终止|电压|後|后",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\s?(?!(?:typ|min|max|nom|avg|or|and|to)\b)[^\W\d_]", re.IGNORECASE)
"""A letter right behind a bare number: a unit that nobody knows, or a name ("1st", "3 T", "2P")."""

_STANDARD = re.compile(r"(?:^|[^A-Za-z])[A-Z]{2,5}(?:/[A-Z]{1,2})?-?$")
"""The letters of a standard or a type before its number: "GB/T 5162", "IEC 62133"."""

_PLAIN = frozenset(("voltage", "电压", "電圧", "電壓", "전압", "battery voltage", "cell voltage", "电池电压"))
_QUALIFYING = re.compile(r"\b(?:after|at|by|under|during|with|for|when|before)\b|@", re.IGNORECASE)
_CLAIMS = frozenset((Kind.NOMINAL, Kind.RATED, Kind.TYPICAL))
_NAMED_BEHIND = frozenset(("capacity", "energy", "gravimetric_energy_density", "nominal_voltage", "specific_capacity"))
_BETWEEN = re.compile(r"\s?[(（]?\s?(?:typical|typ\.?|nominal|rated|minimum|min\.?|的)?\s?", re.IGNORECASE)
_LETTERS_OF_A_SENTENCE = 6
_CLAUSE_END = re.compile(r"[。；;，]|[.,] ")
_CLAUSES = re.compile(r".{8}[；。;].{6}|[a-z]{3}\. [A-Z]")

_SMALL = frozenset(" \t()（）[]［］:：=,，/／-–—~.·*＊①②③④⑤Φφ∅")
_UNBOUNDED_ABOVE = frozenset(
    (
        "capacity",
        "energy",
        "nominal_voltage",
        "gravimetric_energy_density",
        "volumetric_energy_density",
        "specific_capacity",
    )
)
_WIDE_VOLTAGE = 20


class Pairing:
    """Reads rows one after another and remembers the label that a blank one continues."""

    def __init__(self, properties: Mapping[str, Property], rows: Sequence[MarkedRow] = ()) -> None:
        self._properties = properties
        self._beside = _labels_beside(rows)
        self._ticks = _ticks(rows)
        self._label: Label | None = None
        self._bottom = 0.0

    def read(self, row: MarkedRow, head: Head) -> Iterator[Pair]:
        """The pairs of one row, from left to right."""
        label = self._beside.get(id(row)) or self._continued(row)
        unit_beside = _unit_beside(row, head)
        extra = _conditions_beside(row, head)
        seen_value = False
        for marked, following in zip(row.slots, (*row.slots[1:], None), strict=True):
            sense = head.above(marked.slot)
            if sense.role == "method" or any(c.name == "revision" for c in marked.cues):
                continue
            if id(marked) in self._ticks and sense.role is None:
                continue
            pairs = tuple(self._in_slot(marked, sense, label, unit_beside, extra))
            if seen_value and sense.role is None and marked.slot.table is None:
                # Behind the value, outside of any table, a bare number is an axis or a page's furniture.
                pairs = tuple(p for p in pairs if p.amount.unit is not None or p.label is marked)
            yield from (_with_kind_behind(p, following) for p in pairs)
            seen_value = seen_value or bool(pairs)
            label = self._next_label(marked, label, pairs, seen_value)
        self._label, self._bottom = label, row.bottom

    def _continued(self, row: MarkedRow) -> Label | None:
        """The label above, where this row stands close below it and begins further right."""
        label, first = self._label, row.slots[0]
        if label is None or first.labels:
            return None
        height = max(row.bottom - row.top, 6.0)
        opens_with_kind = any(sum(ch.isalpha() for ch in first.text[: t.start]) < 2 for t, _ in first.kinds())
        indented = (
            opens_with_kind
            or first.slot.left > label.marked.slot.left + 1
            or first.slot.key == label.marked.slot.key
        )
        if (
            row.top - self._bottom > (1.8 if opens_with_kind else 1.2) * height
            or not indented
            or first.slot.table != label.marked.slot.table
        ):
            return None
        return replace(label, carried=True)

    def _next_label(
        self, marked: Marked, label: Label | None, pairs: tuple[Pair, ...], seen_value: bool
    ) -> Label | None:
        """The label that holds for the slots behind this one."""
        if marked.labels and marked.is_label:
            last = _head_group(marked)
            if any(p.label is marked and p.amount.start >= last[0].end for p in pairs):
                return _label(marked, last) if not pairs else None
            return _label(marked, last)
        if label is None or pairs or marked.amounts:
            return label
        kinds = tuple(k for _, k in marked.kinds())
        if kinds:
            return replace(label, kinds=kinds)
        if marked.mentions and label.unit is None and len(marked.text) < 14:
            return replace(label, unit=marked.mentions[0].unit)
        unknown = label.carried and any(ch.isalpha() for ch in marked.text) and not marked.cues
        return None if unknown else label

    def _in_slot(
        self, marked: Marked, sense: Sense, label: Label | None, beside: Unit | None, extra: str
    ) -> Iterator[Pair]:
        groups = _groups(marked)
        before = 0
        for amount in _with_shared_units(marked):
            group = next((g for g in reversed(groups) if g[0].end <= amount.first), None)
            if group is not None and self._serves_another(group, label):
                pair = None
            elif group is not None and self._disputed(marked.text, groups, before, amount):
                pair = None
            elif group is not None:
                here = _label(marked, group) if marked.is_label or _close(marked, group, amount) else None
                pair = self._pair(marked, amount, here, sense, beside, extra, before) if here else None
            elif (behind := _named_behind(marked, groups, amount)) is not None:
                pair = self._pair(marked, amount, _label(marked, behind), sense, beside, extra, amount.start)
            elif label is not None and not groups:
                pair = self._pair(marked, amount, label, sense, beside, extra, before)
            else:
                pair = None
            if pair is not None:
                yield _with_listed_kind(pair, label if group is None else _label(marked, group))
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
        own = None if label.carried and marked.slot.table is None else label.unit
        unit = amount.unit or own or sense.unit or beside
        prop = self._fitting(label.terms, unit)
        if prop is None or (amount.unit is None and _is_index(marked, amount)):
            return None
        inside = label.marked is marked
        at = label.terms[-1].end if inside and label.terms[-1].end > before else before
        between = marked.text[at : amount.start] if inside else marked.text[: amount.start]
        if inside and (len(between) > _REACH or _SENTENCE.search(between)):
            return None
        if inside and amount.kind in (Kind.MINIMUM, Kind.MAXIMUM) and _in_sentence(label):
            return None
        if not _believable(prop, label, amount, between, unit):
            return None
        kind = _kind(marked, amount, before, label, sense, prop, inside)
        interval = amount.canonical(unit)
        conditions = _conditions(marked, amount, label, extra)
        pure = not _residue(marked, amount)
        return Pair(
            prop,
            _as_claimed(interval, kind),
            kind,
            amount,
            marked,
            label.marked,
            sense.names,
            conditions,
            pure,
        )

    def _serves_another(self, group: tuple[Term, ...], label: Label | None) -> bool:
        """Whether a bare "voltage" stands in the row of something else: "Standard charge | Voltage: 4.2 V"."""
        if label is None or label.carried or group[0].text.lower() not in _PLAIN:
            return False
        return not any(self._properties[t.name].unit == "V" for t in label.terms)

    def _disputed(self, text: str, groups: list[tuple[Term, ...]], before: int, amount: Amount) -> bool:
        """Whether two different properties of the value's dimension stand before it since the last value."""
        if amount.unit is None:
            return False
        clause = max((m.end() for m in _CLAUSE_END.finditer(text, 0, amount.start)), default=0)
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


def _labels_beside(rows: Sequence[MarkedRow]) -> dict[int, Label]:
    """Labels of two lines whose value stands half a line above or below: the row that lacks one, and its label."""
    found: dict[int, Label] = {}
    if not rows:
        return found
    for row, above, below in zip(rows, (None, *rows[:-1]), (*rows[1:], None), strict=True):
        if any(m.labels for m in row.slots) or not any(m.amounts for m in row.slots):
            continue
        near = [r for r in (above, below) if r is not None and _is_label_row(r, row)]
        if near:
            marked = next(m for m in near[0].slots if m.labels)
            found[id(row)] = _half_line_label(marked, above if near[0] is below else below)
    return found


def _half_line_label(marked: Marked, other: MarkedRow | None) -> Label:
    """A label half a line off its value, with the unit that its second line gives."""
    label = _label(marked, _head_group(marked))
    lone = other.slots[0] if other is not None and len(other.slots) == 1 else None
    if lone is not None and lone.mentions and not lone.labels and not lone.amounts and _aligned(lone, marked):
        return replace(label, unit=lone.mentions[0].unit)
    return replace(label, carried=True)


def _is_label_row(label: MarkedRow, value: MarkedRow) -> bool:
    """Whether a row holds a label without a value, left of the values and less than a line away from them."""
    named = [m for m in label.slots if m.labels and m.is_label]
    first = next(m for m in value.slots if m.amounts)
    height = min(label.bottom - label.top, value.bottom - value.top)
    return (
        len(named) == 1
        and not any(m.amounts for m in label.slots if m is not named[0] and _aligned(m, first))
        and all(a.unit is not None for a in named[0].amounts)
        and named[0].slot.left < first.slot.left - 1
        and abs(label.top - value.top) < 0.95 * max(height, 6.0)
    )


def _groups(marked: Marked) -> list[tuple[Term, ...]]:
    """Property words by place: those of one span together."""
    groups: list[list[Term]] = []
    for term in marked.labels:
        if groups and groups[-1][0].start == term.start:
            groups[-1].append(term)
        else:
            groups.append([term])
    return [tuple(g) for g in groups]


def _head_group(marked: Marked) -> tuple[Term, ...]:
    """The words that a label is about: the last ones, unless they only qualify the first ("capacity after charge")."""
    groups = _groups(marked)
    first, last = groups[0], groups[-1]
    qualified = _QUALIFYING.search(marked.text[first[0].end : last[0].start])
    return first if qualified else last


def _label(marked: Marked, group: tuple[Term, ...]) -> Label:
    """A label from one place of a slot; a second name of the same thing before it (another language) lends its kinds."""
    values = (a.first for a in marked.amounts if a.first >= group[0].end and not _is_condition(a))
    end = next(values, len(marked.text))
    kinds = (
        tuple(k for _, k in marked.kinds(0, end))
        if marked.is_label
        else tuple(k for _, k in marked.kinds(group[0].start, end))
    )
    unit = next((m.unit for m in marked.mentions if m.start >= group[0].end), None)
    unit = unit or next((m.unit for m in marked.mentions), None)
    return Label(marked, group, kinds, unit)


def _named_behind(
    marked: Marked, groups: list[tuple[Term, ...]], amount: Amount
) -> tuple[Term, ...] | None:
    """The property named right behind a value: "3500 mAh typical capacity", "20 Ah (nominal capacity)"."""
    for group in groups:
        between = marked.text[amount.end : group[0].start] if group[0].start >= amount.end else "?"
        if group[0].name in _NAMED_BEHIND and amount.unit is not None and _BETWEEN.fullmatch(between):
            return group
    return None


def _close(marked: Marked, group: tuple[Term, ...], amount: Amount) -> bool:
    """Inside a sentence a value follows its word at once: "weight is about 6.7 g"."""
    return amount.start - group[0].end <= 16


def _believable(prop: Property, label: Label, amount: Amount, between: str, unit: Unit | None) -> bool:
    """Whether the words between label and value let the value be the property's."""
    if prop.name == "nominal_voltage":
        plain = label.terms[0].text.lower() in _PLAIN and not any(k in _CLAIMS for k in label.kinds)
        if plain and (not _stands_first(label) or not amount.interval.is_point):
            return False
        if plain and (label.marked.conditions("charge") or label.marked.conditions("discharge")):
            return False
        return not _LIMITING.search(between)
    if prop.name == "mass":
        packed = any(c.name == "packaging" for c in label.marked.cues)
        return not packed and not label.marked.conditions("test") and not _LIMITING.search(between)
    return unit is not None


def _ticks(rows: Sequence[MarkedRow]) -> frozenset[int]:
    """Bare numbers that stand in a column of bare numbers, in rows that name nothing: the ticks of a graph's axis."""
    found: set[int] = set()
    for row, other in (*zip(rows, rows[1:], strict=False), *zip(rows[1:], rows, strict=False)):
        if any(m.labels or m.cues or m.mentions for m in other.slots):
            continue
        for marked in row.slots:
            if _is_bare(marked) and any(_is_bare(m) and _aligned(m, marked) for m in other.slots):
                found.add(id(marked))
    return frozenset(found)


def _is_bare(marked: Marked) -> bool:
    return bool(marked.amounts) and marked.amounts[0].unit is None and not any(ch.isalpha() for ch in marked.text)


def _aligned(one: Marked, other: Marked) -> bool:
    return min(one.slot.right, other.slot.right) > max(one.slot.left, other.slot.left)


def _in_sentence(label: Label) -> bool:
    """Whether words stand before the label that are no part of it: a limit in a sentence is a condition, no claim
    ("above a rated energy of 100 Wh the carrier must consent")."""
    marked = label.marked
    known = {k for t in (*marked.labels, *marked.cues) for k in range(t.start, t.end)}
    before = [ch for k, ch in enumerate(marked.text[: label.terms[0].start]) if ch.isalpha() and k not in known]
    return len(before) > _LETTERS_OF_A_SENTENCE or bool(_CLAUSES.search(marked.text))


def _stands_first(label: Label) -> bool:
    """Whether a label opens its slot, but for a number or a mark: in a sentence "voltage" says nothing."""
    before = label.marked.text[: label.terms[0].start]
    return label.marked.is_label and not any(ch.isalpha() for ch in before)


def _is_index(marked: Marked, amount: Amount) -> bool:
    """Whether a bare number is a footnote mark or a list number, not a value."""
    before = marked.text[: amount.first].rstrip()
    after = marked.text[amount.end :]
    closes = bool(re.match(r"\s*[)）]", after)) and not before.endswith(("(", "（"))
    named = _NAMED.match(after) is not None or _STANDARD.search(before) is not None
    return closes or named or before.endswith(("*", "＊", "注", "Note"))


def _kind(
    marked: Marked, amount: Amount, before: int, label: Label, sense: Sense, prop: Property, inside: bool
) -> Kind | None:
    """Whose word counts: the number's own bound, then words beside it, then its column, then its label."""
    if amount.kind in (Kind.MINIMUM, Kind.MAXIMUM, Kind.APPROXIMATE, Kind.TYPICAL):
        return amount.kind
    start = max(before, label.terms[0].start) if inside else before
    beside = marked.kinds(start, amount.start) or _behind(marked, amount)
    if beside:
        return _strongest(tuple(k for _, k in beside), prop)
    if sense.kind is not None:
        return sense.kind
    if sense.names and not label.kinds:
        return None
    kinds = label.kinds
    return _strongest(kinds, prop) if kinds else None


def _with_listed_kind(pair: Pair, label: Label | None) -> Pair:
    """A pair whose label lists kinds, one for each value: "(nominal/minimum, Ah)  2.3/2.2", "Typ (Min)  2.6 (2.5)"."""
    kinds = label.kinds if label else ()
    values = [
        a
        for a in pair.value.amounts
        if label is None or pair.value is not label.marked or a.first >= label.terms[0].end
    ]
    if (
        len(kinds) < 2
        or len(values) < 2
        or pair.amount.kind is not None
        or pair.value.kinds(*_around(pair, values))
    ):
        return pair
    at = next((k for k, a in enumerate(values) if a.first == pair.amount.first), 0)
    kind = kinds[min(at, len(kinds) - 1)]
    point = pair.interval.low if pair.interval.low is not None else pair.interval.high
    interval = Interval(point, point) if pair.amount.interval.is_point else pair.interval
    return replace(pair, kind=kind, interval=_as_claimed(interval, kind))


def _around(pair: Pair, values: list[Amount]) -> tuple[int, int]:
    """The stretch of the slot that holds the values: a kind in there is the value's own."""
    return values[0].start, len(pair.value.text)


def _with_shared_units(marked: Marked) -> Iterator[Amount]:
    """The slot's quantities, a bare one right behind another taking its unit ("2.6 Ah (2.5)"), and of one quantity
    printed in two systems ("13.2 lbs. (6 kg)") only the metric one."""
    last: Amount | None = None
    for amount in marked.amounts:
        if amount.unit is None and last is not None and last.unit is not None:
            between = marked.text[last.end : amount.start] if amount.start >= last.end else "?"
            if between.strip() in ("(", "（", "/", "／") and not _is_index(marked, amount):
                amount = replace(amount, unit=last.unit)
        if not _is_conversion(amount, marked.amounts):
            yield amount
        last = amount


def _is_conversion(amount: Amount, others: tuple[Amount, ...]) -> bool:
    if amount.unit is None or amount.unit.name not in ("lb", "oz", "in"):
        return False
    mine = amount.canonical()
    return any(
        o.unit is not None
        and o.unit.canonical == amount.unit.canonical
        and o.unit.name not in ("lb", "oz", "in")
        for o in others
        if o is not amount and mine.low is not None
    )


def _with_kind_behind(pair: Pair, following: Marked | None) -> Pair:
    """A pair whose kind stands in the remarks right behind it: "72.0 g | maximum"."""
    if pair.kind is not None or following is None or following.amounts or following.labels:
        return pair
    kinds = tuple(k for t, k in following.kinds() if t.start <= 1)
    kind = _strongest(kinds[:1], pair.property) if kinds else None
    return pair if kind is None else replace(pair, kind=kind, interval=_as_claimed(pair.interval, kind))


def _behind(marked: Marked, amount: Amount) -> tuple[tuple[Term, Kind], ...]:
    """A kind right behind a value: "2600mAh (typ.)"."""
    following = next((a.start for a in marked.amounts if a.start >= amount.end), len(marked.text))
    return tuple((t, k) for t, k in marked.kinds(amount.end, following) if t.start - amount.end <= 3)


def _strongest(kinds: tuple[Kind, ...], prop: Property) -> Kind | None:
    order = (
        Kind.MINIMUM,
        Kind.MAXIMUM,
        Kind.TYPICAL,
        Kind.MEASURED,
        Kind.RATED,
        Kind.NOMINAL,
        Kind.APPROXIMATE,
    )
    usable = [k for k in order if k in kinds and not (k is Kind.MAXIMUM and prop.name in _UNBOUNDED_ABOVE)]
    return usable[0] if usable else None


def _as_claimed(interval: Interval, kind: Kind | None) -> Interval:
    """A single number under "minimum" has no upper end, and one under "maximum" no lower."""
    if not interval.is_point:
        return interval
    if kind is Kind.MINIMUM:
        return Interval(interval.low, None)
    return Interval(None, interval.high) if kind is Kind.MAXIMUM else interval


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


def _conditions_beside(row: MarkedRow, head: Head) -> str:
    return "; ".join(m.text for m in row.slots if head.above(m.slot).role == "method" and m.amounts)


def _conditions(marked: Marked, amount: Amount, label: Label, extra: str) -> str | None:
    """What the paper says of how the value was taken: rates, temperatures, pressures, and the words around them."""
    inside = [
        _quoted(m, a)
        for m in dict.fromkeys((label.marked, marked))
        for a in m.amounts
        if _conditioning(a, amount)
    ]
    words = [c.text for c in label.marked.cues if c.name == "condition" and c.group != "test"]
    parts = [p for p in (*dict.fromkeys(inside), *dict.fromkeys(words), extra) if p]
    return "; ".join(parts) or None


_CONDITIONS = frozenset(("C-rate", "°C", "press", "MPa", "A", "A/g", "h", "Ω", "1"))


def _conditioning(other: Amount, amount: Amount) -> bool:
    return other is not amount and _is_condition(other)


def _is_condition(amount: Amount) -> bool:
    return amount.unit is not None and amount.unit.canonical in _CONDITIONS


def _quoted(marked: Marked, amount: Amount) -> str:
    return marked.text[amount.start : amount.end]


def _residue(marked: Marked, amount: Amount) -> bool:
    """Whether words stand in the slot beyond the value, its kind, its bound and its unit."""
    kept = {k for t in (*marked.labels, *marked.cues) for k in range(t.start, t.end)}
    kept |= {k for a in marked.amounts for k in range(a.start, a.end)}
    kept |= {k for m in marked.mentions for k in range(m.start, m.end)}
    rest = [ch for k, ch in enumerate(marked.text) if k not in kept and ch not in _SMALL]
    return len(rest) > 6

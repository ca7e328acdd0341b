"""The head of a table whose columns are properties and whose rows are models."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from classifier.facts import Kind
from classifier.law.vocabulary import Property, Unit
from extractor.language.numbers.quantities import Amount
from extractor.language.terms import Term
from extractor.rows.annotated_rows import Marked, MarkedRow

_HEAD_LENGTH = 60
_BRACKETED = re.compile(r"(?<=\w)\s*[(（][^()（）]*[)）]")


@dataclass(frozen=True, slots=True)
class PropertyColumn:
    """A column's property words, unit and kind, and where it stands.

    `under` is its own place where its words stand over several columns.
    """

    marked: Marked
    terms: tuple[Term, ...]
    unit: Unit | None
    kind: Kind | None
    under: Marked | None = None

    @property
    def place(self) -> Marked:
        """The slot that its values stand under."""
        return self.under or self.marked


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
    if len(labelled) < 2 or any(_has_value(m, properties) for m in row.slots) or any(is_bare_value(m) for m in others):
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
    places = [*(c.place for c in head.columns), *head.others]
    loose: list[Marked] = []
    for line in near:
        gap = max(row.top, line.top) - min(row.bottom, line.bottom)
        if gap > min(row.bottom - row.top, line.bottom - line.top) or any(is_bare_value(m) for m in line.slots):
            continue
        loose += [m for m in line.slots if m.slot.table is None and all(overlap(m, p) <= 0 for p in places)]
    return replace(head, others=(*head.others, *loose))


def with_second_row(head: PropertyHead, row: MarkedRow, properties: Mapping[str, Property]) -> PropertyHead | None:
    """The head with a row of units, kinds or narrower properties under it; `None` if the row is no such row.

    Words over several columns stand for each of them: "Capacity (Ah)" over "Nominal | Minimum". What is merged over
    both rows stays as it is.
    """
    merged = {_cell(m) for m in (*(c.place for c in head.columns), *head.others)} - {None}
    fresh = [m for m in row.slots if _cell(m) not in merged]
    is_merged = len(fresh) < len(row.slots)
    own = property_head(row, properties)
    # "Ah, C/3 | V | Wh/kg" under words of its own: a unit that could head a column alone does not make it a head anew.
    is_new = own is not None and not is_merged and any(c.marked.labels for c in own.columns)
    if is_new or any(m.amounts and not (m.labels and m.mentions) for m in fresh):
        return None
    if not any(m.mentions or m.kinds() or (is_merged and m.labels) for m in fresh):
        return None
    named = {c.marked: c for c in own.columns} if own is not None else {}
    columns: list[PropertyColumn] = []
    for column in head.columns:
        under = [m for m in fresh if overlap(m, column.place) > 0]
        if is_merged and len(under) > 1:
            columns += [_narrower(column, m, named.get(m)) for m in under]
        elif len(under) > 1 and all(m.kinds() for m in under):
            columns += [_narrower(column, m, None) for m in under]
        else:
            columns.append(_completed(column, under))
    taken = {c.place for c in columns} | {c.marked for c in columns}
    added = [c for c in named.values() if c.marked in fresh and not _is_under(c.marked, head.columns)]
    columns += added
    taken |= {c.marked for c in added}
    over = [m for m in head.others if not (is_merged and any(overlap(m, x) > 0 for x in fresh))]
    loose = [m for m in fresh if m not in taken and not _is_under(m, head.columns)] if is_merged else []
    return PropertyHead(tuple(columns), (*over, *loose), head.model)


def _cell(marked: Marked) -> tuple[int, int] | None:
    """The ruled cell that a slot is, which is met again in each row that it covers."""
    return None if marked.slot.table is None else (marked.slot.table, marked.slot.key)


def _is_under(marked: Marked, columns: Sequence[PropertyColumn]) -> bool:
    return any(overlap(marked, c.place) > 0 for c in columns)


def _narrower(column: PropertyColumn, under: Marked, own: PropertyColumn | None) -> PropertyColumn:
    """One of several columns below a head's words."""
    if own is not None:
        return replace(own, unit=own.unit or column.unit, kind=own.kind or column.kind)
    whole = _completed(column, [under])
    return replace(whole, under=under)


def _has_value(marked: Marked, properties: Mapping[str, Property]) -> bool:
    """Whether a slot states a value.

    Beside a property's words and a unit that waits for its number, a quantity is the condition of a test: "Compressed
    density @ 3 t (g/cc)". So is a quantity of another kind in brackets behind the words: "Energy (DoD 90 %)".
    """
    if marked.labels and marked.mentions:
        return any(
            a.unit is not None and a.unit.canonical == marked.mentions[-1].unit.canonical for a in marked.amounts
        )
    own = {properties[t.name].unit for t in marked.labels}
    aside = [m.span() for m in _BRACKETED.finditer(marked.text)] if marked.labels else []
    return any(
        not _is_condition(a)
        and (a.unit is None or a.unit.canonical in own or not any(x < a.start and a.end < y for x, y in aside))
        for a in marked.amounts
    )


def _is_condition(amount: Amount) -> bool:
    """Whether a quantity in a head tells how the values under it were measured; a bare number is none's."""
    return amount.unit is None or amount.unit.canonical in ("C-rate", "°C", "h")


def is_bare_value(marked: Marked) -> bool:
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


def _completed(column: PropertyColumn, under: Sequence[Marked]) -> PropertyColumn:
    unit = column.unit or next((u.unit for m in under for u in m.mentions), None)
    kind = next((k for m in under for _, k in m.kinds()), column.kind)
    return replace(column, unit=unit, kind=kind)


def overlap(one: Marked, other: Marked) -> float:
    """By how many points two slots stand over each other; below nought where they stand apart."""
    a, b = one.slot, other.slot
    return min(a.right, b.right) - max(a.left, b.left)

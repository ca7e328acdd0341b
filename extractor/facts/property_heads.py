"""The head of a table whose columns are properties and whose rows are models."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from classifier.facts import Kind
from classifier.law.vocabulary import Property, Unit
from extractor.language.numbers.quantities import Amount
from extractor.language.terms import Term
from extractor.rows.annotated_rows import Marked, MarkedRow

_HEAD_LENGTH = 60


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
    if len(labelled) < 2 or any(_has_value(m) for m in row.slots) or any(is_bare_value(m) for m in others):
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
        if gap > min(row.bottom - row.top, line.bottom - line.top) or any(is_bare_value(m) for m in line.slots):
            continue
        loose += [m for m in line.slots if m.slot.table is None and all(overlap(m, p) <= 0 for p in places)]
    return replace(head, others=(*head.others, *loose))


def with_units(head: PropertyHead, row: MarkedRow) -> PropertyHead | None:
    """The head with a second row of units or kinds under it; `None` if the row is no such row."""
    if any(m.amounts for m in row.slots) or not any(m.mentions or m.kinds() for m in row.slots):
        return None
    return PropertyHead(tuple(_completed(c, row) for c in head.columns), head.others, head.model)


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


def _completed(column: PropertyColumn, row: MarkedRow) -> PropertyColumn:
    under = [m for m in row.slots if overlap(m, column.marked) > 0]
    unit = column.unit or next((u.unit for m in under for u in m.mentions), None)
    kind = next((k for m in under for _, k in m.kinds()), column.kind)
    return PropertyColumn(column.marked, column.terms, unit, kind)


def overlap(one: Marked, other: Marked) -> float:
    a, b = one.slot, other.slot
    return min(a.right, b.right) - max(a.left, b.left)

"""Labels: the property words of a slot that wait for a value, with the unit and the kinds that stand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from classifier.facts import Kind
from classifier.law.vocabulary import Property, Unit
from classifier.quantity import Interval
from extractor.document.layout_settings import LAYOUT
from extractor.facts.axis_ticks import aligned
from extractor.facts.test_conditions import is_condition
from extractor.facts.wordings import Wordings
from extractor.language.numbers.quantities import Amount
from extractor.language.terms import Term
from extractor.rows.annotated_rows import Marked, MarkedRow

Group = tuple[Term, ...]
"""Property words of one place: "density" is several properties' name."""


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
    """A value with the property it belongs to.

    `models` are the names over its column or before its row; `doubt` is why it may be another property's.
    """

    property: Property
    interval: Interval
    kind: Kind | None
    amount: Amount
    value: Marked
    label: Marked
    models: tuple[str, ...]
    conditions: str | None
    pure: bool
    doubt: str | None = None


_RUNNING = 40
"""So many characters in one slot are running text, not a cell."""


def groups_of(marked: Marked) -> list[Group]:
    """Property words by place: those of one span together."""
    groups: list[list[Term]] = []
    for term in marked.labels:
        if groups and groups[-1][0].start == term.start:
            groups[-1].append(term)
        else:
            groups.append([term])
    return [tuple(g) for g in groups]


def head_group(marked: Marked, words: Wordings) -> Group:
    """The words that a label is about: the last ones, unless they only qualify the first ("capacity after charge")."""
    groups = groups_of(marked)
    first, last = groups[0], groups[-1]
    qualified = words.qualifying.search(marked.text[first[0].end : last[0].start])
    return first if qualified else last


def label_of(marked: Marked, group: Group) -> Label:
    """A label from one place of a slot, with the kinds and the unit that stand in it."""
    # The bound of the first value ("≥") is that value's, and not the label's.
    values = (a.start for a in marked.amounts if a.first >= group[0].end and not is_condition(a))
    end = next(values, len(marked.text))
    # In running text the kind before an earlier value is that value's.
    begin = max((a.end for a in marked.amounts if a.end <= group[0].start and not is_condition(a)), default=0)
    kinds = (
        tuple(k for _, k in marked.kinds(begin, end))
        if marked.is_label
        else tuple(k for _, k in marked.kinds(group[0].start, end))
    )
    unit = next((m.unit for m in marked.mentions if m.start >= group[0].end), None)
    unit = unit or next((m.unit for m in marked.mentions), None)
    return Label(marked, group, kinds, unit)


def labels_beside(rows: Sequence[MarkedRow], words: Wordings) -> dict[MarkedRow, Label]:
    """Labels of two lines whose value stands half a line above or below: the row that lacks one, and its label."""
    found: dict[MarkedRow, Label] = {}
    if not rows:
        return found
    for row, above, below in zip(rows, (None, *rows[:-1]), (*rows[1:], None), strict=True):
        if any(m.labels for m in row.slots) or not any(m.amounts for m in row.slots):
            continue
        near = [r for r in (above, below) if r is not None and _is_label_row(r, row)]
        if near:
            marked = next(m for m in near[0].slots if m.labels)
            found[row] = _half_line_label(marked, above if near[0] is below else below, words)
    return found


def _half_line_label(marked: Marked, other: MarkedRow | None, words: Wordings) -> Label:
    """A label half a line off its value, with the unit that its second line gives."""
    label = label_of(marked, head_group(marked, words))
    lone = other.slots[0] if other is not None and len(other.slots) == 1 else None
    if lone is not None and lone.mentions and not lone.labels and not lone.amounts and aligned(lone, marked):
        return replace(label, unit=lone.mentions[0].unit)
    return replace(label, carried=True)


def _is_label_row(label: MarkedRow, value: MarkedRow) -> bool:
    """Whether a row holds a label without a value, left of the values and less than a line away from them."""
    named = [m for m in label.slots if m.labels and m.is_label]
    if len(named) != 1 or any(a.unit is None for a in named[0].amounts):
        return False
    behind = [m for m in value.slots if m.amounts and m.slot.left > named[0].slot.left + 1]
    height = min(label.bottom - label.top, value.bottom - value.top)
    return (
        bool(behind)
        and not any(m.amounts for m in label.slots if m is not named[0] and aligned(m, behind[0]))
        and abs(label.top - value.top) < LAYOUT.facts.one_line * max(height, LAYOUT.facts.least_type_points)
    )


def torn_label(above: MarkedRow | None, row: MarkedRow, words: Wordings) -> Label | None:
    """The property that ends a line of running text, where the line right below opens with a quantity."""
    if above is None or len(above.slots) != 1 or len(row.slots) != 1:
        return None
    upper, lower = above.slots[0], row.slots[0]
    if upper.slot.table is not None or lower.slot.table is not None or not upper.labels or not lower.amounts:
        return None
    height = max(above.bottom - above.top, LAYOUT.facts.least_type_points)
    near = row.top - above.bottom <= LAYOUT.facts.next_line * height
    opens = lower.amounts[0].start <= 1 and lower.amounts[0].unit is not None
    last = groups_of(upper)[-1]
    ends = words.stating.fullmatch(upper.text, last[0].end) is not None
    return label_of(upper, last) if near and opens and ends and len(upper.text) >= _RUNNING else None

"""What the head of a table says of its columns: whose values they hold, of which kind, in which unit.

A head may take several rows ("YH-1 | YH-2" over "Spec | Typical"), so a column's sense is gathered from all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from classifier.facts import Kind
from classifier.law.vocabulary import Property, Unit
from extractor.document.layout_settings import LAYOUT
from extractor.language.terms import Term
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.heads.names_of_models import (
    LISTED,
    are_names,
    before_a_kind,
    beside_a_head,
    has_a_unit,
    is_name,
    is_series,
    looks_like_model,
    names_models,
)
from extractor.rows.slots import Slot

_T = TypeVar("_T")

_HEAD_LENGTH = 60


_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Column:
    """One head: its place, its role (`value`, `unit`, `method`, `property`, `model`, `name`) and what it fixes."""

    slot: Slot
    role: str
    kind: Kind | None = None
    unit: Unit | None = None
    name: str | None = None
    labels: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Sense:
    """What all head rows together say of the place where a slot stands."""

    role: str | None = None
    kind: Kind | None = None
    unit: Unit | None = None
    names: tuple[str, ...] = ()


_NOTHING = Sense()


@dataclass(frozen=True, slots=True)
class Head:
    """The head rows of a table, from top to bottom."""

    rows: tuple[tuple[Column, ...], ...] = ()

    def above(self, slot: Slot) -> Sense:
        """What stands over a slot."""
        if not self.rows:
            return _NOTHING
        each = [_over(row, slot) for row in self.rows]
        if slot.table is None and any(sum(c.slot.table is not None for c in row) > 1 for row in each):
            return _NOTHING  # a paragraph below the ruled table, across its columns
        over = [column for row in each for column in row]
        roles = [c.role for c in over]
        return Sense(
            role=_first(r for r in ("method", "unit", "property", "model", "value", "name") if r in roles),
            kind=_first(c.kind for c in reversed(over) if c.kind is not None),
            unit=_first(c.unit for c in over if c.unit is not None),
            names=tuple(dict.fromkeys(c.name for c in over if c.name)),
        )

    def fits(self, row: MarkedRow) -> bool:
        """Whether no property's word stands under a model's name: then the names were none."""
        labels = [m for m in row.slots if m.is_all_label and not m.amounts]
        return len(labels) < 2 or not any(self.above(m.slot).names for m in labels)

    def takes_in(self, row: Sequence[Column]) -> bool:
        """Whether a row says which kinds of value stand under each of its models, and nothing else.

        What the models are may stand on a line between.
        """
        several = len(self.names) > 1 and all(c.role == "value" for c in row)
        return several and all(len(self.above(c.slot).names) == 1 for c in row)

    @property
    def names(self) -> tuple[str, ...]:
        """The models that it names, from left to right."""
        return tuple(dict.fromkeys(c.name for row in self.rows for c in row if c.name))


def head_columns(row: MarkedRow, below: MarkedRow | None = None) -> tuple[Column, ...]:
    """The row's heads, if it is a head row; else none. `below` is the next row, if there is one."""
    slots = row.slots
    if len(slots) < 2 or any(_states_something(m) for m in slots):
        return ()
    if names_models(row, below):
        return tuple(_column(m, "name") for m in slots)
    if is_series(slots):
        return (_column(slots[0], "property"), *(_column(m, "name") for m in slots[1:]))
    roles = _roles(slots)
    if len(slots) > 2 and all(r is None for r in roles[1::2]) and all(r is not None for r in roles[::2]):
        return ()  # "Spec. No. | AX-1 | Version | 1.1": each head with its own value beside it
    heads = sum(r is not None for r in roles)
    first = roles[0]
    named = [m for m, r in zip(slots[1:], roles[1:], strict=True) if r is None]
    models = [m for m in named if looks_like_model(m)]
    if first == "model" and len(models) == 1 < len(named) and all(m.goods for m in named if m not in models):
        return ()  # "Model | AX-45 | box furnace": its name, and what it is
    if first == "model" and 1 < len(models) < len(named):
        return tuple(_column(m, "name" if m in models else r or "method") for m, r in zip(slots, roles, strict=True))
    if first == "value" and len(models) > 1 and len(models) == len(slots) - 1:
        return tuple(_column(m, "name" if m in models else "model") for m in slots)  # German "Typ" is a model
    if first in ("property", "model", "unit") and named and are_names(named):
        lists_models = len(named) >= 2 or heads >= 2
        return tuple(_column(m, r or "name") for m, r in zip(slots, roles, strict=True)) if lists_models else ()
    if heads >= 2 and not named and not slots[0].labels:
        return tuple(_column(m, r or "value") for m, r in zip(slots, roles, strict=True))
    says_no_property = not any(m.labels for m in slots if m not in named)
    if first != "value" and heads >= 2 and are_names(named) and says_no_property:
        return tuple(_column(m, r or "name") for m, r in zip(slots, roles, strict=True))
    return ()


def units_over(row: MarkedRow) -> Head:
    """The head that a row of heads is where only the units that stand in it tell something of what is under them."""
    return Head((tuple(Column(m.slot, "", unit=m.mentions[0].unit if m.mentions else None) for m in row.slots),))


def _roles(slots: Sequence[Marked]) -> list[str | None]:
    """The role of each slot.

    Words nobody knows that stand left of the head of the properties group them, and are no model's ("Class | Parameter
    | AX-1 | AX-2").
    """
    roles = [_role(m) for m in slots]
    first = next((k for k, role in enumerate(roles) if role is not None), 0)
    models = [m for m in slots[first + 1 :] if looks_like_model(m)]
    if roles[first] == "property" and not any(
        m.labels or (looks_like_model(m) if len(models) > 1 else is_name(m)) for m in slots[:first]
    ):
        roles[:first] = ["property"] * first
    return roles


def implied_head(rows: Sequence[MarkedRow], properties: Mapping[str, Property]) -> Head:
    """The head that a line-up without one implies: three properties at least, each with a value for every column.

    A column is called by its value in the fullest row ("22 kWh"), for want of a name.
    """
    listing = [(row, values) for row in rows if (values := _listed_values(row, properties))]
    told = {row.slots[0].labels[0].name for row, _ in listing}
    if len(told) < LISTED or any(len(head_columns(row)) > 2 for row in rows):
        return Head()
    row, values = max(listing, key=lambda pair: len(pair[1]))
    label = row.slots[0]
    suffix = label.text[label.mentions[0].start : label.mentions[0].end] if label.mentions else ""
    columns = tuple(Column(m.slot, "name", name=f"{m.text} {suffix}".strip()) for m in values)
    return Head((columns,)) if len({c.name for c in columns}) == len(columns) else Head()


def _listed_values(row: MarkedRow, properties: Mapping[str, Property]) -> tuple[Marked, ...]:
    """The values of a row that states one property for several columns."""
    label, values = row.slots[0], row.slots[1:]
    if not label.labels or not properties[label.labels[0].name].reported or len(values) < LISTED:
        return ()
    bare = tuple(m for m in values if m.amounts and m.amounts[0].end - m.amounts[0].start >= len(m.text.strip()))
    return bare if len(bare) == len(values) else ()


def _states_something(marked: Marked) -> bool:
    """Whether a slot holds a value with its unit, or is too long for a head."""
    if len(marked.text) > _HEAD_LENGTH:
        return True
    return has_a_unit(marked, _CONDITION_UNITS)


_CONDITION_UNITS = frozenset(("C-rate", "°C", "h", "press", "pcs"))


def _role(marked: Marked) -> str | None:
    """What kind of head a slot is: the cue that covers most of it, if any covers enough."""
    letters = len(_LETTERS.findall(marked.text))
    if beside_a_head(marked) is not None:
        return None
    if marked.labels and _covered(marked, marked.labels) * 2 > letters:
        return None
    cues = [c for c in marked.cues if c.name in ("head", "kind", "document_number")]
    if cues and _covered(marked, cues) * 2 >= max(letters, 1):
        # "Property (guide value)": the bracket tells more of what the head has named already.
        cues = [c for c in cues if "(" not in marked.text[: c.start]] or cues
        return _ROLES.get("kind" if cues[-1].name == "kind" else cues[-1].group, "value")
    if marked.mentions and sum(m.end - m.start for m in marked.mentions) * 2 >= max(letters, 1):
        return "unit"
    return None


_ROLES = {
    "property": "property",
    "unit": "unit",
    "method": "method",
    "model": "model",
    "maker": "method",
    "number": "method",
}
"""The role of a head by the group of its cue; what stands under the number of a document is as little a value as what
stands under a method."""


def _covered(marked: Marked, terms: Iterable[Term]) -> int:
    places = {k for t in terms for k in range(t.start, t.end)}
    return sum(1 for k in places if _LETTERS.match(marked.text[k]))


def _column(marked: Marked, role: str) -> Column:
    kinds = marked.kinds()
    unit = marked.mentions[0].unit if marked.mentions and role != "name" else None
    name = (
        beside_a_head(marked) or marked.text if role == "name" else before_a_kind(marked) if role == "value" else None
    )
    return Column(marked.slot, role, kinds[0][1] if kinds and role == "value" else None, unit, name, marked.labels)


def _over(row: tuple[Column, ...], slot: Slot) -> tuple[Column, ...]:
    """The columns of one head row above a slot; the nearest one where none stands right above."""
    above = tuple(c for c in row if min(c.slot.right, slot.right) - max(c.slot.left, slot.left) > 1)
    if above:
        return above
    if slot.table is not None:
        return ()
    middle = (slot.left + slot.right) / 2
    nearest = min(row, key=lambda c: abs((c.slot.left + c.slot.right) / 2 - middle), default=None)
    if nearest is None or abs((nearest.slot.left + nearest.slot.right) / 2 - middle) > LAYOUT.rows.head_reach_points:
        return ()
    return (nearest,)


def _first(values: Iterable[_T]) -> _T | None:
    return next(iter(values), None)

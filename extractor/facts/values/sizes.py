"""Sizes given as a product: "Tube (I.D. × length) | Φ325×4500 mm".

The first number is of the name that stands before the sign in the label, and has the unit of the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from classifier.law.vocabulary import Property, Unit
from extractor.facts.labels import Pair
from extractor.language.numbers.quantities import Amount
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.heads.column_heads import Head

_TIMES = re.compile(r"[×*]|\b[xX]\b")
_JOINT = re.compile(r"\s*(?:[×*xX])\s*[ΦφØø⌀]?\s*")
DIAMETER = "barrel_diameter"


def sized(row: MarkedRow, head: Head, properties: Mapping[str, Property]) -> Iterator[Pair]:
    """The diameters of a row whose label gives a diameter times another size."""
    for number, label in enumerate(row.slots):
        named = [t for t in label.labels if t.name == DIAMETER]
        if not named or not _TIMES.search(label.text, named[0].start):
            continue
        for value in row.slots[number + 1 :]:
            amount, unit = _first_of_a_product(value)
            unit = unit or next((m.unit for m in label.mentions), None)
            prop = properties[DIAMETER]
            if amount is None or unit is None or unit.canonical != prop.unit:
                continue
            names = head.above(value.slot).names
            yield Pair(prop, amount.canonical(unit), amount.kind, amount, value, label, names, None, True)


def is_a_later_size(marked: Marked, amount: Amount) -> bool:
    """Whether a number stands behind the sign of a product: a length, no diameter."""
    return any(two is amount and _JOINT.fullmatch(marked.text[one.end : two.start]) for one, two in _pairs(marked))


def _first_of_a_product(value: Marked) -> tuple[Amount | None, Unit | None]:
    """The first number of a slot that is a product of sizes, and the unit that the whole has."""
    for one, two in _pairs(value):
        if _JOINT.fullmatch(value.text[one.end : two.start]):
            return one, one.unit or two.unit
    return None, None


def _pairs(marked: Marked) -> list[tuple[Amount, Amount]]:
    return list(pairwise(marked.amounts))

"""The goods that a row of a table names beside its values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractor.facts.columns.property_heads import overlap
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.heads.column_heads import Head

_OTHER = "other"
_GENERAL = frozenset(("generic", "part"))
_COLUMN_WIDTH, _COLUMN_TEXT = 160.0, 40
"""What is wider (in points) or longer is running text below a table, not a cell of it."""


def goods_text(row: MarkedRow, uses: Sequence[Marked], traits: Sequence[Marked] = ()) -> str:
    """The slots of a row that name goods, joined; none of other goods that they are for, under one of these heads.

    General words under one of the heads `traits`, which call nothing a kind or a name, are of a part: "Atomiser |
    two-fluid nozzle".
    """
    named = (m for m in row.slots if m.goods and not (_OTHER in _names(m) and _under(m, uses)))
    return ", ".join(m.text for m in named if not ({g.group for g in m.goods} <= _GENERAL and _under(m, traits)))


def _names(marked: Marked) -> set[str]:
    return {g.name for g in marked.goods}


def _under(marked: Marked, heads: Sequence[Marked]) -> bool:
    return any(overlap(marked, head) > 0 for head in heads)


def told_under(row: MarkedRow, head: Head) -> Iterator[tuple[str, str]]:
    """Words under a model's name that tell what it is, with the name: "Type | box furnace | Acheson furnace"."""
    under = [(m, head.above(m.slot).names) for m in row.slots]
    left = [m for m, names in under if not names]
    if len(under) < 2:
        return  # a line across the columns is said of no one of them
    if left and not (left[0].heads("model", "property", "sort") and not left[0].labels):
        return
    for marked, names in under:
        narrow = marked.slot.right - marked.slot.left <= _COLUMN_WIDTH and len(marked.text) <= _COLUMN_TEXT
        if len(names) == 1 and narrow and not marked.amounts and (marked.goods or not marked.labels):
            yield names[0], marked.text

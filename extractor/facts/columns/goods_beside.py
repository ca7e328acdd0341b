"""The goods that a row of a table names beside its values."""

from __future__ import annotations

from collections.abc import Sequence

from extractor.facts.columns.property_heads import overlap
from extractor.rows.annotated_rows import Marked, MarkedRow

_OTHER = "other"
_GENERAL = frozenset(("generic", "part"))


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

"""What a paper says of how a value was taken: rates, temperatures, pressures, and the words around them."""

from __future__ import annotations

from extractor.language.numbers.quantities import Amount
from extractor.rows.annotated_rows import Marked, MarkedRow
from extractor.rows.heads.column_heads import Head

_CONDITIONS = frozenset(("C-rate", "°C", "press", "MPa", "A", "A/g", "h", "Ω", "1"))


_SMALL = frozenset(" \t()（）[]［］:：=,，/／-–—~.·*＊①②③④⑤Φφ∅")


def conditions_of(marked: Marked, amount: Amount, label: Marked, extra: str) -> str | None:
    """What the paper says of how the value was taken: rates, temperatures, pressures, and the words around them."""
    inside = [_quoted(m, a) for m in dict.fromkeys((label, marked)) for a in m.amounts if _conditioning(a, amount)]
    words = [c.text for c in label.cues if c.name == "condition" and c.group != "test"]
    parts = [p for p in (*dict.fromkeys(inside), *dict.fromkeys(words), extra) if p]
    return "; ".join(parts) or None


def conditions_beside(row: MarkedRow, head: Head) -> str:
    """What the columns of test methods say in a row, joined by semicolons."""
    return "; ".join(m.text for m in row.slots if m.amounts and head.above(m.slot).role == "method")


def _conditioning(other: Amount, amount: Amount) -> bool:
    return other is not amount and is_condition(other)


def is_condition(amount: Amount) -> bool:
    """Whether an amount is in a unit of conditions (rates, temperatures, pressures) rather than of values."""
    return amount.unit is not None and amount.unit.canonical in _CONDITIONS


def _quoted(marked: Marked, amount: Amount) -> str:
    return marked.text[amount.start : amount.end]


def residue(marked: Marked) -> bool:
    """Whether words stand in the slot beyond the value, its kind, its bound and its unit."""
    kept = {k for t in (*marked.labels, *marked.cues) for k in range(t.start, t.end)}
    kept |= {k for a in marked.amounts for k in range(a.start, a.end)}
    kept |= {k for m in marked.mentions for k in range(m.start, m.end)}
    rest = [ch for k, ch in enumerate(marked.text) if k not in kept and ch not in _SMALL]
    return len(rest) > 6

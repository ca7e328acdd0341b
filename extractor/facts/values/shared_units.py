"""Quantities of a slot that share one unit: "2.6 Ah (2.5)", "5000 / 4850 mAh" under a label that lists kinds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from extractor.facts.values.objections import is_index
from extractor.facts.wordings import Wordings
from extractor.language.numbers.quantities import Amount
from extractor.rows.annotated_rows import Marked

_STROKES = ("/", "／", "|", ";", "；")


def with_shared_units(marked: Marked, words: Wordings, *, listed: bool) -> Iterator[Amount]:
    """The slot's quantities, a bare one right behind another taking its unit ("2.6 Ah (2.5)", "(min. 2.5)").

    Where the label has `listed` kinds ("typ. / min."), also one before it ("5000 / 4850 mAh"). Of one quantity printed
    in two systems ("13.2 lbs. (6 kg)") only the metric one.
    """
    last: Amount | None = None
    for amount in _with_the_last_unit(marked, words) if listed else marked.amounts:
        if amount.unit is None and last is not None and last.unit is not None:
            between = _between(marked, last.end, amount.start) if amount.start >= last.end else "?"
            if between in ("(", "（", "/", "／") and _alike(last, amount) and not is_index(marked, amount, words):
                amount = replace(amount, unit=last.unit)
        if not _is_conversion(amount, marked.amounts):
            yield amount
        last = amount


def _with_the_last_unit(marked: Marked, words: Wordings) -> tuple[Amount, ...]:
    """The quantities, bare ones before a stroke with the unit behind the last: "5.0 / 4.85 Ah"."""
    made: list[Amount] = []
    for amount in reversed(marked.amounts):
        following = made[-1] if made else None
        if amount.unit is None and following is not None and _shares(marked, amount, following, words):
            amount = replace(amount, unit=following.unit)
        made.append(amount)
    return tuple(reversed(made))


def _shares(marked: Marked, amount: Amount, following: Amount, words: Wordings) -> bool:
    """Whether a bare number has the unit of the one behind the stroke."""
    apart = _between(marked, amount.end, following.start) in _STROKES
    return apart and following.unit is not None and _alike(amount, following) and not is_index(marked, amount, words)


def _between(marked: Marked, start: int, end: int) -> str:
    """What stands between two values beside words of kind: "/" of "typ. 5000 / min. 4850 mAh"."""
    kinds = {k for term, _ in marked.kinds(start, end) for k in range(term.start, term.end)}
    return "".join(ch for k, ch in enumerate(marked.text[start:end], start) if k not in kinds).strip(" .")


def _alike(one: Amount, other: Amount) -> bool:
    """Whether two numbers are of one size: "2.6 (2.5)" are two capacities, "2600 (2)" a capacity and its note."""
    a, b = (abs(i.high or i.low or Decimal(0)) for i in (one.interval, other.interval))
    return min(a, b) * 4 > max(a, b)


def _is_conversion(amount: Amount, others: tuple[Amount, ...]) -> bool:
    if amount.unit is None or amount.unit.name not in ("lb", "oz", "in"):
        return False
    mine = amount.canonical()
    return any(
        o.unit is not None and o.unit.canonical == amount.unit.canonical and o.unit.name not in ("lb", "oz", "in")
        for o in others
        if o is not amount and mine.low is not None
    )

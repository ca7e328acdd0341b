"""What a printed number claims to be: nominal, typical, a minimum; whose word counts, and what bound follows."""

from __future__ import annotations

from dataclasses import replace

from classifier.facts import Kind
from classifier.law.vocabulary import Property
from classifier.quantity import Interval
from extractor.facts.labels import Label, Pair
from extractor.language.numbers.quantities import Amount
from extractor.language.terms import Term
from extractor.rows.annotated_rows import Marked
from extractor.rows.heads.column_heads import Sense

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


def kind_of(
    marked: Marked, amount: Amount, before: int, label: Label, sense: Sense, prop: Property, inside: bool
) -> Kind | None:
    """Whose word counts: the number's own bound, then words beside it, then its column, then its label."""
    if amount.kind in (Kind.MINIMUM, Kind.MAXIMUM, Kind.APPROXIMATE, Kind.TYPICAL):
        return amount.kind
    start = max(before, label.terms[0].start) if inside else before
    beside = marked.kinds(start, amount.start) or _behind(marked, amount)
    if beside:
        return strongest(tuple(k for _, k in beside), prop)
    if sense.kind is not None:
        return sense.kind
    if sense.names and not label.kinds:
        return None
    kinds = label.kinds
    return strongest(kinds, prop) if kinds else None


def with_listed_kind(pair: Pair, label: Label | None) -> Pair:
    """A pair whose label lists kinds, one for each value: "(nominal/minimum, Ah)  2.3/2.2", "Typ (Min)  2.6 (2.5)"."""
    kinds = label.kinds if label else ()
    values = [
        a
        for a in pair.value.amounts
        if label is None or pair.value is not label.marked or a.first >= label.terms[0].end
    ]
    if len(kinds) < 2 or len(values) < 2 or pair.amount.kind is not None or pair.value.kinds(*_around(pair, values)):
        return pair
    at = next((k for k, a in enumerate(values) if a.first == pair.amount.first), 0)
    kind = kinds[min(at, len(kinds) - 1)]
    point = pair.interval.low if pair.interval.low is not None else pair.interval.high
    interval = Interval(point, point) if pair.amount.interval.is_point else pair.interval
    return replace(pair, kind=kind, interval=as_claimed(interval, kind))


def _around(pair: Pair, values: list[Amount]) -> tuple[int, int]:
    """The stretch of the slot that holds the values: a kind in there is the value's own."""
    return values[0].start, len(pair.value.text)


def with_kind_behind(pair: Pair, following: Marked | None) -> Pair:
    """A pair whose kind stands in the remarks right behind it: "72.0 g | maximum"."""
    if pair.kind is not None or following is None or following.amounts or following.labels:
        return pair
    kinds = tuple(k for t, k in following.kinds() if t.start <= 1)
    kind = strongest(kinds[:1], pair.property) if kinds else None
    return pair if kind is None else replace(pair, kind=kind, interval=as_claimed(pair.interval, kind))


def _behind(marked: Marked, amount: Amount) -> tuple[tuple[Term, Kind], ...]:
    """A kind right behind a value: "2600mAh (typ.)"."""
    following = next((a.start for a in marked.amounts if a.start >= amount.end), len(marked.text))
    found = marked.kinds(amount.end, following)
    return tuple(
        (t, k) for t, k in found if t.start - amount.end <= 3 and ". " not in marked.text[amount.end : t.start]
    )


def strongest(kinds: tuple[Kind, ...], prop: Property) -> Kind | None:
    """The kind that counts of several that are said of one value of a property; `None` of none."""
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


def as_claimed(interval: Interval, kind: Kind | None) -> Interval:
    """A single number under "minimum" has no upper end, and one under "maximum" no lower."""
    if not interval.is_point:
        return interval
    if kind is Kind.MINIMUM:
        return Interval(interval.low, None)
    return Interval(None, interval.high) if kind is Kind.MAXIMUM else interval

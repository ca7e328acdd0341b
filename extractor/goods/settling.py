"""Of several readings of one property, which stand and which are set aside, with the reason."""

from __future__ import annotations

from decimal import Decimal

from classifier.facts import Fact, Kind

_MISPRINT = 100
"""Readings of one property this many times apart cannot both be right: a unit was misprinted."""

_CLAIMS = frozenset((Kind.NOMINAL, Kind.RATED, Kind.TYPICAL))


def settle(facts: tuple[Fact, ...]) -> tuple[tuple[Fact, ...], tuple[str, ...]]:
    """The facts that stay, and why the others were set aside."""
    reasons = [_reason_against(f, facts) for f in facts]
    kept = tuple(f for f, reason in zip(facts, reasons, strict=True) if reason is None)
    return kept, tuple(reason for reason in reasons if reason is not None)


def _reason_against(fact: Fact, facts: tuple[Fact, ...]) -> str | None:
    """Why a reading loses to the others of its property; `None` if it does not."""
    if isinstance(fact.value, str):
        return None
    others = [f for f in facts if f.property == fact.property and f is not fact and not isinstance(f.value, str)]
    unclaimed = fact.property == "nominal_voltage" and fact.kind not in _CLAIMS
    if unclaimed and any(o.kind in _CLAIMS and o.value != fact.value for o in others):
        return f"{quoted(fact)} was not taken for the nominal voltage, which is printed as such elsewhere"
    if _is_rating(fact) and any(not _is_rating(o) and _far_apart(fact, o) for o in others):
        return f"{quoted(fact)} cannot be right beside the other values of its kind: a misprinted unit?"
    return None


def _is_rating(fact: Fact) -> bool:
    return bool(fact.evidence) and fact.evidence[0].found.startswith("rating")


def quoted(fact: Fact) -> str:
    """A value as the paper prints it, with its place."""
    place = fact.evidence[0] if fact.evidence else None
    if place is None:
        return str(fact.value)
    where = f"page {place.page}" if place.page is not None else place.cell
    return f"“{place.text}” ({where})"


def _far_apart(one: Fact, other: Fact) -> bool:
    mine, theirs = _size(one), _size(other)
    return min(mine, theirs) > 0 and max(mine, theirs) >= _MISPRINT * min(mine, theirs)


def _size(fact: Fact) -> Decimal:
    interval = fact.quantity.interval
    return interval.high or interval.low or Decimal(0)

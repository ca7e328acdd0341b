"""Values beyond what nature allows: flagged with the reason, so that they neither clear nor control."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from classifier.facts import Fact, Item
from classifier.law.acts import Limit
from classifier.law.catalogue import Catalogue
from classifier.quantity import Interval

OTHER_CELL_VOLTAGES = (Decimal("3.6"), Decimal("3.65"), Decimal("3.7"), Decimal("3.75"), Decimal("3.8"))
"""Nominal voltages of lithium-ion cells of other chemistries (V): a pack's voltage may be a multiple of
these too.
"""


def checked(item: Item, catalogue: Catalogue) -> Item:
    """The same item, each fact beyond a limit with its doubt."""
    limits = [limit for limit in catalogue.limits if speaks_of(limit, item)]
    return replace(item, facts=tuple(_flagged(fact, limits) for fact in item.facts))


def doubt_of(fact: Fact, limits: list[Limit]) -> str | None:
    """Why a fact is not to be relied on: its own doubt, or the first limit that it lies beyond."""
    if fact.doubt or isinstance(fact.value, str):
        return fact.doubt
    for limit in limits:
        if limit.property == fact.property and lies_beyond(fact.quantity.interval, limit):
            return f"{limit.id}: {limit.text.en}"
    return None


def _flagged(fact: Fact, limits: list[Limit]) -> Fact:
    doubt = doubt_of(fact, limits)
    return fact if doubt == fact.doubt else replace(fact, doubt=doubt)


def lies_beyond(interval: Interval, limit: Limit) -> bool:
    """Whether every number of the interval is beyond the limit."""
    if limit.above is not None:
        return interval.low is not None and interval.low > limit.above
    return limit.below is not None and interval.high is not None and interval.high < limit.below


def speaks_of(limit: Limit, item: Item) -> bool:
    """Whether a limit holds for an item: for its likeliest product, and for its chemistry where it names one."""
    if item.product not in limit.products:
        return False
    if not limit.chemistry:
        return True
    stated = {f.value.lower() for f in item.of("chemistry") if isinstance(f.value, str)}
    return bool(stated & set(limit.chemistry)) or (not stated and _is_built_of(limit.cell_voltage, item))


def _is_built_of(cell: Decimal | None, item: Item) -> bool:
    """Whether the nominal voltage is a multiple of this cell's voltage, and of no other's."""
    stated = [f.quantity.interval.low for f in item.of("nominal_voltage") if f.quantity.interval.is_point]
    return cell is not None and any(
        v and v % cell == 0 and all(v % other for other in OTHER_CELL_VOLTAGES) for v in stated
    )

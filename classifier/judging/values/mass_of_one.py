"""What one piece weighs at most, by the net mass of a consignment's line and how many it counts.

A net mass may hold what each piece is wrapped in, and never less than the pieces: an energy density by it is a least
one, which may find goods controlled and clears none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from decimal import Decimal

from classifier.facts import Fact, Item
from classifier.judging.values.derive import GRAMS, derived
from classifier.judging.values.several_values import Reading
from classifier.law.vocabulary import Vocabulary
from classifier.quantity import Interval

NET_OVER_COUNT = "net_mass ÷ quantity"
_PIECES = ("piece", "set")
_OF_A_GRAM: Mapping[str, Decimal] = {"kg": GRAMS, "g": Decimal(1), "t": GRAMS * GRAMS}


def mass_at_most(item: Item, vocabulary: Vocabulary) -> Reading | None:
    """The most grams of one piece; `None` where a line does not give one net mass and one number of pieces."""
    net, count = _only(item, "net_mass"), _only(item, "quantity")
    if net is None or count is None or not _is_one_of(count, _PIECES, "trade_unit", vocabulary):
        return None
    grams = next(
        (g for unit, g in _OF_A_GRAM.items() if _is_one_of(net, (unit,), "declaration_unit", vocabulary)), None
    )
    printed, number = net.quantity.interval.high, count.quantity.interval.high
    if grams is None or not printed or not number or printed < 0 or number < 0:
        return None
    # The last digit printed leaves half of itself open.
    places = printed.as_tuple().exponent
    half = Decimal(1).scaleb(places if isinstance(places, int) and places < 0 else 0) / 2
    most = Interval(None, (printed + half) * grams / number)
    inputs = tuple(Reading(f.property, f.quantity.unit or "", f.quantity.interval, (f,)) for f in (net, count))
    return derived("mass", "g", most, inputs, NET_OVER_COUNT)


def _only(item: Item, name: str) -> Fact | None:
    """The one value that an item has of a property, free of doubts."""
    found = [f for f in item.of(name) if not isinstance(f.value, str)]
    is_one = len(found) == 1 and found[0].doubt is None and found[0].quantity.interval.is_point
    return found[0] if is_one else None


def _is_one_of(fact: Fact, groups: Collection[str], name: str, vocabulary: Vocabulary) -> bool:
    printed = (fact.quantity.unit or "").strip().rstrip(".").casefold()
    cues = vocabulary.cues.get(name)
    known = (
        (term for group in groups for several in cues.groups.get(group, {}).values() for term in several)
        if cues
        else ()
    )
    return any(term.casefold() == printed for term in known)

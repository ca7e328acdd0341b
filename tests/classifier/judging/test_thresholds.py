"""Every number of the law from below, at it and above, in the law's unit and in another: made from the
catalogue.
"""

from decimal import Decimal

import pytest
from goods import judged, law, step

from classifier.facts import Fact, Item
from classifier.law.acts import Entry
from classifier.law.conditions import OneOf, Relation, Threshold
from classifier.law.vocabulary import Unit
from classifier.quantity import Quantity, point

CASES = [(entry, c) for entry in law().entries for c in entry.criteria if isinstance(c, Threshold)]


def units_of(threshold: Threshold) -> list[Unit]:
    """The canonical unit and one other."""
    several = [u for u in law().vocabulary.units if u.canonical == threshold.unit]
    return [next(u for u in several if u.factor == 1), *[u for u in several if u.factor != 1][:1]]


def met(entry: Entry, but: Threshold) -> tuple[Fact, ...]:
    """Facts that meet every other criterion of the entry."""
    facts = []
    for criterion in entry.criteria:
        if isinstance(criterion, OneOf):
            facts.append(Fact(criterion.property, criterion.terms[0]))
        elif criterion is not but:
            facts.append(measured(criterion, criterion.limit + step(criterion.limit)))
    return tuple(facts)


def measured(threshold: Threshold, number: Decimal) -> Fact:
    """A value under the condition that the law names with it."""
    under = None if threshold.under is None else str(threshold.under)
    return Fact(threshold.property, Quantity(point(number), threshold.unit), conditions=under)


def truth_at(entry: Entry, threshold: Threshold, number: Decimal, unit: Unit) -> str:
    printed = number / unit.factor
    canonical = printed * unit.factor
    value = measured(threshold, canonical)
    found = judged(Item("a model", (entry.products[0],), facts=(*met(entry, threshold), value)))
    return str(next(f.truth for f in found.findings if f.code == entry.code))


@pytest.mark.parametrize(("entry", "threshold"), CASES, ids=[f"{e.code}-{c.property}" for e, c in CASES])
@pytest.mark.parametrize("index", [0, 1], ids=["canonical unit", "another unit"])
def test_a_number_below_at_and_above_its_limit(entry: Entry, threshold: Threshold, index: int):
    unit = units_of(threshold)[min(index, len(units_of(threshold)) - 1)]
    limit = threshold.limit
    at = "true" if threshold.relation is Relation.AT_LEAST else "false"
    found = [truth_at(entry, threshold, number, unit) for number in (limit - step(limit), limit, limit + step(limit))]
    assert ["false", at, "true"] == found


def test_the_relations_are_the_ones_that_the_announcement_prints():
    printed = {(e.code, c.property): c.printed for e, c in CASES if e in law().declared}
    assert printed == {
        ("3A001", "gravimetric_energy_density"): ">= 300 Wh/kg",
        ("3E901.a", "gravimetric_energy_density"): ">= 300 Wh/kg",
        ("3C901.a.1", "compaction_density"): ">= 2.5 g/cm³",
        ("3C901.a.1", "specific_capacity"): ">= 156 mAh/g",
        ("3B901.c.1.a", "granulation_volume"): ">= 5 m³",
        ("3B901.c.1.b", "granulation_volume"): ">= 5 m³",
        ("3B901.c.3.a", "volume"): "> 300 L",
        ("3B901.c.3.b", "volume"): "> 60 m³",
        ("3B901.c.3.c", "barrel_diameter"): "> 0.5 m",
    }


def test_the_neighbours_relations_are_strict_for_graphite_and_not_for_technology():
    signs = {e.code: {c.relation.value for c in e.criteria if isinstance(c, Threshold)} for e in law().neighbours}
    assert signs == {
        "1C108.b": {">"},
        "1C108.c": set(),
        "252604X.1": {">="},
        "252604X.2": {">="},
        "252604X.3": {">"},
    }

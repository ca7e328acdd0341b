"""Values that a person rejected as another thing's: of a pack, those of the cells inside it.

They are no values of the goods, but a house rule may ask about the thing that they are of: a pack built of cells at or
above the limit is close. So rejecting them takes them out of the goods' own readings, and not out of that rule.
"""

from __future__ import annotations

from dataclasses import replace

from classifier.facts import Fact, Item, Method
from classifier.judging.values.readings import ENERGY_DENSITY, bench
from classifier.judging.values.several_values import short
from classifier.law.acts import Bilingual
from classifier.law.catalogue import Catalogue
from classifier.law.house import KindredGood, Policy
from classifier.quantity import Interval, Quantity, reaches
from classifier.truth import Truth

CELL = "lithium_ion_cell"
DOUBT = "rejected as a value of these goods, and the rule on what they are built of asks for it"


def with_foreign_values(item: Item, catalogue: Catalogue, policy: Policy) -> Item:
    """The item with what its rejected values still say of what the goods are built of.

    Each value has its doubt. Nothing where a person entered the value, or said that no rule can hold.
    """
    if not item.rejected:
        return item
    goods = policy.kindred.goods if policy.kindred else ()
    several = (good for good in goods if good.property is not None and good.product in item.products)
    found = (_said(item, good, item.rejected, catalogue, policy) for good in several)
    return item.having(*(fact for fact in found if fact is not None))


def whose(item: Item) -> tuple[Bilingual, ...]:
    """Which of an item's values are those of what it is built of, where a person said so or the property says it."""
    given = [f for f in item.rejected if not isinstance(f.value, str)]
    if not given:
        return ()
    told = ", ".join(f"{f.property.replace('_', ' ')} {short(f.quantity.interval)} {f.quantity.unit}" for f in given)
    return (
        Bilingual(
            f"set aside by a person as not these goods' own: {told}; whose are they? "
            "If they are the cells', enter the cells' energy density",
            f"以下数值已由人员排除，不属于本货物：{told}。是否为其所含电芯的数值？如是，请录入电芯的能量密度",
        ),
    )


def of_the_cells(item: Item, near: tuple[str, ...], catalogue: Catalogue, policy: Policy) -> tuple[Bilingual, ...]:
    """Of an item that is close by what it is built of: which values are those things' and not the item's own."""
    goods = policy.kindred.goods if policy.kindred else ()
    asked = {good.property for good in goods if good.product in item.products and set(good.near) & set(near)}
    facts = [f for f in item.facts if f.property in asked and not isinstance(f.value, str)]
    used = [i for f in facts for i in f.inputs if not isinstance(i.value, str)]
    several = tuple(dict.fromkeys((*facts, *used)))
    if not several:
        return ()
    words = catalogue.vocabulary
    english, chinese = (
        ", ".join(
            words.with_unit(f"{_name(f, catalogue, language)} {short(f.quantity.interval)}", f.quantity.unit)
            for f in several
        )
        for language in ("en", "zh")
    )
    return (
        Bilingual(
            f"values of the cells inside and not of these goods: {english}",
            f"以下数值属于所含电芯，不属于本货物：{chinese}",
        ),
    )


def _name(fact: Fact, catalogue: Catalogue, language: str) -> str:
    known = catalogue.vocabulary.properties.get(fact.property)
    if known is None:
        return fact.property
    return known.called.get(language) or next(iter(known.terms.get(language, ())), fact.property.replace("_", " "))


def _said(
    item: Item, good: KindredGood, rejected: tuple[Fact, ...], catalogue: Catalogue, policy: Policy
) -> Fact | None:
    assert good.property is not None and good.limit is not None
    if any(f.method is Method.ENTERED or f.doubt is None for f in item.of(good.property)):
        return None
    named = [f for f in rejected if f.property == good.property and not isinstance(f.value, str)]
    if named:  # read as what the rule asks for, and then said not to be
        return replace(named[0], doubt=DOUBT)
    interval = _density(rejected, catalogue, policy)
    if interval is None or reaches(interval, good.limit) is Truth.FALSE:
        return None
    used = tuple(f for f in rejected if not isinstance(f.value, str))
    evidence = tuple(dict.fromkeys(e for f in used for e in f.evidence))
    value = Quantity(interval, catalogue.vocabulary.properties[good.property].unit or "")
    return Fact(good.property, value, method=Method.DERIVED, evidence=evidence, inputs=used, doubt=DOUBT)


def _density(rejected: tuple[Fact, ...], catalogue: Catalogue, policy: Policy) -> Interval | None:
    """The energy density of the thing that the rejected values are of, were it a cell."""
    other = Item("rejected", (CELL,), facts=rejected)
    return bench(other, catalogue, policy).read(ENERGY_DENSITY).interval

"""What the goods of a declared line are, where name, number and elements say more together than the name alone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from casebook.checking.draft.units import spellings
from classifier.facts import Fact, Item
from classifier.law.catalogue import Catalogue
from classifier.quantity import Interval
from extractor.language.numbers.quantities import Numbers
from extractor.trade.declaration import PROPERTIES, DeclaredLine, element_facts, lost_a_digit

_BRACKETS = re.compile(r"[(（][^)）]*[)）]?")


def completed(line: DeclaredLine, item: Item, catalogue: Catalogue, numbers: Numbers) -> Item:
    """The item of a line: what an element says counts before what was read in its broken string.

    A part is what its last word says: 电芯支架 holds cells and is none. Goods of no known name whose number names what
    it is (移动电源 under 8507.60) and whose elements are such goods' are those, with their elements as facts.
    """
    lost = {PROPERTIES[e.key] for e in line.elements if e.key in PROPERTIES and lost_a_digit(e)}
    if lost:
        item = replace(item, facts=tuple(f for f in item.facts if f.property not in lost))
    told = tuple(element_facts(line, catalogue.vocabulary, numbers))
    values = {f.property: f.quantity.interval for f in told}
    kept = tuple(f for f in item.facts if not _is_broken(f, values))
    if len(kept) < len(item.facts):
        has = {f.property for f in kept}
        item = replace(item, facts=(*kept, *(f for f in told if f.property not in has)))
    if _is_part(line, catalogue):
        return replace(item, products=("other",))
    named = named_by(line.number, catalogue)
    has_elements = "gravimetric_energy_density" in values or "capacity" in values
    is_open = item.product == "other" or ("other_battery" in item.products and bool(set(item.products) & set(named)))
    if not named or not has_elements or not is_open:
        return item
    more = tuple(f for f in told if not item.of(f.property))
    return replace(item, products=named, facts=(*item.facts, *more))


def _is_broken(fact: Fact, values: Mapping[str, Interval]) -> bool:
    """Whether a fact says otherwise than the element of its property."""
    return (
        fact.property in values and not isinstance(fact.value, str) and fact.quantity.interval != values[fact.property]
    )


def _is_part(line: DeclaredLine, catalogue: Catalogue) -> bool:
    name = _BRACKETS.sub("", line.name).strip()
    return any(name.endswith(word) for word in spellings(catalogue.vocabulary, "declaration_part"))


def named_by(number: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The products that a tariff number names, where its heading fits no other goods."""
    naming = [h for h, known in catalogue.tariff.headings.items() if known.names_goods and number.startswith(h)]
    return tuple(p for p, e in catalogue.tariff.expected.items() if any(h in e.headings for h in naming))

"""What can be chosen on an item: its facts in order of weight, other items, products, properties."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from casebook.record.keys import fact_keys
from casebook.review.values import blind_entry
from casebook.state.model import FactState, ItemState
from classifier.facts import Evidence, Fact
from classifier.law.catalogue import Catalogue
from tui.desk.sheet import Sheet
from tui.screens.dialogs.choose import Offer


def ordered_facts(sheet: Sheet) -> tuple[FactState, ...]:
    """The item's facts, those that the verdict hangs on first, else in the paper's order."""
    weighty = blind_entry.bearing(sheet.made)
    return tuple(sorted(sheet.item.facts, key=lambda f: property_of(f) not in weighty))


def items_beside(sheet: Sheet) -> tuple[Offer, ...]:
    """The document's other items."""
    others = (i for i in sheet.folder.state.items.values() if i.key != sheet.item.key and i.stands)
    return tuple(Offer(i.key, f"{i.read.line or ''} {i.name}".strip()) for i in others)


def products(catalogue: Catalogue) -> tuple[Offer, ...]:
    """Every product of the vocabulary, with its Chinese name."""
    known = catalogue.vocabulary.products.values()
    return tuple(Offer(p.name, _with_chinese(p.name, p.terms.get("zh", ()))) for p in known)


def properties(sheet: Sheet, catalogue: Catalogue) -> tuple[Offer, ...]:
    """Every property that a report names, what is missing first, then what the verdict hangs on."""
    missing, weighty = sheet.made.missing, blind_entry.bearing(sheet.made)
    known = [p for p in catalogue.vocabulary.properties.values() if p.reported]
    known.sort(key=lambda p: (p.name not in missing, p.name not in weighty))
    return tuple(Offer(p.name, _with_chinese(p.name, p.terms.get("zh", ()))) for p in known)


def new_key(item: ItemState, fact: Fact) -> str:
    """A key for an added fact that no other fact of the item has."""
    key = fact_keys((fact,))[0]
    number = 1
    while item.fact(key if number == 1 else f"{key}+{number}") is not None:
        number += 1
    return key if number == 1 else f"{key}+{number}"


def property_of(fact: FactState) -> str:
    """The property that a fact states, whatever became of it."""
    known = fact.current or fact.value or fact.original
    return known.property if known else ""


def places_of(fact: FactState) -> tuple[Evidence, ...]:
    """Where a fact was read, or where a person pointed; none for a value that was only typed."""
    known = fact.value or fact.original
    return known.evidence if known else ()


def first_open(facts: Sequence[FactState], but: Collection[str] = ()) -> str | None:
    """The key of the first fact that nobody has looked at, and that is to be; `but` are those that are not asked."""
    return next((f.key for f in facts if not f.is_touched and f.key not in but), None)


def _with_chinese(name: str, chinese: tuple[str, ...]) -> str:
    plain = name.replace("_", " ")
    return f"{plain}  {chinese[0]}" if chinese else plain

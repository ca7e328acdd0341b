"""Papers for the tests of linking: lines and sheets with values as a paper would print them."""

from __future__ import annotations

from functools import cache

from casebook.links.offers import Placed
from classifier.facts import Evidence, Fact, Item, Kind
from classifier.law.catalogue import Catalogue
from classifier.loading.load import load
from classifier.quantity import Interval, Quantity, at_least, at_most, point

INVOICE, SHEET, REPORT = "1" * 64, "2" * 64, "3" * 64


@cache
def law() -> Catalogue:
    return load()


def fact(name: str, printed: str, document: str, kind: Kind | None = None, conditions: str | None = None) -> Fact:
    """A fact as printed (`5`, `>=5`, `<=70`), in the canonical unit, or a term where the property has no unit."""
    evidence = (Evidence(document, printed, (0, len(printed)), 1),)
    known = law().vocabulary.properties.get(name)
    unit = known.unit if known else None
    value = printed if unit is None else Quantity(interval(printed), unit)
    return Fact(name, value, kind, conditions, evidence=evidence)


def interval(printed: str) -> Interval:
    if printed.startswith(">="):
        return at_least(printed[2:])
    return at_most(printed[2:]) if printed.startswith("<=") else point(printed)


def line(label: str, product: str = "lithium_ion_cell", maker: str | None = None, **values: str) -> Placed:
    """The first line of an invoice."""
    facts = tuple(fact(name, printed, INVOICE) for name, printed in values.items())
    return Placed(INVOICE, "invoice.pdf", "invoice", 0, Item(label, (product,), maker, "1", facts=facts))


def sheet(
    label: str,
    product: str = "lithium_ion_cell",
    maker: str | None = None,
    document: str = SHEET,
    kind: str = "datasheet",
    index: int = 0,
    **values: str,
) -> Placed:
    """An item of a datasheet, or of a document of another kind."""
    facts = tuple(fact(name, printed, document) for name, printed in values.items())
    return Placed(document, f"{kind}.pdf", kind, index, Item(label, (product,), maker, facts=facts))

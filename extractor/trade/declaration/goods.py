"""The lines of a declaration as lines of goods: their values and elements as facts, each with its places."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal

from classifier.facts import Evidence, Fact, Kind
from classifier.law.vocabulary import Vocabulary
from classifier.quantity import Quantity, point
from extractor.language.numbers.quantities import Numbers
from extractor.language.phrases import Phrases
from extractor.trade.declaration.designations import is_blank
from extractor.trade.declaration.paper import DeclaredLine, Element, Measured, Place
from extractor.trade.language.countries import ORIGIN, country
from extractor.trade.lines import TradeLine

PROPERTIES: Mapping[str, str] = {
    "specific_energy": "gravimetric_energy_density",
    "capacity": "capacity",
    "rated_voltage": "nominal_voltage",
}
"""The properties that elements are facts of."""
_ONE_UNIT = frozenset({"specific_energy", "rated_voltage"})
"""Elements that have one unit in use, so that a figure alone says what it is; a capacity may be in Ah or mAh."""
_BARE = re.compile(r"\d+(?:\.\d+)?")
_POINT_FIRST = re.compile(r"\.\d")


def trade_line(
    line: DeclaredLine, vocabulary: Vocabulary, numbers: Numbers, headings: Collection[str] = ()
) -> TradeLine:
    """A declared line as goods. Masses and money as printed, elements in canonical units.

    What the goods are is told by their name; by their elements too where the number is under one of `headings`, those
    of goods that the list may speak of. A cable that is declared as for batteries is no battery.
    """
    facts = [*_counted(line, vocabulary), *element_facts(line, vocabulary, numbers)]
    tells = not headings or line.number.startswith(tuple(headings))
    named = [line.name_place, line.model.place if line.model else None]
    declared = _runs([*named, line.elements_place])
    label = line.designation or line.name or line.number
    described = declared if tells else _runs(named)
    article = line.others["article"].value if "article" in line.others else None
    number = str(line.line) if line.line is not None else None
    return TradeLine(number, label, article, tuple(facts), described, declared=declared)


def _runs(places: Iterable[Place | None]) -> tuple[tuple[int, int, int], ...]:
    return tuple((p.number, a, b) for place in places if place for p, (a, b) in place.parts)


def _counted(line: DeclaredLine, vocabulary: Vocabulary) -> Iterator[Fact]:
    pairs: tuple[tuple[str, Measured | None], ...] = (
        ("quantity", line.traded),
        ("unit_price", line.unit_price),
        ("amount", line.amount),
        ("net_mass", line.net_mass),
    )
    for name, measured in pairs:
        if measured is not None:
            yield Fact(name, Quantity(point(measured.value), measured.unit), evidence=evidence(measured.place))
    if line.number:
        yield Fact("tariff_line", line.number, evidence=evidence(line.number_place))
    origin = line.others.get(ORIGIN)
    if origin is not None and not is_blank(origin.value, Phrases(vocabulary)):
        yield Fact(ORIGIN, country(origin.value, vocabulary) or origin.value, evidence=evidence(origin.place))


def element_facts(line: DeclaredLine, vocabulary: Vocabulary, numbers: Numbers) -> Iterator[Fact]:
    """The elements that are figures, as facts in canonical units."""
    for key, name in PROPERTIES.items():
        element = line.element(key)
        found = _figure(element, name, vocabulary, numbers) if element else None
        if found is not None:
            yield found


def _figure(element: Element, name: str, vocabulary: Vocabulary, numbers: Numbers) -> Fact | None:
    unit = vocabulary.properties[name].unit
    kind = Kind.RATED if element.key == "rated_voltage" else None
    if lost_a_digit(element):
        return None
    if element.key in _ONE_UNIT and unit is not None and _BARE.fullmatch(element.value.strip()):
        value = Quantity(point(Decimal(element.value.strip())), unit)
        return Fact(name, value, kind, evidence=evidence(element.place))
    amounts = [a for a in numbers.find(element.value) if a.unit is not None and a.unit.canonical == unit]
    if len(amounts) != 1 or unit is None:
        return None
    value = Quantity(amounts[0].canonical(), unit)
    return Fact(name, value, amounts[0].kind or kind, evidence=evidence(element.place))


def lost_a_digit(element: Element) -> bool:
    """Whether recognition lost the digits before a point: ".6V" may be 3.6 V or 51.6 V, and is no 0.6 V."""
    return element.place.page.origin == "ocr" and _POINT_FIRST.match(element.value.strip()) is not None


def evidence(place: Place) -> tuple[Evidence, ...]:
    """Where something stands: one piece of evidence for each stretch of it."""
    return tuple(page.quote(start, end, "table") for page, (start, end) in place.parts)

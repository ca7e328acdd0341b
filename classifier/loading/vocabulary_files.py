"""The vocabulary out of the checked files: the words of all layers together, each layer adding to the
ones before.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from classifier.law.vocabulary import Cues, Product, Property, Terms, Unit, Vocabulary
from classifier.loading.layers import Checked


def vocabulary(files: Iterable[Checked]) -> Vocabulary:
    """All words; a name that several files hold gets the terms of all of them."""
    files = tuple(files)
    units = _units(files)
    return Vocabulary(units, _properties(files), _products(files), _cues(files))


def _units(files: tuple[Checked, ...]) -> tuple[Unit, ...]:
    units: dict[str, Unit] = {}
    for file in files:
        if file.kind != "units":
            continue
        for index, shape in enumerate(file.content.units):
            known = units.get(shape.name)
            if known and (known.canonical, known.factor) != (shape.canonical, shape.factor):
                raise file.source.error(
                    ("units", index, "factor"), f"{shape.name} already is {known.factor} {known.canonical}"
                )
            aliases = (known.aliases if known else ()) + tuple(shape.aliases)
            units[shape.name] = Unit(shape.name, shape.canonical, shape.factor, tuple(dict.fromkeys(aliases)))
    return tuple(units.values())


def _properties(files: tuple[Checked, ...]) -> Mapping[str, Property]:
    properties: dict[str, Property] = {}
    for file in files:
        if file.kind != "properties":
            continue
        for name, shape in file.content.properties.items():
            known = properties.get(name)
            if known and shape.unit is not None and (shape.unit or None) != known.unit:
                raise file.source.error(("properties", name, "unit"), f"{name} is already in {known.unit or 'text'}")
            unit = known.unit if known else (shape.unit or None)
            reported = shape.reported if shape.reported is not None else (known.reported if known else True)
            terms = joined(known.terms if known else {}, shape.terms)
            families = tuple(shape.families) if shape.families is not None else (known.families if known else ())
            properties[name] = Property(name, unit, terms, reported, families)
    return properties


def _products(files: tuple[Checked, ...]) -> Mapping[str, Product]:
    products: dict[str, Product] = {}
    for file in files:
        if file.kind != "products":
            continue
        for name, shape in file.content.products.items():
            known = products.get(name)
            family = shape.family or (known.family if known else None)
            if family is None:
                raise file.source.error(("products", name), "a product that is new has a family")
            terms = joined(known.terms if known else {}, shape.terms)
            products[name] = Product(name, family, terms)
    return products


def _cues(files: tuple[Checked, ...]) -> Mapping[str, Cues]:
    cues: dict[str, dict[str, Terms]] = {}
    for file in files:
        if file.kind != "cues":
            continue
        for name, groups in file.content.cues.items():
            held = cues.setdefault(name, {})
            for group, terms in groups.items():
                held[group] = joined(held.get(group, {}), terms)
    return {name: Cues(name, groups) for name, groups in cues.items()}


def joined(first: Terms, second: Mapping[str, Iterable[str]]) -> Terms:
    """The terms of both by language, each once, in their order."""
    languages = dict.fromkeys([*first, *second])
    return {
        language: tuple(dict.fromkeys([*first.get(language, ()), *second.get(language, ())])) for language in languages
    }

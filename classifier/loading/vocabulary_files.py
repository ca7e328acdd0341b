"""The vocabulary out of the checked files: the words of all layers together, each layer adding to the ones before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from classifier.law.vocabulary import Cues, Product, Property, Terms, Vocabulary
from classifier.loading.goods_files import goods_table
from classifier.loading.layers import Checked
from classifier.loading.measures import grammar, units


def vocabulary(files: Iterable[Checked]) -> Vocabulary:
    """All words; a name that several files hold gets the terms of all of them."""
    files = tuple(files)
    products, cues = _products(files), _cues(files)
    table = goods_table(files, products, cues)
    return Vocabulary(units(files), _properties(files), products, cues, grammar(files), _phrases(files), table)


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
            called = {**(known.called if known else {}), **shape.called}
            settles = shape.unit_settles if shape.unit_settles is not None else bool(known and known.unit_settles)
            properties[name] = Property(name, unit, terms, reported, families, called, settles)
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
            called = {**(known.called if known else {}), **shape.called}
            unlisted = shape.unlisted or (known is not None and known.unlisted)
            products[name] = Product(name, family, terms, called, unlisted)
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


def _phrases(files: tuple[Checked, ...]) -> Mapping[str, tuple[str, ...]]:
    """The words of each list.

    The program asks for lists by name, so that one that only a later layer holds is a mistake; so is a word twice in
    one list.
    """
    lists: dict[str, tuple[str, ...]] = {}
    for file in (f for f in files if f.kind == "phrases"):
        before = dict(lists)
        for name, terms in file.content.phrases.items():
            if before and name not in before and file.layer > 0:
                raise file.source.misnamed(("phrases", name), name, "list of phrases", before)
            for language, words in terms.items():
                for index, word in enumerate(words):
                    if word in words[:index]:
                        raise file.source.error(("phrases", name, language, index), f"{word!r} stands here twice")
            lists[name] = tuple(dict.fromkeys([*lists.get(name, ()), *(w for words in terms.values() for w in words)]))
    return lists


def joined(first: Terms, second: Mapping[str, Iterable[str]]) -> Terms:
    """The terms of both by language, each once, in their order."""
    languages = dict.fromkeys([*first, *second])
    return {
        language: tuple(dict.fromkeys([*first.get(language, ()), *second.get(language, ())])) for language in languages
    }

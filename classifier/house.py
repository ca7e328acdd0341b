"""A house policy out of its file."""

from __future__ import annotations

from typing import Any

from classifier import law
from classifier.names import Names


def policy(names: Names, codes: tuple[str, ...]) -> law.Policy:
    """The policy of a checked file; raises `CatalogueError` for a product, property or code that nothing
    defines.
    """
    shape = names.file.content
    return law.Policy(
        shape.policy,
        law.Bilingual(shape.text.en, shape.text.zh),
        law.CloseRule(_head(shape.close), shape.close.within) if shape.close else None,
        _kindred(names, shape.kindred, codes) if shape.kindred else None,
        _one_sided(names, shape.one_sided) if shape.one_sided else None,
        law.StatedFirstRule(_head(shape.stated_first), shape.stated_first.within) if shape.stated_first else None,
        _trust(names, shape.trust) if shape.trust else None,
    )


def _head(shape: Any) -> law.Rule:
    return law.Rule(shape.id, shape.date, law.Bilingual(shape.text.en, shape.text.zh))


def _kindred(names: Names, shape: Any, codes: tuple[str, ...]) -> law.KindredRule:
    goods = tuple(_good(names, index, good, codes) for index, good in enumerate(shape.goods))
    return law.KindredRule(_head(shape), goods)


def _good(names: Names, index: int, shape: Any, codes: tuple[str, ...]) -> law.KindredGood:
    at = ("kindred", "goods", index)
    names.product((*at, "product"), shape.product)
    for number, code in enumerate(shape.near):
        if code not in codes:
            raise names.source.misnamed((*at, "near", number), code, "entry", codes)
    limit = shape.limit
    if shape.property is not None:
        found = names.property((*at, "property"), shape.property)
        if limit is None:
            raise names.source.error((*at, "property"), "a property here has a limit")
        limit = names.canonical((*at, "unit"), found, limit, shape.unit or "")
    text = law.Bilingual(shape.text.en, shape.text.zh)
    return law.KindredGood(shape.product, tuple(shape.near), text, shape.property, limit)


def _one_sided(names: Names, shape: Any) -> law.OneSidedRule:
    for index, name in enumerate(shape.properties):
        names.property(("one_sided", "properties", index), name)
    return law.OneSidedRule(_head(shape), shape.low_factor, shape.high_factor, tuple(shape.properties))


def _trust(names: Names, shape: Any) -> law.TrustRule:
    for index, kind in enumerate(shape.order):
        if kind in shape.order[:index]:
            raise names.source.error(("trust", "order", index), f"{kind} stands in this order twice")
    return law.TrustRule(_head(shape), tuple(shape.order))

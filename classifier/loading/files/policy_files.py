"""House policies out of their files, the files in their order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from classifier.law import acts, house
from classifier.loading.name_lookup import Names

DEFAULT = "default"
SECOND = "second"


def policies(files: Iterable[Names], codes: tuple[str, ...]) -> Mapping[str, house.Policy]:
    """The policies by their names, a later file of a name in the place of an earlier one.

    Raises `CatalogueError` for a product, property or code that nothing defines, and for rules on signing that
    do not fit each other.
    """
    made: dict[str, house.Policy] = {}
    for names in sorted(files, key=lambda names: names.file.content.policy != DEFAULT):
        name = names.file.content.policy
        made[name] = _policy(names, codes, made.get(name) or made.get(DEFAULT))
    return made


def _policy(names: Names, codes: tuple[str, ...], before: house.Policy | None) -> house.Policy:
    shape = names.file.content
    signed = _second_signature(shape) or (before.second_signature if before else None)
    blind = _blind_entry(shape) or (before.blind_entry if before else None)
    _check_signing(names, signed, blind)
    return house.Policy(
        shape.policy,
        acts.Bilingual(shape.text.en, shape.text.zh),
        house.CloseRule(_head(shape.close), shape.close.within) if shape.close else None,
        _kindred(names, shape.kindred, codes) if shape.kindred else None,
        _one_sided(names, shape.one_sided) if shape.one_sided else None,
        house.StatedFirstRule(_head(shape.stated_first), shape.stated_first.within) if shape.stated_first else None,
        _trust(names, shape.trust) if shape.trust else None,
        house.LawAgeRule(_head(shape.law_age), int(shape.law_age.days)) if shape.law_age else None,
        house.ProbabilityRule(_head(shape.probability), float(shape.probability.floor)) if shape.probability else None,
        _one_reading(shape.one_reading) if shape.one_reading else None,
        signed,
        blind,
        _witness(shape) or (before.witness if before else None),
        _outside_source(shape) or (before.outside_source if before else None),
        _unsigned(shape) or (before.unsigned if before else None),
        _second_person(shape) or (before.second_person if before else None),
        _fewer_looks(shape),
    )


def _head(shape: Any) -> house.Rule:
    return house.Rule(shape.id, shape.date, acts.Bilingual(shape.text.en, shape.text.zh))


def _kindred(names: Names, shape: Any, codes: tuple[str, ...]) -> house.KindredRule:
    goods = tuple(_good(names, index, good, codes) for index, good in enumerate(shape.goods))
    return house.KindredRule(_head(shape), goods)


def _good(names: Names, index: int, shape: Any, codes: tuple[str, ...]) -> house.KindredGood:
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
    text = acts.Bilingual(shape.text.en, shape.text.zh)
    return house.KindredGood(shape.product, tuple(shape.near), text, shape.property, limit)


def _one_sided(names: Names, shape: Any) -> house.OneSidedRule:
    for index, name in enumerate(shape.properties):
        names.property(("one_sided", "properties", index), name)
    return house.OneSidedRule(_head(shape), shape.low_factor, shape.high_factor, tuple(shape.properties))


def _one_reading(shape: Any) -> house.OneReadingRule:
    return house.OneReadingRule(_head(shape), shape.apart, shape.clear)


def _trust(names: Names, shape: Any) -> house.TrustRule:
    for index, kind in enumerate(shape.order):
        if kind in shape.order[:index]:
            raise names.source.error(("trust", "order", index), f"{kind} stands in this order twice")
    return house.TrustRule(_head(shape), tuple(shape.order))


def _second_signature(shape: Any) -> house.SecondSignatureRule | None:
    held = shape.second_signature
    return held and house.SecondSignatureRule(_head(held), tuple(held.outcomes), shape.policy)


def _second_person(shape: Any) -> house.SecondPersonRule | None:
    held = shape.second_person
    return held and house.SecondPersonRule(_head(held), tuple(held.by), dict(held.keys), shape.policy)


def _fewer_looks(shape: Any) -> house.FewerLooksRule | None:
    held = shape.fewer_looks
    return held and house.FewerLooksRule(_head(held), int(held.in_a_row))


def _blind_entry(shape: Any) -> house.BlindEntryRule | None:
    held = shape.blind_entry
    return held and house.BlindEntryRule(_head(held), held.who, tuple(held.outcomes), shape.policy)


def _witness(shape: Any) -> house.WitnessRule | None:
    held = shape.witness
    return held and house.WitnessRule(_head(held), held.values)


def _outside_source(shape: Any) -> house.OutsideSourceRule | None:
    held = shape.outside_source
    if held is None:
        return None
    outcomes = {kind: tuple(several) for kind, several in held.outcomes.items()}
    return house.OutsideSourceRule(_head(held), outcomes, shape.policy)


def _unsigned(shape: Any) -> house.UnsignedRule | None:
    held = shape.unsigned
    return held and house.UnsignedRule(_head(held), tuple(held.outcomes), shape.policy)


def _check_signing(names: Names, signed: house.SecondSignatureRule | None, blind: house.BlindEntryRule | None) -> None:
    """Nobody is second where one person signs: such a rule would ask for what never comes."""
    if blind is None or blind.who != SECOND:
        return
    twice = signed.outcomes if signed else ()
    alone = [n for n, outcome in enumerate(blind.outcomes) if outcome not in twice]
    if not alone:
        return
    said = names.file.content.blind_entry is not None
    at = ("blind_entry", "outcomes", alone[0]) if said else ("second_signature", "outcomes")
    message = (
        f"{blind.rule.id} has the second person type the values of {blind.outcomes[alone[0]]}, which one person signs: "
        "name it under second_signature too"
    )
    raise names.source.error(at, message)

"""What an officer should look at in a catalogue that loads: nothing here is a mistake of form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from classifier.law.acts import Entry, Parent
from classifier.law.catalogue import Catalogue
from classifier.law.conditions import Condition, Threshold, leaves, thresholds
from classifier.law.vocabulary import Product, Property

_STEM = re.compile(r"^(\d[A-E])(\d{3})")


def remarks(catalogue: Catalogue, day: date, policy: str = "default") -> Iterator[str]:
    """Each thing to look at, in one sentence."""
    yield from _unbound(catalogue)
    yield from _nameless(catalogue)
    for entry in catalogue.entries:
        yield from _conditions(entry)
    yield from _overlaps(catalogue)
    yield from _numbering(catalogue)
    yield from _sources(catalogue)
    yield from _flags(catalogue)
    yield from _age(catalogue, day, policy)


def _unbound(catalogue: Catalogue) -> Iterator[str]:
    """Products with words that no entry, house rule or pointer speaks of."""
    bound = {p for e in catalogue.entries for p in e.all_products} | {p for c in catalogue.pointers for p in c.products}
    for policy in catalogue.policies.values():
        bound |= {good.product for good in (policy.kindred.goods if policy.kindred else ())}
    families = {catalogue.family(product) for product in bound}
    for name, product in catalogue.vocabulary.products.items():
        asked = name not in bound and not product.unlisted
        if asked and product.family in families - {"other"} and product.terms:
            yield f"word bound to no condition: {name} has words, and no entry, rule or pointer speaks of it"


def _nameless(catalogue: Catalogue) -> Iterator[str]:
    """Products and properties without a Chinese name: a statement would print our own key."""
    words = catalogue.vocabulary
    several: tuple[Product | Property, ...] = (*words.products.values(), *words.properties.values())
    for word in several:
        if not word.called.get("zh") and not word.terms.get("zh"):
            yield f"no Chinese name: {word.name} is neither `called` anything in Chinese nor has a Chinese term"


def _conditions(entry: Entry) -> Iterator[str]:
    """Two tests of one entry on one property: contradicting where no number meets both, else overlapping."""
    alone = [c for c in entry.criteria if isinstance(c, Threshold)]
    for one, other in combinations(alone, 2):
        if one.property != other.property or one.under != other.under:
            continue
        floor, ceiling = (one, other) if one.relation.is_floor else (other, one)
        if one.relation.is_floor == other.relation.is_floor:
            yield f"overlapping conditions: {entry.code} asks {one.property} {one} and {other}: one of them is idle"
        elif floor.limit > ceiling.limit or (floor.limit == ceiling.limit and not _closed(floor, ceiling)):
            yield f"contradicting conditions: {entry.code} asks {one.property} {one} and {other}: no value meets both"


def _closed(floor: Threshold, ceiling: Threshold) -> bool:
    return floor.relation.value == ">=" and ceiling.relation.value == "<="


def _overlaps(catalogue: Catalogue) -> Iterator[str]:
    """Two entries of one act that take in the same goods by the same tests."""
    for one, other in combinations(catalogue.entries, 2):
        shared = sorted(set(one.products) & set(other.products))
        if one.instrument == other.instrument and shared and _met_alike(one.criteria, other.criteria):
            yield f"overlapping entries: {one.code} and {other.code} both take in {', '.join(shared)} by the same tests"


def _met_alike(one: tuple[Condition, ...], other: tuple[Condition, ...]) -> bool:
    return {str(c) for c in one} == {str(c) for c in other} and _properties(one) == _properties(other)


def _properties(criteria: tuple[Condition, ...]) -> set[str]:
    return {leaf.property for c in criteria for leaf in leaves(c)} | {
        t.property for c in criteria for t in thresholds(c)
    }


def _numbering(catalogue: Catalogue) -> Iterator[str]:
    """Codes whose stem no heading of their act has, though a heading differs from it in its number alone."""
    for act in catalogue.instruments:
        headings = {p.code for p in catalogue.parents if p.instrument == act}
        stems = {m[0] for code in headings if (m := _STEM.match(code))}
        for entry in (e for e in catalogue.entries if e.instrument == act):
            match = _STEM.match(entry.code)
            if match is None or "." not in entry.code:
                continue
            rest = entry.code[len(match[0]) :].rpartition(".")[0]
            if match[0] + rest in headings:
                continue
            alike = sorted(s + rest for s in stems if s.startswith(match[1]) and s + rest in headings)
            meant = f"; did it mean {alike[0]}{entry.code[len(match[0] + rest) :]}?" if alike else ""
            yield f"numbering: {entry.code} stands under no heading of {act}{meant}"


def _sources(catalogue: Catalogue) -> Iterator[str]:
    for act in catalogue.instruments.values():
        if act.source.url is None:
            yield f"missing source: {act.id} has no address ({act.source.text})"
        if act.checked is None:
            yield f"missing source: {act.id} does not say when it was last checked"
    for event in catalogue.events:
        if event.source.url is None:
            yield f"missing source: {event.effect} by {event.instrument} has no address ({event.source.text})"


def _flags(catalogue: Catalogue) -> Iterator[str]:
    several: tuple[Entry | Parent, ...] = (*catalogue.entries, *catalogue.parents)
    for one in several:
        for flag in one.flags:
            if flag.kind in ("chinese_candidate", "english_candidate", "suspected_misprint", "unconfirmed"):
                yield f"{flag.kind.replace('_', ' ')}: {one.code}: {flag.text.en}"


def _age(catalogue: Catalogue, day: date, policy: str) -> Iterator[str]:
    house = catalogue.policies.get(policy)
    rule = house.law_age if house else None
    for act in catalogue.instruments.values():
        if rule is not None and act.checked is not None and (day - act.checked).days > rule.days:
            age = (day - act.checked).days
            yield f"old data: {act.id} was checked {act.checked}, {age} days ago; {rule.rule.id} allows {rule.days}"

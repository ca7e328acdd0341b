"""The guard against silent loss: what was read with confidence, and yet belongs to no item, is told.

A value without an item may be of goods that nobody recognised, and goods that nobody recognised are never judged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from classifier.facts import Evidence, Fact
from classifier.law.vocabulary import Property, Vocabulary
from extractor.document.model import Problem, Severity
from extractor.language.noun_phrases import mentions
from extractor.language.terms import Term

SURE = 0.8
"""From this probability a value counts as read; what is less sure is doubted, and need not be told."""
OF_A_SHIPMENT = frozenset(("mass", "volume"))
"""On a paper of trade these are the consignment's and its parcels'."""
TELLING = frozenset(
    (
        "capacity",
        "energy",
        "gravimetric_energy_density",
        "volumetric_energy_density",
        "cell_energy_density",
        "specific_capacity",
        "tap_density",
        "compaction_density",
        "first_efficiency",
        "volume",
        "granulation_volume",
        "barrel_diameter",
    )
)
"""What batteries, their materials and the machines that the law measures have, and few other things."""
_MOST = 12
"""How many values one sentence quotes; of more, the number."""
_LONGEST_QUOTE = 60


def left_over(found: Iterable[Fact], told: Sequence[Fact], properties: Mapping[str, Property]) -> tuple[Fact, ...]:
    """The confident facts that none of those `told` says or stands on.

    `told` are facts in items, or set aside with a reason. Each value of a page once, in their order.
    """
    said = {_key(f) for f in told}
    places = [e for f in told for e in f.evidence]
    left: dict[tuple[str, str, str | None, int | None], Fact] = {}
    for fact in found:
        known = properties.get(fact.property)
        counts = known is not None and known.reported and fact.confidence >= SURE
        if counts and _key(fact) not in said and not any(_is_on(places, e) for e in fact.evidence[:1]):
            left.setdefault((*_key(fact), *_page(fact)), fact)
    return tuple(left.values())


def speaks_of_goods(found: Iterable[Term], vocabulary: Vocabulary) -> bool:
    """Whether a text names anything that the catalogue speaks of.

    A product, a battery, a material, a machine, or what batteries are made of.
    """
    found = tuple(found)
    if any(t.name == "chemistry" for t in found):
        return True
    but = vocabulary.goods.groups["no_goods"] | {"masked"}
    named = (m.name for m in mentions(found))
    return any(name not in but and getattr(vocabulary.products.get(name), "family", "") != "other" for name in named)


def problems(left: Sequence[Fact], *, has_items: bool, speaks: bool = True) -> tuple[Problem, ...]:
    """A problem for each page or sheet with values that no item has.

    Graver where the paper has no item at all and `speaks` of goods of the catalogue, or a value is one that only they
    have: a motor has a mass and a voltage too.
    """
    by_page: dict[int | None, list[Fact]] = defaultdict(list)
    for fact in left:
        by_page[fact.evidence[0].page if fact.evidence else None].append(fact)
    tells = speaks or any(f.property in TELLING for f in left)
    severity = Severity.WARNING if tells and not has_items else Severity.NOTE
    return tuple(Problem("items", _sentence(facts), severity, page) for page, facts in by_page.items())


def _sentence(facts: Sequence[Fact]) -> str:
    shown = "; ".join(_said(f) for f in facts[:_MOST])
    more = f"; and {len(facts) - _MOST} more" if len(facts) > _MOST else ""
    return f"These values belong to no item: {shown}{more}. See whether they are of goods that were not recognised."


def _said(fact: Fact) -> str:
    name = f"{fact.property.replace('_', ' ')} {fact.value}"
    if not fact.evidence:
        return name
    place = fact.evidence[0]
    text = " ".join(place.text.split())
    quoted = text if len(text) <= _LONGEST_QUOTE else f"{text[: _LONGEST_QUOTE - 1]}…"
    return f"{name} (“{quoted}”, {place.cell or f'page {place.page}'})"


def _key(fact: Fact) -> tuple[str, str]:
    return fact.property, str(fact.value)


def _page(fact: Fact) -> tuple[str | None, int | None]:
    return (fact.evidence[0].cell, fact.evidence[0].page) if fact.evidence else (None, None)


def _is_on(places: Sequence[Evidence], one: Evidence) -> bool:
    """Whether a place lies on one of the others."""
    return any(_meet(one, other) for other in places)


def _meet(one: Evidence, other: Evidence) -> bool:
    if (one.page, one.cell) != (other.page, other.cell):
        return False
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]

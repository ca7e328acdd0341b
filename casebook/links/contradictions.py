"""Where two documents say different things of one model: shown as it is, both sides kept.

The interval of the property then spans both, since every fact counts. Only a house policy with an order of
trust sets the less trusted side aside, and says so on each fact that it sets aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from classifier.facts import Fact, Item, Method
from classifier.judging.values.measuring_states import RATED, of_the_goods
from classifier.judging.values.several_values import short, span
from classifier.law.goods import GoodsTable
from classifier.law.house import TrustRule
from classifier.law.vocabulary import Vocabulary
from classifier.quantity import Interval, plain

OF_THE_LINE = frozenset(
    {"quantity", "unit_price", "amount", "net_mass", "gross_mass", "packages", "tariff_line", "origin"}
)
"""What is true of a consignment and not of a model."""
_ONE_TERM = frozenset({"chemistry"})
"""Textual properties of which a model has one value; a machine may have many uses."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document as it is named to a person, and its kind as in the report."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One property of which documents disagree: the facts of all sides, and the sentence that says it."""

    property: str
    facts: tuple[Fact, ...]
    text: str


def contradictions(item: Item, papers: Mapping[str, Paper], words: Vocabulary) -> tuple[Contradiction, ...]:
    """Where the documents (by SHA-256) that an item's facts come from disagree, in the order of the facts.

    A fact that a person entered settles its property; doubted, derived and unplaced facts say nothing here.
    """
    found = (_contradiction(name, item, papers, words) for name in dict.fromkeys(f.property for f in item.facts))
    return tuple(c for c in found if c is not None)


def settled(item: Item, found: tuple[Contradiction, ...], papers: Mapping[str, Paper], rule: TrustRule | None) -> Item:
    """The item with a doubt on each contradicted fact of a document that is trusted less than another.

    Without a rule, and between documents of equal trust, every fact still counts.
    """
    if rule is None:
        return item
    doubts = {fact: doubt for c in found for fact, doubt in _distrusted(c, papers, rule)}
    return replace(item, facts=tuple(replace(f, doubt=doubts[f]) if f in doubts else f for f in item.facts))


def _distrusted(found: Contradiction, papers: Mapping[str, Paper], rule: TrustRule) -> Iterator[tuple[Fact, str]]:
    ranks = {sha256: _rank(papers[sha256], rule) for sha256 in map(_document, found.facts)}
    first = min(ranks, key=lambda sha256: ranks[sha256])
    for fact in found.facts:
        if ranks[_document(fact)] > ranks[first]:
            yield fact, f"{rule.rule}: {papers[first].name} counts before {papers[_document(fact)].name}"


def _rank(paper: Paper, rule: TrustRule) -> int:
    return rule.order.index(paper.kind) if paper.kind in rule.order else len(rule.order)


def _contradiction(name: str, item: Item, papers: Mapping[str, Paper], words: Vocabulary) -> Contradiction | None:
    if name in OF_THE_LINE or any(f.method is Method.ENTERED for f in item.of(name)):
        return None
    sides = _sides(_comparable(item.of(name), name, words), papers)
    if len(sides) < 2 or not _disagree(name, list(sides.values()), words.goods):
        return None
    facts = tuple(fact for side in sides.values() for fact in side)
    said = "; ".join(f"{papers[sha256].name}: {_said(side)}" for sha256, side in sides.items())
    return Contradiction(name, facts, f"{name.replace('_', ' ')} is not the same in all documents: {said}")


def _comparable(facts: tuple[Fact, ...], name: str, words: Vocabulary) -> tuple[Fact, ...]:
    """The facts that count, of one state of the goods: a value in the cold contradicts no other."""
    sound = tuple(f for f in facts if f.doubt is None and f.method is Method.STATED and f.evidence)
    return of_the_goods(sound, words) if name in RATED else sound


def _sides(facts: tuple[Fact, ...], papers: Mapping[str, Paper]) -> dict[str, tuple[Fact, ...]]:
    """The facts by the document that says them."""
    sides: dict[str, tuple[Fact, ...]] = {}
    for fact in facts:
        if _document(fact) in papers:
            sides[_document(fact)] = (*sides.get(_document(fact), ()), fact)
    return sides


def _document(fact: Fact) -> str:
    return fact.evidence[0].sha256


def _disagree(name: str, sides: list[tuple[Fact, ...]], table: GoodsTable) -> bool:
    """Whether any two sides have nothing in common."""
    pairs = [(a, b) for index, a in enumerate(sides) for b in sides[index + 1 :]]
    if name in _ONE_TERM:
        return any(not _agree(_terms(a), _terms(b), table) for a, b in pairs)
    if any(isinstance(fact.value, str) for side in sides for fact in side):
        return False
    return any(_lie_apart(a, b) for a, b in pairs)


def _terms(side: tuple[Fact, ...]) -> set[str]:
    return {str(fact.value).casefold() for fact in side}


def _agree(first: set[str], second: set[str], table: GoodsTable) -> bool:
    """Whether two papers name one chemistry, the same or one of them in a broader word.

    What says only lithium-ion contradicts no sheet that says which.
    """
    if first & second:
        return True
    if "lithium" in first | second:
        return not (first | second) & table.groups["no_lithium"]
    ionic = {*table.groups["lithium_ion_kind"], "semi_solid"}
    return any("lithium_ion" in a and b & ionic for a, b in ((first, second), (second, first)))


def _lie_apart(first: tuple[Fact, ...], second: tuple[Fact, ...]) -> bool:
    """Whether there is a gap that rounding does not explain: 50 Ah is not against 50.2 Ah."""
    one, two = span(first), span(second)
    gap = max(_gap(one, two), _gap(two, one))
    return gap > max(_rounding(one), _rounding(two))


def _gap(below: Interval, above: Interval) -> Decimal:
    if below.high is None or above.low is None:
        return Decimal(0)
    return above.low - below.high


def _rounding(interval: Interval) -> Decimal:
    """Half a unit of the last place that the number is given to."""
    ends = [end for end in (interval.low, interval.high) if end is not None]
    places = [int(end.as_tuple().exponent) for end in ends]
    return max((Decimal(5).scaleb(place - 1) for place in places), default=Decimal(0))


def _said(side: tuple[Fact, ...]) -> str:
    return ", ".join(dict.fromkeys(_words(fact) for fact in side))


def _words(fact: Fact) -> str:
    kind = f"{fact.kind.value} " if fact.kind else ""
    under = f" ({fact.conditions})" if fact.conditions else ""
    if isinstance(fact.value, str):
        return f"{kind}{fact.value}{under}"
    return f"{kind}{_number(fact.quantity.interval)} {fact.quantity.unit}".rstrip() + under


def _number(interval: Interval) -> str:
    shown = short(interval)
    if shown.low is None and shown.high is not None:
        return f"{'<' if shown.high_open else '≤'} {plain(shown.high)}"
    if shown.high is None and shown.low is not None:
        return f"{'>' if shown.low_open else '≥'} {plain(shown.low)}"
    return str(shown)

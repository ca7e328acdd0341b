"""What an item's facts say of each property that the law asks about, under a house policy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from classifier.facts import Fact, Item, Method
from classifier.judging.values.contradictions import between_values, between_ways, improbable
from classifier.judging.values.derive import density_from_charge, density_from_energy, envelope_density
from classifier.judging.values.measuring_states import RATED, of_the_goods
from classifier.judging.values.plausibility import checked, doubt_of, speaks_of
from classifier.judging.values.several_values import Reading, closed_by, span
from classifier.judging.values.text_and_picture import between_text_and_picture
from classifier.law.acts import Bilingual, Limit
from classifier.law.catalogue import Catalogue
from classifier.law.conditions import MeasuredUnder
from classifier.law.house import Policy
from classifier.quantity import Interval, hull
from classifier.truth import Truth

ENERGY_DENSITY = "gravimetric_energy_density"
ENERGY_INPUTS = ("capacity", "nominal_voltage", "energy", "mass")
"""What an energy density is derived from."""
ENVELOPE = (("diameter", "length"), ("length", "width", "thickness"))


@dataclass(frozen=True, slots=True)
class Bench:
    """One item laid out to be read: its facts checked against the limits, the words and the policy at hand."""

    item: Item
    catalogue: Catalogue
    policy: Policy
    limits: tuple[Limit, ...]
    spans_contradictions: bool = False

    def terms(self, name: str) -> tuple[str, ...]:
        """The terms that a textual property has, in lower case."""
        return tuple(f.value.lower() for f in self.item.of(name) if isinstance(f.value, str))

    def read(self, name: str, under: MeasuredUnder | None = None) -> Reading:
        """The reading of a numeric property, as measured `under` a condition where one is named.

        Energy density is stated, derived or both.
        """
        if name == ENERGY_DENSITY:
            return _energy_density(self)
        return self.printed(name) if under is None else _measured(self, name, under)

    def printed(self, name: str) -> Reading:
        """The reading of what is printed of a property, nothing derived."""
        facts = tuple(f for f in self.item.of(name) if not isinstance(f.value, str))
        unit = self.catalogue.vocabulary.properties[name].unit or ""
        entered = tuple(f for f in facts if f.method is Method.ENTERED)
        asked = None if entered else between_text_and_picture(facts, self.policy, self.catalogue.vocabulary)
        if asked is not None:
            return Reading(name, unit, None, facts, doubted=True, question=asked)
        sound = entered or tuple(f for f in facts if f.doubt is None and not _is_negative(f))
        if name in RATED and not entered:
            sound = of_the_goods(sound, self.catalogue.vocabulary)
        if not sound:
            return Reading(name, unit, None, facts, doubted=bool(facts))
        if entered:
            return self._closed(Reading(name, unit, span(sound), sound))
        return self._weighed(Reading(name, unit, None, sound))

    def _weighed(self, reading: Reading) -> Reading:
        """The interval of the values that are probable enough and agree.

        A less probable one widens it, and settles nothing.
        """
        words, rule = self.catalogue.vocabulary, self.policy.probability
        probable = tuple(f for f in reading.facts if rule is None or f.confidence >= rule.floor)
        if not probable:
            return replace(reading, doubted=True, question=improbable(reading.facts, self.policy, words))
        question = None if self.spans_contradictions else between_values(probable, self.policy, words)
        if question is not None:
            return replace(reading, doubted=True, question=question)
        interval = span(probable)
        if len(probable) < len(reading.facts):
            interval = hull([interval, span(reading.facts)])
        return self._closed(replace(reading, interval=interval))

    def _closed(self, reading: Reading) -> Reading:
        rule, interval = self.policy.one_sided, reading.interval
        if rule is None or interval is None or interval.is_bounded or reading.property not in rule.properties:
            return reading
        used = f"{rule.rule} ({reading.property})"
        return replace(reading, interval=closed_by(rule, interval), assumptions=(used,))


def bench(item: Item, catalogue: Catalogue, policy: Policy) -> Bench:
    """The item laid out, with doubts on what lies beyond the limits."""
    limits = tuple(limit for limit in catalogue.limits if speaks_of(limit, item))
    laid = Bench(checked(item, catalogue), catalogue, policy, limits)
    return replace(laid, item=_weighed(laid))


def _weighed(laid: Bench) -> Item:
    """The item with a doubt on each value that a limit on something derived from it puts in question."""
    doubts: dict[str, str] = {}
    for limit in laid.limits:
        if limit.property == "envelope_density":
            for reading in _envelopes(laid):
                doubt = doubt_of(reading.facts[0], [limit])
                if doubt:
                    doubts[limit.doubts] = doubt
    return replace(laid.item, facts=tuple(_doubted(fact, doubts) for fact in laid.item.facts))


def spanned(laid: Bench, name: str, under: MeasuredUnder | None) -> Reading:
    """The reading with all values that contradict each other in it, whichever of them is right."""
    return replace(laid, spans_contradictions=True).read(name, under)


def _measured(laid: Bench, name: str, under: MeasuredUnder) -> Reading:
    """The reading of the values that were measured under a condition; a value that a person entered for it counts."""
    facts = laid.item.of(name)
    fitting = tuple(f for f in facts if _is_under(f, under))
    others = tuple(f for f in laid.item.facts if f.property != name)
    read = replace(laid, item=replace(laid.item, facts=(*others, *fitting))).printed(name)
    return read if fitting else replace(read, facts=facts, is_elsewhere=bool(facts))


def _is_under(fact: Fact, under: MeasuredUnder) -> bool:
    named = under.named_by(fact.conditions)
    return named is Truth.TRUE or (named is Truth.UNKNOWN and fact.method is Method.ENTERED)


def _is_negative(fact: Fact) -> bool:
    """Whether it goes below zero: nothing that the law measures does, so it was misprinted or misread."""
    low, high = fact.quantity.interval.low, fact.quantity.interval.high
    return (low is not None and low < 0) or (high is not None and high < 0)


def _doubted(fact: Fact, doubts: dict[str, str]) -> Fact:
    return replace(fact, doubt=doubts[fact.property]) if fact.property in doubts and not fact.doubt else fact


def _envelopes(laid: Bench) -> list[Reading]:
    mass = laid.printed("mass")
    found = (envelope_density(mass, tuple(laid.printed(side) for side in sides)) for sides in ENVELOPE)
    return [reading for reading in found if reading is not None]


def _energy_density(laid: Bench) -> Reading:
    """The stated value; the derived one where nothing is stated; both where they lie too far apart.

    Where they contradict each other it is nothing but a question, unless the stated value agrees with one of two ways
    of deriving it. So it is where the printed energies contradict each other: they are of several goods, and the
    stated value may be another's as well.
    """
    facts = tuple(f for f in laid.item.of(ENERGY_DENSITY) if f.method is not Method.DERIVED)
    stated = replace(laid, item=replace(laid.item, facts=facts)).printed(ENERGY_DENSITY)
    if any(f.method is Method.ENTERED for f in facts):
        return stated
    mixed = laid.printed("energy")
    if stated.interval is not None and mixed.question is not None:
        return replace(stated, interval=None, doubted=True, question=mixed.question)
    ways = _ways(laid)
    if stated.interval is not None and ways:
        apart = [_apart(laid, stated, way) for way in ways]
        if all(apart):
            return replace(stated, interval=None, doubted=True, question=apart[0])
        ways = tuple(way for way, question in zip(ways, apart, strict=True) if question is None)
    computed = _computed(laid, ways)
    if computed is None:
        return stated
    nothing_stated = stated.interval is None and not stated.doubted
    return computed if nothing_stated else _first_or_both(laid.policy, stated, computed)


def derived_energy_density(laid: Bench) -> Reading | None:
    """Wh/kg from the energy, or from capacity and voltage, and the mass; `None` where an input is unknown.

    Where both ways can be gone, the printed energy counts first, as a stated value does before a derived one.
    """
    return _computed(laid, _ways(laid))


def _ways(laid: Bench) -> tuple[Reading, ...]:
    """By the energy, and by capacity and voltage, as far as their inputs are known."""
    mass = laid.printed("mass")
    by_energy = density_from_energy(laid.printed("energy"), mass)
    by_charge = density_from_charge(laid.printed("capacity"), laid.printed("nominal_voltage"), mass)
    return tuple(way for way in (by_energy, by_charge) if way is not None)


def _computed(laid: Bench, ways: tuple[Reading, ...]) -> Reading | None:
    if not ways:
        return None
    if len(ways) == 1:
        return _limited(laid, ways[0])
    question = _apart(laid, *ways)
    if question is not None:
        return replace(ways[0], interval=None, doubted=True, question=question, facts=ways[0].facts + ways[1].facts)
    return _limited(laid, _first_or_both(laid.policy, *ways))


def _apart(laid: Bench, first: Reading, second: Reading) -> Bilingual | None:
    """The question that two readings raise which cannot both be right."""
    if first.interval is None or second.interval is None or laid.spans_contradictions:
        return None
    told = [(r.interval, r.formula or "stated") for r in (first, second) if r.interval is not None]
    return between_ways(first.property, told[0], told[1], first.unit, laid.policy, laid.catalogue.vocabulary)


def _limited(laid: Bench, found: Reading) -> Reading:
    """The derived reading, set aside if it lies beyond what nature allows."""
    facts = tuple(replace(f, doubt=doubt_of(f, list(laid.limits))) for f in found.facts)
    if not all(f.doubt for f in facts):
        return replace(found, facts=facts)
    return replace(found, facts=facts, interval=None, doubted=True)


def _first_or_both(policy: Policy, first: Reading, second: Reading) -> Reading:
    """The first reading alone, unless the second lies too far from it: then the interval spans both.

    One that spans both has no formula: no single input turns it.
    """
    if first.interval is None:
        return first
    rule = policy.stated_first
    used = (str(rule.rule),) if rule else ()
    if second.interval is None or (rule and not _is_away(first.interval, second.interval, rule.within)):
        return replace(first, assumptions=(*first.assumptions, *used))
    return replace(
        first,
        interval=hull([first.interval, second.interval]),
        facts=first.facts + second.facts,
        assumptions=tuple(dict.fromkeys((*first.assumptions, *second.assumptions, *used))),
        formula=None,
        inputs=first.inputs or second.inputs,
    )


def _is_away(first: Interval, second: Interval, within: Decimal) -> bool:
    """Whether there is a gap between the two of more than this part of the first's nearer end."""
    if first.high is not None and second.low is not None and second.low > first.high:
        return second.low - first.high > within * first.high
    if first.low is not None and second.high is not None and second.high < first.low:
        return first.low - second.high > within * first.low
    return False

"""Which words of a sentence each of its values belongs to: a name before it or right behind it, or a verb and its unit.

"3.45 g/cm³ compaction density with 1.86 g/cm³ tap density"     the name stands behind the value
"delivers 262 mAh/g at 0.1C"                                    no name at all: the unit tells the property
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from classifier.facts import Kind
from classifier.law.vocabulary import Property
from extractor.facts.labels import Group, groups_of
from extractor.facts.values.objections import SENTENCE
from extractor.facts.wordings import Wordings
from extractor.language.numbers.quantities import Amount
from extractor.language.terms import Term
from extractor.rows.annotated_rows import Marked

_TOLD_BY_A_VERB = (
    "capacity",
    "energy",
    "gravimetric_energy_density",
    "specific_capacity",
    "volumetric_energy_density",
)
"""What goods deliver, hold or reach, each in a unit of its own."""

_TOLD_BY_A_RATE = "specific_capacity"
_TOLD_BY_A_CLAIM = "nominal_voltage"
_NEAR = 12
"""So near before or behind a value (in characters), a rate is what it was taken at: "157.0 mAh/g at 0.1C"."""

_KIND = 24
_TEMPERATURE = "°C"
CLAUSE_END = re.compile(r"[。；;，]|[.,] ")
_LISTED = 3
_LISTED_BOUND = 16
_VERB = 48
"""A verb and what stands between it and its value are no longer."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """The names in a slot, by place, and which of its values have theirs right behind them."""

    groups: tuple[Group, ...]
    behind: Mapping[int, Group] = field(default_factory=dict)

    def before(self, amount: Amount) -> Group | None:
        """The name before a value that is no other value's."""
        found = next((g for g in reversed(self.groups) if g[0].end <= amount.first), None)
        return None if found is None or found in self.behind.values() else found


def sentence_of(marked: Marked, properties: Mapping[str, Property], words: Wordings) -> Sentence:
    """The names in a slot, and whose each value is that no name stands before."""
    groups = groups_of(marked)
    behind = dict(_behind(marked, groups, properties, words))
    if marked.slot.table is None:
        groups += list(_told(marked, groups, behind, properties, words))
        groups.sort(key=lambda g: g[0].start)
    return Sentence(tuple(groups), behind)


def _behind(
    marked: Marked, groups: list[Group], properties: Mapping[str, Property], words: Wordings
) -> Iterator[tuple[int, Group]]:
    """The values whose property is named right behind them, unless that name has another value behind itself."""
    for amount in marked.amounts:
        group = next((g for g in groups if g[0].start >= amount.end), None)
        if group is None or not _fits(group, amount, properties):
            continue
        if not words.before_name.fullmatch(marked.text, amount.end, group[0].start):
            continue
        after = next((a for a in marked.amounts if a.start >= group[0].end), None)
        if after is not None and _fits(group, after, properties) and _states(marked, group, after, words):
            continue
        before = next((g for g in reversed(groups) if g[0].end <= amount.first), None)
        if before is None or not _fits(before, amount, properties) or not _states(marked, before, amount, words):
            yield amount.first, group


def _told(
    marked: Marked,
    groups: Sequence[Group],
    behind: Mapping[int, Group],
    properties: Mapping[str, Property],
    words: Wordings,
) -> Iterator[Group]:
    """What stands for a name before each value that has none: a verb, a rate or a word like "nominal"."""
    by_unit = {properties[name].unit: name for name in _TOLD_BY_A_VERB if name in properties}
    held = False
    for number, amount in enumerate(marked.amounts):
        if amount.unit is None or amount.first in behind:
            continue
        name = by_unit.get(amount.unit.canonical)
        place = _verb_of(marked, amount, words) if name else None
        if name == _TOLD_BY_A_RATE and place is None and _is_at_a_rate(marked.amounts, number):
            place = (amount.start, amount.start)
        if name is None and held and amount.unit.canonical == properties[_TOLD_BY_A_CLAIM].unit:
            name, place = _TOLD_BY_A_CLAIM, _claim_of(marked, amount, words)
        held = held or name is not None
        if name is None or place is None or _is_named(groups, amount, place[0], properties):
            continue
        if name != _TOLD_BY_A_RATE and _is_at_a_temperature(marked, amount):
            continue
        start = _kind_before(marked, place[0])
        yield (Term(start, place[1], "property", name, "", marked.text[start : place[1]]),)


def _verb_of(marked: Marked, amount: Amount, words: Wordings) -> tuple[int, int] | None:
    """The verb right before a value, or one that bounds it ("可达262mAh/g")."""
    for end in (amount.start, amount.first):
        verb = words.delivering.search(marked.text, max(0, end - _VERB), end)
        if verb is not None:
            return verb.start(), min(verb.end(), amount.start) if verb.start() < amount.start else amount.start
    return None


def _claim_of(marked: Marked, amount: Amount, words: Wordings) -> tuple[int, int] | None:
    claim = words.claiming.search(marked.text, max(0, amount.start - _VERB), amount.start)
    return None if claim is None else claim.span()


def _is_at_a_rate(amounts: Sequence[Amount], number: int) -> bool:
    """Whether a rate stands right beside a value."""
    amount = amounts[number]
    beside = [
        *(a for a in amounts[:number][-1:] if amount.start - a.end <= _NEAR),
        *(a for a in amounts[number + 1 :][:1] if a.start - amount.end <= _NEAR),
    ]
    return any(a.unit is not None and a.unit.canonical == "C-rate" for a in beside)


def _kind_before(marked: Marked, at: int) -> int:
    """Where a word of the value's kind opens what stands before it: "Typical values are 262 mAh/g"."""
    kinds = [t.start for t, _ in marked.kinds(max(0, at - _KIND), at)]
    return kinds[-1] if kinds and not any(a.end > kinds[-1] for a in marked.amounts if a.end <= at) else at


def _is_at_a_temperature(marked: Marked, amount: Amount) -> bool:
    """Whether its sentence speaks of a temperature: what a battery delivers in the cold is not its capacity."""
    start = max((m.end() for m in SENTENCE.finditer(marked.text, 0, amount.start)), default=0)
    stop = SENTENCE.search(marked.text, amount.end)
    end = stop.start() if stop else len(marked.text)
    inside = (a.unit for a in marked.amounts if start <= a.start < end)
    return any(unit is not None and unit.canonical == _TEMPERATURE for unit in inside)


def _is_named(groups: Sequence[Group], amount: Amount, verb: int, properties: Mapping[str, Property]) -> bool:
    """Whether a value has a name of its own: one that fits it, before it in its sentence, no other value between."""
    return any(_fits(g, amount, properties) and verb - _VERB <= g[0].end <= amount.first for g in groups)


def _fits(group: Group, amount: Amount, properties: Mapping[str, Property]) -> bool:
    return amount.unit is not None and any(properties[t.name].unit == amount.unit.canonical for t in group)


def _states(marked: Marked, group: Group, amount: Amount, words: Wordings) -> bool:
    """Whether a name states the value behind it: nothing, a colon, or a word like "is" stands between."""
    return words.naming.fullmatch(marked.text, group[0].end, amount.start) is not None


def goes_on(marked: Marked, before: int, amount: Amount) -> bool:
    """Whether a value goes on from the one before it: "≥ 155 mAh/g, typically 157.4"; "268, guaranteed ≥ 260 mAh/g"."""
    between = marked.text[before : amount.start].strip(" ,;，；")
    if amount.kind is not None and not between:
        return amount.start - before <= _LISTED
    return _adds_a_bound(between, amount)


def _adds_a_bound(between: str, amount: Amount) -> bool:
    """Whether a bound follows a value, little and no other clause between them."""
    bounds = amount.kind in (Kind.MINIMUM, Kind.MAXIMUM)
    return bounds and len(between) <= _LISTED_BOUND and not CLAUSE_END.search(between)


def turns_to_something_else(marked: Marked, before: int, amount: Amount, words: Wordings) -> bool:
    """Whether a word of its own stands between two values of a slot: "inner diameter 800 mm, length 9 m"."""
    known = {k for t in (*marked.cues, *marked.labels) for k in range(t.start, t.end)}
    between = "".join(ch for k, ch in enumerate(marked.text[before : amount.start], before) if k not in known)
    if _adds_a_bound(between.strip(" ,，"), amount):
        return False
    return re.search(r"[^\W\d_]", words.linking.sub(" ", between)) is not None

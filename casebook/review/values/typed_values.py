"""What a person types for a fact, as papers print it: `≥ 4.85 Ah`, `98±1 g`, `4850 mAh`, `max. 70 g`.

Any unit of the property's dimension will do, and none means the canonical one. What is typed is understood as
a whole or refused with the reason; nothing of it is dropped.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from classifier.facts import Evidence, Fact, Kind, Method
from classifier.law.vocabulary import Property, Unit, Vocabulary
from classifier.quantity import Quantity, at_least, at_most
from extractor.language.numbers.quantities import Amount, Numbers, numbers_of

_FILLING = " .,:;()"


def _spelled(text: str) -> str:
    """A term without what its spelling may differ in: case, hyphens, spaces."""
    return "".join(c for c in text.casefold() if c.isalnum())


@dataclass(frozen=True, slots=True)
class Typed:
    """What was understood: a quantity in the canonical unit, or a term; `kind` where the words say it."""

    value: Quantity | str
    kind: Kind | None = None

    def __str__(self) -> str:
        return str(self.value) + (f" ({self.kind})" if self.kind else "")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why it was not understood, and what would be."""

    message: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The quantity grammar of one vocabulary; made once."""

    words: Vocabulary
    numbers: Numbers

    def read(self, name: str, text: str, line_unit: str | None = None, old: Fact | None = None) -> Typed | Refusal:
        """What is typed for the property of a name.

        `line_unit` is the unit that an invoice's line prints beside a number of its own (`PCS`, `USD`); a property that
        no vocabulary holds and without one is text. Of the value `old` that is corrected, a kind alone says what it
        claims to be.
        """
        known = self.words.properties.get(name) or Property(name, line_unit, {})
        if line_unit and known.unit == line_unit and text.strip().casefold().endswith(line_unit.casefold()):
            text = text.strip()[: -len(line_unit)]
        if not text.strip():
            return Refusal("nothing typed yet" + _hint(known, self.words.units))
        if known.unit is None:
            return Typed(self._term(name, " ".join(text.split())))
        found = self.numbers.find(text)
        kind = self.kind(text)
        if not found and kind is not None and old is not None and not isinstance(old.value, str):
            return Typed(as_claimed(old.value, kind), kind)
        if len(found) != 1:
            what = "no number in it" if not found else "more than one quantity in it"
            return Refusal(f"{what}{_hint(known, self.words.units)}")
        return self._understood(text, found[0], known)

    def _term(self, name: str, text: str) -> str:
        """A term as the catalogue keeps it, where the text is one in any language of it; else the text itself."""
        cues = self.words.cues.get(name)
        plain = _spelled(text)
        for group, terms in cues.groups.items() if cues else ():
            if plain == _spelled(group) or any(plain == _spelled(t) for several in terms.values() for t in several):
                return group
        return text

    def kind(self, words: str) -> Kind | None:
        """The kind that words name alone, in any language of the vocabulary: `typ`, `max.`, 标称."""
        plain = words.strip(_FILLING).casefold()
        by_name = next((k for k in Kind if plain == k), None)
        cues = self.words.cues.get("kind")
        named = {str(k): k for k in Kind}
        for group, terms in cues.groups.items() if cues and plain and by_name is None else ():
            if group in named and any(plain == t.strip(_FILLING).casefold() for by in terms.values() for t in by):
                return named[group]
        return by_name

    def _understood(self, text: str, amount: Amount, known: Property) -> Typed | Refusal:
        units = self.words.units
        rest = (text[: amount.start] + " " + text[amount.end :]).strip(_FILLING).lower()
        kind = self.kind(rest)
        if rest and kind is None:
            return Refusal(f"not understood: {rest!r}{_hint(known, units)}")
        if amount.unit is not None and amount.unit.canonical != known.unit:
            return Refusal(f"{amount.unit.name} is no unit of it{_hint(known, units)}")
        interval = amount.canonical()
        ends = [end for end in (interval.low, interval.high) if end is not None]
        if any(end < Decimal(0) for end in ends):
            return Refusal("below zero, and nothing that is measured here is")
        said = Quantity(interval, known.unit or "")
        return Typed(as_claimed(said, kind) if amount.kind is None else said, amount.kind or kind)


def as_claimed(value: Quantity, kind: Kind | None) -> Quantity:
    """A lone number as its kind claims it: a minimum has no upper end, a maximum no lower one."""
    number = value.interval.low
    if number is None or not value.interval.is_point or kind not in (Kind.MINIMUM, Kind.MAXIMUM):
        return value
    return Quantity(at_least(number) if kind is Kind.MINIMUM else at_most(number), value.unit)


def grammar(words: Vocabulary) -> Grammar:
    """The grammar for a vocabulary's units."""
    return Grammar(words, numbers_of(words))


def entered(typed: Typed, name: str, old: Fact | None = None, evidence: tuple[Evidence, ...] = ()) -> Fact:
    """The fact that a person enters: with the old one's place and conditions, not its doubt or confidence."""
    if old is None:
        return Fact(name, typed.value, typed.kind, method=Method.ENTERED, evidence=evidence)
    return replace(
        old,
        value=typed.value,
        kind=_kind(typed, old),
        method=Method.ENTERED,
        evidence=evidence or old.evidence,
        confidence=1.0,
        inputs=(),
        formula=None,
        doubt=None,
        witness=None,
    )


def _kind(typed: Typed, old: Fact) -> Kind | None:
    """The typed kind; else the old one, unless it says a bound that the typed value does not have."""
    bounds = (Kind.MINIMUM, Kind.MAXIMUM)
    return typed.kind or (None if old.kind in bounds else old.kind)


def _hint(known: Property, units: Iterable[Unit]) -> str:
    names = [u.name for u in units if u.canonical == known.unit]
    return f"; type it as ≥ 4.85 or 98±1, in {', '.join(names)}" if names else ""

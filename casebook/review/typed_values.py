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
from classifier.quantity import Quantity
from extractor.language.numbers.quantities import Amount, Numbers

_FILLING = " .,:;()"


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

    def read(self, name: str, text: str, line_unit: str | None = None) -> Typed | Refusal:
        """What is typed for the property of a name.

        `line_unit` is the unit that an invoice's line prints beside a number of its own (`PCS`, `USD`); a property that
        no vocabulary holds and without one is text.
        """
        known = self.words.properties.get(name) or Property(name, line_unit, {})
        if line_unit and known.unit == line_unit and text.strip().casefold().endswith(line_unit.casefold()):
            text = text.strip()[: -len(line_unit)]
        if not text.strip():
            return Refusal("nothing typed yet" + _hint(known, self.words.units))
        if known.unit is None:
            return Typed(" ".join(text.split()))
        found = self.numbers.find(text)
        if len(found) != 1:
            what = "no number in it" if not found else "more than one quantity in it"
            return Refusal(f"{what}{_hint(known, self.words.units)}")
        return _understood(text, found[0], known, self.words.units)


def grammar(words: Vocabulary) -> Grammar:
    """The grammar for a vocabulary's units."""
    return Grammar(words, Numbers(words))


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


def _understood(text: str, amount: Amount, known: Property, units: Iterable[Unit]) -> Typed | Refusal:
    rest = (text[: amount.start] + " " + text[amount.end :]).strip(_FILLING).lower()
    kind = next((k for k in Kind if rest == k), None)
    if rest and kind is None:
        return Refusal(f"not understood: {rest!r}{_hint(known, units)}")
    if amount.unit is not None and amount.unit.canonical != known.unit:
        return Refusal(f"{amount.unit.name} is no unit of it{_hint(known, units)}")
    interval = amount.canonical()
    ends = [end for end in (interval.low, interval.high) if end is not None]
    if any(end < Decimal(0) for end in ends):
        return Refusal("below zero, and nothing that is measured here is")
    return Typed(Quantity(interval, known.unit or ""), amount.kind or kind)


def _hint(known: Property, units: Iterable[Unit]) -> str:
    names = [u.name for u in units if u.canonical == known.unit]
    return f"; type it as ≥ 4.85 or 98±1, in {', '.join(names)}" if names else ""

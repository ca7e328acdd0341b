"""What the law makes of one item on one day: the answer with every finding that it rests on.

The fields that the published report names have its names and order; the rest is for whoever asks further.
"""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from classifier.facts import Fact
from classifier.law.acts import Bilingual
from classifier.law.timeline import Status
from classifier.truth import Truth


class Outcome(StrEnum):
    """The six answers; none of them says that anything may be exported freely."""

    CONTROLLED = "controlled"
    CLOSE = "close"
    NOT_CONTROLLED = "not_controlled"
    LISTED_ELSEWHERE = "listed_elsewhere"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"


def in_words(outcome: str) -> str:
    """An outcome as a person reads it."""
    return "listed under another act" if outcome == Outcome.LISTED_ELSEWHERE else str(outcome).replace("_", " ")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition of an entry against the item.

    `value` is the interval with its unit, the term, or `None` for nothing known. `margin` is the distance
    of the value's nearest end from the limit as a part of the limit (negative where it is not met). `flips_if`
    says which value of which property would turn the answer. `parts` are the conditions that it is made of, where
    it is several (*or*, *n of m*).
    """

    property: str
    test: str
    truth: Truth
    value: str | None
    margin: Decimal | None
    flips_if: str | None
    doubted: bool = False
    parts: tuple[Criterion, ...] = ()

    @builtins.property  # a field of this class is called `property`
    def properties(self) -> tuple[str, ...]:
        """The properties that it asks for."""
        return tuple(dict.fromkeys(n for p in self.parts for n in p.properties)) if self.parts else (self.property,)


@dataclass(frozen=True, slots=True)
class Finding:
    """One entry against the item, with every criterion, whether or not an earlier one settled it."""

    code: str
    instrument: str
    truth: Truth
    reason: str
    product: Truth
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """The item's part of the declaration's remark, by language; `None` where no remark is called for."""

    zh: str | None = None
    en: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """An entry of an act other than the declared one, in force on the day, that takes the item in."""

    code: str
    instrument: str
    act: Bilingual


@dataclass(frozen=True, slots=True)
class Shadow:
    """What an item is on another day, with the remark that it calls for then."""

    day: date
    outcome: Outcome
    codes: tuple[str, ...]
    near: tuple[str, ...]
    remark: Remark


@dataclass(frozen=True, slots=True)
class Determination:
    """The answer for one item.

    `codes` are those of declared acts, of an item that is listed elsewhere those of the other act; `near` names
    entries of declared acts only. `missing` names the properties that could still change the answer, least first
    (`product`: what it is; `unread_pages`). `derived` are the facts that were computed, with formula and inputs.
    `advice` is to be shown with the answer. `listed` are the entries of other acts that take it in on the day,
    whatever the outcome. `questions` are what to ask where a fact is doubted, with the readings that disagree.
    `shadow` is what the item is on the day on which the act resumes, where it is suspended or not certain to be in
    force.
    """

    outcome: Outcome
    codes: tuple[str, ...]
    near: tuple[str, ...]
    status: Status
    missing: tuple[str, ...]
    assumptions: tuple[str, ...]
    findings: tuple[Finding, ...]
    remark: Remark
    advice: tuple[Bilingual, ...]
    derived: tuple[Fact, ...]
    doubts: tuple[str, ...]
    as_of: date
    policy: str
    catalogue: str
    listed: tuple[Listing, ...] = ()
    questions: tuple[Bilingual, ...] = ()
    shadow: Shadow | None = None

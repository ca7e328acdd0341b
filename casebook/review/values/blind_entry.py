"""Deciding values entered blind: which facts, whether a person has entered them, and whether the two agree.

A person who sees a value before typing it tends to find it on the page. So the few facts that decide a
verdict may have to be typed first, by the second person without sight of the first's entries. For whom and for
which outcomes, the policy says (`casebook.signing.Rules`).
"""

from __future__ import annotations

from dataclasses import dataclass

from casebook.record.actions import Action, Confirmed, Corrected
from casebook.review.values.typed_values import Typed, entered
from casebook.state.model import FactState, ItemState
from casebook.state.people.persons import ACCOUNT, same_person
from casebook.state.people.signing import Rules
from classifier.facts import Evidence
from classifier.judging.determination import Determination
from classifier.judging.values.readings import ENERGY_DENSITY
from classifier.truth import Truth

ENERGY_INPUTS = ("capacity", "nominal_voltage", "energy", "mass")
"""What an energy density is derived from."""


@dataclass(frozen=True, slots=True)
class BlindEntry:
    """A value typed before the one on record was seen. `note` is what the ledger keeps of it."""

    typed: Typed
    agrees: bool
    note: str


def deciding(item: ItemState, made: Determination) -> tuple[FactState, ...]:
    """The facts that the verdict rests on.

    Those of the criteria of the entries named (of all, where none is), derived inputs too.
    """
    named = set(made.codes) | set(made.near)
    chosen = [f for f in made.findings if f.code in named or not named]
    asked = {n for f in chosen for c in f.criteria if f.product is not Truth.FALSE for n in c.properties}
    inputs = {i.property for d in made.derived if d.property in asked for i in d.inputs}
    current = [f for f in item.facts if f.current is not None]
    return tuple(f for f in current if f.current and f.current.property in asked | inputs)


def bearing(made: Determination) -> frozenset[str]:
    """The properties that the verdict hangs on.

    Those asked of such goods, what they were derived from, and what is missing.
    """
    asked = {n for f in made.findings if f.product is not Truth.FALSE for c in f.criteria for n in c.properties}
    inputs = ENERGY_INPUTS if ENERGY_DENSITY in asked else ()
    return frozenset((*asked, *inputs, *made.missing))


def hidden(
    item: ItemState, made: Determination, who: str, rules: Rules, signers: tuple[str, ...], account: str | None
) -> tuple[FactState, ...]:
    """The deciding facts that a person has yet to type, under the rules and after these signatures.

    `account` is the operating system's account that the person is at, or signed from: where the house tells people
    apart by it, what was typed in their name from another is not theirs. `None` where none is known.
    """
    if not rules.is_blind(made.outcome, who, signers):
        return ()
    several = deciding(item, made)
    own = account if ACCOUNT in rules.apart.by else None
    done = tuple(f for f in several if has_typed(f, who, own))
    return tuple(f for f in several if f not in done and not any(_is_of_one_term(f, d) for d in done))


def _is_of_one_term(fact: FactState, other: FactState) -> bool:
    """Whether two facts are terms of one property read from the same line: one entry is of both.

    "For lithium-ion battery cells" is for lithium-ion batteries, and for batteries.
    """
    one, two = fact.current, other.current
    if one is None or two is None or one.property != two.property:
        return False
    if not isinstance(one.value, str) or not isinstance(two.value, str):
        return False
    return any(_is_on_one_line(a, b) for a in one.evidence for b in two.evidence)


def _is_on_one_line(one: Evidence, other: Evidence) -> bool:
    if (one.sha256, one.page, one.cell) != (other.sha256, other.page, other.cell):
        return False
    if one.box is None or other.box is None:
        return one.span[0] < other.span[1] and other.span[0] < one.span[1]
    shared = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return shared > min(one.box[3] - one.box[1], other.box[3] - other.box[1]) / 2


def has_entered(fact: FactState, who: str) -> bool:
    """Whether this person has already said what the value is."""
    corrected = fact.value is not None and fact.by is not None and same_person(fact.by, who)
    return corrected or any(same_person(name, who) for name in fact.confirmed_by)


def has_typed(fact: FactState, who: str, account: str | None) -> bool:
    """Whether this person, from this account, gave the value or typed it before it stood on the screen."""
    mine = (w for w in fact.words if same_person(w.who, who) and not w.at_sight)
    return any(account is None or w.account is None or same_person(w.account, account) for w in mine)


def compared(fact: FactState, typed: Typed, text: str) -> BlindEntry:
    """The blind entry beside the value on record."""
    current = fact.current
    agrees = current is not None and current.value == typed.value
    verdict = "agrees with" if agrees else "differs from"
    on_record = current.value if current is not None else "nothing"
    return BlindEntry(typed, agrees, f"entered blind: {text.strip()!r} {verdict} {on_record}")


def action_of(item: str, fact: FactState, entry: BlindEntry) -> Action:
    """The event of an entry: it confirms what it agrees with, and takes the place of what it differs from."""
    if entry.agrees or fact.current is None:
        return Confirmed(item, fact.key)
    return Corrected(item, fact.key, entered(entry.typed, fact.current.property, fact.current))

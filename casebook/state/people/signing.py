"""Who may sign an item, and when it is signed enough: the house's rules, never the law's.

Which outcomes two people sign, by what they are told apart, and who types the deciding values blind, is the policy's to
say (`catalogue/policy/`), so no option of a command can ask less. A signature counts for the outcome that it was
given for, and from the last reopening on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from casebook.record.actions import Signed, Source
from casebook.record.ledger import Event
from casebook.state.model import ItemState, Signature
from casebook.state.people.persons import Apart, doubt_of, same_person
from classifier.law.house import (
    BlindEntryRule,
    OutsideSourceRule,
    Policy,
    SecondPersonRule,
    SecondSignatureRule,
    UnsignedRule,
)


class Blind(StrEnum):
    """Who types the deciding values before seeing them."""

    NOBODY = "nobody"
    SECOND = "second"
    EVERYONE = "everyone"


@dataclass(frozen=True, slots=True)
class Rules:
    """Outcomes that two people sign, and of which of them who types the deciding values blind.

    `carried` are the outcomes that a value from outside the paper may carry, by how it came; `unsigned` are those
    that go out though nobody signed. `signed_by`, `blind_by`, `carried_by` and `unsigned_by` name each rule
    for a person: the policy, the rule's name and day, what it says.
    """

    two_sign: frozenset[str]
    blind: Blind
    blind_outcomes: frozenset[str]
    signed_by: str = ""
    blind_by: str = ""
    carried: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    carried_by: str = ""
    unsigned: frozenset[str] = frozenset()
    unsigned_by: str = ""
    apart: Apart = field(default_factory=Apart)

    def needed(self, outcome: str) -> int:
        """How many people sign an outcome."""
        return 2 if outcome in self.two_sign else 1

    def carries(self, source: Source, outcome: str) -> bool:
        """Whether an outcome may rest on a value from this source."""
        return outcome in self.carried.get(source.kind, ())

    def is_blind(self, outcome: str, who: str, signers: tuple[str, ...]) -> bool:
        """Whether this person types the values that decide it before seeing them."""
        if self.blind is Blind.NOBODY or outcome not in self.blind_outcomes:
            return False
        is_second = bool(signers) and not any(same_person(who, s) for s in signers)
        return is_second or (self.blind is Blind.EVERYONE and not signers)


def rules_of(policy: Policy) -> Rules:
    """The rules of a house policy; one that has none asks for one signature, and for nothing blind."""
    signed, blind = policy.second_signature, policy.blind_entry
    outside, unsigned, apart = policy.outside_source, policy.unsigned, policy.second_person
    return Rules(
        two_sign=frozenset(signed.outcomes if signed else ()),
        blind=Blind(blind.who) if blind else Blind.NOBODY,
        blind_outcomes=frozenset(blind.outcomes if blind else ()),
        signed_by=_origin(signed),
        blind_by=_origin(blind),
        carried=outside.outcomes if outside else {},
        carried_by=_origin(outside),
        unsigned=frozenset(unsigned.outcomes if unsigned else ()),
        unsigned_by=_origin(unsigned),
        apart=Apart(frozenset(apart.by), apart.keys, _origin(apart)) if apart else Apart(),
    )


def _origin(
    held: SecondSignatureRule | SecondPersonRule | BlindEntryRule | OutsideSourceRule | UnsignedRule | None,
) -> str:
    return "" if held is None else f"policy {held.policy}, {held.rule.id} of {held.rule.date}: {held.rule.text.en}"


@dataclass(frozen=True, slots=True)
class Standing:
    """Who stands for an item's outcome as it is now, and how many have to.

    `unsigned` are the outcomes that the policy lets go without a signature, `doubted` why signatures do not count.
    """

    signers: tuple[str, ...]
    needed: int
    unsigned: frozenset[str] = frozenset()
    signatures: tuple[Signature, ...] = ()
    doubted: tuple[str, ...] = ()

    @property
    def is_done(self) -> bool:
        """Whether enough people have signed."""
        return len(self.signers) >= self.needed

    def is_enough(self, outcome: str) -> bool:
        """Whether nobody is left to sign.

        What the policy lets go unsigned waits only for a second signature that it asks for.
        """
        return self.is_done or (outcome in self.unsigned and self.needed < 2)

    def __str__(self) -> str:
        return f"signed {len(self.signers)}/{self.needed}"


def standing(item: ItemState, outcome: str, events: Iterable[Event], rules: Rules) -> Standing:
    """The signatures that count for an outcome of the item."""
    happened = tuple(events)
    counted: list[Signature] = []
    doubted: list[str] = []
    for signature in item.signatures if item.reopened is None else ():
        if signature.outcome != outcome or any(same_person(signature.who, s.who) for s in counted):
            continue
        why = doubt_of(signature, counted, happened, rules.apart)
        if why is None:
            counted.append(signature)
        else:
            doubted.append(why)
    names = tuple(s.who for s in counted)
    return Standing(names, rules.needed(outcome), rules.unsigned, tuple(counted), tuple(doubted))


def objections(
    who: str,
    now: Standing,
    *,
    hidden: int,
    questions: int,
    rules: Rules,
    unfounded: Iterable[str] = (),
    unseen: Sequence[str] = (),
    apart: str | None = None,
) -> tuple[str, ...]:
    """Why a person may not sign yet, each with what to do; none where they may."""
    told: list[str] = []
    if any(same_person(who, s) for s in now.signers):
        told.append("you have signed it; what is left is for another person")
    elif apart:
        told.append(apart)
    if questions:
        told.append("a question is open: press q to answer it")
    if hidden:
        several = "1 deciding value is" if hidden == 1 else f"{hidden} deciding values are"
        told.append(f"{several} to be typed from the page first: press b ({rules.blind_by})")
    if unseen:
        told.append(f"not on your screen yet: {', '.join(unseen)}; go down the facts (j) and look at them first")
    return (*told, *unfounded)


def was_signed(item: str, events: Iterable[Event], after: int) -> bool:
    """Whether anyone signed the item after an event of this number."""
    return any(e.seq > after and isinstance(e.action, Signed) and e.action.item == item for e in events)

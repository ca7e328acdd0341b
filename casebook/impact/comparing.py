"""Every item of a casebook judged by two sides, and what becomes of it between them. Nothing is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import select

from casebook.review.judging import Bench
from casebook.state.loading import state_of
from casebook.state.model import ItemState
from casebook.store import tables
from casebook.store.database import Store
from classifier.judging.determination import Criterion, Determination, Finding, Outcome
from classifier.law.acts import Bilingual
from classifier.law.catalogue import Catalogue
from classifier.truth import Truth


class Change(StrEnum):
    """What becomes of an item, the gravest first."""

    FLIPS = "flips"
    OPENS = "opens"
    REMARK = "remark"
    SHRINKS = "margin_shrinks"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Effect:
    """One item before and after.

    `margin` is the distance of its deciding value from the nearest limit after, as a part of the limit; `signed` are
    the people who stand for it as it was.
    """

    document: str
    name: str
    item: ItemState
    change: Change
    before: Determination
    after: Determination
    margin_before: Decimal | None
    margin: Decimal | None

    @property
    def signed(self) -> tuple[str, ...]:
        """Who stands for the item as it is now."""
        return tuple(s.who for s in self.item.signatures) if self.item.is_signed else ()

    @property
    def reopens(self) -> bool:
        """Whether somebody has to look at it again."""
        return self.change in (Change.FLIPS, Change.OPENS, Change.REMARK)

    @property
    def has_other_remark(self) -> bool:
        """Whether it calls for another remark than before, or for one where none was called for, or for none."""
        return self.before.remark != self.after.remark


def effects(store: Store, before: Bench, after: Bench) -> Iterator[Effect]:
    """What becomes of each item, document by document; raises `ValueError` for a policy that a side does not hold."""
    with store.reading() as connection:
        documents = tuple(connection.scalars(select(tables.readings.c.document).order_by(tables.readings.c.extracted)))
    for document in documents:
        state = state_of(store, document)
        if state.reading is None:
            continue
        for item in state.items.values():
            if item.stands:
                yield effect(document, state.reading.identity.name, item, before, after)


def effect(document: str, name: str, item: ItemState, before: Bench, after: Bench) -> Effect:
    """One item judged by both sides."""
    first, then = before.judged(item), after.judged(item)
    old, new = nearest(first), nearest(then)
    return Effect(document, name, item, _change(first, then, old, new), first, then, old, new)


def ordered(found: Iterable[Effect]) -> tuple[Effect, ...]:
    """The nearest to a limit first; what has no margin stands last."""
    return tuple(sorted(found, key=lambda e: (e.margin is None, abs(e.margin or 0), e.name, e.item.name)))


def _change(first: Determination, then: Determination, old: Decimal | None, new: Decimal | None) -> Change:
    if _verdict(first) != _verdict(then):
        return Change.OPENS if then.outcome is Outcome.UNDETERMINED else Change.FLIPS
    if first.remark != then.remark:
        return Change.REMARK
    if old is not None and new is not None and abs(new) < abs(old):
        return Change.SHRINKS
    return Change.SAME


def _verdict(made: Determination) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return str(made.outcome), made.codes, made.near


def nearest(made: Determination) -> Decimal | None:
    """The margin by which the answer stands.

    Of each entry that speaks of the item that of the criterion that settles it, of all of them the smallest.
    """
    found = [m for f in made.findings if f.product is not Truth.FALSE and (m := _settling(f)) is not None]
    return min(found, key=abs, default=None)


def _settling(finding: Finding) -> Decimal | None:
    """Of several criteria that fail the one that fails by most; where all are met the one that is met by least."""
    margins = [c.margin for c in _of(finding.criteria, finding.truth) if c.margin is not None]
    if finding.truth is Truth.FALSE:
        return max(margins, key=abs, default=None)
    return min(margins, key=abs, default=None)


def _of(criteria: Iterable[Criterion], truth: Truth) -> list[Criterion]:
    several = list(criteria)
    return [c for c in several if c.truth is truth] if truth is Truth.FALSE else several


def with_close(catalogue: Catalogue, policy: str, within: Decimal) -> Catalogue:
    """The catalogue with another distance (a part of the limit) in the policy's rule on what is close.

    Raises `ValueError` for a policy that has no such rule, or that the catalogue does not hold.
    """
    house = catalogue.policies.get(policy)
    if house is None or house.close is None:
        raise ValueError(f"the policy {policy!r} has no rule on what is close")
    percent = f"{(within * 100).normalize():f}"
    text = Bilingual(
        f"what if close were within {percent} % of every limit that is not met (a trial, no rule of the house)",
        f"试算：每项未达到的指标与限值相差不超过{percent} %的视为“接近”（并非本单位规定）",
    )
    rule = replace(house.close.rule, text=text)
    tried = replace(house, close=replace(house.close, rule=rule, within=within))
    return replace(catalogue, policies={**catalogue.policies, policy: tried})

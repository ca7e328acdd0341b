"""Signing means having looked: which deciding facts of an item were before a person's eyes, by the ledger.

A fact counts as looked at by who had it on the screen with the value that counts now (`Viewed`), and by who typed or
confirmed it. What the item is counts by being on the screen. Where the house tells people apart by their accounts, a
look from another account, in whoever's name, is not theirs, and what was typed is to be seen like the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from casebook.record.actions import Added, Confirmed, Corrected, Sight, Viewed
from casebook.record.ledger import Event
from casebook.review.values.blind_entry import deciding, has_entered
from casebook.state.model import FactState, ItemState
from casebook.state.people.persons import same_person
from casebook.state.undo import effective
from classifier.judging.determination import Determination, Outcome

PRODUCT = "what it is"
SIGNED_BY_SIGHT = (Outcome.CONTROLLED, Outcome.CLOSE, Outcome.LISTED_ELSEWHERE, Outcome.NOT_CONTROLLED)
"""The outcomes that say something of the goods; nothing decides the others."""


def unseen(
    item: ItemState, made: Determination, who: str, events: Iterable[Event], account: str | None = None
) -> tuple[str, ...]:
    """What a person has not had before the eyes, in words: the item's product, the properties that decide.

    `account` is the account that the person signs from, where the house asks for people's own.
    """
    if made.outcome not in SIGNED_BY_SIGHT:
        return ()
    theirs = [e for e in effective(events) if same_person(e.who, who) and getattr(e.action, "item", "") == item.key]
    views = [e.action for e in theirs if isinstance(e.action, Viewed) and _is_of(e.action, account)]
    entries = () if account else theirs
    lacking = [f for f in deciding(item, made) if not _is_seen(f, who, entries, views)]
    names = (f.current.property.replace("_", " ") for f in lacking if f.current is not None)
    product = () if any(v.products == item.current.products for v in views) else (PRODUCT,)
    return (*product, *dict.fromkeys(names))


def view_of(item: ItemState, made: Determination, keys: Iterable[str], how: str, account: str | None = None) -> Viewed:
    """The event that these facts were shown, as far as they decide, with the values that they have."""
    shown = frozenset(keys)
    facts = tuple(sight for f in deciding(item, made) if f.key in shown for sight in _sights(f))
    return Viewed(item.key, item.current.products, facts, how, account)


def is_news(view: Viewed, who: str, events: Iterable[Event]) -> bool:
    """Whether the ledger does not yet hold all of it for this person."""
    mine = [e.action for e in events if isinstance(e.action, Viewed) and same_person(e.who, who)]
    known = [v for v in mine if v.item == view.item and v.account == view.account]
    sights = {s for v in known for s in v.facts}
    return view.products not in {v.products for v in known} or not sights.issuperset(view.facts)


def _is_of(view: Viewed, account: str | None) -> bool:
    """Whether a look was from the account asked for; one of before accounts were kept counts."""
    return account is None or view.account is None or same_person(view.account, account)


def _is_seen(fact: FactState, who: str, theirs: Sequence[Event], views: Sequence[Viewed]) -> bool:
    entered = (e for e in theirs if isinstance(e.action, Confirmed | Corrected | Added) and e.action.fact == fact.key)
    if has_entered(fact, who) and any(entered):
        return True
    seen = {s for v in views for s in v.facts}
    return all(s in seen for s in _sights(fact))


def _sights(fact: FactState) -> tuple[Sight, ...]:
    return () if fact.current is None else (Sight(fact.key, str(fact.current.value)),)

"""The state of a document as a pure fold over its events: `folded` is all there is to know of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from casebook.record.actions import (
    UNDOABLE,
    Added,
    Answered,
    Claimed,
    Confirmed,
    Corrected,
    Determined,
    Extracted,
    ItemAdded,
    LinkConfirmed,
    LinkRefused,
    Moved,
    NoGoods,
    ProductChanged,
    Rejected,
    Released,
    Reopened,
    Scanned,
    Signed,
    items_of,
)
from casebook.record.actions.forming import (
    FORMING,
    ItemMerged,
    ItemRemoved,
    ItemRenamed,
    ItemRestored,
    ItemSplit,
    PartsMarked,
)
from casebook.record.ledger import Event
from casebook.state import forming
from casebook.state.forming import entered, moved
from casebook.state.model import Claim, DocumentState, FactState, ItemState, LinkWord, Removal, Seen, Signature, Word
from casebook.state.rereading import reread
from casebook.state.undo import effective


def folded(sha256: str, events: Iterable[Event]) -> DocumentState:
    """The document's state after its events, oldest first."""
    state = DocumentState(sha256)
    for event in effective(events):
        state = _after(state, event)
    return state


def _after(state: DocumentState, event: Event) -> DocumentState:
    match event.action:
        case Scanned(name=name):
            return state if name in state.names else replace(state, names=(*state.names, name))
        case Extracted(reading=reading):
            return reread(state, reading)
        case Determined(outcomes=outcomes):
            for outcome in outcomes:
                if outcome.item in state.items:
                    state = state.with_item(_determined(state.items[outcome.item], outcome.outcome, event))
            return state
        case ItemAdded(item=item, label=label, product=product):
            return entered(state, item, label, product)
        case NoGoods():
            return replace(state, no_goods=Seen(event.who, event.at, event.why), reopened=None)
        case Moved(item=item, fact=fact, to=to):
            return moved(_changed(state, event), item, fact, to)
        case action if isinstance(action, FORMING):
            return _formed(_changed(state, event), event)
        case _:
            return _on_item(state, event)


def _formed(state: DocumentState, event: Event) -> DocumentState:
    word = Removal(event.who, event.at, event.why)
    match event.action:
        case ItemRenamed(item=key, label=label) if key in state.items:
            return state.with_item(replace(state.items[key], label=label))
        case ItemMerged(item=key, to=to):
            return forming.merged(state, key, to, word)
        case ItemSplit(item=key, to=to, label=label, product=product, facts=facts):
            return forming.split(state, key, to, label, product, facts)
        case ItemRemoved(item=key) if key in state.items:
            return state.with_item(forming.removed(state.items[key], word))
        case ItemRestored(item=key):
            return forming.restored(state, key)
        case PartsMarked(marks=marks):
            for mark in marks:
                state = forming.marked(state, mark, event.who)
            return state
        case _:
            return state


def _on_item(state: DocumentState, event: Event) -> DocumentState:
    key = str(getattr(event.action, "item", ""))
    if key not in state.items:
        return state
    state = _changed(state, event)
    return state.with_item(_item_after(state.items[key], event))


def _changed(state: DocumentState, event: Event) -> DocumentState:
    """A change of what was signed takes the signatures away: they stood for something else."""
    for key in (k for k in items_of(event.action) if k in state.items):
        item = state.items[key]
        if item.signatures and _is_change(item, event):
            state = state.with_item(replace(item, signatures=(), reopened="changed after it was signed"))
    return state


def _is_change(item: ItemState, event: Event) -> bool:
    """Whether a step makes something else of an item; accepting a fact does only where the fact had been rejected."""
    if isinstance(event.action, Confirmed):
        known = item.fact(event.action.fact)
        return known is not None and (known.rejected or known.withheld)
    return isinstance(event.action, UNDOABLE)


def _item_after(item: ItemState, event: Event) -> ItemState:
    match event.action:
        case ProductChanged(product=product):
            return replace(item, product=product)
        case Answered(question=question, answer=answer):
            return replace(item, answers={**item.answers, question: answer})
        case LinkConfirmed(document=document, sheet=sheet) | LinkRefused(document=document, sheet=sheet):
            is_one = isinstance(event.action, LinkConfirmed)
            return item.with_link(LinkWord(document, sheet, is_one, event.who, event.at, event.why))
        case Signed(outcome=outcome):
            signature = Signature(event.who, outcome, event.at, event.why, event.action)
            others = tuple(s for s in item.signatures if s.who != event.who)
            return replace(item, signatures=(*others, signature), reopened=None)
        case Reopened():
            return replace(item, reopened=event.why or "reopened", signatures=())
        case Claimed(until=until):
            return replace(item, claim=Claim(event.who, until))
        case Released():
            return replace(item, claim=None) if item.claim and item.claim.who == event.who else item
        case _:
            return _fact_after(item, event)


def _fact_after(item: ItemState, event: Event) -> ItemState:
    match event.action:
        case Added(fact=key, value=value, source=source, account=account):
            words = (Word(event.who, account),)
            return item.with_fact(FactState(key, None, value, by=event.who, source=source, words=words))
        case Corrected(fact=key) | Rejected(fact=key) | Confirmed(fact=key):
            old = item.fact(key)
            return item if old is None else item.with_fact(_judged(old, event))
        case _:
            return item


def _judged(fact: FactState, event: Event) -> FactState:
    match event.action:
        case Corrected(value=value, source=source, account=account):
            judged = replace(
                fact, value=value, rejected=False, confirmed_by=(), by=event.who, source=source, aside=None
            )
            return replace(judged, differs=None, seen=True, words=(Word(event.who, account),))
        case Rejected():
            judged = replace(fact, rejected=True, confirmed_by=(), by=event.who, aside=None)
            return replace(judged, differs=None, seen=True, words=())
        case Confirmed(account=account, at_sight=at_sight):
            by = (*(w for w in fact.confirmed_by if w != event.who), event.who)
            words = (*fact.words, Word(event.who, account, at_sight))
            judged = replace(fact, rejected=False, confirmed_by=by, words=words)
        case _:
            return fact
    return replace(judged, differs=None, seen=True, aside=None)


def _determined(item: ItemState, outcome: str, event: Event) -> ItemState:
    assert isinstance(event.action, Determined)
    mine = next(o for o in event.action.outcomes if o.item == item.key)
    signed = {s.outcome for s in item.signatures}
    if signed and outcome not in signed:
        reason = f"signed as {', '.join(sorted(signed))}, now {outcome}"
        return replace(item, outcome=mine, reopened=reason, signatures=())
    return replace(item, outcome=mine)

"""What people make of a document's items: added, renamed, merged, split, taken out, and facts given to another item.

Pure functions from a document's state to the next; what names an item or a fact that is not there changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from casebook.record.actions.forming import ASIDE, Mark, Role
from casebook.record.keys import fact_keys
from casebook.state.model import DocumentState, FactState, ItemState, Removal
from classifier.facts import Item, Kind
from extractor.document.model import Reading, Status


def entered(state: DocumentState, key: str, label: str, product: str) -> DocumentState:
    """The document with an item that a person found in it; unchanged where it has the item."""
    return _beside(state, key, Item(label, (product,)))


def split(state: DocumentState, item: str, to: str, label: str, product: str, facts: Iterable[str]) -> DocumentState:
    """The document with some of an item's facts as an item of their own, by the same maker."""
    if item not in state.items:
        return state
    made = _beside(state, to, Item(label, (product,), state.items[item].read.maker))
    for fact in facts:
        made = moved(made, item, fact, to)
    return made


def _beside(state: DocumentState, key: str, added: Item) -> DocumentState:
    if key in state.items:
        return state
    item = ItemState(key, as_read(added, state.reading), (), product=added.product, added=added)
    return replace(state.with_item(item), no_goods=None)


def as_read(added: Item, reading: Reading | None) -> Item:
    """A person's item, which is no more complete than the document that it was found in."""
    return replace(added, complete=reading is not None and reading.status is Status.READ)


def moved(state: DocumentState, item: str, fact: str, to: str) -> DocumentState:
    """The document with a fact given to another of its items; unchanged where one of the three is not there."""
    source, target = state.items.get(item), state.items.get(to)
    going = source.fact(fact) if source else None
    if source is None or target is None or going is None or item == to:
        return replace(state, moves=(*state.moves, (item, fact, to)))
    arriving = replace(going, key=going.key if target.fact(going.key) is None else f"{going.key}@{item}")
    made = state.with_item(source.without_fact(fact)).with_item(target.with_fact(arriving))
    return replace(made, moves=(*made.moves, (item, fact, to)))


def merged(state: DocumentState, item: str, to: str, word: Removal) -> DocumentState:
    """The document with all facts of an item given to another, which it is the same goods as."""
    if item not in state.items or to not in state.items or item == to:
        return state
    made = state.with_item(removed(state.items[item], replace(word, into=to)))
    return absorbed(made, item, to)


def absorbed(state: DocumentState, item: str, to: str) -> DocumentState:
    """The document with all facts that an item still has given to another."""
    for fact in state.items[item].facts:
        state = moved(state, item, fact.key, to)
    return state


def removed(item: ItemState, word: Removal) -> ItemState:
    """The item as no goods of its own, by one more person's word; a person's later word replaces the earlier."""
    others = tuple(r for r in item.removals if r.who != word.who and r.into == word.into)
    return replace(item, removals=(*others, word), signatures=(), reopened=None, claim=None)


def restored(state: DocumentState, item: str) -> DocumentState:
    """The document with a removed item as goods again; a merged one gets back the facts that it gave."""
    known = state.items.get(item)
    if known is None or not known.removals:
        return state
    back = replace(known, removals=(), reopened="put back: it was no goods of its own before")
    state = state.with_item(back)
    for to in {r.into for r in known.removals if r.into is not None}:
        state = _given_back(state, item, to)
    return state


def _given_back(state: DocumentState, item: str, to: str) -> DocumentState:
    kept: list[tuple[str, str, str]] = []
    for source, fact, target in state.moves:
        if (source, target) != (item, to):
            kept.append((source, fact, target))
            continue
        holder = state.items[to]
        going = holder.fact(f"{fact}@{item}") or holder.fact(fact)
        if going is not None:
            state = state.with_item(holder.without_fact(going.key))
            state = state.with_item(state.items[item].with_fact(replace(going, key=fact)))
    return replace(state, moves=tuple(kept))


def marked(state: DocumentState, mark: Mark, who: str) -> DocumentState:
    """The document with the values of a part of a page where a person said that they belong."""
    if mark.role in ASIDE:
        return _set_aside(state, mark, who)
    if mark.to is None:
        return state
    state = _beside(state, mark.to, _named(state, mark)) if mark.label and mark.product else state
    if mark.to not in state.items:
        return state
    known = state.items[mark.to]
    said = replace(known, label=mark.label or known.label, product=mark.product or known.product)
    if said.name != known.name or said.current.product != known.current.product:
        state = state.with_item(said)
    for at in mark.facts:
        here = at.item == mark.to
        key = at.fact
        if not here:
            is_taken = state.items[mark.to].fact(key) is not None
            state = moved(state, at.item, key, mark.to)
            key = f"{key}@{at.item}" if is_taken else key
        if mark.role is Role.RESULT:
            state = _as_result(state, mark.to, key, who)
    item = state.items[mark.to]
    for seed in mark.seeds:
        item = item.with_fact(FactState(seed.fact, None, seed.value, by=who))
    return state.with_item(item)


def _named(state: DocumentState, mark: Mark) -> Item:
    makers = (state.items[at.item].read.maker for at in mark.facts if at.item in state.items)
    return Item(mark.label or "", (mark.product or "",), next(makers, None))


def _set_aside(state: DocumentState, mark: Mark, who: str) -> DocumentState:
    for at in mark.facts:
        item = state.items.get(at.item)
        fact = item.fact(at.fact) if item else None
        if item is not None and fact is not None:
            aside = replace(fact, rejected=True, confirmed_by=(), by=who, differs=None, seen=True, aside=mark.role)
            state = state.with_item(item.with_fact(aside))
    return state


def _as_result(state: DocumentState, item: str, key: str, who: str) -> DocumentState:
    fact = state.items[item].fact(key)
    if fact is None or fact.current is None or isinstance(fact.current.value, str):
        return state
    value = replace(fact.current, kind=Kind.MEASURED)
    return state.with_item(state.items[item].with_fact(replace(fact, value=value, by=who, confirmed_by=())))


def as_found(item: Item, key: str) -> ItemState:
    """An item as a reading gives it, before any person's word; what a mark withheld is kept beside its facts."""
    facts = tuple(FactState(k, f) for k, f in zip(fact_keys(item.facts), item.facts, strict=True))
    if not item.withheld:
        return ItemState(key, item, facts)
    taken = {f.key for f in facts}
    keys = (k if k not in taken else f"{k}~" for k in fact_keys(item.withheld))
    aside = tuple(FactState(k, f, withheld=True) for k, f in zip(keys, item.withheld, strict=True))
    return ItemState(key, item, (*facts, *aside))

"""What becomes of people's work when a document is read again: it stands, and a disagreement reopens the item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from casebook.record.keys import fact_keys, item_keys
from casebook.state.model import DocumentState, FactState, ItemState
from classifier.facts import Fact, Item
from extractor.document.model import Reading, Status


def reread(state: DocumentState, reading: Reading) -> DocumentState:
    """The document with a new reading under what people have said before."""
    keys = item_keys(reading.identity.sha256, reading.items)
    fresh = {k: _merged(k, i, state.items.get(k)) for k, i in zip(keys, reading.items, strict=True)}
    had = item_keys(reading.identity.sha256, state.reading.items if state.reading else ())
    rest = {k: _alone(s, reading, k in had) for k, s in state.items.items() if k not in fresh and s.is_touched}
    made = replace(state, reading=reading, items={**fresh, **rest}, moves=())
    for item, fact, to in state.moves:
        made = moved(made, item, fact, to)
    return _looked_at(made, state.reading)


def entered(state: DocumentState, key: str, label: str, product: str) -> DocumentState:
    """The document with an item that a person found in it; unchanged where it has the item."""
    if key in state.items:
        return state
    added = Item(label, (product,))
    item = ItemState(key, _as_read(added, state.reading), (), product=product, added=added)
    return replace(state.with_item(item), no_goods=None)


def _as_read(added: Item, reading: Reading | None) -> Item:
    """A person's item, which is no more complete than the document that it was found in."""
    return replace(added, complete=reading is not None and reading.status is Status.READ)


def _looked_at(state: DocumentState, before: Reading | None) -> DocumentState:
    """The document, its "holds no goods" ended where it was said of another reading than the one there is now."""
    now = state.reading
    if state.no_goods is None or before is None or now is None or _extent(before) == _extent(now):
        return state
    reason = f"{state.no_goods.who} found no goods in it as it was read then: {_told(before)}; now: {_told(now)}"
    return replace(state, no_goods=None, reopened=reason)


def _extent(reading: Reading) -> tuple[object, ...]:
    """How much a reading found: its kind, what was read of which pages and how, and whether there are items."""
    return reading.kind, reading.status, tuple(p.origin for p in reading.contents.pages), bool(reading.items)


def _told(reading: Reading) -> str:
    words = f"{reading.kind} {reading.status}, {len(reading.contents.pages)} pages, {len(reading.items)} items"
    return words.replace("_", " ")


def moved(state: DocumentState, item: str, fact: str, to: str) -> DocumentState:
    """The document with a fact given to another of its items; unchanged where one of the three is not there."""
    source, target = state.items.get(item), state.items.get(to)
    going = source.fact(fact) if source else None
    if source is None or target is None or going is None:
        return replace(state, moves=(*state.moves, (item, fact, to)))
    arriving = replace(going, key=going.key if target.fact(going.key) is None else f"{going.key}@{item}")
    made = state.with_item(source.without_fact(fact)).with_item(target.with_fact(arriving))
    return replace(made, moves=(*made.moves, (item, fact, to)))


def _merged(key: str, item: Item, old: ItemState | None) -> ItemState:
    fresh = tuple(FactState(k, f) for k, f in zip(fact_keys(item.facts), item.facts, strict=True))
    if old is None:
        return ItemState(key, item, fresh)
    facts = _facts(fresh, old.facts)
    reasons = [_disagreement(f) for f in facts if f.is_touched and (f.differs or not f.seen)]
    reasons += _news(facts, old)
    if old.product and item.product not in (old.product, old.read.product):
        reasons.append(f"a person said {old.product}, the new reading says {item.product}")
    made = replace(old, read=item, facts=facts, seen=True)
    if old.signatures and not reasons and _said(made) != _said(old):
        reasons.append("the new reading has other values than those that were signed")
    return replace(made, reopened="; ".join(reasons), signatures=()) if reasons else made


def _said(item: ItemState) -> tuple[object, ...]:
    """What people stand for who sign an item: what it is, what its facts say, and whether it was read whole."""
    current = item.current
    return current.products, current.complete, frozenset((f.property, f.value, f.kind) for f in current.facts)


def _facts(fresh: Sequence[FactState], old: Iterable[FactState]) -> tuple[FactState, ...]:
    """The new facts, each under the person's word on it, and the person's facts that have no new one."""
    made = {f.key: f for f in fresh}
    rest: list[FactState] = []
    for mine in (f for f in old if f.is_touched):
        match = _same_place(mine, [f for f in made.values() if not f.is_touched])
        if match is None or match.original is None:
            rest.append(replace(mine, seen=mine.original is None))
        else:
            made[match.key] = replace(_under(mine, match.original), key=match.key)
    return (*made.values(), *rest)


def _under(mine: FactState, new: Fact) -> FactState:
    stands = mine.value or mine.original
    if mine.original is not None and new.value == mine.original.value:
        return replace(mine, original=new, seen=True, differs=None)
    agrees = not mine.rejected and stands is not None and stands.value == new.value
    kept = mine.value or (None if agrees or mine.rejected else mine.original)
    return replace(mine, original=new, value=kept, seen=True, differs=None if agrees else new)


def _same_place(mine: FactState, among: Sequence[FactState]) -> FactState | None:
    by_key = next((f for f in among if f.key == mine.key), None)
    if by_key is not None or mine.original is None:
        return by_key
    return next((f for f in among if f.original and _overlap(f.original, mine.original)), None)


def _overlap(a: Fact, b: Fact) -> bool:
    return a.property == b.property and any(
        (e.page, e.cell) == (g.page, g.cell) and e.span[0] < g.span[1] and g.span[0] < e.span[1]
        for e in a.evidence
        for g in b.evidence
    )


def _disagreement(fact: FactState) -> str:
    name = next(f.property for f in (fact.value, fact.original) if f is not None)
    if fact.differs is None:
        return f"the new reading does not find the {name} that a person has seen"
    return f"the new reading has {name} {fact.differs.value}, a person has seen otherwise"


def _news(facts: Iterable[FactState], old: ItemState) -> list[str]:
    """Values of a property that a person has spoken on which no reading had before: the person's value hides them."""
    spoken = {f.property for s in old.facts if s.is_touched for f in _versions(s)}
    known = {(f.property, f.value) for s in old.facts for f in _versions(s)}
    new = [s.original for s in facts if s.original is not None and not s.is_touched]
    return [
        f"the new reading also has {f.property} {f.value}"
        for f in new
        if f.property in spoken and (f.property, f.value) not in known
    ]


def _versions(fact: FactState) -> tuple[Fact, ...]:
    return tuple(f for f in (fact.original, fact.value, fact.differs) if f is not None)


def _alone(state: ItemState, reading: Reading, was_found: bool) -> ItemState:
    """An item that the new reading does not find.

    One that a person added goes on as it was entered, reopened where the reading before had found it too.
    """
    lost = "the new reading does not find this item"
    if state.added is None:
        return replace(state, seen=False, reopened=lost, signatures=())
    again = replace(state, reopened=lost, signatures=()) if was_found else state
    return replace(again, read=_as_read(state.added, reading), facts=_facts((), state.facts))

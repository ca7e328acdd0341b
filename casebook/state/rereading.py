"""What becomes of people's work when a document is read again: it stands, and a disagreement reopens the item."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from casebook.record.keys import item_keys
from casebook.state.forming import absorbed, as_found, as_read, moved
from casebook.state.model import DocumentState, FactState, ItemState
from classifier.facts import Fact
from extractor.document.model import Reading


def reread(state: DocumentState, reading: Reading) -> DocumentState:
    """The document with a new reading under what people have said before."""
    keys = item_keys(reading.identity.sha256, reading.items)
    had = item_keys(reading.identity.sha256, state.reading.items if state.reading else ())
    bare = _laid_out(state, reading, keys)
    fresh = {k: _merged(bare.items[k], state.items.get(k)) for k in keys}
    rest = {
        k: _alone(s, bare.items[k].facts if k in bare.items else (), reading, k in had)
        for k, s in state.items.items()
        if k not in fresh and s.is_touched
    }
    return _looked_at(replace(state, reading=reading, items={**fresh, **rest}, moves=bare.moves), state.reading)


def _laid_out(state: DocumentState, reading: Reading, keys: Sequence[str]) -> DocumentState:
    """The new reading's items, and the empty ones that people added, with each fact where people have put it."""
    found = {k: as_found(i, k) for k, i in zip(keys, reading.items, strict=True)}
    added = {k: ItemState(k, s.added, ()) for k, s in state.items.items() if k not in found and s.added is not None}
    bare = DocumentState(state.sha256, items={**found, **added})
    for item, fact, to in state.moves:
        bare = moved(bare, item, fact, to)
    for key, known in state.items.items():
        into = next((r.into for r in known.removals if r.into is not None), None)
        if into is not None and key in bare.items and into in bare.items:
            bare = absorbed(bare, key, into)
    return bare


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


def _merged(found: ItemState, old: ItemState | None) -> ItemState:
    if old is None:
        return found
    facts = _facts(found.facts, old.facts)
    reasons = [_disagreement(f) for f in facts if f.is_touched and (f.differs or not f.seen)]
    reasons += _news(facts, old)
    if old.product and found.read.product not in (old.product, old.read.product):
        reasons.append(f"a person said {old.product}, the new reading says {found.read.product}")
    made = replace(old, read=found.read, facts=facts, seen=True)
    if old.signatures and not reasons and _said(made) != _said(old):
        reasons.append("the new reading has other values than those that were signed")
    if old.removals and not reasons and _said(made) != _said(old):
        reasons.append(f"{old.removals[0].who} found it no goods of its own; the new reading has other values")
    return replace(made, reopened="; ".join(reasons), signatures=(), removals=()) if reasons else made


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
    new = [s.original for s in facts if s.original is not None and not s.is_touched and not s.withheld]
    return [
        f"the new reading also has {f.property} {f.value}"
        for f in new
        if f.property in spoken and (f.property, f.value) not in known
    ]


def _versions(fact: FactState) -> tuple[Fact, ...]:
    return tuple(f for f in (fact.original, fact.value, fact.differs) if f is not None)


def _alone(state: ItemState, facts: Sequence[FactState], reading: Reading, was_found: bool) -> ItemState:
    """An item that the new reading does not find.

    One that a person added goes on as it was entered, reopened where the reading before had found it too.
    """
    lost = "the new reading does not find this item"
    if state.added is None:
        return replace(state, seen=False, reopened=lost, signatures=())
    again = replace(state, reopened=lost, signatures=()) if was_found else state
    return replace(again, read=as_read(state.added, reading), facts=_facts(facts, state.facts))

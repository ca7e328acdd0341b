"""What the casebook has beside a draft: its facts as people have left them, which count before a fresh reading."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import select

from casebook.checking.beside.names import key_of
from casebook.checking.beside.papers import LISTS, Paper, Standing
from casebook.state.loading import pages_of, state_of
from casebook.state.model import DocumentState, ItemState
from casebook.store import tables
from casebook.store.database import Store

_MOST = 40
"""Documents that are opened for one draft: a name that more of them bear is a heading and no model."""


def as_people_left(paper: Paper, state: DocumentState) -> Paper:
    """A paper that was named, with the casebook's word on its items in place of the fresh reading's.

    An item that people have said nothing of stays as it was read; one that only people entered comes to it.
    """
    known = {(s.read.label, s.read.line): s for s in state.items.values()}
    made = [(item, known.get((item.label, item.line))) for item in paper.items]
    made = [(item, s) for item, s in made if s is None or not s.removals]
    items = [s.current if s is not None and s.is_touched else item for item, s in made]
    standings = [standing_of(s) if s is not None else Standing() for _, s in made]
    if paper.sheet is None:
        entered = [
            s for s in state.items.values() if s.stands and s.added is not None and s not in [m for _, m in made]
        ]
        items += [s.current for s in entered]
        standings += [standing_of(s) for s in entered]
    return replace(paper, items=tuple(items), standings=tuple(standings))


def standing_of(item: ItemState) -> Standing:
    """Who stands for an item, and for which of its facts."""
    confirmed: dict[str, tuple[str, ...]] = {}
    for fact in item.facts:
        people = (*fact.confirmed_by, *((fact.by,) if fact.by else ()))
        if fact.current is not None and people:
            name = fact.current.property
            confirmed[name] = tuple(dict.fromkeys((*confirmed.get(name, ()), *people)))
    return Standing(tuple(s.who for s in item.signatures) if item.is_signed else (), confirmed)


def kept(store: Store, keys: Collection[str], without: Collection[str]) -> tuple[Paper, ...]:
    """The papers of the casebook that describe goods of these names (`names.key_of`).

    But for some documents by their SHA-256. A line of a trade paper that a person has tied to a datasheet brings that
    datasheet.
    """
    found: dict[str, Paper] = {}
    for document in _bearing(store, keys, without):
        state = state_of(store, document)
        for one, name in _goods(store, state, keys):
            _added(store, found, one, name, without)
    return tuple(found.values())


def _bearing(store: Store, keys: Collection[str], without: Collection[str]) -> Sequence[str]:
    """The documents with an item of one of these names, the newest reading first."""
    table = tables.items.c
    asked = select(table.document, table.label, tables.readings.c.extracted).join(
        tables.readings, tables.readings.c.document == table.document
    )
    with store.reading() as connection:
        rows = connection.execute(asked.order_by(tables.readings.c.extracted.desc())).all()
    bearing = dict.fromkeys(str(d) for d, label, _ in rows if d not in without and key_of(str(label)) in keys)
    return list(bearing)[:_MOST]


def _goods(store: Store, state: DocumentState, keys: Collection[str]) -> Iterator[tuple[DocumentState, ItemState]]:
    """The items of these names, and the datasheets' items that people have tied lines of these names to."""
    is_list = state.reading is not None and state.reading.kind in LISTS
    for item in state.items.values():
        if not item.stands or key_of(item.name) not in keys:
            continue
        if not is_list:
            yield state, item
        for word in item.links if is_list else ():
            other = state_of(store, word.document)
            if word.is_one and word.sheet in other.items:
                tied = other.items[word.sheet]
                yield other, replace(tied, label=item.name)


def _added(
    store: Store, found: dict[str, Paper], state: DocumentState, item: ItemState, without: Collection[str]
) -> None:
    reading = state.reading
    if reading is None or state.sha256 in without or reading.kind == "customs_declaration":
        return
    known = found.get(state.sha256)
    if known is None:
        name = state.names[-1] if state.names else state.sha256[:12]
        known = Paper(name, state.sha256, reading.kind, pages_of(store, state.sha256), (), is_named=False)
    found[state.sha256] = replace(
        known, items=(*known.items, item.current), standings=(*known.standings, standing_of(item))
    )

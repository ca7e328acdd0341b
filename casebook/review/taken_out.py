"""Items that a person found to be no goods of their own, as rows of the queue: they stay listed, with who and why.

A removal counts like a signature for the outcome that the item had: where two people sign that, two remove it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from casebook.record import ledger
from casebook.record.actions import NAMES
from casebook.record.actions.forming import ItemMerged, ItemRemoved
from casebook.review.queue import Entry
from casebook.state.fold import folded
from casebook.state.model import DocumentState, ItemState
from casebook.state.people.persons import same_person
from casebook.state.people.signing import Rules, Standing
from casebook.store import tables
from casebook.store.database import Store

REMOVED, MERGED = "removed", "merged"
OUTCOMES = (REMOVED, MERGED)
"""What stands in the place of an outcome."""
_LAST = 1_000_000
"""The place after all items that the document still has."""


def entries(store: Store, rules: Rules, document: str | None = None) -> tuple[Entry, ...]:
    """A row for each item that people have taken out of the casebook's documents, or out of one."""
    table = tables.ledger.c
    kinds = [NAMES[kind] for kind in (ItemRemoved, ItemMerged)]
    wanted = select(table.document).where(table.kind.in_(kinds)).distinct()
    if document is not None:
        wanted = wanted.where(table.document == document)
    with store.reading() as connection:
        several = connection.scalars(wanted).all()
        events = {d: ledger.events_of(connection, d) for d in several}
    return tuple(e for d, mine in events.items() for e in _of(folded(d, mine), rules))


def _of(state: DocumentState, rules: Rules) -> Iterator[Entry]:
    for place, item in enumerate(state.items.values()):
        if item.removals and item.seen:
            yield entry(state, item, rules, place)


def entry(state: DocumentState, item: ItemState, rules: Rules, place: int = 0) -> Entry:
    """The row of a removed item."""
    last = item.removals[-1]
    into = state.items.get(last.into or "")
    word = f"the same goods as {into.name}" if into else f"no goods of its own: {last.why or ''}".rstrip(": ")
    return Entry(
        item=item.key,
        document=state.sha256,
        position=_LAST + place,
        name=state.names[-1] if state.names else state.sha256[:12],
        label=item.name,
        line=item.read.line,
        product=item.current.product,
        outcome=MERGED if into else REMOVED,
        deciding=f"{word} ({', '.join(signers(item))})",
        standing=Standing(signers(item), needed(item, rules)),
        claim=item.claim,
    )


def signers(item: ItemState) -> tuple[str, ...]:
    """The different people who took the item out."""
    told: list[str] = []
    for word in item.removals:
        if not any(same_person(word.who, name) for name in told):
            told.append(word.who)
    return tuple(told)


def needed(item: ItemState, rules: Rules) -> int:
    """How many people take the item out: as many as sign what it was found to be; a merged one is not lost."""
    if item.removals[-1].into is not None or item.outcome is None:
        return 1
    return rules.needed(item.outcome.outcome)

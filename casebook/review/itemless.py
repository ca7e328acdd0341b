"""Documents of which no item was made, as rows of the queue: what was not read can still hide controlled goods.

A paper of a kind that is about goods waits for a person to say that it holds none, and so does one that was not
read whole or not read well. Any other paper that was read whole is done by itself, and comes last.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select

from casebook.record.actions import Extracted
from casebook.review.queue import Entry, touched
from casebook.state.model import DocumentState
from casebook.state.people.signing import Standing
from casebook.state.rows.names import short
from casebook.store import tables
from casebook.store.database import Store
from extractor.document.model import Problem, Reading, Severity, Status

OUTCOMES = {Status.UNREADABLE: "not_read", Status.PARTLY_READ: "partly_read", Status.READ: "no_item"}
"""What stands in the place of an outcome, by how much was read."""
_NO_GOODS_KIND = "other"
"""The kind of every paper that is none about goods, as far as it was understood."""
_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def entries(store: Store, document: str | None = None) -> tuple[Entry, ...]:
    """A row for each document without an item (or for one document, if it is one), people's word included."""
    made = {r.identity.sha256: _entry(r) for r in _readings(store, document)}
    states = touched(store, made)
    return tuple(after(e, states[d][0]) if d in states else e for d, e in made.items())


def after(entry: Entry, state: DocumentState) -> Entry:
    """The row with what people have said of the document."""
    lost = [f"{i.name}: {i.reopened}" for i in state.items.values() if i.reopened]
    if state.no_goods is None:
        return replace(entry, reopened=state.reopened or "; ".join(lost) or None)
    seen = state.no_goods
    word = f"holds no goods: {seen.why}" if seen.why else "holds no goods"
    return replace(entry, standing=Standing((seen.who,), 1), deciding=f"{word} ({seen.who})")


def _readings(store: Store, document: str | None) -> tuple[Reading, ...]:
    """The newest readings, without their pages' words, of the documents that no row of the items speaks of."""
    from casebook.record.codec import action_of

    readings, items, ledger = tables.readings.c, tables.items.c, tables.ledger.c
    bare = select(ledger.body).join(tables.readings, readings.extracted == ledger.seq)
    bare = bare.where(readings.document.not_in(select(items.document))).order_by(ledger.seq)
    if document is not None:
        bare = bare.where(readings.document == document)
    with store.reading() as connection:
        actions = [action_of("extracted", body) for body in connection.scalars(bare)]
    return tuple(a.reading for a in actions if isinstance(a, Extracted))


def _entry(reading: Reading) -> Entry:
    identity = reading.identity
    return Entry(
        item=identity.sha256,
        document=identity.sha256,
        position=0,
        name=identity.name,
        label=short(identity.name),
        line=None,
        product=reading.kind if reading.status is not Status.UNREADABLE else "unknown",
        outcome=OUTCOMES[reading.status],
        deciding=_trouble(reading.problems),
        standing=Standing((), 0 if _is_beside_the_point(reading) else 1),
    )


def _is_beside_the_point(reading: Reading) -> bool:
    """Whether nobody needs to look at the document: read whole and well, and no paper about goods."""
    is_whole = reading.status is Status.READ and all(p.severity is Severity.NOTE for p in reading.problems)
    return is_whole and reading.kind == _NO_GOODS_KIND


def _trouble(problems: tuple[Problem, ...]) -> str:
    """The gravest problem's sentence, and how many more there are of that gravity."""
    gravest = min((_GRAVITY.index(p.severity) for p in problems), default=0)
    told = [p.message for p in problems if p.severity is _GRAVITY[gravest]]
    if not told:
        return "nothing was found in it"
    # Of notes, the last one is about the document as a whole.
    first = told[-1] if _GRAVITY[gravest] is Severity.NOTE else told[0]
    more = len(told) - 1
    return f"{first} (and {more} more)" if more and _GRAVITY[gravest] is not Severity.NOTE else first

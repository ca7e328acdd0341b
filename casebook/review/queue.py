"""The items that wait for a person, those first whose verdict a person can still change.

The order is by value of information, not by confidence: work that came undone, then an item that one fact
would settle, then documents that nobody has read, then items so near a limit that a misread digit tips them,
papers about goods in which no item was found, what is to be signed, and the rest.
"""

from __future__ import annotations

import operator
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from sqlalchemy import select

from casebook.record import ledger
from casebook.record.actions import NAMES, UNDOABLE, Claimed, Reopened, Signed
from casebook.record.ledger import Event
from casebook.state.fold import folded
from casebook.state.model import Claim, DocumentState
from casebook.state.people.signing import Rules, Standing, standing
from casebook.state.rows.summary import SETTLED
from casebook.store import tables
from casebook.store.database import Store

NEAR = Decimal(10)
"""Per cent of a limit within which a misread digit or a tolerance can tip the answer."""
_MARGIN = re.compile(r"\(([+-]\d+(?:\.\d+)?) %\)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item in the queue; `missing` is as the determination names it.

    A document without items has a row of its own (`casebook.itemless`): its SHA-256 stands for the item, its
    kind for the product, and `outcome` says how much of it was read. So has an item that people have taken out
    (`casebook.taken_out`), whose outcome is `removed` or `merged`.
    `rests` names the paper of its shipment by which the same goods are judged and signed (see
    `casebook.shipments.in_queue`).
    """

    item: str
    document: str
    position: int
    name: str
    label: str
    line: str | None
    product: str
    outcome: str
    codes: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    deciding: str = ""
    missing: tuple[str, ...] = ()
    standing: Standing = field(default_factory=lambda: Standing((), 1))
    reopened: str | None = None
    claim: Claim | None = None
    rests: str = ""

    @property
    def is_document(self) -> bool:
        """Whether this is the row of a document without items."""
        return self.item == self.document

    @property
    def margin(self) -> Decimal | None:
        """How far the deciding value lies from its limit, in per cent; `None` where nothing is measured."""
        found = _MARGIN.search(self.deciding)
        return Decimal(found[1]) if found else None

    @property
    def is_done(self) -> bool:
        """Whether nothing of it is left for anyone to do."""
        return bool(self.rests) or self.is_signed

    @property
    def is_signed(self) -> bool:
        """Whether nobody is left to sign it, by itself."""
        return self.reopened is None and self.standing.is_enough(self.outcome)

    @property
    def is_open(self) -> bool:
        """Whether something of it is left to do."""
        return not self.is_done


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries to show: of these outcomes (none named: all), only what is open, with these words in it."""

    outcomes: frozenset[str] = frozenset()
    open_only: bool = False
    words: str = ""
    only: frozenset[str] | None = None

    def admits(self, entry: Entry) -> bool:
        """Whether the entry is to be shown."""
        if self.outcomes and entry.outcome not in self.outcomes:
            return False
        if (self.open_only and entry.is_done) or (self.only is not None and entry.item not in self.only):
            return False
        wanted = self.words.casefold().split()
        if not wanted:
            return True
        text = " ".join((entry.label, entry.name, entry.product, *entry.codes, *entry.near)).casefold()
        return all(word in text for word in wanted)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items are done and left, how many each outcome has, how many documents without items are done and left.

    And of the items that are done how many by people: the others need nobody.
    """

    done: int
    left: int
    outcomes: Mapping[str, int]
    documents_done: int = 0
    documents_left: int = 0
    by_people: int = 0


def value_of_information(entry: Entry) -> tuple[int, Decimal, int, str, int]:
    """The sort key: the smaller, the more a person's minute can change."""
    margin = entry.margin
    distance = Decimal(1000) if margin is None else abs(margin)
    if entry.reopened is not None:
        tier = 0
    elif entry.is_document:
        tier, distance = _of_document(entry)
    elif entry.outcome == "undetermined" and entry.is_open:
        tier, distance = 1, Decimal(len(entry.missing) or 9)
    elif entry.is_open or entry.outcome not in SETTLED:
        tier = (2 if distance <= NEAR else 4) if entry.is_open else 7
    else:
        tier = 3 if distance <= NEAR else 5 if entry.outcome == "not_controlled" else 6
    return tier, distance, len(entry.missing), entry.name, entry.position


def _of_document(entry: Entry) -> tuple[int, Decimal]:
    """A document without items: what was not read may hide anything, what was read and named no goods less."""
    if entry.is_done:
        return (7 if entry.standing.signers else 8), Decimal(0)
    unread = {"not_read": Decimal(10), "partly_read": Decimal(11)}
    return (1, unread[entry.outcome]) if entry.outcome in unread else (2, Decimal(1000))


def ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, those first whose verdict a person can still change."""
    return tuple(sorted(entries, key=value_of_information))


def reordered(before: Sequence[Entry], now: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """The entries of today in their order, where they were in order before.

    Opening an item changes who has it in hand, and no place: then nothing is sorted.
    """
    today = tuple(now.values())
    same = len(before) == len(today) and all(
        old.item == new.item and value_of_information(old) == value_of_information(new)
        for old, new in _changed(before, today)
    )
    return today if same else ordered(today)


def _changed(before: Sequence[Entry], now: Sequence[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Of two lists of the same length, the entries that are not the very same at their place."""
    same = map(operator.is_, before, now)
    return ((before[n], now[n]) for n, is_same in enumerate(same) if not is_same)


def recounted(known: Counts, before: Sequence[Entry], now: Sequence[Entry]) -> Counts:
    """The counts of today's entries; `known` are those of the entries before, which stand where nothing counts anew."""
    if len(before) == len(now) and all(counted((a,)) == counted((b,)) for a, b in _changed(before, now)):
        return known
    return counted(now)


def chosen(entries: Iterable[Entry], by: Filter) -> tuple[Entry, ...]:
    """The entries that a filter admits, in their order."""
    return tuple(entries) if by == Filter() else tuple(e for e in entries if by.admits(e))


def narrows(before: str, now: str) -> bool:
    """Whether what these words find was all found by those before: as a person goes on typing."""
    return bool(before.strip()) and now.startswith(before)


def counted(entries: Sequence[Entry]) -> Counts:
    """How many are done, left, and of which outcome."""
    items = [e for e in entries if not e.is_document]
    done = sum(e.is_done for e in items)
    documents = [e for e in entries if e.is_document]
    seen = sum(e.is_done for e in documents)
    outcomes = Counter(e.outcome for e in items)
    by_people = sum(e.is_done and bool(e.standing.signers) for e in items)
    return Counts(done, len(items) - done, outcomes, seen, len(documents) - seen, by_people)


def entries(store: Store, rules: Rules, document: str | None = None) -> tuple[Entry, ...]:
    """Every item of the casebook (or of one document), in the order of its documents; people's work on it included."""
    wanted = select(tables.items).order_by(tables.items.c.name)
    if document is not None:
        wanted = wanted.where(tables.items.c.document == document)
    with store.reading() as connection:
        rows = connection.execute(wanted).all()
    made = tuple(_entry(row._asdict()) for row in rows)
    worked_on = touched(store, {e.document for e in made})
    return tuple(
        after(e, *worked_on[e.document], rules) if e.document in worked_on else replace(e, standing=_none(e, rules))
        for e in made
    )


def after(entry: Entry, state: DocumentState, events: Sequence[Event], rules: Rules) -> Entry:
    """The entry with what people have done to the item."""
    item = state.items.get(entry.item)
    if item is None:
        return replace(entry, standing=_none(entry, rules))
    signed = standing(item, entry.outcome, events, rules)
    return replace(entry, standing=signed, reopened=item.reopened, claim=item.claim)


def _none(entry: Entry, rules: Rules) -> Standing:
    return Standing((), rules.needed(entry.outcome), rules.unsigned)


def touched(store: Store, among: Collection[str]) -> dict[str, tuple[DocumentState, tuple[Event, ...]]]:
    """Those of some documents that people have worked on; all others need no folding."""
    people = [NAMES[kind] for kind in (*UNDOABLE, Signed, Reopened, Claimed)]
    table = tables.ledger.c
    with store.reading() as connection:
        documents = connection.scalars(select(table.document).where(table.kind.in_(people)).distinct()).all()
        events = {d: ledger.events_of(connection, d) for d in documents if d in among}
    return {d: (folded(d, mine), mine) for d, mine in events.items()}


def _entry(row: Mapping[str, object]) -> Entry:
    return Entry(
        item=str(row["item"]),
        document=str(row["document"]),
        position=int(str(row["position"])),
        name=str(row["name"]),
        label=str(row["label"]),
        product=str(row["product"]),
        outcome=str(row["outcome"]),
        line=None if row["line"] is None else str(row["line"]),
        codes=tuple(str(row["codes"]).split()),
        near=tuple(str(row["near"]).split()),
        deciding=str(row["deciding"]),
        missing=tuple(str(row["missing"]).splitlines()),
    )

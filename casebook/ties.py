"""What the documents of one casebook make of each other, item by item: trade lines tied to datasheets, sheets
of one model laid together.

The items' table says which documents name models alike; only those are folded from the ledger and compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from sqlalchemy import select

from casebook import tables
from casebook.designations import key_of, names_in
from casebook.joining import TRADE, Place, assemble
from casebook.judging import Bench
from casebook.linked import Linked, linked
from casebook.linking import ALIKE, Placed
from casebook.recording import state_of
from casebook.store import Store
from classifier.classify import policy_named

_UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Tie:
    """An item with what other documents make of it: its document's name, its label, whether it is a line of a
    trade paper, and `before`, the outcome of its own document alone."""

    name: str
    label: str
    is_line: bool
    before: str
    linked: Linked

    @property
    def is_tied(self) -> bool:
        """Whether other documents count in it, and are not only offered."""
        return self.linked.determination is not None

    @property
    def is_changed(self) -> bool:
        """Whether it comes out otherwise with the other documents than alone."""
        made = self.linked.determination
        return made is not None and str(made.outcome) != self.before

    @property
    def is_settled(self) -> bool:
        """Whether it is undetermined alone and determined with the other documents."""
        return self.is_changed and self.before == _UNDETERMINED


@dataclass(frozen=True, slots=True)
class _Row:
    """An item as the casebook finds it."""

    document: str
    position: int
    name: str
    label: str
    line: str | None
    outcome: str


def ties(store: Store, kinds: Mapping[str, str], bench: Bench) -> Mapping[Place, Tie]:
    """The items of some documents (their kinds by SHA-256) that other documents of the casebook speak of, with
    what comes of it; items are counted as the document's report counts them.

    Raises `ValueError` for a policy that the catalogue does not hold.
    """
    rows = _rows(store)
    wanted = _related(rows, kinds)
    items = tuple(one for document in sorted(wanted) for one in _placed(store, document))
    trust = policy_named(bench.catalogue, bench.policy).trust
    assembly = assemble(items, bench.catalogue, trust=trust)
    touched = {*assembly.joined, *(made.line.place for made in assembly.links)}
    found: dict[Place, Tie] = {}
    for row in (r for r in rows if r.document in kinds and (r.document, r.position) in touched):
        place = row.document, row.position
        made = linked(place, assembly, bench.catalogue, as_of=bench.as_of, policy=bench.policy)
        if made is not None:
            found[place] = Tie(row.name, row.label, _is_line(row, kinds), row.outcome, made)
    return found


def _rows(store: Store) -> tuple[_Row, ...]:
    table = tables.items.c
    wanted = select(table.document, table.position, table.name, table.label, table.line, table.outcome)
    with store.reading() as connection:
        return tuple(_Row(*row) for row in connection.execute(wanted.order_by(table.name, table.position)))


def _related(rows: Iterable[_Row], kinds: Mapping[str, str]) -> frozenset[str]:
    """The documents of which one names a model like another does, as far as `kinds` has one of the two: more
    than will be tied, never fewer."""
    by_key: dict[str, set[str]] = {}
    for row in rows:
        if row.line is None:
            by_key.setdefault(key_of(row.label), set()).add(row.document)
    found: set[str] = set()
    for row in (r for r in rows if r.document in kinds):
        others = {d for key in _keys(row, kinds, by_key) for d in by_key[key]} - {row.document}
        found |= {row.document, *others} if others else set()
    return frozenset(found)


def _keys(row: _Row, kinds: Mapping[str, str], by_key: Mapping[str, set[str]]) -> Iterator[str]:
    """The names of sheets that an item may be tied to: a line by names that are alike, a sheet by its own."""
    if not _is_line(row, kinds):
        own = key_of(row.label)
        yield from (own,) if own in by_key else ()
        return
    for name in names_in(row.label):
        near = process.extract(name.key, by_key.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=None)
        yield from (key for key, _score, _index in near)


def _is_line(row: _Row, kinds: Mapping[str, str]) -> bool:
    return row.line is not None or kinds[row.document] in TRADE


def _placed(store: Store, document: str) -> Iterator[Placed]:
    """A document's items as people have left them, in the places that its report gives them."""
    state = state_of(store, document)
    if state.reading is None:
        return
    seen = (item for item in state.items.values() if item.seen)
    for index, item in enumerate(seen):
        yield Placed(document, state.reading.identity.name, state.reading.kind, index, item.current)

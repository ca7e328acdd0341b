"""What the documents of one casebook make of each other, item by item.

Trade lines tied to datasheets, sheets of one model laid together.

The items' table says which documents name models alike, and the ledger which ones people have tied; only those are
folded from the ledger and compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from casebook.checking.beside.names import key_of
from casebook.links.answers import Linked, linked
from casebook.links.joining import TRADE, Word, assemble
from casebook.links.model_names import ModelNames, spelling_of
from casebook.links.name_index import Lookup
from casebook.links.offers import Place, Placed
from casebook.record.actions import NAMES, LinkConfirmed, LinkRefused
from casebook.review.judging import Bench
from casebook.state.loading import state_of
from casebook.state.model import DocumentState, LinkWord
from casebook.store import tables
from casebook.store.database import Store
from classifier.judging.classify import policy_named

_UNDETERMINED = "undetermined"
CROWD = 50
"""Documents that may bear one name. What more bear is a heading or a word for goods and no model; to compare each
of them with all the others would cost their number squared."""


@dataclass(frozen=True, slots=True)
class LinkedItem:
    """An item with what other documents make of it.

    Its document's name, its label and key, whether it is a line of a trade paper, and `before`, the outcome of its own
    document alone.
    """

    name: str
    label: str
    item: str
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

    item: str
    document: str
    position: int
    name: str
    label: str
    line: str | None
    outcome: str


def linked_items(store: Store, kinds: Mapping[str, str], bench: Bench) -> Mapping[Place, LinkedItem]:
    """The items of some documents that other documents of the casebook speak of, with what comes of it.

    `kinds` are the documents' kinds by SHA-256. Items are counted as the document's report counts them.

    Raises `ValueError` for a policy that the catalogue does not hold.
    """
    rows = _rows(store)
    sheets, crowds = _by_name(rows)
    related = _related(rows, kinds, sheets, ModelNames(bench.catalogue.vocabulary))
    states = _states(store, related, _spoken_of(store) & set(kinds))
    items = tuple(one for document in sorted(states) for one in _placed(states[document]))
    words, notes = _said(states, items)
    items = _without_crowds(items, crowds, words)
    trust = policy_named(bench.catalogue, bench.policy).trust
    assembly = assemble(items, bench.catalogue, trust=trust, words=words)
    found: dict[Place, LinkedItem] = {}
    for row in (r for r in rows if r.document in kinds):
        place = row.document, row.position
        told = tuple(notes.get(place, ()))
        made = linked(place, assembly, bench.catalogue, as_of=bench.as_of, policy=bench.policy, notes=told)
        if made is not None:
            found[place] = LinkedItem(row.name, row.label, row.item, _is_line(row, kinds), row.outcome, made)
    return found


def _spoken_of(store: Store) -> frozenset[str]:
    """The documents that have a line on which a person has confirmed or refused a link."""
    table = tables.ledger.c
    theirs = select(table.document).where(table.kind.in_([NAMES[LinkConfirmed], NAMES[LinkRefused]])).distinct()
    with store.reading() as connection:
        return frozenset(connection.scalars(theirs))


def _states(store: Store, related: frozenset[str], spoken_of: frozenset[str]) -> Mapping[str, DocumentState]:
    """The documents that name models alike, and those that people have tied, as people have left them."""
    states = {document: state_of(store, document) for document in related | spoken_of}
    tied = {word.document for document in spoken_of for i in states[document].items.values() for word in i.links}
    return states | {document: state_of(store, document) for document in tied - set(states)}


def _said(
    states: Mapping[str, DocumentState], items: Iterable[Placed]
) -> tuple[tuple[Word, ...], Mapping[Place, list[str]]]:
    """What people said of lines and sheets, and, by line, what is to be told of it beside the links.

    The refusals, and a word on a sheet that the newest reading of its document does not find.
    """
    placed = {(p.document, p.key): p for p in items}
    words: list[Word] = []
    notes: dict[Place, list[str]] = {}
    for line in placed.values():
        for said in states[line.document].items[line.key].links:
            sheet = placed.get((said.document, said.sheet))
            if sheet is not None:
                words.append(Word(line.place, sheet.place, said.is_one, str(said)))
            if sheet is None or not said.is_one:
                notes.setdefault(line.place, []).append(_note(said, sheet, states[said.document]))
    return tuple(words), notes


def _note(said: LinkWord, sheet: Placed | None, state: DocumentState) -> str:
    if sheet is not None:
        return f"not {sheet.item.label} in {sheet.name}: {said}"
    name = state.names[-1] if state.names else said.document[:12]
    return f"{said}, of an item that the newest reading of {name} does not find"


def _rows(store: Store) -> tuple[_Row, ...]:
    table = tables.items.c
    wanted = select(table.item, table.document, table.position, table.name, table.label, table.line, table.outcome)
    with store.reading() as connection:
        return tuple(_Row(*row) for row in connection.execute(wanted.order_by(table.name, table.position)))


def _by_name(rows: Iterable[_Row]) -> tuple[Mapping[str, frozenset[str]], frozenset[str]]:
    """The documents with a sheet of each name, and apart from them the names that too many documents bear."""
    found: dict[str, set[str]] = {}
    for row in rows:
        if row.line is None:
            found.setdefault(spelling_of(row.label), set()).add(row.document)
    crowds = frozenset(key for key, documents in found.items() if len(documents) > CROWD)
    return {key: frozenset(documents) for key, documents in found.items() if key not in crowds}, crowds


def _without_crowds(items: tuple[Placed, ...], crowds: frozenset[str], words: Iterable[Word]) -> tuple[Placed, ...]:
    """The items without the sheets of names that too many bear, but for those of which a person has spoken."""
    spoken_of = {word.sheet for word in words}
    return tuple(
        p for p in items if p.item.line is not None or p.place in spoken_of or spelling_of(p.item.label) not in crowds
    )


def _related(
    rows: Iterable[_Row], kinds: Mapping[str, str], sheets: Mapping[str, frozenset[str]], known: ModelNames
) -> frozenset[str]:
    """The documents of which one names a model like another does, as far as `kinds` has one of the two.

    More than will be tied, never fewer.
    """
    lookup = Lookup(sheets)
    spellings: dict[str, list[str]] = {}
    for spelling in sheets:
        spellings.setdefault(key_of(spelling), []).append(spelling)
    found: set[str] = set()
    for row in (r for r in rows if r.document in kinds):
        names = _names(row, kinds, lookup, spellings, known)
        others = {d for name in names for d in sheets.get(name, ())} - {row.document}
        found |= {row.document, *others} if others else set()
    return frozenset(found)


def _names(
    row: _Row, kinds: Mapping[str, str], lookup: Lookup, spellings: Mapping[str, Sequence[str]], known: ModelNames
) -> Iterator[str]:
    """The names of sheets that an item may be tied to: a line by names that are alike, a sheet by its own."""
    if not _is_line(row, kinds):
        yield from spellings.get(key_of(row.label), ())
        return
    for name in known.within(row.label):
        yield from (key for key, _score in lookup.near(name.spelling))


def _is_line(row: _Row, kinds: Mapping[str, str]) -> bool:
    return row.line is not None or kinds[row.document] in TRADE


def _placed(state: DocumentState) -> Iterator[Placed]:
    """A document's items as people have left them, in the places that its report gives them."""
    if state.reading is None:
        return
    name, kind = state.reading.identity.name, state.reading.kind
    seen = (item for item in state.items.values() if item.stands)
    for index, item in enumerate(seen):
        yield Placed(state.sha256, name, kind, index, item.current, item.key)

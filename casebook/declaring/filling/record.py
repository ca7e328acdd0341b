"""What the casebook's papers say of goods that are declared: figures of trade papers, values of datasheets."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from casebook.checking.beside.kept import kept
from casebook.checking.beside.names import key_of, keys_in
from casebook.checking.beside.papers import LISTS, Paper, Sheet, described
from casebook.declaring.filling.values import Read
from casebook.declaring.readiness import Subject
from casebook.record.actions import NAMES, LinkConfirmed
from casebook.state.loading import pages_of, state_of
from casebook.store import tables
from casebook.store.database import Store
from classifier.facts import Evidence, Fact, Item
from classifier.quantity import plain

SUMMED = ("quantity", "net_mass", "gross_mass", "packages", "amount")
TRUSTED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "quantity": (("invoice", "packing_list"), ("order", "contract")),
    "net_mass": (("packing_list",), ("invoice",), ("order", "contract")),
    "unit_price": (("invoice",), ("order", "contract")),
    "amount": (("invoice",), ("order", "contract")),
    "tariff_line": (("invoice", "packing_list"), ("order", "contract")),
    "gross_mass": (("packing_list",), ("invoice",)),
    "packages": (("packing_list",), ("invoice",)),
    "origin": (("invoice", "packing_list"), ("order", "contract")),
}
"""For each figure the kinds of papers that it is taken from, the first kinds first."""
_MOST = 200
"""Trade papers that are opened for one declaration."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a trade paper."""

    paper: Paper
    item: Item


@dataclass(frozen=True, slots=True)
class Record:
    """What the casebook has of the goods that are declared.

    The rows of trade papers and the datasheets, by an item's key; `lists` are the trade papers.
    """

    rows: Mapping[str, tuple[Row, ...]]
    sheets: Mapping[str, tuple[Sheet, ...]]
    lists: tuple[Paper, ...]


def record_of(store: Store, subjects: Sequence[Subject], named: Collection[str] = ()) -> Record:
    """What the casebook has of these items; `named` are the SHA-256 of the only trade papers that count, none for all.

    A row is of an item by a person's word on the two, or where it bears the item's name. What two items may claim by
    their name is of neither.
    """
    keys = {s.item.key: key_of(s.item.current.label) for s in subjects}
    lists = _lists(store, subjects, named)
    rows: dict[str, list[Row]] = {}
    for paper, ties in lists:
        for item, tied in zip(paper.items, ties, strict=True):
            named_so = [k for k, key in keys.items() if key in {key_of(item.label), *keys_in(item.label)}]
            owners = [k for k in keys if k in tied] or named_so
            if len(owners) == 1:
                rows.setdefault(owners[0], []).append(Row(paper, item))
    own = {s.folder.document for s in subjects}
    sheets = described(kept(store, {k for k in keys.values() if k}, own))
    found = {k: tuple(s for s in sheets if key_of(s.item.label) == key) for k, key in keys.items()}
    return Record({k: tuple(several) for k, several in rows.items()}, found, tuple(p for p, _ in lists))


def _lists(
    store: Store, subjects: Sequence[Subject], named: Collection[str]
) -> list[tuple[Paper, tuple[frozenset[str], ...]]]:
    """The trade papers that count, with the keys of the items that people have tied each row to."""
    own = dict.fromkeys(s.folder.document for s in subjects)
    names = {key_of(s.item.current.label) for s in subjects}
    made = []
    for document in dict.fromkeys((*own, *_listing(store, names, named))):
        state = state_of(store, document)
        if state.reading is None or state.reading.kind not in LISTS:
            continue
        items = [i for i in state.items.values() if i.stands]
        ties = tuple(frozenset((i.key, *(w.sheet for w in i.links if w.is_one))) for i in items)
        name = state.names[-1] if state.names else document[:12]
        currents = tuple(i.current for i in items)
        made.append((Paper(name, document, state.reading.kind, pages_of(store, document), currents), ties))
    return sorted(made, key=lambda one: one[0].name)


def _listing(store: Store, names: set[str], named: Collection[str]) -> Sequence[str]:
    """The documents with goods of these names, and those with a row that a person has tied to a datasheet."""
    if named:
        return list(named)
    goods, word = tables.items.c, tables.ledger.c
    with store.reading() as connection:
        rows = connection.execute(select(goods.document, goods.label).order_by(goods.document)).all()
        tied = connection.scalars(select(word.document).where(word.kind == NAMES[LinkConfirmed]).distinct()).all()
    bearing = [str(d) for d, label in rows if not names.isdisjoint({key_of(str(label)), *keys_in(str(label))})]
    return list(dict.fromkeys((*bearing, *map(str, tied))))[:_MOST]


def figures(rows: Sequence[Row], name: str) -> tuple[Read, ...]:
    """What the papers say of a figure, one reading for each paper, the rows of one paper together."""
    for kinds in TRUSTED[name]:
        papers = dict.fromkeys(r.paper.sha256 for r in rows if r.paper.kind in kinds)
        found = [_of_paper([r for r in rows if r.paper.sha256 == p], name) for p in papers]
        made = tuple(one for one in found if one is not None)
        if made:
            return made
    return ()


def _of_paper(rows: Sequence[Row], name: str) -> Read | None:
    """What one paper says: the sum over its rows of the goods, or the one value that all of them have."""
    values = [_figure(row.item.of(name)) for row in rows]
    known = [v for v in values if v is not None]
    if not known or (name in SUMMED and len(known) < len(values)):
        return None
    quotes = tuple(e for _, _, several in known for e in several)
    units = dict.fromkeys(unit for _, unit, _ in known)
    paper = rows[0].paper.shown
    if name in SUMMED:
        if len(units) > 1:
            return None
        total = sum((v for v, _, _ in known if isinstance(v, Decimal)), Decimal(0))
        return Read(plain(total), known[0][1], paper, quotes)
    texts = dict.fromkeys(v if isinstance(v, str) else plain(v) for v, _, _ in known)
    return Read(next(iter(texts)), known[0][1], paper, quotes) if len(texts) == 1 and len(units) == 1 else None


def _figure(facts: Sequence[Fact]) -> tuple[Decimal | str, str, tuple[Evidence, ...]] | None:
    """The one value that facts give; `None` where they give several, or a range."""
    found = dict.fromkeys(_shown(f) for f in facts)
    if len(found) != 1:
        return None
    ((value, unit),) = found
    return None if value is None else (value, unit, tuple(e for f in facts for e in f.evidence))


def _shown(fact: Fact) -> tuple[Decimal | str | None, str]:
    if isinstance(fact.value, str):
        return fact.value, ""
    interval = fact.quantity.interval
    return interval.low if interval.is_point else None, fact.quantity.unit or ""

"""The parts that people have signed.

A model of a maker is known from then on, and the next shipment says on which signature it rests.

The same paper, to the byte, is the same item: its signature stands as long as the law makes the same of it, and a
change of law, catalogue or policy reopens it. Another paper on the same model, a new revision, inherits nothing by
itself: what changed is shown, and where nothing did, that is shown, for a person to sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from casebook.checking.beside.names import key_of
from casebook.links.contradictions import OF_THE_LINE
from casebook.links.model_names import ModelNames, likeness
from casebook.record.actions import NAMES, Signed
from casebook.shipments.goods.lines import GoodsLine
from casebook.shipments.shipment import Shipment
from casebook.state.loading import state_of
from casebook.state.model import ItemState
from casebook.store import tables
from casebook.store.database import Store
from classifier.facts import Fact, Item, Method

_MAKER_ALIKE = 85.0
_MOST = 40
"""Papers with a signed item of one name that are looked at."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a property was in the signed paper, and is in this one; empty where one of them lacks it."""

    property: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Rests:
    """The signature that a goods line rests on, or could.

    Who signed which outcome, when, on which paper, for which shipments. `is_same_paper` says that it is the line's own
    paper; else `changes` are what differs.
    """

    signers: tuple[str, ...]
    at: str
    outcome: str
    paper: str
    shipments: tuple[str, ...]
    is_same_paper: bool
    changes: tuple[Change, ...] = ()


def resting(
    store: Store, lines: Sequence[GoodsLine], mine: Shipment, others: Sequence[Shipment], names: ModelNames
) -> dict[int, Rests]:
    """By line number the signature that counts or comes nearest.

    The line's own paper before another revision, the newest first. `others` are the shipments that a paper may have
    gone with.
    """
    found: dict[int, Rests] = {}
    keys = {key_of(line.label) for line in lines}
    signed = _signed(store, keys)
    for line in lines:
        if line.subject.state.is_signed:
            found[line.number] = _rests(line.subject.state, line.subject.member.sha256, line, mine, others, store)
            continue
        fitting = [
            (d, i) for d, i in signed if _is_same_part(i.current, line, names) and d != line.subject.member.sha256
        ]
        if fitting:
            document, item = max(fitting, key=lambda one: one[1].signatures[-1].at)
            found[line.number] = _rests(item, document, line, mine, others, store)
    return found


def _signed(store: Store, keys: set[str]) -> list[tuple[str, ItemState]]:
    """The signed items of these names, each with its document."""
    goods, word = tables.items.c, tables.ledger.c
    with store.reading() as connection:
        signed = set(connection.scalars(select(word.document).where(word.kind == NAMES[Signed]).distinct()))
        rows = connection.execute(select(goods.document, goods.label)).all() if signed else ()
    bearing = dict.fromkeys(str(d) for d, label in rows if d in signed and key_of(str(label)) in keys)
    made = []
    for document in list(bearing)[:_MOST]:
        for item in state_of(store, document).items.values():
            if item.stands and item.is_signed and key_of(item.name) in keys:
                made.append((document, item))
    return made


def _is_same_part(signed: Item, line: GoodsLine, names: ModelNames) -> bool:
    """Whether a signed item is of the line's model.

    One name, and makers that are one; the name of a size or a grade is a model's only with its maker.
    """
    item = line.subject.item
    if key_of(signed.label) != key_of(item.label):
        return False
    if signed.maker and item.maker:
        return likeness(key_of(signed.maker), key_of(item.maker)) >= _MAKER_ALIKE
    return not names.is_common(key_of(item.label)) and bool(set(signed.products) & set(item.products))


def _rests(
    item: ItemState, document: str, line: GoodsLine, mine: Shipment, others: Sequence[Shipment], store: Store
) -> Rests:
    state = state_of(store, document)
    name = state.names[-1].rpartition("/")[2] if state.names else document[:12]
    went = tuple(s.name for s in others if document in s.papers and s.key != mine.key)
    last = item.signatures[-1]
    is_same = document == line.subject.member.sha256
    changes = () if is_same else tuple(_changes(item.current, line.subject.item))
    return Rests(tuple(s.who for s in item.signatures), last.at, last.outcome, name, went, is_same, changes)


def _changes(was: Item, now: Item) -> Iterator[Change]:
    if was.products != now.products:
        yield Change("product", ", ".join(was.products), ", ".join(now.products))
    names = dict.fromkeys(f.property for f in (*was.facts, *now.facts) if f.property not in OF_THE_LINE)
    for name in names:
        old, new = _said(was, name), _said(now, name)
        if old != new:
            yield Change(name, ", ".join(old), ", ".join(new))


def _said(item: Item, name: str) -> tuple[str, ...]:
    """What an item states of a property, in a fixed order; what is derived follows from the rest."""
    return tuple(sorted({_one(f) for f in item.of(name) if f.method is not Method.DERIVED}))


def _one(fact: Fact) -> str:
    parts = (str(fact.kind) if fact.kind else "", str(fact.value), fact.conditions or "")
    return " ".join(p for p in parts if p)

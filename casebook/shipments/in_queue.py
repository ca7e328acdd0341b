"""What a shipment takes off the queue: rows of trade papers whose goods are judged and signed by another paper of it.

An invoice's row and a packing list's row of a model whose datasheet lies beside them are the same goods: a person looks
at them once, at the datasheet. Only the very name in one shipment, or a person's word, counts here; what is joined by
likeness or by quantity stays in the queue. Nothing is said of what an item is: its outcome stays as it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from casebook.checking.beside.names import key_of
from casebook.review.queue import Entry
from casebook.shipments.goods.papers import is_mail_text
from casebook.shipments.keeping import shipments
from casebook.shipments.shipment import Shipment
from casebook.state.rows.names import short
from casebook.store.database import Store

_GRAVE = frozenset({"controlled", "close", "listed_elsewhere"})
"""Outcomes that never rest on a paper that says less."""
_TAKEN_OUT = frozenset({"removed", "merged"})


@dataclass(frozen=True, slots=True)
class Groups:
    """By item the other items of its shipments that are the same goods; `sayings` describe no model.

    Those are rows of trade papers, what a mail's own text says, and replies of makers, which were entered where they
    belong.
    """

    same: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sayings: frozenset[str] = frozenset()

    def with_others(self, item: str) -> frozenset[str]:
        """The item and those that are the same goods."""
        return self.same.get(item, frozenset()) | {item}


def with_shipments(store: Store, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, each with the paper on which it rests, if any."""
    known = {e.item: e for e in entries}
    return tuple(laid_upon(known, groups(known.values(), shipments(store))).values())


def groups(entries: Iterable[Entry], several: Iterable[Shipment]) -> Groups:
    """The items that are the same goods in one shipment, by their names and by what people said."""
    by_document: dict[str, list[Entry]] = defaultdict(list)
    for one in entries:
        if not one.is_document and one.outcome not in _TAKEN_OUT:
            by_document[one.document].append(one)
    found: dict[str, set[str]] = defaultdict(set)
    sayings: set[str] = set()
    for shipment in several:
        mine = [e for document in shipment.papers for e in by_document.get(document, ())]
        replies = {reply for letter in shipment.letters for reply in letter.replies}
        sayings |= {e.item for e in mine if e.line is not None or e.document in replies or is_mail_text(e.name)}
        for first, second in _same(mine, shipment):
            found[first].add(second)
            found[second].add(first)
    return Groups({item: frozenset(others) for item, others in found.items()}, frozenset(sayings))


def _same(mine: Iterable[Entry], shipment: Shipment) -> Iterator[tuple[str, str]]:
    """Pairs of the very name that nobody parted, and those that people joined."""
    named: dict[str, list[str]] = defaultdict(list)
    here = set()
    for one in mine:
        here.add(one.item)
        if key := key_of(one.label):
            named[key].append(one.item)
    for items in named.values():
        for first, second in combinations(items, 2):
            word = shipment.word(first, second)
            if word is None or word.is_one:
                yield first, second
    for said in shipment.words:
        first, second = sorted(said.items)
        last = shipment.word(first, second)
        if last is not None and last.is_one and said.items <= here:
            yield first, second


def laid_upon(known: Mapping[str, Entry], found: Groups, among: Collection[str] | None = None) -> dict[str, Entry]:
    """The entries (all, or those `among` them), each with the paper on which it rests now."""
    made: dict[str, Entry] = {}
    for item in known if among is None else among:
        if (one := known.get(item)) is not None:
            others = [known[o] for o in found.same.get(item, ()) if o in known]
            rests = _rests(one, others, found.sayings)
            made[item] = one if rests == one.rests else replace(one, rests=rests)
    return made


def _rests(one: Entry, others: Iterable[Entry], sayings: frozenset[str]) -> str:
    """The paper on which an item rests: a row on what describes its model, all else on what people have signed."""
    if one.standing.signers or one.reopened is not None:
        return ""
    for other in sorted(others, key=lambda e: (not e.standing.is_done, e.name, e.position)):
        if one.outcome in _GRAVE and other.outcome != one.outcome:
            continue
        describes = one.item in sayings and other.item not in sayings
        is_settled = bool(other.standing.signers) and other.is_signed
        if describes or (is_settled and one.outcome in ("undetermined", other.outcome)):
            return short(other.name)
    return ""

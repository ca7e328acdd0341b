"""Judging an item anew after a person's step: the determination, what it changed, and keeping both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import update

from casebook.record import ledger
from casebook.record.actions import Determined, ItemOutcome
from casebook.record.events import Stamp
from casebook.review.queue import Entry
from casebook.state.folder import Folder, refreshed
from casebook.state.model import ItemState
from casebook.state.rows import item_rows
from casebook.state.rows.summary import row
from casebook.store import tables
from casebook.store.database import Store
from classifier.judging.classify import classify, policy_named
from classifier.judging.determination import Criterion, Determination, in_words
from classifier.law.catalogue import Catalogue
from classifier.law.house import Policy
from classifier.loading.load import load


@dataclass(frozen=True, slots=True)
class Bench:
    """By what items are judged: the catalogue, a day and a house policy."""

    catalogue: Catalogue
    as_of: date
    policy: str

    @property
    def house(self) -> Policy:
        """The house policy itself."""
        return policy_named(self.catalogue, self.policy)

    def judged(self, item: ItemState) -> Determination:
        """What the law makes of the item as people have left it."""
        return classify(item.current, self.catalogue, as_of=self.as_of, policy=self.policy)


def bench_of(layers: tuple[Path, ...], as_of: date, policy: str) -> Bench:
    """A bench; raises `CatalogueError`, or `ValueError` for a policy that the catalogue does not hold."""
    catalogue = load(*layers)
    policy_named(catalogue, policy)
    return Bench(catalogue, as_of, policy)


def changes(before: Determination, after: Determination) -> tuple[str, ...]:
    """What a step has changed, the verdict first; nothing where all is as it was."""
    return tuple(_changes(before, after))


def _changes(before: Determination, after: Determination) -> Iterator[str]:
    if _verdict(before) != _verdict(after):
        yield f"{_verdict(before)} → {_verdict(after)}"
    old = {(f.code, c.property, c.test): c for f in before.findings for c in f.criteria}
    for found in after.findings:
        for new in found.criteria:
            was = old.get((found.code, new.property, new.test))
            if was is not None and was.value != new.value:
                yield f"{new.property.replace('_', ' ')} {_shown(was)} → {_shown(new)}"


def _verdict(made: Determination) -> str:
    named = ", ".join(made.codes or made.near)
    return in_words(made.outcome) + (f" {named}" if named else "")


def _shown(criterion: Criterion) -> str:
    return criterion.value or "not known"


def fresh(entry: Entry, item: ItemState, made: Determination) -> Entry:
    """The entry with the item's new answer in it."""
    line = row(item.current, made)
    return replace(
        entry,
        product=line.product,
        outcome=line.outcome,
        codes=line.codes,
        near=line.near,
        deciding=line.deciding,
        missing=line.missing,
    )


def keep(store: Store, folder: Folder, entry: Entry, bench: Bench, stamp: Stamp) -> Folder:
    """Keeps an item's new answer: the event where the verdict is another one, and the row it is found by."""
    from casebook.record.codec import named

    news = ItemOutcome(entry.item, entry.outcome, entry.codes, entry.near)
    known = folder.state.items[entry.item].outcome
    columns = {
        "product": entry.product,
        "outcome": entry.outcome,
        "codes": " ".join(entry.codes),
        "near": " ".join(entry.near),
        "deciding": entry.deciding,
        "missing": "\n".join(entry.missing),
    }
    with store.writing() as connection:
        connection.execute(update(tables.items).where(tables.items.c.item == entry.item).values(**columns))
        if known != news:
            action = Determined(bench.as_of, bench.policy, (news,))
            ledger.append(connection, folder.document, [named(action)], stamp)
    return refreshed(store, folder)


def relisted(store: Store, folder: Folder, bench: Bench, stamp: Stamp) -> Folder:
    """The document with the rows by which its items are found made anew: for when an item came or went."""
    from casebook.record.codec import named

    reading = folder.state.reading
    assert reading is not None
    seen = [s for s in folder.state.items.values() if s.stands]
    made = [bench.judged(s) for s in seen]
    outcomes = tuple(
        ItemOutcome(s.key, str(d.outcome), tuple(d.codes), tuple(d.near)) for s, d in zip(seen, made, strict=True)
    )
    rows = [row(s.current, d) for s, d in zip(seen, made, strict=True)]
    news = tuple(o for s, o in zip(seen, outcomes, strict=True) if s.outcome != o)
    with store.writing() as connection:
        item_rows.keep_rows(
            connection, reading.identity, tuple(zip(outcomes, rows, strict=True)), (bench.as_of, bench.policy)
        )
        if news:
            action = Determined(bench.as_of, bench.policy, news)
            ledger.append(connection, folder.document, [named(action)], stamp)
    return refreshed(store, folder)

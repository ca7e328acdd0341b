"""Supplier profiles: what a supplier's datasheets always leave out, what its "typical" means, how soon it answers.

Told by the newest readings and the letters of the casebook's shipments; makers whose names differ in case, signs or
spaces are one.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import Any

from sqlalchemy import select

from casebook.learning.makers import plain
from casebook.record.actions import NAMES
from casebook.record.actions.shipments import SupplierAsked, SupplierReplied
from casebook.record.ledger import event_of
from casebook.review.queue import Entry
from casebook.store import tables
from casebook.store.database import Store

LEAST = 3
"""On fewer papers than these nothing is "always"."""

SHARE = 0.8
MOST = 5_000
"""Of so many datasheets, the newest, profiles are made."""

_SHEETS = ("datasheet",)
_BESIDE = ("nominal", "minimum")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A property that is asked of the supplier's goods and missing from `papers` of `of` datasheets."""

    property: str
    papers: int
    of: int


@dataclass(frozen=True, slots=True)
class Typical:
    """What a supplier's typical value of a property is beside its nominal or minimum one (`beside`).

    `is_` is "the same as", "above" or "below", in `papers` of `of` datasheets that print both.
    """

    property: str
    beside: str
    is_: str
    papers: int
    of: int

    def __str__(self) -> str:
        name = self.property.replace("_", " ")
        return f"typical {name} is {self.is_} the {self.beside} one ({self.papers} of {self.of} papers)"


@dataclass(frozen=True, slots=True)
class Profile:
    """One supplier: its name as it is printed, its datasheets, and what is known of its habits.

    `days` are those from each letter to its first reply, in rising order; `waiting` letters have none yet.
    """

    name: str
    papers: int = 0
    left_out: tuple[LeftOut, ...] = ()
    typical: tuple[Typical, ...] = ()
    days: tuple[int, ...] = ()
    waiting: int = 0

    @property
    def answers_in(self) -> int | None:
        """The days in which it usually answers: the median; `None` where it never was asked, or never answered."""
        return round(median(self.days)) if self.days else None

    def leaves_out(self, name: str) -> LeftOut | None:
        """The habit of leaving a property out; `None` where it is none."""
        return next((one for one in self.left_out if one.property == name), None)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a datasheet has of one maker: by property the kinds with their values, and what is missing."""

    held: Mapping[str, Mapping[str, Decimal]]
    missing: frozenset[str]


def profiles(store: Store) -> dict[str, Profile]:
    """The profile of each supplier by its folded name (`office_papers.plain`)."""
    sheets: dict[str, list[_Sheet]] = defaultdict(list)
    names: dict[str, str] = {}
    for maker, sheet in _sheets(store):
        names[plain(maker)] = maker
        sheets[plain(maker)].append(sheet)
    days, waiting = _letters(store, names)
    return {
        key: Profile(
            name=names[key],
            papers=len(sheets[key]),
            left_out=tuple(_left_out(sheets[key])),
            typical=tuple(_typical(sheets[key])),
            days=tuple(sorted(days[key])),
            waiting=waiting[key],
        )
        for key in sorted(names)
        if key
    }


def profile_of(several: Mapping[str, Profile], maker: str | None) -> Profile | None:
    """The profile of a maker as a paper names it."""
    return several.get(plain(maker)) if maker else None


def _left_out(sheets: Sequence[_Sheet]) -> Iterator[LeftOut]:
    missing = Counter(name for sheet in sheets for name in sheet.missing)
    for name in sorted(missing):
        asked = sum(name in sheet.missing or name in sheet.held for sheet in sheets)
        if asked >= LEAST and missing[name] >= SHARE * asked:
            yield LeftOut(name, missing[name], asked)


def _typical(sheets: Sequence[_Sheet]) -> Iterator[Typical]:
    told: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for sheet in sheets:
        for name, kinds in sheet.held.items():
            for beside in _BESIDE:
                if "typical" in kinds and beside in kinds:
                    told[name, beside][_relation(kinds["typical"], kinds[beside])] += 1
    for (name, beside), counts in sorted(told.items()):
        relation, papers = counts.most_common(1)[0]
        if counts.total() >= LEAST and papers >= SHARE * counts.total():
            yield Typical(name, beside, relation, papers, counts.total())


def _relation(one: Decimal, other: Decimal) -> str:
    return "the same as" if one == other else "above" if one > other else "below"


def _sheets(store: Store) -> Iterator[tuple[str, _Sheet]]:
    """Each maker that a datasheet names, with what it has of that maker's goods."""
    ledger, reading, item = tables.ledger.c, tables.readings.c, tables.items.c
    newest = (
        select(reading.document, ledger.body)
        .select_from(tables.readings.join(tables.ledger, ledger.seq == reading.extracted))
        .order_by(reading.extracted.desc())
        .limit(MOST)
    )
    with store.reading() as connection:
        missing: dict[tuple[str, str], set[str]] = defaultdict(set)
        for row in connection.execute(select(item.document, item.label, item.missing).where(item.missing != "")):
            missing[row.document, row.label].update(row.missing.splitlines())
        for document, body in connection.execute(newest):
            read = json.loads(body)["reading"]
            if read["kind"] in _SHEETS:
                yield from _of_document(document, read["items"], missing)


def _of_document(
    document: str, items: Sequence[Mapping[str, Any]], missing: Mapping[tuple[str, str], set[str]]
) -> Iterator[tuple[str, _Sheet]]:
    by_maker: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for item in items:
        if item.get("maker"):
            by_maker[item["maker"]].append(item)
    for maker, own in by_maker.items():
        held: dict[str, dict[str, Decimal]] = defaultdict(dict)
        lacking: set[str] = set()
        for item in own:
            lacking |= missing.get((document, item["label"]), set())
            for fact in item.get("facts", ()):
                known = held[fact["property"]]
                if (size := _size(fact)) is not None:
                    known.setdefault(str(fact.get("kind")), size)
        yield maker, _Sheet(held, frozenset(lacking))


def _size(fact: Mapping[str, Any]) -> Decimal | None:
    """The value of a fact by one of its ends, the lower first; `None` for what is no quantity."""
    interval = fact["value"].get("interval") if isinstance(fact["value"], dict) else None
    ends = (interval.get("low"), interval.get("high")) if interval else ()
    return next((Decimal(end) for end in ends if end is not None), None)


def _letters(store: Store, names: dict[str, str]) -> tuple[dict[str, list[int]], Counter[str]]:
    """By maker the days that each letter waited for its first reply, and how many letters wait still.

    Makers that no datasheet names are added to `names`.
    """
    from casebook.record.events import Record

    kinds = [NAMES[SupplierAsked], NAMES[SupplierReplied]]
    mine = select(tables.ledger).where(tables.ledger.c.kind.in_(kinds)).order_by(tables.ledger.c.seq)
    open_since: dict[tuple[str, str], list[date]] = defaultdict(list)
    days: dict[str, list[int]] = defaultdict(list)
    with store.reading() as connection:
        events = [event_of(Record(**row)) for row in connection.execute(mine).mappings()]
    for event in events:
        if isinstance(event.action, SupplierAsked | SupplierReplied):
            key = plain(event.action.maker)
            names.setdefault(key, event.action.maker)
            asked = open_since[event.document, key]
            if isinstance(event.action, SupplierAsked):
                asked.append(event.action.day)
                continue
            replied = date.fromisoformat(event.at[:10])
            days[key] += [max(0, (replied - day).days) for day in asked]
            asked.clear()
    waiting = Counter(dict.fromkeys(names, 0))
    for (_, key), left in open_since.items():
        waiting[key] += len(left)
    return defaultdict(list, days), waiting


def to_ask(store: Store, entries: Sequence[Entry]) -> dict[str, str]:
    """By item whom to ask: where all that is missing is what its supplier's datasheets always leave out.

    No look at the paper finds it there. The words say who, what, and how soon it answers.
    """
    waiting = [e for e in entries if e.is_open and e.missing]
    if not waiting:
        return {}
    known = profiles(store)
    makers = _makers(store, {e.document for e in waiting})
    told = {}
    for entry in waiting:
        profile = profile_of(known, makers.get((entry.document, entry.label)))
        if profile is not None and all(profile.leaves_out(name) for name in entry.missing):
            days = profile.answers_in
            soon = "" if days is None else f", which answers in about {days} days"
            what = ", ".join(entry.missing).replace("_", " ")
            told[entry.item] = f"ask {profile.name}{soon}; its papers hardly ever state: {what}"
    return told


def _makers(store: Store, documents: set[str]) -> dict[tuple[str, str], str]:
    """The maker of each item of some documents, by document and label."""
    ledger, reading = tables.ledger.c, tables.readings.c
    bodies = select(reading.document, ledger.body).select_from(
        tables.readings.join(tables.ledger, ledger.seq == reading.extracted)
    )
    with store.reading() as connection:
        return {
            (document, item["label"]): item["maker"]
            for document, body in connection.execute(bodies)
            if document in documents
            for item in json.loads(body)["reading"]["items"]
            if item.get("maker")
        }

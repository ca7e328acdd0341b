"""What goes out of every class of goods in the catalogue: composed as the record has it, or refused, never false.

Each entry's goods are made fully stated, with one deciding fact missing, and with one value just below its limit, at
it and at half of it. What is to come out follows from the entry alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from shipments import bench, read_in, sign, subjects

from casebook.declaring.declaration import NO_LIMITS, Declaration, composed, faults
from casebook.declaring.dossier import statement
from casebook.declaring.readiness import objections
from casebook.store.database import open_store
from classifier.facts import Evidence, Fact, Item, Kind
from classifier.law.acts import Entry
from classifier.law.conditions import OneOf, Relation, Threshold
from classifier.quantity import Quantity, point

NOW = datetime(2026, 12, 1, tzinfo=UTC)
LAW = bench().catalogue
ENTRIES = (*LAW.declared, *LAW.neighbours)
A = "a" * 64
CONTROLLED, NOT_CONTROLLED = "属于两用物项", "不属于管制物项"


@dataclass(frozen=True, slots=True)
class Goods:
    """Goods of an entry, and what is to be said of them: `full`, `lacking`, `close` or `clear`."""

    how: str
    facts: tuple[Fact, ...]
    is_to_be: str

    @property
    def numbers(self) -> list[Decimal]:
        """What a remark states, which has five digits of each."""
        return sorted(f.value.interval.low or Decimal(0) for f in self.facts if not isinstance(f.value, str))


def stated(name: str, value: str | Quantity, under: str | None = None) -> Fact:
    quote = Evidence(A, "Energy density 320 Wh/kg", (0, 24), 1)
    kind = None if isinstance(value, str) else Kind.NOMINAL
    return Fact(name, value, kind, under, evidence=(quote,), confidence=0.9)


def measured(criterion: Threshold, number: Decimal) -> Fact:
    under = None if criterion.under is None else str(criterion.under)
    return stated(criterion.property, Quantity(point(number), criterion.unit), under)


def above(criterion: Threshold) -> Fact:
    return measured(criterion, criterion.limit * Decimal("1.001"))


def goods_of(entry: Entry) -> Iterator[Goods]:
    assert all(isinstance(c, OneOf | Threshold) for c in entry.criteria), entry.code
    several = [c for c in entry.criteria if isinstance(c, OneOf | Threshold)]
    whole = {c: stated(c.property, c.terms[0]) if isinstance(c, OneOf) else above(c) for c in several}
    yield Goods("full", tuple(whole.values()), "full")
    beside = "close" if entry in LAW.declared else "clear"
    for criterion in several:
        others = tuple(f for c, f in whole.items() if c is not criterion)
        yield Goods(f"no {criterion.property}", others, "lacking")
        if isinstance(criterion, Threshold):
            limit, name = criterion.limit, criterion.property
            at = "full" if criterion.relation is Relation.AT_LEAST else beside
            yield Goods(f"{name} just below", (*others, measured(criterion, limit * Decimal("0.999"))), beside)
            yield Goods(f"{name} at its limit", (*others, measured(criterion, limit)), at)
            yield Goods(f"{name} at half", (*others, measured(criterion, limit / 2)), "clear")


CASES = [(e, g) for e in ENTRIES for g in goods_of(e)]


@pytest.mark.parametrize(("entry", "goods"), CASES, ids=[f"{e.code}: {g.how}" for e, g in CASES])
def test_what_goes_out_is_what_the_entry_says_of_the_goods(entry: Entry, goods: Goods, tmp_path: Path) -> None:
    store = open_store(tmp_path / "a.casebook")
    item = Item("MX-1", (entry.products[0],), line="1", facts=goods.facts)
    read_in(store, "sheet.pdf", item)
    sign(store, "sheet.pdf", "ann", "bob")
    (about,) = subjects(store, "sheet.pdf")
    against = [o.reason for o in objections(about, bench(), "ann", NOW)]
    made, said = composed([about], bench()), statement(about, bench()).partition("## 四")[2]
    store.close()
    assert faults(made, bench(), NO_LIMITS) == ()
    check(entry, goods, made, against, said)


def check(entry: Entry, goods: Goods, made: Declaration, against: list[str], said: str) -> None:
    concluded = re.findall(r"\*\*结论：属于两用物项（(.*?)）", said)
    if goods.is_to_be == "full" and entry in LAW.declared:
        assert (made.zh, against, concluded) == (f"第1项：{CONTROLLED}，{entry.code}", [], [entry.code])
        return
    assert concluded == []
    if goods.is_to_be == "full":
        assert made.zh is None and any(entry.code in reason for reason in against)
    elif goods.is_to_be == "lacking":
        assert made.zh is None and against
    elif goods.is_to_be == "close":
        assert made.zh is not None and made.zh.startswith(f"第1项：{NOT_CONTROLLED}，") and against == []
        told = sorted(map(Decimal, re.findall(r"(?<![\d.])\d[\d.]*(?= )", made.zh.partition("，")[2])))
        assert len(told) == len(goods.numbers)
        assert all(abs(a - b) <= b / 10_000 for a, b in zip(told, goods.numbers, strict=True))
    else:
        assert made.zh is None and against == []

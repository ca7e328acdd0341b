"""Casebooks for the tests of what is handed out: documents read by a stand-in, and people who work on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from stand_ins import page

from casebook.declaring.readiness import Subject, subject
from casebook.record import ledger
from casebook.record.actions import Action, Confirmed, Signed
from casebook.record.events import Stamp
from casebook.review.finding import Place, places
from casebook.review.judging import Bench, bench_of
from casebook.review.looking import view_of
from casebook.review.values.blind_entry import hidden
from casebook.run import keeping
from casebook.run.keeping import Edition
from casebook.state import folder
from casebook.state.people.signing import rules_of
from casebook.store.database import Store
from casebook.workers.job import Job
from casebook.workers.worker import answer_of
from classifier.box import Box
from classifier.facts import Evidence, Fact, Item, Kind
from classifier.quantity import Interval, Quantity
from extractor.document.model import Contents, Identity, Problem, Reading, Status

IN_FORCE = date(2026, 12, 1)
SUSPENDED = date(2026, 11, 5)
TEXT = "Energy density 320 Wh/kg Capacity 5 Ah"


@cache
def bench(day: date = IN_FORCE) -> Bench:
    return bench_of((), day, "default")


def stamp(who: str = "ann") -> Stamp:
    return Stamp(who, "0.1.0", "sha256:c")


def density(value: str, sha256: str) -> Fact:
    number = Decimal(value)
    evidence = Evidence(sha256, "Energy density 320 Wh/kg", (0, 24), 1, Box(0.0, 10.0, 39.0, 20.0))
    quantity = Quantity(Interval(number, number), "Wh/kg")
    return Fact("gravimetric_energy_density", quantity, Kind.NOMINAL, evidence=(evidence,), confidence=0.9)


def cell(label: str, wh_kg: str | None, sha256: str, line: str | None = None) -> Item:
    facts = () if wh_kg is None else (density(wh_kg, sha256),)
    return Item(label, ("lithium_ion_cell",), line=line, facts=facts)


def read_in(store: Store, name: str, *items: Item, status: Status = Status.READ, kind: str = "invoice") -> str:
    """Keeps a document with these items as a scan would, and gives its SHA-256."""
    import hashlib

    sha256 = hashlib.sha256(name.encode()).hexdigest()
    problems = (Problem("open", "the page is damaged", page=2),) if status is not Status.READ else ()
    several = tuple(replace(i, complete=status is Status.READ) for i in items)
    identity = Identity(name, sha256, 3, "application/pdf")
    reading = Reading(identity, Contents((page(TEXT),), 1, problems, status), kind, ("en",), several, problems, status)
    job = Job(IN_FORCE, "default", "0.1.0")
    made = answer_of(reading, several, bench().catalogue, job)
    keeping.keep_reading(store, identity, made, Edition("0.1.0", "sha256:c", "ocr"), stamp("scanner"))
    keeping.keep_answer(store, identity, made, job, stamp("scanner"))
    return sha256


def act(store: Store, place: Place, *actions: Action, who: str = "ann") -> None:
    for action in actions:
        ledger.act(store, place.document, action, stamp(who))


def sign(store: Store, name: str, *people: str) -> None:
    """Signs as people do in the review: each first types what the house has them type unseen, and looks."""
    for about in subjects(store, name):
        for number, who in enumerate(people):
            account = who.strip().lower()
            unseen = hidden(about.item, about.made, who, about.rules, people[:number], account)
            typed = (Confirmed(about.item.key, f.key, account) for f in unseen)
            seen = view_of(about.item, about.made, (f.key for f in about.item.facts), "test", account)
            signed = Signed(about.item.key, str(about.made.outcome), account)
            act(store, about.place, *typed, seen, signed, who=who)


def subjects(store: Store, *names: str, day: date = IN_FORCE) -> Sequence[Subject]:
    found = [p for name in names for p in places(store, name)]
    rules = rules_of(bench(day).house)
    return [subject(p, folder.opened(store, p.document), bench(day), rules) for p in found]

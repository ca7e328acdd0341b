"""Casebooks for the tests of documents without items and of declarations, beside the datasheets of words."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import made_casebook as made

from casebook.record.actions import Confirmed
from casebook.store.database import Store, open_store
from classifier.facts import Item
from extractor.document.model import Contents, Identity, Problem, Reading, Severity, Status
from extractor.document.page import Page
from tui.desk.sheet import Sheet

LOCKED = Problem("read", "The PDF asks for a password: give it with --password-file.", Severity.ERROR)
NOTHING = Problem("items", "Nothing was found in this document that the list speaks of.", Severity.NOTE)
SHEET = replace(made.CELL, name="cells/NV-9999.pdf", label="NV-9999")
MANUAL = replace(made.MILL, name="desk/manual.pdf", label="Desk lamp", lines=(made.Said("Lamp", "40 W"),))


def bare(name: str, status: Status, kind: str, problem: Problem, pages: tuple[Page, ...] = ()) -> Reading:
    """A document of which no item was made."""
    identity = Identity(name, hashlib.sha256(name.encode()).hexdigest(), 1000, "application/pdf")
    return Reading(identity, Contents(pages, len(pages)), kind, ("en",), (), (problem,), status)


def papers(place: Path) -> Store:
    """One datasheet with its item; a locked file, a datasheet and a manual without any."""
    store = made.casebook(place, made.DENSE)
    made.keep(store, bare("in/locked.pdf", Status.UNREADABLE, "other", LOCKED))
    made.keep(store, bare(SHEET.name, Status.READ, "datasheet", NOTHING, (made.page_of(SHEET),)))
    made.keep(store, bare(MANUAL.name, Status.READ, "other", NOTHING, (made.page_of(MANUAL),)))
    return store


def invoice(place: Path, *signers: str) -> Store:
    """An invoice of three lines, controlled, close and neither, signed by these people."""
    store = open_store(place)
    sheets = (made.DENSE, made.LFP, replace(made.MILL, label="Paint", products=("other",)))
    readings = [made.reading_of(s) for s in sheets]
    items = tuple(_line(r.items[0], n) for n, r in enumerate(readings, 1))
    made.keep(store, replace(readings[0], kind="invoice", items=items))
    for who in signers:
        for sheet in typed_unseen(store, who):
            person = made.at_work(store, who)
            person.sign(person.look(sheet, [f.key for f in sheet.item.facts]))
    return store


def typed_unseen(store: Store, who: str) -> list[Sheet]:
    """Every item once a person has typed what the house has them type before they see it."""
    person = made.at_work(store, who)
    sheets = [person.sheet(item) for item in person.entries]
    return [person.act(s, [Confirmed(s.item.key, f.key) for f in s.hidden])[0] for s in sheets]


def _line(item: Item, number: int) -> Item:
    return replace(item, line=str(number))

"""Papers of one maker in a casebook, read as a scan reads them, and a person at work on them."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cache

from casebook.learning.forms.keeping import forms_of
from casebook.learning.forms.proposing import Taught, Teacher
from casebook.record.actions import Action
from casebook.record.events import Stamp
from casebook.run.keeping import Edition, News, keep_all
from casebook.state import folder
from casebook.state.folder import Folder
from casebook.store.database import Store
from casebook.workers.job import Job
from casebook.workers.worker import answer_of
from classifier.facts import Fact, Method
from classifier.quantity import Quantity, point
from extractor.document.model import Contents, Identity, Source
from extractor.document.page import Page
from extractor.facts.candidates import quote
from tests.extractor.drawn import catalogue
from tests.extractor.forms.sheets import PIPELINE, maker

JOB = Job(date(2026, 12, 1), "default", "1")
EDITION = Edition("1", "c", "no-ocr")


@cache
def teacher() -> Teacher:
    return Teacher(catalogue())


def stamp(who: str = "LW", why: str | None = None) -> Stamp:
    return Stamp(who, "1", catalogue().sha256, why, "2026-12-03T09:00:00.000+00:00")


def scanned(store: Store, name: str, page: Page) -> str:
    """A paper in the casebook, read with the marks that count; its SHA-256."""
    sha256 = hashlib.sha256(name.encode()).hexdigest()
    identity = Identity(name, sha256, 1, "application/pdf")
    reading = PIPELINE.understood(Source(identity, b""), Contents((page,), 1), forms_of(store).book)
    answer = answer_of(reading, reading.items, catalogue(), JOB)
    keep_all(store, [News(identity, answer, EDITION)], JOB, Stamp("scan", "1", catalogue().sha256))
    return sha256


def paper(store: Store, number: int, weight: str = "121 g", charge: str = "8.1 Ah") -> str:
    """One more paper of the maker."""
    return scanned(store, f"paper-{number}.pdf", maker(f"HC-{number}0", charge, "3.7 V", weight))


def entered(page: Page, name: str, number: str, unit: str, words: str) -> Fact:
    """A value that a person takes from words of the page."""
    start = page.text.index(words)
    evidence = quote(page, (start, start + len(words)), "pointed")
    return Fact(name, Quantity(point(number), unit), method=Method.ENTERED, evidence=(evidence,))


def does(store: Store, document: str, *actions: Action, who: str = "LW") -> Taught | None:
    """A person's steps on a paper, and what they teach."""
    before = folder.opened(store, document)
    after = folder.acted(store, before, actions, stamp(who))
    return teacher().learned(store, before, after, stamp(who))


def only_item(mine: Folder) -> str:
    return next(k for k, i in mine.state.items.items() if i.stands)


def fact_key(store: Store, document: str, name: str, value: str = "") -> tuple[str, str]:
    """The item and the key of its fact of a property, of this value where one is given."""
    mine = folder.opened(store, document)
    for key, item in mine.state.items.items():
        for fact in item.facts:
            known = fact.value or fact.original
            if known is not None and known.property == name and value in ("", str(known.value)):
                return key, fact.key
    raise KeyError(name)


def facts(store: Store, document: str) -> list[str]:
    """The numbers of a paper's items as they count."""
    mine = folder.opened(store, document)
    current = (f.current for i in mine.state.items.values() if i.stands for f in i.facts)
    return [f"{f.property} {f.value}" for f in current if f is not None and not isinstance(f.value, str)]

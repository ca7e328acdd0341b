"""A sheet whose words the catalogue lacks, and a person who enters its values."""

from __future__ import annotations

from decimal import Decimal

from shipments import act, read_in
from sqlalchemy import update

from casebook.record.actions import Added
from casebook.record.codec import packed
from casebook.review.finding import places
from casebook.store import tables
from casebook.store.database import Store
from classifier.box import Box
from classifier.facts import Evidence, Fact, Item, Method
from classifier.quantity import Interval, Quantity
from extractor.document.page import Page, Word, compose

LINES = (
    "Lithium iron phosphate cathode material ZQ-7",
    "Squeeze figure : 2.43 g/cm3",
    "Specific capacity (0.1C) : 158 mAh/g",
    "Mass : 25 kilogs",
)


def page(lines: tuple[str, ...] = LINES) -> Page:
    rows = [
        [[Word(w, Box(12.0 * i, 20.0 * n, 12.0 * i + 11, 20.0 * n + 10)) for i, w in enumerate(line.split())]]
        for n, line in enumerate(lines)
    ]
    return compose(rows, number=1, width=595, height=842)


def scanned(store: Store, lines: tuple[str, ...] = LINES) -> str:
    """A document with these lines on its page, of which only the item was read."""
    sha256 = read_in(store, "x.pdf", Item("ZQ-7", ("lfp_cathode",)))
    with store.writing() as connection:
        connection.execute(update(tables.pages).values(data=packed((page(lines),))))
    return sha256


def entered(store: Store, name: str, value: str, unit: str, quote: str, who: str = "ann") -> None:
    """A person points at words of the page and enters their value."""
    place = places(store, "ZQ-7")[0]
    start = page().text.index(quote)
    number = Decimal(value)
    evidence = (Evidence(place.document, quote, (start, start + len(quote)), 1),)
    fact = Fact(name, Quantity(Interval(number, number), unit), method=Method.ENTERED, evidence=evidence)
    act(store, place, Added(place.item, f"mine-{name}", fact), who=who)

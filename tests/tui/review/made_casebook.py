"""A small casebook made of words alone: datasheets as pages, and items with the facts read of them."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from casebook.record.events import Stamp
from casebook.record.signatory import Signatory
from casebook.run.keeping import Edition, keep_answer, keep_reading
from casebook.state.people.signing import Blind
from casebook.store.database import Store, open_store
from casebook.workers.job import Job
from casebook.workers.worker import answer_of, catalogue_of
from classifier.box import Box
from classifier.facts import Evidence, Fact, Item, Kind
from classifier.quantity import Interval, Quantity
from extractor.document.model import Contents, Identity, Reading, Status
from extractor.document.page import Page, Word, compose
from extractor.facts.candidates import quote
from tui.desk.reviewer import Reviewer
from tui.desk.starting import reviewer

AS_OF = date(2026, 12, 1)
CHARACTER = 6.0
LABEL, VALUE = 40.0, 260.0


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a datasheet: label and value as printed, and the fact that is read of it, if any."""

    label: str
    value: str
    property: str | None = None
    low: str | None = None
    high: str | None = None
    unit: str = ""
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A datasheet of one item."""

    name: str
    label: str
    products: tuple[str, ...]
    lines: tuple[Said, ...]
    maker: str | None = "Northvale"
    says: str | None = None


def number(label: str, value: str, name: str, amount: str, unit: str, kind: Kind | None = None) -> Said:
    """A line whose value is one number."""
    return Said(label, value, name, amount, amount, unit, kind)


CELL = Sheet(
    "cells/NV-5061.pdf",
    "NV-5061",
    ("lithium_ion_cell",),
    (
        Said("Model", "NV-5061"),
        number("Nominal capacity", "5.0 Ah (0.2C)", "capacity", "5.0", "Ah", Kind.NOMINAL),
        number("Nominal voltage", "3.6 V", "nominal_voltage", "3.6", "V", Kind.NOMINAL),
        Said("Charging voltage", "4.2 V"),
        Said("Weight", "≤ 70 g", "mass", None, "70", "g", Kind.MAXIMUM),
    ),
)
DENSE = Sheet(
    "cells/BL-4680S.pdf",
    "BL-4680S",
    ("lithium_ion_cell",),
    (
        Said("型号 Model", "BL-4680S"),
        number("标称容量 Nominal capacity", "34.5 Ah", "capacity", "34.5", "Ah", Kind.NOMINAL),
        number("标称电压 Nominal voltage", "3.65 V", "nominal_voltage", "3.65", "V", Kind.NOMINAL),
        number("重量 Weight", "405 g", "mass", "405", "g"),
    ),
    "百川",
)
LFP = Sheet(
    "cathode/NB-LF24.pdf",
    "NB-LF24",
    ("lfp_cathode",),
    (
        number("粉末压实密度", "2.48 g/cm³", "compaction_density", "2.48", "g/cm3"),
        number("克容量 (0.1C)", "157 mAh/g", "specific_capacity", "157", "mAh/g"),
    ),
    None,
)
UNWEIGHED = Sheet(
    "cells/QL-402535.pdf",
    "QL-402535",
    ("lithium_ion_cell",),
    (
        number("Capacity", "5.0 Ah", "capacity", "5.0", "Ah"),
        number("Voltage", "3.7 V", "nominal_voltage", "3.7", "V"),
        Said("Weight", "61.5 g"),
    ),
)
MILL = Sheet(
    "machines/VN-60.pdf",
    "VN-60",
    ("sand_mill",),
    (Said("Sand mill", "VN-60"), Said("Use", "battery slurry and paint")),
    says="Sand mill  VN-60",
)
SHEETS = (CELL, DENSE, LFP, UNWEIGHED, MILL)


def page_of(sheet: Sheet) -> Page:
    """The datasheet's page: labels on the left, values on the right."""
    lines = [[_words(sheet.label + " data sheet", LABEL, 30.0)]]
    for row, said in enumerate(sheet.lines):
        top = 70.0 + 16 * row
        lines.append([_words(said.label, LABEL, top), _words(said.value, VALUE, top)])
    return replace(compose(lines, number=1, width=595, height=842), sha256=sha256_of(sheet))


def _words(text: str, x: float, top: float) -> list[Word]:
    made = []
    for word in text.split():
        wide = sum(2 if ord(c) > 0x2E80 else 1 for c in word) * CHARACTER
        made.append(Word(word, Box(x, top, x + wide, top + 10), size=10))
        x += wide + CHARACTER
    return made


def sha256_of(sheet: Sheet) -> str:
    """The hash that its document would have."""
    return hashlib.sha256(sheet.name.encode()).hexdigest()


def reading_of(sheet: Sheet) -> Reading:
    """The sheet as it was read: one page, one item."""
    page, sha = page_of(sheet), sha256_of(sheet)
    facts = tuple(_fact(page, said) for said in sheet.lines if said.property)
    says = () if sheet.says is None else (_evidence(page, sheet.says.split("  ")[0], sheet.says),)
    item = Item(sheet.label, sheet.products, sheet.maker, product_evidence=says, facts=facts)
    identity = Identity(sheet.name, sha, 1000, "application/pdf")
    return Reading(identity, Contents((page,), 1), "datasheet", ("en",), (item,), (), Status.READ)


def _fact(page: Page, said: Said) -> Fact:
    low, high = (None if end is None else Decimal(end) for end in (said.low, said.high))
    value = Quantity(Interval(low, high), said.unit)
    evidence = _evidence(page, said.label, said.value)
    assert said.property is not None
    return Fact(said.property, value, said.kind, evidence=(evidence,), confidence=0.97)


def _evidence(page: Page, first: str, last: str) -> Evidence:
    start = page.text.index(first)
    end = page.text.index(last, start) + len(last)
    return quote(page, (start, end), "table")


def keep(store: Store, reading: Reading) -> None:
    """Keeps a reading in a casebook, as a scan does."""
    job = Job(AS_OF, "default", "1")
    made = answer_of(reading, reading.items, catalogue_of(()), job)
    stamp = Stamp("scan", "1", "c")
    keep_reading(store, reading.identity, made, Edition("1", "c", "no-ocr"), stamp)
    keep_answer(store, reading.identity, made, job, stamp)


def casebook(place: Path, *sheets: Sheet, items: tuple[Item, ...] = ()) -> Store:
    """A casebook with these datasheets; `items` all go on the first one."""
    place.write_bytes(_file(sheets or SHEETS, items))
    return open_store(place)


@cache
def _file(sheets: tuple[Sheet, ...], items: tuple[Item, ...]) -> bytes:
    """The casebook's file, made once."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "a.casebook"
        store = open_store(place)
        for number_, sheet in enumerate(sheets):
            made = reading_of(sheet)
            keep(store, replace(made, items=(*made.items, *items)) if number_ == 0 else made)
        store.close()
        return place.read_bytes()


def at_work(store: Store, who: str = "ann", blind: Blind = Blind.SECOND) -> Reviewer:
    """A reviewer with the queue loaded."""
    made = reviewer(store, as_of=AS_OF, policy="default", layers=(), who=who, signatory=Signatory(who.lower()))
    made.rules = replace(made.rules, blind=blind)
    made.load()
    return made

"""A range of five cells as a page without rules: model names over columns, and what a reading may make of it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import made_casebook as made

from casebook.store.database import Store, open_store
from classifier.box import Box
from classifier.facts import Evidence, Fact, Item, Kind
from classifier.quantity import Quantity, point
from extractor.document.model import Contents, Identity, Reading, Status
from extractor.document.page import Page, Word, compose
from extractor.facts.candidates import quote

NAME = "range/TR-cells.pdf"
SHA = hashlib.sha256(NAME.encode()).hexdigest()
MODELS = ("TR-18", "TR-21", "TR-26", "TR-32", "TR-46")
ROWS = (
    ("Capacity, typ.", "mAh", ("2500", "4000", "5000", "6500", "30000")),
    ("Nominal voltage", "V", ("3.6", "3.6", "3.6", "3.6", "3.6")),
    ("Weight", "g", ("45", "68", "72", "92", "340")),
)
_PROPERTIES = ("capacity", "nominal_voltage", "mass")
_UNITS = ("Ah", "V", "g")
COLUMNS = (40.0, 150.0, 200.0, 270.0, 340.0, 410.0, 480.0)


def page(wide: float = 1.0) -> Page:
    """The range's page, its cells under their heads."""
    lines = [[_words("Rechargeable lithium-ion cells of the TR range", 40.0, 30.0)]]
    for n, cells in enumerate((("", "Unit", *MODELS), *((label, unit, *values) for label, unit, values in ROWS))):
        top = 70.0 + 16 * n
        lines.append([_words(text, x, top) for text, x in zip(cells, COLUMNS, strict=True) if text])
    lines.append([_words("All cells are UN38.3 tested.", 40.0, 150.0)])
    return replace(compose(lines, number=1, width=595, height=842), sha256=SHA)


def _words(text: str, x: float, top: float) -> list[Word]:
    made_ = []
    for word in text.split():
        made_.append(Word(word, Box(x, top, x + 5 * len(word), top + 10), size=10))
        x += 5 * len(word) + 5
    return made_


def _fact(sheet: Page, row: int, column: int) -> Fact:
    """A value as the readers quote it: from the row's label to the value."""
    label, _, values = ROWS[row]
    start = sheet.text.index(label)
    at = start
    for text in values[: column + 1]:
        at = sheet.text.index(text, at) + len(text)
    number = Decimal(values[column]) * (Decimal("0.001") if row == 0 else 1)
    evidence = (quote(sheet, (start, at), "line"),)
    kind = Kind.TYPICAL if row == 0 else None
    return Fact(_PROPERTIES[row], Quantity(point(number), _UNITS[row]), kind, evidence=evidence, confidence=0.9)


def _chemistry(sheet: Page) -> Fact:
    at = sheet.text.index("lithium-ion")
    evidence = Evidence(SHA, "lithium-ion", (at, at + 11), 1, None, None, "words")
    return Fact("chemistry", "lithium_ion", evidence=(evidence,))


def reading(*items: Item) -> Reading:
    """The range's page with these items."""
    identity = Identity(NAME, SHA, 1000, "application/pdf")
    return Reading(identity, Contents((page(),), 1), "datasheet", ("en",), items, (), Status.READ)


def in_one() -> Item:
    """One item that has the values of all five."""
    sheet = page()
    facts = tuple(_fact(sheet, row, column) for row in range(3) for column in range(5))
    return Item("TR", ("lithium_ion_cell",), "Tarn", facts=(*facts, _chemistry(sheet)))


def bare() -> Item:
    """One item that has none of them."""
    return Item("TR", ("lithium_ion_cell",), "Tarn", facts=(_chemistry(page()),))


def casebook(place: Path, *items: Item) -> Store:
    """A casebook with the range alone."""
    store = open_store(place)
    made.keep(store, reading(*items))
    return store

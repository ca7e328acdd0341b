"""A workbook with a form for each model, on a sheet of its own: each sheet's values are its model's."""

from __future__ import annotations

import io

import openpyxl

from extractor.document.model import Contents
from extractor.intake.sources import open_source
from extractor.pipeline import Pipeline
from tests.extractor.drawn import catalogue, drawn, ruled

MACHINE = (
    ("Technical data sheet",),
    ("Model", "{name}", "Box graphitization furnace"),
    ("Use", "Graphitisation of graphite anode material"),
)


def workbook(**volumes: str) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, volume in volumes.items():
        sheet = book.create_sheet(name)
        for row in (*MACHINE, ("Effective volume", volume)):
            sheet.append([cell.format(name=name.replace("_", "-")) for cell in row])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def volumes(data: bytes) -> dict[str, list[str]]:
    reading = Pipeline(catalogue(), weighs=False).read(open_source("furnaces.xlsx", data))
    return {i.label: [str(f.value) for f in i.facts if f.property == "volume"] for i in reading.items}


def test_each_sheet_s_values_are_its_own_model_s() -> None:
    assert {"XB-45": ["45000 L"], "XB-12": ["12000 L"]} == volumes(workbook(XB_45="45 m³", XB_12="12 m³"))


def test_sheets_of_one_model_are_read_together() -> None:
    assert ["XB-45"] == list(volumes(workbook(XB_45="45 m³")))


def test_pages_of_paper_that_are_a_form_each_are_read_page_by_page() -> None:
    pages = [
        drawn(
            f"NCA hydroxide precursor    Model: {name}\n\nItem    Unit    Typical\nTap density    g/cm3    {value}",
            number=k,
        )
        for k, (name, value) in enumerate({"QD-81": "1.85", "QD-88": "1.98"}.items(), 1)
    ]
    reading = Pipeline(catalogue(), weighs=False).understood(open_source("x.txt", b"x"), Contents(tuple(pages)))
    told = {i.label: [str(f.value) for f in i.facts if f.property == "tap_density"] for i in reading.items}
    assert told == {"QD-81": ["1.85 g/cm3"], "QD-88": ["1.98 g/cm3"]}


def test_a_lone_model_is_what_its_row_names_where_no_title_does() -> None:
    page = ruled(["Product data", "", ""], ["Model", "XB-45", "Box furnace"], ["Effective volume", "45 m3", ""])
    reading = Pipeline(catalogue(), weighs=False).understood(open_source("x.txt", b"x"), Contents((page,)))
    assert [i.product for i in reading.items] == ["box_furnace"]

"""What the check's screen shows of a draft beside the datasheet of one of its goods."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from casebook.checking.beside.papers import Paper
from casebook.checking.check import checked
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.casebook.checking.test_check import DAY, law
from tui.screens.check.sides import CheckView


def seen(draft: bytes, model: str, capacity: str, density: str) -> CheckView:
    """The check of a workbook beside a sheet of one cell of 3.6 V and 70 g."""
    catalogue, pipeline = law()
    source, sheet = open_source("draft.xlsx", draft), open_source(f"{model}.pdf", _datasheet(model, capacity, density))
    pages, contents = read(source).pages, read(sheet)
    ((declaration, items),) = pipeline.declared(pages, source.identity.sha256)
    own = pipeline.understood(sheet, contents)
    paper = Paper(sheet.identity.name, sheet.identity.sha256, own.kind, contents.pages, own.items)
    made = checked(declaration, items, [paper], catalogue, sha256=source.identity.sha256, as_of=DAY)
    both = {one.identity.sha256: one.identity.name for one in (source, sheet)}
    return CheckView((made,), both, {source.identity.sha256: pages, sheet.identity.sha256: contents.pages})


def _datasheet(model: str, capacity: str, density: str) -> bytes:
    data = io.BytesIO()
    page = Canvas(data, invariant=True)
    rows = ("Lithium-ion cell specification", f"Model: {model}", f"Nominal capacity: {capacity} Ah")
    for n, text in enumerate((*rows, "Nominal voltage: 3.6 V", "Weight: 70 g", f"Energy density: {density} Wh/kg")):
        page.drawString(72, 760 - 20 * n, text)
    page.save()
    return data.getvalue()

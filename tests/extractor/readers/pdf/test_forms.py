"""Forms of PDFs: what a viewer shows of a field is read; where its drawing is older than its value, that is told."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdf
import pytest
from pypdf.generic import NameObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from extractor.document.model import Severity, Source
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.extractor.readers.drawing import pdf, write


def field(c: Canvas) -> None:
    write(20, 50, "Tap density")(c)
    c.acroForm.textfield(name="tap", value="1.05 g/cm3", x=150, y=240, width=120, height=20, fontSize=10)


def choice(c: Canvas) -> None:
    write(20, 50, "Tap density")(c)
    options = ["1.05 g/cm3", "1.32 g/cm3"]
    c.acroForm.choice(name="tap", value=options[0], options=options, x=150, y=240, width=120, height=20, fontSize=10)


def listed(c: Canvas) -> None:
    write(20, 50, "Tap density")(c)
    options = ["1.05 g/cm3", "1.32 g/cm3"]
    c.acroForm.listbox(name="tap", value=options[0], options=options, x=150, y=220, width=120, height=40, fontSize=10)


def filled(draw: Callable[[Canvas], None], value: str) -> Source:
    """A form of which a program changed the value and not the drawing, which it leaves to the viewer."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(draw).data))
    writer.set_need_appearances_writer(True)
    writer.pages[0]["/Annots"][0].get_object()[NameObject("/V")] = TextStringObject(value)  # type: ignore[index]
    out = io.BytesIO()
    writer.write(out)
    return open_source("form.pdf", out.getvalue())


@pytest.mark.parametrize("draw", [field, choice])
def test_a_field_to_be_drawn_anew_is_read_by_its_value_and_both_are_told(draw: Callable[[Canvas], None]) -> None:
    contents = read(filled(draw, "1.32 g/cm3"), ReadOptions(ocr=False))
    (told,) = contents.problems
    assert "1.32 g/cm3" in contents.pages[0].text and "1.05" not in contents.pages[0].text
    assert (told.severity, "“1.05 g/cm3”" in told.message, "“1.32 g/cm3”" in told.message) == (
        Severity.ERROR,
        True,
        True,
    )


@pytest.mark.parametrize("draw", [field, choice, listed])
def test_a_field_drawn_as_its_value_is_nothing_to_tell(draw: Callable[[Canvas], None]) -> None:
    contents = read(filled(draw, "1.05 g/cm3"), ReadOptions(ocr=False))
    assert ("1.05 g/cm3" in contents.pages[0].text, contents.problems) == (True, ())


def comb(c: Canvas) -> None:
    write(20, 50, "Serial")(c)
    c.acroForm.textfield(name="tap", value="48500", x=150, y=240, width=120, height=20, maxlen=5, fieldFlags="comb")


@pytest.mark.parametrize("draw", [field, choice])
def test_a_value_without_any_drawing_is_read(draw: Callable[[Canvas], None]) -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(draw).data))
    del writer.pages[0]["/Annots"][0].get_object()["/AP"]  # type: ignore[index]
    out = io.BytesIO()
    writer.write(out)
    contents = read(open_source("form.pdf", out.getvalue()), ReadOptions(ocr=False))
    assert ("1.05 g/cm3" in contents.pages[0].text, contents.problems) == (True, ())


def test_letters_that_a_comb_sets_apart_are_no_other_value() -> None:
    assert read(filled(comb, "48500"), ReadOptions(ocr=False)).problems == ()


def ticked(c: Canvas) -> None:
    for number, (name, is_on) in enumerate((("LFP", True), ("NMC", False))):
        write(60 + 100 * number, 50, name)(c)
        c.acroForm.checkbox(name=name, x=40 + 100 * number, y=248, size=12, checked=is_on)
        write(60 + 100 * number, 90, f"{name} pouch")(c)
        c.acroForm.radio(name="type", value=name, selected=is_on, x=40 + 100 * number, y=208, size=12)


def test_a_tick_box_shows_whether_it_is_ticked_and_what_is_not_is_told() -> None:
    contents = read(pdf(ticked), ReadOptions(ocr=False))
    assert [line.split() for line in contents.pages[0].text.splitlines()] == [
        ["☒", "LFP", "☐"],
        ["☒", "LFP", "pouch", "☐"],
    ]
    assert "NMC" in contents.problems[0].message

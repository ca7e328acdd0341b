"""Pages whose text stands sideways, though the file does not say so: read as a person holds the sheet."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor.document.model import Source
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers.pdf.drawn import lattice
from extractor.readers.reading import read
from tests.extractor.readers.drawing import HEIGHT, WIDTH, Draw, all_of, grid, pdf, write

NO_OCR = ReadOptions(ocr=False)

SHEET = all_of(
    grid([50, 200, 300], [50, 70, 90]),
    write(60, 64, "Rated capacity"),
    write(210, 64, "4,900 mAh"),
    write(60, 84, "Mass"),
    write(210, 84, "< 70 g"),
    write(50, 120, "Measured at 25 degrees"),
)
"""A sheet with its long side across."""


def page_of(source: Source) -> Page:
    return read(source, NO_OCR).pages[0]


def set_sideways(draw: Draw, angle: int) -> Source:
    """A drawing of a `WIDTH` x `HEIGHT` sheet, turned counter-clockwise on its page by some quarter turns."""

    def turned(canvas: Canvas) -> None:
        across, up = {90: (HEIGHT, 0), 270: (0, WIDTH)}[angle]
        canvas.translate(across, up)
        canvas.rotate(angle)
        draw(canvas)

    return pdf(turned, size=(HEIGHT, WIDTH))


def rotated(source: Source, degrees: int) -> Source:
    """The same file, its first page to be shown turned clockwise."""
    document = pypdfium2.PdfDocument(source.data)
    document[0].set_rotation(degrees)
    out = io.BytesIO()
    document.save(out)
    return open_source("rotated.pdf", out.getvalue())


def cells(page: Page) -> list[tuple[int, int, list[str]]]:
    return [(c.row, c.column, [page.text[a:b] for a, b in c.spans]) for t in page.tables for c in t.cells]


@pytest.mark.parametrize("angle", [90, 270])
def test_a_sideways_sheet_says_what_it_says_upright(angle: int) -> None:
    assert page_of(set_sideways(SHEET, angle)).text == page_of(pdf(SHEET)).text


@pytest.mark.parametrize("angle", [90, 270])
def test_the_rows_of_a_sideways_table_are_rows(angle: int) -> None:
    expected = [(0, 0, ["Rated capacity"]), (0, 1, ["4,900 mAh"]), (1, 0, ["Mass"]), (1, 1, ["< 70 g"])]
    assert cells(page_of(set_sideways(SHEET, angle))) == expected


@pytest.mark.parametrize("angle", [90, 270])
def test_a_sideways_word_stands_where_it_stands_on_the_sheet_held_upright(angle: int) -> None:
    upright, page = page_of(pdf(SHEET)), page_of(set_sideways(SHEET, angle))
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    for one, other in zip(upright.words, page.words, strict=True):
        assert (other.box.x0, other.box.x1) == pytest.approx((one.box.x0, one.box.x1), abs=1.5)
        assert one.box.top - 1 < other.box.middle_height < one.box.bottom + 1


@pytest.mark.parametrize(("angle", "turned"), [(90, 3), (270, 1)])
def test_a_page_knows_by_how_many_turns_it_was_set_upright(angle: int, turned: int) -> None:
    assert page_of(set_sideways(SHEET, angle)).turned == turned


def test_a_sideways_sheet_keeps_its_upright_footer_behind_its_text() -> None:
    def footer(canvas: Canvas) -> None:
        canvas.drawString(20, 10, "Record 65")

    def both(canvas: Canvas) -> None:
        footer(canvas)
        canvas.translate(HEIGHT, 0)
        canvas.rotate(90)
        SHEET(canvas)

    page = page_of(pdf(both, size=(HEIGHT, WIDTH)))
    assert page.text.splitlines()[-1] == "Record 65"
    assert page.text.startswith("Rated capacity  4,900 mAh\n")


def test_an_upright_page_with_sideways_text_in_its_margin_is_not_turned() -> None:
    def margin(canvas: Canvas) -> None:
        canvas.translate(20, 20)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Rev. 2 of 2026")

    page = page_of(pdf(all_of(SHEET, margin)))
    assert (page.width, page.height, page.turned) == (WIDTH, HEIGHT, 0)
    assert page.text == page_of(pdf(SHEET)).text + "Rev. 2 of 2026\n"


@pytest.mark.parametrize("angle", [90, 270])
def test_a_sideways_table_read_the_slower_way_is_turned_too(angle: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[object]:
        raise ValueError("cannot convert float NaN to integer")

    monkeypatch.setattr(lattice, "edges_of", broken)
    expected = [(0, 0, ["Rated capacity"]), (0, 1, ["4,900 mAh"]), (1, 0, ["Mass"]), (1, 1, ["< 70 g"])]
    assert cells(page_of(set_sideways(SHEET, angle))) == expected


@pytest.mark.parametrize(("angle", "rotate"), [(90, 90), (270, 270)])
def test_a_sideways_sheet_that_its_file_turns_upright_is_not_turned_again(angle: int, rotate: int) -> None:
    page = page_of(rotated(set_sideways(SHEET, angle), rotate))
    assert (page.text, page.turned) == (page_of(pdf(SHEET)).text, 0)


@pytest.mark.parametrize(("rotate", "turned"), [(90, 1), (180, 2), (270, 3)])
def test_a_sheet_that_its_file_turns_away_is_turned_back(rotate: int, turned: int) -> None:
    page = page_of(rotated(pdf(SHEET), rotate))
    assert (page.text, page.turned) == (page_of(pdf(SHEET)).text, turned)
    assert (page.width, page.height) == (WIDTH, HEIGHT)

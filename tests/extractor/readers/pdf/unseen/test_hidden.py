"""What a page's text layer holds and nobody sees is no value, and is told with its words."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractor.document.model import Contents
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers.reading import read
from tests.extractor.readers.drawing import pdf
from tests.extractor.readers.raw_pdf import line, paper

Drawn = Callable[[Canvas], None]


def contents_of(draw: Drawn) -> Contents:
    return read(pdf(draw), ReadOptions(ocr=False))


def white(canvas: Canvas) -> None:
    canvas.setFillGray(1)
    canvas.drawString(50, 200, "Mass 35 kg")


def twice_white(canvas: Canvas) -> None:
    white(canvas)
    white(canvas)


def nearly_white(canvas: Canvas) -> None:
    canvas.setFillGray(0.97)
    canvas.drawString(50, 200, "Mass 35 kg")


def inkless(canvas: Canvas) -> None:
    text = canvas.beginText(50, 200)
    text.setTextRenderMode(3)
    text.textOut("Mass 35 kg")
    canvas.drawText(text)


def covered(canvas: Canvas) -> None:
    canvas.drawString(50, 200, "Mass 35 kg")
    canvas.setFillGray(1)
    canvas.rect(40, 190, 200, 30, stroke=0, fill=1)


def clipped(canvas: Canvas) -> None:
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(300, 100, 20, 20)
    canvas.clipPath(path, stroke=0)
    canvas.drawString(50, 200, "Mass 35 kg")
    canvas.restoreState()


def transparent(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setFillAlpha(0)
    canvas.drawString(50, 200, "Mass 35 kg")
    canvas.restoreState()


def struck(canvas: Canvas) -> None:
    canvas.drawString(50, 200, "Mass 35 kg")
    canvas.line(50, 203.5, 98, 203.5)


def with_plain_words(draw: Drawn) -> Drawn:
    def both(canvas: Canvas) -> None:
        canvas.drawString(50, 270, "Voltage 3.7 V")
        draw(canvas)

    return both


@pytest.mark.parametrize("draw", [white, nearly_white, inkless, covered, clipped, twice_white, transparent, struck])
def test_text_that_nobody_sees_is_told_and_not_read(draw: Drawn) -> None:
    contents = contents_of(with_plain_words(draw))
    assert contents.pages[0].text == "Voltage 3.7 V\n"
    (problem,) = contents.problems
    assert "Mass 35 kg" in problem.message
    assert problem.page == 1


def test_a_new_value_upon_a_white_cover_is_read_and_the_old_one_is_not() -> None:
    def replaced(canvas: Canvas) -> None:
        covered(canvas)
        canvas.setFillGray(0)
        canvas.drawString(50, 200, "Mass 58 kg")

    assert contents_of(replaced).pages[0].text == "Mass 58 kg\n"


def dark_ground(canvas: Canvas) -> None:
    canvas.setFillGray(0)
    canvas.rect(40, 190, 200, 30, stroke=0, fill=1)
    canvas.setFillGray(1)
    canvas.drawString(50, 200, "Mass 35 kg")


def underlined(canvas: Canvas) -> None:
    canvas.drawString(50, 200, "Mass 35 kg")
    canvas.line(50, 198, 98, 198)


def faint_cover(canvas: Canvas) -> None:
    canvas.drawString(50, 200, "Mass 35 kg")
    canvas.setFillColorRGB(1, 1, 0, alpha=0.4)
    canvas.rect(40, 190, 200, 30, stroke=0, fill=1)


def edged(canvas: Canvas) -> None:
    canvas.drawString(50, 200, "Mass 35 kg")
    canvas.setStrokeGray(0.95)
    canvas.line(50, 203.5, 98, 203.5)


def ruled_across(canvas: Canvas) -> None:
    canvas.drawString(50, 200, "Mass 35 kg")
    canvas.line(20, 203.5, 390, 203.5)


def shadowed(canvas: Canvas) -> None:
    white(canvas)
    canvas.setFillGray(0)
    canvas.drawString(50, 200, "Mass 35 kg")


def bold_on_dark(canvas: Canvas) -> None:
    canvas.setFillColorRGB(0.6, 0.7, 0.9)
    canvas.rect(40, 190, 200, 30, stroke=0, fill=1)
    canvas.setFillGray(1)
    canvas.drawString(50, 200, "Mass 35 kg")
    canvas.drawString(50, 200, "Mass 35 kg")


@pytest.mark.parametrize("draw", [shadowed, bold_on_dark, dark_ground, underlined, faint_cover, edged, ruled_across])
def test_text_that_is_seen_is_read(draw: Drawn) -> None:
    contents = contents_of(draw)
    assert contents.pages[0].text == "Mass 35 kg\n"
    assert not contents.problems


def test_text_beside_the_page_is_not_read() -> None:
    def beside(canvas: Canvas) -> None:
        canvas.drawString(50, 200, "Mass 35 kg")
        canvas.drawString(50, 600, "Mass 58 kg")

    assert contents_of(beside).pages[0].text == "Mass 35 kg\n"


def test_a_number_that_the_page_s_edge_cuts_keeps_its_digits() -> None:
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pagesize=(200, 100))
    canvas.drawString(170, 50, "426.75")
    canvas.drawString(20, 50, "Net kg")
    canvas.drawString(260, 50, "beyond")
    canvas.save()
    text = read(open_source("cut.pdf", sheet.getvalue()), ReadOptions(ocr=False)).pages[0].text
    assert "426.75" in text
    assert "beyond" not in text


def test_a_cross_of_two_strokes_a_little_above_the_middle_strikes_text_out() -> None:
    cross = "1 w 298 229 m 352 240 l S 298 240 m 352 229 l S"
    contents = read(paper(line(220, 230, "2.56 g/cm3") + line(300, 230, "2.41 g/cm3") + cross), ReadOptions(ocr=False))
    assert "2.41" not in contents.pages[0].text and "2.56" in contents.pages[0].text


@pytest.mark.parametrize("size", [8, 11, 14])
@pytest.mark.parametrize("width", [1, 3])
@pytest.mark.parametrize("is_filled", [True, False])
def test_a_thick_or_filled_stroke_that_leans_strikes_text_out(size: int, width: int, is_filled: bool) -> None:
    middle, end = 230 + 0.36 * size, 222 + 4.9 * size
    low, high = middle - 3, middle + 3
    half = width / 2
    corners = [(218, low - half), (end, high - half), (end, high + half), (218, low + half)]
    bar = " ".join(f"{x} {y} {'l' if k else 'm'}" for k, (x, y) in enumerate(corners)) + " h f"
    stroke = bar if is_filled else f"{width} w 218 {low} m {end} {high} l S"
    shown = read(
        paper(line(220, 230, "2.41 g/cm3", size) + line(220, 180, "2.56 g", size) + stroke), ReadOptions(ocr=False)
    )
    assert "2.41" not in shown.pages[0].text and "2.56" in shown.pages[0].text


@pytest.mark.parametrize("mark", ["9 w 218 234 m 282 234 l S", "3 w 150 150 m 218 234 l 282 230 l 330 290 l S"])
def test_a_broad_mark_under_text_and_a_curve_through_it_strike_nothing_out(mark: str) -> None:
    shown = read(paper("1 1 0 RG " + mark + " 0 g " + line(220, 230, "2.41 g/cm3")), ReadOptions(ocr=False))
    assert "2.41" in shown.pages[0].text

"""Tables in pictures among text: recognised by themselves; graphs and photographs left alone."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pytest
from drawing import HEIGHT, all_of, grid, pdf, write
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.document import Source, Status
from extractor.readers import ReadOptions, ocr, read
from extractor.readers.pdf.drawn.insets import is_ruled

recognises = pytest.mark.skipif(not ocr.available(), reason="the extra 'ocr' is not installed")

ROWS = [("Capacity", "4900 mAh"), ("Voltage", "3.65 V"), ("Weight", "70.5 g")]
PLAIN = [write(20, 20 + 12 * k, "A sheet of the maker with many words of text in each line") for k in range(5)]


def drawn(*draws: object) -> ImageReader:
    """The picture of a page, 720 dots wide."""
    page = pypdfium2.PdfDocument(pdf(all_of(*draws)).data)[0]  # type: ignore[arg-type]
    return ImageReader(page.render(scale=3).to_pil().convert("RGB").crop((90, 120, 1110, 480)))


def table() -> ImageReader:
    cells = [write(x, 70 + 35 * r, t, 14) for r, row in enumerate(ROWS) for x, t in zip((50, 210), row, strict=True)]
    return drawn(grid([40, 200, 360], [50, 85, 120, 155]), *cells)


def graph() -> ImageReader:
    def curve(c: Canvas) -> None:
        c.setLineWidth(2)
        c.bezier(40, HEIGHT - 60, 150, HEIGHT - 70, 300, HEIGHT - 60, 350, HEIGHT - 150)

    return drawn(
        grid([40, 100, 160, 220, 280, 340, 360], [50, 70, 90, 110, 130, 155]), curve, write(200, 75, "3.65 V", 8)
    )


def sheet(picture: ImageReader) -> Source:
    return pdf(all_of(*PLAIN, lambda c: c.drawImage(picture, 30, 40, 340, 120)))


@recognises
def test_a_table_in_a_picture_is_read_into_its_cells_where_it_stands() -> None:
    contents = read(sheet(table()))
    (page,) = contents.pages
    (found,) = page.tables
    cells = [" ".join(page.text[a:b] for a, b in c.spans).replace(" ", "") for c in found.cells]
    assert (contents.status, page.origin) == (Status.READ, "text")
    assert cells == ["Capacity", "4900mAh", "Voltage", "3.65V", "Weight", "70.5g"]
    assert found.box == pytest.approx((33, 144, 357, 250), abs=14)


@recognises
def test_the_text_around_the_picture_stays_as_it_is() -> None:
    source = sheet(table())
    without = read(source, ReadOptions(ocr=False)).pages[0].text
    page = read(source).pages[0]
    assert page.text.startswith(without)
    assert {w.confidence == 1 for w in page.words[: len(without.split())]} == {True}


@recognises
def test_the_numbers_on_a_graph_s_axes_are_no_text_of_the_page() -> None:
    source = sheet(graph())
    assert read(source).pages[0].text == read(source, ReadOptions(ocr=False)).pages[0].text


@pytest.mark.parametrize("levels, uprights, ruled", [(3, 2, True), (2, 2, False), (3, 1, False)])
def test_a_picture_is_ruled_by_three_level_and_two_upright_lines(levels: int, uprights: int, ruled: bool) -> None:
    image = np.full((200, 300, 3), 255, np.uint8)
    image[[20 + 40 * k for k in range(levels)], 10:290] = 0
    image[5:195, [20 + 60 * k for k in range(uprights)]] = 0
    assert is_ruled(image) is ruled


def test_a_dark_photograph_is_not_ruled() -> None:
    assert not is_ruled(np.zeros((200, 300, 3), np.uint8))

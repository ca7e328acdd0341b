"""Tables in pictures among text: recognised by themselves; graphs and photographs left alone."""

from __future__ import annotations

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractor.document.model import Severity, Source, Status
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions
from extractor.readers import ocr
from extractor.readers.pdf import reader as pdf_reader
from extractor.readers.pdf.allowance import Allowance
from extractor.readers.pdf.drawn.pictures import is_ruled
from extractor.readers.reading import read
from tests.extractor.readers.drawing import HEIGHT, all_of, grid, pdf, write

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


def unruled() -> ImageReader:
    cells = [write(x, 70 + 30 * r, t, 14) for r, row in enumerate(ROWS) for x, t in zip((50, 210), row, strict=True)]
    return drawn(*cells)


def photograph() -> ImageReader:
    across, down = np.meshgrid(np.linspace(0, 6, 340), np.linspace(0, 4, 120))
    shade = (127 + 60 * np.sin(across) * np.cos(down)).astype(np.uint8)
    return ImageReader(Image.fromarray(np.stack([shade, shade // 2, 255 - shade], axis=2)))


def turned(c: Canvas) -> None:
    c.saveState()
    c.translate(250, 20)
    c.rotate(90)
    c.drawImage(table(), 0, 0, 220, 78)
    c.restoreState()


def in_strips(c: Canvas) -> None:
    whole = table()._image.convert("RGB")
    for k in range(6):
        part = ImageReader(whole.crop((0, k * whole.height // 6, whole.width, (k + 1) * whole.height // 6)))
        c.drawImage(part, 30, 160 - 20 * (k + 1), 340, 20)


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


def cells_of(page: Page) -> list[str]:
    (found,) = page.tables
    return [" ".join(page.text[a:b] for a, b in c.spans).replace(" ", "") for c in found.cells]


def test_a_table_in_a_picture_left_unread_is_told_and_leaves_the_document_partly_read() -> None:
    contents = read(sheet(table()), ReadOptions(ocr=False))
    told = [(p.stage, p.severity, p.page) for p in contents.problems]
    assert (contents.status, told) == (Status.PARTLY_READ, [("ocr", Severity.ERROR, 1)])


def test_a_list_of_values_without_rulings_in_a_picture_is_worth_recognition() -> None:
    contents = read(sheet(unruled()), ReadOptions(ocr=False))
    assert [(p.stage, p.severity) for p in contents.problems] == [("ocr", Severity.WARNING)]


def test_a_photograph_is_not_worth_recognition() -> None:
    assert read(sheet(photograph()), ReadOptions(ocr=False)).problems == ()


def test_a_page_of_a_heading_over_a_pictured_table_is_worth_recognition() -> None:
    source = pdf(all_of(write(20, 20, "Cell ABC-1 data sheet"), lambda c: c.drawImage(table(), 30, 40, 340, 120)))
    contents = read(source, ReadOptions(ocr=False))
    assert [(p.stage, p.severity) for p in contents.problems] == [("ocr", Severity.ERROR)]


def test_strips_of_one_picture_are_looked_at_as_one() -> None:
    contents = read(pdf(all_of(*PLAIN, in_strips)), ReadOptions(ocr=False))
    assert [(p.stage, p.severity) for p in contents.problems] == [("ocr", Severity.ERROR)]


@recognises
def test_a_table_in_a_turned_picture_is_read_where_it_stands() -> None:
    (page,) = read(pdf(all_of(*PLAIN, turned))).pages
    assert cells_of(page) == ["Capacity", "4900mAh", "Voltage", "3.65V", "Weight", "70.5g"]
    word = next(w for w in page.words if "70.5" in w.text)
    assert (170 < word.box.x0 < word.box.x1 < 252, 60 < word.box.top < word.box.bottom < 280) == (True, True)
    assert word.box.height > word.box.width


@recognises
def test_a_list_without_rulings_is_read_line_by_line() -> None:
    (page,) = read(sheet(unruled())).pages
    assert [page.text[line.start : line.end].replace(" ", "") for line in page.lines[-3:]] == [
        "Capacity4900mAh",
        "Voltage3.65V",
        "Weight70.5g",
    ]


@recognises
def test_pictures_beyond_the_document_s_bound_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "Allowance", lambda: Allowance(pictures=0))
    contents = read(sheet(table()))
    assert (contents.status, [p.severity for p in contents.problems]) == (Status.PARTLY_READ, [Severity.ERROR])

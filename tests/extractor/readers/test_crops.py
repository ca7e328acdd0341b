"""A picture of a part of a page: the frame stands around the ink that the box was read from."""

from __future__ import annotations

import io
from dataclasses import replace
from itertools import pairwise

import pytest
from PIL import Image, ImageChops, ImageDraw

from classifier.box import Box
from extractor.document.model import Problem, Source
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers.crops import FRAME, MAX_PIXELS, View, crop, view_of
from extractor.readers.reading import read

UPRIGHT = "BT /F 12 Tf 140 500 Td (4.9Ah) Tj ET"
SIDEWAYS = "BT /F 12 Tf 0 1 -1 0 300 200 Tm (4.9Ah) Tj ET"
Extent = tuple[int, int, int, int]


def pdf(content: str, more: str = "", box: str = "0 0 595 842") -> Source:
    """A page with this content; pdfium rebuilds the table of objects that it lacks."""
    body = (
        f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[{box}]{more}/Contents 4 0 R/Resources<</Font<</F "
        f"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n4 0 obj<</Length {len(content)}>>stream\n"
        f"{content}\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    )
    return open_source("a.pdf", body.encode())


def page_of(source: Source) -> Page:
    """The document's page, as it is read."""
    (page,) = read(source, ReadOptions(ocr=False)).pages
    return page


def drawn(source: Source, view: View) -> Image.Image:
    """The picture; fails where there is none."""
    made = crop(source, view)
    assert isinstance(made, bytes), made
    return Image.open(io.BytesIO(made)).convert("RGB")


def extent(picture: Image.Image, color: tuple[int, int, int], spread: int = 0) -> Extent:
    """The smallest box around the pixels of a colour, or up to `spread` off it."""
    far = ImageChops.difference(picture, Image.new("RGB", picture.size, color))
    red, green, blue = (band.point(lambda v: 255 * (v <= spread)) for band in far.split())
    box = ImageChops.multiply(ImageChops.multiply(red, green), blue).getbbox()
    assert box is not None, f"nothing is {color}"
    return box


def assert_frames(picture: Image.Image, within: int = 14) -> None:
    """Fails unless the frame encloses all ink, and closely: a word's box has room for accents and tails."""
    frame, ink = extent(picture, FRAME), extent(picture, (0, 0, 0), 40)
    assert frame[0] < ink[0] and frame[1] < ink[1] and frame[2] > ink[2] and frame[3] > ink[3]
    assert max(abs(f - i) for f, i in zip(frame, ink, strict=True)) < within


@pytest.mark.parametrize(
    ("content", "more"),
    [
        (UPRIGHT, ""),
        (UPRIGHT, "/Rotate 90"),
        (UPRIGHT, "/Rotate 180"),
        (UPRIGHT, "/CropBox[100 300 500 700]"),
        (UPRIGHT, "/CropBox[100 300 900 700]/Rotate 270"),
        (SIDEWAYS, ""),
        (SIDEWAYS, "/CropBox[100 100 500 700]"),
    ],
)
def test_the_frame_encloses_the_ink_of_the_word(content: str, more: str) -> None:
    source = pdf(content, more)
    page = page_of(source)
    assert_frames(drawn(source, view_of(page, (page.words[0].box,), (300, 120), 2.0)))


@pytest.mark.parametrize(
    ("content", "more", "corner"),
    [(UPRIGHT, "/CropBox[100 300 500 700]", (100, 142)), (SIDEWAYS, "", (0, 0)), (UPRIGHT, "/Rotate 90", (0, 0))],
)
def test_a_recognised_page_begins_at_the_corner_of_what_is_shown(
    content: str, more: str, corner: tuple[int, int]
) -> None:
    source = pdf(content, more)
    page = page_of(source)
    x0, top, x1, bottom = page.words[0].box
    box = Box(x0 - corner[0], top - corner[1], x1 - corner[0], bottom - corner[1])
    assert_frames(drawn(source, replace(view_of(page, (box,), (300, 120), 2.0), recognised=True)))


def test_a_page_with_a_corner_elsewhere_is_cut_at_the_right_place() -> None:
    source = pdf("BT /F 12 Tf 40 -60 Td (4.9Ah) Tj ET", box="-100 -200 400 500")
    page = page_of(source)
    assert_frames(drawn(source, view_of(page, (page.words[0].box,), (300, 120), 2.0)))


def test_the_picture_has_the_wanted_size_where_the_page_has_the_room() -> None:
    page = page_of(pdf(UPRIGHT))
    assert (300, 120) == drawn(pdf(UPRIGHT), view_of(page, (page.words[0].box,), (300, 120), 2.0)).size


def test_at_the_edge_of_the_page_the_part_is_moved_into_it() -> None:
    source = pdf("BT /F 12 Tf 2 2 Td (4.9Ah) Tj ET")
    page = page_of(source)
    picture = drawn(source, view_of(page, (page.words[0].box,), (300, 120), 2.0))
    assert (300, 120) == picture.size
    assert extent(picture, (0, 0, 0), 40)[0] < 20


def test_a_wide_box_is_shown_whole_and_smaller() -> None:
    source = pdf("BT /F 12 Tf 40 500 Td (4.9) Tj 400 0 Td (Ah) Tj ET")
    page = page_of(source)
    box = page.box_of(0, len(page.text) - 1)
    assert box is not None
    assert_frames(drawn(source, view_of(page, (box,), (500, 120), 2.0)))


def test_of_boxes_far_apart_the_first_is_shown() -> None:
    source = pdf("BT /F 12 Tf 40 800 Td (4.9) Tj 0 -700 Td (Ah) Tj ET")
    page = page_of(source)
    picture = drawn(source, view_of(page, tuple(w.box for w in page.words), (300, 60), 2.0))
    assert (300, 60) == picture.size
    assert_frames(picture)


def test_two_boxes_near_each_other_have_a_frame_each() -> None:
    source = pdf(UPRIGHT)
    boxes = (Box(140.0, 330.0, 160.0, 340.0), Box(180.0, 330.0, 200.0, 340.0))
    picture = drawn(source, view_of(page_of(source), boxes, (300, 120), 2.0))
    row = [picture.getpixel((x, 60)) == FRAME for x in range(300)]
    assert sum(b and not a for a, b in pairwise(row)) == 4


def test_a_huge_view_is_drawn_with_fewer_pixels() -> None:
    page = page_of(pdf(UPRIGHT))
    picture = drawn(pdf(UPRIGHT), view_of(page, (page.words[0].box,), (90_000, 90_000), 200.0))
    assert picture.width * picture.height <= MAX_PIXELS * 1.01


@pytest.mark.parametrize("box", ["0 0 1000000 842", "0 0 100000000 100000000"])
def test_a_page_larger_than_a_page_can_be_is_not_drawn(box: str) -> None:
    view = View(1, (595, 842), (Box(10, 10, 20, 20),), (300, 120), 2.0)
    made = crop(pdf(UPRIGHT, box=box), view)
    assert isinstance(made, Problem) and "larger than a page can be" in made.message


@pytest.mark.parametrize("box", ["0 0 0.2 842", "0 0 100 842", "0 0 0.2 0.2"])
def test_words_beside_the_page_are_not_drawn(box: str) -> None:
    view = View(1, (595, 842), (Box(140.0, 333.0, 180.0, 345.0),), (300, 120), 2.0)
    made = crop(pdf(UPRIGHT, box=box), view)
    assert isinstance(made, Problem) and "does not show these words" in made.message


def test_words_beside_a_picture_are_not_drawn() -> None:
    made = crop(saved(scan(), kind="PNG"), replace(BAR, boxes=(Box(900.0, 10.0, 950.0, 20.0),)))
    assert isinstance(made, Problem) and "does not show these words" in made.message


def test_the_largest_page_that_there_can_be_is_drawn() -> None:
    source = pdf(UPRIGHT, box="0 0 14400 14400")
    page = page_of(source)
    assert_frames(drawn(source, view_of(page, (page.words[0].box,), (300, 120), 2.0)))


def test_a_page_that_is_not_there_is_a_sentence() -> None:
    view = View(7, (595, 842), (Box(10, 10, 20, 20),), (300, 120), 2.0)
    made = crop(pdf(UPRIGHT), view)
    assert isinstance(made, Problem) and "page 7 cannot be drawn" in made.message


def test_a_damaged_pdf_is_a_sentence() -> None:
    made = crop(open_source("a.pdf", b"%PDF-1.4 no more"), View(1, (5, 5), (Box(1, 1, 2, 2),), (30, 12), 2.0))
    assert isinstance(made, Problem) and "damaged" in made.message


def test_what_has_no_pages_says_so() -> None:
    made = crop(open_source("a.txt", b"Nominal capacity 4.9 Ah"), View(1, (5, 5), (Box(1, 1, 2, 2),), (30, 12), 2.0))
    assert isinstance(made, Problem) and "has no pages to draw" in made.message


def scan(kind: str = "PNG", size: tuple[int, int] = (800, 600)) -> Image.Image:
    """A white picture with a black bar at (400, 300) to (440, 310), at 144 dots an inch."""
    picture = Image.new("RGB", size, "white")
    ImageDraw.Draw(picture).rectangle((400, 300, 439, 309), fill="black")
    return picture


def saved(*pictures: Image.Image, kind: str) -> Source:
    held = io.BytesIO()
    more = {"save_all": True, "append_images": pictures[1:]} if len(pictures) > 1 else {}
    pictures[0].save(held, kind, dpi=(144, 144), **more)
    return open_source(f"a.{kind.lower()}", held.getvalue())


BAR = View(1, (400.0, 300.0), (Box(200.0, 150.0, 220.0, 155.0),), (300, 120), 2.0, recognised=True)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF"])
def test_the_frame_encloses_the_bar_of_a_picture(kind: str) -> None:
    assert_frames(drawn(saved(scan(), kind=kind), BAR))


def test_the_second_frame_of_a_tiff_is_the_second_page() -> None:
    source = saved(Image.new("RGB", (800, 600), "white"), scan(), kind="TIFF")
    assert_frames(drawn(source, replace(BAR, page=2)))


def test_a_picture_that_was_read_turned_is_shown_turned() -> None:
    # The scan lies on its side; a quarter turn counter-clockwise sets it upright again.
    source = saved(scan().rotate(-90, expand=True), kind="PNG")
    assert_frames(drawn(source, replace(BAR, turned=1)))


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_a_picture_of_too_many_pixels_is_not_unpacked() -> None:
    held = io.BytesIO()
    Image.new("1", (12_000, 11_000)).save(held, "PNG")
    made = crop(open_source("a.png", held.getvalue()), BAR)
    assert isinstance(made, Problem) and "too large to draw (12000 × 11000 pixels)" in made.message


def test_a_picture_that_is_cut_off_is_a_sentence() -> None:
    source = saved(scan(), kind="PNG")
    made = crop(open_source("a.png", source.data[: len(source.data) // 2]), BAR)
    assert isinstance(made, Problem) and "damaged or cut off" in made.message

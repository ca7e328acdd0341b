"""Pictures of pages: recognised where the extra is there, refused with the remedy where it is not."""

from __future__ import annotations

import io

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from extractor.document.model import Status
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.readers import ocr, picture, rapid_ocr, recogniser
from extractor.readers.reading import read
from tests.extractor.readers.drawing import all_of, grid, pdf, write

recognises = pytest.mark.skipif(not ocr.available(), reason="the extra 'ocr' is not installed")


def photo(turn: float = 0) -> Image.Image:
    source = pdf(all_of(write(40, 60, "Nominal capacity 4900 mAh", 16), write(40, 120, "Weight 70.5 g", 16)))
    image = pypdfium2.PdfDocument(source.data)[0].render(scale=2).to_pil().convert("RGB")
    return image.rotate(turn, expand=True, fillcolor="white")


def saved(*images: Image.Image, form: str = "PNG") -> bytes:
    out = io.BytesIO()
    more = {"save_all": True, "append_images": images[1:]} if len(images) > 1 else {}
    images[0].save(out, form, dpi=(144, 144), **more)
    return out.getvalue()


@recognises
@pytest.mark.parametrize("turn", [0, 90, 180, 270, 2])
def test_a_picture_is_read_whichever_way_it_lies(turn: int) -> None:
    page = read(open_source("photo.png", saved(photo(turn)))).pages[0]
    assert page.origin == "ocr"
    assert page.text.replace(" ", "").splitlines()[:2] == ["Nominalcapacity4900mAh", "Weight70.5g"]
    assert all(0.5 < w.confidence <= 1 for w in page.words)


@recognises
def test_a_ruled_table_on_a_slant_keeps_its_cells() -> None:
    rows = [("Capacity", "4900 mAh"), ("Weight", "70.5 g")]
    texts = [
        write(x, y, t, 14) for y, row in zip((70, 110), rows, strict=True) for x, t in zip((50, 210), row, strict=True)
    ]
    source = pdf(all_of(grid([40, 200, 360], [50, 85, 125]), *texts))
    image = pypdfium2.PdfDocument(source.data)[0].render(scale=3).to_pil().convert("RGB")
    page = read(open_source("scan.png", saved(image.rotate(1.2, expand=True, fillcolor="white")))).pages[0]
    (table,) = page.tables
    cells = [" ".join(page.text[a:b] for a, b in c.spans).replace(" ", "") for c in table.cells]
    assert cells == ["Capacity", "4900mAh", "Weight", "70.5g"]


@recognises
def test_each_frame_of_a_tiff_is_a_page() -> None:
    contents = read(open_source("fax.tif", saved(photo(), photo(), form="TIFF")))
    assert (contents.status, [p.number for p in contents.pages]) == (Status.READ, [1, 2])


@recognises
def test_a_recognised_word_stands_where_it_was_printed() -> None:
    page = read(open_source("photo.png", saved(photo()))).pages[0]
    weight = next(w for w in page.words if w.text.startswith("Weight"))
    assert weight.box.x0 == pytest.approx(40, abs=6)
    assert weight.box.top < 120 < weight.box.bottom + 6


def test_without_the_extra_a_picture_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    contents = read(open_source("photo.png", saved(photo())))
    assert contents.status is Status.UNREADABLE
    assert "gauger[ocr]" in contents.problems[0].message


def test_a_picture_cut_off_says_so() -> None:
    contents = read(open_source("photo.png", saved(photo())[:100]), ReadOptions())
    assert contents.status is Status.UNREADABLE and contents.problems


def test_a_picture_of_absurd_size_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "MAX_SOURCE_PIXELS", 100)
    monkeypatch.setattr(ocr, "available", lambda: True)
    contents = read(open_source("photo.png", saved(photo())))
    assert "too large" in contents.problems[0].message


@pytest.mark.parametrize("mended, read_as", [("60℃", "60°℃"), ("25℃", "25℃"), ("3.7 V", "3.7 V")])
def test_a_doubled_degree_sign_is_mended_and_nothing_else(mended: str, read_as: str) -> None:
    assert mended == rapid_ocr.mended(read_as)


class Stranger:
    """A recogniser of another make: it finds one line on whatever it is shown."""

    def lines(self, image: recogniser.Image) -> tuple[recogniser.Found, ...]:
        down, across = image.shape[:2]
        corners = ((0.0, 0.0), (across / 2, 0.0), (across / 2, down / 10), (0.0, down / 10))
        return (recogniser.Found("capacity 5.0 Ah", corners, 0.9),)

    def line(self, image: recogniser.Image) -> tuple[str, float]:
        return "5.0 Ah", 0.9


def test_another_recogniser_may_take_the_place_of_the_one_that_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "recogniser", Stranger)
    shown = np.full((200, 400, 3), 255, np.uint8)
    page = ocr.read_image(shown, number=1, width=200.0, height=100.0)
    assert "capacity 5.0 Ah" == page.text.strip()
    assert {0.9} == {word.confidence for word in page.words}
    assert ("5.0 Ah", 0.9) == ocr.read_line(shown)

"""What the kernel gives is what Python gives, to the bit: on the project's own papers, and on drawn and made pages."""

from __future__ import annotations

import random
import re
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from reportlab.lib.colors import Color
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from extractor.document.layout_settings import LAYOUT
from extractor.document.read_options import ReadOptions
from extractor.intake.sources import open_source
from extractor.layout import lines
from extractor.readers.pdf import sheet
from extractor.readers.pdf.drawn import rulings
from extractor.readers.pdf.kernel.loading import FOLDER, loaded, using
from extractor.readers.pdf.reader import read_pdf
from extractor.readers.pdf.unseen import clips
from extractor.readers.pdf.unseen.proof import marked
from tests.extractor.readers.drawing import all_of, grid, pdf, write
from tests.extractor.readers.kernel.building import ROOT, built
from tests.extractor.readers.kernel.reading import scattered, seen, told

PAPERS = sorted((ROOT / "corpora" / "documents").glob("*.pdf"))


@pytest.fixture(scope="session")
def binary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("kernel"))


@cache
def data_of(path: Path) -> bytes:
    return path.read_bytes()


def both(binary: Path, ask: Any, *given: Any) -> tuple[Any, Any]:
    with using(binary):
        assert loaded(binary) is not None, "the kernel was built and does not load"
        one = ask(*given)
    with using(None):
        return one, ask(*given)


@pytest.mark.parametrize("path", PAPERS, ids=lambda p: p.stem)
def test_a_paper_s_characters_objects_rulings_and_words_are_the_same(binary: Path, path: Path) -> None:
    one, other = both(binary, seen, data_of(path))
    assert one and one == other


@pytest.mark.parametrize("path", PAPERS[::9], ids=lambda p: p.stem)
def test_a_paper_s_pages_with_their_cells_and_problems_are_the_same(binary: Path, path: Path) -> None:
    one, other = both(binary, read_pdf, open_source(path.name, data_of(path)), ReadOptions(ocr=False))
    assert repr(one) == repr(other)


def turned(c: Canvas) -> None:
    c.saveState()
    c.translate(100, 100)
    c.rotate(30)
    c.drawString(0, 0, "slanted 12 g")
    c.rotate(60)
    c.drawString(0, 0, "upright 3 V")
    c.restoreState()


def in_forms(c: Canvas) -> None:
    c.beginForm("inner")
    c.setFont("Helvetica", 8)
    c.drawString(5, 5, "inner 7 Ah")
    c.rect(0, 0, 60, 20)
    c.endForm()
    c.beginForm("outer")
    c.rotate(3)
    c.scale(1.3, 0.7)
    c.doForm("inner")
    c.translate(30, 40)
    c.doForm("inner")
    c.endForm()
    c.translate(50, 100)
    c.doForm("outer")


def clipped(c: Canvas) -> None:
    c.saveState()
    path = c.beginPath()
    path.rect(50, 100, 60, 30)
    c.clipPath(path, stroke=0, fill=0)
    c.setFont("Helvetica", 10)
    c.drawString(55, 110, "this text is much longer than its clip")
    c.restoreState()


def cut_out(c: Canvas) -> None:
    """Clips of several outlines, of which the texts stay well within the box."""
    for k, corners in enumerate((SQUARE, SQUARE[:3], (*SQUARE, (9, 20)), ((30, 0), (60, 20), (30, 40), (0, 20)))):
        c.saveState()
        path = c.beginPath()
        path.moveTo(*(40 + 90 * k + corners[0][0], corners[0][1] + 150))
        for x, y in corners[1:]:
            path.lineTo(40 + 90 * k + x, 150 + y)
        path.close()
        c.clipPath(path, stroke=0, fill=0)
        c.setFont("Helvetica", 8)
        c.drawString(60 + 90 * k, 165, f"{k} V")
        c.restoreState()
    c.saveState()
    path = c.beginPath()
    path.roundRect(40, 60, 80, 30, 6)
    c.clipPath(path, stroke=0, fill=0)
    c.drawString(60, 70, "7 V")
    c.restoreState()


def faded(c: Canvas) -> None:
    """Forms that are hardly drawn, one within another; texts in outline; broad strokes; a shading."""
    in_forms(c)
    c.saveState()
    c.setFillAlpha(0.1)
    c.doForm("outer")
    c.translate(120, 30)
    c.doForm("inner")
    c.setFillAlpha(0.6)
    c.drawString(20, 20, "half 8 V")
    c.restoreState()
    for mode in (1, 2, 5, 6):
        c.setStrokeColorRGB(0.9, 0.2 * (mode % 3), 1)
        text = c.beginText(40, 200 + 12 * mode)
        text.setTextRenderMode(mode)
        text.textOut(f"mode {mode}")
        c.drawText(text)
    c.saveState()
    c.setLineWidth(14)
    c.line(40, 226, 200, 232)
    c.restoreState()
    c.linearGradient(40, 210, 60, 240, (Color(1, 1, 1), Color(0, 0, 0)))


SQUARE = ((0, 0), (60, 0), (60, 40), (0, 40))


def curved(c: Canvas) -> None:
    c.roundRect(50, 100, 200, 80, 8)
    c.ellipse(100, 50, 180, 90)
    path = c.beginPath()
    path.moveTo(20, 20)
    path.lineTo(200, 20)
    path.lineTo(200, 60)
    path.close()
    path.lineTo(20, 200)
    c.drawPath(path)
    c.rect(20, 250, 300, 1.2, fill=1, stroke=0)
    c.setDash(2, 2)
    c.line(10, 10, 300, 10.3)


def raised(c: Canvas) -> None:
    for y in range(40, 240, 12):
        write(40, y, "LiFePO")(c)
        write(75, y + 3, "4", 6)(c)
        write(90, y - 4, "1)", 6)(c)
        write(120, y, "12.5 m")(c)
        write(152, y - 4, "2", 6)(c)
        write(200, y + 0.4, "bold")(c)
        write(200.2, y + 0.4, "bold")(c)


def asian(c: Canvas) -> None:
    """Full-width digits and kana in a Japanese font, close together and spread."""
    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiKakuGo-W5"))
    for row, spread in enumerate((0, 1.5, 3, 4.5, 6, 9)):
        text = c.beginText(40, 40 + 30 * row)
        text.setFont("HeiseiKakuGo-W5", 10)
        text.setCharSpace(spread)
        text.textOut("定格容量 ５８．０Ａｈ リチウム ﾘﾁｳﾑ 58.0 型号")
        c.drawText(text)


HEADS = all_of(
    write(50, 56, "Nominal"), write(120, 50, "Rated"), write(120, 62, "voltage"), write(200, 56, "Mass"), raised
)
RULED = all_of(grid([30.0 + 7 * k for k in range(50)], [20.0 + 11 * k for k in range(25)]), HEADS)
DRAWN = (
    *(turned, in_forms, clipped, cut_out, faded, curved, raised, asian, HEADS, RULED),
    all_of(turned, faded, curved, clipped, cut_out),
)


@pytest.mark.parametrize("number", range(len(DRAWN)))
def test_a_drawn_page_is_the_same(binary: Path, number: int) -> None:
    source = pdf(DRAWN[number])
    one, other = both(binary, seen, source.data)
    assert one and one == other
    for angle in (b"90", b"180", b"270"):
        one, other = both(binary, seen, source.data.replace(b"/Rotate 0", b"/Rotate " + angle))
        assert one and one == other


def test_the_drawn_pages_have_something_to_compare(binary: Path) -> None:
    with using(binary):
        parts = seen(pdf(DRAWN[-1]).data)[0]
    assert (
        parts["forms"]
        and parts["faint forms"]
        and parts["doubts"] != [[], []]
        and "Edge(" in parts["rulings"]
        and "inner" in parts["page"]
    )


def test_a_page_of_characters_strewn_about_is_laid_out_the_same(binary: Path) -> None:
    def laid(number: int) -> str:
        glyphs, frame, rules = scattered(random.Random(number))
        return told(sheet.compose_page(glyphs, frame, 1, rules))

    for number in range(600):
        one, other = both(binary, laid, number)
        assert one == other, f"the characters of seed {number}"


def test_places_that_are_no_numbers_are_left_to_python(binary: Path) -> None:
    glyphs, frame, rules = scattered(random.Random(3))
    glyphs.box[0, 0] = float("nan")
    glyphs.line[1, 2] = float("inf")
    one, other = both(binary, lambda: told(sheet.compose_page(glyphs, frame, 1, rules)))
    assert one == other


def test_a_text_in_a_clip_that_is_no_rectangle_is_in_doubt(binary: Path) -> None:
    one, other = both(binary, seen, pdf(cut_out).data)
    assert one == other and one[0]["doubts"] == [[], [1, 2, 3, 4]]


def test_more_forms_than_there_was_room_for_are_listed_all(binary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractor.readers.pdf.unseen.paint.ROOM", 0)
    one, other = both(binary, seen, pdf(all_of(raised, in_forms)).data)
    assert one == other and len(one[0]["forms"]) >= 2
    one, other = both(binary, seen, pdf(faded).data)
    assert one == other and len(one[0]["faint forms"]) >= 2


def test_the_boxes_in_which_a_picture_changed_are_the_same(binary: Path) -> None:
    chance = np.random.default_rng(7)
    dots = chance.random((40, 60)) < 0.01
    spans = np.concatenate([chance.integers(0, 40, (500, 2)), chance.integers(0, 41, (500, 2))], axis=1)
    one, other = both(binary, lambda: marked(dots.T.copy().T, spans[spans[:, 0] <= spans[:, 2]]).tolist())
    assert one == other and {True, False} == set(one)


CONSTANTS = dict(re.findall(r"^#define (\w+) ([\d.]+)$", (FOLDER / "layout.h").read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", sorted(CONSTANTS))
def test_a_constant_of_the_layout_is_the_same_in_c(name: str) -> None:
    assert float(CONSTANTS[name]) == (lines.DESCENT if name == "DESCENT" else getattr(LAYOUT, name.lower()))


LIMITS = (
    ("rulings.c", "MOST_SEGMENTS", rulings.MAX_SEGMENTS),
    ("boxes.c", "MOST_SEGMENTS", clips.MAX_SEGMENTS),
    ("boxes.c", "CORNERS", clips.CORNERS),
)


@pytest.mark.parametrize(("file", "name", "limit"), LIMITS)
def test_a_bound_on_a_path_s_corners_is_the_same_in_c(file: str, name: str, limit: int) -> None:
    assert re.search(rf"\b{name} = {limit}\b", (FOLDER / file).read_text("utf-8"))

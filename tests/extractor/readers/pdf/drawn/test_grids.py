"""Tables by pdfium's lines are those that pdfplumber finds, and pdfplumber stands in where that fails."""

from __future__ import annotations

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from extractor.document.model import Severity, Source, Status
from extractor.document.read_options import ReadOptions
from extractor.layout.cells import Grid, crosses, find_grids, find_grids_by_pdfplumber
from extractor.layout.lines import Rule
from extractor.readers.pdf.drawn import lattice
from extractor.readers.pdf.drawn.rulings import edges_of
from extractor.readers.pdf.opening import frame_of
from extractor.readers.pdf.sheet import compose_page, glyphs_of
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Glyphs
from extractor.readers.pdf.unseen.paint import paint_of
from extractor.readers.reading import read
from tests.extractor.readers.drawing import HEIGHT, Draw, all_of, grid, pdf, write

NO_OCR = ReadOptions(ocr=False)


def box(x0: float, top: float, x1: float, bottom: float, fill: int = 0) -> Draw:
    return lambda c: c.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, fill=fill, stroke=1 - fill)


def merged_head(c: Canvas) -> None:
    grid([50, 150, 250, 350], [80, 110, 140])(c)
    box(50, 50, 350, 80)(c)


def merged_column(c: Canvas) -> None:
    grid([150, 250, 350], [50, 80, 110])(c)
    box(50, 50, 150, 110)(c)


def without_sides(c: Canvas) -> None:
    for y in (50, 80, 110):
        c.line(50, HEIGHT - y, 350, HEIGHT - y)
    for x in (150, 250):
        c.line(x, HEIGHT - 50, x, HEIGHT - 110)


def with_a_ruling_missing(c: Canvas) -> None:
    grid([50, 150, 250], [50, 80, 110])(c)
    c.line(350, HEIGHT - 50, 350, HEIGHT - 110)
    c.line(250, HEIGHT - 50, 350, HEIGHT - 50)
    c.line(250, HEIGHT - 110, 350, HEIGHT - 110)


def dashed(c: Canvas) -> None:
    c.setDash(2, 2)
    grid([50, 150, 250], [50, 80, 110])(c)


def of_thick_bars(c: Canvas) -> None:
    for y in (50, 80, 110):
        box(50, y - 1, 252, y + 1, fill=1)(c)
    for x in (50, 150, 250):
        box(x, 49, x + 2, 111, fill=1)(c)


def of_separate_boxes(c: Canvas) -> None:
    for x in (50, 150, 250):
        for y in (50, 80):
            box(x, y, x + 100, y + 30)(c)


def in_a_form(c: Canvas) -> None:
    c.beginForm("table")
    grid([50, 150, 250], [50, 80, 110])(c)
    c.endForm()
    c.saveState()
    c.translate(30, -40)
    c.scale(1.1, 1.2)
    c.doForm("table")
    c.restoreState()


def with_double_lines(c: Canvas) -> None:
    grid([50, 150, 250], [50, 80, 110])(c)
    grid([48, 252], [48, 112])(c)


def two_apart(c: Canvas) -> None:
    grid([50, 100, 150], [50, 80])(c)
    grid([200, 300, 380], [150, 180, 210])(c)


LAYOUTS = [
    merged_head, merged_column, without_sides, with_a_ruling_missing, dashed, of_thick_bars,
    of_separate_boxes, in_a_form, with_double_lines, two_apart,
]  # fmt: skip


def by_pdfium(source: Source) -> tuple[Grid, ...]:
    page = pypdfium2.PdfDocument(source.data)[0]
    frame = frame_of(page)
    return find_grids(edges_of(paint_of(page), frame), frame.width, frame.height)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda f: f.__name__)
def test_a_layout_gives_the_cells_that_pdfplumber_finds(layout: Draw) -> None:
    source = pdf(all_of(layout, write(60, 70, "text")))
    expected, found = find_grids_by_pdfplumber(source.data, 1), by_pdfium(source)
    assert expected, "the layout must have a table"
    assert [len(g.boxes) for g in expected] == [len(g.boxes) for g in found]
    for one, other in zip(expected, found, strict=True):
        for cell, same in zip(sorted(one.boxes), sorted(other.boxes), strict=True):
            assert same == pytest.approx(cell, abs=1.5)


def broken(*_: object) -> list[object]:
    raise ValueError("cannot convert float NaN to integer")


TABLE = all_of(grid([50, 150, 250], [50, 80]), write(60, 70, "Mass"), write(160, 70, "45 g"))


def test_where_pdfium_s_lines_fail_pdfplumber_stands_in_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lattice, "edges_of", broken)
    contents = read(pdf(TABLE), NO_OCR)
    (table,) = contents.pages[0].tables
    assert [contents.pages[0].text[slice(*c.spans[0])] for c in table.cells] == ["Mass", "45 g"]
    assert [(p.severity, p.page) for p in contents.problems] == [(Severity.NOTE, 1)]
    assert contents.status is Status.READ


def test_where_both_fail_the_words_are_read_and_a_person_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lattice, "edges_of", broken)
    monkeypatch.setattr(lattice, "find_grids_by_pdfplumber", broken)
    contents = read(pdf(TABLE), NO_OCR)
    assert contents.pages[0].text == "Mass  45 g\n"
    assert [p.severity for p in contents.problems] == [Severity.WARNING]
    assert "Page 1" in contents.problems[0].message and "Compare its tables" in contents.problems[0].message


WORDS = all_of(write(50, 60, "Nominal"), write(93, 60, "mass"), write(200, 60, "45 g"), write(50, 80, "Type"))


def glyphs_on(source: Source) -> tuple[Glyphs, Frame]:
    page = pypdfium2.PdfDocument(source.data)[0]
    frame = frame_of(page)
    return glyphs_of(page, frame), frame


WORDS_READ = glyphs_on(pdf(WORDS))
BY_X = st.builds(Rule, st.floats(40, 240), st.sampled_from([40.0, 55.0, 70.0]), st.sampled_from([58.0, 75.0, 90.0]))


@settings(max_examples=200)
@given(st.lists(BY_X, max_size=3))
def test_sides_of_cells_that_run_through_no_words_change_nothing(rules: list[Rule]) -> None:
    glyphs, frame = WORDS_READ
    plain = compose_page(glyphs, frame, 1)
    if not crosses(plain, rules):
        assert compose_page(glyphs, frame, 1, tuple(rules)) == plain


def test_a_side_between_two_words_of_a_segment_runs_through_it() -> None:
    plain = compose_page(*WORDS_READ, 1)
    assert plain.text.startswith("Nominal mass  45 g")
    assert crosses(plain, [Rule(90.0, 50.0, 65.0)])
    assert not crosses(plain, [Rule(160.0, 50.0, 65.0)])

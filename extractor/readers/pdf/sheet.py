"""One page of a PDF: its text layer, or its recognition where the layer says less, with tables and pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.document import Problem, Severity
from extractor.layout import Lines, Rule, lay_out
from extractor.pages import Page, compose
from extractor.readers import ReadOptions, ocr
from extractor.readers.pdf.drawn.insets import read_insets, with_insets
from extractor.readers.pdf.drawn.lattice import grids_of
from extractor.readers.pdf.opening import frame_of, opened_page
from extractor.readers.pdf.rendering import is_blank, render
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Floats, Glyphs
from extractor.readers.pdf.text.holes import holes
from extractor.readers.pdf.text.layer import read_glyphs
from extractor.readers.pdf.text.runs import runs
from extractor.readers.pdf.unseen.dropped import with_dropped
from extractor.readers.pdf.unseen.hidden import hide_unseen
from extractor.readers.pdf.unseen.paint import paint_of
from extractor.tables import crosses, rules_of, with_tables

MAX_ODD = 0.1
"""The share of characters without a usable code up to which a text layer is believed."""

MAX_LOST = 0.02
"""The share of characters lost from a text layer from which on its page is recognised instead."""

FEW_WORDS = 40
MUCH_PICTURE = 0.25

MAX_CHARACTERS = 200_000
"""Of one page; the fullest sheet of a catalogue has a tenth of that."""

ASK = "ask the sender for the document again."
SHUT = f"The page is damaged and cannot be opened: {ASK}"


Outcome = tuple[Page | None, tuple[Problem, ...]]
"""A page as far as it could be read, and what went wrong on it."""


_UNSURE = (
    "Page {} is mostly a picture, or its text layer cannot be read as text, and recognition is off: "
    "what its picture shows was not read."
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """An open page with where it lies, and what it takes to read it.

    `data` is the whole document; `layered` says that it may have a layer that is off.
    """

    page: pdfium.PdfPage
    frame: Frame
    number: int
    options: ReadOptions
    data: bytes
    layered: bool

    @property
    def recognisable(self) -> bool:
        return self.options.ocr and ocr.available()


def read_page(
    document: pdfium.PdfDocument, number: int, options: ReadOptions, data: bytes, *, layered: bool
) -> Outcome:
    try:
        with opened_page(document, number) as page:
            return _read_page(_Sheet(page, frame_of(page), number, options, data, layered))
    except pdfium.PdfiumError:
        return None, (Problem("read", SHUT, Severity.ERROR, number),)


def _read_page(sheet: _Sheet) -> Outcome:
    glyphs = glyphs_of(sheet.page, sheet.frame)
    if len(glyphs) > MAX_CHARACTERS:
        message = f"The page claims {len(glyphs)} characters, more than a page can show: look at it yourself."
        return None, (Problem("read", message, Severity.ERROR, sheet.number),)
    if glyphs.quarters:  # text set along the page's other side: read as a person holds such a sheet
        sheet = replace(sheet, frame=sheet.frame.turn(glyphs.quarters))
        glyphs = glyphs_of(sheet.page, sheet.frame)
    paint = paint_of(sheet.page)
    glyphs, lacking = with_dropped(glyphs, paint, sheet.frame, sheet.data, sheet.number, sheet.options.passwords)
    told = hide_unseen(sheet.page, sheet.frame, glyphs, paint, sheet.number, layered=sheet.layered)
    page, troubles = _read_shown(sheet, glyphs)
    return page, (*lacking, *told, *troubles)


def _read_shown(sheet: _Sheet, glyphs: Glyphs) -> Outcome:
    plain = compose_page(glyphs, sheet.frame, sheet.number)
    if not usable(glyphs) or (len(plain.words) < FEW_WORDS and _mostly_pictures(sheet.page, sheet.frame)):
        return _recognised(sheet, plain)
    if glyphs.lost:
        return _with_holes(sheet, glyphs, plain)
    return _with_tables(sheet, glyphs, plain)


def _with_holes(sheet: _Sheet, glyphs: Glyphs, plain: Page) -> Outcome:
    """A page whose text layer lacks characters that it shows: recognised where there are many of them."""
    many = len(glyphs.lost) > MAX_LOST * len(glyphs)
    if many and sheet.recognisable:
        found, _ = _recognised(sheet, plain)
        if found is not plain:
            return found, ()
    page, troubles = _with_tables(sheet, glyphs, plain)
    severity = Severity.ERROR if many else Severity.WARNING
    stage = "ocr" if many and not sheet.options.ocr else "read"
    return page, (holes(glyphs, plain.number, severity, installed=ocr.available(), stage=stage), *troubles)


def usable(glyphs: Glyphs) -> bool:
    """Whether the text layer says what the page shows: it has characters, and few without a usable code."""
    shown = int(len(glyphs) - glyphs.white.sum())
    return shown > 0 and glyphs.odd + glyphs.text.count("\0") <= MAX_ODD * shown


def _mostly_pictures(page: pdfium.PdfPage, frame: Frame) -> bool:
    """Whether pictures cover much of the page: its few words may be no more than a heading."""
    area = 0.0
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, low, right, high = item.get_bounds()
        area += max(right - left, 0) * max(high - low, 0)
    return area > MUCH_PICTURE * frame.width * frame.height


def _recognised(sheet: _Sheet, plain: Page) -> Outcome:
    """The page by recognition; the text layer where that is better or nothing is drawn."""
    if is_blank(sheet.page):
        return plain, ()
    if not sheet.recognisable:
        if len(plain.words) >= 3 and not sheet.options.ocr:
            return plain, (Problem("ocr", _UNSURE.format(plain.number), Severity.WARNING, plain.number),)
        why = "has no text that can be read as text, and recognition is off"
        message = f"Page {plain.number} {ocr.MISSING if sheet.options.ocr else why}."
        return None, (Problem("ocr", message, Severity.ERROR, plain.number),)
    width, height = sheet.page.get_size()
    found = ocr.read_image(render(sheet.page), number=plain.number, width=width, height=height)
    return (found if _letters(found) > _letters(plain) or not plain.words else plain), ()


def _letters(page: Page) -> int:
    """How many characters a page has; recognition leaves out many spaces."""
    return sum(len(word.text) for word in page.words)


def _with_tables(sheet: _Sheet, glyphs: Glyphs, plain: Page) -> Outcome:
    """The page laid out again with its cells' borders known, so that no word or segment crosses one.

    Tables in pictures are part of it.
    """
    if not plain.words or (sheet.options.want_tables and not sheet.options.want_tables(plain)):
        return plain, ()
    grids, troubles = grids_of(sheet.page, sheet.frame, sheet.number, sheet.data)
    rules = rules_of(grids)
    page = compose_page(glyphs, sheet.frame, plain.number, rules) if crosses(plain, rules) else plain
    insets = read_insets(sheet.page, sheet.frame, plain) if sheet.recognisable else ()
    if insets:
        page = with_insets(page, insets)
    return with_tables(page, (*grids, *(g for inset in insets for g in inset.grids))), troubles


def glyphs_of(page: pdfium.PdfPage, frame: Frame) -> Glyphs:
    """The characters of a page's text layer. Raises `PdfiumError` where it cannot be loaded."""
    textpage = page.get_textpage()
    try:
        return read_glyphs(textpage.raw, frame)
    finally:
        textpage.close()


def compose_page(glyphs: Glyphs, frame: Frame, number: int, rules: tuple[Rule, ...] = ()) -> Page:
    """A page from its characters; upright text first, then what is turned."""
    fences = _as_rows(rules)
    lines: Lines = []
    for angle, found in sorted(runs(glyphs, fences).items()):
        lines += lay_out(found, rules if angle == 0 else ())
    page = compose(lines, number=number, width=frame.width, height=frame.height)
    return replace(page, turned=frame.turned) if frame.turned else page


def _as_rows(rules: tuple[Rule, ...]) -> Floats | None:
    return np.array([(r.x, r.top, r.bottom) for r in rules], np.float32) if rules else None

"""PDF documents by pdfium: words with boxes from the text layer, page by page.

pdfium is not safe for threads, not even with one document each: one process, one reader at a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from classifier.facts import Box
from extractor.document import Contents, Problem, Severity, Source, Status
from extractor.layout import Lines, Rule, lay_out
from extractor.pages import Page, compose
from extractor.readers import ReadOptions, ocr, unreadable
from extractor.readers.enclosed import attachments
from extractor.readers.glyphs import Floats, Frame, Glyphs, read_glyphs
from extractor.readers.hidden import hide_unseen
from extractor.readers.holes import holes
from extractor.readers.insets import read_insets, with_insets
from extractor.readers.lattice import grids_of
from extractor.readers.rendering import is_blank, render
from extractor.readers.runs import runs
from extractor.tables import crosses, rules_of, with_tables

MAX_ODD = 0.1
"""The share of characters without a usable code up to which a text layer is believed."""

MAX_LOST = 0.02
"""The share of characters lost from a text layer from which on its page is recognised instead."""

FEW_WORDS = 40
MUCH_PICTURE = 0.25

MAX_CHARACTERS = 200_000
"""Of one page; the fullest sheet of a catalogue has a tenth of that."""

MANY_SHUT = 10
"""Pages that cannot be opened up to which each is told by itself."""

_ASK = "ask the sender for the document again."
_SHUT = f"The page is damaged and cannot be opened: {_ASK}"
_STALE = re.compile(rb"/NeedAppearances\s+true")
_MAY_COPY = 1 << 4


def read_pdf(source: Source, options: ReadOptions) -> Contents:
    """Pages of a PDF, with what could not be read of it among the problems."""
    try:
        document = open_document(source.data, options.passwords)
    except pdfium.PdfiumError as error:
        return unreadable(_why_closed(error))
    try:
        contents = _read_pages(document, options, source.data)
        carried, troubles = attachments(document, source.identity.name)
        return replace(contents, problems=(*contents.problems, *troubles), attachments=carried)
    finally:
        document.close()


def open_document(data: bytes, passwords: tuple[str, ...] = ()) -> pdfium.PdfDocument:
    """The document, by the empty password or the first that fits. Raises `PdfiumError` where none does."""
    for password in (None, *passwords):
        try:
            return pdfium.PdfDocument(data, password=password)
        except pdfium.PdfiumError as error:
            if getattr(error, "err_code", None) != raw.FPDF_ERR_PASSWORD:
                raise
            last = error
    raise last


def _why_closed(error: pdfium.PdfiumError) -> str:
    if getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD:
        return "The PDF asks for a password: give it with --password-file, or ask for a copy without one."
    if getattr(error, "err_code", None) == raw.FPDF_ERR_SECURITY:
        return (
            "The PDF is locked by something else than a password (a certificate, or a rights server): "
            "ask for a copy without protection."
        )
    return "The PDF is damaged or cut off and cannot be opened: ask the sender for it again."


def _read_pages(document: pdfium.PdfDocument, options: ReadOptions, data: bytes) -> Contents:
    count = len(document)
    if count == 0:
        return unreadable("The PDF has no pages that can be found: ask the sender for it again.")
    pages: list[Page] = []
    problems = [*_notes(document), *_forms(document, data)]
    for number in range(1, min(count, options.max_pages) + 1):
        page, troubles = _page(document, number, options, data)
        problems += troubles
        if page is not None:
            pages.append(page)
    problems = _gathered(problems)
    if count > options.max_pages:
        problems.append(_too_many(count, options.max_pages))
    whole = len(pages) == count and not any(p.severity is Severity.ERROR for p in problems)
    status = Status.READ if whole else Status.PARTLY_READ
    if not any(page.words for page in pages):
        status = Status.UNREADABLE
        problems += _nothing(problems)
    return Contents(tuple(pages), count, tuple(problems), status)


def _notes(document: pdfium.PdfDocument) -> Iterator[Problem]:
    """What a clerk may want to know of a document's protection."""
    if raw.FPDF_GetSecurityHandlerRevision(document.raw) < 0:
        return
    if not raw.FPDF_GetDocPermissions(document.raw) & _MAY_COPY:
        message = "The author forbids copying from this PDF; it was read for classification only."
        yield Problem("read", message, Severity.NOTE)


def _forms(document: pdfium.PdfDocument, data: bytes) -> Iterator[Problem]:
    """Forms of which the pages do not show, or not surely, what was filled in."""
    if document.get_formtype() == raw.FORMTYPE_XFA_FULL:
        message = (
            "The PDF is a dynamic form (XFA) whose contents only Adobe Reader shows: "
            "open it there, print it to a PDF, and scan that."
        )
        yield Problem("read", message, Severity.ERROR)
    elif document.get_formtype() != raw.FORMTYPE_NONE and _STALE.search(data):
        message = (
            "The PDF's form was filled in by a program and asks to be drawn anew: its pages may show older values. "
            "Open it in Adobe Reader, print it to a PDF, and scan that."
        )
        yield Problem("read", message, Severity.ERROR)


def _gathered(problems: list[Problem]) -> list[Problem]:
    """Pages that cannot be opened told as one trouble where there are many: a damaged file claims thousands."""
    shut = [p for p in problems if p.message == _SHUT]
    if len(shut) <= MANY_SHUT:
        return problems
    message = f"{len(shut)} pages from page {shut[0].page} on are damaged and cannot be opened: {_ASK}"
    return [*(p for p in problems if p.message != _SHUT), replace(shut[0], message=message)]


def _too_many(count: int, limit: int) -> Problem:
    message = f"The document has {count} pages; only the first {limit} were read: split it and scan the rest."
    return Problem("read", message, Severity.ERROR)


def _nothing(problems: list[Problem]) -> Iterator[Problem]:
    if not any(p.severity is Severity.ERROR for p in problems):
        yield Problem(
            "read",
            "No page shows anything: the file is blank, or damaged so that its pages come out empty.",
            Severity.ERROR,
        )


Outcome = tuple[Page | None, tuple[Problem, ...]]
"""A page as far as it could be read, and what went wrong on it."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """An open page with where it lies, and what it takes to read it. `data` is the whole document."""

    page: pdfium.PdfPage
    frame: Frame
    number: int
    options: ReadOptions
    data: bytes

    @property
    def recognisable(self) -> bool:
        return self.options.ocr and ocr.available()


def _page(document: pdfium.PdfDocument, number: int, options: ReadOptions, data: bytes) -> Outcome:
    try:
        with opened_page(document, number) as page:
            return _read_page(_Sheet(page, frame_of(page), number, options, data))
    except pdfium.PdfiumError:
        return None, (Problem("read", _SHUT, Severity.ERROR, number),)


def _read_page(sheet: _Sheet) -> Outcome:
    glyphs = glyphs_of(sheet.page, sheet.frame)
    if len(glyphs) > MAX_CHARACTERS:
        message = f"The page claims {len(glyphs)} characters, more than a page can show: look at it yourself."
        return None, (Problem("read", message, Severity.ERROR, sheet.number),)
    if glyphs.quarters:  # text set along the page's other side: read as a person holds such a sheet
        sheet = replace(sheet, frame=sheet.frame.turn(glyphs.quarters))
        glyphs = glyphs_of(sheet.page, sheet.frame)
    told = hide_unseen(sheet.page, sheet.frame, glyphs, sheet.number, sheet.data)
    page, troubles = _read_shown(sheet, glyphs)
    return page, (*told, *troubles)


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
    return page, (holes(glyphs, plain.number, Severity.ERROR if many else Severity.WARNING), *troubles)


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
            return plain, ()
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


@contextmanager
def opened_page(document: pdfium.PdfDocument, number: int) -> Iterator[pdfium.PdfPage]:
    """A page by its number from 1, closed afterwards; what was typed into its form is part of it."""
    page = document[number - 1]
    if _shows_annotations(document, page):
        raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
        page.close()
        page = document[number - 1]
    try:
        yield page
    finally:
        page.close()


_SHOWN = (
    raw.FPDF_ANNOT_FREETEXT,
    raw.FPDF_ANNOT_STAMP,
    raw.FPDF_ANNOT_STRIKEOUT,
    raw.FPDF_ANNOT_WIDGET,
    raw.FPDF_ANNOT_LINE,
    raw.FPDF_ANNOT_INK,
    raw.FPDF_ANNOT_SQUARE,
)


def _shows_annotations(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> bool:
    """Whether something is shown upon the page that is not in its own contents."""
    count = raw.FPDFPage_GetAnnotCount(page.raw)
    if count > 0 and document.get_formtype() != raw.FORMTYPE_NONE:
        return True
    for k in range(count):
        annotation = raw.FPDFPage_GetAnnot(page.raw, k)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in _SHOWN:
            return True
    return False


def frame_of(page: pdfium.PdfPage) -> Frame:
    """Where the page lies in the file's coordinates."""
    # pdfium gives the boxes of the page itself only; those that it has from the tree of pages are in its bounds.
    bounds = page.get_bbox()
    media = _ordered(page.get_mediabox(fallback_ok=False) or bounds)
    shown = _ordered(page.get_cropbox(fallback_ok=False) or bounds)
    return Frame(media, shown, page.get_rotation() // 90)


def _ordered(box: Box) -> Box:
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])


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

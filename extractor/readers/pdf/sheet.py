"""One page of a PDF: its text layer, or its recognition where the layer says less, with tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace

import pypdfium2 as pdfium

from extractor.document.model import Problem, Severity
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions
from extractor.intake.pdf_annotations import annotations_on
from extractor.layout.cards import card_by_card
from extractor.layout.cells import crosses, rules_of, with_tables
from extractor.readers import ocr
from extractor.readers.pdf.allowance import MAX_PICTURES, Allowance
from extractor.readers.pdf.drawn.insets import read_insets, with_insets
from extractor.readers.pdf.drawn.lattice import lattice_of
from extractor.readers.pdf.drawn.mended import in_numbers, mended
from extractor.readers.pdf.drawn.patterned import Patterned, patterned, with_patterned
from extractor.readers.pdf.drawn.pictures import pictures_of
from extractor.readers.pdf.drawn.pieces import of_glyphs, pieces, with_pieces, written_glyphs
from extractor.readers.pdf.drawn.pieces import unread as unread_pieces
from extractor.readers.pdf.open_page import OpenPage, Outcome
from extractor.readers.pdf.opening import frame_of, opened_page
from extractor.readers.pdf.text.composing import compose_page
from extractor.readers.pdf.text.glyphs import Glyphs
from extractor.readers.pdf.text.holes import holes
from extractor.readers.pdf.text.spoken import glyphs_of, printed
from extractor.readers.pdf.unseen.annotations import (
    Annotations,
    annotations_of,
    has_layer,
    hide_fields_without_view,
    hide_layers_off,
)
from extractor.readers.pdf.unseen.dropped import with_dropped
from extractor.readers.pdf.unseen.hidden import hide_unseen
from extractor.readers.pdf.unseen.laid import (
    comments,
    drawn_otherwise,
    unread,
    with_texts,
    with_ticks,
    with_values,
    without_unticked,
)
from extractor.readers.pdf.unseen.paint import TEXT, Paint, paint_of
from extractor.readers.pdf.unseen.printed import PrintedPages
from extractor.readers.pdf.whole_page import mostly_pictures, recognised, usable

MAX_LOST = 0.02
"""The share of characters lost from a text layer from which on its page is recognised instead."""

FEW_WORDS = 40
"""A page of fewer, most of it pictures, may say more in its pictures than in its text."""

MAX_CHARACTERS = 200_000
"""Of one page; the fullest sheet of a catalogue has a tenth of that."""

LEAST_RECOGNISED = 0.5
"""The share of the letters of a text layer that is no text which recognition must find to count."""

ASK = "ask the sender for the document again."
SHUT = f"The page is damaged and cannot be opened: {ASK}"


def read_page(
    document: pdfium.PdfDocument,
    number: int,
    options: ReadOptions,
    data: bytes,
    *,
    second: PrintedPages,
    layered: bool,
    allowance: Allowance,
) -> Outcome:
    """One page by its number from 1. `allowance` is what may still be recognised of the document; it is used up.

    `data` is the whole document, `second` the same by pdfminer; `layered` says that it may have a layer that is off.
    """
    try:
        laid: list[Annotations] = []

        def look(bare: pdfium.PdfPage) -> None:
            if layered:
                _hide_layers_off(bare, second, number)
            hide_fields_without_view(bare)
            laid.append(annotations_of(bare))

        with opened_page(document, number, look) as page:
            paint = paint_of(page)
            sheet = OpenPage(page, frame_of(page), number, options, data, second, layered, paint, laid[0], allowance)
            return _read_page(sheet)
    except pdfium.PdfiumError:
        return None, (Problem("read", SHUT, Severity.ERROR, number),)


def _hide_layers_off(page: pdfium.PdfPage, second: PrintedPages, number: int) -> None:
    if any(map(has_layer, annotations_on(page))):
        with suppress(Exception):  # pdfminer raises whatever a damaged file makes it stumble over
            hide_layers_off(page, second.annotations_off(number))


def _read_page(sheet: OpenPage) -> Outcome:
    glyphs, spoken = printed(sheet.page, sheet.frame, _texts(sheet.paint), sheet.number)
    if len(glyphs) > MAX_CHARACTERS:
        message = f"The page claims {len(glyphs)} characters, more than a page can show: look at it yourself."
        return None, (Problem("read", message, Severity.ERROR, sheet.number),)
    if glyphs.quarters:  # text set along the page's other side: read as a person holds such a sheet
        sheet = replace(sheet, frame=sheet.frame.turn(glyphs.quarters))
        glyphs = glyphs_of(sheet.page, sheet.frame)
    paint = sheet.paint
    glyphs, lacking = with_dropped(glyphs, paint, sheet.frame, sheet.second, sheet.number)
    told = hide_unseen(sheet.page, sheet.frame, glyphs, paint, sheet.laid, sheet.number, layered=sheet.layered)
    for laid in (with_texts, with_ticks, with_values):
        glyphs = laid(glyphs, sheet.laid, sheet.frame)
    told += tuple(without_unticked(glyphs, sheet.number))
    glyphs, filled = _without_holes(sheet, glyphs)
    glyphs, pieced = _with_pieces(sheet, glyphs)
    told += (*filled, *pieced)
    page, troubles = _read_shown(sheet, glyphs)
    stuck = [p for tell in (unread, drawn_otherwise) for p in tell(sheet.laid, page, sheet.number)]
    stuck += comments(sheet.laid, sheet.number)
    if (found := patterned(sheet.paint, sheet.second, sheet.number)) and (page is None or page.origin != "ocr"):
        page, more = _with_patterned(sheet, page, found)
        stuck += more
    return page, (*spoken, *lacking, *told, *stuck, *troubles)


def _with_patterned(sheet: OpenPage, page: Page | None, found: Patterned) -> Outcome:
    if page is None or not sheet.recognisable or not sheet.allowance.take_pictures(1):
        return page, (found.problem if sheet.options.ocr else replace(found.problem, stage="ocr"),)
    return with_patterned(page, sheet.page, sheet.frame, found, sheet.options.layout)


def _without_holes(sheet: OpenPage, glyphs: Glyphs) -> tuple[Glyphs, tuple[Problem, ...]]:
    """The page's characters with the signs of numbers that their font's map has lost, where recognition finds them."""
    rows = in_numbers(glyphs) if glyphs.lost and sheet.recognisable else []
    if not rows or not sheet.allowance.take_pieces(len(rows)):
        return glyphs, ()
    return mended(glyphs, sheet.page, sheet.frame, rows, sheet.number)


def _with_pieces(sheet: OpenPage, glyphs: Glyphs) -> tuple[Glyphs, tuple[Problem, ...]]:
    """The page's characters with what stands beside its words and is drawn; told where it is not recognised."""
    written = written_glyphs(glyphs, sheet.second, sheet.number)
    found = [*of_glyphs(glyphs, written), *pieces(glyphs, sheet.paint, sheet.frame)]
    glyphs.white[written] = True
    if not found:
        return glyphs, ()
    if sheet.recognisable and sheet.allowance.take_pieces(len(found)):
        return with_pieces(glyphs, sheet.page, sheet.frame, found, sheet.number)
    why = "too many of this document were recognised already" if sheet.recognisable else sheet.why_not
    severity = Severity.ERROR if written.any() else Severity.WARNING
    return glyphs, (unread_pieces(found, sheet.number, why, "read" if sheet.options.ocr else "ocr", severity),)


def _texts(paint: Paint) -> list[int]:
    found: list[int] = paint.items[paint.of(TEXT)].tolist()
    return found


def _read_shown(sheet: OpenPage, glyphs: Glyphs) -> Outcome:
    plain = compose_page(glyphs, sheet.frame, sheet.number, by=sheet.options.layout)
    if not usable(glyphs):
        return recognised(sheet, plain, is_needed=True, least=LEAST_RECOGNISED)
    if len(plain.words) < FEW_WORDS and mostly_pictures(sheet):
        return recognised(sheet, plain, is_needed=False)
    if glyphs.lost:
        return _with_holes(sheet, glyphs, plain)
    return _with_tables(sheet, glyphs, plain)


def _with_holes(sheet: OpenPage, glyphs: Glyphs, plain: Page) -> Outcome:
    """A page whose text layer lacks characters that it shows: recognised where there are many of them."""
    many = len(glyphs.lost) > MAX_LOST * len(glyphs)
    if many and sheet.recognisable:
        found, _ = recognised(sheet, plain, is_needed=True)
        if found is not plain:
            return found, ()
    page, troubles = _with_tables(sheet, glyphs, plain)
    severity = Severity.ERROR if many else Severity.WARNING
    stage = "ocr" if (many or in_numbers(glyphs)) and not sheet.options.ocr else "read"
    return page, (holes(glyphs, plain.number, severity, installed=ocr.available(), stage=stage), *troubles)


def _with_tables(sheet: OpenPage, glyphs: Glyphs, plain: Page) -> Outcome:
    """The page with its tables, and with those that are pictures among its text."""
    page, troubles = _in_cells(sheet, glyphs, plain)
    page, more = _with_pictures(sheet, page)
    return page, (*troubles, *more)


def _in_cells(sheet: OpenPage, glyphs: Glyphs, plain: Page) -> tuple[Page, tuple[Problem, ...]]:
    """The page laid out again with its cells' borders known, so that no word or segment crosses one."""
    if not plain.words or (sheet.options.want_tables and not sheet.options.want_tables(plain)):
        return plain, ()
    by = sheet.options.layout
    drawn, troubles = lattice_of(sheet.paint, sheet.frame, sheet.number, sheet.data, by)
    rules = rules_of(drawn.grids)
    page = compose_page(glyphs, sheet.frame, plain.number, rules, by) if crosses(plain, rules, by) else plain
    return with_tables(card_by_card(page, drawn.cards) if drawn.cards else page, drawn.grids), troubles


def _with_pictures(sheet: OpenPage, page: Page) -> tuple[Page, tuple[Problem, ...]]:
    """The page with what its pictures hold of tables; where they are not recognised, that is told."""
    pictures = pictures_of(sheet.page, sheet.frame, sheet.paint, page.words)
    if not pictures:
        return page, ()
    if not sheet.recognisable:
        message = f"Page {page.number} shows a picture that may hold a table, and {sheet.why_not}."
        severity = Severity.ERROR if any(p.is_table for p in pictures) else Severity.WARNING
        return page, (Problem("ocr", message, severity, page.number),)
    given = sheet.allowance.take_pictures(len(pictures))
    insets, left = read_insets(sheet.page, sheet.frame, pictures[:given], page.number, sheet.options.layout)
    return (with_insets(page, insets) if insets else page), tuple(_left_out(page.number, len(pictures) - given, left))


def _left_out(number: int, unread: int, left: tuple[str, ...]) -> Iterator[Problem]:
    """What a page's pictures hold and was not taken for text of the page."""
    if unread:
        message = (
            f"Page {number} shows a picture that may hold a table and was not recognised: only {MAX_PICTURES} "
            "pictures of a document are. Look at it yourself."
        )
        yield Problem("read", message, Severity.ERROR, number)
    for words in left:
        message = f"A picture on page {number} holds no table; its writing is not taken for a value: {words}"
        yield Problem("read", message, Severity.NOTE, number)

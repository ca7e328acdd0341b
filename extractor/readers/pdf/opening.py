"""PDF documents and their pages, opened and closed again."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from extractor.intake.pdf_annotations import annotations_on
from extractor.readers.pdf.text.frame import FileBox, Frame

MAX_FORM_PAGES = 50
"""Pages of a form that are looked at for fields without a drawing."""


def open_document(data: bytes, passwords: tuple[str, ...] = ()) -> pdfium.PdfDocument:
    """The document, by the empty password or the first that fits. Raises `PdfiumError` where none does."""
    document = open_as_drawn(data, passwords)
    if asks_to_be_drawn_anew(document, data) or _has_undrawn_fields(document):
        document.init_forms()  # fields are then drawn by their values, as viewers do
    return document


def open_as_drawn(data: bytes, passwords: tuple[str, ...] = ()) -> pdfium.PdfDocument:
    """As `open_document`; the fields of its forms stay as the file has them drawn. Raises `PdfiumError` as it does."""
    for password in (None, *passwords):
        try:
            return pdfium.PdfDocument(data, password=password)
        except pdfium.PdfiumError as error:
            if getattr(error, "err_code", None) != raw.FPDF_ERR_PASSWORD:
                raise
            last = error
    raise last


_FORMS = (raw.FORMTYPE_ACRO_FORM, raw.FORMTYPE_XFA_FOREGROUND)
"""Forms whose fields are of the file: also those that say the same a second time for Adobe's own forms (XFA)."""

_ANEW = re.compile(rb"/NeedAppearances\s+true")


def asks_to_be_drawn_anew(document: pdfium.PdfDocument, data: bytes) -> bool:
    """Whether a program filled in the document's form and left its drawing to the viewer (ISO 32000-1, 12.7.2)."""
    if document.get_formtype() not in _FORMS:
        return False
    if _ANEW.search(data) or b"/ObjStm" not in data:
        return bool(_ANEW.search(data))
    try:
        form = resolve1(PDFDocument(PDFParser(io.BytesIO(data))).catalog.get("AcroForm"))
        return resolve1(form.get("NeedAppearances")) is True
    except Exception:  # pdfminer raises whatever a damaged file makes it stumble over
        return False


def _has_undrawn_fields(document: pdfium.PdfDocument) -> bool:
    """Whether a form holds values that the file does not draw: viewers do."""
    if document.get_formtype() not in _FORMS:
        return False
    for number in range(min(len(document), MAX_FORM_PAGES)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            continue
        try:
            if any(map(_is_undrawn, annotations_on(page))):
                return True
        finally:
            page.close()
    return False


def _is_undrawn(item: Any) -> bool:
    is_field = raw.FPDFAnnot_GetSubtype(item) == raw.FPDF_ANNOT_WIDGET
    return is_field and not raw.FPDFAnnot_HasKey(item, b"AP")


@contextmanager
def opened_page(
    document: pdfium.PdfDocument, number: int, before: Callable[[pdfium.PdfPage], object] | None = None
) -> Iterator[pdfium.PdfPage]:
    """A page by its number from 1, closed afterwards; what was typed into its form is part of it.

    `before` is called with the page as it is in the file, its annotations not yet part of it.
    """
    page = document[number - 1]
    if before is not None:
        before(page)
    if _shows_annotations(document, page):
        if document.formenv is not None or any(map(_is_drawn_by_viewers, annotations_on(page))):
            page.render(scale=1.5 / max(*page.get_size(), 1.5), may_draw_forms=False).close()  # draws fields anew
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
    raw.FPDF_ANNOT_CIRCLE,
)
_ICONS = (
    raw.FPDF_ANNOT_TEXT,
    raw.FPDF_ANNOT_LINK,
    raw.FPDF_ANNOT_POPUP,
    raw.FPDF_ANNOT_FILEATTACHMENT,
    raw.FPDF_ANNOT_SOUND,
    raw.FPDF_ANNOT_MOVIE,
)
"""What is drawn of them is a sign, not text."""


def _shows_annotations(document: pdfium.PdfDocument, page: pdfium.PdfPage) -> bool:
    """Whether something is shown upon the page that is not in its own contents."""
    if raw.FPDFPage_GetAnnotCount(page.raw) > 0 and document.get_formtype() != raw.FORMTYPE_NONE:
        return True
    return any(map(_is_shown, annotations_on(page)))


def _is_shown(item: Any) -> bool:
    kind = raw.FPDFAnnot_GetSubtype(item)
    return kind in _SHOWN or (kind not in _ICONS and bool(raw.FPDFAnnot_HasKey(item, b"AP")))


def _is_drawn_by_viewers(item: Any) -> bool:
    """Whether an annotation is a shape that a viewer draws by its entries; PDFium does so when it renders."""
    shapes = (raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_CIRCLE)
    return raw.FPDFAnnot_GetSubtype(item) in shapes and not raw.FPDFAnnot_HasKey(item, b"AP")


def frame_of(page: pdfium.PdfPage) -> Frame:
    """Where the page lies in the file's coordinates."""
    # pdfium gives the boxes of the page itself only; those that it has from the tree of pages are in its bounds.
    bounds = page.get_bbox()
    media = _ordered(page.get_mediabox(fallback_ok=False) or bounds)
    shown = _within(_ordered(page.get_cropbox(fallback_ok=False) or bounds), media)
    return Frame(media, shown, page.get_rotation() // 90)


def _within(box: FileBox, media: FileBox) -> FileBox:
    """The part of a box that lies on the sheet; the sheet where none does (ISO 32000-1, 14.11.2)."""
    x0, y0, x1, y1 = max(box[0], media[0]), max(box[1], media[1]), min(box[2], media[2]), min(box[3], media[3])
    return (x0, y0, x1, y1) if x1 > x0 and y1 > y0 else media


def _ordered(box: FileBox) -> FileBox:
    return min(box[0], box[2]), min(box[1], box[3]), max(box[0], box[2]), max(box[1], box[3])

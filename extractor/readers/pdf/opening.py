"""PDF documents and their pages, opened and closed again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from classifier.facts import Box
from extractor.readers.pdf.text.frame import Frame


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

"""What a PDF's protection and its forms keep from the reader, told once a document."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.document.model import Problem, Severity
from extractor.intake.pdf_annotations import annotations_on
from extractor.readers.pdf.opening import asks_to_be_drawn_anew, open_as_drawn, open_document, opened_page
from extractor.readers.pdf.text.frame import FileBox
from extractor.readers.pdf.unseen.annotations import string

MAX_COMPARED = 20
"""Pages of a form on which what is drawn is compared with the fields' values."""

_NO_VIEW = raw.FPDF_ANNOT_FLAG_NOVIEW
_MAY_COPY = 1 << 4


def protection(document: pdfium.PdfDocument) -> Iterator[Problem]:
    """What a clerk may want to know of a document's protection."""
    if raw.FPDF_GetSecurityHandlerRevision(document.raw) < 0:
        return
    if not raw.FPDF_GetDocPermissions(document.raw) & _MAY_COPY:
        message = "The author forbids copying from this PDF; it was read for classification only."
        yield Problem("read", message, Severity.NOTE)


def forms(document: pdfium.PdfDocument, data: bytes, passwords: tuple[str, ...] = ()) -> Iterator[Problem]:
    """Forms of which the pages do not show, or not surely, what was filled in."""
    if document.get_formtype() == raw.FORMTYPE_XFA_FULL:
        message = (
            "The PDF is a dynamic form (XFA) whose contents only Adobe Reader shows: "
            "open it there, print it to a PDF, and scan that."
        )
        yield Problem("read", message, Severity.ERROR)
    elif asks_to_be_drawn_anew(document, data):
        yield from _redrawn(document, data, passwords)
    elif document.get_formtype() == raw.FORMTYPE_ACRO_FORM:
        yield from _stale(data, passwords)


def _redrawn(document: pdfium.PdfDocument, data: bytes, passwords: tuple[str, ...]) -> Iterator[Problem]:
    """Fields whose value is not what is drawn in them: a viewer shows the value, a print of the file as it is not."""
    old, new = open_as_drawn(data, passwords), open_document(data, passwords)
    try:
        for number in range(1, min(len(document), MAX_COMPARED) + 1):
            places = _fields(old, number)
            drawn, valued = _texts(old, number, places), _texts(new, number, places)
            for was, now in zip(drawn, valued, strict=True):
                if was and "".join(was.split()) != "".join(now.split()):  # a comb sets its letters apart
                    yield _differs(number, was, now)
    except pdfium.PdfiumError:
        return
    finally:
        old.close()
        new.close()


def _stale(data: bytes, passwords: tuple[str, ...]) -> Iterator[Problem]:
    """Fields of text whose drawing is not their value, in a form that does not ask for another.

    Viewers show the drawing, and programs take the value.
    """
    if b"/Widget" not in data and b"/ObjStm" not in data:
        return
    own = open_as_drawn(data, passwords)  # of its own: a page that was opened for reading has no fields any more
    try:
        for number in range(1, min(len(own), MAX_COMPARED) + 1):
            valued = _valued(own, number)
            drawn = _texts(own, number, [box for box, _ in valued]) if valued else []
            for (_, value), seen in zip(valued, drawn, strict=True):
                if not _same(value, seen):
                    yield _stands_otherwise(number, value, seen)
    except pdfium.PdfiumError:
        return
    finally:
        own.close()


def _stands_otherwise(number: int, value: str, seen: str) -> Problem:
    drawn = f"drawn as “{seen}”, which is what was read" if seen else "not drawn, so that it was not read"
    message = f"Page {number}: a form field has the value “{value}” and is {drawn}. Ask the sender what is meant."
    return Problem("read", message, Severity.ERROR, number)


def _valued(document: pdfium.PdfDocument, number: int) -> list[tuple[FileBox, str]]:
    """The shown fields of text on a page that have a value and a drawing."""
    found, page, box = list[tuple[FileBox, str]](), document[number - 1], raw.FS_RECTF()
    for item in annotations_on(page):
        is_field = raw.FPDFAnnot_GetSubtype(item) == raw.FPDF_ANNOT_WIDGET and string(item, b"FT") == "Tx"
        is_shown = is_field and not raw.FPDFAnnot_GetFlags(item) & (raw.FPDF_ANNOT_FLAG_HIDDEN | _NO_VIEW)
        if is_shown and raw.FPDFAnnot_HasKey(item, b"AP") and raw.FPDFAnnot_GetRect(item, box):
            value = " ".join(string(item, b"V").split())
            found += [((box.left, box.bottom, box.right, box.top), value)] if value else []
    page.close()
    return found


def _same(value: str, drawn: str) -> bool:
    """Whether a drawing shows a value, or the part of it for which there is room, whatever its spaces and marks."""
    one, other = ("".join(c for c in text.casefold() if c.isalnum()) for text in (value, drawn))
    if one in other or (other and other in one):
        return True
    try:
        return float(value.replace(",", "")) == float(drawn.replace(",", ""))
    except ValueError:
        return not any(c.isdecimal() for c in value + drawn)


def _texts(document: pdfium.PdfDocument, number: int, places: list[FileBox]) -> list[str]:
    with opened_page(document, number) as page:
        text = page.get_textpage()
        found = [" ".join(text.get_text_bounded(*box).split()) for box in places]
        text.close()
        return found


def _fields(document: pdfium.PdfDocument, number: int) -> list[FileBox]:
    """Where the fields of a page stand, in the file's coordinates."""
    page, box, found = document[number - 1], raw.FS_RECTF(), []
    for item in annotations_on(page):
        if raw.FPDFAnnot_GetSubtype(item) == raw.FPDF_ANNOT_WIDGET and raw.FPDFAnnot_GetRect(item, box):
            found.append((box.left, box.bottom, box.right, box.top))
    page.close()
    return found


def _differs(number: int, was: str, now: str) -> Problem:
    message = (
        f"Page {number}: a form field is drawn as “{was}” and has the value “{now}”, which is what a viewer shows and "
        "what was read. Ask the sender which of them is meant."
    )
    return Problem("read", message, Severity.ERROR, number)

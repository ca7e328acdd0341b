"""A copy of a PDF draft with numbered notes drawn on it.

A frame around what each finding quotes, its number beside it, its sentence as a comment. The draft itself is never
written.

The copy is made of the pages alone: scripts, links, fields and attachments of the draft stay behind; what its fields
and comments show is part of the page. The numbers are those of the list for the broker.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from casebook.checking.check import Checked
from casebook.checking.findings import Severity
from casebook.checking.sending.listing import numbered, said
from casebook.checking.sending.places import marked_places
from classifier.box import Box
from extractor.document.page import Page
from extractor.readers.crops import shown_part
from extractor.readers.pdf.text.frame import FileBox

if TYPE_CHECKING:
    import pypdfium2 as pdfium

_COLOURS = {Severity.MUST: (200, 0, 0), Severity.CONTRADICTION: (200, 90, 0), Severity.MISSING: (150, 120, 0)}
_NOTE = (0, 90, 180)
_PAD, _WIDE, _SIZE = 1.5, 1.0, 8.0
"""Points: from a box to its frame, the frame's rule, the height of a number."""
_PRECISE = 10
"""Parts of a point to which places are kept."""
_LONGEST = 2000
"""Characters of a comment."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note: where it stands on the page as it was read, its number, and what it says where it says it first."""

    number: int
    box: Box
    says: str
    severity: Severity


def noted(data: bytes, checks: Sequence[Checked], language: str) -> bytes:
    """The copy, as PDF. Raises `ValueError` where the draft is no PDF that can be opened."""
    import pypdfium2 as pdfium

    from extractor.readers.pdf.opening import open_document, opened_page

    try:
        source = open_document(data)
    except pdfium.PdfiumError as trouble:
        raise ValueError(str(trouble)) from trouble
    copy = pdfium.PdfDocument.new()
    try:
        pages = {p.number: p for one in checks for p in _pages(one)}
        for number in range(1, len(source) + 1):
            with opened_page(source, number):
                pass  # what its fields and comments show becomes part of the page
        for number in range(1, len(source) + 1):
            page = _copied(source, copy, number)
            notes = list(_notes(checks, number, language))
            if notes and number in pages:
                _draw(copy, page, pages[number], notes)
            page.gen_content()
            page.close()
        written = io.BytesIO()
        copy.save(written)
        return written.getvalue()
    except pdfium.PdfiumError as trouble:
        raise ValueError(str(trouble)) from trouble
    finally:
        copy.close()
        source.close()


def _pages(one: Checked) -> Iterator[Page]:
    declaration = one.draft.declaration
    yield from (field.place.page for field in declaration.header.values())
    yield from (line.number_place.page for line in declaration.lines)


def _notes(checks: Sequence[Checked], page: int, language: str) -> Iterator[Note]:
    """A note for each place that findings quote and the line that they are of; the first of a number has the sentence.

    Quotes of one word of the page, which a string of elements may be, share a place.
    """
    for number, one, findings in numbered(checks):
        says = said(findings, language)
        own = (q for q in marked_places(one, findings[0]) if q.page == page)
        for box in dict.fromkeys(q.box for q in own if q.box is not None):
            yield Note(number, box, says, findings[0].severity)
            says = ""


def _copied(source: pdfium.PdfDocument, copy: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    """What a page shows, as a drawing on a new page of the same size: nothing that acts comes with it."""
    import pypdfium2 as pdfium

    old = source[number - 1]
    media, shown, turned = old.get_mediabox(), old.get_cropbox(), old.get_rotation()
    page = copy.new_page(media[2] - media[0], media[3] - media[1])
    page.set_mediabox(*media)
    page.set_cropbox(*shown)
    page.set_rotation(turned)
    old.set_rotation(0)
    drawing = source.page_as_xobject(number - 1, copy).as_pageobject()
    # The drawing's corner is that of the part that is shown.
    drawing.set_matrix(pdfium.PdfMatrix().translate(max(media[0], shown[0]), max(media[1], shown[1])))
    page.insert_obj(drawing)
    old.close()
    return page


def _draw(copy: pdfium.PdfDocument, page: pdfium.PdfPage, read: Page, notes: Sequence[Note]) -> None:
    from pypdfium2 import raw

    font = raw.FPDFText_LoadStandardFont(copy.raw, b"Helvetica-Bold")
    beside: dict[Box, float] = {}
    for note in notes:
        left, top, right, bottom = note.box
        colour = _COLOURS.get(note.severity, _NOTE)
        corners = _on_page(page, read, Box(left - _PAD, top - _PAD, right + _PAD, bottom + _PAD))
        if note.box not in beside:
            _frame(page, corners, colour)
        # Findings that quote the same words stand beside each other.
        shift = beside.get(note.box, 0.0)
        text = f"{note.number} "
        beside[note.box] = shift + _SIZE * 0.62 * len(text)
        _number(
            copy, page, font, _on_page(page, read, Box(right + 2 + shift, top, right + 3 + shift, bottom)), text, colour
        )
        if note.says:
            _comment(page, corners, f"{note.number}. {note.says}", colour)


def _on_page(page: pdfium.PdfPage, read: Page, box: Box) -> FileBox:
    """A box of the page as it was read, in the page's own points: left, bottom, right, top."""
    from pypdfium2 import raw

    width, height = page.get_size()
    across, down = (height, width) if read.turned % 2 else (width, height)
    shown = shown_part(page, read)
    made = []
    for x, y in ((box.x0, box.top), (box.x1, box.bottom)):
        px, py = ctypes.c_double(), ctypes.c_double()
        at = round((x - shown.x0) * _PRECISE), round((y - shown.top) * _PRECISE)
        size = round(across * _PRECISE), round(down * _PRECISE)
        raw.FPDF_DeviceToPage(page.raw, 0, 0, *size, -read.turned % 4, *at, px, py)
        made.append((px.value, py.value))
    (x0, y0), (x1, y1) = made
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _frame(page: pdfium.PdfPage, box: FileBox, colour: tuple[int, int, int]) -> None:
    from pypdfium2 import raw

    frame = raw.FPDFPageObj_CreateNewRect(box[0], box[1], box[2] - box[0], box[3] - box[1])
    raw.FPDFPageObj_SetStrokeColor(frame, *colour, 255)
    raw.FPDFPageObj_SetStrokeWidth(frame, _WIDE)
    raw.FPDFPath_SetDrawMode(frame, raw.FPDF_FILLMODE_NONE, True)
    raw.FPDFPage_InsertObject(page.raw, frame)


def _number(
    copy: pdfium.PdfDocument, page: pdfium.PdfPage, font: object, box: FileBox, text: str, colour: tuple[int, int, int]
) -> None:
    """A number, upright as the page is shown, its lower left corner at the place."""
    from pypdfium2 import raw

    one = raw.FPDFPageObj_CreateTextObj(copy.raw, font, _SIZE)
    letters = (ctypes.c_ushort * (len(text) + 1))(*map(ord, text), 0)
    raw.FPDFText_SetText(one, letters)
    raw.FPDFPageObj_SetFillColor(one, *colour, 255)
    a, b, c, d = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}[page.get_rotation()]
    x, y = (box[0], box[1]) if page.get_rotation() in (0, 90) else (box[2], box[3])
    raw.FPDFPageObj_Transform(one, a, b, c, d, x, y)
    raw.FPDFPage_InsertObject(page.raw, one)


def _comment(page: pdfium.PdfPage, box: FileBox, text: str, colour: tuple[int, int, int]) -> None:
    """The note's sentence as a comment on its frame, which a viewer opens."""
    from pypdfium2 import raw

    made = raw.FPDFPage_CreateAnnot(page.raw, raw.FPDF_ANNOT_SQUARE)
    raw.FPDFAnnot_SetRect(made, raw.FS_RECTF(left=box[0], bottom=box[1], right=box[2], top=box[3]))
    raw.FPDFAnnot_SetColor(made, raw.FPDFANNOT_COLORTYPE_Color, *colour, 255)
    written = (text[:_LONGEST] + "\0").encode("utf-16-le")
    units = (ctypes.c_ushort * (len(written) // 2)).from_buffer_copy(written)
    raw.FPDFAnnot_SetStringValue(made, b"Contents", units)
    raw.FPDFPage_CloseAnnot(made)

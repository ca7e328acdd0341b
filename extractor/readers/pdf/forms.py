"""What a PDF's protection and its forms keep from the reader, told once a document."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.document import Problem, Severity

_STALE = re.compile(rb"/NeedAppearances\s+true")
_MAY_COPY = 1 << 4


def protection(document: pdfium.PdfDocument) -> Iterator[Problem]:
    """What a clerk may want to know of a document's protection."""
    if raw.FPDF_GetSecurityHandlerRevision(document.raw) < 0:
        return
    if not raw.FPDF_GetDocPermissions(document.raw) & _MAY_COPY:
        message = "The author forbids copying from this PDF; it was read for classification only."
        yield Problem("read", message, Severity.NOTE)


def forms(document: pdfium.PdfDocument, data: bytes) -> Iterator[Problem]:
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

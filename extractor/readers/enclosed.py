"""Files that a PDF carries inside it: an e-invoice has its lines there once more, as XML."""

from __future__ import annotations

import pypdfium2 as pdfium

from extractor.document import Problem, Severity, Source
from extractor.source import clean_name, open_source

MAX_ATTACHMENTS = 50
MAX_ATTACHMENT = 20_000_000
"""Bytes of one of them."""


def attachments(document: pdfium.PdfDocument, name: str) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Files inside the PDF, named `outer.pdf/inner.xml`, within limits of number and size."""
    found: list[Source] = []
    skipped = 0
    for k in range(min(document.count_attachments(), MAX_ATTACHMENTS)):
        try:
            item = document.get_attachment(k)
            data = bytes(item.get_data())
        except pdfium.PdfiumError:
            skipped += 1
            continue
        if len(data) <= MAX_ATTACHMENT:
            found.append(open_source(f"{name}/{clean_name(item.get_name())}", data))
        else:
            skipped += 1
    if not skipped:
        return tuple(found), ()
    message = f"{skipped} attached files are damaged or too large and were not read."
    return tuple(found), (Problem("read", message, Severity.WARNING),)

"""Files that a PDF carries inside it: an e-invoice has its lines there once more, as XML."""

from __future__ import annotations

from collections.abc import Iterator

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
    told = tuple(_unread(found))
    if not skipped:
        return tuple(found), told
    message = f"{skipped} attached files are damaged or too large and were not read."
    return tuple(found), (*told, Problem("read", message, Severity.WARNING))


def _unread(found: list[Source]) -> Iterator[Problem]:
    """Papers inside the PDF, which are documents of their own."""
    names = [source.identity.name.rsplit("/", 1)[-1] for source in found]
    papers = [name for name in names if not name.lower().endswith((".xml", ".txt", ".joboptions"))]
    if papers:
        message = f"The PDF carries files that were not read: {', '.join(papers)[:400]}. Save and scan them as well."
        yield Problem("read", message, Severity.ERROR)

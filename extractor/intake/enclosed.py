"""Files that a PDF carries inside it: papers of their own, or an e-invoice's lines once more, as XML."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.document.model import Problem, Severity, Source
from extractor.intake.sources import clean_name, may_carry, open_source

MAX_ATTACHMENTS = 50
MAX_PAGES = 500
"""Pages that are looked at for files pinned to them."""

MAX_ATTACHMENT = 20_000_000
"""Bytes of one of them."""

_NO_PAPERS = (".xml", ".txt", ".joboptions")


def papers(source: Source) -> tuple[Source, ...]:
    """The papers inside a PDF that opens without a password; what is wrong with them is told with its pages."""
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError:
        return ()
    try:
        carried, _ = attachments(document, source.identity.name, source.data)
    finally:
        document.close()
    return tuple(one for one in carried if _is_paper(one))


def attachments(document: pdfium.PdfDocument, name: str, data: bytes) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Files inside the PDF, named `outer.pdf/inner.xml`, within limits of number and size. `data` is the PDF itself."""
    found: list[Source] = []
    carried = [*_listed(document), *_pinned(document, data)]
    skipped = max(len(carried) - MAX_ATTACHMENTS, 0)
    for item in carried[:MAX_ATTACHMENTS]:
        try:
            inner = bytes(item.get_data())
        except pdfium.PdfiumError:
            skipped += 1
            continue
        if len(inner) > MAX_ATTACHMENT:
            skipped += 1
            continue
        one = open_source(f"{name}/{clean_name(item.get_name())}", inner)
        if one.identity not in [other.identity for other in found]:  # both listed and pinned
            found.append(one)
    is_unpacked = may_carry(data) and raw.FPDF_GetSecurityHandlerRevision(document.raw) < 0
    told = tuple(_told(found, is_unpacked=is_unpacked))
    if not skipped:
        return tuple(found), told
    message = f"{skipped} attached files are damaged, too large or too many and were not read."
    return tuple(found), (*told, Problem("read", message, Severity.WARNING))


def _listed(document: pdfium.PdfDocument) -> Iterator[pdfium.PdfAttachment]:
    """The files in the document's own list."""
    for k in range(document.count_attachments()):
        yield document.get_attachment(k)


_FILES = re.compile(rb"/EmbeddedFile\b(?!s)")


def _pinned(document: pdfium.PdfDocument, data: bytes) -> Iterator[pdfium.PdfAttachment]:
    """The files that are pinned to a place on a page. Pages are looked at only where the PDF has more files than its
    list names."""
    if len(_FILES.findall(data)) <= document.count_attachments():
        return
    for number in range(min(len(document), MAX_PAGES)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            continue
        for k in range(raw.FPDFPage_GetAnnotCount(page.raw)):
            pin = raw.FPDFPage_GetAnnot(page.raw, k)
            is_file = pin and raw.FPDFAnnot_GetSubtype(pin) == raw.FPDF_ANNOT_FILEATTACHMENT
            carried = raw.FPDFAnnot_GetFileAttachment(pin) if is_file else None
            if carried:
                yield pdfium.PdfAttachment(carried, document)
            if pin:
                raw.FPDFPage_CloseAnnot(pin)
        page.close()


def _told(found: list[Source], *, is_unpacked: bool) -> Iterator[Problem]:
    """Papers inside the PDF, which are documents of their own."""
    names = ", ".join(source.identity.name.rsplit("/", 1)[-1] for source in found if _is_paper(source))[:400]
    if names and is_unpacked:
        yield Problem("read", f"The PDF carries files that are documents of their own: {names}.", Severity.NOTE)
    elif names:
        message = f"The PDF carries files that were not read: {names}. Save and scan them as well."
        yield Problem("read", message, Severity.ERROR)


def _is_paper(source: Source) -> bool:
    return not source.identity.name.lower().endswith(_NO_PAPERS)

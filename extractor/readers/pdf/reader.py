"""PDF documents by pdfium: words with boxes from the text layer, page by page.

pdfium is not safe for threads, not even with one document each: one process, one reader at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.document.model import Contents, Problem, Severity, Source, Status
from extractor.document.page import Page
from extractor.document.read_options import ReadOptions, unreadable
from extractor.intake.enclosed import attachments
from extractor.readers.pdf.allowance import Allowance
from extractor.readers.pdf.forms import forms, protection
from extractor.readers.pdf.intact import faults
from extractor.readers.pdf.opening import open_document
from extractor.readers.pdf.sheet import ASK, SHUT, read_page
from extractor.readers.pdf.unseen.layers import any_layer_off
from extractor.readers.pdf.unseen.printed import PrintedPages
from extractor.readers.pdf.whole_page import TOO_MANY

MANY_SHUT = 10
"""Pages that cannot be opened up to which each is told by itself."""


def read_pdf(source: Source, options: ReadOptions) -> Contents:
    """Pages of a PDF, with what could not be read of it among the problems."""
    try:
        document = open_document(source.data, options.passwords)
    except pdfium.PdfiumError as error:
        return unreadable(_why_closed(error))
    try:
        contents = _read_pages(document, options, source.data)
        carried, troubles = attachments(document, source.identity.name, source.data)
        is_short = contents.status is Status.READ and any(t.severity is Severity.ERROR for t in troubles)
        status = Status.PARTLY_READ if is_short else contents.status
        return replace(contents, problems=(*contents.problems, *troubles), attachments=carried, status=status)
    finally:
        document.close()


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
    problems = [*faults(data), *protection(document), *forms(document, data, options.passwords)]
    layered = any_layer_off(data)
    second = PrintedPages(data, options.passwords)
    allowance = Allowance()
    for number in range(1, min(count, options.max_pages) + 1):
        page, troubles = read_page(document, number, options, data, second=second, layered=layered, allowance=allowance)
        problems += troubles
        if page is not None:
            pages.append(page)
    second.close()
    problems = _gathered(problems)
    if count > options.max_pages:
        problems.append(_too_many(count, options.max_pages))
    whole = len(pages) == count and not any(p.severity is Severity.ERROR for p in problems)
    status = Status.READ if whole else Status.PARTLY_READ
    if not any(page.words for page in pages):
        status = Status.UNREADABLE
        problems += _nothing(problems)
    return Contents(tuple(pages), count, tuple(problems), status)


def _gathered(problems: list[Problem]) -> list[Problem]:
    """A trouble of many pages told once: a damaged file claims thousands."""
    for message, many in (
        (SHUT, f"{{}} pages from page {{}} on are damaged and cannot be opened: {ASK}"),
        (TOO_MANY, f"{{}} pages from page {{}} on need recognition and were not read. {TOO_MANY.partition(': ')[2]}"),
    ):
        alike = [p for p in problems if p.message == message]
        if len(alike) > MANY_SHUT:
            told = replace(alike[0], message=many.format(len(alike), alike[0].page))
            problems = [told, *(p for p in problems if p.message != message)]
    return problems


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

"""Files that a PDF carries inside it: papers of their own, or an e-invoice's lines once more, as XML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.document.model import Problem, Severity, Source
from extractor.intake.media_types import HTML, TEXT
from extractor.intake.pdf_annotations import annotations_on
from extractor.intake.sources import clean_name, may_carry, open_source

MAX_ATTACHMENTS = 50
MAX_PAGES = 500
"""Pages that are looked at for files pinned to them."""

MAX_ATTACHMENT = 20_000_000
"""Bytes of one of them."""

_FILES = re.compile(rb"/EmbeddedFile\b(?!s)")
_UNLISTED = (
    "The PDF holds files that neither its list nor its pages name, and which were not read: open it in a viewer that "
    "shows attached files, save and scan them, or ask the sender for them."
)
_TEXT = ".txt"
_NO_PAPERS = (".xml", _TEXT, ".joboptions")


def papers(source: Source, passwords: tuple[str, ...] = ()) -> tuple[Source, ...]:
    """The papers inside a PDF that one of the passwords opens, or none; what is wrong is told with its pages."""
    document = _opened(source.data, passwords)
    if document is None:
        return ()
    try:
        carried, _ = attachments(document, source.identity.name, source.data)
    finally:
        document.close()
    return tuple(one for one in carried if _is_paper(one))


def _opened(data: bytes, passwords: tuple[str, ...]) -> pdfium.PdfDocument | None:
    for password in (None, *passwords):
        try:
            return pdfium.PdfDocument(data, password=password)
        except pdfium.PdfiumError:
            continue
    return None


def attachments(document: pdfium.PdfDocument, name: str, data: bytes) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Files inside the PDF, named `outer.pdf/inner.xml`, within limits of number and size. `data` is the PDF itself."""
    found: list[Source] = []
    listed, skipped = _listed(document)
    carried = [*listed, *_pinned(document, data)]
    skipped += [_name(item) for item in carried[MAX_ATTACHMENTS:]]
    for item in carried[:MAX_ATTACHMENTS]:
        label = _name(item)
        try:
            inner = bytes(item.get_data())
        except pdfium.PdfiumError:
            inner = b""
        if not inner or len(inner) > MAX_ATTACHMENT:
            skipped.append(label)
            continue
        one = open_source(f"{name}/{label}", inner)
        if one.identity not in [other.identity for other in found]:  # both listed and pinned
            found.append(one)
    told = tuple(_told(found, is_unpacked=may_carry(data)))
    if not carried and not skipped and _FILES.search(data):
        return (), (Problem("read", _UNLISTED, Severity.ERROR),)
    if not skipped:
        return tuple(found), told
    message = (
        f"{len(skipped)} attached files are empty, damaged, too large or too many and were not read: "
        f"{', '.join(skipped)[:400]}. Save and scan them as well, or ask the sender for them."
    )
    severity = Severity.ERROR if any(map(_may_be_paper, skipped)) else Severity.WARNING
    return tuple(found), (*told, Problem("read", message, severity))


def _name(item: pdfium.PdfAttachment) -> str:
    """A file's name; some programs write its UTF-16 as if each byte were a letter."""
    name: str = item.get_name()
    if name.startswith("þÿ"):
        with suppress(UnicodeError):
            name = name.encode("latin-1").decode("utf-16")
    return clean_name(name)


def _listed(document: pdfium.PdfDocument) -> tuple[list[pdfium.PdfAttachment], list[str]]:
    """The files in the document's own list, and what to call those entries that lead to none."""
    found, broken = [], []
    for k in range(document.count_attachments()):
        try:
            found.append(document.get_attachment(k))
        except pdfium.PdfiumError:
            broken.append(f"file {k + 1} of its list")
    return found, broken


def _pinned(document: pdfium.PdfDocument, data: bytes) -> Iterator[pdfium.PdfAttachment]:
    """The files that are pinned to a place on a page.

    Pages are looked at only where the PDF has more files than its list names.
    """
    if len(_FILES.findall(data)) <= document.count_attachments() and b"/FileAttachment" not in data:
        return
    for number in range(min(len(document), MAX_PAGES)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            continue
        for pin in annotations_on(page):
            is_file = raw.FPDFAnnot_GetSubtype(pin) == raw.FPDF_ANNOT_FILEATTACHMENT
            carried = raw.FPDFAnnot_GetFileAttachment(pin) if is_file else None
            if carried:
                yield pdfium.PdfAttachment(carried, document)
        page.close()


def _told(found: list[Source], *, is_unpacked: bool) -> Iterator[Problem]:
    """Papers inside the PDF, which are documents of their own."""
    names = ", ".join(map(_label, filter(_is_paper, found)))[:400]
    others = [source for source in found if not _is_paper(source)]
    texts = ", ".join(label for label in map(_label, others) if label.lower().endswith(_TEXT))[:400]
    if names and is_unpacked:
        yield Problem("read", f"The PDF carries files that are documents of their own: {names}.", Severity.NOTE)
    elif names:
        message = f"The PDF carries files that were not read: {names}. Save and scan them as well."
        yield Problem("read", message, Severity.ERROR)
    if texts:
        message = f"The PDF carries texts that are not taken for documents: {texts}. Save and scan them if they are."
        yield Problem("read", message, Severity.NOTE)


def _label(source: Source) -> str:
    return source.identity.name.rsplit("/", 1)[-1]


def _is_paper(source: Source) -> bool:
    """Whether a file is a document of its own: by its content, whatever name it has, or by its name."""
    return source.identity.media_type not in (TEXT, HTML) or _may_be_paper(source.identity.name)


def _may_be_paper(label: str) -> bool:
    return not label.lower().endswith(_NO_PAPERS)

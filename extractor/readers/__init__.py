"""Readers: a source's bytes become pages. Each reader's library is imported only when its format turns up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extractor import source as sources
from extractor.document import Contents, Identity, Problem, Severity, Source, Status
from extractor.pages import Page

MAX_PAGES = 500
"""Pages of one document that are read unless told otherwise."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read. `want_tables` is asked with a page whether its tables are worth looking for."""

    ocr: bool = True
    passwords: tuple[str, ...] = ()
    max_pages: int = MAX_PAGES
    want_tables: Callable[[Page], bool] | None = None


def read(source: Source, options: ReadOptions | None = None) -> Contents:
    """What a document says, page by page. Its troubles are in `problems`; nothing is raised for them."""
    chosen = options or ReadOptions()
    if not source.data:
        return unreadable("The file is empty: ask the sender for it again.")
    return _reader(source.identity)(source, chosen)


def unreadable(message: str, stage: str = "read") -> Contents:
    """Nothing could be read, and why."""
    return Contents(problems=(Problem(stage, message, Severity.ERROR),), status=Status.UNREADABLE)


Reader = Callable[[Source, ReadOptions], Contents]


def _reader(identity: Identity) -> Reader:
    media_type = identity.media_type
    if media_type == sources.PDF:
        from extractor.readers import pdf

        return pdf.read_pdf
    if media_type in sources.IMAGES:
        from extractor.readers import picture

        return picture.read_picture
    if media_type in sources.WORKBOOKS:
        from extractor.readers.office.workbook.reader import read_workbook

        return read_workbook
    if media_type == sources.DOCX:
        from extractor.readers.office.word.reader import read_word

        return read_word
    if media_type in sources.CONTAINERS:
        return _container
    return _text_reader(identity) or _not_a_document


def _text_reader(identity: Identity) -> Reader | None:
    """The reader of text and HTML under names by which they are meant as such: a broken PDF, and the page of a
    server that says "not found", are text too."""
    suffix = identity.name.lower().rpartition(".")[2]
    if identity.media_type == sources.TEXT and suffix == "txt":
        from extractor.readers import plain

        return plain.read_plain
    if identity.media_type == sources.TEXT and suffix in ("xls", "xlsx", "csv", "tsv", "tab"):
        from extractor.readers.office.workbook.reader import read_workbook

        return read_workbook
    if identity.media_type == sources.HTML and suffix in ("xls", "xlsx", "htm", "html", "xhtml", "doc", "docx", "txt"):
        from extractor.readers.office.workbook.web_page import read_html_page

        return read_html_page
    return None


def _container(source: Source, options: ReadOptions) -> Contents:
    return unreadable("This file holds other documents: read those that it unpacks to.")


_OLD_OFFICE = (
    ("EncryptedPackage", "The office file asks for a password: save a copy without one and read that."),
    ("WordDocument", "This is a Word document of the older kind: save it as DOCX or PDF and read that."),
    ("PowerPoint Document", "This is a presentation: save it as PDF and read that."),
)
"""Compound files by the names of their streams, which stand in them as UTF-16, and what to do."""


def _not_a_document(source: Source, options: ReadOptions) -> Contents:
    if source.identity.media_type == sources.OLE:
        for stream, remedy in _OLD_OFFICE:
            if stream.encode("utf-16-le") in source.data:
                return unreadable(remedy)
    return unreadable(
        "By its content this is no document that can be read, or it is damaged from its first bytes on "
        f"({source.identity.media_type}): ask for a PDF, a picture, or an office file."
    )

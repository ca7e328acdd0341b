"""Readers: a source's bytes become pages. Each reader's library is imported only when its format turns up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from extractor.document.model import Contents, Identity, Source, Status
from extractor.document.page import of_document
from extractor.document.read_options import ReadOptions, unreadable
from extractor.intake import media_types
from extractor.intake.appended import appended


def read(source: Source, options: ReadOptions | None = None) -> Contents:
    """What a document says, page by page. Its troubles are in `problems`; nothing is raised for them."""
    chosen = options or ReadOptions()
    if not source.data:
        return unreadable("The file is empty: ask the sender for it again.")
    contents = _with_appended(_reader(source.identity)(source, chosen), source)
    return replace(contents, pages=of_document(contents.pages, source.identity.sha256))


def _with_appended(contents: Contents, source: Source) -> Contents:
    """The contents with what else the file's bytes hold told: it was not read."""
    told = appended(source)
    if told is None:
        return contents
    status = Status.PARTLY_READ if contents.status is Status.READ else contents.status
    return replace(contents, problems=(*contents.problems, told), status=status)


Reader = Callable[[Source, ReadOptions], Contents]


def _reader(identity: Identity) -> Reader:
    media_type = identity.media_type
    if media_type == media_types.PDF:
        from extractor.readers.pdf.reader import read_pdf

        return read_pdf
    if media_type in media_types.IMAGES:
        from extractor.readers import picture

        return picture.read_picture
    if media_type in media_types.WORKBOOKS:
        from extractor.readers.office.workbook.reader import read_workbook

        return read_workbook
    if media_type == media_types.DOCX:
        return _word
    if media_type in media_types.CONTAINERS:
        return _container
    return _text_reader(identity) or _not_a_document


def _text_reader(identity: Identity) -> Reader | None:
    """The reader of text and HTML under names by which they are meant as such.

    A broken PDF, and the page of a server that says "not found", are text too.
    """
    suffix = identity.name.lower().rpartition(".")[2]
    if identity.media_type == media_types.TEXT and suffix == "txt":
        from extractor.readers import plain

        return plain.read_plain
    if identity.media_type == media_types.TEXT and suffix in ("xls", "xlsx", "csv", "tsv", "tab"):
        from extractor.readers.office.workbook.reader import read_workbook

        return read_workbook
    if identity.media_type == media_types.HTML and suffix in _NAMED_AS_PAGES:
        from extractor.readers.office.workbook.web_page import read_html_page

        return read_html_page
    return None


def _word(source: Source, options: ReadOptions) -> Contents:
    from extractor.readers.office.word.reader import read_word
    from extractor.readers.office.workbook.reader import read_workbook

    return read_word(source, options, read_workbook)


def _container(source: Source, options: ReadOptions) -> Contents:
    return unreadable("This file holds other documents: read those that it unpacks to.")


_NAMED_AS_PAGES = ("xls", "xlsx", "htm", "html", "xhtml", "doc", "docx", "txt")

_OLD_OFFICE = (
    ("EncryptedPackage", "The office file asks for a password: save a copy without one and read that."),
    ("WordDocument", "This is a Word document of the older kind: save it as DOCX or PDF and read that."),
    ("PowerPoint Document", "This is a presentation: save it as PDF and read that."),
)
"""Compound files by the names of their streams, which stand in them as UTF-16, and what to do."""

_ENCRYPTED_TEXT = b"-----BEGIN PGP MESSAGE-----"

_ARCHIVE = (
    "This is an archive ({}) that is not opened here: unpack it with the program that made it and scan the folder."
)
_PICTURE = "This is a picture of a kind that is not opened here ({}): save it as PNG or PDF and read that."
_KNOWN = {
    media_types.RAR: _ARCHIVE.format("RAR"),
    media_types.SEVEN_ZIP: _ARCHIVE.format("7z"),
    media_types.GZIP: _ARCHIVE.format("gzip"),
    media_types.BZIP2: _ARCHIVE.format("bzip2"),
    media_types.XZ: _ARCHIVE.format("xz"),
    media_types.ZSTD: _ARCHIVE.format("zstd"),
    media_types.TAR: _ARCHIVE.format("tar"),
    media_types.CAB: _ARCHIVE.format("CAB"),
    media_types.LZH: _ARCHIVE.format("LZH"),
    media_types.ARJ: _ARCHIVE.format("ARJ"),
    media_types.ACE: _ARCHIVE.format("ACE"),
    media_types.LZ4: _ARCHIVE.format("LZ4"),
    media_types.COMPRESS: _ARCHIVE.format("Z"),
    media_types.ISO: _ARCHIVE.format("ISO, an image of a disc"),
    media_types.PROGRAM: (
        "This is a program (EXE), perhaps an archive that unpacks itself: do not start it; ask the sender for the "
        "documents as PDF or ZIP."
    ),
    media_types.XPS: "This is an XPS document: open it in its viewer, save it as PDF and read that.",
    media_types.ODP: "This is a presentation (ODP): save it as PDF and read that.",
    media_types.EPUB: "This is an electronic book (EPUB): print it to PDF and read that.",
    media_types.IWORK: "This is a document of Pages, Numbers or Keynote: export it as PDF and read that.",
    media_types.DJVU: "This is a DjVu document: turn it into PDF and read that.",
    media_types.HEIC: _PICTURE.format("HEIC, of a telephone"),
    media_types.AVIF: _PICTURE.format("AVIF"),
    media_types.JP2: _PICTURE.format("JPEG 2000"),
    media_types.PSD: _PICTURE.format("Photoshop"),
    media_types.EMF: _PICTURE.format("EMF"),
    media_types.WMF: _PICTURE.format("WMF"),
    media_types.SVG: _PICTURE.format("SVG"),
    media_types.DWG: "This is a drawing (DWG): print it to PDF and read that.",
    media_types.PPTX: "This is a presentation: save it as PDF and read that.",
    media_types.ODT: "This is a text of OpenDocument (ODT): save it as DOCX or PDF and read that.",
    media_types.OFD: "This is an OFD document: open it in its reader, save it as PDF and read that.",
    media_types.RTF: "This is a text in RTF: save it as DOCX or PDF and read that.",
    media_types.WORD_XML: "This is a Word document in XML: save it as DOCX or PDF and read that.",
    media_types.POSTSCRIPT: "This is PostScript: turn it into PDF and read that.",
    media_types.HTML: "This is a page of HTML, whatever its name says: ask for the file again, or print it to PDF.",
}
"""What is known, is not read, and what to do."""


def _not_a_document(source: Source, options: ReadOptions) -> Contents:
    known = _KNOWN.get(source.identity.media_type)
    if known is not None:
        return unreadable(known)
    if source.data[:200].lstrip().startswith(_ENCRYPTED_TEXT):
        return unreadable("This is encrypted (PGP): open it with the key in the mail program and save what it holds.")
    if source.identity.media_type == media_types.OLE:
        for stream, remedy in _OLD_OFFICE:
            if stream.encode("utf-16-le") in source.data:
                return unreadable(remedy)
    return unreadable(
        "By its content this is no document that can be read, or it is damaged from its first bytes on "
        f"({source.identity.media_type}): ask for a PDF, a picture, or an office file."
    )

"""Word documents (DOCX) as Word shows them: headers, body, notes and footers, as one page without end."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace

from extractor.document.model import Contents, Problem, Severity, Source, Status
from extractor.document.read_options import ReadOptions, unreadable
from extractor.readers.office.parts import Package, Relation
from extractor.readers.office.pictures import recognised
from extractor.readers.office.safe_xml import Element, NotReadable, child, get, name, text_of
from extractor.readers.office.told import Told
from extractor.readers.office.word.blocks import Block
from extractor.readers.office.word.layout import page_of
from extractor.readers.office.word.numbering import Numbering
from extractor.readers.office.word.story import Story
from extractor.readers.office.word.styles import Styles, is_on
from extractor.readers.office.word.walk import SheetReader
from extractor.readers.office.zip_packages import refusal

MAX_TAKEN_IN = 3
"""Documents within documents that are followed."""

_PICTURES_WITHIN = (
    "A document that this one takes in has pictures, which were not read: open it in Word, save it and read it again."
)
_EMPTY = (
    "The Word document shows no text that can be read: open it in Word and look what it shows, or ask for a PDF of it."
)


def read_word(source: Source, options: ReadOptions, sheets: SheetReader) -> Contents:
    """The document's text as one page of origin `flow`, and a page for each picture that was recognised.

    `sheets` reads the workbooks that are embedded in it.
    """
    reason = refusal(source.data)
    if reason:
        return unreadable(reason)
    package, told = Package(source.data), Told(page=1)
    try:
        page = page_of(_Document(package, told, sheets).blocks())
    except NotReadable:
        return unreadable(
            "The Word document is damaged, and its text cannot be opened: open it in Word, let Word repair it, save it "
            "and read it again."
        )
    pictures, troubles = recognised(package, told.pictures, options, first=2)
    problems = (*told.all(), *troubles)
    pages = (
        (page, *pictures)
        if page.words or not pictures
        else tuple(replace(p, number=k) for k, p in enumerate(pictures, 1))
    )
    if not any(p.words for p in pages):
        return Contents(problems=(*problems, Problem("read", _EMPTY, Severity.ERROR)), status=Status.UNREADABLE)
    whole = all(p.severity is Severity.NOTE for p in problems)
    return Contents(pages, len(pages), problems, Status.READ if whole else Status.PARTLY_READ)


class _Document:
    """The parts of one document."""

    def __init__(self, package: Package, told: Told, sheets: SheetReader, depth: int = 0) -> None:
        self._package, self._sheets, self._depth = package, sheets, depth
        self._main = package.main("officeDocument", "word/document.xml")
        self._relations = package.relations(self._main)
        self._told = told
        styles, numbering = Styles(self._part("styles")), Numbering(self._part("numbering"))
        self._story = Story(package, styles, numbering, told, self._taken_in, sheets)

    def _part(self, kind: str) -> Element | None:
        target = next((r.target for r in self._relations.values() if r.kind == kind), f"word/{kind}.xml")
        return self._package.optional(target)

    def blocks(self) -> list[Block]:
        """Everything that is shown: headers, the body, the notes it refers to, footers."""
        root = self._package.xml(self._main)
        body = child(root, "w:body")
        if body is None:
            raise NotReadable("it has no body")
        self._comments()
        painted = child(root, "w:background") is not None
        headers, footers = self._around(body, "header"), self._around(body, "footer")
        above = [b for t in headers for b in self._of_part(t, "Header")]
        pictures = len(self._told.pictures)
        main = self._story.read(body, "Paragraph", self._relations, on_ground=painted)
        notes = [b for kind in ("footnote", "endnote") for b in self._notes(kind)]
        seen = self._told.pictures[pictures:]
        below = [b for t in footers for b in self._of_part(t, "Footer")]
        self._told.pictures[:] = seen  # those of headers and footers are the firm's marks
        return [*above, *main, *notes, *below]

    def _taken_in(self, data: bytes) -> list[Block]:
        """The body of a document that this one takes in; pictures in it are told, for they lie in another package."""
        reason = refusal(data) if self._depth < MAX_TAKEN_IN else "Documents lie too deep within each other."
        known = len(self._told.pictures)
        try:
            found = [] if reason else _Document(Package(data), self._told, self._sheets, self._depth + 1).blocks()
        except (NotReadable, zipfile.BadZipFile):
            reason = "It is damaged."
        if len(self._told.pictures) > known:
            del self._told.pictures[known:]
            self._told.note(_PICTURES_WITHIN, Severity.WARNING)
        if reason:
            self._told.note(f"A document that this one takes in was not read. {reason}", Severity.ERROR)
            return []
        return found

    def _comments(self) -> None:
        """Comments in the margin are not of the document, but may correct it: they are told."""
        for relation in self._relations.values():
            root = self._package.optional(relation.target) if relation.kind == "comments" else None
            for comment in root if root is not None else ():
                self._told.unseen("comment", f"Comment {get(comment, 'id') or ''}".strip(), text_of(comment, "w:t"))

    def _around(self, body: Element, which: str) -> list[Relation]:
        """The headers or footers that are shown, each once: a first page's and even pages' only where asked for."""
        even = is_on(child(self._part("settings"), "w:evenAndOddHeaders"))
        found: dict[str, Relation] = {}
        for section in (e for e in body.iter() if name(e) == "w:sectPr"):
            titled = is_on(child(section, "w:titlePg"))
            for reference in (e for e in section if name(e) == f"w:{which}Reference"):
                kind = get(reference, "type") or "default"
                relation = self._relations.get(get(reference, "id") or "")
                shown = kind == "default" or (kind == "first" and titled) or (kind == "even" and even)
                if relation is not None and shown:
                    found.setdefault(relation.target, relation)
        return list(found.values())

    def _of_part(self, relation: Relation, called: str) -> Iterator[Block]:
        try:
            root = self._package.xml(relation.target)
        except NotReadable:
            self._told.note(f"The {called.lower()} is damaged and was not read.", Severity.ERROR)
            return
        if root is not None:
            yield from self._story.read(root, called, self._package.relations(relation.target))

    def _notes(self, kind: str) -> Iterator[Block]:
        """The notes that the body refers to, in its order."""
        asked = [number for called, number in self._story.notes if called == kind]
        if not asked:
            return
        target = next((r.target for r in self._relations.values() if r.kind == f"{kind}s"), f"word/{kind}s.xml")
        try:
            root = self._package.xml(target)
        except NotReadable:
            root = None
        if root is None:
            self._told.note(f"The {kind}s are missing or damaged and were not read.", Severity.ERROR)
            return
        by_number = {get(note, "id") or "": note for note in root}
        relations = self._package.relations(target)
        for number in dict.fromkeys(asked):
            if number in by_number:
                yield from self._story.read(by_number[number], kind.capitalize(), relations)

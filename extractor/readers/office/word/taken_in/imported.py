"""Text that a Word document takes in from another file inside its package (`w:altChunk`), as Word shows it."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator

from extractor.document.model import Severity
from extractor.intake.decoding import decoded
from extractor.intake.media_types import DOCX, media_type
from extractor.readers.office.parts import Relation
from extractor.readers.office.word.blocks import Block, Paragraph, TableCell, WordTable
from extractor.readers.office.word.walk import Walk


def blocks(relation: Relation | None, story: Walk, part: str) -> Iterator[Block]:
    """The text and tables of an imported file: HTML, text, or a document of Word; another kind is told."""
    data = story.package.data(relation.target) if relation is not None and not relation.outside else None
    target = relation.target.lower() if relation is not None else ""
    if data is not None and target.endswith((".htm", ".html", ".xhtml", ".mht", ".mhtml")):
        yield from _html(_text(data), part)
    elif data is not None and target.endswith(".txt"):
        yield from (Paragraph((line,), f"Imported {part}") for line in decoded(data).text.splitlines())
    elif data is not None and media_type(data) == DOCX:
        yield from story.inner(data)
    else:
        story.told.note(
            "A part that is imported from another file was not read: open the document in Word, save it and read it "
            "again.",
            Severity.ERROR,
        )


def _text(data: bytes) -> str:
    """HTML as it is, or out of the mail that a browser saved it in (MHTML)."""
    if not data[:200].lstrip().lower().startswith((b"mime-version", b"content-type", b"from:")):
        return decoded(data).text
    for part in email.message_from_bytes(data, policy=email.policy.default).walk():
        held = part.get_payload(decode=True) if part.get_content_type() == "text/html" else None
        if isinstance(held, bytes):
            return decoded(held, part.get_content_charset()).text
    return decoded(data).text


def _html(text: str, part: str) -> Iterator[Block]:
    from extractor.intake.html import HtmlTable, read_html

    for number, block in enumerate(read_html(text), 1):
        place = f"Imported {part} {number}"
        if isinstance(block, HtmlTable):
            cells = tuple(
                TableCell(c.row, c.column, c.rows, c.columns, (Paragraph((c.text,), place),)) for c in block.cells
            )
            yield WordTable(block.rows, block.columns, cells)
        else:
            yield Paragraph((block,), place)

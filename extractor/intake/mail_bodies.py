"""A mail's own words as a document of their own: an order often stands in the mail and in no attachment.

They become plain text named `mail.eml/body.txt`, the subject first; the cells of a table in an HTML mail are
parted by tabs, its rows by line breaks.
"""

from __future__ import annotations

import hashlib
from html.parser import HTMLParser

from extractor import source as sources
from extractor.document import Identity, Source

MAX_BODY = 5_000_000
"""Characters of a body that are read; what a person wrote is far shorter."""

_BLOCKS = frozenset(("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "hr", "blockquote", "pre"))
_CELLS = frozenset(("td", "th"))
_SILENT = frozenset(("script", "style", "head", "title"))


def body(mail: str, subject: str, plain: str, html: str) -> Source | None:
    """The words of a mail as a source; `None` where it has none.

    HTML is preferred where it has a table: the plain text of such mails puts each cell on a line of its own.
    """
    text = plain if plain.strip() and "<table" not in html.lower() else words_of(html) or plain
    if not text.strip():
        return None
    data = f"{' '.join(subject.split())}\n\n{text[:MAX_BODY]}".lstrip().encode("utf-8", "replace")
    # Told to be text, for quoted headers of an earlier mail would make it look like a mail again.
    identity = Identity(f"{mail}/body.txt", hashlib.sha256(data).hexdigest(), len(data), sources.TEXT)
    return Source(identity, data)


def words_of(html: str) -> str:
    """The text of HTML as it would be seen, a line a block; scripts and styles left out."""
    parser = _Words()
    parser.feed(html[:MAX_BODY])
    parser.close()
    lines = (_tidy(line) for line in "".join(parser.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def _tidy(line: str) -> str:
    return "\t".join(" ".join(cell.split()) for cell in line.split("\t")).strip(" ").rstrip("\t")


class _Words(HTMLParser):
    """Collects text; within a table's cell a block is only a space."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0
        self._cells = 0
        self._first = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag in _CELLS:
            self.pieces.append("" if self._first else "\t")
            self._first = False
            self._cells += 1
        elif tag in ("tr", "table"):
            self.pieces.append("\n")
            self._first, self._cells = True, 0
        elif tag in _BLOCKS:
            self.pieces.append(" " if self._cells else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag in _CELLS:
            self._cells = max(self._cells - 1, 0)
        elif tag in ("tr", "table"):
            self.pieces.append("\n")
            self._first, self._cells = True, 0
        elif tag in _BLOCKS:
            self.pieces.append(" " if self._cells else "\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(" ".join(data.splitlines()) if data.strip() else " ")

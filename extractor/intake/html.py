"""HTML as it would be seen: lines of text and tables, cells with what they cover; hidden and struck text left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from lxml import etree
from lxml import html as parsing

from extractor.intake.html_drawings import formula, has_shapes, lines_of
from extractor.intake.html_pictures import MAX_PICTURES, elsewhere, held, held_in
from extractor.intake.html_styles import Seen

MAX_CHARACTERS = 8_000_000
MAX_SPAN = 200
MAX_ROWS = 20_000
_DEPTH = 150
_BLOCKS = frozenset(
    ("p", "div", "br", "li", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "hr", "blockquote", "pre", "section",
     "article", "header", "footer", "dt", "dd", "dl", "form", "center", "address", "figure", "figcaption", "tr")
)  # fmt: skip
_SILENT = frozenset(("script", "style", "head", "title", "template", "noscript", "object", "iframe", "colgroup", "col"))


@dataclass(frozen=True, slots=True)
class HtmlCell:
    """A cell with its place, what it covers, and its text with line breaks as spaces."""

    row: int
    column: int
    rows: int
    columns: int
    text: str


@dataclass(frozen=True, slots=True)
class HtmlTable:
    """A table without another one in it. Cells in row order."""

    rows: int
    columns: int
    cells: tuple[HtmlCell, ...]


Block: TypeAlias = str | HtmlTable


@dataclass(slots=True)
class Unseen:
    """What a page holds beside the text that it shows.

    `found` is text that is not shown: why, and what. `pictures` are files in the page that it shows, `elsewhere` says
    where those are that it does not hold, and `drawings` counts drawings that may show more than their texts.
    """

    found: list[tuple[str, str]] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)
    drawings: int = 0


def read_html(text: str, unseen: Unseen | None = None) -> list[Block]:
    """The blocks of a page in order. `unseen` takes what is hidden or struck."""
    parser = parsing.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    source = re.sub(r"^\s*<\?xml[^>]*\?>", "", text[:MAX_CHARACTERS]).replace("\0", "")
    if not source.strip():
        return []
    try:
        root = parsing.document_fromstring(source, parser=parser, ensure_head_body=False)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return [line for line in source.splitlines() if line.strip()]
    return list(_Walk(Seen.of(root), unseen or Unseen()).blocks(root))


class _Walk:
    def __init__(self, seen: Seen, unseen: Unseen) -> None:
        self._seen, self._unseen = seen, unseen

    def blocks(self, root: etree._Element) -> Iterator[Block]:
        """Lines and tables, as they come."""
        line: list[str] = []
        for block in self._walk(root, line, 0):
            yield from _closed(line)
            if block is not None:
                yield block
        yield from _closed(line)

    def _walk(self, element: etree._Element, line: list[str], depth: int) -> Iterator[Block | None]:
        """Adds text to the line; yields where a line ends (`None`) or a table stands."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if depth > _DEPTH or self._left_out(element):
            return
        self._look(element)
        if tag in _SILENT:
            yield from self._within(element)
            return
        if tag == "math":
            line.append(formula(element))
            return
        if tag == "svg":
            yield None
            yield from self._drawn(element)
            return
        if tag == "table" and not _frames(element):
            yield None
            yield self.table(element)
            return
        if tag in ("td", "th") or (tag == "dd" and _follows(element.getprevious(), "dt")):
            line.append("\t")
        elif tag in _BLOCKS or tag == "table":
            yield None
        line.append(_flat(element.text))
        if tag == "input":
            line.append(_entered(element))
        for inner in element if tag != "select" else _chosen(element):
            yield from self._walk(inner, line, depth + 1)
            line.append(_flat(inner.tail))
        if tag in _BLOCKS and tag != "br" and not (tag == "dt" and _follows(element.getnext(), "dd")):
            yield None

    def _look(self, element: etree._Element) -> None:
        """Keeps what pictures an element shows."""
        shown = held_in(element.text or "") if element.tag == "style" else held(element)
        for data in shown if element.tag != "script" else ():
            if data not in self._unseen.pictures and len(self._unseen.pictures) < MAX_PICTURES:
                self._unseen.pictures.append(data)
        away = elsewhere(element)
        if away is not None:
            self._unseen.elsewhere.append(away)

    def _within(self, element: etree._Element) -> Iterator[Block | None]:
        """What shows of an element whose own words do not: the style sheets of a head, the page in a frame."""
        if element.tag == "head":
            for sheet in element.iter("style"):
                self._look(sheet)
        inner = element.get("srcdoc") if element.tag == "iframe" else None
        if inner:
            yield None
            yield from read_html(inner, self._unseen)

    def _drawn(self, drawing: etree._Element) -> Iterator[str]:
        for part in drawing.iter():
            if isinstance(part.tag, str) and part is not drawing:
                self._look(part)
        lines = lines_of(drawing, self._seen.why_not, lambda why, text: self._unseen.found.append((why, text)))
        if not lines and has_shapes(drawing):
            self._unseen.drawings += 1
        yield from lines

    def _left_out(self, element: etree._Element) -> bool:
        why = self._seen.why_not(element)
        if why is not None:
            self._unseen.found.append((why, " ".join("".join(element.itertext()).split())))
        return why is not None

    def table(self, element: etree._Element) -> HtmlTable:
        """A table's cells on their grid."""
        cells: list[HtmlCell] = []
        taken: set[tuple[int, int]] = set()
        hidden = {k for k, c in enumerate(element.iter("col")) if self._seen.why_not(c)}
        rows = [r for r in element.iter("tr") if not self._is_off(r)][:MAX_ROWS]
        for r, row in enumerate(rows):
            c = 0
            for cell in row.iterchildren("td", "th"):
                while (r, c) in taken:
                    c += 1
                down, across = _span(cell.get("rowspan")), _span(cell.get("colspan"))
                taken.update((r + i, c + j) for i in range(down) for j in range(across))
                if not self._left_out(cell):
                    self._look(cell)
                    text = " ".join(b for b in self.blocks_of_cell(cell) if isinstance(b, str))
                    if c in hidden:
                        self._unseen.found.append(("hidden column", text))
                    elif text:
                        cells.append(HtmlCell(r, c, min(down, len(rows) - r), across, text))
                c += across
        width = max((c.column + c.columns for c in cells), default=0)
        return HtmlTable(len(rows), width, tuple(cells))

    def blocks_of_cell(self, cell: etree._Element) -> Iterator[Block]:
        """The lines of a cell."""
        line = [_flat(cell.text)]
        for inner in cell:
            for block in self._walk(inner, line, 0):
                yield from _closed(line)
                if isinstance(block, HtmlTable):
                    yield from (c.text for c in block.cells)
                elif block is not None:
                    yield block
            line.append(_flat(inner.tail))
        yield from _closed(line)

    def _is_off(self, row: etree._Element) -> bool:
        holders = [row, *(a for a in row.iterancestors("tbody", "thead", "tfoot"))]
        return any(self._seen.why_not(h) for h in holders) and self._left_out_all(row)

    def _left_out_all(self, row: etree._Element) -> bool:
        why = self._seen.why_not(row) or "hidden row"
        self._unseen.found.append((why, " ".join("".join(row.itertext()).split())))
        return True


def _follows(beside: etree._Element | None, tag: str) -> bool:
    """Whether the element beside one is of a kind: a term and its description are a label and its value on one line."""
    return beside is not None and beside.tag == tag


def _frames(table: etree._Element) -> bool:
    """Whether a table only arranges a page: another one stands in it."""
    return next(iter(table.iterdescendants("table")), None) is not None


def _closed(line: list[str]) -> Iterator[str]:
    text = "\t".join(" ".join(piece.split()) for piece in "".join(line).split("\t")).strip(" ").strip("\t")
    line.clear()
    if text.strip():
        yield text


def _flat(text: str | None) -> str:
    return re.sub(r"[\r\n\t\f\v ]+", " ", text) if text else ""


def _entered(element: etree._Element) -> str:
    kind = (element.get("type") or "text").lower()
    return f" {element.get('value') or ''} " if kind in ("text", "number", "email", "tel") else ""


def _chosen(element: etree._Element) -> list[etree._Element]:
    """What a list to choose from shows: what is chosen in it, or its first entry."""
    options = list(element.iter("option"))
    return [o for o in options if o.get("selected") is not None] or options[:1]


def _span(text: str | None) -> int:
    return min(max(int(text), 1), MAX_SPAN) if text and text.strip().isdecimal() else 1

"""A page as it was read, drawn as SVG: its blocks, what the vocabulary knows on it, and where each value was found.

For whoever mends a wrong value: words that stand in one block, a label that is none and a value beside another's label
are seen at once.

    grey   runs of words (blocks), and cells of tables dashed
    green  names of properties
    amber  quantities
    red    the quotes of the item's values, each under its property; a line leads from quote to quote
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape

from casebook.inert_markdown import visible
from classifier.box import Box
from classifier.facts import Evidence, Fact
from extractor.document.page import Page
from extractor.rows.annotated_rows import MarkedRow

BLOCK, CELL, LABEL, AMOUNT, FOUND = "block", "cell", "label", "amount", "found"
_STYLE = (
    "text{font-family:sans-serif;fill:#222}"
    f".{BLOCK}{{fill:none;stroke:#bbb;stroke-width:.5}}.{CELL}{{fill:none;stroke:#999;stroke-dasharray:2}}"
    f".{LABEL}{{fill:#2a2;fill-opacity:.25}}.{AMOUNT}{{fill:#e90;fill-opacity:.25}}"
    f".{FOUND}{{fill:none;stroke:#c00}}.{FOUND}-name{{fill:#c00;font-size:6px}}"
)
_TYPE = 0.8
"""Of a word's height, by which its letters are set."""


def drawn(page: Page, rows: Sequence[MarkedRow], facts: Iterable[Fact]) -> str:
    """The page as one SVG document, a point a unit; `rows` are its rows with their marks, `facts` an item's.

    Nothing of the document is left that a viewer obeys: text is escaped, and what hides or turns it is named.
    """
    inside = "\n".join(_parts(page, rows, facts))
    size = f'width="{page.width:.0f}" height="{page.height:.0f}" viewBox="0 0 {page.width:.1f} {page.height:.1f}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n<style>{_STYLE}</style>\n'
        f'<rect width="100%" height="100%" fill="#fff"/>\n{inside}\n</svg>\n'
    )


def is_on(page: Page, quote: Evidence) -> bool:
    """Whether a quote is of this page: of its number, or of a cell whose words stand there."""
    if quote.page is not None:
        return quote.page == page.number
    return any(word.cell == quote.cell for word in page.words_in(*quote.span))


def _parts(page: Page, rows: Sequence[MarkedRow], facts: Iterable[Fact]) -> Iterator[str]:
    for cell in (c for table in page.tables for c in table.cells):
        yield from _framed(CELL, cell.box)
    for line in page.lines:
        for segment in line.segments:
            yield from _framed(BLOCK, segment.box)
    for marked in (slot for row in rows for slot in row.slots):
        named: dict[tuple[int, int], list[str]] = {}
        for label in marked.labels:  # one phrase may name several properties, until a unit decides
            named.setdefault((label.start, label.end), []).append(label.name)
        for place, names in named.items():
            yield from _framed(LABEL, page.box_of(*marked.slot.span(*place)), ", ".join(names))
        for amount in marked.amounts:
            yield from _framed(AMOUNT, page.box_of(*marked.slot.span(amount.start, amount.end)))
    for word in page.words:
        x, y = word.box.x0, word.box.bottom - (1 - _TYPE) * word.box.height
        width = max(word.box.width, 0.1)
        yield (
            f'<text x="{x:.1f}" y="{y:.1f}" font-size="{_TYPE * word.box.height:.1f}" textLength="{width:.1f}" '
            f'lengthAdjust="spacingAndGlyphs">{_inert(word.text)}</text>'
        )
    for fact in facts:
        yield from _found(page, fact)


def _found(page: Page, fact: Fact) -> Iterator[str]:
    """The quotes of a value on the page, in their order, with its name over the last."""
    boxes = [b for quote in fact.evidence if is_on(page, quote) and (b := page.box_of(*quote.span)) is not None]
    for box in boxes:
        yield from _framed(FOUND, box, fact.property)
    if len(boxes) > 1:
        way = " ".join(f"{b.middle:.1f},{b.middle_height:.1f}" for b in boxes)
        yield f'<polyline class="{FOUND}" points="{way}"/>'
    for last in boxes[-1:]:
        name = _inert(fact.property.replace("_", " "))
        yield f'<text class="{FOUND}-name" x="{last.x0:.1f}" y="{last.top - 1:.1f}">{name}</text>'


def _framed(kind: str, box: Box | None, title: str = "") -> Iterator[str]:
    if box is not None:
        told = f"<title>{_inert(title)}</title>" if title else ""
        place = f'x="{box.x0:.1f}" y="{box.top:.1f}" width="{max(box.width, 0):.1f}" height="{max(box.height, 0):.1f}"'
        yield f'<rect class="{kind}" {place}>{told}</rect>'


def _inert(text: str) -> str:
    return escape(visible(text))

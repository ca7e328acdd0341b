"""Small pages of trade papers, laid out by hand: each row is words with the left edge they begin at."""

from __future__ import annotations

from classifier.box import Box
from classifier.loading.load import load
from extractor.document.page import Cell, Page, Table, Word, compose
from extractor.language.phrases import Phrases
from extractor.trade import TradeReading, read

WIDTH = 5.0
"""How wide a letter is, in points."""

Row = tuple[float, list[tuple[float, str]]]


VOCABULARY = load().vocabulary
PHRASES = Phrases(VOCABULARY)


def page(*rows: Row, number: int = 1) -> Page:
    """A page of rows at heights, each a list of texts with the left edge of the first letter."""
    lines = [[_segment(x, top, text) for x, text in cells] for top, cells in rows]
    return compose(lines, number=number, width=595, height=842)


def _segment(x: float, top: float, text: str) -> list[Word]:
    made: list[Word] = []
    for word in text.split(" "):
        made.append(Word(word, Box(x, top, x + WIDTH * len(word), top + 9), size=9))
        x += WIDTH * (len(word) + 1) - 2
    return made


def right(edge: float, text: str) -> tuple[float, str]:
    """A text that ends at an edge, as numbers in columns do."""
    spaces = text.count(" ")
    return edge - WIDTH * len(text) + 2 * spaces, text


def sheet(*rows: list[str], name: str = "Sheet1", number: int = 1) -> Page:
    """A worksheet whose cells hold texts; an empty text is an empty cell."""
    lines = [
        [
            [Word(w, _cell_box(r, c), cell=f"{name}!{chr(65 + c)}{r + 1}", size=9) for w in text.split()]
            for c, text in enumerate(row)
            if text
        ]
        for r, row in enumerate(rows)
    ]
    made = compose(lines, number=number, width=600, height=800, origin="sheet", name=name)
    cells: list[Cell] = []
    at = iter(segment for line in made.lines for segment in line.segments)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text:
                segment = next(at)
                cells.append(Cell(r, c, 1, 1, ((segment.start, segment.end),)))
    table = Table(len(rows), max(len(row) for row in rows), tuple(cells))
    return Page(number, 600, 800, made.text, made.words, made.lines, (table,), "sheet", name)


def _cell_box(row: int, column: int) -> Box:
    return Box(column * 100.0, row * 15.0, column * 100.0 + 90, row * 15.0 + 9)


def reading(*pages: Page) -> TradeReading:
    """What the reader of trade papers makes of the pages."""
    return read(pages, VOCABULARY)


def values(found: TradeReading, *properties: str) -> list[tuple[str, ...]]:
    """One tuple a line: its values of the properties, as text with their units; empty where it has none."""
    return [
        tuple(str(next((f.value for f in line.facts if f.property == p), "")) for p in properties)
        for line in found.lines
    ]

"""A page as every reader gives it: a text, the words that made it, and where each word stands.

The text is built from the words, so that slicing it with a span gives a quote back to the letter, and the words
under a span give its box. Words of a segment are joined by one space, segments of a line by `GAP`, lines by a
line break. Text is never normalised here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from classifier.box import Box, around
from classifier.facts import Evidence
from extractor.document.spaced_words import LEAST_DIGITS, has_spaced, spans

GAP = "  "
_FULL = 0.8
"""How far a line reaches, as a share of the farthest, that goes on below."""
_ENDS = frozenset(".。:：;；!！?？")


@dataclass(frozen=True, slots=True)
class Word:
    """A run of characters without white space. `start` is its place in the page's text.

    `cell` is its locator in a format without pages; `confidence` is below 1 where the word was recognised from
    a picture; `size` is the height of its type in points.
    """

    text: str
    box: Box
    start: int = 0
    confidence: float = 1.0
    cell: str | None = None
    size: float = 0.0

    @property
    def end(self) -> int:
        """One past its last character in the page's text."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Segment:
    """Neighbouring words of one line with no wide gap between them: `words[first:last]` of the page."""

    start: int
    end: int
    box: Box
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Line:
    """Segments on one base line, from left to right."""

    segments: tuple[Segment, ...]

    @property
    def start(self) -> int:
        """Where in the page's text the line begins."""
        return self.segments[0].start

    @property
    def end(self) -> int:
        """Where in the page's text the line ends."""
        return self.segments[-1].end


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: the spans of the page's text in it, top to bottom, and the rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int
    spans: tuple[tuple[int, int], ...]
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Cells in row order. A merged cell appears once, with the rows and columns it covers."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    box: Box | None = None


@dataclass(frozen=True)
class Page:
    """One page, sheet or body of a document.

    `origin` is `text`, `ocr`, `sheet`, `flow` (a text document) or `lines` (a text whose lines may break anywhere).
    `turned` counts the quarter turns counter-clockwise by which a picture, or a page of sideways text, was set
    upright before it was read: boxes, width and height are those of the page after turning. `sha256` is the hash of
    the document that it is of, which each quote from it names; empty where nothing was read from a document.
    """

    number: int
    width: float
    height: float
    text: str
    words: tuple[Word, ...]
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    origin: str = "text"
    name: str | None = None
    turned: int = 0
    sha256: str = ""

    @cached_property
    def _starts(self) -> list[int]:
        return [w.start for w in self.words]

    @cached_property
    def running(self) -> str:
        """The text with blanks for the line ends inside its paragraphs, where a sentence goes on below.

        Each under a line of one run of words that reaches nearly as far as any, and ends no sentence. Every character
        stays at its place. Lines of a sheet or a text document are whole paragraphs.
        """
        if self.origin in ("sheet", "flow", "lines"):
            return self.text
        widest = max((x.segments[0].box.x1 for x in self.lines if len(x.segments) == 1), default=0.0)
        text = list(self.text)
        for one, two in pairwise(self.lines):
            above, below = one.segments[-1], two.segments[0]
            full = len(one.segments) == len(two.segments) == 1 and above.box.x1 >= _FULL * widest
            near = below.box.top - above.box.bottom <= above.box.height and below.box.x0 <= above.box.x0 + 1
            if full and near and self.text[above.end - 1] not in _ENDS:
                text[above.end : below.start] = " " * (below.start - above.end)
        return "".join(text)

    @cached_property
    def parts(self) -> tuple[int, ...]:
        """Where in the text the page's later parts begin: cards, or a picture's words behind the page's own.

        Lines run down a page. One that stands above the line before it begins another part, and so did the line at its
        height; one that reaches into the part before ends it. None for pages without a layout.
        """
        if self.origin in ("sheet", "flow", "lines"):
            return ()
        found: list[int] = []
        edge, first = float("-inf"), 0
        for n in range(1, len(self.lines)):
            above, below = self.lines[n - 1].segments[0].box, self.lines[n].segments[0].box
            rises = below.bottom < above.top
            if not rises and below.x0 >= edge:
                continue
            edge = float("-inf")
            if rises:
                beside = (k for k in range(first, n) if self.lines[k].segments[0].box.bottom > below.top - below.height)
                k = next(beside, first)
                found += [self.lines[k].start] if k > first else []
                beside_it = max(line.segments[-1].box.x1 for line in self.lines[k:n])
                edge = beside_it if below.x0 >= beside_it else edge
            found.append(self.lines[n].start)
            first = n
        return tuple(found)

    def words_of(self, segment: Segment) -> tuple[Word, ...]:
        """The words of one of its segments."""
        return self.words[segment.first : segment.last]

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """The words that a span of the text touches."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self.words[first].end <= start:
            first += 1
        return self.words[first : bisect_left(self._starts, end)]

    def box_of(self, start: int, end: int) -> Box | None:
        """The smallest box around the words that a span touches; `None` where it touches none."""
        return around(w.box for w in self.words_in(start, end))

    def quote(self, start: int, end: int, found: str = "line") -> Evidence:
        """The text at a span as evidence: with the cell of its words, else with the page's number and their box."""
        words = self.words_in(start, end)
        cell = next((w.cell for w in words if w.cell), None)
        number, box = (None, None) if cell else (self.number, around(w.box for w in words))
        return Evidence(self.sha256, self.text[start:end], (start, end), number, box, cell, found)


def of_document(pages: Iterable[Page], sha256: str) -> tuple[Page, ...]:
    """The pages as those of the document with this hash."""
    return tuple(page if page.sha256 == sha256 else replace(page, sha256=sha256) for page in pages)


def compose(
    lines: Sequence[Sequence[Sequence[Word]]],
    *,
    number: int,
    width: float,
    height: float,
    origin: str = "text",
    name: str | None = None,
) -> Page:
    """A page from words grouped in segments grouped in lines: lays the text out and gives each word its place."""
    pieces: list[str] = []
    words: list[Word] = []
    made: list[Line] = []
    at = 0
    for line in lines:
        segments: list[Segment] = []
        for group in map(_tight, line):
            if segments:
                pieces.append(GAP)
                at += len(GAP)
            start, first = at, len(words)
            for k, word in enumerate(group):
                if k:
                    pieces.append(" ")
                    at += 1
                words.append(Word(word.text, word.box, at, word.confidence, word.cell, word.size))
                pieces.append(word.text)
                at += len(word.text)
            box = around(w.box for w in words[first:])
            if box is not None:
                segments.append(Segment(start, at, box, first, len(words)))
        if segments:
            made.append(Line(tuple(segments)))
            pieces.append("\n")
            at += 1
    return Page(number, width, height, "".join(pieces), tuple(words), tuple(made), (), origin, name)


def _tight(group: Sequence[Word]) -> Sequence[Word]:
    """The words of a segment, with each value that is set letter by letter as one word."""
    texts = [word.text for word in group]
    if len(group) < LEAST_DIGITS or not has_spaced(" ".join(texts)):
        return group
    return [_one(group[a:z]) for a, z in spans(texts, [word.box for word in group])]


def _one(words: Sequence[Word]) -> Word:
    box = around(word.box for word in words)
    if len(words) == 1 or box is None:
        return words[0]
    return replace(words[0], text="".join(w.text for w in words), box=box, confidence=min(w.confidence for w in words))


def with_spaced_joined(page: Page) -> Page:
    """A page without tables that was composed otherwise, with values that are set letter by letter as one word."""
    if not has_spaced(page.text):
        return page
    lines = [[page.words_of(s) for s in line.segments] for line in page.lines]
    if not any(len(_tight(group)) < len(group) for line in lines for group in line if len(group) >= LEAST_DIGITS):
        return page
    return recomposed(page, lines)


def recomposed(page: Page, lines: Sequence[Sequence[Sequence[Word]]]) -> Page:
    """A page without tables with its words in other segments and lines; their text is laid out anew."""
    made = compose(lines, number=page.number, width=page.width, height=page.height, origin=page.origin, name=page.name)
    return replace(made, turned=page.turned, sha256=page.sha256)

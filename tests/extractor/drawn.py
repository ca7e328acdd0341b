"""Pages drawn by hand: a text block as on a typewriter, or a ruled table; and what the finder tells of them.

A drawn column is 5 points wide, so what stands under each other in the source stands under each other on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from textwrap import dedent

from classifier.box import Box
from classifier.law.catalogue import Catalogue
from classifier.law.vocabulary import Vocabulary
from classifier.loading.load import load
from extractor.document.page import Cell, Page, Table, Word, compose
from extractor.facts.candidates import Candidate, ModelMention, PageFinds
from extractor.facts.tables import FactFinder
from extractor.language.numbers.quantities import Amount, Numbers
from extractor.papers import parties
from extractor.rows import names_of_goods
from extractor.rows.annotated_rows import MarkedRow, Marker
from extractor.rows.rows import rows
from tests.extractor.words import terms

SHA = "c" * 64
_CHARACTER = 5.0
_TYPE = 10.0
_MARGIN = 40.0


@cache
def catalogue() -> Catalogue:
    return load()


def vocabulary() -> Vocabulary:
    return catalogue().vocabulary


@cache
def marker() -> Marker:
    return Marker(vocabulary(), terms())


@cache
def numbers() -> Numbers:
    return Numbers(vocabulary())


def drawn(text: str, *, pitch: float = 14.0, number: int = 1, origin: str = "text", sure: float = 1.0) -> Page:
    """A page of lines `pitch` points apart, in type 10 points high; two spaces part segments."""
    lines = dedent(text).strip("\n").split("\n")
    laid = [_segments(line, 40.0 + pitch * k, sure) for k, line in enumerate(lines)]
    made = compose([line for line in laid if line], number=number, width=842, height=842, origin=origin)
    return replace(made, sha256=SHA)


def _segments(line: str, top: float, sure: float) -> list[list[Word]]:
    """The segments of one line, each word at its column."""
    return [
        [_word(m[0], _MARGIN + _CHARACTER * (run.start() + m.start()), top, sure) for m in re.finditer(r"\S+", run[0])]
        for run in re.finditer(r"\S+(?: \S+)*", line)
    ]


def _word(text: str, left: float, top: float, sure: float = 1.0) -> Word:
    return Word(text, Box(left, top, left + _CHARACTER * len(text), top + _TYPE), confidence=sure, size=_TYPE)


@dataclass(frozen=True, slots=True)
class Wide:
    """A cell merged over several columns or rows."""

    text: str
    columns: int = 1
    rows: int = 1


def ruled(*table: Sequence[str | Wide | None], column: float = 120.0) -> Page:
    """A page with one ruled table: columns of one width, a line break inside a cell, `None` where a merged cell goes on."""
    laid: list[list[list[Word]]] = []
    places: list[tuple[int, int, Wide, list[tuple[int, int]], float]] = []
    top = 40.0
    for number, row in enumerate(table):
        cells = [(k, c if isinstance(c, Wide) else Wide(c)) for k, c in enumerate(row) if c is not None]
        height = max(len(c.text.split("\n")) for _, c in cells)
        first = len(laid)
        laid += [[] for _ in range(height)]
        for k, cell in cells:
            at = []
            for line, text in enumerate(t for t in cell.text.split("\n") if t):
                left, words = _MARGIN + column * k + 4, []
                for piece in text.split():
                    words.append(_word(piece, left, top + 14 * line))
                    left += _CHARACTER * (len(piece) + 1)
                at.append((first + line, len(laid[first + line])))
                laid[first + line].append(words)
            places.append((number, k, cell, at, top))
        top += 14.0 * height + 4
    kept = [k for k, line in enumerate(laid) if line]
    page = compose([laid[k] for k in kept], number=1, width=842, height=842)
    made = []
    for number, k, cell, at, upper in places:
        segments = [page.lines[kept.index(line)].segments[s] for line, s in at]
        box = Box(_MARGIN + column * k, upper - 2, _MARGIN + column * (k + cell.columns), upper + 12)
        made.append(Cell(number, k, cell.rows, cell.columns, tuple((s.start, s.end) for s in segments), box))
    ruling = Table(len(table), max(len(r) for r in table), tuple(made))
    return replace(page, tables=(ruling,), sha256=SHA)


def marked(page: Page, *, decimal_comma: bool = False) -> tuple[MarkedRow, ...]:
    return marker().mark(rows(page), decimal_comma=decimal_comma)


def named_models(page: Page) -> tuple[names_of_goods.Named, ...]:
    """The names given as models' on a page."""
    return tuple(names_of_goods.models(marked(page), marker().phrases))


def named_makers(page: Page) -> tuple[names_of_goods.Named, ...]:
    """The firms named on a page."""
    return tuple(parties.makers(marked(page), marker().phrases))


def finds(page: Page, *, description: bool = False, decimal_comma: bool = False) -> PageFinds:
    finder = FactFinder(vocabulary())
    return finder.find(page, marked(page, decimal_comma=decimal_comma), description=description)


def candidates(page: Page) -> tuple[Candidate, ...]:
    return finds(page).candidates


def models(page: Page) -> tuple[ModelMention, ...]:
    return finds(page).models


def facts(page: Page, *, decimal_comma: bool = False) -> list[str]:
    """Each candidate as "capacity 2.6 Ah nominal of A-1", in the order of the page."""
    return [told(c) for c in finds(page, decimal_comma=decimal_comma).candidates]


def told(candidate: Candidate) -> str:
    """A candidate in a line."""
    fact = candidate.fact
    whose = " / ".join(candidate.models)
    return " ".join(filter(None, (fact.property, str(fact.value), fact.kind, whose and f"of {whose}")))


def printed(amount: Amount) -> str:
    """A quantity in a line: "[2.5, ∞) Ah minimum"."""
    unit = amount.unit.name if amount.unit else ""
    return " ".join(filter(None, (str(amount.interval), unit, amount.kind)))


def quantities(text: str, *, comma: bool = False) -> list[str]:
    """Every quantity in a text, each in a line."""
    return [printed(a) for a in numbers().find(text, decimal_comma=comma)]

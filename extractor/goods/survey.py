"""A document's pages, marked once: the candidates on them, the names in them, and single descriptions on demand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from classifier.box import Box
from classifier.facts import Fact
from extractor.decoding.weighing import FoundPage, Weigher
from extractor.document.page import Page
from extractor.facts.candidates import Candidate, ModelMention
from extractor.facts.columns.over_pages import LeftOpen
from extractor.facts.tables import FactFinder
from extractor.goods.inside import NONE_INSIDE, Inside
from extractor.goods.lineups import with_lined_up, without_part_marks
from extractor.language.noun_phrases import cells_of, joined
from extractor.language.phrases import Phrases
from extractor.language.raised import raised_text
from extractor.papers import parties
from extractor.papers.history import without_history, without_quoted
from extractor.rows import names_of_goods
from extractor.rows.annotated_rows import MarkedRow, Marker
from extractor.rows.cell_or_pack import CELL
from extractor.rows.designations import designation
from extractor.rows.heads.unit_legend import with_legends
from extractor.rows.names_of_goods import Named
from extractor.rows.rows import rows
from extractor.rows.slots import Row, Slot

_OPENING_ROWS = 8
"""A page of paper that is a form of its own names its model in so many rows."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the marks on all pages give.

    `label` is the likeliest name of the goods, `maker` of who made them; `apart` are the names that the pages with
    values give themselves, one a page, none where one of them has no name of its own; `pages` are the pages with what
    the rules found on each, `printed` with their rows as they were printed, before any was put in order or left out.
    """

    candidates: tuple[Candidate, ...]
    models: tuple[ModelMention, ...]
    label: str | None
    maker: str | None
    apart: tuple[str, ...] = ()
    pages: tuple[FoundPage, ...] = ()
    inside: Inside = NONE_INSIDE
    printed: tuple[tuple[Page, tuple[MarkedRow, ...]], ...] = ()


def survey(
    pages: Sequence[Page],
    marker: Marker,
    finder: FactFinder,
    *,
    decimal_comma: bool,
    weigher: Weigher | None = None,
) -> Sheet:
    """Marks every page and reads it; with a weigher, by both witnesses."""
    found: list[FoundPage] = []
    as_printed: list[tuple[Page, tuple[MarkedRow, ...]]] = []
    listed: list[ModelMention] = []
    models: list[Named] = []
    makers: list[Named] = []
    names: list[str] = []
    left_open: LeftOpen | None = None
    for page in pages:
        printed = annotated(page, marker, decimal_comma=decimal_comma)
        as_printed.append((page, printed))
        printed = without_quoted(printed) if page.origin in ("flow", "lines") else printed
        marked = finder.in_reading_order(without_history(printed, marker.phrases))
        finds = without_part_marks(with_lined_up(finder.find(page, marked, carried=left_open), marked), page)
        left_open = finds.left_open
        found.append(FoundPage(page, marked, finds.candidates))
        listed += _without_papers(finds.models, page, marked, marker.phrases)
        models += (own := tuple(names_of_goods.models(marked, marker.phrases)))
        if finds.candidates:
            opening = own if page.origin == "sheet" else names_of_goods.models(marked[:_OPENING_ROWS], marker.phrases)
            names.append(names_of_goods.best(tuple(opening)) or "")
        makers += parties.makers(marked, marker.phrases)
    candidates = tuple(c for p in found for c in p.candidates)
    if weigher:
        weighed = weigher.weighed(found)
        candidates, listed = weighed.candidates, [*listed, *weighed.models]
    label, maker = _label(models, found, marker.phrases), names_of_goods.best(makers)
    inside = _inside(models, found, marker.phrases)
    return Sheet(candidates, tuple(listed), label, maker, _apart(names), tuple(found), inside, tuple(as_printed))


def _without_papers(
    mentions: Sequence[ModelMention], page: Page, rows: Sequence[MarkedRow], phrases: Phrases
) -> Sequence[ModelMention]:
    """The names of goods without headings that give the number of a contract, a report or an order."""
    if not any(m.is_section for m in mentions):
        return mentions
    numbers = names_of_goods.numbers_of_papers(page, rows, phrases)
    return [m for m in mentions if not (m.is_section and m.name in numbers)]


def _inside(models: Sequence[Named], found: Sequence[FoundPage], phrases: Phrases) -> Inside:
    """The one designation that a section on cells gives, and the name of the paper's goods without it."""
    inner = {m.text for m in models if m.level == CELL and designation([m.text])}
    if len(inner) != 1:
        return NONE_INSIDE
    return Inside(inner.pop(), _label([m for m in models if m.level != CELL], found, phrases))


def annotated(page: Page, marker: Marker, *, decimal_comma: bool) -> tuple[MarkedRow, ...]:
    """The rows of a page with what the vocabulary knows in them, and the units that its legends give."""
    marked = marker.mark(rows(page), decimal_comma=decimal_comma, raised=raised_text(page))
    return with_legends(marked, marker.numbers, marker.phrases)


def _apart(names: Sequence[str]) -> tuple[str, ...]:
    """The names where the pages are a form each: every one that states a value names a model of its own."""
    told = [name for name in names if name and designation([name])]
    return tuple(told) if len(told) == len(names) == len(set(told)) > 1 else ()


def _label(models: Sequence[Named], found: Sequence[FoundPage], phrases: Phrases) -> str | None:
    first = next((f for f in found if f.page.words), None)
    return names_of_goods.label(models, first.page if first else None, first.rows if first else (), phrases)


def described(
    page: Page, spans: tuple[tuple[int, int], ...], marker: Marker, finder: FactFinder, *, decimal_comma: bool
) -> tuple[Fact, ...]:
    """The values in a description that runs over several spans of a page, cell by cell."""
    slots = [_slot(page, cell) for cell in cells_of(page.text, spans)]
    box = page.box_of(min(a for a, _ in spans), max(b for _, b in spans)) or Box(0.0, 0.0, 0.0, 0.0)
    row = Row(tuple(sorted(slots, key=lambda s: s.left)), box.top, box.bottom)
    marked = marker.mark((row,), decimal_comma=decimal_comma)
    return tuple(c.fact for c in finder.find(page, marked, description=True).candidates)


def _slot(page: Page, spans: tuple[tuple[int, int], ...]) -> Slot:
    boxes = [box for a, b in spans if (box := page.box_of(a, b)) is not None]
    left, right = min((b.x0 for b in boxes), default=0.0), max((b.x1 for b in boxes), default=0.0)
    return Slot(joined(page.text, spans).text, spans, left, right, spans[0][0])

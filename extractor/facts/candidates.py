"""What a page gives: candidate facts with their quotes and how far they are trusted, and the models that it names."""

from __future__ import annotations

from dataclasses import dataclass

from classifier.facts import Evidence, Fact
from extractor.document.page import Page
from extractor.facts.columns.over_pages import LeftOpen
from extractor.facts.labels import Pair

_BETWEEN = 110
"""A longer stretch from label to value is not quoted whole."""

_CONFIDENCE = {"table": 0.98, "line": 0.97, "column": 0.96, "rating": 0.9}
_DOUBTED = 0.6
_NEAR = 0.85
"""A label that is only close to a name."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact as found.

    `models` are the names over its column or before its row, `section` the name in the nearest heading above (none:
    the document's); `level` says whether it is a cell's or a pack's; `how` is the way it was found (`table`, `line`,
    `column`, `rating`).
    """

    fact: Fact
    models: tuple[str, ...]
    section: str | None
    how: str
    level: str | None = None


@dataclass(frozen=True, slots=True)
class ModelMention:
    """A model's name at the head of a column, of a row or of a section, and the words there that tell what it is.

    Names of one head row share a `group`, whatever stands for it, and the rows of one list a `listed`; `heading` is the
    line above their table that names goods.
    """

    name: str
    text: str
    is_section: bool = False
    group: object | None = None
    heading: str = ""
    listed: object | None = None


@dataclass(frozen=True, slots=True)
class PageFinds:
    """What one page gives; `left_open` is the table that it ends with, which may go on on the next."""

    candidates: tuple[Candidate, ...]
    models: tuple[ModelMention, ...]
    left_open: LeftOpen | None = None


def evidence(page: Page, pair: Pair, how: str, label_page: Page | None = None) -> tuple[Evidence, ...]:
    """One quote from label to value where they stand side by side, else the value and then its label.

    `label_page` is where the label stands, if that is a page before.
    """
    value = pair.value.slot.span(pair.amount.start, pair.amount.end)
    first = pair.label.labels[0].start if pair.label.labels else 0
    label = pair.label.slot.span(first, len(pair.label.text))
    if label_page is not None and label_page is not page:
        return (quote(page, value, how), quote(label_page, label, how))
    between = page.text[label[0] : value[0]]
    if label[0] <= value[0] and "\n" not in between and len(between) < _BETWEEN:
        return (quote(page, (label[0], value[1]), how),)
    return (quote(page, value, how), quote(page, label, how))


def quote(page: Page, span: tuple[int, int], how: str) -> Evidence:
    """The page's text at a span, with how it was found, and whether it was recognised from a picture."""
    return page.quote(*span, f"{how}, recognised" if page.origin == "ocr" else how)


def confidence(page: Page, pair: Pair, how: str, quotes: tuple[Evidence, ...]) -> float:
    """How far a value is to be trusted: by the way it was found, and by the words of its quotes (0 to 1)."""
    sure = _CONFIDENCE[how]
    if not pair.pure:
        sure -= 0.04
    if pair.amount.unit is None:
        sure -= 0.02
    if pair.doubt is not None:
        sure = min(sure, _DOUBTED)
    if any(term.is_near for term in pair.label.labels):
        sure = min(sure, _NEAR)
    if page.origin == "ocr":
        words = [w.confidence for e in quotes if e.page == page.number for w in page.words_in(*e.span)]
        sure *= min(words, default=0.5)
    return round(sure, 2)

"""Several goods on one certificate, each under a heading of its own: "A. Product: NCA hydroxide KP-88", "B. …".

The headings count, have one label, and name goods with different designations; the values below each are its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from classifier.facts import Evidence
from extractor.document.page import Page
from extractor.facts.candidates import Candidate
from extractor.goods.items import Model
from extractor.language.formulas import find
from extractor.language.tokens import fold
from extractor.rows.designations import designations

_HEADING = re.compile(
    r"\W{0,2}(?:[A-Z]|\d{1,2}|[一二三四五六七八九十])\s?[.)、．）:：]\s*(?P<label>[^:：\d]{1,24})[:：]\s*(?P<rest>\S.*)"
)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading, where it starts in its page's text, and what it calls the goods under it."""

    page: int
    start: int
    name: str
    text: str


def under_headings(
    candidates: Sequence[Candidate], pages: Sequence[Page], names_goods: Callable[[str], bool]
) -> tuple[Model, ...]:
    """One model of each of several goods that parallel headings name, with the values below it; none without such."""
    headings = _headings(pages, names_goods)
    if len(headings) < 2:
        return ()
    own: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        place = _place(candidate.fact.evidence[0], pages)
        above = [h for h in headings if (h.page, h.start) <= place]
        heading = above[-1] if above else headings[0]
        own[heading.name].append(candidate)
    return tuple(Model(h.name, h.text, tuple(own[h.name])) for h in headings)


def _place(quote: Evidence, pages: Sequence[Page]) -> tuple[int, int]:
    """A quote's page and its start there; the first page's start where no page has it.

    A quote of a text document or a sheet names its cell and no page: its page is the one whose words there have it.
    """
    start, end = quote.span
    if quote.page is not None:
        return quote.page, start
    of = (p.number for p in pages if any(w.cell == quote.cell for w in p.words_in(start, end)))
    return next(of, 0), start


def _headings(pages: Sequence[Page], names_goods: Callable[[str], bool]) -> list[_Heading]:
    by_label: dict[str, list[_Heading]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            text = page.text[line.start : line.end]
            match = _HEADING.match(text)
            name = next(_names(match["rest"]), None) if match else None
            if match and name and names_goods(match["rest"]):
                by_label[fold(match["label"])].append(_Heading(page.number, line.start, name, match["rest"]))
    several = max(by_label.values(), key=len, default=[])
    return several if len({h.name for h in several}) == len(several) else []


def _names(text: str) -> Iterator[str]:
    """The designations in a text that are no formulas."""
    formulas = [text[placed.start : placed.end] for placed in find(text)]
    return (code for code in designations([text]) if not any(code in formula for formula in formulas))

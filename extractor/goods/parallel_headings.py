"""Several goods on one certificate, each under a heading of its own: "A. Product: NCA hydroxide KP-88", "B. …".

The headings count, have one label, and name goods with different designations; the values below each are its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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
    """A heading at a place, and what it calls the goods under it."""

    page: int
    top: float
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
        place = candidate.fact.evidence[0]
        top = place.box.top if place.box is not None else 0.0
        above = [h for h in headings if (h.page, h.top) <= (place.page or 0, top)]
        heading = above[-1] if above else headings[0]
        own[heading.name].append(candidate)
    return tuple(Model(h.name, h.text, tuple(own[h.name])) for h in headings)


def _headings(pages: Sequence[Page], names_goods: Callable[[str], bool]) -> list[_Heading]:
    by_label: dict[str, list[_Heading]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            text = page.text[line.start : line.end]
            match = _HEADING.match(text)
            name = next(_names(match["rest"]), None) if match else None
            if match and name and names_goods(match["rest"]):
                top = line.segments[0].box.top
                by_label[fold(match["label"])].append(_Heading(page.number, top, name, match["rest"]))
    several = max(by_label.values(), key=len, default=[])
    return several if len({h.name for h in several}) == len(several) else []


def _names(text: str) -> Iterator[str]:
    """The designations in a text that are no formulas."""
    formulas = [text[placed.start : placed.end] for placed in find(text)]
    return (code for code in designations([text]) if not any(code in formula for formula in formulas))

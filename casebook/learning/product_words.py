"""Signs of a product that a person's word proposes: what a paper calls goods of which a person said what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casebook.inert_markdown import visible
from casebook.record.actions import ItemAdded, ProductChanged
from casebook.record.ledger import Event
from classifier.law.vocabulary import Vocabulary
from extractor.document.page import Page
from extractor.rows.designations import designations

LONGEST = 40
_AROUND = " \t:：=,，;；-–—/|()（）[]【】“”\"'"
_BROKEN = re.compile(r"[\d,，;；:：]")


@dataclass(frozen=True, slots=True)
class ProductWord:
    """What a page calls a product: `term` in `language` for `product`."""

    product: str
    language: str
    term: str


def of_event(
    event: Event, name: str | None, pages: Iterable[Page], words: Vocabulary
) -> Iterator[tuple[str, str, str]]:
    """The product, the term and the quote that a person's word on what an item is proposes.

    `name` is what the item of a change is called. The words are those of the name, or of a name that is a designation
    alone, those that stand with it on a page.
    """
    action = event.action
    if isinstance(action, ItemAdded):
        name = action.label
    if not isinstance(action, ItemAdded | ProductChanged) or not name or action.product not in words.products:
        return
    for number, text in [(0, name), *_runs(name, pages)]:
        term = _bare(text, name)
        if _may_name(term, words):
            where = f", page {number}" if number else ""
            yield action.product, term, f"{event.who}{where}: {text.strip()}"
            return


def _runs(name: str, pages: Iterable[Page]) -> Iterator[tuple[int, str]]:
    """The runs of words that a name stands in, with their pages' numbers."""
    for page in pages:
        for line in page.lines:
            for segment in line.segments:
                text = page.text[segment.start : segment.end]
                if name in text and len(text) > len(name):
                    yield page.number, text


def _bare(text: str, name: str) -> str:
    """Words without designations; a name that is one is none of them."""
    codes = [*designations([text]), *([name] if any(map(str.isdigit, name)) and " " not in name else [])]
    for code in sorted(codes, key=len, reverse=True):
        text = text.replace(code, " ")
    return " ".join(text.split()).strip(_AROUND)


def _may_name(term: str, words: Vocabulary) -> bool:
    """Whether words may name goods: none that are known for any, and no head of a column."""
    plain = term.casefold()
    if not 2 < len(term) <= LONGEST and not (1 < len(term) <= LONGEST and not term.isascii()):
        return False
    if not any(map(str.isalpha, term)) or _BROKEN.search(term) or visible(term) != term:
        return False
    goods = (t.casefold() for p in words.products.values() for several in p.terms.values() for t in several)
    cues = (t.casefold() for c in words.cues.values() for by in c.groups.values() for s in by.values() for t in s)
    labels = (t.casefold() for p in words.properties.values() for several in p.terms.values() for t in several)
    return not any(t in plain for t in goods) and plain not in {*cues, *labels}

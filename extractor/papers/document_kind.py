"""What kind of paper a document is: by what it calls itself, and by the heads that only such a paper has.

A title is weighed by its place and its type; of the heads each different one counts once, so that a long
paper does not win by repetition. An invoice and a packing list in one document are an invoice. A paper that
calls itself nothing and gives several parameters of goods is a datasheet.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from classifier.facts import Evidence
from classifier.law.vocabulary import Product
from extractor.document.page import Page
from extractor.facts.candidates import quote
from extractor.language.phrases import Phrases
from extractor.language.terms import Term, Terms
from extractor.language.tokens import fold
from extractor.papers.parameter_rows import lists_models, parameters

OTHER = "other"
PAPERS_OF_GOODS = frozenset(
    {"invoice", "packing_list", "customs_declaration", "order", "contract", "transport_document"}
)
"""The kinds of paper that list goods line by line."""
_FIRST_LINES = 12
_PAGES = 4
_LONG_TITLE = 70
_LEAST_SCORE = 3.0
_LEAST_PARAMETERS = 3
_JOINED = re.compile(r"[^\n.:;,，。：；|()（）]{0,40}")
_HEAD_WEIGHTS = {
    "invoice": 1.0, "packing_list": 0.9, "test_report": 0.7, "safety_data_sheet": 2.0, "technology": 0.9,
    "datasheet": 0.45, "other": 0.5, "customs_declaration": 1.0, "order": 0.5, "contract": 0.7,
    "transport_document": 0.6,
}  # fmt: skip
# The title of a paper about something must not be outvoted by what that something's own papers contain.
_TITLE_WEIGHTS = {
    "safety_data_sheet": 1.5,
    "test_report": 1.3,
    "other": 1.15,
    "packing_list": 1.3,
    "technology": 1.3,
    "invoice": 1.3,
    "customs_declaration": 1.5,
    "order": 1.3,
    "contract": 1.3,
    "transport_document": 1.3,
}
_MOST_HEADS = 9.0


class KindCall(NamedTuple):
    """The kind of a document (a name of the report), the words that tell it (weightiest first), and why.

    `is_titled` says that it calls itself so; else the heads of its tables or its parameters tell.
    """

    kind: str
    evidence: tuple[Evidence, ...]
    reason: str
    is_titled: bool = False


@dataclass(frozen=True, slots=True)
class _Sign:
    """One word that speaks for a kind, with its weight."""

    kind: str
    weight: float
    page: Page
    term: Term


def document_kind(pages: Sequence[Page], terms: Terms) -> KindCall:
    """The kind of a document; `other`, with no evidence, where nothing readable tells a kind."""
    read = [(page, terms.find(page.text)) for page in pages[:_PAGES]]
    signs = list(_signs(read, terms.vocabulary.products))
    scores = _scores(signs)
    kind = max(scores, key=lambda name: (scores[name], name), default=OTHER)
    if scores.get(kind, 0.0) < _LEAST_SCORE:
        return _untitled(read, scores, terms.phrases)
    telling = sorted((s for s in signs if s.kind == kind), key=lambda s: -s.weight)
    evidence = tuple(quote(s.page, (s.term.start, s.term.end), "line") for s in telling[:3])
    is_titled = any(s.term.name != "document_head" and s.weight >= _LEAST_SCORE for s in telling)
    return KindCall(kind, evidence, f"it calls itself {telling[0].term.text!r} or has such a paper's heads", is_titled)


def title_kind(page: Page, terms: Terms) -> str | None:
    """The kind that a page calls itself in a title of its own; `None` where it does not."""
    titles = [
        s for s in _signs([(page, terms.find(page.text))], terms.vocabulary.products) if s.term.name == "document_title"
    ]
    best = max(titles, key=lambda sign: sign.weight, default=None)
    return best.kind if best and best.weight >= _LEAST_SCORE else None


def _untitled(read: Sequence[tuple[Page, tuple[Term, ...]]], scores: dict[str, float], phrases: Phrases) -> KindCall:
    """A paper that calls itself nothing: a datasheet if it gives parameters and has no other's heads."""
    labels = sorted({label for page, found in read for label in parameters(page, found, phrases)})
    rival = max((scores[name] for name in scores if name != "datasheet"), default=0.0)
    least = _LEAST_PARAMETERS - any(lists_models(page) for page, _ in read)
    if len(labels) >= least and rival < scores.get("datasheet", 0.0) + 0.5 * len(labels):
        return KindCall(
            "datasheet", (), f"it gives {len(labels)} parameters with their units, {labels[0]!r} among them"
        )
    return KindCall(OTHER, (), "nothing in it tells a kind")


def _signs(read: Sequence[tuple[Page, tuple[Term, ...]]], products: Mapping[str, Product]) -> Iterator[_Sign]:
    first = next((page.number for page, _ in read if page.text.strip()), 0)
    running = _running_heads([page for page, _ in read])
    taught = {name for name, product in products.items() if product.family == "technology"}
    for page, found in read:
        usual = _usual_size(page)
        titled = [t for t in found if t.name == "document_title"]
        titles = {at for t in titled for at in range(t.start, t.end)}
        for term in found:
            if term.name == "document_head" and term.start not in titles:
                yield _Sign(term.group, _HEAD_WEIGHTS[term.group], page, term)
            elif term.category == "product" and term.name in taught and page.number == first:
                # What a title names as a technology is one, whatever else the paper calls itself.
                yield _Sign("technology", _title_weight(page, term, usual, is_first=True), page, term)
            elif term.name == "document_title" and not _is_object(page, term, titled):
                line = page.lines[_line_of(page, term.start)]
                leads = page.number == first or page.text[line.start : line.end] in running
                weight = _title_weight(page, term, usual, leads)
                yield _Sign(term.group, weight * _TITLE_WEIGHTS.get(term.group, 1.0), page, term)


def _running_heads(pages: Sequence[Page]) -> frozenset[str]:
    """Lines that stand at the top of two pages and more: a paper repeats there what it is called."""
    tops = Counter(line for page in pages for line in {page.text[x.start : x.end] for x in page.lines[:2]})
    return frozenset(line for line, times in tops.items() if times > 1)


def _is_object(page: Page, term: Term, titled: Sequence[Term]) -> bool:
    """Whether a kind's name is what a guide is about ("guide to understanding specifications")."""
    return any(
        t.end <= term.start and t.group == OTHER != term.group and _JOINED.fullmatch(page.text[t.end : term.start])
        for t in titled
    )


def _title_weight(page: Page, term: Term, usual: float, is_first: bool) -> float:
    """How much a kind's name at a place says.

    Most in large type at the top of the first page, little in running text.
    """
    index = _line_of(page, term.start)
    line = page.lines[index]
    length = line.end - line.start
    share = min(1.0, (term.end - term.start) / max(1, length) + 0.35)
    size = max((w.size for w in page.words_in(term.start, term.end)), default=0.0)
    prominence = size / usual if usual and size else 1.0
    if length > _LONG_TITLE and prominence < 1.2:
        return 0.5
    place = (5.0 - 2.0 * index / _FIRST_LINES) if index < _FIRST_LINES else 1.0
    grown = min(max(prominence - 1.0, 0.0) * 4.0, 4.0)
    return share * (place + grown) * (1.0 if is_first else 0.5)


def _scores(signs: Iterable[_Sign]) -> dict[str, float]:
    """The best title of each kind, and its different heads; a kind's second title counts a little."""
    titles: dict[str, dict[str, float]] = defaultdict(dict)
    heads: dict[str, dict[str, float]] = defaultdict(dict)
    for sign in signs:
        words = fold(sign.term.text)
        kept = titles if sign.term.name == "document_title" or sign.term.category == "product" else heads
        kept[sign.kind][words] = max(sign.weight, kept[sign.kind].get(words, 0.0))
    scores = {}
    for kind in {*titles, *heads}:
        best = sorted(titles[kind].values(), reverse=True)
        scores[kind] = sum(best[:1]) + 0.25 * sum(best[1:3]) + _damped(sum(heads[kind].values()))
    if "invoice" in scores and "packing_list" in scores and _is_invoice_too(titles):
        scores["packing_list"] = min(scores["packing_list"], scores["invoice"] - 1.0)
    return scores


def _is_invoice_too(titles: dict[str, dict[str, float]]) -> bool:
    """Whether the paper calls itself an invoice as loudly as a packing list, as a set of both does."""
    invoice, packing = titles["invoice"].values(), titles["packing_list"].values()
    return max(invoice, default=0.0) >= max(packing, default=0.0) > 0.0


def _damped(weight: float) -> float:
    return min(_MOST_HEADS, 2.2 * math.sqrt(weight)) if weight > 1.0 else weight


def _usual_size(page: Page) -> float:
    sizes = sorted(w.size for w in page.words if w.size)
    return sizes[len(sizes) // 2] if sizes else 0.0


def _line_of(page: Page, at: int) -> int:
    """The index of the line that holds a place of the text."""
    return bisect_right(page.lines, at, key=lambda line: line.end)

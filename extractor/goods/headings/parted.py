"""Several goods on one paper, each under a heading of its own, with the values below it.

A. Product: NCA hydroxide KP-88     headings that count, have one label, and name goods
B. Product: NCM carbonate KP-20

1. Winding machine, model: WQ-4     headings that count and end with a model, one of a machine at least
2. With it: leak tester, model: LQ-2

HSR-300                             lines that are designations of one series and nothing else
  Barrel diameter  300 mm
HSR-800 (heavy)
  Barrel diameter  800 mm

2 CVD kiln (1 set)                  rows that label a model, each below the line that names its goods
  Model             YT-480
3 Fusion coater
  Model             YT-350

Calda 12                            lines of words, or that end with a code, over blocks that give the same properties
  Tap density     0.9 g/cm3
Calda X
  Tap density     0.8 g/cm3

and cards side by side that a designation heads, alone or with words in brackets, each a part of the page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations

from classifier.facts import Evidence
from extractor.document.page import Page
from extractor.facts.candidates import Candidate
from extractor.goods.headings.finding import (
    BEHIND,
    HEADING,
    Card,
    Heading,
    bare_headings,
    called_headings,
    card_headings,
    closing_of,
    is_a_code,
    is_called,
    labelled_models,
    of_models,
    of_one_label,
)
from extractor.goods.items import Model
from extractor.goods.unplaced import TELLING
from extractor.language.phrases import Phrases


def under_headings(
    candidates: Sequence[Candidate],
    pages: Sequence[Page],
    names_goods: Callable[[str], bool],
    names_a_machine: Callable[[str], bool],
    phrases: Phrases,
) -> tuple[Model, ...]:
    """One model of each of several goods that parallel headings name, with the values below it; none without such."""
    headings = of_one_label(pages, names_goods, phrases.pattern(HEADING))
    if len(headings) >= 2:
        return _parted(candidates, pages, headings)
    numbered = of_models(pages, phrases)
    if len(numbered) >= 2 and any(names_a_machine(h.text) for h in numbered):
        return _parted(candidates, pages, numbered)
    called = _on_cards(candidates, pages, card_headings(pages, names_goods, is_called))
    if _all_share_a_property(called):
        return called
    cards = card_headings(pages, names_goods, is_a_code)
    if len(cards) >= 2:
        return _on_cards(candidates, pages, cards)
    bare = bare_headings(pages)
    # A section is known by the designation that its heading opens with: "HR-300" of "HR-300 S".
    names = {name for heading in bare for name in (heading.name, BEHIND.sub("", heading.name))}
    elsewhere = any(c.models or (c.section and c.section not in names) for c in candidates)
    models = _parted(candidates, pages, bare, closing_of(pages, bare)) if len(bare) >= 2 and not elsewhere else ()
    if _share_a_property(models):
        return models
    if any(c.models for c in candidates):
        return ()
    labelled = labelled_models(pages, names_goods, phrases)
    if len(labelled) >= 2:
        return _parted(candidates, pages, labelled)
    named = called_headings(pages)
    called = _parted(candidates, pages, named) if len(named) >= 2 else ()
    return called if _all_share_a_property(called) else ()


def _share_a_property(models: Sequence[Model]) -> bool:
    """Whether two of some models have values of the same property, as goods have and parts of one sheet do not."""
    told = [{c.fact.property for c in model.candidates} for model in models]
    return any(one & other for one, other in combinations(told, 2))


def _all_share_a_property(models: Sequence[Model]) -> bool:
    """Whether all of several models have values of one property that few other goods have."""
    told = [{c.fact.property for c in model.candidates} & TELLING for model in models]
    return len(told) >= 2 and bool(told[0].intersection(*told))


def _on_cards(candidates: Sequence[Candidate], pages: Sequence[Page], cards: Sequence[Card]) -> tuple[Model, ...]:
    """A model of each card with the values on it; values on no card are nobody's, and are told."""
    own: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        page, start = _place(candidate.fact.evidence[0], pages)
        card = next((c for c in cards if c.heading.page == page and c.heading.start <= start < c.end), None)
        if card is not None:
            own[card.heading.name].append(candidate)
    return tuple(Model(c.heading.name, c.heading.text, tuple(own[c.heading.name])) for c in cards)


def _parted(
    candidates: Sequence[Candidate],
    pages: Sequence[Page],
    headings: Sequence[Heading],
    closing: tuple[int, int] | None = None,
) -> tuple[Model, ...]:
    """A model of each heading, with the values below it; what stands above all is the first's.

    Values from where another heading closes the last of them are nobody's.
    """
    own: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        place = _place(candidate.fact.evidence[0], pages)
        if closing is not None and place >= closing:
            continue
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

"""The tariff line of a line: in a column of its own, beside its word, or below it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractor.trade.language.lexicon import Lexicon, matches, tokens, words
from extractor.trade.table.cells import HEADING, TARIFF
from extractor.trade.table.line_rows import Block
from extractor.trade.table.listings import Listing
from extractor.trade.table.stripes import Stripe

Span = tuple[int, int]


def tariff(listing: Listing, block: Block, spans: Sequence[Span], lexicon: Lexicon) -> Span | None:
    """The tariff line: in its own column, or after its own word among the line's words (`spans`)."""
    inside = (
        block.anchor,
        *range(block.anchor + 1, block.words_last),
        *range(block.words_first, block.anchor),
    )
    for n in inside:
        stripe = listing.stripes[n]
        for k in listing.of_role("tariff_line"):
            found = TARIFF.search(stripe.text(k)) or HEADING.fullmatch(stripe.text(k).strip())
            if found and k in stripe.slots:
                at = stripe.slots[k].start
                return at + found.start(), at + found.end()
    beside = next((s for n in range(block.first, block.last) if (s := _told(listing.stripes[n], lexicon))), None)
    return beside or _told_below(listing, block, spans, lexicon)


def _told_below(listing: Listing, block: Block, spans: Sequence[Span], lexicon: Lexicon) -> Span | None:
    """A tariff line that begins a row of words, its word the last of the row above."""
    page = listing.stripes[block.anchor].row.page
    for upper, lower in pairwise(spans):
        found = TARIFF.match(page.text[lower[0] : lower[1]])
        if found and _ends_with_its_word(page.text[upper[0] : upper[1]], lexicon):
            return lower[0], lower[0] + found.end()
    return None


def _ends_with_its_word(text: str, lexicon: Lexicon) -> bool:
    found = words(text)
    return any(m.group == "tariff_line" and m.last == len(found) for m in matches(lexicon.heads, found))


def _told(stripe: Stripe, lexicon: Lexicon) -> Span | None:
    """A tariff line that its word precedes: "HS code: 8507.60.00", in one cell or over the edge of columns.

    A note below a line's numbers runs through the columns above it.
    """
    row = stripe.row
    cells = [(x.start, x.end) for x in stripe.slots.values()]
    cells += [(row.pieces[0].start, row.pieces[-1].end)] if row.pieces and not row.latticed else []
    return next((s for first, last in cells if (s := told_tariff(row.page.text, first, last, lexicon))), None)


def told_tariff(page_text: str, start: int, end: int, lexicon: Lexicon) -> Span | None:
    """The first tariff line that its word precedes in a stretch of a page's text."""
    text = page_text[start:end]
    cut = tokens(text) if TARIFF.search(text) else ()
    for match in matches(lexicon.heads, [t.text for t in cut]):
        found = TARIFF.search(text, cut[match.last - 1].end)
        if match.group == "tariff_line" and found and found.start() - cut[match.last - 1].end <= 4:
            return start + found.start(), start + found.end()
    return None

"""Several numbers of a line in one column.

A customs declaration prints the unit price over the amount over the currency, and the quantity in two or three units
one below another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractor.trade.language.amounts import NUMBER
from extractor.trade.language.arithmetic import multiplies_out
from extractor.trade.language.lexicon import Lexicon, matches, words
from extractor.trade.table.cells import Reading, reading
from extractor.trade.table.heads.columns import Column
from extractor.trade.table.line_rows import Block
from extractor.trade.table.listings import Listing


def piled(listing: Listing, block: Block, decimal: str, lexicon: Lexicon) -> Mapping[int, Reading]:
    """The numbers of a line's piles by column index, and the quantity that multiplies out with them.

    Nothing for a table without piles, or where a pile prints fewer numbers than its head names.
    """
    found: dict[int, Reading] = {}
    for columns in _piles(listing.columns):
        numbers = list(_down(listing, block, columns[0], decimal, lexicon))
        if len(numbers) >= len(columns):
            currency = _currency(listing, block, columns[0], lexicon)
            told = (replace(n, currency=n.currency or currency) for n in numbers)
            found.update(zip(columns, told, strict=False))
    return {**found, **_counted(listing, block, found, decimal, lexicon)}


def _piles(columns: Sequence[Column]) -> Iterator[tuple[int, ...]]:
    for pile in sorted({c.pile for c in columns if c.pile}):
        yield tuple(k for k, c in enumerate(columns) if c.pile == pile)


def _down(listing: Listing, block: Block, column: int, decimal: str, lexicon: Lexicon) -> Iterator[Reading]:
    """Every number that a line has in a column, from its first row to its last."""
    page = listing.stripes[block.anchor].row.page
    for stripe in listing.stripes[block.words_first : block.words_last]:
        if stripe.row.page is not page or column not in stripe.slots:
            continue
        text, at = stripe.text(column), stripe.slots[column].start
        for printed in NUMBER.finditer(text):
            number = reading(
                text[printed.start() :], at + printed.start(), decimal, lexicon, listing.columns[column].scale
            )
            if number:
                yield number


def _currency(listing: Listing, block: Block, column: int, lexicon: Lexicon) -> str | None:
    texts = (s.text(column) for s in listing.stripes[block.words_first : block.words_last])
    return next((m.group for text in texts for m in matches(lexicon.currencies, words(text))), None)


def _counted(
    listing: Listing, block: Block, found: Mapping[int, Reading], decimal: str, lexicon: Lexicon
) -> Mapping[int, Reading]:
    """Of the quantities that a line prints below one another, the one that its price is for."""
    by_role = {listing.columns[k].role: number.figure for k, number in found.items()}
    price, amount = by_role.get("unit_price"), by_role.get("amount")
    if price is None or amount is None:
        return {}
    for column in listing.of_role("quantity"):
        for number in _down(listing, block, column, decimal, lexicon):
            if multiplies_out(number.figure, price, amount):
                return {column: number}
    return {}

"""The rows below a head, cell by cell, and which of them hold the numbers of a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractor.trade.language.amounts import first_number
from extractor.trade.language.charges import is_charge
from extractor.trade.language.lexicon import Lexicon
from extractor.trade.table.cells import NUMERIC, TARIFF, line_number, looks_like_number, reading, widened
from extractor.trade.table.column_roles import candidates, parted, weighed_columns
from extractor.trade.table.ending import PRICED, PRICES, after_total, before_gap, is_numbered
from extractor.trade.table.full_rows import stretched
from extractor.trade.table.heads.column_heads import Head, holds_lines
from extractor.trade.table.heads.columns import NAMES, OTHER, Column
from extractor.trade.table.line_rows import Block, blocks
from extractor.trade.table.rows import Row
from extractor.trade.table.stripes import Stripe
from extractor.trade.table.stripes import stripes as stripes_of
from extractor.trade.table.sunk_cells import lifted, rejoined

_FOUND_BY_SIGN = ("unit_price", "amount", "quantity", "net_mass", "gross_mass", "discount")


_DATE = re.compile(r"\d{1,2}/(?:\d{1,2}/)?(?:19|20)\d{2}")
"""When a line is due ("KW 05/2027") is no amount of its own."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A head, the rows below it as stripes, and the block of each line among them."""

    head: Head
    columns: tuple[Column, ...]
    stripes: tuple[Stripe, ...]
    blocks: tuple[Block, ...]

    def of_role(self, *roles: str) -> tuple[int, ...]:
        """The indexes of the columns that hold one of the roles, from left to right."""
        return tuple(k for k, c in enumerate(self.columns) if c.role in roles)

    def charges(self) -> Iterator[str]:
        """Amounts of their own between the lines: discounts and charges on the whole."""
        anchors = {block.anchor for block in self.blocks}
        for n, stripe in enumerate(self.stripes):
            if n not in anchors and not stripe.is_sum:
                yield from (stripe.text(k) for k in self.of_role("amount") if looks_like_number(stripe.text(k)))

    def printed_numbers(self) -> Iterator[str]:
        """The digits of its lines' numbers as printed, the evidence for the decimal sign."""
        columns = self.of_role(*_FOUND_BY_SIGN, *(() if PRICES & self.head.roles else (OTHER,)))
        for block in self.blocks:
            for k in columns:
                found = first_number(self.stripes[block.anchor].text(k))
                if found:
                    yield found.digits


def listings(rows: Sequence[Row], heads: Sequence[Head], lexicon: Lexicon) -> tuple[Listing, ...]:
    """One listing for each head of lines that has lines below it."""
    made = (
        _listing(head, rows[head.first : head.last], _region(rows, heads, k), lexicon)
        for k, head in enumerate(heads)
        if head.of_lines
    )
    return tuple(listing for listing in made if listing.blocks)


def _region(rows: Sequence[Row], heads: Sequence[Head], k: int) -> tuple[Row, ...]:
    """The rows below a head, to the next head of lines; a table of another kind takes the rest of its page."""
    found: list[Row] = []
    at = heads[k].last
    for following in heads[k + 1 :]:
        found.extend(rows[at : following.first])
        if following.of_lines:
            return tuple(found)
        at = _next_page(rows, following)
    return (*found, *rows[at:])


def _next_page(rows: Sequence[Row], head: Head) -> int:
    """The first row after a head that stands on another page."""
    page = rows[head.first].page
    return next((n for n in range(head.last, len(rows)) if rows[n].page is not page), len(rows))


def _listing(head: Head, top: Sequence[Row], region: Sequence[Row], lexicon: Lexicon) -> Listing:
    rows = _Rows(region, lexicon)
    heads = stretched(head.columns, region, lexicon)
    columns = parted(heads, rows.cut(heads), top, lexicon)
    first = rows.cut(columns)
    columns = weighed_columns(columns, first, lexicon)
    columns = widened(columns, [tuple(first[k].slots.values()) for k in _anchors(first, columns, lexicon)])
    columns = weighed_columns(columns, rows.cut(columns), lexicon)
    columns = _with_names(columns, first)
    stripes = rows.cut(columns)
    if not holds_lines(frozenset(c.role for c in columns)):
        return Listing(head, columns, stripes, ())
    found = _anchors(stripes, columns, lexicon)
    barriers = frozenset(k for k, s in enumerate(stripes) if k not in found and _is_barrier(s, columns))
    return Listing(head, columns, stripes, blocks([s.row for s in stripes], found, barriers, 0, len(stripes)))


class _Rows:
    """The rows of a region, to be cut into cells; the same columns cut them once."""

    def __init__(self, region: Sequence[Row], lexicon: Lexicon) -> None:
        self._region, self._lexicon = region, lexicon
        self._cut: dict[tuple[object, ...], tuple[Stripe, ...]] = {}

    def cut(self, columns: Sequence[Column]) -> tuple[Stripe, ...]:
        """The rows with their cells, which the columns' places and roles tell."""
        key = tuple((c.role, c.x0, c.x1, c.pile, bool(c.said)) for c in columns)
        if key not in self._cut:
            self._cut[key] = lifted(rejoined(stripes_of(self._region, columns, self._lexicon)), columns)
        return self._cut[key]


def _with_names(columns: tuple[Column, ...], stripes: Sequence[Stripe]) -> tuple[Column, ...]:
    """The column of the goods, where no head names one.

    The wordiest with an unknown head, else one of line numbers ("Item") in which words stand.
    """
    if not any(c.role in NAMES - {"article"} for c in columns):
        columns = _with_wordiest(columns, stripes)
    if any(c.role in NAMES for c in columns):
        return columns
    for k, column in enumerate(columns):
        texts = [s.text(k) for s in stripes if k in s.slots and len(s.slots) > 2]
        if column.role == "line_number" and sum(not line_number(text) for text in texts) * 2 > len(texts):
            return (*columns[:k], replace(column, role="description"), *columns[k + 1 :])
    return columns


def _with_wordiest(columns: tuple[Column, ...], stripes: Sequence[Stripe]) -> tuple[Column, ...]:
    """The columns with the unknown one that holds words in most full rows as the description."""
    full = [s for s in stripes if 2 * len(s.slots) > len(columns) and not s.is_sum]
    letters = {
        k: sum(c.isalpha() for s in full for c in s.text(k))
        for k, column in enumerate(columns)
        if column.role == OTHER and 2 * sum(_is_wordy(s.text(k)) for s in full) > len(full)
    }
    if not letters:
        return columns
    k = max(letters, key=lambda n: letters[n])
    return (*columns[:k], replace(columns[k], role="description"), *columns[k + 1 :])


def _is_wordy(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= 2 and not looks_like_number(text)


def _anchors(stripes: Sequence[Stripe], columns: Sequence[Column], lexicon: Lexicon) -> Sequence[int]:
    """The rows that hold the numbers of a line each, up to where the table ends."""
    usual = _usual(stripes, columns)
    own = {k for k, s in enumerate(stripes) if _is_anchor(s, columns, lexicon)}
    own |= _named_apart(stripes, columns, lexicon, frozenset(stripes[k].row.band for k in own))
    found = [k for k in sorted(own) if _is_alike(stripes[k], usual, columns)]
    found = found[: after_total(found, stripes, columns)]
    if not PRICES & {c.role for c in columns}:
        found = found[: before_gap(found, stripes)]
    return _with_amounts(found, stripes, columns, lexicon)


def _usual(stripes: Sequence[Stripe], columns: Sequence[Column]) -> frozenset[int]:
    """The columns that nearly all rows that look like lines fill."""
    lines = candidates(stripes)
    return frozenset(k for k in range(len(columns)) if 5 * sum(k in s.slots for s in lines) >= 4 * len(lines) > 0)


def _is_alike(stripe: Stripe, usual: frozenset[int], columns: Sequence[Column]) -> bool:
    """Whether a row fills at least half of what lines fill here, or is numbered as they are.

    A bank account and terms of payment hold numbers too.
    """
    held = sum(k in stripe.slots for k in usual)
    return 2 * held >= len(usual) or is_numbered(stripe, columns)


def _named_apart(
    stripes: Sequence[Stripe], columns: Sequence[Column], lexicon: Lexicon, but: frozenset[int | None]
) -> set[int]:
    """The row of numbers in each row of cells that names its goods on another base line, but for some rows of cells."""
    naming = {s.row.band for s in stripes if _is_named(s, columns)} - but - {None}
    found: dict[int | None, int] = {}
    for k, stripe in enumerate(stripes):
        if stripe.row.band in naming and _is_anchor(stripe, columns, lexicon, in_named=True):
            found.setdefault(stripe.row.band, k)
    return set(found.values())


def _is_named(stripe: Stripe, columns: Sequence[Column]) -> bool:
    return any(_names(stripe.text(k), c) for k, c in enumerate(columns) if k in stripe.slots)


def _is_anchor(stripe: Stripe, columns: Sequence[Column], lexicon: Lexicon, *, in_named: bool = False) -> bool:
    """Whether a row holds the numbers of a line: two of three (quantity, price, amount), or one and a line number.

    In a list without prices, a quantity or a mass beside a name; `in_named` where the row of cells that it stands in
    has one on another line. A total's row needs all three.
    """
    numbers = {
        columns[k].role
        for k in stripe.slots
        if columns[k].role in NUMERIC and reading(stripe.text(k), 0, ".", lexicon) is not None
    }
    if stripe.is_share or stripe.is_running or _is_charge(stripe, columns, lexicon):
        return False
    numbered = is_numbered(stripe, columns)
    if any(c.pile for c in columns) and any(c.role == "line_number" for c in columns):
        return numbered and bool(numbers)
    named = in_named or _is_named(stripe, columns)
    priced = len(numbers & set(PRICED))
    if stripe.is_sum:
        return priced == 3
    if not {"unit_price", "amount"} & {c.role for c in columns}:
        return bool(numbers & {"quantity", "net_mass", "gross_mass"}) and (numbered or named)
    if not {"quantity", "unit_price"} & {c.role for c in columns}:
        return bool(priced) and named
    return priced == 3 or (priced == 2 and (numbered or named)) or (priced == 1 and numbered and named)


def _is_charge(stripe: Stripe, columns: Sequence[Column], lexicon: Lexicon) -> bool:
    """Whether the words of a row charge for what goes with the goods."""
    named = (stripe.text(k) for k, c in enumerate(columns) if c.role in NAMES and k in stripe.slots)
    said = next((text for text in named if any(map(str.isalpha, text))), "")
    return is_charge(said, lexicon)


def _names(text: str, column: Column) -> bool:
    if column.role == "tariff_line":
        return bool(TARIFF.search(text))
    return column.role in NAMES and any(map(str.isalpha, text))


def _with_amounts(
    found: Sequence[int], stripes: Sequence[Stripe], columns: Sequence[Column], lexicon: Lexicon
) -> list[int]:
    """The anchors without those that lack the amount which most others have, unless they are numbered."""
    whole = [k for k in found if _number_in(stripes[k], "amount", columns, lexicon)]
    if 2 * len(whole) <= len(found):
        return list(found)
    return [
        k
        for k in found
        if k in whole
        or (is_numbered(stripes[k], columns) and not _number_in(stripes[k], "unit_price", columns, lexicon))
    ]


def _number_in(stripe: Stripe, role: str, columns: Sequence[Column], lexicon: Lexicon) -> bool:
    return any(columns[k].role == role and reading(stripe.text(k), 0, ".", lexicon) for k in stripe.slots)


def _is_barrier(stripe: Stripe, columns: Sequence[Column]) -> bool:
    """Whether a row ends a line's block: a sum, an amount of its own, or a heading in the line numbers' column."""
    if stripe.is_sum:
        return True
    for k in stripe.slots:
        text = stripe.text(k)
        if columns[k].role == "amount" and looks_like_number(text) and not _DATE.fullmatch(text.strip()):
            return True
        if columns[k].role == "line_number" and len(text) > 5 and not line_number(text) and stripe.row.latticed:
            return True
    return False

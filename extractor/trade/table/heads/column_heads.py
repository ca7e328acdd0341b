"""Column heads: rows that name what stands below them, of one line or several, in one language or two.

Rows with words of several different heads are joined with their neighbours above and below; what overlaps
from left to right becomes one column (`columns.py` says what it holds).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractor.document.layout_settings import LAYOUT
from extractor.trade.language.lexicon import Lexicon, Match, matches, nearly, whole, words
from extractor.trade.table.heads.columns import EACH, MEASURES, NAMES, SCALED, Column, Label, column_of
from extractor.trade.table.rows import Row, chunks

_PILED = (frozenset({"unit_price", "amount"}), frozenset({"net_mass", "gross_mass"}))
"""What a head with a stroke in it puts into one column: the number of one beside or above the other's."""
_CODE_AND_WORDS = frozenset({"article", "description"})
"""What a head with a stroke in it names together: a code, and below or behind it what the goods are."""
_NO_LINES = frozenset({"tax_base"})
_CORE = MEASURES | _NO_LINES | {"date", "tariff_line", "tax"}
_BOX_NUMBER = re.compile(r"^\d{1,2}[.)]?\s+(?=\D)")
_NUMBER = re.compile(r"(?<![\w.,])\d")
_THOUSAND = re.compile(r"(?<![\w.,])(?:1[,. ]?)?000(?:s|\b)(?![.,]\d)")
_LATIN = "\u2e7f"
_LEAST_ALIKE = 86
"""How alike (of 100) a head must be to a known word to be taken for it."""
_MEANT = 0.3
"""The least share of a further head row's words that are head words, units or currencies."""
_MAX_ROWS = 7


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table: rows `first` to `last` (exclusive) and the columns from left to right."""

    first: int
    last: int
    columns: tuple[Column, ...]
    languages: frozenset[str]

    @property
    def roles(self) -> frozenset[str]:
        """What its columns hold."""
        return frozenset(c.role for c in self.columns)

    @property
    def of_lines(self) -> bool:
        """Whether line items stand below it, rather than tax rates, due dates or payments."""
        return holds_lines(self.roles)


def holds_lines(roles: frozenset[str]) -> bool:
    """Whether columns of these roles list goods, rather than tax rates, due dates or payments."""
    if roles & _NO_LINES and "quantity" not in roles:
        return False
    if not roles & (NAMES | {"line_number", "tariff_line"}):
        return len(roles & {"quantity", "unit_price", "amount"}) == 3
    named = bool(roles & NAMES) or "tariff_line" in roles
    return bool(roles & MEASURES) and (len(roles) > 2 or (named and bool(roles & (MEASURES - {"gross_mass"}))))


def find_heads(rows: Sequence[Row], lexicon: Lexicon) -> tuple[Head, ...]:
    """Every table head among the rows, in their order; also those of tables that hold no lines."""
    labels = tuple(_labels(number, row, lexicon) for number, row in enumerate(rows))
    heads: list[Head] = []
    at = 0
    while at < len(rows):
        if _is_core(labels[at], lexicon):
            first, last = _block(rows, labels, at, heads[-1].last if heads else 0, lexicon)
            heads.append(_head(first, last, labels, lexicon))
            at = last
        else:
            at += 1
    return tuple(head for head in heads if len(head.columns) > 1)


def _labels(number: int, row: Row, lexicon: Lexicon) -> tuple[Label, ...]:
    """A row cut at the phrases it holds; words that name nothing stay with the phrase before them."""
    made: list[Label] = []
    for first, last in _spread(row, lexicon):
        found = [(word, k) for k in range(first, last) for word in words(row.text(k, k + 1))]
        made.extend(_cut(number, row, found, lexicon))
    if any(label.role for label in made) and not all(label.role for label in made):
        return tuple(_guessed(label, lexicon) for label in made)
    return tuple(made)


def _spread(row: Row, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The runs of a row, two single signs that are a head together as one: "数      量" over a column's width."""
    runs = list(chunks(row))
    k = 0
    while k < len(runs):
        first, last = runs[k]
        pair = runs[k : k + 2]
        signs = [row.text(*run) for run in pair]
        whole_head = (
            len(pair) > 1 and all(len(s) == 1 and s > _LATIN for s in signs) and whole(lexicon.heads, "".join(signs))
        )
        yield first, pair[1][1] if whole_head else last
        k += 2 if whole_head else 1


def _guessed(label: Label, lexicon: Lexicon) -> Label:
    """A label that is spelled nearly like a known head, beside others that are known."""
    if label.role or any(map(str.isdigit, label.text)):
        return label
    role = nearly(lexicon, label.found, _LEAST_ALIKE)
    return replace(label, role=role, known=len(label.found), guessed=True) if role else label


def _cut(number: int, row: Row, found: list[tuple[str, int]], lexicon: Lexicon) -> Iterable[Label]:
    texts = [text for text, _ in found]
    several = [m for m in matches(lexicon.heads, texts) if not _is_for_units(m, found, lexicon)]
    pairs = [two for two in pairwise(several) if two[0].group != two[1].group]
    piles = [(one, two) for one, two in pairs if _is_pile(row, found, one, two)]
    parted = [two for one, two in pairs if not _name_together(row, found, one, two)]
    starts = [0, *(_numbered(two.first, found, row) for two in ([two for _, two in piles] if row.latticed else parted))]
    for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        if start == end:
            continue
        own = [m for m in several if start <= m.first < end]
        first, last = found[start][1], found[end - 1][1] + 1
        ends = [found[k][1] for pile in piles if set(pile) & set(own) for k in (pile[0].first, pile[1].last - 1)]
        x0 = row.pieces[min(first, *ends, first)].box.x0
        x1 = row.pieces[max(last - 1, *ends, last - 1)].box.x1
        known = sum(m.length for m in own)
        role = own[0].group if own else None
        yield Label(number, x0, x1, tuple(texts[start:end]), row.text(first, last), role, known)


def _numbered(at: int, found: Sequence[tuple[str, int]], row: Row) -> int:
    """Where a phrase begins with the number of its box on a form: the 13 of "13. Description"."""
    if at and found[at - 1][0].isdigit() and found[at - 1][1] != found[at][1]:
        return at - 1 if _BOX_NUMBER.match(row.text(found[at - 1][1], found[at][1] + 1)) else at
    return at


def _is_for_units(match: Match, found: Sequence[tuple[str, int]], lexicon: Lexicon) -> bool:
    """Whether a phrase is the unit of a price, in one word with a number or a currency: the pcs of "(EUR/1000pcs)"."""
    if not match.first or found[match.first][1] != found[match.first - 1][1]:
        return False
    before = found[match.first - 1][0]
    return before.isdigit() or any(matches(lexicon.currencies, [before]))


def _is_pile(row: Row, found: Sequence[tuple[str, int]], one: Match, two: Match) -> bool:
    """Whether two phrases with a stroke between them head one column: "Unit price / Amount"."""
    return {one.group, two.group} in _PILED and _is_stroke_between(row, found, one, two)


def _name_together(row: Row, found: Sequence[tuple[str, int]], one: Match, two: Match) -> bool:
    """Whether two phrases with a stroke between them head the names of the goods: "Part number / Description"."""
    return {one.group, two.group} == _CODE_AND_WORDS and _is_stroke_between(row, found, one, two)


def _is_stroke_between(row: Row, found: Sequence[tuple[str, int]], one: Match, two: Match) -> bool:
    start, end = row.pieces[found[one.last - 1][1]].start, row.pieces[found[two.first][1]].end
    return any(stroke in row.page.text[start:end] for stroke in "/／")


def _is_core(labels: Sequence[Label], lexicon: Lexicon) -> bool:
    """Whether a row alone looks like a head.

    Several different roles, one that measures, mostly head words; the currency of "Each (USD)" counts neither way, nor
    does a head that is a currency or a unit alone, as "USD/kg".
    """
    roles = {label.role for label in labels if label.role}
    if len(roles) < 2 or not roles & _CORE or any(_is_data(label, lexicon) for label in labels):
        return False
    money = sum(m.length for label in labels if label.role for m in matches(lexicon.currencies, label.found))
    meant = (label for label in labels if label.role or not _is_measure(label, lexicon))
    told = sum(len(label.found) for label in meant) - money
    return sum(label.known for label in labels) >= 0.45 * told


def _is_data(label: Label, lexicon: Lexicon) -> bool:
    """Whether it holds a number or a colon, and so is no head."""
    text = _BOX_NUMBER.sub("", label.text) if label.role else label.text
    text = lexicon.patterns.pattern(EACH).sub("", text) if label.role == "unit_price" else text
    if label.role in SCALED or (label.text[0] in "(（[" and label.text[-1] in ")）]"):
        text = _THOUSAND.sub("", text)
    return ":" in text or "：" in text or bool(_NUMBER.search(text))


def _block(
    rows: Sequence[Row], labels: Sequence[tuple[Label, ...]], core: int, floor: int, lexicon: Lexicon
) -> tuple[int, int]:
    """The rows of the head around its core, not above `floor`."""
    first, last = core, core + 1
    while last < len(rows) and last - core < _MAX_ROWS and _continues(rows, labels, last - 1, last, lexicon):
        last += 1
    while first > floor and core - first < _MAX_ROWS and _continues(rows, labels, first, first - 1, lexicon):
        first -= 1
    return first, last


def _continues(rows: Sequence[Row], labels: Sequence[tuple[Label, ...]], near: int, far: int, lexicon: Lexicon) -> bool:
    """Whether a row next to a head belongs to it: close by, without data, and made of head words."""
    one, other = rows[near], rows[far]
    gap = -one.box.shared_height(other.box)
    close = gap <= LAYOUT.trade.line_gap * max(one.height, other.height)
    is_ruled_off = (one.band is None) != (other.band is None)
    if (
        one.page is not other.page
        or not close
        or is_ruled_off
        or any(_is_data(label, lexicon) for label in labels[far])
    ):
        return False
    if one.band is not None and one.band == other.band:
        return True  # a row of cells is a head as a whole, in whatever lines its words are set
    if _stands_under(labels[far], labels[near]):
        return True
    meant = sum(len(label.found) if _is_measure(label, lexicon) else label.known for label in labels[far])
    if meant < _MEANT * sum(len(label.found) for label in labels[far]):
        return False
    free = [label for label in labels[far] if not label.role and not _is_measure(label, lexicon)]
    return len(free) <= sum(len(label.found) <= 4 for label in labels[far] if label.role) and (
        all(len(label.found) <= 6 for label in free)
    )


def _stands_under(far: Sequence[Label], near: Sequence[Label]) -> bool:
    """Whether a row goes on with a head's words: several short labels, nearly all right under labels of the head."""
    under = sum(any(min(a.x1, b.x1) - max(a.x0, b.x0) > 0 for b in near) for a in far)
    return len(far) > 2 and under >= len(far) - 1 and all(len(label.found) <= 4 for label in far)


def _is_measure(label: Label, lexicon: Lexicon) -> bool:
    """Whether a label only names units or currencies, or stands in brackets: "(USD)" under "Unit price"."""
    named = sum(m.length for table in (lexicon.units, lexicon.currencies) for m in matches(table, label.found))
    return named >= len(label.found) or (label.text[0] in "(（[" and len(label.found) <= 4)


def _head(first: int, last: int, labels: Sequence[tuple[Label, ...]], lexicon: Lexicon) -> Head:
    groups = _overlapping([label for row in labels[first:last] for label in row])
    columns = tuple(column_of(group, lexicon) for group in groups)
    told = Counter(
        language
        for row in labels[first:last]
        for label in row
        for match in matches(lexicon.heads, label.found)
        for language in lexicon.languages.get(label.found[match.first : match.last], ())
    )
    # "Pos" and "Position" are words of several languages: those of the other words count.
    found = frozenset(language for language, count in told.items() if 2 * count >= max(told.values()))
    columns = _piled(_settled(columns))
    return Head(first, last, tuple(sorted(columns, key=lambda c: c.x0)), found)


def _settled(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """With two prices and no amount, the last of the prices is the amount (a French "Prix HT" may be either)."""
    prices = [c for c in columns if c.role == "unit_price"]
    if len(prices) < 2 or any(c.role == "amount" for c in columns):
        return columns
    last = max(prices, key=lambda c: c.x0)
    return tuple(replace(c, role="amount") if c is last else c for c in columns)


def _piled(columns: Sequence[Column]) -> tuple[Column, ...]:
    """The columns with those of equal extents told to be one pile."""
    extents = [(c.x0, c.x1) for c in columns]
    roles = {one: {c.role for c in columns if (c.x0, c.x1) == one} for one in extents}
    piles = [one for one, held in roles.items() if any(held >= pair for pair in _PILED)]
    units = {one: next((c.unit for c in columns if (c.x0, c.x1) == one and c.unit), None) for one in piles}
    return tuple(
        replace(c, pile=piles.index(extent) + 1, unit=units[extent]) if extent in piles and c.role in MEASURES else c
        for c, extent in zip(columns, extents, strict=True)
    )


def _overlapping(labels: Sequence[Label]) -> list[list[Label]]:
    """Labels of different rows that stand above one another, grouped; one that spans several stays alone."""
    groups: list[list[Label]] = []
    for label in sorted(labels, key=lambda one: one.x1 - one.x0):
        home = [g for g in groups if _shares(g, label)]
        if len(home) == 1 and all(one.row != label.row for one in home[0]):
            home[0].append(label)
        elif not home or all(one.row == label.row for g in home for one in g):
            groups.append([label])
    return groups


def _shares(group: Sequence[Label], label: Label) -> bool:
    x0, x1 = min(g.x0 for g in group), max(g.x1 for g in group)
    return min(x1, label.x1) - max(x0, label.x0) > 0.3 * min(x1 - x0, label.x1 - label.x0)

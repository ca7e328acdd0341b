"""Column heads: rows that name what stands below them, of one line or several, in one language or two.

Rows with words of several different heads are joined with their neighbours above and below; what overlaps
from
left to right becomes one column, and the longest phrase in a column's words says what it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from extractor.trade.language.lexicon import Lexicon, Match, matches, nearly, tokens, words
from extractor.trade.table.roles import Weighed
from extractor.trade.table.rows import Row, chunks
from extractor.trade.table.scales import ONE, head_scale

MEASURES = frozenset({"quantity", "unit_price", "amount", "net_mass", "gross_mass"})
_PILED = (frozenset({"unit_price", "amount"}), frozenset({"net_mass", "gross_mass"}))
"""What a head with a stroke in it puts into one column: the number of one beside or above the other's."""
OTHER = "other"
"""A column whose head is no word that we know; arithmetic may still tell what it holds."""
NAMES = frozenset({"description", "article", "model", "packed_goods"})
_NO_LINES = frozenset({"tax_base"})
_CORE = MEASURES | _NO_LINES | {"date", "tariff_line", "tax"}
_COUNTED = frozenset({"quantity", "net_mass", "gross_mass"})
_SCALED = _COUNTED | {"amount"}
"""What a factor in the head multiplies; in the head of a price it tells how many units the price is for."""
_BOX_NUMBER = re.compile(r"^\d{1,2}\s+(?=\D)")
_NUMBER = re.compile(r"(?<![\w.,])\d")
_THOUSAND = re.compile(r"(?<![\w.,])(?:1[,. ]?)?000(?:s|\b)(?![.,]\d)")
_EACH = re.compile(r"(?<![\w.,])(1|10|100|1000|1[,.]000)(?![\w.,])")
_LEAST_ALIKE = 86
"""How alike (of 100) a head must be to a known word to be taken for it."""
_NO_UNITS = frozenset({"unit", "units", "no", "nos", "each"})
_MEANT = 0.3
"""The least share of a further head row's words that are head words, units or currencies."""
_MAX_ROWS = 7


@dataclass(frozen=True, slots=True)
class Label:
    """A run of words of a head row: its tokens, the role they name (if any), how many name it, and where
    it stands."""

    row: int
    x0: float
    x1: float
    found: tuple[str, ...]
    text: str
    role: str | None
    known: int = 0
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, its extent, and the unit or currency that the head gives.

    Columns of one `pile` (counted from 1) are one column of the paper, which prints their numbers in turn. `said` is
    what the words of the head say, role by role (0 to 1); `per` is the number of units that its prices are for, where
    head or cells say one; `weighed` says how the role was found. `scale` multiplies the numbers, as the head says.
    """

    role: str
    x0: float
    x1: float
    unit: str | None = None
    currency: str | None = None
    pile: int = 0
    said: Mapping[str, float] = field(default_factory=dict)
    per: int | None = None
    weighed: Weighed | None = None
    scale: Decimal = ONE

    @property
    def middle(self) -> float:
        """The centre between left and right."""
        return (self.x0 + self.x1) / 2


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
    for first, last in chunks(row):
        found = [(word, k) for k in range(first, last) for word in words(row.text(k, k + 1))]
        made.extend(_cut(number, row, found, lexicon))
    if any(label.role for label in made) and not all(label.role for label in made):
        return tuple(_guessed(label, lexicon) for label in made)
    return tuple(made)


def _guessed(label: Label, lexicon: Lexicon) -> Label:
    """A label that is spelled nearly like a known head, beside others that are known."""
    if label.role or any(c.isdigit() for c in label.text):
        return label
    role = nearly(lexicon, label.found, _LEAST_ALIKE)
    return replace(label, role=role, known=len(label.found), guessed=True) if role else label


def _cut(number: int, row: Row, found: list[tuple[str, int]], lexicon: Lexicon) -> Iterable[Label]:
    texts = [text for text, _ in found]
    several = list(matches(lexicon.heads, texts))
    pairs = [two for two in pairwise(several) if two[0].group != two[1].group]
    piles = [(one, two) for one, two in pairs if _is_pile(row, found, one, two)]
    starts = [0, *(two.first for _, two in (piles if row.latticed else pairs))]
    for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        if start == end:
            continue
        own = [m for m in several if start <= m.first < end]
        first, last = found[start][1], found[end - 1][1] + 1
        ends = [found[k][1] for pile in piles if set(pile) & set(own) for k in (pile[0].first, pile[1].last - 1)]
        x0 = row.pieces[min(first, *ends, first)].box[0]
        x1 = row.pieces[max(last - 1, *ends, last - 1)].box[2]
        known = sum(m.length for m in own)
        role = own[0].group if own else None
        yield Label(number, x0, x1, tuple(texts[start:end]), row.text(first, last), role, known)


def _is_pile(row: Row, found: Sequence[tuple[str, int]], one: Match, two: Match) -> bool:
    """Whether two phrases with a stroke between them head one column: "Unit price / Amount"."""
    start, end = row.pieces[found[one.last - 1][1]].start, row.pieces[found[two.first][1]].end
    return {one.group, two.group} in _PILED and any(stroke in row.page.text[start:end] for stroke in "/／")


def _is_core(labels: Sequence[Label], lexicon: Lexicon) -> bool:
    """Whether a row alone looks like a head: several different roles, one that measures, mostly head
    words; the currency of "Each (USD)" counts neither way."""
    roles = {label.role for label in labels if label.role}
    if len(roles) < 2 or not roles & _CORE or any(_is_data(label) for label in labels):
        return False
    money = sum(m.length for label in labels if label.role for m in matches(lexicon.currencies, label.found))
    told = sum(len(label.found) for label in labels) - money
    return sum(label.known for label in labels) >= 0.45 * told


def _is_data(label: Label) -> bool:
    """Whether it holds a number or a colon, and so is no head."""
    text = _BOX_NUMBER.sub("", label.text) if label.role else label.text
    text = _EACH.sub("", text) if label.role == "unit_price" else text
    if label.role in _SCALED or (label.text[0] in "(（[" and label.text[-1] in ")）]"):
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
    gap = max(one.box[1], other.box[1]) - min(one.box[3], other.box[3])
    close = gap <= 0.9 * max(one.height, other.height)
    if one.page is not other.page or not close or any(_is_data(label) for label in labels[far]):
        return False
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
    columns = tuple(_column(group, lexicon) for group in groups)
    found = frozenset(
        language
        for row in labels[first:last]
        for label in row
        for match in matches(lexicon.heads, label.found)
        for language in lexicon.languages.get(label.found[match.first : match.last], ())
    )
    columns = _piled(_settled(columns))
    return Head(first, last, tuple(sorted(columns, key=lambda c: c.x0)), found)


_HALF = 0.3
_NEARLY = 0.5


def _settled(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """With two prices and no amount, the last of the prices is the amount (a French "Prix HT" may be
    either)."""
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


def _column(group: Sequence[Label], lexicon: Lexicon) -> Column:
    """A column from the words of its head; `OTHER` where they are no words that we know."""
    ordered = sorted(group, key=lambda one: one.row)
    found = tuple(word for label in ordered for word in label.found)
    match = _telling(found, tuple(matches(lexicon.heads, found)))
    x0, x1 = min(g.x0 for g in group), max(g.x1 for g in group)
    unit = next(iter(_units(found, ordered, lexicon)), None) if match and match.group in _COUNTED else None
    currency = next((m.group for m in matches(lexicon.currencies, found)), None)
    guess = next((label.role for label in ordered if label.guessed), None)
    if match is None:
        said = {guess: _NEARLY} if guess else {}
        return Column(guess or OTHER, x0, x1, None, currency, said=said)
    each = next((m[1] for label in ordered if (m := _EACH.search(label.text))), None)
    scale, of_unit = head_scale(found, lexicon)
    per = int(re.sub(r"\D", "", each)) if each and match.group == "unit_price" else None
    if match.group == "unit_price":
        per, scale = (per or (int(scale) if of_unit and scale > 1 else None)), (ONE if of_unit or per else scale)
    elif match.group not in _SCALED:
        scale = ONE
    return Column(match.group, x0, x1, unit, currency, said=_said(found, match, lexicon), per=per, scale=scale)


def headed(text: str, x0: float, x1: float, lexicon: Lexicon) -> Column:
    """A column by the words of its head."""
    return _column([Label(0, x0, x1, words(text), text, None)], lexicon)


def _said(found: Sequence[str], telling: Match, lexicon: Lexicon) -> dict[str, float]:
    """What the words of a head say for each role: the telling phrase most, the more of the head it is; others half."""
    said = {role: _HALF for m in matches(lexicon.heads, found) for role in _roles(found, m, lexicon)}
    other = sum(m.length for table in (lexicon.units, lexicon.currencies) for m in matches(table, found))
    share = telling.length / max(telling.length, len(found) - other)
    return {**said, **dict.fromkeys(_roles(found, telling, lexicon), 0.6 + 0.4 * share)}


def _roles(found: Sequence[str], match: Match, lexicon: Lexicon) -> tuple[str, ...]:
    """All roles of a phrase that was found."""
    return lexicon.roles.get(tuple(found[match.first : match.last]), (match.group,))


def _telling(found: Sequence[str], several: Sequence[Match]) -> Match | None:
    """The match that says what a column holds: the longest in letters and words, the amount giving way."""
    if not several:
        return None
    return max(several, key=lambda m: (m.length, m.group != "amount", len("".join(found[m.first : m.last]))))


def _units(found: Sequence[str], labels: Sequence[Label], lexicon: Lexicon) -> Iterable[str]:
    """The unit that a head names beside its role, as printed: the "kg" of "Net weight (kg)"."""
    heads = tuple(matches(lexicon.heads, found))
    named = {m.first for m in heads if m.length == 1}
    named |= {k for m in heads for k in range(m.first, m.last) if len(found[k]) == 1}  # the letters of "G.W."
    units = {tuple(found[m.first : m.last]) for m in matches(lexicon.units, found) if m.first not in named}
    for label in labels:
        cut = tokens(label.text)
        for k, token in enumerate(cut):
            unit = next((u for u in units if u == tuple(t.text for t in cut[k : k + len(u)])), None)
            if unit is not None and unit[0] not in _NO_UNITS:
                yield label.text[token.start : cut[k + len(unit) - 1].end]

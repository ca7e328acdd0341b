"""What stands in which column of a row, and the numbers that its cells hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from extractor.document.layout_settings import LAYOUT
from extractor.document.page import GAP
from extractor.language.phrases import Shape
from extractor.trade.language.amounts import NUMBER, Printed, first_number, places, value
from extractor.trade.language.arithmetic import Figure
from extractor.trade.language.lexicon import Lexicon, matches, scaled, words
from extractor.trade.table.heads.columns import NAMES, Column
from extractor.trade.table.heads.scales import ONE
from extractor.trade.table.rows import Row, chunks

NUMERIC = frozenset(
    {
        "quantity",
        "unit_price",
        "amount",
        "net_mass",
        "gross_mass",
        "discount",
        "price_base",
        "tax",
        "tax_base",
    }
)
TARIFF = re.compile(r"(?<![\w.])\d{4} ?[. ]? ?\d{2}(?: ?[-. ]? ?\d{2,4}){0,2}(?![\w]|\.\d)")
HEADING = re.compile(r"\d{4}|\d{6}")
"""The heading or subheading that some papers print instead of the whole number."""
_LINE_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,3})*[.)]?|\d{1,2}\.?[a-z]?")


_MEASURE = Shape(r"<<described_unit>>")


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of one row: its column's index, its span in the page's text and its extent."""

    column: int
    start: int
    end: int
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A number as a cell states it, with the unit or currency beside it, as printed, and its span.

    `per` is how many units it is a price for, where the cell says so itself ("4.85/100").
    """

    figure: Figure
    start: int
    end: int
    unit: str | None = None
    currency: str | None = None
    per: int | None = None


def slots(row: Row, columns: Sequence[Column], lexicon: Lexicon) -> tuple[Slot, ...]:
    """The row's pieces, each run of them in the column that it stands under; one slot a column."""
    filled: dict[int, Slot] = {}
    for first, last, home in _runs(row, columns, lexicon):
        x0, x1 = row.pieces[first].box.x0, row.pieces[last - 1].box.x1
        start, end = row.pieces[first].start, row.pieces[last - 1].end
        k = _column_of(x0, x1, row.page.text[start:end], columns) if home is None else home
        old = filled.get(k)
        filled[k] = Slot(k, old.start, end, old.x0, x1) if old else Slot(k, start, end, x0, x1)
    return tuple(filled.values())


def _runs(row: Row, columns: Sequence[Column], lexicon: Lexicon) -> Iterator[tuple[int, int, int | None]]:
    """Chunks of the row, cut where a number that stands under a column of numbers meets words that do not.

    The third is the column of a line number that begins a chunk; the others' is left to where they stand.
    """
    for first, last in chunks(row):
        homes = [_home(row, k, columns, lexicon) for k in range(first, last)] if last - first > 1 else []
        if row.latticed or len(set(homes)) < 2:
            yield first, last, None
            continue
        at = first
        for k in range(first + 1, last):
            numbering = _numbering(at, homes[at - first], columns)
            apart = numbering is not None or not _joined(row, k, homes[k - first])
            if homes[k - first] != homes[k - first - 1] and apart:
                yield at, k, numbering
                at = k
        yield at, last, None


def _numbering(k: int, home: int | None, columns: Sequence[Column]) -> int | None:
    return home if k == 0 and home is not None and columns[home].role == "line_number" else None


def _home(row: Row, k: int, columns: Sequence[Column], lexicon: Lexicon) -> int | None:
    """The column of numbers that a piece with a number stands under; `None` for words and for numbers elsewhere."""
    piece = row.pieces[k]
    text = row.page.text[piece.start : piece.end]
    if not any(map(str.isdigit, text)):
        return None
    if k == 0 and text.rstrip(".").isdigit() and len(text) <= 3 and not _is_measured(row, k, lexicon):
        in_names = any(c.role in NAMES and _overlap(piece.box.x0, piece.box.x1, c) > 0 for c in columns)
        for number, column in enumerate(columns):
            near = 0 if in_names else LAYOUT.trade.line_number_gap * row.height
            if column.role == "line_number" and piece.box.x0 - column.x1 < near:
                return number
    for number, column in enumerate(columns):
        if column.role not in NAMES and _overlap(piece.box.x0, piece.box.x1, column) > 0:
            return number
    return None


def _is_measured(row: Row, k: int, lexicon: Lexicon) -> bool:
    """Whether a number's unit follows it: "173 Wh/kg" goes on with a description, and numbers no line."""
    following, unit = row.pieces[k + 1 : k + 2], lexicon.patterns.pattern(_MEASURE)
    return any(unit.fullmatch(row.page.text[p.start : p.end].rstrip(",.;)")) for p in following)


def _joined(row: Row, k: int, home: int | None) -> bool:
    """Whether a piece goes with the one before it: a unit after its number, a number after "price:"."""
    text = row.page.text[row.pieces[k].start : row.pieces[k].end]
    if row.page.text[row.pieces[k - 1].end - 1] in ":：" or text[0] in "/%×*":
        return True
    near = row.pieces[k].box.x0 - row.pieces[k - 1].box.x1 < LAYOUT.trade.joined_gap * row.height
    return home is None and near and len(text) <= 5 and not text[0].isdigit()


def _overlap(x0: float, x1: float, column: Column) -> float:
    return min(x1, column.x1) - max(x0, column.x0)


def _column_of(x0: float, x1: float, text: str, columns: Sequence[Column]) -> int:
    """The column under which a run stands: by overlap, else the nearest; words rather go to a name's column."""
    is_number = looks_like_number(text)
    over = [k for k, c in enumerate(columns) if _overlap(x0, x1, c) > 0]
    over = [k for k in over if is_number or columns[k].role != "line_number" or len(text) < 5] or over
    if over:
        named = [k for k in over if columns[k].role in NAMES]
        fitting = named if named and not is_number else over
        return max(fitting, key=lambda k: _overlap(x0, x1, columns[k]))
    return min(range(len(columns)), key=lambda k: _distance(x0, x1, columns[k], is_number))


def _distance(x0: float, x1: float, column: Column, is_number: bool) -> float:
    gap = max(column.x0 - x1, x0 - column.x1)
    strange = column.role == "line_number" if not is_number else column.role in NAMES
    return gap + (1000.0 if strange and gap > 0 else 0.0)


@lru_cache(maxsize=4096)
def looks_like_number(text: str) -> bool:
    """Whether a run of text is a number with at most a short unit or currency about it."""
    found = NUMBER.search(text)
    if found is None:
        return False
    rest = text[: found.start()] + text[found.end() :]
    return found.start() <= 5 and sum(map(str.isalpha, rest)) <= 5


def widened(columns: Sequence[Column], rows: Sequence[Sequence[Slot]]) -> tuple[Column, ...]:
    """The columns with the extents that their cells have in the rows of lines, where that takes no neighbour's."""
    return tuple(_widened(k, columns, rows) for k in range(len(columns)))


def _widened(k: int, columns: Sequence[Column], rows: Sequence[Sequence[Slot]]) -> Column:
    column = columns[k]
    own = [slot for row in rows for slot in row if slot.column == k]
    if not own:
        return column
    left = columns[k - 1].x1 if k else float("-inf")
    right = columns[k + 1].x0 if k + 1 < len(columns) else float("inf")
    x0 = min(column.x0, max(left + 1, min(slot.x0 for slot in own)))
    x1 = max(column.x1, min(right - 1, max(slot.x1 for slot in own)))
    return replace(column, x0=x0, x1=x1)


_EACH = re.compile(r"\D{0,6}/\s?(10|100|1000|1[,.]000)(?![\w.,])")
PER = re.compile(r"/\s?10{0,3}(?:\s?\w{1,5})?")


def reading(text: str, at: int, decimal: str, lexicon: Lexicon, scale: Decimal = ONE) -> Reading | None:
    """The number that a cell states, `at` being the cell's place in the page; `None` where words come first.

    "/100" below a price tells for how many it is, and is no number of its own.

    `scale` is what the column's head multiplies it by, unless the cell has a factor or a unit of its own.
    """
    found = first_number(text)
    if found is None or PER.fullmatch(text.strip()) or not _is_currency(text[: found.start], lexicon):
        return None
    factor, after = scaled(text[found.end :].strip(), lexicon)
    unit = _unit(after, lexicon)
    currency = next((m.group for m in matches(lexicon.currencies, words(text))), None)
    number = value(found.digits, decimal)
    factor = scale if factor == ONE and unit is None and not after.startswith("%") else factor
    shown = places(found.digits, decimal) - factor.adjusted()
    figure = Figure((-number if found.negative else number) * factor, shown, after.startswith("%"))
    end = _end(text, found, unit)
    return Reading(figure, at, at + end, unit, currency, _per(text[found.end :]))


def _per(after: str) -> int | None:
    told = _EACH.match(after)
    return int(re.sub(r"\D", "", told[1])) if told else None


def _is_currency(text: str, lexicon: Lexicon) -> bool:
    found = words(text)
    return sum(m.length for m in matches(lexicon.currencies, found)) >= len(found)


def _unit(after: str, lexicon: Lexicon) -> str | None:
    """The unit right after a number, as printed: "Stk", "steel drums"; `None` for a currency, a rate or none."""
    bare = (
        re.split(r"[(（/,;|]|  |\s\d", after, maxsplit=1)[0].strip(" .:") if not re.match(r"\w+\(s\)", after) else after
    )
    if not bare or bare[0] in "%x×*" or _is_currency(bare, lexicon) or len(bare) > 24 or bare[0].isdigit():
        return None
    known = max((m.length for m in matches(lexicon.units, words(bare)) if m.first == 0), default=0)
    return bare if known or len(bare.split()) <= 2 else None


def _end(text: str, found: Printed, unit: str | None) -> int:
    if unit is not None:
        return text.index(unit, found.end) + len(unit)
    beside = text[found.end :].split(GAP, 1)[0].rstrip()
    return found.end + (len(beside) if len(beside) <= 5 else 0)


def line_number(text: str) -> str | None:
    """The line's number as printed, without its full stop; `None` where the text is none."""
    bare = text.strip().strip("#").strip()
    return bare.rstrip(".)") if _LINE_NUMBER.fullmatch(bare) else None

"""Tables without heads that we can read: columns found by where numbers stand, and named by what multiplies out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extractor.trade.language.amounts import decimal_sign, first_number, places, value
from extractor.trade.language.arithmetic import Figure, multiplies_out
from extractor.trade.table.cells import looks_like_number
from extractor.trade.table.heads.column_heads import Head
from extractor.trade.table.heads.columns import OTHER, Column
from extractor.trade.table.rows import Row, chunks

_LEAST = 3
_LEAST_CELLS = 2
"""In a sheet the cells say what stands above what, and two rows are enough."""
_TRIES = 8
_TARIFF_DIGITS = (6, 8, 10)


@dataclass(frozen=True, slots=True)
class _Value:
    """A number of a row: its row's index, its extent and its digits."""

    row: int
    x0: float
    x1: float
    digits: str


def headless(rows: Sequence[Row]) -> tuple[Head, ...]:
    """A head made up for each page on which numbers multiply out in the same three columns.

    On three rows at least; of a sheet, two.
    """
    found: list[Head] = []
    start = 0
    for k in range(1, len(rows) + 1):
        if k == len(rows) or rows[k].page is not rows[start].page:
            found.extend(_on_page(rows, start, k))
            start = k
    return tuple(found)


def _on_page(rows: Sequence[Row], start: int, end: int) -> Iterator[Head]:
    several = [values for k in range(start, end) if len(values := _values(k, rows[k])) > 2]
    least = _LEAST_CELLS if rows[start].latticed else _LEAST
    tracks = _tracks([one for values in several for one in values], least)
    if len(several) < least or not 3 <= len(tracks) <= _TRIES:
        return
    decimal = decimal_sign(one.digits for track in tracks for one in track)
    held = [(count, three) for three in combinations(tracks, 3) if (count := _count(three, decimal)) >= least]
    if not held:
        return
    _, three = max(held, key=lambda one: one[0])
    first = min(one.row for track in three for one in track)
    yield Head(first, first, _columns(tracks, three, decimal, rows[first]), frozenset())


def _values(k: int, row: Row) -> list[_Value]:
    found: list[_Value] = []
    for first, last in chunks(row):
        text = row.text(first, last)
        number = first_number(text) if looks_like_number(text) else None
        if number and not text[number.end :].lstrip().startswith("%"):  # a rate of a discount or a tax
            found.append(_Value(k, row.pieces[first].box.x0, row.pieces[last - 1].box.x1, number.digits))
    return found


def _tracks(values: Sequence[_Value], least: int) -> list[list[_Value]]:
    """Values that stand above one another, from left to right."""
    tracks: list[list[_Value]] = []
    for one in sorted(values, key=lambda v: v.x0):
        home = next((t for t in tracks if one.x0 < max(v.x1 for v in t) and one.row not in {v.row for v in t}), None)
        if home is None:
            tracks.append([one])
        else:
            home.append(one)
    return [track for track in tracks if len(track) >= least]


def _count(three: Sequence[Sequence[_Value]], decimal: str) -> int:
    """In how many rows the first two of three tracks, in their order, give the third."""
    by_row = [{v.row: Figure(value(v.digits, decimal), places(v.digits, decimal)) for v in track} for track in three]
    shared = set(by_row[0]) & set(by_row[1]) & set(by_row[2])
    return sum(multiplies_out(by_row[0][k], by_row[1][k], by_row[2][k]) for k in shared)


def _columns(
    tracks: Sequence[Sequence[_Value]], three: Sequence[Sequence[_Value]], decimal: str, row: Row
) -> tuple[Column, ...]:
    """The columns by their tracks: of the two factors, the one printed with fewer decimals is the quantity."""
    one, two, product = three
    finest = [max(places(v.digits, decimal) for v in track) for track in (one, two)]
    quantity, price = (two, one) if finest[1] < finest[0] else (one, two)
    known = ((quantity, "quantity"), (price, "unit_price"), (product, "amount"))
    numbers = [
        Column(
            next((role for one, role in known if one is track), None) or _role(track),
            min(v.x0 for v in track),
            max(v.x1 for v in track),
        )
        for track in tracks
    ]
    return tuple(sorted((*numbers, *_names(row)), key=lambda c: c.x0))


def _role(track: Sequence[_Value]) -> str:
    """What a column that no product needs holds by its digits: counted lines, tariff lines or something else."""
    digits = [v.digits for v in sorted(track, key=lambda v: v.row)]
    if digits == [str(k + 1) for k in range(len(digits))]:
        return "line_number"
    return "tariff_line" if all(d.isdigit() and len(d) in _TARIFF_DIGITS for d in digits) else OTHER


def _names(row: Row) -> Iterator[Column]:
    """The columns of the goods and of their article numbers, by the words in them.

    The longest words are the goods; a single word with digits before them is their article number.
    """
    several = [(a, b) for a, b in chunks(row) if _is_name(row.text(a, b))]
    longest = max(several, key=lambda ends: len(row.text(*ends)), default=None)
    for a, b in several:
        text = row.text(a, b)
        is_code = longest is not None and a < longest[0] and b == a + 1 and any(map(str.isdigit, text))
        if (a, b) == longest or is_code:
            yield Column("article" if is_code else "description", row.pieces[a].box.x0, row.pieces[b - 1].box.x1)


def _is_name(text: str) -> bool:
    return sum(map(str.isalpha, text)) > 2 and not looks_like_number(text)

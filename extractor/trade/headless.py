"""Tables without heads that we can read: columns found by where numbers stand, and named by what
multiplies out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from extractor.trade.amounts import decimal_sign, first_number, places, value
from extractor.trade.arithmetic import Figure, multiplies_out
from extractor.trade.cells import looks_like_number
from extractor.trade.grid import Row, chunks
from extractor.trade.heads import OTHER, Column, Head

_LEAST = 3
_TRIES = 8


@dataclass(frozen=True, slots=True)
class _Value:
    """A number of a row: its row's index, its extent and its digits."""

    row: int
    x0: float
    x1: float
    digits: str


def headless(rows: Sequence[Row]) -> tuple[Head, ...]:
    """A head made up for each page where three rows and more of numbers multiply out in the same three
    columns."""
    found: list[Head] = []
    start = 0
    for k in range(1, len(rows) + 1):
        if k == len(rows) or rows[k].page is not rows[start].page:
            found.extend(_on_page(rows, start, k))
            start = k
    return tuple(found)


def _on_page(rows: Sequence[Row], start: int, end: int) -> Iterator[Head]:
    several = [values for k in range(start, end) if len(values := _values(k, rows[k])) > 2]
    tracks = _tracks([one for values in several for one in values])
    if len(several) < _LEAST or not 3 <= len(tracks) <= _TRIES:
        return
    decimal = decimal_sign(one.digits for track in tracks for one in track)
    held = [(count, three) for three in combinations(tracks, 3) if (count := _count(three, decimal)) >= _LEAST]
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
        if number:
            found.append(_Value(k, row.pieces[first].box[0], row.pieces[last - 1].box[2], number.digits))
    return found


def _tracks(values: Sequence[_Value]) -> list[list[_Value]]:
    """Values that stand above one another, from left to right."""
    tracks: list[list[_Value]] = []
    for one in sorted(values, key=lambda v: v.x0):
        home = next((t for t in tracks if one.x0 < max(v.x1 for v in t) and one.row not in {v.row for v in t}), None)
        if home is None:
            tracks.append([one])
        else:
            home.append(one)
    return [track for track in tracks if len(track) >= _LEAST]


def _count(three: Sequence[Sequence[_Value]], decimal: str) -> int:
    """In how many rows the first two of three tracks, in their order, give the third."""
    by_row = [{v.row: Figure(value(v.digits, decimal), places(v.digits, decimal)) for v in track} for track in three]
    shared = set(by_row[0]) & set(by_row[1]) & set(by_row[2])
    return sum(multiplies_out(by_row[0][k], by_row[1][k], by_row[2][k]) for k in shared)


def _columns(
    tracks: Sequence[Sequence[_Value]], three: Sequence[Sequence[_Value]], decimal: str, row: Row
) -> tuple[Column, ...]:
    """The columns by their tracks: of the two factors, the one printed with fewer decimals is the
    quantity."""
    one, two, product = three
    finest = [max(places(v.digits, decimal) for v in track) for track in (one, two)]
    quantity, price = (two, one) if finest[1] < finest[0] else (one, two)
    roles = {id(quantity): "quantity", id(price): "unit_price", id(product): "amount"}
    numbers = [
        Column(roles.get(id(track), OTHER), min(v.x0 for v in track), max(v.x1 for v in track)) for track in tracks
    ]
    words = [(row.pieces[a].box[0], row.pieces[b - 1].box[2]) for a, b in chunks(row) if _is_name(row.text(a, b))]
    names = [Column("description", x0, x1) for x0, x1 in words[:1]]
    return tuple(sorted((*numbers, *names), key=lambda c: c.x0))


def _is_name(text: str) -> bool:
    return sum(c.isalpha() for c in text) > 2 and not looks_like_number(text)

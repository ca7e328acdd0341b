"""The words of a declared line by the column that they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.trade.declaration.columns import Heads, column_of
from extractor.trade.declaration.paper import Part, Place, place_of
from extractor.trade.table.heads.signs import is_faulty_tariff, is_tariff
from extractor.trade.table.rows import Piece, Row

_SHORT = 4
"""Item numbers have fewer digits."""


@dataclass(frozen=True, slots=True)
class Cells:
    """Stretches of text by column key: of one row, or of all rows of a line in their order.

    `order` has the keys with their stretches as printed: row after row, from left to right.
    """

    row: Row
    parts: Mapping[str, tuple[Part, ...]]
    order: tuple[tuple[str, Part], ...] = ()

    def place(self, key: str) -> Place | None:
        """Where a column's words stand; `None` where it has none."""
        return place_of(self.parts.get(key, ()))

    def texts(self, key: str) -> list[str]:
        """The text of each row that has words in a column."""
        return [page.text[start:end] for page, (start, end) in self.parts.get(key, ())]


def cells_of(row: Row, found: Heads, starts: Sequence[float]) -> Cells:
    """The words of a row by the column that their middle lies in."""
    keys = [key for key, _, _ in found.names]
    order: list[tuple[str, Part]] = []
    for k, piece in enumerate(row.pieces):
        middle = piece.box.x0 + 1 if row.latticed else piece.middle
        key = keys[min(column_of(middle, starts), len(keys) - 1)]
        text = row.page.text[piece.start : piece.end]
        if key == "line" and (is_tariff(text) or is_faulty_tariff(text)):
            key = "number"  # it reaches under the head before its own
        elif key == "number" and not k and (_is_counted(row) or _is_left_of(piece, text, found)):
            key = "line"  # the head above the item numbers was not read apart
        if order and key == order[-1][0]:
            page, (start, _) = order[-1][1]
            order[-1] = (key, (page, (start, piece.end)))
        else:
            order.append((key, (row.page, (piece.start, piece.end))))
    return _cells(row, order)


def _is_left_of(piece: Piece, text: str, found: Heads) -> bool:
    """Whether a short number ends before the head of the tariff numbers begins, and no head was read above it."""
    edge = {key: left for key, left, _ in found.names}
    return "line" not in edge and text.isdecimal() and len(text) < _SHORT and piece.box.x1 < edge["number"]


def _is_counted(row: Row) -> bool:
    """Whether a row begins with a short number that stands apart from a tariff number behind it."""
    if len(row.pieces) < 2:
        return False
    first, second = (row.page.text[p.start : p.end] for p in row.pieces[:2])
    return first.isdecimal() and len(first) < _SHORT and (is_tariff(second) or is_faulty_tariff(second))


def _cells(row: Row, order: Sequence[tuple[str, Part]]) -> Cells:
    parts: dict[str, list[Part]] = {}
    for key, part in order:
        parts.setdefault(key, []).append(part)
    return Cells(row, {key: tuple(several) for key, several in parts.items()}, tuple(order))


def together(rows: Sequence[Cells]) -> Cells:
    """The cells of all rows of a line."""
    return _cells(rows[0].row, [one for cells in rows for one in cells.order])

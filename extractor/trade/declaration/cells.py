"""The words of a declared line by the column that they stand in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractor.trade.declaration.columns import Heads, column_of
from extractor.trade.declaration.paper import Part, Place, place_of
from extractor.trade.table.heads.signs import is_faulty_tariff, is_tariff
from extractor.trade.table.rows import Row


@dataclass(frozen=True, slots=True)
class Cells:
    """Stretches of text by column key: of one row, or of all rows of a line in their order."""

    row: Row
    parts: Mapping[str, tuple[Part, ...]]

    def place(self, key: str) -> Place | None:
        """Where a column's words stand; `None` where it has none."""
        return place_of(self.parts.get(key, ()))

    def texts(self, key: str) -> list[str]:
        """The text of each row that has words in a column."""
        return [page.text[start:end] for page, (start, end) in self.parts.get(key, ())]


def cells_of(row: Row, found: Heads, starts: Sequence[float]) -> Cells:
    """The words of a row by the column that their middle lies in."""
    keys = [key for key, _, _ in found.names]
    parts: dict[str, list[Part]] = {}
    last: str | None = None
    for piece in row.pieces:
        middle = piece.box[0] + 1 if row.latticed else piece.middle
        key = keys[min(column_of(middle, starts), len(keys) - 1)]
        text = row.page.text[piece.start : piece.end]
        if key == "line" and (is_tariff(text) or is_faulty_tariff(text)):
            key = "number"  # it reaches under the head before its own
        if key == last:
            page, (start, _) = parts[key][-1]
            parts[key][-1] = (page, (start, piece.end))
        else:
            parts.setdefault(key, []).append((row.page, (piece.start, piece.end)))
        last = key
    return Cells(row, {key: tuple(several) for key, several in parts.items()})


def together(rows: Sequence[Cells]) -> Cells:
    """The cells of all rows of a line."""
    keys = dict.fromkeys(key for cells in rows for key in cells.parts)
    return Cells(rows[0].row, {key: tuple(p for c in rows for p in c.parts.get(key, ())) for key in keys})

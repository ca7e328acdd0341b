"""Lines of a terminal made of plain pieces: cut and filled to a width in columns, never read as markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Piece = tuple[str, Style | None]


def fitted(text: str, width: int) -> str:
    """The text in exactly this many columns; what does not fit ends in "…"."""
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…"


def strip(pieces: Iterable[Piece], width: int, style: Style) -> Strip:
    """One line of these pieces over a style, filled to the width."""
    segments = [Segment(text, style + own if own else style) for text, own in pieces]
    return Strip(segments).adjust_cell_length(width, style).simplify()


def table_row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Cells in columns of these widths, one space between; a column of no width is left out."""
    return " ".join(fitted(c, w) for c, w in zip(cells, widths, strict=True) if w > 0)

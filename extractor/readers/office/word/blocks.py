"""What a Word document is made of once it is read: paragraphs, tables, and what hangs on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Its lines as they are shown (tabs as tabs), its locator, and what stands in the text boxes anchored at it."""

    lines: tuple[str, ...]
    place: str
    boxes: tuple[tuple[Block, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class TableCell:
    """A cell with its place on the grid, what it covers, and what stands in it."""

    row: int
    column: int
    rows: int
    columns: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class WordTable:
    """Cells in row order."""

    rows: int
    columns: int
    cells: tuple[TableCell, ...]


Block: TypeAlias = Paragraph | WordTable


def has_table(blocks: tuple[Block, ...]) -> bool:
    """Whether a table stands among the blocks, text boxes included."""
    return any(isinstance(b, WordTable) or any(has_table(box) for box in b.boxes) for b in blocks)


def lines_of(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The lines of blocks without tables, each text box after its paragraph."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (line for line in block.lines if line.strip())
            for box in block.boxes:
                yield from lines_of(box)
        else:
            for cell in block.cells:
                yield from lines_of(cell.blocks)

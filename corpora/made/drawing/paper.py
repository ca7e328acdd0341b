"""A paper before it is drawn: its goods, its blocks in reading order, and the values that stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpora.made.drawing.values import Text, Value, shown

Cells = tuple[Text, ...]
Span = tuple[int, int, int, int]
"""First column, first row, last column, last row of a merged cell."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A title (`level` 0) or a section's head."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of prose; `small` is for notes."""

    text: Text
    small: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines with a mark before each."""

    lines: tuple[Text, ...]
    mark: str = "•"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells.

    `look`: `ruled`, `open` (no lines), `banded` (a coloured head), `rules` (rules across), `zebra` (every other row on
    grey, no lines).

    `head` rows are set bold; `widths` are shares of the page's width.
    """

    rows: tuple[Cells, ...]
    look: str = "ruled"
    head: int = 1
    widths: tuple[float, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """Labels in one block and values in another, drawn one after the other: only height relates them."""

    labels: tuple[Text, ...]
    values: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """A graph: its axis titles and the numbers along them, none of which is a value of the goods."""

    title: str
    x_title: str
    x_marks: tuple[str, ...]
    y_title: str
    y_marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Two columns of blocks side by side."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Boxed:
    """Blocks in a frame of their own."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sideways:
    """Blocks set along the long side of a page that they fill.

    `turned` pages say so to the reader's program; of the others one has to turn one's head.
    """

    blocks: tuple[Block, ...]
    turned: bool = True


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows starts a page, or a sheet of that name."""

    name: str = ""


Block = Heading | Paragraph | Bullets | Table | Apart | Curve | Side | Boxed | Sideways | NewPage


@dataclass(frozen=True, slots=True)
class Goods:
    """One thing of a paper, and what the list makes of it under the default policy (`outcome`).

    `strict` is the outcome where every assumption of the policy is dropped, if that differs.
    """

    label: str
    product: str
    outcome: str
    codes: tuple[str, ...] = ()
    maker: str | None = None
    line: str | None = None
    strict: str | None = None
    outcome_also: tuple[str, ...] = ()
    product_also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scan:
    """How a paper went through a scanner: dots an inch, tilt in degrees, strength of the noise (0 to 255)."""

    dpi: int = 140
    tilt: float = 0.6
    noise: int = 14


@dataclass(frozen=True, slots=True)
class Paper:
    """A document of one fictional maker.

    `face` is how it is set (`faces.py`); the suffix of `file` is its format. A `locked` PDF is encrypted with no
    password to open it, and forbids copying.
    """

    file: str
    kind: str
    maker: str
    group: str
    blocks: tuple[Block, ...]
    goods: tuple[Goods, ...] = ()
    face: str = "grotesque"
    number: str = ""
    accent: str = "#1f4e79"
    kind_also: tuple[str, ...] = ()
    scan: Scan | None = None
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A value where it stands: its page and the text of its row, line or sentence."""

    value: Value
    page: int
    text: str


def printed(paper: Paper) -> Iterator[Printed]:
    """Every value of a paper in reading order."""
    page = 1
    for k, block in enumerate(paper.blocks):
        if isinstance(block, NewPage):
            page += 1 if k else 0
        for text in _lines(block):
            for piece in text:
                if isinstance(piece, Value):
                    yield Printed(piece, page, " ".join(shown(text).split()))


def _lines(block: Block) -> Iterator[Text]:
    match block:
        case Paragraph(text=text):
            yield text
        case Bullets(lines=lines):
            yield from lines
        case Table(rows=rows):
            yield from (_joined(row) for row in rows)
        case Apart(labels=labels, values=values):
            yield from (_joined(pair) for pair in zip(labels, values, strict=True))
        case Side(left=left, right=right):
            for inner in (*left, *right):
                yield from _lines(inner)
        case Boxed(blocks=blocks) | Sideways(blocks=blocks):
            for inner in blocks:
                yield from _lines(inner)
        case _:
            return


def _joined(cells: Cells) -> Text:
    return tuple(piece for cell in cells for piece in (*cell, " "))

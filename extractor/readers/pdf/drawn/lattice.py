"""Tables of a PDF page by the lines that pdfium reads; by pdfplumber alone where that goes wrong."""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2 as pdfium

from classifier.box import Box
from extractor.document.layout_settings import LayoutSettings
from extractor.document.model import Problem, Severity
from extractor.layout.cards import find_cards
from extractor.layout.cells import Grid, find_grids, find_grids_by_pdfplumber
from extractor.readers.pdf.drawn.rulings import edges_of
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.unseen.paint import Paint

_WRONG = (pdfium.PdfiumError, ArithmeticError, LookupError, ValueError, TypeError, RecursionError)
"""What odd coordinates and damaged objects raise; anything else is a bug and escapes."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """What the lines of a page part: the cells of tables, and cards side by side."""

    grids: tuple[Grid, ...] = ()
    cards: tuple[Box, ...] = ()


def lattice_of(
    paint: Paint, frame: Frame, number: int, data: bytes, by: LayoutSettings
) -> tuple[Lattice, tuple[Problem, ...]]:
    """The grids and cards of a page (`paint` is all that paints it).

    A note where the grids come from the slower way, a warning where from neither.
    """
    try:
        edges = edges_of(paint, frame)
        return Lattice(find_grids(edges, frame.width, frame.height, by), find_cards(edges)), ()
    except _WRONG:
        pass
    try:
        grids = tuple(_turned(g, frame) for g in find_grids_by_pdfplumber(data, number))
    except Exception:  # pdfminer raises whatever a damaged file makes it stumble over
        message = (
            f"Page {number}: its lines are damaged, so that no table could be looked for; its words were read. "
            "Compare its tables with the page itself."
        )
        return Lattice(), (Problem("read", message, Severity.WARNING, number),)
    message = (
        f"Page {number}: its lines are partly damaged; its tables were read in a second way. Nothing need be done."
    )
    return Lattice(grids), (Problem("read", message, Severity.NOTE, number),)


def _turned(grid: Grid, frame: Frame) -> Grid:
    """A grid of the page as it is shown, on the page as it is read."""
    across, down = frame.width, frame.height
    if frame.turned == 1:
        return Grid(tuple(Box(top, down - x1, bottom, down - x0) for x0, top, x1, bottom in grid.boxes))
    if frame.turned == 2:
        return Grid(
            tuple(Box(across - x1, down - bottom, across - x0, down - top) for x0, top, x1, bottom in grid.boxes)
        )
    if frame.turned == 3:
        return Grid(tuple(Box(across - bottom, x0, across - top, x1) for x0, top, x1, bottom in grid.boxes))
    return grid

"""Tables of a PDF page by the lines that pdfium reads; by pdfplumber alone where that goes wrong."""

from __future__ import annotations

import pypdfium2 as pdfium

from classifier.box import Box
from extractor.document.layout_settings import LayoutSettings
from extractor.document.model import Problem, Severity
from extractor.layout.cells import Grid, find_grids, find_grids_by_pdfplumber
from extractor.readers.pdf.drawn.rulings import edges_of
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.unseen.paint import Paint

_WRONG = (pdfium.PdfiumError, ArithmeticError, LookupError, ValueError, TypeError, RecursionError)
"""What odd coordinates and damaged objects raise; anything else is a bug and escapes."""


def grids_of(
    paint: Paint, frame: Frame, number: int, data: bytes, by: LayoutSettings
) -> tuple[tuple[Grid, ...], tuple[Problem, ...]]:
    """The grids of a page (`paint` is all that paints it).

    A note where they come from the slower way, a warning where from neither.
    """
    try:
        return find_grids(edges_of(paint, frame), frame.width, frame.height, by), ()
    except _WRONG:
        pass
    try:
        grids = tuple(_turned(g, frame) for g in find_grids_by_pdfplumber(data, number))
    except Exception:  # pdfminer raises whatever a damaged file makes it stumble over
        message = (
            f"Page {number}: its lines are damaged, so that no table could be looked for; its words were read. "
            "Compare its tables with the page itself."
        )
        return (), (Problem("read", message, Severity.WARNING, number),)
    message = (
        f"Page {number}: its lines are partly damaged; its tables were read in a second way. Nothing need be done."
    )
    return grids, (Problem("read", message, Severity.NOTE, number),)


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

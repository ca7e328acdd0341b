"""Writing that a PDF page shows as the pattern of a filled shape: no text layer has it, so the shape is recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pypdfium2 as pdfium

from classifier.box import Box
from extractor.document.layout_settings import LAYOUT, LayoutSettings
from extractor.document.model import Problem, Severity
from extractor.document.page import Page
from extractor.readers import ocr
from extractor.readers.pdf import bulk
from extractor.readers.pdf.drawn.insets import Inset, with_insets
from extractor.readers.pdf.rendering import render_part
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.unseen.paint import PATH, Paint
from extractor.readers.pdf.unseen.printed import PrintedPages
from extractor.readers.pdf.unseen.proof import switched_off

MAX_SHAPES = 6
"""Of a page that are recognised."""

_OF_A_PATTERN = (191, 191, 191, 255)
"""The colour that PDFium states of what is filled with a pattern."""

SHOWS_TEXT = re.compile(rb"\bBT\b.*?(?:\bT[jJ]|['\"])\s.*?\bET\b", re.DOTALL)
_WORDS = re.compile(rb"\(((?:[^()\\]|\\.)*)\)")


@dataclass(frozen=True, slots=True)
class Patterned:
    """The shapes of a page that writing fills, in the file's points, all else that is painted, and what is told."""

    boxes: tuple[tuple[float, float, float, float], ...]
    others: tuple[int, ...]
    problem: Problem


def patterned(paint: Paint, second: PrintedPages, number: int) -> Patterned | None:
    """The shapes that a page's patterns with writing may fill; none where no pattern writes."""
    paths = paint.of(PATH)
    filled = (bulk.fills(paint.items[paths]) == np.array(_OF_A_PATTERN, np.uint32)).all(axis=1)
    if not filled.any():
        return None
    try:
        drawings = [drawing for drawing in second.patterns(number) if SHOWS_TEXT.search(drawing)]
    except Exception:  # pdfminer raises whatever a damaged file makes it stumble over
        return None
    if not drawings:
        return None
    said = " ".join(word.decode("latin-1") for drawing in drawings for word in _WORDS.findall(drawing))[:200]
    quoted = f" ({said})" if said.isprintable() and said.strip() else ""
    message = (
        f"Page {number} shows writing as the pattern of a filled shape{quoted}, which is not in its text and was "
        "not read. Look at the page yourself."
    )
    rows = paths[filled]
    boxes = tuple((a, b, c, d) for a, b, c, d in paint.boxes[rows].tolist())
    others = tuple(np.delete(paint.items, rows).tolist())
    return Patterned(boxes, others, Problem("read", message, Severity.ERROR, number))


def with_patterned(
    page: Page, sheet: pdfium.PdfPage, frame: Frame, found: Patterned, by: LayoutSettings = LAYOUT
) -> tuple[Page, tuple[Problem, ...]]:
    """The page with what is recognised in its shapes, of which nothing else is drawn."""
    boxes = [Box(*frame.box(*box)) for box in found.boxes]
    if len(boxes) > MAX_SHAPES:
        return page, (found.problem,)
    insets = []
    with switched_off(list(found.others)):
        for box in boxes:
            size = {"width": box.x1 - box.x0, "height": box.bottom - box.top}
            read = ocr.read_image(render_part(sheet, frame, box), number=page.number, by=by, **size)
            insets += [Inset(read, box)] if read.words else []
    if not insets:
        return page, (found.problem,)
    words = "; ".join(" ".join(inset.read.text.split()) for inset in insets)[:200]
    message = f"Page {page.number} shows writing as the pattern of a filled shape; it was recognised: {words}"
    return with_insets(page, insets), (Problem("read", message, Severity.NOTE, page.number),)

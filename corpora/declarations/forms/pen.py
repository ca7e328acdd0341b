"""Words put on a page where they belong, and written into the file in whatever order a form writes them."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from corpora.made.drawing.faces import Face, runs

SIZE: tuple[float, float] = landscape(A4)


@dataclass(frozen=True, slots=True)
class Word:
    """A text with its place from the page's top left corner, in points; `group` tells what it is."""

    group: str
    x: float
    y: float
    text: str
    size: float
    bold: bool = False


@dataclass
class Page:
    """Words and lines of a page."""

    words: list[Word] = field(default_factory=list)
    rules: list[tuple[float, float, float, float]] = field(default_factory=list)


def width(text: str, size: float, face: Face, *, bold: bool = False) -> float:
    """How wide a text is drawn, in points."""
    return float(sum(stringWidth(piece, font, size) for font, piece in runs(text, face, bold=bold)))


def wrapped(text: str, most: float, size: float, face: Face) -> list[str]:
    """A text broken wherever a row is full, as forms break it."""
    rows, row = [], ""
    for sign in text:
        if row and width(row + sign, size, face) > most:
            rows.append(row)
            row = ""
        row += sign
    return [*rows, row] if row or not rows else rows


def written(pages: list[Page], face: Face) -> bytes:
    """The pages as PDF, their words in the order given, the same bytes each time."""
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=SIZE, invariant=1)
    for page in pages:
        canvas.setLineWidth(0.7)
        for x0, y0, x1, y1 in page.rules:
            canvas.line(x0, SIZE[1] - y0, x1, SIZE[1] - y1)
        for word in page.words:
            _write(canvas, word, face)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def _write(canvas: Canvas, word: Word, face: Face) -> None:
    x = word.x
    for font, piece in runs(word.text, face, bold=word.bold):
        canvas.setFont(font, word.size)
        canvas.drawString(x, SIZE[1] - word.y, piece)
        x += stringWidth(piece, font, word.size)

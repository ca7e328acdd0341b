"""Small PDFs drawn for the tests."""

from __future__ import annotations

import io
from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from extractor.document.model import Source
from extractor.intake.sources import open_source

WIDTH, HEIGHT = 400.0, 300.0

Draw = Callable[[Canvas], None]


def pdf(
    *pages: Callable[[Canvas], None], size: tuple[float, float] = (WIDTH, HEIGHT), encrypt: object = None
) -> Source:
    """A PDF of which each page is drawn by one function."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, encrypt=encrypt, invariant=1)
    for draw in pages:
        canvas.setFont("Helvetica", 10)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return open_source("made.pdf", out.getvalue())


def write(x: float, y: float, text: str, size: float = 10) -> Callable[[Canvas], None]:
    """Draws a text with its base line `y` points below the page's top."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        canvas.drawString(x, HEIGHT - y, text)

    return draw


def all_of(*draws: Callable[[Canvas], None]) -> Callable[[Canvas], None]:
    """Several drawings on one page."""

    def draw(canvas: Canvas) -> None:
        for one in draws:
            one(canvas)

    return draw


def grid(xs: list[float], ys: list[float]) -> Callable[[Canvas], None]:
    """Ruled lines at the given places, `ys` counted from the page's top."""

    def draw(canvas: Canvas) -> None:
        for y in ys:
            canvas.line(xs[0], HEIGHT - y, xs[-1], HEIGHT - y)
        for x in xs:
            canvas.line(x, HEIGHT - ys[0], x, HEIGHT - ys[-1])

    return draw

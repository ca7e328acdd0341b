"""All that the kernel has a hand in, of each page of a PDF, as plain values that compare to the bit."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pypdfium2 as pdfium

from extractor.document.page import Page
from extractor.layout.cells import find_grids, rules_of
from extractor.layout.lines import Rule
from extractor.readers.pdf.drawn.rulings import edges_of
from extractor.readers.pdf.opening import frame_of, open_document, opened_page
from extractor.readers.pdf.sheet import compose_page, glyphs_of
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Glyphs
from extractor.readers.pdf.unseen.doubts import doubts_of
from extractor.readers.pdf.unseen.paint import paint_of


def seen(data: bytes) -> list[Any]:
    """For each page its characters, objects, doubts, rulings, and the page laid out with and without its rulings."""
    try:
        document = open_document(data)
    except pdfium.PdfiumError:
        return []
    try:
        return [_page(document, number) for number in range(1, min(len(document), 6) + 1)]
    finally:
        document.close()


def _page(document: pdfium.PdfDocument, number: int) -> Any:
    try:
        with opened_page(document, number) as page:
            return _parts(page)
    except (pdfium.PdfiumError, ArithmeticError, ValueError) as error:
        return type(error)


def _parts(page: pdfium.PdfPage) -> dict[str, Any]:
    frame = frame_of(page)
    paint, glyphs = paint_of(page), glyphs_of(page, frame)
    turned = frame.turn(1)
    edges = edges_of(paint, frame)
    doubts = doubts_of(paint, np.unique(glyphs.owner), frame, layered=True)
    rules = rules_of(find_grids(edges, frame.width, frame.height))
    return {
        "characters": _characters(glyphs),
        "characters, turned": _characters(glyphs_of(page, turned)),
        "objects": [each.tobytes() for each in (paint.kinds, paint.boxes, paint.own, paint.inner)],
        "forms": [(first, last, matrix.tobytes()) for first, last, matrix in paint.moves],
        "faint forms": paint.faint,
        "doubts": [doubts.inkless.tolist(), doubts.doubted.tolist()],
        "rulings": repr(edges) + repr(edges_of(paint, turned)),
        "page": told(compose_page(glyphs, frame, 1)),
        "page with its tables": told(compose_page(glyphs, frame, 1, rules)),
    }


def _characters(glyphs: Glyphs) -> list[Any]:
    first: dict[int, int] = {}
    owners = [first.setdefault(owner, len(first)) for owner in glyphs.owner.tolist()]
    arrays = [each.tobytes() for each in (glyphs.box, glyphs.line, glyphs.size, glyphs.turned, glyphs.white)]
    return [glyphs.text, *arrays, glyphs.odd, glyphs.lost, owners]


def told(page: Page) -> str:
    """A page with every number to its last bit, and the types of its parts."""
    return repr(page)


def scattered(chance: random.Random) -> tuple[Glyphs, Frame, tuple[Rule, ...]]:
    """Characters about as a page has them, and about as none has: lines of them, raised, spread, turned, twice."""
    text, rows, angles = "", [], []
    for _ in range(chance.randrange(1, 30)):
        size = chance.choice((10.0, 10.0, 10.0, 9.0, 8.0, 6.0, 12.0, 0.1))
        x, y = (
            chance.choice((50.0, 50.0, 120.0, chance.uniform(0, 400))),
            chance.choice((40.0, 52.0, 58.0, 64.0, 400.0)),
        )
        y += chance.choice((0.0, 0.0, 0.3, 3.0, -4.0, chance.uniform(-9, 9)))
        angle = chance.choice((0, 0, 0, 0, 0, 90, 13))
        for letter in chance.choice(WORDS):
            width = size * (1.0 if ord(letter) > 0x2E00 else 0.5)
            for _twice in range(chance.choice((1, 1, 1, 1, 1, 2))):
                text += letter
                rows.append((x, y, x + width, y + size))
                angles.append(angle)
            x += width + size * chance.choice((0, 0, 0, 0, 0.1, 0.4, 0.7, 2.5, -0.3))
        text += chance.choice((" ", " ", "\r\n", "\n", ""))
        for _ in range(len(text) - len(rows)):
            rows.append((x, y, x + 1, y + size))
            angles.append(angle)
    box = np.array(rows, np.float32)
    line = box + np.float32(chance.choice((0, 0, 0.25)))
    white = np.array([letter.isspace() for letter in text])
    size = box[:, 3] - box[:, 1]
    glyphs = Glyphs(text, box, line, size, np.array(angles, np.int16), white, 0, (), np.zeros(len(text), np.uint64))
    rules = [
        Rule(chance.uniform(40, 300), 30.0, chance.choice((55.0, 500.0))) for _ in range(chance.choice((0, 0, 1, 5)))
    ]
    return glyphs, Frame((0, 0, 600, 800), (0, 0, 600, 800)), tuple(rules)


WORDS = (
    "Mass",
    "45",
    "g",
    "型",
    "号",
    "m",
    "2",
    "cm",
    "LiFePO",
    "4",
    "1.5",
    "(a)",
    "额定容量",
    "mm",
    "3",
    "^",
    "①",
    "𝟙",
    "٣",
    "５８．０",
    "カナ",
    "ﾘﾁｳﾑ",
)

"""Numbers of which a font's map has lost a sign: the place is recognised, and the sign filled in where all else agrees.

What the text layer says of the other signs vouches for the recognition, so that no digit of it is taken from a picture.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import numpy as np
import pypdfium2 as pdfium

from classifier.box import Box
from extractor.document.layout_settings import LAYOUT
from extractor.document.model import Problem, Severity
from extractor.readers import ocr
from extractor.readers.pdf.drawn.pieces import DPI, MARGIN, SURE
from extractor.readers.pdf.rendering import render_part
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Glyphs

MAX_NUMBERS = 8
"""Of one page that are looked at; a page that lacks more is recognised as a whole."""


_MOST = 40
"""Signs of one row that are compared."""


def in_numbers(glyphs: Glyphs) -> list[list[int]]:
    """The rows of signs around holes, in order from left to right, that hold a figure; none where there are many."""
    if not 0 < len(glyphs.lost) <= 2 * MAX_NUMBERS or len(glyphs.lost) >= len(glyphs):
        return []
    rows: list[list[int]] = []
    for hole in glyphs.lost:
        if not any(hole in row for row in rows):
            row = _around(glyphs, hole)
            if len(row) <= _MOST and any(glyphs.text[k].isdigit() for k in row):
                rows.append(row)
    return rows if len(rows) <= MAX_NUMBERS else []


def _around(glyphs: Glyphs, hole: int) -> list[int]:
    """The signs that stand beside a hole without a wide gap, itself among them."""
    box, size = glyphs.box, float(max(glyphs.size[hole], 1.0))
    middle = (box[:, 1] + box[:, 3]) / 2
    shown = ~glyphs.white
    shown[list(glyphs.lost)] = True
    level = np.flatnonzero(
        shown & (glyphs.turned == 0) & (np.abs(middle - middle[hole]) < LAYOUT.drawn.hole_level * size)
    )
    order: list[int] = level[np.argsort(box[level, 0], kind="stable")].tolist()
    if hole not in order:
        return []
    at = first = order.index(hole)
    while first and box[order[first], 0] - box[order[first - 1], 2] < LAYOUT.drawn.hole_gap * size:
        first -= 1
    while at + 1 < len(order) and box[order[at + 1], 0] - box[order[at], 2] < LAYOUT.drawn.hole_gap * size:
        at += 1
    return order[first : at + 1]


def mended(
    glyphs: Glyphs, sheet: pdfium.PdfPage, frame: Frame, rows: list[list[int]], number: int
) -> tuple[Glyphs, tuple[Problem, ...]]:
    """The characters with the holes of some rows filled by recognition, where it agrees with the rest of the row."""
    text, white = list(glyphs.text), glyphs.white.copy()
    told: list[str] = []
    filled: set[int] = set()
    for row in rows:
        found = _recognised(glyphs, sheet, frame, row)
        if found:
            for k, sign in found.items():
                text[k], white[k] = sign, False
            filled |= found.keys()
            told.append("".join(text[k] for k in row))
    if not filled:
        return glyphs, ()
    message = (
        f"Page {number} shows signs of numbers that its text layer lacks; they were recognised: {'; '.join(told)}."
    )
    left = tuple(k for k in glyphs.lost if k not in filled)
    whole = replace(glyphs, text="".join(text), white=white, lost=left)
    return whole, (Problem("read", message, Severity.NOTE, number),)


def _recognised(glyphs: Glyphs, sheet: pdfium.PdfPage, frame: Frame, row: list[int]) -> dict[int, str]:
    """The sign of each hole of a row; none where recognition is unsure or reads another sign differently."""
    box = glyphs.box[row]
    low, high = box[:, :2].min(axis=0).tolist(), box[:, 2:].max(axis=0).tolist()
    around = Box(low[0] - MARGIN, low[1] - MARGIN, high[0] + MARGIN, high[1] + MARGIN)
    read, sure = ocr.read_line(render_part(sheet, frame, around, DPI))
    if sure < SURE:
        return {}
    asked = "".join("(.)" if k in glyphs.lost else re.escape(_plain(glyphs.text[k])) for k in row)
    agrees = re.fullmatch(asked, _plain(read))
    holes = [k for k in row if k in glyphs.lost]
    return dict(zip(holes, agrees.groups(), strict=True)) if agrees else {}


def _plain(text: str) -> str:
    """A text without blanks, its signs in their plain form: a raised 3 is a 3 to both."""
    return "".join(unicodedata.normalize("NFKC", text).split())

"""What is laid upon a PDF page without being drawn by the file: viewers draw such annotations themselves.

Text that one strikes out, or marks to be removed, is no value; text of a box (FreeText) is; a comment is told.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from classifier.facts import Box
from extractor.document.model import Problem, Severity
from extractor.document.page import Page
from extractor.intake.pdf_annotations import annotations_on
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Flags, Glyphs

MAX_TOLD = 8
MAX_CHARACTERS = 2_000
"""Comments of a page that are told, and characters of one text box that are read."""

TICKED = ("☐", "☒")
"""Signs of an empty and a ticked box, as Word documents have them."""

_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_REMOVES = (raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_REDACT)
_COMMENTS = (
    raw.FPDF_ANNOT_TEXT,
    raw.FPDF_ANNOT_STAMP,
    raw.FPDF_ANNOT_CARET,
    raw.FPDF_ANNOT_HIGHLIGHT,
    raw.FPDF_ANNOT_UNDERLINE,
    raw.FPDF_ANNOT_SQUIGGLY,
    *_REMOVES,
)
_SIZE = re.compile(r"([\d.]+)\s+Tf")
_SLANT = 3.0
"""Points by which a line of a pen may lean and still strike text out."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """Of one page, in the file's points.

    Boxes whose text is struck out, bars that viewers draw, boxes of text with what stands in them and the size of its
    type, tick boxes of a form with their signs, and what comments say.
    """

    removed: tuple[Box, ...] = ()
    bars: tuple[Box, ...] = ()
    texts: tuple[tuple[Box, str, float], ...] = ()
    comments: tuple[str, ...] = ()
    ticks: tuple[tuple[Box, str], ...] = ()


def annotations_of(page: pdfium.PdfPage) -> Annotations:
    """What a page's annotations show that the file itself does not draw."""
    removed: list[Box] = []
    bars: list[Box] = []
    texts: list[tuple[Box, str, float]] = []
    comments: list[str] = []
    ticks: list[tuple[Box, str]] = []
    for item in annotations_on(page):
        kind = raw.FPDFAnnot_GetSubtype(item)
        if not raw.FPDFAnnot_GetFlags(item) & _UNSEEN:
            if kind in _REMOVES:
                removed += _quads(item)
            elif kind in (raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_INK) and not raw.FPDFAnnot_HasKey(item, b"AP"):
                bars += _strokes(item)
            elif kind == raw.FPDF_ANNOT_FREETEXT and not raw.FPDFAnnot_HasKey(item, b"AP"):
                texts += _text(item)
            elif kind == raw.FPDF_ANNOT_WIDGET and (state := _string(item, b"AS")):
                ticks += [(box, TICKED[state != "Off"]) for box in _rect(item)]
            if kind in _COMMENTS and (said := _string(item, b"Contents")):
                comments.append(said)
    return Annotations(tuple(removed), tuple(bars), tuple(texts), tuple(comments), tuple(ticks))


def _quads(item: Any) -> Iterator[Box]:
    """The boxes around the words that are marked; the annotation's own where it names none."""
    points = raw.FS_QUADPOINTSF()
    count = raw.FPDFAnnot_CountAttachmentPoints(item)
    for k in range(count):
        if raw.FPDFAnnot_GetAttachmentPoints(item, k, points):
            xs = points.x1, points.x2, points.x3, points.x4
            ys = points.y1, points.y2, points.y3, points.y4
            yield min(xs), min(ys), max(xs), max(ys)
    if not count:
        yield from _rect(item)


def _rect(item: Any) -> Iterator[Box]:
    box = raw.FS_RECTF()
    if raw.FPDFAnnot_GetRect(item, box):
        yield box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)


def _strokes(item: Any) -> Iterator[Box]:
    """Level strokes of a line or a pen, as bars without height."""
    start, end = raw.FS_POINTF(), raw.FS_POINTF()
    lines = [[start, end]] if raw.FPDFAnnot_GetLine(item, start, end) else []
    for k in range(raw.FPDFAnnot_GetInkListCount(item)):
        count = raw.FPDFAnnot_GetInkListPath(item, k, None, 0)
        points = (raw.FS_POINTF * count)()
        raw.FPDFAnnot_GetInkListPath(item, k, points, count)
        lines.append(list(points))
    for line in lines:
        xs, ys = [p.x for p in line], [p.y for p in line]
        if xs and max(ys) - min(ys) <= _SLANT < max(xs) - min(xs):
            middle = (min(ys) + max(ys)) / 2
            yield min(xs), middle, max(xs), middle


def _text(item: Any) -> Iterator[tuple[Box, str, float]]:
    said = _string(item, b"Contents")[:MAX_CHARACTERS]
    size = _SIZE.search(_string(item, b"DA"))
    for box in _rect(item):
        if said:
            lines = said.count("\n") + 1
            yield box, said, float(size[1]) if size and float(size[1]) > 1 else min((box[3] - box[1]) / lines, 10.0)


def _string(item: Any, key: bytes) -> str:
    size = raw.FPDFAnnot_GetStringValue(item, key, None, 0)
    if size <= 2:
        return ""
    text = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(item, key, text, size)
    return bytes(text)[: size - 2].decode("utf-16-le", "replace").replace("\r\n", "\n").replace("\r", "\n").strip()


def removed_by(annotations: Annotations, frame: Frame, glyphs: Glyphs) -> Flags:
    """The characters whose middle lies in a box of what is struck out."""
    found = np.zeros(len(glyphs), np.bool_)
    across = (glyphs.box[:, 0] + glyphs.box[:, 2]) / 2
    down = (glyphs.box[:, 1] + glyphs.box[:, 3]) / 2
    for box in annotations.removed:
        x0, top, x1, bottom = frame.box(*box)
        found |= (across > x0) & (across < x1) & (down > top) & (down < bottom)
    return found & ~glyphs.white


def with_texts(glyphs: Glyphs, annotations: Annotations, frame: Frame) -> Glyphs:
    """A page's characters with those of its text boxes behind them, each about where a viewer puts it."""
    for box, said, size in annotations.texts:
        x0, top, _, _ = frame.box(*box)
        places = []
        for n, line in enumerate(said.split("\n")):
            x = x0 + 2.0
            for character in f"{line}\n":
                width = size * (0.5 if character.isascii() else 1.0)
                places.append((x, top + n * 1.2 * size, x + width, top + (n + 1) * 1.2 * size))
                x += width
        glyphs = _appended(glyphs, said + "\n", np.array(places, np.float32), size)
    return glyphs


def with_ticks(glyphs: Glyphs, annotations: Annotations, frame: Frame) -> Glyphs:
    """A page's characters with a sign for each tick box in place of what is drawn in it."""
    for box, sign in annotations.ticks:
        x0, top, x1, bottom = frame.box(*box)
        size = min(bottom - top, 10.0)
        glyphs.white[:] |= removed_by(Annotations(removed=(box,)), frame, glyphs)
        middle = (top + bottom) / 2
        place = (x0, middle - size / 2, min(x0 + size, x1), middle + size / 2)
        glyphs = _appended(glyphs, sign + "\n", np.array([place, place], np.float32), size)
    return glyphs


def _appended(glyphs: Glyphs, text: str, box: Any, size: float) -> Glyphs:
    count = len(text)
    return replace(
        glyphs,
        text=f"{glyphs.text}\n{text}",
        box=np.concatenate([glyphs.box, box[:1], box]),
        line=np.concatenate([glyphs.line, box[:1], box]),
        size=np.concatenate([glyphs.size, np.full(count + 1, size, np.float32)]),
        turned=np.concatenate([glyphs.turned, np.zeros(count + 1, np.int16)]),
        white=np.concatenate([glyphs.white, [True], [c.isspace() for c in text]]),
        owner=np.concatenate([glyphs.owner, np.zeros(count + 1, np.uint64)]),
    )


def comments(annotations: Annotations, number: int) -> Iterator[Problem]:
    """One note for a page's comments, with their words: they are not of the document, but may correct it."""
    said = [" ".join(each.split())[:100] for each in annotations.comments]
    if said:
        more = f" and {len(said) - MAX_TOLD} more" if len(said) > MAX_TOLD else ""
        message = f"Comments stuck on page {number} are not taken for values: {'; '.join(said[:MAX_TOLD])}{more}."
        yield Problem("read", message, Severity.NOTE, number)


def unread(annotations: Annotations, page: Page | None, number: int) -> Iterator[Problem]:
    """The page's text boxes that are not in what was read of it: a page that is recognised does not show them."""
    text = "".join(page.text.split()) if page else ""
    lost = [" ".join(said.split())[:100] for _, said, _ in annotations.texts if "".join(said.split()) not in text]
    if lost:
        message = f"A text box stuck on page {number} was not read: {'; '.join(lost[:MAX_TOLD])}. Look at it yourself."
        yield Problem("read", message, Severity.ERROR, number)

"""What is laid upon a PDF page without being drawn by the file: viewers draw such annotations themselves.

Text that one strikes out, or marks to be removed, is no value; text of a box (FreeText) is; a comment is told.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.intake.pdf_annotations import annotations_on
from extractor.readers.pdf.text.frame import FileBox

MAX_CHARACTERS = 2_000
"""Characters of one text box that are read."""

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
_STROKES = (raw.FPDF_ANNOT_LINE, raw.FPDF_ANNOT_INK, raw.FPDF_ANNOT_POLYLINE)
_SIZE = re.compile(r"([\d.]+)\s+Tf")
_WHITE = re.compile(r"(?:^|\s)(?:1(?:\.0+)?\s+g|(?:1(?:\.0+)?\s+){3}rg|(?:0(?:\.0+)?\s+){4}k)\b")
_SLANT, _HIGHEST = 3.0, 24.0
"""Points of a stroke along and across the line from which, and up to which, it may strike text out."""

_MOST_POINTS = 20_000


@dataclass(frozen=True, slots=True)
class Annotations:
    """Of one page, in the file's points.

    Boxes whose text is struck out, those that cover what lies under them, bars that viewers draw, boxes of text with
    what stands in them and the size of its type, tick boxes of a form with their signs, values of its fields, what
    comments say, what text boxes say that are drawn by the file, and values of fields that are hidden.
    """

    removed: tuple[FileBox, ...] = ()
    covers: tuple[FileBox, ...] = ()
    bars: tuple[FileBox, ...] = ()
    texts: tuple[tuple[FileBox, str, float], ...] = ()
    comments: tuple[str, ...] = ()
    ticks: tuple[tuple[FileBox, str], ...] = ()
    values: tuple[tuple[FileBox, str], ...] = ()
    drawn: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    """As `Annotations`, while they come."""

    removed: list[FileBox] = field(default_factory=list)
    covers: list[FileBox] = field(default_factory=list)
    bars: list[FileBox] = field(default_factory=list)
    texts: list[tuple[FileBox, str, float]] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    ticks: list[tuple[FileBox, str]] = field(default_factory=list)
    values: list[tuple[FileBox, str]] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)


def annotations_of(page: pdfium.PdfPage) -> Annotations:
    """What a page's annotations show that the file itself does not draw."""
    found = _Found()
    for item in annotations_on(page):
        kind = raw.FPDFAnnot_GetSubtype(item)
        is_seen = not raw.FPDFAnnot_GetFlags(item) & _UNSEEN
        if kind == raw.FPDF_ANNOT_FREETEXT:
            _text_box(item, found, is_seen=is_seen)
        elif is_seen:
            _shown(item, kind, found)
        elif kind == raw.FPDF_ANNOT_WIDGET and (value := string(item, b"V")) and string(item, b"FT") != "Btn":
            found.hidden.append(value)
        if kind in _COMMENTS and (said := string(item, b"Contents")):
            found.comments.append(said)
    return Annotations(**{each.name: tuple(getattr(found, each.name)) for each in fields(Annotations)})


def hide_fields_without_view(page: pdfium.PdfPage) -> None:
    """Hides form fields that no screen shows: PDFium draws them when it makes them a part of the page."""
    for item in annotations_on(page):
        flags = raw.FPDFAnnot_GetFlags(item)
        if flags & raw.FPDF_ANNOT_FLAG_NOVIEW and raw.FPDFAnnot_GetSubtype(item) == raw.FPDF_ANNOT_WIDGET:
            raw.FPDFAnnot_SetFlags(item, flags | raw.FPDF_ANNOT_FLAG_HIDDEN)


def has_layer(item: Any) -> bool:
    """Whether an annotation is shown only with a layer."""
    return bool(raw.FPDFAnnot_HasKey(item, b"OC"))


def hide_layers_off(page: pdfium.PdfPage, off: Sequence[bool]) -> None:
    """Hides those annotations of a page that stand on a layer that is off; `off` tells it of each, in their order.

    PDFium draws them when it makes them a part of the page.
    """
    for k in (k for k, is_off in enumerate(off) if is_off):
        item = raw.FPDFPage_GetAnnot(page.raw, k)
        if item:
            raw.FPDFAnnot_SetFlags(item, raw.FPDFAnnot_GetFlags(item) | raw.FPDF_ANNOT_FLAG_HIDDEN)
            raw.FPDFPage_CloseAnnot(item)


def _shown(item: Any, kind: int, found: _Found) -> None:
    has_drawing = raw.FPDFAnnot_HasKey(item, b"AP")
    if kind in _REMOVES:
        found.removed += _quads(item)
    elif kind in _STROKES and not has_drawing:
        found.bars += _strokes(item)
    elif kind == raw.FPDF_ANNOT_WIDGET and (state := string(item, b"AS")):
        found.ticks += [(box, TICKED[state != "Off"]) for box in _rect(item)]
    elif kind == raw.FPDF_ANNOT_WIDGET and (value := string(item, b"V")):
        found.values += [(box, value) for box in _rect(item)]


def _text_box(item: Any, found: _Found, *, is_seen: bool) -> None:
    """A box of text: drawn by the file, by the viewer, or not seen."""
    said, struck = _words(item)
    found.comments += struck
    if raw.FPDFAnnot_HasKey(item, b"AP") and is_seen:
        found.drawn += [said] if said else []
        return
    ground = bool(raw.FPDFAnnot_HasKey(item, b"C"))
    setting = string(item, b"DA")
    if not is_seen or (_WHITE.search(setting) and not ground):
        found.comments += [said] if said else []
        return
    size = _SIZE.search(setting)
    for box in _rect(item):
        found.covers += [box] if ground else []
        if said:
            lines = said.count("\n") + 1
            known = float(size[1]) if size and float(size[1]) > 1 else min((box[3] - box[1]) / lines, 10.0)
            found.texts.append((box, said, known))


def _words(item: Any) -> tuple[str, list[str]]:
    """What a box of text says, by its rich text where it has some, and what of that is struck or hidden."""
    rich = string(item, b"RC")[: 8 * MAX_CHARACTERS]
    if "<" not in rich:
        return string(item, b"Contents")[:MAX_CHARACTERS], []
    from extractor.intake.html import Unseen, read_html

    unseen = Unseen()
    said = "\n".join(block for block in read_html(rich, unseen) if isinstance(block, str))
    return said[:MAX_CHARACTERS], [text for _, text in unseen.found if text]


def _quads(item: Any) -> Iterator[FileBox]:
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


def _rect(item: Any) -> Iterator[FileBox]:
    box = raw.FS_RECTF()
    if raw.FPDFAnnot_GetRect(item, box):
        yield box.left, min(box.bottom, box.top), box.right, max(box.bottom, box.top)


def _strokes(item: Any) -> Iterator[FileBox]:
    """The strokes of a line, a chain of lines or a pen that may strike text out, as boxes; closed ones do not."""
    start, end = raw.FS_POINTF(), raw.FS_POINTF()
    lines = [[start, end]] if raw.FPDFAnnot_GetLine(item, start, end) else []
    for k in range(raw.FPDFAnnot_GetInkListCount(item)):
        count = raw.FPDFAnnot_GetInkListPath(item, k, None, 0)
        lines.append(_points(count, partial(raw.FPDFAnnot_GetInkListPath, item, k)))
    lines.append(_points(raw.FPDFAnnot_GetVertices(item, None, 0), partial(raw.FPDFAnnot_GetVertices, item)))
    for line in lines:
        xs, ys = [p.x for p in line], [p.y for p in line]
        if xs and abs(xs[-1] - xs[0]) > 0.8 * (max(xs) - min(xs)) > _SLANT and max(ys) - min(ys) <= _HIGHEST:
            yield min(xs), min(ys), max(xs), max(ys)


def _points(count: int, fill: Callable[[Any, int], object]) -> list[Any]:
    points = (raw.FS_POINTF * min(count, _MOST_POINTS))()
    if count:
        fill(points, len(points))
    return list(points)


def string(item: Any, key: bytes) -> str:
    """An entry of an annotation that is text or a name; empty where there is none."""
    size = raw.FPDFAnnot_GetStringValue(item, key, None, 0)
    if size <= 2:
        return ""
    text = (ctypes.c_ushort * (size // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(item, key, text, size)
    return bytes(text)[: size - 2].decode("utf-16-le", "replace").replace("\r\n", "\n").replace("\r", "\n").strip()

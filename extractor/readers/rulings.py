"""The straight lines drawn on a PDF page, level or upright, in the page's own coordinates."""

from __future__ import annotations

from collections.abc import Iterator
from ctypes import c_float, c_int
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from classifier.facts import Box
from extractor.readers.glyphs import Frame
from extractor.tables import Edge

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]

MAX_OBJECTS = 20_000
MAX_EDGES = 6_000
MAX_SEGMENTS = 400
"""Of one path; longer ones are drawings and graphs."""

MAX_CURVES = 24
"""A box with round corners has twelve; what has more is no ruling."""

MAX_DEPTH = 8
SLANT = 0.5
"""Points by which a line may lean over its whole length and still count as level or upright."""

THIN = 3.0
"""A filled box thinner than this is a line, in points."""

SHORT = 3.0
"""Lines shorter than this are dashes and parts of letters, in points."""

_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class _Path:
    points: tuple[tuple[Point, ...], ...]
    stroked: bool
    filled: bool


def edges_of(page: PdfPage, frame: Frame) -> list[Edge]:
    """Level and upright lines of a page: strokes, thin filled boxes, and the sides of boxes."""
    found: list[Edge] = []
    for path in _paths(page):
        placed = [[frame.place(x, y) for x, y in points] for points in path.points]
        for points in placed:
            found += _edges_of_outline(points, path.stroked)
        if len(found) > MAX_EDGES:
            break
    page_box = (0.0, 0.0, frame.width, frame.height)
    return [e for e in found[:MAX_EDGES] if not _outside(e, page_box)]


def _outside(edge: Edge, box: Box) -> bool:
    return edge.x1 < box[0] - 1 or edge.x0 > box[2] + 1 or edge.bottom < box[1] - 1 or edge.top > box[3] + 1


def _edges_of_outline(points: list[Point], stroked: bool) -> list[Edge]:
    if not stroked:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        box = (min(xs), min(ys), max(xs), max(ys))
        if box[3] - box[1] <= THIN or box[2] - box[0] <= THIN:
            return _edge_of_thin_box(box)
    return [e for a, b in pairwise(points) for e in _edge_between(a, b)]


def _edge_of_thin_box(box: Box) -> list[Edge]:
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        middle = (top + bottom) / 2
        return _edge_between((x0, middle), (x1, middle))
    middle = (x0 + x1) / 2
    return _edge_between((middle, top), (middle, bottom))


def _edge_between(a: Point, b: Point) -> list[Edge]:
    across, down = abs(a[0] - b[0]), abs(a[1] - b[1])
    if max(across, down) < SHORT or min(across, down) > SLANT:
        return []
    if across > down:
        y = (a[1] + b[1]) / 2
        return [Edge(min(a[0], b[0]), y, max(a[0], b[0]), y)]
    x = (a[0] + b[0]) / 2
    return [Edge(x, min(a[1], b[1]), x, max(a[1], b[1]))]


def _paths(page: PdfPage) -> Iterator[_Path]:
    count = pdfium.FPDFPage_CountObjects(page.raw)
    for k in range(min(count, MAX_OBJECTS)):
        yield from _paths_in(pdfium.FPDFPage_GetObject(page.raw, k), _IDENTITY, 0)


def _paths_in(item: object, outer: Matrix, depth: int) -> Iterator[_Path]:
    kind = pdfium.FPDFPageObj_GetType(item)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        path = _path(item, outer)
        if path is not None:
            yield path
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
        inner = _times(_matrix(item), outer)
        for k in range(min(pdfium.FPDFFormObj_CountObjects(item), MAX_OBJECTS)):
            yield from _paths_in(pdfium.FPDFFormObj_GetObject(item, k), inner, depth + 1)


def _path(item: object, outer: Matrix) -> _Path | None:
    count = pdfium.FPDFPath_CountSegments(item)
    if not 2 <= count <= MAX_SEGMENTS:
        return None
    fill, stroke = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not fill.value and not stroke.value:
        return None
    outlines = _outlines(item, count, _times(_matrix(item), outer))
    return _Path(outlines, bool(stroke.value), bool(fill.value))


def _outlines(item: object, count: int, matrix: Matrix) -> tuple[tuple[Point, ...], ...]:
    """A path's outlines as corner points; a curve breaks an outline in two."""
    outlines: list[list[Point]] = []
    curves = 0
    x, y = c_float(), c_float()
    a, b, c, d, e, f = matrix
    for k in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, k)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        curves += kind == pdfium.FPDF_SEGMENT_BEZIERTO
        if curves > MAX_CURVES:
            return ()
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == pdfium.FPDF_SEGMENT_LINETO and outlines:
            outlines[-1].append(point)
        else:
            outlines.append([point])
        if outlines and pdfium.FPDFPathSegment_GetClose(segment):
            outlines[-1].append(outlines[-1][0])
    return tuple(tuple(points) for points in outlines if len(points) > 1)


def _matrix(item: object) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(m: Matrix, n: Matrix) -> Matrix:
    """First `m`, then `n`."""
    if n == _IDENTITY:
        return m
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )

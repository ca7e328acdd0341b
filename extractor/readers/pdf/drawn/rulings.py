"""The straight lines drawn on a PDF page, level or upright, in the page's own coordinates."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, repeat

import pypdfium2.raw as pdfium
from pypdfium2 import PdfPage

from classifier.facts import Box
from extractor.layout.cells import Edge
from extractor.readers.pdf import native
from extractor.readers.pdf.text.frame import Frame

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
    handle = native.address(page.raw)
    for k in range(min(native.count_objects(handle), MAX_OBJECTS)):
        yield from _paths_in(native.page_object(handle, k), _IDENTITY, 0)


def _paths_in(item: int, outer: Matrix, depth: int) -> Iterator[_Path]:
    kind = native.object_kind(item)
    if kind == pdfium.FPDF_PAGEOBJ_PATH:
        path = _path(item, outer)
        if path is not None:
            yield path
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
        inner = _times(_matrix(item), outer)
        for k in range(min(native.count_in_form(item), MAX_OBJECTS)):
            yield from _paths_in(native.form_object(item, k), inner, depth + 1)


def _path(item: int, outer: Matrix) -> _Path | None:
    count = native.count_segments(item)
    if not 2 <= count <= MAX_SEGMENTS:
        return None
    modes = array("i", (0, 0))
    start = modes.buffer_info()[0]
    native.draw_mode(item, start, start + modes.itemsize)
    filled, stroked = map(bool, modes)
    if not filled and not stroked:
        return None
    return _Path(_outlines(item, count, _times(_matrix(item), outer)), stroked, filled)


def _outlines(item: int, count: int, matrix: Matrix) -> tuple[tuple[Point, ...], ...]:
    """A path's outlines as corner points; a curve breaks an outline in two."""
    segments = list(map(native.path_segment, repeat(item), range(count)))
    kinds = list(map(native.segment_kind, segments))
    if kinds.count(pdfium.FPDF_SEGMENT_BEZIERTO) > MAX_CURVES:
        return ()
    places = array("f", bytes(8 * count))
    start = places.buffer_info()[0]
    xs = range(start, start + 8 * count, 8)
    ys = range(start + 4, start + 4 + 8 * count, 8)
    for _ in map(native.segment_point, segments, xs, ys):
        pass
    a, b, c, d, e, f = matrix
    outlines: list[list[Point]] = []
    for segment, kind, x, y in zip(segments, kinds, places[::2], places[1::2], strict=True):
        point = (a * x + c * y + e, b * x + d * y + f)
        if kind == pdfium.FPDF_SEGMENT_LINETO and outlines:
            outlines[-1].append(point)
        else:
            outlines.append([point])
        if native.segment_closes(segment):
            outlines[-1].append(outlines[-1][0])
    return tuple(tuple(points) for points in outlines if len(points) > 1)


def _matrix(item: int) -> Matrix:
    found = array("f", _IDENTITY)
    if not native.object_matrix(item, found.buffer_info()[0]):
        return _IDENTITY
    a, b, c, d, e, f = found
    return a, b, c, d, e, f


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

"""The straight lines drawn on a PDF page, level or upright, in the page's own coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, repeat

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from extractor.layout.cells import Edge
from extractor.readers.pdf import bulk, native
from extractor.readers.pdf.kernel.loading import kernel
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.unseen.paint import PATH, Paint, Places, times

MAX_OBJECTS = 20_000
"""Paths of a page that are looked at."""

MAX_EDGES = 6_000
MAX_SEGMENTS = 400
"""Of one path; longer ones are drawings and graphs."""

MAX_CURVES = 24
"""A box with round corners has twelve; what has more is no ruling."""

SLANT = 0.5
"""Points by which a line may lean over its whole length and still count as level or upright."""

THIN = 3.0
"""A filled box thinner than this is a line, in points."""

SHORT = 3.0
"""Lines shorter than this are dashes and parts of letters, in points."""

_AT_ONCE = 2_000
"""Paths that are asked for their corners in one step."""

_Flags = npt.NDArray[np.bool_]
_Numbers = npt.NDArray[np.float64]


def edges_of(paint: Paint, frame: Frame) -> list[Edge]:
    """Level and upright lines of a page: strokes, thin filled boxes, and the sides of boxes."""
    rows = _worth_asking(paint)[:MAX_OBJECTS]
    edges = _edges_by_kernel(paint, rows, frame)
    if edges is None:
        edges = _edges_in_python(paint, rows, frame)
    x0, top, x1, bottom = edges.T
    on_page = ~((x1 < -1) | (x0 > frame.width + 1) | (bottom < -1) | (top > frame.height + 1))
    return [Edge(*each) for each in edges[on_page].tolist()]


def _edges_by_kernel(paint: Paint, rows: Places, frame: Frame) -> _Numbers | None:
    c = kernel()
    if c is None:
        return None
    edges, items, matrices = np.zeros((MAX_EDGES, 4)), paint.items[rows], _matrices(paint, rows)
    media, sizes = np.array(frame.media, np.float64), np.array((SLANT, THIN, SHORT))
    places = (each.ctypes.data for each in (items, matrices, media))
    numbers = (frame.quarters, MAX_SEGMENTS, MAX_CURVES, sizes.ctypes.data, MAX_EDGES)
    return edges[: c.gauger_edges(len(rows), *places, *numbers, edges.ctypes.data)]


def _edges_in_python(paint: Paint, rows: Places, frame: Frame) -> _Numbers:
    """The same without the kernel."""
    found: list[_Numbers] = []
    for some in np.split(rows, range(_AT_ONCE, len(rows), _AT_ONCE)):
        corners = _corners(paint, some, frame)
        if corners is not None:
            found.append(_edges(corners))
        if sum(map(len, found)) > MAX_EDGES:
            break
    return np.concatenate(found)[:MAX_EDGES] if found else np.zeros((0, 4))


def _worth_asking(paint: Paint) -> Places:
    """The paths that are large enough to have an edge."""
    rows = paint.of(PATH)
    box = paint.boxes[rows]
    sides = np.maximum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1])
    return rows[~(sides < SHORT - 0.1)]


@dataclass(frozen=True, slots=True)
class _Corners:
    """The corners of some paths, one row each: x and y on the page as it is read.

    `first` marks the first corner of an outline (a curve breaks one in two), `closes` the one from which a line leads
    back to it; `stroked` says it of the path.
    """

    places: _Numbers
    first: _Flags
    closes: _Flags
    stroked: _Flags


def _corners(paint: Paint, rows: Places, frame: Frame) -> _Corners | None:
    items: list[int] = paint.items[rows].tolist()
    counts = np.fromiter(map(native.count_segments, items), np.intp, len(items))
    filled, stroked = bulk.drawn(paint.items[rows])
    wanted = np.flatnonzero((counts >= 2) & (counts <= MAX_SEGMENTS) & (filled | stroked))
    asked = (map(native.path_segment, repeat(items[k]), range(counts[k])) for k in wanted.tolist())
    segments = list(chain.from_iterable(asked))
    if not segments:
        return None
    path = np.repeat(np.arange(len(wanted)), counts[wanted])
    kinds = np.fromiter(map(native.segment_kind, segments), np.int32, len(segments))
    curves = np.bincount(path, kinds == pdfium.FPDF_SEGMENT_BEZIERTO, len(wanted))
    places = _points(segments, _matrices(paint, rows[wanted])[path])
    closes = np.fromiter(map(native.segment_closes, segments), np.bool_, len(segments))
    first = kinds != pdfium.FPDF_SEGMENT_LINETO
    first[1:] |= np.diff(path) > 0
    first[0] = True
    x, y = frame.place(places[:, 0], places[:, 1])
    kept = curves[path] <= MAX_CURVES
    if not kept.any():
        return None
    return _Corners(np.stack([x, y], axis=1)[kept], first[kept], closes[kept], stroked[wanted][path][kept])


def _points(segments: list[int], matrices: _Numbers) -> _Numbers:
    """The ends of some segments, each moved by its matrix."""
    found = np.zeros((len(segments), 2), np.float32)
    at = found.ctypes.data
    ends = at + 8 * len(segments)
    for _ in map(native.segment_point, segments, range(at, ends, 8), range(at + 4, ends + 4, 8)):
        pass
    x, y = found.astype(np.float64).T
    a, b, c, d, e, f = matrices.T
    return np.stack([a * x + c * y + e, b * x + d * y + f], axis=1)


def _matrices(paint: Paint, rows: Places) -> _Numbers:
    """Six numbers for each path, which take it to the file's points."""
    made = bulk.matrices(paint.items[rows]).astype(np.float64)
    for start, end, matrix in paint.moves:
        some = slice(*np.searchsorted(rows, (start, end)).tolist())
        made[some] = times(made[some], matrix)
    return made


def _edges(corners: _Corners) -> _Numbers:
    """x0, top, x1, bottom of the level and upright lines between some corners, in the order of these."""
    starts = np.flatnonzero(corners.first)
    outline = np.cumsum(corners.first) - 1
    begin = starts[outline]
    thin, is_bar = _thin_boxes(corners, starts)
    sides = ~is_bar[outline]
    lines = np.flatnonzero(sides & ~corners.first)
    before = np.where(corners.closes[lines - 1], begin[lines], lines - 1)
    closing = np.flatnonzero(sides & corners.closes)
    ends = [
        np.concatenate([corners.places[before], corners.places[lines]], axis=1),
        np.concatenate([corners.places[closing], corners.places[begin[closing]]], axis=1),
        thin[is_bar],
    ]
    order = np.argsort(np.concatenate([2 * lines, 2 * closing + 1, 2 * starts[is_bar]]), kind="stable")
    return _straight(np.concatenate(ends)[order])


def _thin_boxes(corners: _Corners, starts: Places) -> tuple[_Numbers, _Flags]:
    """For each outline the middle line of the box around it, and whether it is painted as such a line."""
    least = np.minimum.reduceat(corners.places, starts, axis=0)
    most = np.maximum.reduceat(corners.places, starts, axis=0)
    across, down = (most - least).T
    middle = (least + most) / 2
    lies = across >= down
    x0, x1 = np.where(lies, least[:, 0], middle[:, 0]), np.where(lies, most[:, 0], middle[:, 0])
    top, bottom = np.where(lies, middle[:, 1], least[:, 1]), np.where(lies, middle[:, 1], most[:, 1])
    is_bar = ~corners.stroked[starts] & ((across <= THIN) | (down <= THIN))
    return np.stack([x0, top, x1, bottom], axis=1), is_bar


def _straight(ends: _Numbers) -> _Numbers:
    """Those of some lines between two points that are long enough, and level or upright but for a slant."""
    xa, ya, xb, yb = ends.T
    across, down = np.abs(xa - xb), np.abs(ya - yb)
    kept = (np.maximum(across, down) >= SHORT) & (np.minimum(across, down) <= SLANT)
    lies = across > down
    x0, x1 = np.minimum(xa, xb), np.maximum(xa, xb)
    top, bottom = np.minimum(ya, yb), np.maximum(ya, yb)
    x, y = (xa + xb) / 2, (ya + yb) / 2
    x0, x1 = np.where(lies, x0, x), np.where(lies, x1, x)
    top, bottom = np.where(lies, y, top), np.where(lies, y, bottom)
    edges: _Numbers = np.stack([x0, top, x1, bottom], axis=1)[kept]
    return edges

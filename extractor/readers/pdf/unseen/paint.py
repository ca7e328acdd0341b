"""What paints a PDF page, in order, with boxes: each object is asked once, and all of them in few calls."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.readers.pdf import bulk, native
from extractor.readers.pdf.kernel.loading import kernel

MAX_DEPTH = 8
"""Forms within forms that are looked into."""

MAX_OBJECTS = 200_000
"""Objects of a page from which on its forms are not looked into any more."""

ROOM = 1_000
"""Objects, runs of them in forms and faint forms for which there is room at first, beside the page's own objects."""

FAINT = 52
"""Opacity, of 255, below which what is drawn may be lost on any ground."""

TEXT, PATH, IMAGE, SHADING, FORM = (
    raw.FPDF_PAGEOBJ_TEXT,
    raw.FPDF_PAGEOBJ_PATH,
    raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_SHADING,
    raw.FPDF_PAGEOBJ_FORM,
)

Places = npt.NDArray[np.intp]
Boxes = npt.NDArray[np.float64]
Handles = npt.NDArray[np.uint64]
Matrix = npt.NDArray[np.float64]
"""Six numbers a b c d e f, which take (x, y) to (a x + c y + e, b x + d y + f)."""

Move = tuple[int, int, Matrix]


@dataclass(frozen=True)
class Paint:
    """Objects of a page in the order in which they are painted, one row each.

    `items` are PDFium's handles, `kinds` its numbers of kinds. `boxes` are x0, y0, x1, y1 in the file's points,
    `own` the same in the coordinates of the form that holds the object. `inner` marks what a form holds; `moves` has
    the first and last row of each such run, and the matrix that takes it to the file's points. `faint` has the rows
    from which to which a form is drawn with hardly any opacity.
    """

    items: Handles
    kinds: npt.NDArray[np.int8]
    boxes: Boxes
    own: Boxes
    inner: npt.NDArray[np.bool_]
    moves: tuple[Move, ...] = ()
    faint: tuple[tuple[int, int], ...] = ()

    @cached_property
    def _by_kind(self) -> dict[int, Places]:
        return {}

    def of(self, kind: int) -> Places:
        """The rows of one kind."""
        found = self._by_kind.get(kind)
        if found is None:
            found = self._by_kind[kind] = np.flatnonzero(self.kinds == kind)
        return found


@dataclass(slots=True)
class _Found:
    items: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    faint: list[tuple[int, int]] = field(default_factory=list)


def paint_of(page: pdfium.PdfPage) -> Paint:
    """All that paints the page, but what lies in forms deeper than `MAX_DEPTH`."""
    handle = native.address(page.raw)
    found = walked(handle) or walked_in_python(handle)
    own = found.bounds.astype(np.float64)
    boxes, inner = own.copy(), np.zeros(len(own), np.bool_)
    for first, last, matrix in found.moves:
        boxes[first:last] = _moved(own[first:last], matrix)
        inner[first:last] = True
    return Paint(found.items, found.kinds, boxes, own, inner, found.moves, found.faint)


@dataclass(frozen=True, slots=True)
class Walked:
    """Objects of a page in order, as `Paint` has them.

    `bounds` are in the coordinates of the page or form that holds the object, not a number where PDFium has none.
    """

    items: Handles
    kinds: npt.NDArray[np.int8]
    bounds: npt.NDArray[np.float32]
    moves: tuple[Move, ...]
    faint: tuple[tuple[int, int], ...]


def walked(page: int | None) -> Walked | None:
    """A page's objects by the compiled kernel; none where there is no kernel."""
    c = kernel()
    if c is None:
        return None
    room = np.array([max(native.count_objects(page), 0) + ROOM, ROOM, ROOM], np.uintp)
    while True:
        objects, moves, forms = room.tolist()
        items, kinds = np.zeros(objects, np.uint64), np.zeros(objects, np.int8)
        bounds = np.zeros((objects, 4), np.float32)
        spans, matrices, faint = np.zeros((moves, 2), np.int64), np.zeros((moves, 6)), np.zeros((forms, 2), np.int64)
        places = (each.ctypes.data for each in (room, items, kinds, bounds, spans, matrices, faint))
        c.gauger_walk(page, MAX_DEPTH, MAX_OBJECTS, FAINT, *places)
        count, runs, faded = room.tolist()
        if count <= objects and runs <= moves and faded <= forms:
            found = zip(*spans[:runs].T.tolist(), matrices[:runs], strict=True)
            return Walked(items[:count], kinds[:count], bounds[:count], tuple(found), _pairs(faint[:faded]))


def _pairs(spans: npt.NDArray[np.int64]) -> tuple[tuple[int, int], ...]:
    return tuple((first, last) for first, last in spans.tolist())


def walked_in_python(page: int | None) -> Walked:
    """The same without the kernel."""
    found = _Found()
    _collect(found, page, native.count_objects(page), native.page_object, None, 0)
    items, kinds = np.array(found.items, np.uint64), np.array(found.kinds, np.int8)
    return Walked(items, kinds, _bounds(found.items), tuple(found.moves), tuple(found.faint))


def _collect(
    found: _Found, handle: int | None, count: int, at: Callable[..., int], matrix: Matrix | None, depth: int
) -> None:
    items = list(map(at, repeat(handle), range(count)))
    kinds = list(map(native.object_kind, items))
    start = 0
    for k in (k for k, kind in enumerate(kinds) if kind == FORM):
        _add(found, items[start:k], kinds[start:k], matrix)
        start = k + 1
        if depth < MAX_DEPTH and len(found.items) < MAX_OBJECTS:
            form = np.array(items[k : k + 1], np.uint64)
            own = bulk.matrices(form)[0].astype(np.float64)
            placed = own if matrix is None else times(own, matrix)
            first = len(found.items)
            _collect(found, items[k], native.count_in_form(items[k]), native.form_object, placed, depth + 1)
            if native.has_transparency(items[k]) and bulk.fills(form)[0, 3] < FAINT:
                found.faint.append((first, len(found.items)))
    _add(found, items[start:], kinds[start:], matrix)


def _add(found: _Found, items: list[int], kinds: list[int], matrix: Matrix | None) -> None:
    first = len(found.items)
    found.items += items
    found.kinds += kinds
    if matrix is not None and items:
        found.moves.append((first, len(found.items), matrix))


def _bounds(items: list[int]) -> npt.NDArray[np.float32]:
    """Not a number where PDFium gives no box."""
    found = np.full((len(items), 4), np.nan, np.float32)
    at = found.ctypes.data
    ends = at + 16 * len(items)
    sides = (range(at + 4 * k, ends + 4 * k, 16) for k in range(4))
    given = np.fromiter(map(native.object_bounds, items, *sides), np.bool_, len(items))
    found[~given] = np.nan
    return found


def times(one: Matrix, other: Matrix) -> Matrix:
    """The matrix, or one a row, that moves by the one first and then by the other; each step is rounded by itself."""
    a, b, c, d, e, f = one.T
    g, h, i, j, k, m = other
    moved = (e * g + f * i + k, e * h + f * j + m)
    return np.stack([a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, *moved], -1)


def _moved(boxes: Boxes, m: Matrix) -> Boxes:
    xs = np.stack([x * m[0] + y * m[2] + m[4] for x in boxes.T[::2] for y in boxes.T[1::2]])
    ys = np.stack([x * m[1] + y * m[3] + m[5] for x in boxes.T[::2] for y in boxes.T[1::2]])
    return np.stack([xs.min(axis=0), ys.min(axis=0), xs.max(axis=0), ys.max(axis=0)], axis=1)

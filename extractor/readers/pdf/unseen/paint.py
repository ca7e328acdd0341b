"""What paints a PDF page, in order, with boxes and inks: each object is asked once, and all of them in few calls."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractor.readers.pdf import native

MAX_DEPTH = 8
"""Forms within forms that are looked into."""

MAX_OBJECTS = 200_000
"""Objects of a page from which on its forms are not looked into any more."""

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
_Matrix = npt.NDArray[np.float64]
Move = tuple[int, int, _Matrix]


@dataclass(frozen=True, slots=True)
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

    def of(self, kind: int) -> Places:
        """The rows of one kind."""
        return np.flatnonzero(self.kinds == kind)


@dataclass(slots=True)
class _Found:
    items: list[int] = field(default_factory=list)
    kinds: list[int] = field(default_factory=list)
    moves: list[Move] = field(default_factory=list)
    faint: list[tuple[int, int]] = field(default_factory=list)


def paint_of(page: pdfium.PdfPage) -> Paint:
    """All that paints the page, but what lies in forms deeper than `MAX_DEPTH`."""
    found = _Found()
    handle = native.address(page.raw)
    _collect(found, handle, native.count_objects(handle), native.page_object, None, 0)
    items = np.array(found.items, np.uint64)
    own = _boxes(found.items)
    boxes, inner = own.copy(), np.zeros(len(items), np.bool_)
    for first, last, matrix in found.moves:
        boxes[first:last] = _moved(own[first:last], matrix)
        inner[first:last] = True
    return Paint(items, np.array(found.kinds, np.int8), boxes, own, inner, tuple(found.moves), tuple(found.faint))


def _collect(
    found: _Found, handle: int | None, count: int, at: Callable[..., int], matrix: _Matrix | None, depth: int
) -> None:
    items = list(map(at, repeat(handle), range(count)))
    kinds = list(map(native.object_kind, items))
    start = 0
    for k in (k for k, kind in enumerate(kinds) if kind == FORM):
        _add(found, items[start:k], kinds[start:k], matrix)
        start = k + 1
        if depth < MAX_DEPTH and len(found.items) < MAX_OBJECTS:
            placed = _matrix(items[k]) if matrix is None else _matrix(items[k]) @ matrix
            first = len(found.items)
            _collect(found, items[k], native.count_in_form(items[k]), native.form_object, placed, depth + 1)
            if native.has_transparency(items[k]) and inks([items[k]])[0, 3] < FAINT:
                found.faint.append((first, len(found.items)))
    _add(found, items[start:], kinds[start:], matrix)


def _add(found: _Found, items: list[int], kinds: list[int], matrix: _Matrix | None) -> None:
    first = len(found.items)
    found.items += items
    found.kinds += kinds
    if matrix is not None and items:
        found.moves.append((first, len(found.items), matrix))


def _boxes(items: list[int]) -> Boxes:
    """Not a number where PDFium gives no box."""
    found = np.full((len(items), 4), np.nan, np.float32)
    at = found.ctypes.data
    ends = at + 16 * len(items)
    sides = (range(at + 4 * k, ends + 4 * k, 16) for k in range(4))
    given = np.fromiter(map(native.object_bounds, items, *sides), np.bool_, len(items))
    found[~given] = np.nan
    return found.astype(np.float64)


def _matrix(item: int) -> _Matrix:
    found = (ctypes.c_float * 6)(1, 0, 0, 1, 0, 0)
    native.object_matrix(item, ctypes.addressof(found))
    a, b, c, d, e, f = found
    return np.array([[a, b, 0.0], [c, d, 0.0], [e, f, 1.0]])


def _moved(boxes: Boxes, m: _Matrix) -> Boxes:
    xs = np.stack([x * m[0, 0] + y * m[1, 0] + m[2, 0] for x in boxes.T[::2] for y in boxes.T[1::2]])
    ys = np.stack([x * m[0, 1] + y * m[1, 1] + m[2, 1] for x in boxes.T[::2] for y in boxes.T[1::2]])
    return np.stack([xs.min(axis=0), ys.min(axis=0), xs.max(axis=0), ys.max(axis=0)], axis=1)


def inks(items: list[int], ask: Callable[..., Any] = native.fill_colour) -> npt.NDArray[np.uint32]:
    """Red, green, blue and opacity of some objects, each of 255; opaque black where none is stated."""
    found = np.zeros((len(items), 4), np.uint32)
    found[:, 3] = 255
    at = found.ctypes.data
    ends = at + 16 * len(items)
    for _ in map(ask, items, *(range(at + 4 * k, ends + 4 * k, 16) for k in range(4))):
        pass
    return found


def drawn(items: list[int]) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Which paths are filled, and which are stroked."""
    modes = np.zeros((len(items), 2), np.int32)
    at = modes.ctypes.data
    ends = at + 8 * len(items)
    for _ in map(native.draw_mode, items, range(at, ends, 8), range(at + 4, ends + 4, 8)):
        pass
    return modes[:, 0] != 0, modes[:, 1] != 0

"""Texts of a PDF page against which something speaks: no ink, ink like paper, a clip, a layer, a later cover."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extractor.readers.pdf import bulk, native
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Flags
from extractor.readers.pdf.unseen.clips import clipped
from extractor.readers.pdf.unseen.paint import IMAGE, PATH, TEXT, Boxes, Handles, Paint, Places

LIGHT = 200
"""The least of red, green and blue from which on ink may be lost on white paper; of 255."""

DARK = 150
"""The least of red, green and blue of a ground below which white ink upon it is plainly seen."""

OPAQUE = 250
"""Opacity of a fill, of 255, from which on it may cover a text."""

LEAST_OPACITY = 52
"""Opacity of an ink, of 255, below which it may be lost on any ground."""

THIN = 2.5
"""Points: what is less than it across covers nothing."""

MUCH = 0.25
"""The share of the page from which on a picture may be a scan, under or over a recogniser's text."""

_NO_INK = (3, 7)
_AT_ONCE = 400
"""Covers that are laid over all texts in one step."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """Rows of `Paint`: texts without any ink, and texts that may be unseen for another reason."""

    inkless: Places
    doubted: Places

    def __bool__(self) -> bool:
        return bool(len(self.inkless) or len(self.doubted))


def doubts_of(paint: Paint, shown: Handles, frame: Frame, *, layered: bool) -> Doubts:
    """Doubts about the texts that own a character of the text layer (`shown`, each handle once).

    A recogniser's text over a picture, or under it, is never doubted. `layered` says that the file has a layer off.
    """
    texts = paint.of(TEXT)
    texts = texts[np.isin(paint.items[texts], shown)]
    if not len(texts):
        return Doubts(texts, texts)
    items = paint.items[texts]
    modes, marks = bulk.text_states(items)
    inkless = np.isin(modes, _NO_INK)
    grounds = _grounds(paint)
    doubted = _covered(paint, texts, grounds) | _clipped(paint, texts) | _light(paint, texts, grounds)
    if layered:
        pairs = zip((marks > 0).tolist(), items.tolist(), strict=True)
        doubted |= paint.inner[texts] | np.array([marked and _has_layer(item) for marked, item in pairs])
    doubted &= ~inkless
    for k in np.flatnonzero(doubted | inkless).tolist():
        if _recognised(paint, texts[k], frame, inkless=bool(inkless[k])):
            doubted[k] = inkless[k] = False
    return Doubts(texts[inkless], texts[doubted])


@dataclass(frozen=True, slots=True)
class _Grounds:
    """Opaque filled paths, in order, and which of them are dark enough for white ink."""

    rows: Places
    dark: Flags


def _grounds(paint: Paint) -> _Grounds:
    paths = paint.of(PATH)
    box = paint.boxes[paths]
    paths = paths[np.minimum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]) > THIN]
    filled, _ = bulk.drawn(paint.items[paths])
    colour = bulk.fills(paint.items[paths])
    opaque = filled & (colour[:, 3] >= OPAQUE)
    return _Grounds(paths[opaque], colour[opaque, :3].min(axis=1) < DARK)


def _covered(paint: Paint, texts: Places, grounds: _Grounds) -> Flags:
    """Whether something opaque, or a picture, is painted upon a text later."""
    found = np.zeros(len(texts), np.bool_)
    covers = np.union1d(grounds.rows, paint.of(IMAGE))
    covers = covers[covers > texts[0]]
    x0, y0, x1, y1 = paint.boxes[texts].T[:, :, None]
    middle = (y0 + y1) / 2
    for some in np.split(covers, range(_AT_ONCE, len(covers), _AT_ONCE)):
        a, b, c, d = paint.boxes[some].T[:, None, :]
        over = (a < x1 - THIN) & (c > x0 + THIN) & (b < middle) & (d > middle)
        found |= (over & (some[None, :] > texts[:, None])).any(axis=1)
    return found


def _light(paint: Paint, texts: Places, grounds: _Grounds) -> Flags:
    """Whether a text's ink is like paper, and no dark ground lies under all of it."""
    colour = bulk.fills(paint.items[texts])
    found: Flags = (colour[:, :3].min(axis=1) >= LIGHT) | (colour[:, 3] < LEAST_OPACITY)
    for k in np.flatnonzero(found).tolist():
        found[k] = not _on_dark(paint.boxes[texts[k]], paint.boxes[grounds.rows], grounds, texts[k])
    return found


def _on_dark(box: npt.NDArray[np.float64], under: Boxes, grounds: _Grounds, row: np.intp) -> bool:
    """Whether the last ground painted under a text is dark, and lies under all of it."""
    x0, y0, x1, y1 = box
    a, b, c, d = under.T
    met = np.flatnonzero((a < x1) & (c > x0) & (b < y1) & (d > y0) & (grounds.rows < row))
    if not len(met):
        return False
    last = met[-1]
    holds = a[last] <= x0 + 1 and c[last] >= x1 - 1 and b[last] <= y0 + 1 and d[last] >= y1 - 1
    return bool(grounds.dark[last] and holds)


def _has_layer(item: int) -> bool:
    for k in range(native.count_marks(item)):
        name, size = (ctypes.c_char * 8)(), ctypes.c_ulong()
        native.mark_name(native.mark(item, k), ctypes.addressof(name), 8, ctypes.addressof(size))
        if name.raw[:6] == b"O\0C\0\0\0":
            return True
    return False


def _clipped(paint: Paint, texts: Places) -> Flags:
    """Whether a text reaches out of the box around one of the paths that clip it."""
    return clipped(paint.items[texts], paint.own[texts])


def _recognised(paint: Paint, row: np.intp, frame: Frame, *, inkless: bool) -> bool:
    """Whether a text lies upon a picture, as a recogniser writes what it read there."""
    x0, y0, x1, y1 = paint.boxes[row]
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    least = 0.0 if inkless else MUCH * frame.width * frame.height
    a, b, c, d = paint.boxes[paint.of(IMAGE)].T
    large = (c - a) * (d - b) > max(least, (x1 - x0) * (y1 - y0))
    return bool(((a < x) & (x < c) & (b < y) & (y < d) & large).any())

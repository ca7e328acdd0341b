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
from extractor.readers.pdf.unseen.paint import (
    FAINT,
    IMAGE,
    PATH,
    SHADING,
    TEXT,
    Boxes,
    Handles,
    Paint,
    Places,
)

LIGHT = 190
"""The least of red, green and blue from which on ink may be lost on white paper; of 255."""

DARK = 150
"""The least of red, green and blue of a ground below which white ink upon it is plainly seen."""

OPAQUE = 250
"""Opacity of a fill, of 255, from which on it may cover a text."""

NEAR = 48
"""Up to this, in red, green and blue, an ink may be lost on a ground; of 255."""

BROAD = 4.0
"""Points of width from which on a stroke may cover a text."""

THIN = 2.5
"""Points: what is less than it across covers nothing."""

HAIR = 0.9
"""Points: what is less than it across is a ruling, of which no number of them covers a text."""

MUCH = 0.25
"""The share of the page from which on a picture may be a scan, under or over a recogniser's text."""

_NO_INK = (3, 7)
_ONLY_OUTLINED = (1, 5)
_OUTLINED = (*_ONLY_OUTLINED, 2, 6)
"""Modes of text (ISO 32000-1, table 106)."""

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
    """Doubts about the texts that own a character of the text layer (`shown`, each handle once, in order).

    A recogniser's text over a picture, or under it, is never doubted. `layered` says that the file has a layer off.
    """
    texts = paint.of(TEXT)
    texts = texts[bulk.among(paint.items[texts], shown)]
    if not len(texts):
        return Doubts(texts, texts)
    items = paint.items[texts]
    modes, marks = bulk.text_states(items)
    inkless = _has_mode(modes, _NO_INK)
    grounds = _grounds(paint)
    colour = _ink(items, modes)
    doubted = _covered(paint, texts, grounds) | _clipped(paint, texts) | _faint(paint, texts, colour)
    doubted |= _erased(paint, texts)
    doubted |= _light(paint, texts, colour, grounds) | _alike(paint, texts, colour, grounds)
    if layered:
        pairs = zip((marks > 0).tolist(), items.tolist(), strict=True)
        doubted |= paint.inner[texts] | np.array([marked and _has_layer(item) for marked, item in pairs])
    doubted &= ~inkless
    doubtful = np.flatnonzero(doubted | inkless)
    if len(doubtful) and len(paint.of(IMAGE)):
        read = doubtful[_recognised(paint, texts[doubtful], frame, inkless[doubtful])]
        doubted[read] = inkless[read] = False
    return Doubts(texts[inkless], texts[doubted])


@dataclass(frozen=True, slots=True)
class _Grounds:
    """Opaque filled paths, in order, their colours, and which of them are dark enough for white ink.

    `more` are other things that may cover a text: broad strokes, and thin white bars, of which many may lie side by
    side.
    """

    rows: Places
    colour: npt.NDArray[np.int64]
    dark: Flags
    more: Places


def _grounds(paint: Paint) -> _Grounds:
    paths = paint.of(PATH)
    box = paint.boxes[paths]
    wide = np.minimum(box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]) > HAIR
    paths, box = paths[wide], box[wide]
    across, up = box[:, 2] - box[:, 0], box[:, 3] - box[:, 1]
    items = paint.items[paths]
    filled, stroked = bulk.drawn(items)
    colour = bulk.fills(items)
    opaque = filled & (colour[:, 3] >= OPAQUE)
    thick = np.minimum(across, up) > THIN
    rows, found = paths[opaque & thick], colour[opaque & thick, :3].astype(np.int64)
    bars = opaque & ~thick & (across > THIN) & (colour[:, :3].min(axis=1) >= LIGHT)
    lines = np.flatnonzero(stroked & ~filled & (np.minimum(across, up) > BROAD))
    lines = lines[_are_broad(items[lines])]
    more = np.concatenate([paths[bars], paths[lines]])
    return _Grounds(rows, found, found.min(axis=1, initial=255) < DARK, more)


def _are_broad(paths: Handles) -> Flags:
    broad: Flags = (bulk.stroke_widths(paths) > BROAD) & (bulk.strokes(paths)[:, 3] >= OPAQUE)
    return broad


def _has_mode(modes: bulk.Numbers, several: tuple[int, ...]) -> Flags:
    found = np.zeros(len(modes), np.bool_)
    for mode in several:
        found |= modes == mode
    return found


def _ink(items: Handles, modes: bulk.Numbers) -> bulk.Codes:
    """Each text's ink: of its inside, of its outline, or the darker of both, as its mode has it."""
    colour = bulk.fills(items)
    some = np.flatnonzero(_has_mode(modes, _OUTLINED))
    if len(some):
        lines, alone = bulk.strokes(items[some]), _has_mode(modes[some], _ONLY_OUTLINED)
        colour[some] = np.where(alone[:, None], lines, np.minimum(colour[some], lines))
    return colour


def _faint(paint: Paint, texts: Places, colour: bulk.Codes) -> Flags:
    """Whether a text is drawn through a mask, or in a form that is hardly drawn."""
    found: Flags = bulk.transparent(paint.items[texts]) & (colour[:, 3] >= OPAQUE)
    for first, last in paint.faint:
        found |= (texts >= first) & (texts < last)
    return found


def _alike(paint: Paint, texts: Places, colour: bulk.Codes, grounds: _Grounds) -> Flags:
    """Whether a text has about the colour of something that is painted under it."""
    found = np.zeros(len(texts), np.bool_)
    own = colour[:, :3].astype(np.int64)
    packed = own @ np.array([1 << 16, 1 << 8, 1])
    for one in np.unique(packed[own.min(axis=1) < LIGHT]).tolist() if len(grounds.colour) else ():
        ink = np.array([one >> 16, one >> 8 & 255, one & 255])
        near = np.abs(grounds.colour - ink).max(axis=1, initial=0) <= NEAR
        if near.any():
            mine = np.flatnonzero(packed == one)
            found[mine] = _overlaid(paint, texts[mine], grounds.rows[near], under=True)
    return found


def _covered(paint: Paint, texts: Places, grounds: _Grounds) -> Flags:
    """Whether something opaque, a picture or a shading, is painted upon a text later."""
    covers = np.concatenate([grounds.rows, grounds.more, paint.of(IMAGE), paint.of(SHADING)])
    return _overlaid(paint, texts, np.sort(covers[covers > texts[0]]), under=False)


def _erased(paint: Paint, texts: Places) -> Flags:
    """Whether a text in light ink is printed upon a text later.

    All texts of the page count: of two with the same words the text layer has the first alone.
    """
    every = paint.of(TEXT)
    light = bulk.fills(paint.items[every])[:, :3].min(axis=1) >= LIGHT
    return _overlaid(paint, texts, every[light & (every > texts[0])], under=False)


def _overlaid(paint: Paint, texts: Places, covers: Places, *, under: bool) -> Flags:
    """Which texts have one of some objects at their middle, painted later, or earlier where `under`."""
    found = np.zeros(len(texts), np.bool_)
    x0, y0, x1, y1 = paint.boxes[texts].T[:, :, None]
    middle = (y0 + y1) / 2
    for some in np.split(covers, range(_AT_ONCE, len(covers), _AT_ONCE)):
        a, b, c, d = paint.boxes[some].T[:, None, :]
        over = (a < x1 - THIN) & (c > x0 + THIN) & (b < middle) & (d > middle)
        later = some[None, :] > texts[:, None]
        found |= (over & (later ^ under)).any(axis=1)
    return found


def _light(paint: Paint, texts: Places, colour: bulk.Codes, grounds: _Grounds) -> Flags:
    """Whether a text's ink is like paper, and no dark ground lies under all of it."""
    found: Flags = (colour[:, :3].min(axis=1) >= LIGHT) | (colour[:, 3] < FAINT)
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
    """Whether a text reaches out of one of the paths that clip it."""
    return clipped(paint.items[texts], paint.own[texts])


def _recognised(paint: Paint, texts: Places, frame: Frame, inkless: Flags) -> Flags:
    """Which texts lie upon a picture, as a recogniser writes what it read there."""
    x0, y0, x1, y1 = paint.boxes[texts].T
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    least = np.maximum(np.where(inkless, 0.0, MUCH * frame.width * frame.height), (x1 - x0) * (y1 - y0))
    found = np.zeros(len(texts), np.bool_)
    for a, b, c, d in paint.boxes[paint.of(IMAGE)].tolist():
        found |= (a < x) & (x < c) & (b < y) & (y < d) & ((c - a) * (d - b) > least)
    return found

"""Text that a drawn line strikes out."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extractor.readers.pdf import bulk, native
from extractor.readers.pdf.text.frame import FileBox, Frame
from extractor.readers.pdf.text.glyphs import Flags, Floats, Glyphs
from extractor.readers.pdf.unseen.paint import FAINT, IMAGE, PATH, Boxes, Paint, Places

THIN = 2.5
"""Points: a painted bar up to this height may strike text out; what is less than it across covers nothing."""

LIGHT = 200
"""The least of red, green and blue from which on a bar strikes nothing out; of 255."""

THICK = 0.45
"""Sizes of its type that a bar may be high."""

BROADEST = 0.7
"""Sizes of its type that a stroke may be broad which nothing shows through; a broader one marks what it is under."""

SOLID = 250
"""Opacity, of 255, from which on nothing shows through a stroke: a marker's is less."""

FREE = 3.0
"""Sizes of its type that a line which a person laid upon the page may reach beyond the text."""

LEANING = 1.5
"""Sizes of its type that a stroke, without its own width, may rise or fall."""

OFF = 0.15
"""Heights of a leaning stroke by which its middle may stand off the middle of what it strikes."""

TYPED = "-‐‑–—―−─━=~xX×*#█■"
"""Characters of which a row may be typed over a text to strike it out."""

MOST_UP = 24.0
"""Points that a stroke may rise or fall."""

CORNERS = 4
"""Of a leaning bar."""

MAX_POINTS = 40
"""Points of a path that may be one stroke."""

_MOST = 0.5
"""The share of a word's characters that are struck from which on all of it is."""

_TYPED = np.zeros(0x2600, np.bool_)
_TYPED[[ord(sign) for sign in TYPED]] = True
_ON_SIDE = (90, 270)
_SWAPPED = [1, 0, 3, 2]


def struck(paint: Paint, frame: Frame, glyphs: Glyphs, more: Sequence[FileBox] = ()) -> Flags:
    """A flag for each character: a bar or a stroke runs through its middle.

    It begins and ends with them, as a table's ruling does not. `more` are bars of lines that viewers draw, in the
    file's points.
    """
    found = np.zeros(len(glyphs), np.bool_)
    bars = _bars(paint)
    upright = ~glyphs.white & (glyphs.turned == 0)
    _type_over(found, upright, glyphs)
    if not (len(bars) or more):
        return _whole_words(found, glyphs) if found.any() else found
    places = _on_page(np.concatenate([paint.boxes[bars], np.reshape(more, (-1, 4))]), frame)
    items = paint.items[bars].tolist()
    _cross(found, np.flatnonzero(upright), glyphs.box, glyphs.size, places, items)
    on_side = ~glyphs.white & ((glyphs.turned == _ON_SIDE[0]) | (glyphs.turned == _ON_SIDE[1]))
    if on_side.any():
        _cross(found, np.flatnonzero(on_side), glyphs.box[:, _SWAPPED], glyphs.size, places[:, _SWAPPED], items)
    return _whole_words(found, glyphs) if found.any() else found


def _type_over(found: Flags, upright: Flags, glyphs: Glyphs) -> None:
    """Marks upright characters upon which a row of one sign is typed, and the row with them."""
    codes = np.frombuffer(glyphs.text.encode("utf-32-le", "surrogatepass"), "<u4")
    typed = upright & _TYPED[np.minimum(codes, len(_TYPED) - 1)]
    goes_on = typed[1:] & typed[:-1] & (codes[1:] == codes[:-1])
    ends = np.flatnonzero(np.diff(np.concatenate([[False], goes_on, [False]]).astype(np.int8))).reshape(-1, 2)
    if not len(ends):
        return
    plain, bars = upright.copy(), np.zeros((len(ends), 4))
    for bar, (first, last) in zip(bars, ends.tolist(), strict=True):
        row = glyphs.box[first : last + 1]
        bar[:] = row[:, 0].min(), row[:, 1::2].mean(), row[:, 2].max(), row[:, 1::2].mean()
        plain[first : last + 1] = False
    _cross(found, np.flatnonzero(plain), glyphs.box, glyphs.size, bars, [])
    under = glyphs.box[found]
    for (x0, y, x1, _), (first, last) in zip(bars.tolist(), ends.tolist(), strict=True) if len(under) else ():
        on = (under[:, 0] < x1) & (under[:, 2] > x0) & (under[:, 1] < y) & (under[:, 3] > y)
        found[first : last + 1] = on.any()


def _whole_words(found: Flags, glyphs: Glyphs) -> Flags:
    """As found, with the rest of each word that is struck for the most part.

    A hand's stroke often ends too early, and what would be left of a number is another number.
    """
    word = np.cumsum(glyphs.white)
    shown = ~glyphs.white
    count = np.bincount(word[shown], minlength=word[-1] + 1)
    struck_out = np.bincount(word[found & shown], minlength=word[-1] + 1)
    most = (struck_out > 0) & (struck_out >= _MOST * count)
    whole: Flags = found | (most[word] & shown)
    return whole


def _cross(found: Flags, plain: Places, boxes: Floats, sizes: Floats, places: Boxes, items: list[int]) -> None:
    """Marks the characters `plain` that one of the bars strikes; boxes and places along the line of the text."""
    box, size = boxes[plain], np.maximum(sizes[plain], 1.0)
    height = box[:, 3] - box[:, 1]
    middles = _Middles.of(box[:, 1] + 0.35 * height, box[:, 1] + 0.72 * height)
    across = (box[:, 0] + box[:, 2]) / 2
    along = np.sort(across)
    reached = np.searchsorted(along, places[:, 0], "right") < np.searchsorted(along, places[:, 2], "left")
    some = np.flatnonzero(reached)  # most rulings down a table have no character above, below or upon them
    for row, near in _crossed(middles, places[some]):
        k = int(some[row])
        x0, top, x1, bottom = places[k].tolist()
        on = near[(across[near] > x0) & (across[near] < x1)]
        if not len(on):
            continue
        reach = float(size[on].max())
        slack = reach if k < len(items) else FREE * reach
        ends_with_it = box[on, 0].min() - x0 < slack and x1 - box[on, 2].max() < slack
        if ends_with_it and _strikes(items[k] if k < len(items) else None, bottom - top, reach, len(on)):
            found[plain[on]] = True


def _crossed(middles: _Middles, places: Boxes) -> Iterator[tuple[int, Places]]:
    """The bars and strokes that run through middle parts of characters, each with these.

    A stroke that leans is drawn by hand: its own middle may lie a little above or below.
    """
    middle, up = (places[:, 1] + places[:, 3]) / 2, places[:, 3] - places[:, 1]
    yield from middles.crossed(middle)
    leaning = np.flatnonzero(up > THIN)
    for aside in (-OFF, OFF) if len(leaning) else ():
        for k, near in middles.crossed(middle[leaning] + aside * up[leaning]):
            yield int(leaning[k]), near


def _strikes(item: int | None, up: float, size: float, count: int) -> bool:
    """Whether what lies through so many characters of a size is a line: a bar, or a stroke that leans or swings."""
    if up <= max(THIN, THICK * size):
        return item is None or native.object_kind(item) == IMAGE or _is_inked(item)
    if item is None:
        return up <= LEANING * size and count > 1
    if count < 2 or native.object_kind(item) != PATH or not _is_inked(item):
        return False
    path = np.array([item], np.uint64)
    filled, stroked = (bool(each[0]) for each in bulk.drawn(path))
    width = float(bulk.stroke_widths(path)[0]) if stroked else 0.0
    is_solid = (bulk.fills if filled else bulk.strokes)(path)[0, 3] >= SOLID
    most = max(THIN, (BROADEST if is_solid else THICK) * size)
    if up - width > LEANING * size or width > most:
        return False
    points = _points(item)
    return _is_leaning_bar(points, most) if filled else _is_open(points)


_Point = tuple[float, float, bool]
"""A point of a path, and whether the path is closed with it."""


def _points(item: int) -> list[_Point]:
    """The points of a path; none where there are too many for one stroke."""
    count = native.count_segments(item)
    found: list[_Point] = []
    for k in range(count if 2 <= count <= MAX_POINTS else 0):
        x, y = ctypes.c_float(), ctypes.c_float()
        segment = native.path_segment(item, k)
        if not segment:
            return []
        native.segment_point(segment, ctypes.addressof(x), ctypes.addressof(y))
        found.append((x.value, y.value, bool(native.segment_closes(segment))))
    return found


def _is_open(points: list[_Point]) -> bool:
    """Whether points are those of a stroke, not of a shape: it ends far from where it began."""
    if not points or any(closes for _, _, closes in points):
        return False
    xs, ys, _ = zip(*points, strict=True)
    along = max(max(xs) - min(xs), max(ys) - min(ys))
    return bool(max(abs(xs[-1] - xs[0]), abs(ys[-1] - ys[0])) > 0.8 * along)


def _is_leaning_bar(points: list[_Point], most: float) -> bool:
    """Whether points are the corners of a leaning bar up to `most` points thick, as some programs draw a stroke."""
    corners = [(x, y) for k, (x, y, _) in enumerate(points) if not k or (x, y) != points[k - 1][:2]]
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners.pop()
    if len(corners) != CORNERS:
        return False
    turned = [*corners[1:], corners[0]]
    area = abs(sum(a * d - c * b for (a, b), (c, d) in zip(corners, turned, strict=True))) / 2
    along = max(np.hypot(c - a, d - b) for (a, b), (c, d) in zip(corners, turned, strict=True))
    return bool(along > MOST_UP * 0.8 and area <= most * along)


@dataclass(frozen=True, slots=True)
class _Middles:
    """The middle parts of characters, from the top down: where each begins and ends, and which character it is of."""

    high: Floats
    low: Floats
    which: Places

    @classmethod
    def of(cls, high: Floats, low: Floats) -> _Middles:
        order = np.argsort(high, kind="stable")
        return cls(high[order], low[order], order)

    def crossed(self, heights: Boxes) -> Iterator[tuple[int, Places]]:
        """The numbers of the heights that lie within any middle part, each with the characters: few rulings do."""
        end = np.searchsorted(self.high, heights, side="left")
        lowest = np.maximum.accumulate(self.low)
        start = np.searchsorted(lowest, heights, side="right")  # all before it end above
        for k in np.flatnonzero(start < end).tolist():
            some = slice(start[k], end[k])
            yield k, self.which[some][self.low[some] > heights[k]]


def _bars(paint: Paint) -> Places:
    """Rows of bars, flat pictures, and strokes that are not too high."""
    across = paint.boxes[:, 2] - paint.boxes[:, 0]
    up = paint.boxes[:, 3] - paint.boxes[:, 1]
    low, long = np.minimum(across, up), np.maximum(across, up)
    flat = ((paint.kinds == PATH) | (paint.kinds == IMAGE)) & (low <= THIN) & (long > THIN)
    leaning = (paint.kinds == PATH) & (low > THIN) & (low <= MOST_UP) & (long > 0.8 * MOST_UP)
    bars: Places = np.flatnonzero(flat | leaning)
    return bars


def _on_page(boxes: Boxes, frame: Frame) -> Boxes:
    xa, ya = frame.place(boxes[:, 0], boxes[:, 1])
    xb, yb = frame.place(boxes[:, 2], boxes[:, 3])
    return np.stack([np.minimum(xa, xb), np.minimum(ya, yb), np.maximum(xa, xb), np.maximum(ya, yb)], axis=1)


def _is_inked(item: int) -> bool:
    path = np.array([item], np.uint64)
    filled, stroked = (bool(each[0]) for each in bulk.drawn(path))
    if not (filled or stroked):
        return False
    *ink, opacity = (bulk.fills if filled else bulk.strokes)(path)[0].tolist()
    return bool(min(ink) < LIGHT and opacity >= FAINT)

"""Text that a drawn line strikes out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from classifier.facts import Box
from extractor.readers.pdf import bulk
from extractor.readers.pdf.text.frame import Frame
from extractor.readers.pdf.text.glyphs import Flags, Floats, Glyphs
from extractor.readers.pdf.unseen.paint import PATH, Boxes, Paint, Places

THIN = 2.5
"""Points: a painted bar up to this height may strike text out; what is less than it across covers nothing."""

LIGHT = 200
"""The least of red, green and blue from which on a bar strikes nothing out; of 255."""

LEAST_OPACITY = 52
"""Of 255, below which a bar strikes nothing out."""


def struck(paint: Paint, frame: Frame, glyphs: Glyphs, more: Sequence[Box] = ()) -> Flags:
    """Characters through whose middle a bar runs that begins and ends with them, as a table's ruling does not.

    `more` are bars of lines that viewers draw, in the file's points.
    """
    found = np.zeros(len(glyphs), np.bool_)
    plain = np.flatnonzero(~glyphs.white & (glyphs.turned == 0))
    bars = _bars(paint)
    if not (len(bars) or more) or not len(plain):
        return found
    box, size = glyphs.box[plain], np.maximum(glyphs.size[plain], 1.0)
    height = box[:, 3] - box[:, 1]
    middles = _Middles.of(box[:, 1] + 0.35 * height, box[:, 1] + 0.72 * height)
    across = (box[:, 0] + box[:, 2]) / 2
    places = _on_page(np.concatenate([paint.boxes[bars], np.reshape(more, (-1, 4))]), frame)
    for k, near in middles.crossed((places[:, 1] + places[:, 3]) / 2):
        x0, _, x1, _ = places[k].tolist()
        on = near[(across[near] > x0) & (across[near] < x1)]
        if not len(on):
            continue
        reach = float(size[on].max())
        ends_with_it = box[on, 0].min() - x0 < reach and x1 - box[on, 2].max() < reach
        if ends_with_it and (k >= len(bars) or _is_inked(int(paint.items[bars[k]]))):
            found[plain[on]] = True
    return found


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
    paths = paint.of(PATH)
    across = paint.boxes[paths, 2] - paint.boxes[paths, 0]
    up = paint.boxes[paths, 3] - paint.boxes[paths, 1]
    bars: Places = paths[(up <= THIN) & (across > THIN)]
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
    return bool(min(ink) < LIGHT and opacity >= LEAST_OPACITY)
